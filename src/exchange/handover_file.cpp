#include "exchange/handover_file.h"

#include "exchange/package_json.h"

namespace trivsel::exchange {

namespace {

using namespace package;
using core::Handover;
using core::HandoverSheet;
using core::RulerMark;
using Place = Handover::Place;

constexpr std::string_view kSheetFormat = "trivselslys-handover 1", kAnswerFormat = "trivselslys-handover-answer 1";
constexpr std::size_t kMostRows = 1000, kMostTicks = 100;
constexpr std::int64_t kMostTenths = 10'000;

constexpr Words<Place, 8> kPlaces{{{"home", Place::Home},
                                   {"home_care", Place::HomeCare},
                                   {"nursery", Place::Nursery},
                                   {"kindergarten", Place::Kindergarten},
                                   {"school", Place::School},
                                   {"after_school", Place::AfterSchool},
                                   {"special", Place::Special},
                                   {"youth", Place::Youth}}};
constexpr Words<core::Position, 4> kPositions{{{"green", core::Position::Green},
                                               {"yellow", core::Position::Yellow},
                                               {"red", core::Position::Red},
                                               {"unassessed", core::Position::Unassessed}}};
constexpr Words<core::Sex, 3> kSexes{{{"boy", core::Sex::Boy}, {"girl", core::Sex::Girl}, {"other", core::Sex::Other}}};
constexpr Words<RulerMark::Phase, 3> kPhases{{{"before", RulerMark::Phase::Before},
                                              {"during", RulerMark::Phase::During},
                                              {"after", RulerMark::Phase::After}}};

Json of(const std::vector<Text>& list)
{
    Json json = Json::array();
    for (const Text& one : list) json.push_back(package::of(one));
    return json;
}

Json of(const HandoverSheet::Mark& mark)
{
    Json json{{"on", mark.on.iso()}, {"phase", wordOf(kPhases, mark.phase)}, {"effort", paragraphs(mark.effort)}};
    if (mark.childAt) json["child"] = *mark.childAt;
    if (mark.careAt) json["care"] = *mark.careAt;
    json["protective"] = of(mark.protective);
    json["risks"] = of(mark.risks);
    return json;
}

std::optional<std::uint8_t> step(const JsonPlace& place)
{
    if (!place) return std::nullopt;
    const auto at = place.integer(core::kRulerBest, core::kRulerWorst);
    return at ? std::optional(static_cast<std::uint8_t>(*at)) : std::nullopt;
}

std::vector<Text> texts(const JsonPlace& place)
{
    std::vector<Text> list;
    for (const JsonPlace& one : place.elements(kMostTicks)) list.push_back(package::text(one));
    return list;
}

HandoverSheet::Person person(const JsonPlace& place)
{
    HandoverSheet::Person child;
    JsonObject o(place);
    child.name = o.required("name").text(kLine, true).value_or("");
    child.born = o.required("born").date().value_or(Date());
    if (const JsonPlace sex = o.optional("sex")) child.sex = sex.word(kSexes);
    if (const JsonPlace cpr = o.optional("cpr")) {
        child.cpr = cpr.text(10).value_or("");
        if (child.cpr.size() != 10 || child.cpr.find_first_not_of("0123456789") != std::string::npos)
            cpr.fault({"ikke ti cifre", "not ten digits"});
    }
    child.isProtected = o.required("protected").boolean().value_or(true);
    o.close();
    if (child.isProtected != child.name.empty())
        place.fault({"navnet og beskyttelsen passer ikke sammen", "the name and its protection do not go together"});
    return child;
}

HandoverSheet::Mark mark(const JsonPlace& place)
{
    HandoverSheet::Mark mark;
    JsonObject o(place);
    mark.on = o.required("on").date().value_or(Date());
    mark.phase = o.required("phase").word(kPhases).value_or(RulerMark::Phase::Before);
    mark.effort = o.required("effort").paragraphs(kWords).value_or("");
    mark.childAt = step(o.optional("child"));
    mark.careAt = step(o.optional("care"));
    const JsonPlace protective = o.required("protective"), risks = o.required("risks");
    mark.protective = texts(protective);
    mark.risks = texts(risks);
    o.close();
    return mark;
}

void readLists(JsonObject& o, HandoverSheet& sheet)
{
    const JsonPlace words = o.required("words");
    for (const JsonPlace& one : words.elements(core::allHandoverFields().size())) {
        JsonObject entry(one);
        const JsonPlace field = entry.required("field");
        const auto id = field.text(40);
        const auto said = entry.required("words").paragraphs(kWords);
        entry.close();
        if (!id || !said) continue;
        if (core::handoverField(*id) == nullptr || sheet.words.contains(*id))
            field.fault({"feltet kendes ikke, eller det står her to gange", "the field is not known, or stands here twice"});
        sheet.words.emplace(*id, *said);
    }
    sheet.leavesOutPositions = o.required("leaves_out_positions").boolean().value_or(true);
    const JsonPlace positions = o.required("positions");
    for (const JsonPlace& one : positions.elements(kMostRows)) {
        JsonObject entry(one);
        const JsonPlace title = entry.required("round");
        HandoverSheet::Round round;
        round.title = package::text(title);
        round.on = entry.required("on").date().value_or(Date());
        round.position = entry.required("position").word(kPositions).value_or(core::Position::Unassessed);
        entry.close();
        sheet.positions.push_back(std::move(round));
    }
    if (sheet.leavesOutPositions && !sheet.positions.empty())
        positions.fault({"positioner, der skulle være udeladt", "positions that were to be left out"});
    const JsonPlace actions = o.required("actions");
    for (const JsonPlace& one : actions.elements(kMostRows)) {
        JsonObject entry(one);
        const JsonPlace title = entry.required("title");
        HandoverSheet::Action action;
        action.title = package::text(title);
        action.who = entry.required("who").text(kLine, true).value_or("");
        if (const JsonPlace due = entry.optional("due")) action.due = due.date();
        entry.close();
        sheet.actions.push_back(std::move(action));
    }
    const JsonPlace ruler = o.required("ruler");
    for (const JsonPlace& one : ruler.elements(kMostRows)) sheet.ruler.push_back(mark(one));
}

void takeSheet(JsonObject& o, HandoverSheet& sheet)
{
    sheet.institution = o.required("institution").text(kLine, true).value_or("");
    sheet.unit = o.required("unit").text(kLine, true).value_or("");
    sheet.by = o.required("by").text(kLine, true).value_or("");
    sheet.on = o.required("on").date().value_or(Date());
    const JsonPlace child = o.required("child");
    if (child) sheet.child = person(child);
    sheet.from = o.required("from").word(kPlaces).value_or(Place::Home);
    sheet.to = o.required("to").word(kPlaces).value_or(Place::Home);
    sheet.receiver = o.required("receiver").text(kLine, true).value_or("");
    if (const JsonPlace day = o.optional("moves_on")) sheet.movesOn = day.date();
    if (const JsonPlace day = o.optional("with_parents_on")) sheet.withParentsOn = day.date();
    sheet.ground = o.required("ground").paragraphs(kWords).value_or("");
    readLists(o, sheet);
    const JsonPlace absence = o.optional("absence_tenths");
    if (absence) {
        JsonObject days(absence);
        const auto tenths = [&](std::string_view key) { return static_cast<int>(days.required(key).integer(0, kMostTenths).value_or(0)); };
        sheet.absence = HandoverSheet::Absence{tenths("illness"), tenths("permitted"), tenths("unlawful")};
        days.close();
    }
}

void takeAnswer(JsonObject& o, HandoverAnswer& answer)
{
    answer.isAccepted = o.required("accepted").boolean().value_or(false);
    answer.words = o.required("words").paragraphs(kWords).value_or("");
    answer.institution = o.required("institution").text(kLine, true).value_or("");
    answer.by = o.required("by").text(kLine, true).value_or("");
    answer.on = o.required("on").date().value_or(Date());
}

} // namespace

std::string writeSheet(const HandoverSheet& sheet)
{
    Json json{{"format", kSheetFormat}, {"institution", line(sheet.institution)}, {"unit", line(sheet.unit)},
              {"by", line(sheet.by)}, {"on", sheet.on.iso()}};
    Json child{{"name", line(sheet.child.name)}, {"born", sheet.child.born.iso()}};
    if (sheet.child.sex) child["sex"] = wordOf(kSexes, *sheet.child.sex);
    if (!sheet.child.cpr.empty()) child["cpr"] = sheet.child.cpr;
    child["protected"] = sheet.child.isProtected;
    json["child"] = std::move(child);
    json["from"] = wordOf(kPlaces, sheet.from);
    json["to"] = wordOf(kPlaces, sheet.to);
    json["receiver"] = line(sheet.receiver);
    if (sheet.movesOn) json["moves_on"] = sheet.movesOn->iso();
    if (sheet.withParentsOn) json["with_parents_on"] = sheet.withParentsOn->iso();
    json["ground"] = paragraphs(sheet.ground);
    Json words = Json::array();
    for (const auto& [field, said] : sheet.words) words.push_back(Json{{"field", field}, {"words", paragraphs(said)}});
    json["words"] = std::move(words);
    json["leaves_out_positions"] = sheet.leavesOutPositions;
    json["positions"] = Json::array();
    for (const auto& round : sheet.positions)
        json["positions"].push_back(
            Json{{"round", package::of(round.title)}, {"on", round.on.iso()}, {"position", wordOf(kPositions, round.position)}});
    json["actions"] = Json::array();
    for (const auto& action : sheet.actions) {
        Json one{{"title", package::of(action.title)}, {"who", line(action.who)}};
        if (action.due) one["due"] = action.due->iso();
        json["actions"].push_back(std::move(one));
    }
    json["ruler"] = Json::array();
    for (const auto& one : sheet.ruler) json["ruler"].push_back(of(one));
    if (sheet.absence)
        json["absence_tenths"] = Json{{"illness", sheet.absence->illness},
                                      {"permitted", sheet.absence->permitted},
                                      {"unlawful", sheet.absence->unlawful}};
    return dump(json);
}

Result<HandoverSheet> readSheet(std::string_view bytes, std::string_view name)
{
    return readWhole<HandoverSheet>(bytes, name, kSheetFormat, takeSheet, writeSheet);
}

std::string handoverPayload(const PackageKey& answerKey, std::string_view sheet)
{
    return keyHex(answerKey) + "\n" + std::string(sheet);
}

Result<HandoverPayload> readHandoverPayload(std::string_view payload, std::string_view name)
{
    const std::size_t end = payload.find('\n');
    const auto key = packageKeyOf(payload.substr(0, end));
    if (end == std::string_view::npos || !key) return malformed(name, {});
    auto sheet = readSheet(payload.substr(end + 1), name);
    if (!sheet) return fail(sheet.error());
    return HandoverPayload{*key, std::string(payload.substr(end + 1)), *std::move(sheet)};
}

std::string writeAnswer(const HandoverAnswer& answer)
{
    return dump(Json{{"format", kAnswerFormat},
                     {"accepted", answer.isAccepted},
                     {"words", paragraphs(answer.words)},
                     {"institution", line(answer.institution)},
                     {"by", line(answer.by)},
                     {"on", answer.on.iso()}});
}

Result<HandoverAnswer> readAnswer(std::string_view payload, std::string_view name)
{
    return readWhole<HandoverAnswer>(payload, name, kAnswerFormat, takeAnswer, writeAnswer);
}

} // namespace trivsel::exchange
