#include "definitions/guide_conditions.h"
#include "definitions/say.h"
#include "definitions/sources.h"
#include "definitions/words.h"

#include <algorithm>

/// Calendar, case, demo names and the texts of the user interface.
namespace trivsel::definitions {
namespace {

using core::Holiday;

constexpr words::List<Holiday::Kind, 2> kDayKinds{{{"holiday", Holiday::Kind::Holiday}, {"half", Holiday::Kind::Half}}};
constexpr words::List<core::Setting, 2> kCommentSettings{
    {{"daycare", core::Setting::Daycare}, {"school", core::Setting::School}}};
constexpr std::array<std::string_view, 5> kRoles{"pedagogue", "teacher", "leader", "consultant", "administrator"};

/// Hands out the value only if nothing was wrong with it.
template <class T> Loaded<T> finish(Reader& reader, T value)
{
    Loaded<T> loaded;
    if (reader.isSound()) loaded.value = std::move(value);
    loaded.faults = reader.takeFaults();
    return loaded;
}

std::vector<Holiday> readDays(Node node, const Sources& sources, core::YearSpan years)
{
    std::vector<Holiday> days;
    for (const Node& element : node.elements()) {
        Holiday day;
        Object o(element);
        const Node dateNode = o.required("date");
        const auto date = dateNode.date();
        day.title = o.required("title").text();
        day.kind = o.required("kind").word(kDayKinds).value_or(Holiday::Kind::Holiday);
        (void)sources.origin(o);
        o.close();
        if (!date) continue;
        if (!days.empty() && *date <= days.back().date)
            dateNode.fault(say("datoerne skal stige: {} kommer efter {}", "the dates must ascend: {} comes after {}",
                               date->iso(), days.back().date.iso()));
        if (years.first != 0 && (date->year() < years.first || date->year() > years.last))
            dateNode.fault(say("{} ligger uden for årene {} til {}", "{} is outside the years {} to {}", date->iso(),
                               years.first, years.last));
        day.date = *date;
        days.push_back(std::move(day));
    }
    return days;
}

using PositionMap = std::map<std::string, core::Position, std::less<>>;

PositionMap readPositionMap(Node node)
{
    PositionMap map;
    for (const Node& entry : node.entries()) {
        if (!isId(entry.key())) entry.fault({"nøglen er ikke et id", "the key is not an id"});
        if (const auto position = entry.word(words::kPositions)) map[entry.key()] = *position;
    }
    return map;
}

void readAbsence(Node node, core::GuideCase& theCase)
{
    Object o(node);
    if (const Node share = o.optional("unlawful_share")) {
        const auto percent = share.decimal();
        if (percent && (*percent < core::Rational(0) || *percent > core::Rational(100)))
            share.fault({"procenten skal ligge fra 0 til 100", "the percentage must be from 0 to 100"});
        if (percent) theCase.absence[{core::AbsenceMeasure::UnlawfulShare, "quarter"}] = percent->toDouble();
    }
    for (const Node& entry : o.optional("days_in_row").entries()) {
        if (!isDaysInRowWord(entry.key()))
            entry.fault({"nøglen skal være any, illness eller unlawful", "the key must be any, illness or unlawful"});
        if (const auto days = entry.int32(0, kMaxSchoolDays))
            theCase.absence[{core::AbsenceMeasure::DaysInRow, entry.key()}] = *days;
    }
    for (const Node& entry : o.optional("days_of").entries()) {
        if (!isDaysOfKey(entry.key()))
            entry.fault({"nøglen skal være et antal skoledage fra 1 til 400",
                         "the key must be a number of school days from 1 to 400"});
        if (const auto days = entry.int32(0, kMaxSchoolDays))
            theCase.absence[{core::AbsenceMeasure::DaysOf, entry.key()}] = *days;
    }
    o.close();
}

/// A day that dates can be counted from: the years in which the children and their matters lie, with room at both ends.
std::optional<Date> readCountedDay(Node node)
{
    constexpr int kFirstYear = 1900, kLastYear = 2199;
    const auto day = node.date();
    if (!day || (day->year() >= kFirstYear && day->year() <= kLastYear)) return day;
    node.fault(say("{} ligger uden for årene {} til {}", "{} is outside the years {} to {}", day->iso(), kFirstYear, kLastYear));
    return std::nullopt;
}

/// Days of what else may be counted from than the position.
void readEvents(Node node, core::GuideCase& theCase)
{
    constexpr words::List<core::DueFrom, 4> kEvents{{{"concern", core::DueFrom::Concern},
                                                     {"decision", core::DueFrom::Decision},
                                                     {"plan", core::DueFrom::Plan},
                                                     {"follow_up", core::DueFrom::FollowUp}}};
    Object o(node);
    for (const auto& [word, event] : kEvents)
        if (const Node n = o.optional(word))
            if (const auto day = readCountedDay(n)) theCase.events[event] = *day;
    o.close();
}

void readCaseBody(Object& o, core::GuideCase& c)
{
    c.date = readCountedDay(o.required("date"));
    if (const Node n = o.optional("events")) readEvents(n, c);
    if (const Node n = o.optional("position")) c.position = n.word(words::kPositionsOrUnassessed);
    if (const Node n = o.optional("position_before")) c.positionBefore = n.word(words::kPositionsOrUnassessed);
    c.areas = readPositionMap(o.optional("areas"));
    c.indicators = readPositionMap(o.optional("indicators"));
    if (const Node n = o.optional("rounds_not_green")) c.roundsNotGreen = n.int32(0, kMaxRounds);
    if (const Node n = o.optional("age_months")) c.ageMonths = n.int32(0, kMaxGuideAgeMonths);
    if (const Node n = o.optional("setting")) c.setting = n.word(words::kSettings);
    if (const Node n = o.optional("absence")) readAbsence(n, c);
    if (const Node n = o.optional("plan")) c.plan = n.word(words::kPlans);
    if (const Node n = o.optional("concern")) c.concern = n.id();
    for (const Node& entry : o.optional("consent").entries()) {
        if (!isId(entry.key())) entry.fault({"nøglen er ikke et id", "the key is not an id"});
        if (const auto state = entry.word(words::kConsents)) c.consent[entry.key()] = *state;
    }
    Unique unique;
    for (const Node& flag : o.optional("flags").elements()) {
        const auto id = flag.id();
        if (id && unique.add(*id, flag)) c.flags.push_back(*id);
    }
    if (const Node n = o.optional("acute")) c.acute = n.word(words::kAcutes);
}

std::vector<std::string> readNames(Node node)
{
    std::vector<std::string> names;
    Unique unique;
    for (const Node& element : node.elements(1)) {
        const auto name = element.string();
        if (name && unique.add(*name, element)) names.push_back(*name);
    }
    return names;
}

DemoNames::Institution readInstitution(const Node& node)
{
    DemoNames::Institution institution;
    Object o(node);
    institution.name = o.required("name").string().value_or("");
    institution.district = o.required("district").string().value_or("");
    institution.setting = o.required("setting").word(words::kSettings).value_or(core::Setting::Daycare);
    for (const Node& element : o.required("units").elements(1)) {
        DemoNames::Unit unit;
        Object u(element);
        unit.name = u.required("name").string().value_or("");
        const auto age = u.required("age_months").range(0, kMaxGuideAgeMonths).value_or(std::pair(0, 0));
        unit.ageFrom = age.first;
        unit.ageTo = age.second;
        u.close();
        institution.units.push_back(std::move(unit));
    }
    o.close();
    return institution;
}

DemoNames::Adult readAdult(const Node& node)
{
    DemoNames::Adult adult;
    Object o(node);
    adult.name = o.required("name").string().value_or("");
    const Node role = o.required("role");
    adult.role = role.string().value_or("");
    if (!adult.role.empty() && std::find(kRoles.begin(), kRoles.end(), adult.role) == kRoles.end())
        role.faultUnknownWord(adult.role, {kRoles.begin(), kRoles.end()});
    o.close();
    return adult;
}

DemoNames::Comment readComment(const Node& node)
{
    DemoNames::Comment comment;
    Object o(node);
    comment.area = o.required("area").id().value_or("");
    comment.signal = o.required("signal").word(words::kPositions).value_or(core::Position::Green);
    comment.setting = o.required("setting").word(kCommentSettings).value_or(core::Setting::Daycare);
    comment.text = o.required("text").text();
    o.close();
    return comment;
}

void readDemoBody(Object& o, DemoNames& names)
{
    (void)o.required("id").id();
    (void)o.required("version").string();
    names.notice = o.required("notice").text();
    names.girls = readNames(o.required("girls"));
    names.boys = readNames(o.required("boys"));
    names.surnames = readNames(o.required("surnames"));
    for (const Node& n : o.required("institutions").elements(1)) names.institutions.push_back(readInstitution(n));
    for (const Node& n : o.required("adults").elements(1)) names.adults.push_back(readAdult(n));
    for (const Node& n : o.required("comments").elements()) names.observations.push_back(readComment(n));
}

void fillShortForms(DemoNames& names)
{
    for (const DemoNames::Adult& adult : names.adults) names.staffNames.push_back(adult.name);
    for (const DemoNames::Comment& comment : names.observations) names.comments.push_back(comment.text);
    for (const DemoNames::Institution& institution : names.institutions) {
        const bool isSchool = institution.setting == core::Setting::School;
        if (!isSchool && institution.setting != core::Setting::Daycare) continue;
        std::string& name = isSchool ? names.schoolName : names.daycareName;
        if (!name.empty()) continue;
        name = institution.name;
        for (const DemoNames::Unit& unit : institution.units)
            (isSchool ? names.schoolUnits : names.daycareUnits).push_back(unit.name);
    }
}

} // namespace

Loaded<core::WorkingCalendar> readCalendar(std::string_view bytes, std::string_view fileName)
{
    Reader reader(bytes, fileName);
    core::WorkingCalendar calendar;
    Object o(reader.root());
    if (o.hasFormat("trivselslys.calendar/1")) {
        std::string id = o.required("id").id().value_or("");
        std::string version = o.required("version").string().value_or("");
        (void)o.required("title").text();
        const auto span = o.required("years").range(1000, 9999).value_or(std::pair(0, 0));
        const core::YearSpan years{span.first, span.second};
        const Sources sources(o.required("sources"));
        std::vector<Holiday> days = readDays(o.required("days"), sources, years);
        o.close();
        calendar = core::WorkingCalendar(std::move(version), std::move(days), years, std::move(id));
    }
    return finish(reader, std::move(calendar));
}

Loaded<core::GuideCase> readCase(std::string_view bytes, std::string_view fileName)
{
    Reader reader(bytes, fileName);
    core::GuideCase theCase;
    Object o(reader.root());
    readCaseBody(o, theCase);
    o.close();
    return finish(reader, std::move(theCase));
}

Loaded<DemoNames> readDemoNames(std::string_view bytes, std::string_view fileName)
{
    Reader reader(bytes, fileName);
    DemoNames names;
    Object o(reader.root());
    if (o.hasFormat("trivselslys.demo/1")) {
        readDemoBody(o, names);
        o.close();
        fillShortForms(names);
    }
    return finish(reader, std::move(names));
}

Loaded<Texts> readTexts(std::string_view bytes, std::string_view fileName)
{
    Reader reader(bytes, fileName);
    Texts texts;
    Object o(reader.root());
    if (o.hasFormat("trivselslys.locale/1")) {
        for (const Node& entry : o.required("texts").entries())
            if (auto text = entry.string()) texts.emplace(entry.key(), std::move(*text));
        o.close();
    }
    return finish(reader, std::move(texts));
}

} // namespace trivsel::definitions
