#include "app/models/overview_model.h"

#include "app/figures_rows.h"
#include "app/models/model_tools.h"
#include "app/models/overview_parts.h"
#include "app/models/what_if_model.h"
#include "app/roles.h"
#include "base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace trivsel::app {

namespace {

using core::release::Figures;
using core::release::Withheld;
using overview::PeriodFigures;
using tools::shown;
using overview::Source;
using PlaceChoice = std::optional<OverviewChoice::Place>;

bool isAt(const Figures& figures, const PlaceChoice& place)
{
    if (!place) return true;
    if (!place->district.empty()) return figures.district == place->district;
    return figures.store == place->store && figures.institutionId == place->institution;
}

std::vector<PeriodFigures> grouped(const Session& session, const PlaceChoice& place)
{
    std::map<std::string, PeriodFigures> byPeriod;
    for (const Figures* figures : figuresOf(session))
        if (isAt(*figures, place)) byPeriod[periodKey(*figures)].push_back(figures);
    std::vector<PeriodFigures> periods;
    for (auto& [key, figures] : byPeriod) periods.push_back(std::move(figures));
    const auto begins = [](const PeriodFigures& p) { return (*std::ranges::min_element(p, {}, &Figures::from))->from; };
    std::ranges::stable_sort(periods, {}, begins);
    return periods;
}

/// The periods of the chosen place, oldest first, up to the chosen one.
std::vector<PeriodFigures> figuresByPeriod(const Session& session, const OverviewChoice& choice)
{
    std::vector<PeriodFigures> periods = grouped(session, choice.place);
    const auto chosen = std::ranges::find_if(periods, [&](const PeriodFigures& p) { return periodKey(*p.front()) == choice.period; });
    if (chosen != periods.end()) periods.erase(chosen + 1, periods.end());
    return periods;
}

/// The institution of this store that the choice is about: the only one, or the chosen one.
UnitId ownInstitution(const Session& session, const PlaceChoice& place)
{
    const World& world = session.world();
    std::vector<UnitId> reached;
    for (const UnitId id : world.institutions())
        if (session.maySee(id)) reached.push_back(id);
    if (!place) return reached.size() == 1 ? reached.front() : UnitId{};
    for (const UnitId id : reached) {
        if (id.value != place->institution) continue;
        for (const ClosingPtr& closing : world.closings.of(id))
            if (closing->figures.store == place->store) return id;
    }
    return {};
}

void addPlaces(const Session& session, Language language, OverviewModel& model)
{
    std::map<std::pair<std::string, std::int64_t>, std::string> institutions;
    std::set<std::string> districts;
    for (const Figures* figures : figuresOf(session)) {
        institutions[{figures->store, figures->institutionId}] = figures->institution;
        if (!figures->district.empty()) districts.insert(figures->district);
    }
    if (institutions.size() != 1)
        model.places.push_back({std::nullopt, language == Language::Danish ? "Alle institutioner" : "All institutions"});
    if (districts.size() > 1)
        for (const std::string& district : districts) model.places.push_back({OverviewChoice::Place{{}, 0, district}, shown(district)});
    for (const auto& [key, name] : institutions)
        model.places.push_back({OverviewChoice::Place{key.first, key.second, {}}, shown(name)});
}

void addGroups(const Source& from, OverviewModel& model)
{
    const auto offer = [&](auto& options, const std::string& everybody, core::release::Attribute attribute, const auto& names) {
        options.push_back({std::nullopt, everybody});
        for (const core::release::Named& named : names(*from.now().front())) {
            // What no institution of the period tells of is no choice.
            const bool isTold = std::ranges::any_of(from.now(), [&](const Figures* figures) {
                const core::release::GroupKey key{core::release::GroupKey::Children::All, {{attribute, {named.code}}}};
                const auto* group = core::release::find(figures->plan, key);
                return group != nullptr && group->withheld == Withheld::None;
            });
            if (isTold) options.push_back({named.code, shown(named.words.in(from.language))});
        }
    };
    using core::release::Attribute;
    offer(model.ages, from.tr("Alder: alle", "Age: all"), Attribute::AgeBand, [](const Figures& f) -> const auto& { return f.ageBands; });
    offer(model.sexes, from.tr("Køn: alle", "Sex: all"), Attribute::Sex, [](const Figures& f) -> const auto& { return f.sexes; });
    model.units.push_back({std::nullopt, from.tr("Alle enheder", "All units")});
    if (from.now().size() != 1) return; // units belong to one institution
    model.units.clear();
    offer(model.units, from.tr("Alle enheder", "All units"), Attribute::Unit, [](const Figures& f) -> const auto& { return f.units; });
}

/// Whoever may make a period's figures is told what is missing.
void addWaiting(const Session& session, Language language, OverviewModel& model)
{
    const World& world = session.world();
    for (const UnitId institution : world.institutions()) {
        if (!session.maySee(institution)) continue;
        for (const Period& period : periodsOf(world, institution, session.today())) {
            if (period.closing != nullptr || period.closed.empty()) continue;
            OverviewModel::Waiting waiting;
            waiting.close = {institution, period.title, period.from, period.to};
            waiting.canClose = session.allowed(waiting.close).has_value();
            waiting.isDue = waiting.canClose && isDue(period, session.today());
            const std::string name = shown(world.unit(institution)->name);
            const std::size_t all = period.closed.size() + period.open.size() + period.without.size();
            const std::string closed = std::to_string(period.closed.size()), of = std::to_string(all);
            const std::string title = period.title.in(language);
            waiting.words = language == Language::Danish ? title + " i " + name + ": " + closed + " af " + of + " runder er lukket."
                                                         : title + " in " + name + ": " + closed + " of " + of + " rounds are closed.";
            model.waiting.push_back(std::move(waiting));
        }
    }
}

template <class Value> bool isOffered(const std::vector<OverviewModel::Option<Value>>& options, const Value& value)
{
    return std::ranges::any_of(options, [&](const auto& option) { return option.value == value; });
}

} // namespace

std::string periodKey(const Figures& figures) { return std::to_string(figures.from.year()) + "/" + figures.period.da; }

std::string withheldWords(Withheld why, const core::release::Settings& settings, Language language)
{
    const bool isDanish = language == Language::Danish;
    const std::string least = std::to_string(settings.threshold);
    switch (why) {
    case Withheld::None: return {};
    case Withheld::TooFew: return isDanish ? "for få børn (under " + least + ")" : "too few children (under " + least + ")";
    case Withheld::FewBeside: return isDanish ? "få børn ved siden af, som kunne regnes ud" : "few children beside, who could be worked out";
    case Withheld::FewChanged: return isDanish ? "få er kommet til eller stoppet og kunne regnes ud" : "few have come or left and could be worked out";
    case Withheld::Combination: return isDanish ? "flere tal tilsammen ville fortælle om få børn" : "several figures together would tell of few children";
    case Withheld::TooLarge: return isDanish ? "for mange grupper til, at det kan kontrolleres" : "too many groups for it to be checked";
    case Withheld::NotSplit: return isDanish ? "ikke opdelt, fordi det kunne fortælle om enkelte børn" : "not divided, since it could tell about single children";
    }
    return {};
}

Result<OverviewChoice> overviewChoice(const Session& session, const std::string& period, const std::string& institution)
{
    OverviewChoice choice;
    std::vector<const Figures*> all = figuresOf(session);
    if (!institution.empty()) {
        const std::string wanted = text::foldCase(institution);
        std::erase_if(all, [&](const Figures* one) { return text::foldCase(one->institution) != wanted; });
        if (all.empty())
            return fail(ErrorCode::BadInput, {"Der er ingen tal om en institution med det navn. Intet er skrevet.",
                                              "There are no figures of an institution with that name. Nothing has been written."});
        choice.place = OverviewChoice::Place{all.front()->store, all.front()->institutionId, {}};
    }
    if (period.empty()) return choice;
    const auto named = periodsNamed(all, period);
    if (!named) return fail(named.error());
    choice.period = periodKey(*named->front());
    return choice;
}

OverviewModel overviewModel(const Session& session, const OverviewChoice& choice, Language language)
{
    OverviewModel model;
    addWaiting(session, language, model);
    addPlaces(session, language, model);
    model.targets = overview::targets(session, language);
    model.mayTakeFile = reach(session.user().role, TakeFigures::kName) != Reach::None;
    model.mayTryLimits = mayReadWhatIf(session);
    model.chosen.place = isOffered(model.places, choice.place) ? choice.place : model.places.front().value;
    for (const auto& place : model.places)
        if (place.value == model.chosen.place) model.place = place.words;

    const std::vector<PeriodFigures> periods = grouped(session, model.chosen.place);
    for (auto it = periods.rbegin(); it != periods.rend(); ++it) model.periods.push_back({periodKey(*it->front()), it->front()->period.in(language)});
    if (const UnitId own = ownInstitution(session, model.chosen.place)) {
        model.ownFigures = overview::ownFigures(session, own, language);
        for (const RoundId round : overview::ratingsFor(session, own))
            if (!model.ownFigures.empty() && !session.hasRatings(round)) model.ratingsWanted.push_back(round);
    }
    if (periods.empty()) {
        model.nothing = language == Language::Danish
                            ? "Der er ingen tal endnu. Når alle runder i en periode er lukket, gøres tallene op, og så vises de her."
                            : "There are no figures yet. When every round of a period is closed the figures are made, and then they are shown here.";
        return model;
    }
    model.chosen.period = isOffered(model.periods, choice.period) ? choice.period : model.periods.front().value;
    Source from{session, language, {}, grouped(session, std::nullopt), figuresByPeriod(session, model.chosen)};
    const Figures& first = *from.now().front();
    model.period = first.period.in(language);
    model.figures.period = first.period.da;
    if (from.now().size() == 1) {
        model.figures.institution = first.institution;
        model.canSendFile = static_cast<bool>(ownInstitution(session, OverviewChoice::Place{first.store, first.institutionId, {}}));
    }
    addGroups(from, model);
    if (isOffered(model.ages, choice.about.ageBand)) model.chosen.about.ageBand = choice.about.ageBand;
    if (isOffered(model.sexes, choice.about.sex)) model.chosen.about.sex = choice.about.sex;
    if (isOffered(model.units, choice.about.unit)) model.chosen.about.unit = choice.about.unit;
    from.about = model.chosen.about;

    model.tiles = overview::tiles(from);
    for (const auto make : {overview::distribution, overview::flow, overview::funnel, overview::byUnit, overview::signs, overview::effect})
        if (auto section = make(from)) model.sections.push_back(std::move(*section));
    return model;
}

} // namespace trivsel::app
