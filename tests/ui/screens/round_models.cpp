#include "ui/screens/round_models.h"

#include "app/command.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace trivsel::tests {
namespace {

using core::Position;
using Status = app::RoundModel::Status;

const definitions::Catalog& catalog()
{
    static const definitions::Catalog kCatalog = [] {
        auto loaded = definitions::Catalog::load(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data");
        if (!loaded) throw std::runtime_error(loaded.error().message.en);
        return *loaded;
    }();
    return kCatalog;
}

Date day(int year, unsigned month, unsigned d)
{
    return *Date::of(year, month, d);
}

constexpr std::array kNames{
    "Agnes Bak",    "Albert Dam",    "Alma Friis", "Anton Holst",  "Asta Juhl",   "August Krog", "Clara Lind",
    "Ella Møller",  "Emil Nørgaard", "Frida Ravn", "Karl Skov",    "Laura Toft",  "Liam Vad",    "Luna Winther",
    "Malthe Abel",  "Maja Birk",     "Mikkel Due", "Nora Elm",     "Oliver Fog",  "Olivia Gram", "Oscar Høj",
    "Sara Iversen", "Sofia Jul",     "Theo Kjær",  "Valdemar Lau", "Victor Munk", "William Nis", "Åse Ærø"};

app::RoundModel::Row doneRow(const char* name, int age, std::vector<Position> areas, Position own)
{
    app::RoundModel::Row row;
    row.name = name;
    row.ageMonths = age;
    for (const Position p : areas) row.areas.emplace_back(p);
    row.decided = row.items = 24;
    row.ratingsDone = 2;
    row.own = own;
    row.status = Status::ReadyForTeam;
    return row;
}

} // namespace

app::RoundModel blueRoom()
{
    constexpr auto G = Position::Green;
    constexpr auto Y = Position::Yellow;
    constexpr auto R = Position::Red;
    app::RoundModel m;
    m.unit = UnitId{3};
    m.unitName = "Blå stue";
    m.units = {{UnitId{3}, "Blå stue", "Strandhuset", RoundId{7}}, {UnitId{4}, "Rød stue", "Strandhuset", {}}};
    m.hasRound = m.isOpen = m.mayRate = m.mayClose = m.mayInvite = true;
    m.round = RoundId{7};
    m.earlierRounds = {{RoundId{5}, {"Forår 2026", "Spring 2026"}}};
    m.title = {"Efterår 2026", "Autumn 2026"};
    m.from = day(2026, 9, 1);
    m.to = day(2026, 10, 31);
    m.daysLeft = 9;
    m.areaTitles = {{"Psykisk", "Mental"}, {"Kognitiv", "Cognitive"}, {"Social", "Social"}, {"Fysisk", "Physical"}};
    m.invitable = {{UserId{9}, "Karen Vig"}, {UserId{10}, "Ole Brandt"}};
    const std::vector<std::vector<Position>> areas{{G, G, Y, G}, {G, G, G, G}, {G, G, G, G}, {G, G, G, G},
                                                   {Y, Y, G, G}, {G, R, R, G}, {G, G, G, G}};
    const std::array own{Y, G, G, G, Y, R, G};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        const int age = 36 + static_cast<int>(i * 7 % 35);
        app::RoundModel::Row row =
            doneRow(kNames[i], age, i < areas.size() ? areas[i] : std::vector<Position>{}, i < own.size() ? own[i] : G);
        row.child = ChildId{static_cast<std::int64_t>(100 + i)};
        row.areas.resize(4);
        if (i == 1) {
            row.status = Status::Agreed;
            row.common = G;
        }
        if (i == 5) {
            row.status = Status::Agreed;
            row.common = R;
        }
        if (i == 7) {
            row.areas = {G, G, G, G};
            row.ratingsDone = 1;
            row.status = Status::WaitingForOthers;
            row.missing = {"Jonas Bech"};
        }
        if (i == 8) {
            row.areas = {G, G, {}, {}};
            row.decided = 9;
            row.ratingsDone = 1;
            row.own = Position::Unassessed;
            row.status = Status::InProgress;
        }
        if (i >= 9) {
            row.decided = row.ratingsDone = 0;
            row.own = Position::Unassessed;
            row.status = Status::NotStarted;
        }
        if (i == 10) {
            row.status = Status::NoPosition;
            row.reason = "Ferie";
        }
        if (i == 11) {
            row.ageMonths = 26;
            row.isNewcomer = true;
        }
        if (i == 12) row.status = Status::NoForm;
        if (i == 27) row.status = Status::Left;
        m.rows.push_back(std::move(row));
    }
    m.mineDone = 8;
    m.total = 28;
    m.readyForTeam = 5;
    m.agreed = 2;
    m.missing = 23;
    m.nextToRate = m.rows[8].child;
    m.nextForTeam = m.rows[0].child;
    return m;
}

app::RoundModel wideRoom(int children, int areas)
{
    app::RoundModel m = blueRoom();
    m.areaTitles.clear();
    for (int a = 0; a < areas; ++a) m.areaTitles.push_back({"O" + std::to_string(a + 1), {}});
    m.rows.resize(static_cast<std::size_t>(children), m.rows.front());
    for (std::size_t i = 0; i < m.rows.size(); ++i) {
        m.rows[i].child = ChildId{static_cast<std::int64_t>(100 + i)};
        m.rows[i].areas.assign(static_cast<std::size_t>(areas), i % 5 == 0 ? Position::Yellow : Position::Green);
    }
    return m;
}

app::RatingModel astaRating(int answered)
{
    const core::InstrumentPtr form = catalog().instrument("trivsel-3-5");
    app::RatingModel m;
    m.round = RoundId{7};
    m.unit = UnitId{3};
    m.child = {ChildId{104}, "Asta Juhl", 52, "Blå stue", false};
    m.index = 5;
    m.count = 28;
    m.previous = ChildId{103};
    m.next = m.nextToRate = ChildId{105};
    m.formTitle = form->title;
    m.source = form->source;
    m.areas = app::emptyAreas(*form);
    m.notSeenLabel = {"Ikke set endnu", "Not seen yet"};
    m.mayEdit = true;
    for (auto& area : m.areas) {
        for (auto& item : area.items) {
            ++m.items;
            if (answered-- <= 0) continue;
            const bool isSign = item.item == 1 || item.item == 3;
            item.answer = {core::Answer::Kind::Option, static_cast<std::uint8_t>(isSign ? 1 : 0)};
            ++area.decided;
            ++m.decided;
        }
    }
    m.canFinish = m.decided == m.items;
    m.canUndo = m.decided > 0;
    return m;
}

app::RatingModel astaDone()
{
    app::RatingModel m = astaRating(1000);
    m.mayEdit = m.canFinish = m.canUndo = false;
    m.isDone = m.maySetOwn = true;
    m.areas[0].items[1].comment = "Græder oftest om mandagen, når far går.";
    m.comment = "Bygger længe og fortæller gerne om det.";
    app::WhyModel why;
    why.position = Position::Yellow;
    why.rule = {"Mindst to tegn inden for samme område, begyndende eller tydelige",
                "At least two signs within the same area"};
    why.decidingItems = {m.areas[0].items[1].text, m.areas[0].items[3].text};
    why.answered = why.items = 20;
    why.areas = {{m.areas[0].title, 0.4, Position::Yellow, 0.8, Position::Red},
                 {m.areas[1].title, 0.0, Position::Green, 0.4, Position::Yellow}};
    why.changes = {{m.areas[0].items[1].text, {"Trives", "Thriving"}, Position::Green},
                   {m.areas[0].items[3].text, {}, Position::Green}};
    why.scheme = {"Helhedsvurdering", "Overall assessment"};
    m.suggestion = why;
    m.earlier = {{{"Forår 2026", "Spring 2026"}, Position::Green, day(2026, 4, 14)},
                 {{"Efterår 2025", "Autumn 2025"}, Position::Yellow, day(2025, 10, 12)}};
    return m;
}

void follow(app::RatingModel& m, const app::Command& command)
{
    const auto each = [&](auto change) {
        for (auto& area : m.areas)
            for (auto& item : area.items) change(item);
    };
    if (const auto* answer = std::get_if<app::SetAnswer>(&command))
        each([&](auto& item) {
            if (item.item == answer->item) item.answer = answer->answer;
        });
    if (const auto* review = std::get_if<app::ReviewArea>(&command))
        for (auto& area : m.areas)
            if (area.id == review->area) area.isReviewed = review->reviewed;
    if (const auto* comment = std::get_if<app::SetComment>(&command)) {
        if (comment->item.empty()) m.comment = comment->text;
        each([&](auto& item) {
            if (item.id == comment->item) item.comment = comment->text;
        });
    }
    m.decided = 0;
    for (auto& area : m.areas) {
        area.decided = 0;
        for (auto& item : area.items) {
            item.isCoveredByReview = area.isReviewed && item.answer.kind == core::Answer::Kind::None;
            area.decided += item.isCoveredByReview || item.answer.kind != core::Answer::Kind::None ? 1 : 0;
        }
        m.decided += area.decided;
    }
    m.canFinish = m.mayEdit && m.decided == m.items;
    m.canUndo = m.mayEdit;
    if (std::holds_alternative<app::FinishRating>(command) && m.decided == m.items) {
        app::RatingModel done = astaDone();
        done.areas = m.areas;
        done.comment = m.comment;
        m = done;
    }
    if (const auto* own = std::get_if<app::SetOwnPosition>(&command)) m.own = own->position;
}

app::TeamModel astaTeam()
{
    app::TeamModel m;
    m.round = RoundId{7};
    m.unit = UnitId{3};
    m.child = {ChildId{104}, "Asta Juhl", 52, "Blå stue", false};
    m.index = 5;
    m.count = 16;
    m.previous = ChildId{103};
    m.next = ChildId{105};
    m.isReady = m.mayAgree = true;
    m.ratingsDone = 2;
    m.raters = {{UserId{1}, "Mette Holm", Position::Red, "Bygger og fortæller længe med én voksen.", false},
                {UserId{2}, "Jonas Bech", Position::Yellow, "", false}};
    const Text green{"Trives", "Thriving"};
    const Text yellow{"Begyndende tegn", "Early signs"};
    const Text red{"Tydelige tegn", "Clear signs"};
    const core::InstrumentPtr form = catalog().instrument("trivsel-3-5");
    const auto row = [&](std::size_t item, app::TeamModel::Cell a, app::TeamModel::Cell b, std::string first = {},
                         std::string second = {}) {
        return app::TeamModel::Row{form->areas[form->items[item].area].title,
                                   form->items[item].text,
                                   {std::move(a), std::move(b)},
                                   {std::move(first), std::move(second)}};
    };
    m.differing = {row(1, {yellow, Position::Yellow}, {green, Position::Green}, "Græder oftest om mandagen"),
                   row(10, {red, Position::Red}, {yellow, Position::Yellow}, "Bliver valgt fra, når vi er mange",
                       "Jeg ser det mest på legepladsen"),
                   row(13, {green, Position::Green}, {yellow, Position::Yellow})};
    for (std::size_t i = 0; i < 17; ++i)
        m.agreeing.push_back(row(i, {green, Position::Green, false, i % 6 == 0},
                                 {i % 5 == 4 ? Text{"Ikke set endnu", "Not seen yet"} : green,
                                  i % 5 == 4 ? std::nullopt : std::optional(Position::Green), i % 5 == 4}));
    m.same = 17;
    m.both = 20;
    return m;
}

app::ContentModel shippedContent()
{
    app::ContentModel m;
    for (const char* id : {"trivsel-0-2", "trivsel-3-5", "trivsel-6-9", "trivsel-10-16"}) {
        const core::InstrumentPtr form = catalog().instrument(id);
        app::ContentModel::Form f{form->id,        form->version, form->title, form->source,           form->licence,
                                  form->validated, form->ageFrom, form->ageTo, app::emptyAreas(*form), {},
                                  form->teamAgree};
        for (const auto& scheme : form->schemes) {
            app::ContentModel::Scheme s{
                scheme.id,
                scheme.title.empty() ? Text{"Helhedsvurdering", "Overall assessment"} : scheme.title,
                {},
                {"Mindst 80 % af indikatorerne skal være besvaret", "At least 80 % of the indicators must be answered"},
                f.schemes.empty()};
            for (const auto& rule : scheme.rules) s.rules.push_back({rule.reason, rule.then});
            f.schemes.push_back(std::move(s));
        }
        m.forms.push_back(std::move(f));
    }
    const core::GuidePtr guide = catalog().guide("kerteminde");
    const core::MunicipalityPtr profile = catalog().municipality("kerteminde");
    m.guideTitle = guide->title;
    m.guideVersion = guide->version;
    for (const auto& s : guide->steps) {
        app::ContentModel::GuideStep step{
            s.title,
            s.action,
            s.why,
            {},
            {},
            {"Senest 10 arbejdsdage efter positionen", "Within 10 working days of the position"},
            s.minimum,
            s.reachesParents,
            s.localChoice,
            {}};
        if (const auto* who = profile->role(s.who)) step.who = who->title;
        if (const auto* rung = profile->rung(s.rung)) step.rung = rung->title;
        m.steps.push_back(std::move(step));
    }
    for (const auto& r : guide->rules) {
        app::ContentModel::GuideRule rule{r.reason, {}};
        for (const auto step : r.steps) rule.steps.push_back(guide->steps[step].title);
        m.rules.push_back(std::move(rule));
    }
    for (const auto& s : guide->sources) m.sources.push_back(s.text);
    m.municipality = profile->name;
    m.municipalityId = profile->id;
    for (const auto& rung : profile->ladder) m.ladder.push_back(rung.title);
    for (const auto& entry : profile->directory)
        m.directory.push_back({entry.title, entry.contact, entry.when, entry.from.localChoice});
    m.faults = {"instruments/egen.json:$.areas[1].items[0].id: id'et »s1« er brugt før",
                "guides/ny.json:14:3: der mangler et komma"};
    return m;
}

app::RoundModel hostile(app::RoundModel m, const std::string& name)
{
    m.unitName = name;
    m.title = m.whyNotOpen = {name, {}};
    for (auto& row : m.rows) {
        row.name = row.reason = name;
        row.missing = {name, name};
    }
    for (auto& unit : m.units) unit.name = unit.institution = name;
    for (auto& [id, title] : m.earlierRounds) title = {name, {}};
    for (auto& person : m.invitable) person.name = name;
    for (auto& area : m.areaTitles) area = {name, {}};
    return m;
}

app::RatingModel hostile(app::RatingModel m, const std::string& name)
{
    m.child.name = m.comment = m.source = name;
    for (auto& area : m.areas) {
        area.title = {name, {}};
        for (auto& item : area.items) {
            item.text = item.notSeen = {name, {}};
            item.comment = name;
            for (auto& option : item.options) option.label = option.anchor = {name, {}};
        }
    }
    for (auto& earlier : m.earlier) earlier.round = {name, {}};
    if (m.suggestion) {
        m.suggestion->rule = m.suggestion->scheme = {name, {}};
        m.suggestion->decidingItems = m.suggestion->couldBeWorse = {{name, {}}};
    }
    return m;
}

app::TeamModel hostile(app::TeamModel m, const std::string& name)
{
    m.child.name = name;
    m.missing = m.agreedBy = {name, name};
    m.whyNot = {name, {}};
    for (auto& rater : m.raters) rater.name = rater.comment = name;
    for (auto* rows : {&m.differing, &m.agreeing}) {
        for (auto& row : *rows) {
            row.item = row.area = {name, {}};
            row.comments = {name, name};
            for (auto& cell : row.cells) cell.label = {name, {}};
        }
    }
    return m;
}

app::ContentModel hostile(app::ContentModel m, const std::string& name)
{
    for (auto& form : m.forms) form.title = {name, {}};
    for (auto& step : m.steps) step.title = step.action = step.why = step.who = step.due = step.source = {name, {}};
    for (auto& contact : m.directory) contact.title = contact.contact = contact.when = {name, {}};
    m.faults = {name, name};
    m.municipality = {name, {}};
    return m;
}

} // namespace trivsel::tests
