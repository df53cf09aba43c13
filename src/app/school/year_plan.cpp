#include "app/school/year_plan.h"

#include "app/session.h"
#include "base/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace trivsel::app {

namespace {

using What = RollOverYear::Class::What;
using Json = nlohmann::ordered_json;

/// Open groups right under the institution, by year and name.
std::vector<const core::Unit*> groupsOf(const World& world, UnitId institution)
{
    std::vector<const core::Unit*> groups;
    for (const UnitId id : world.below(institution)) {
        const core::Unit* unit = world.unit(id);
        if (unit->kind == core::UnitKind::Unit && !unit->isClosed) groups.push_back(unit);
    }
    std::ranges::sort(groups, [](const core::Unit* a, const core::Unit* b) {
        const int left = yearOf(a->name), right = yearOf(b->name);
        return left != right ? left < right : text::compareDanish(a->name, b->name) < 0;
    });
    return groups;
}

bool mayHaveClass(const core::User& user, Date day)
{
    return core::covers(user.from, user.to, day) && (user.role == core::Role::Pedagogue || user.role == core::Role::Teacher);
}

std::string nameOf(const World& world, UnitId unit)
{
    const core::Unit* found = world.unit(unit);
    return found != nullptr ? found->name : std::string();
}

/// Reads the plan that somebody wrote; faults with their places are gathered.
class PlanReader {
public:
    PlanReader(const World& world, const std::vector<UnitId>& institutions, std::string_view fileName)
        : m_world(world), m_institutions(institutions), m_file(text::displayLine(fileName, 80))
    {}

    Result<RollOverYear> read(std::string_view text)
    {
        const Json json = Json::parse(text, nullptr, false);
        if (!json.is_object())
            return fail(ErrorCode::BadInput, {m_file + ": planen er ikke et JSON-objekt. Intet er ændret. Se den, `year roll --dry-run` skriver.",
                                              m_file + ": the plan is not a JSON object. Nothing has been changed. See the one that `year roll --dry-run` writes."});
        RollOverYear plan;
        const std::string institution = word(json, "institution", "$.institution");
        for (const UnitId id : m_institutions)
            if (text::foldCase(nameOf(m_world, id)) == text::foldCase(institution)) plan.institution = id;
        if (!plan.institution) fault("$.institution", {"der er ikke en institution med det navn", "there is no institution of that name"});
        const auto day = Date::parseIso(word(json, "first_day", "$.first_day"));
        if (day) plan.firstDay = *day;
        else fault("$.first_day", {"datoen skal skrives ÅÅÅÅ-MM-DD", "the date must be written YYYY-MM-DD"});
        if (json.contains("classes") && json.at("classes").is_array() && plan.institution) {
            const Json& classes = json.at("classes");
            for (std::size_t i = 0; i < classes.size(); ++i) readClass(classes[i], fmt::format("$.classes[{}]", i), plan);
        } else if (plan.institution) {
            fault("$.classes", {"listen mangler", "the list is missing"});
        }
        if (m_faults.empty()) return plan;
        return fail(ErrorCode::BadInput, {m_faults.da + "\nIntet er ændret. Ret planen.", m_faults.en + "\nNothing has been changed. Correct the plan."});
    }

private:
    void fault(const std::string& place, const Text& what)
    {
        m_faults.da += (m_faults.da.empty() ? "" : "\n") + m_file + ":" + place + ": " + what.da;
        m_faults.en += (m_faults.en.empty() ? "" : "\n") + m_file + ":" + place + ": " + what.en;
    }
    static std::string textOf(const Json& json, const char* key)
    {
        return json.is_object() && json.contains(key) && json.at(key).is_string() ? json.at(key).get<std::string>() : std::string();
    }
    std::string word(const Json& json, const char* key, const std::string& place)
    {
        std::string value = text::toNfc(text::trim(textOf(json, key)));
        if (value.empty()) fault(place, {"teksten mangler", "the text is missing"});
        return value;
    }
    UnitId groupNamed(const RollOverYear& plan, const std::string& name, const std::string& place)
    {
        UnitId found;
        for (const core::Unit* unit : groupsOf(m_world, plan.institution))
            if (text::foldCase(unit->name) == text::foldCase(name)) {
                if (found) fault(place, {"to klasser har det navn", "two classes have that name"});
                found = unit->id;
            }
        if (!found && !name.empty()) fault(place, {"der er ikke en klasse med det navn", "there is no class of that name"});
        return found;
    }

    void readClass(const Json& json, const std::string& place, RollOverYear& plan)
    {
        RollOverYear::Class one;
        one.from = groupNamed(plan, word(json, "class", place + ".class"), place + ".class");
        const std::string becomes = textOf(json, "becomes"), joins = textOf(json, "joins");
        const bool leaves = json.is_object() && json.contains("leaves") && json.at("leaves").is_boolean() && json.at("leaves").get<bool>();
        if ((becomes.empty() ? 0 : 1) + (joins.empty() ? 0 : 1) + (leaves ? 1 : 0) != 1) {
            fault(place, {"skriv én af becomes, joins og leaves", "write one of becomes, joins and leaves"});
            return;
        }
        if (leaves) one.what = What::Leaves;
        if (!becomes.empty()) one.name = becomes;
        if (!joins.empty()) {
            one.what = What::Joins;
            one.into = groupNamed(plan, joins, place + ".joins");
        }
        if (json.contains("adults")) readAdults(json.at("adults"), place + ".adults", one);
        else if (one.what == What::Continues) one.adults = m_world.usersOf(one.from, plan.firstDay);
        plan.classes.push_back(std::move(one));
    }

    void readAdults(const Json& list, const std::string& place, RollOverYear::Class& one)
    {
        if (!list.is_array()) return fault(place, {"her skal stå en liste af navne", "this must be a list of names"});
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string name = list[i].is_string() ? text::foldCase(list[i].get<std::string>()) : std::string();
            const auto user = std::ranges::find_if(m_world.users, [&](const auto& entry) { return text::foldCase(entry.second.name) == name; });
            if (user != m_world.users.end()) one.adults.push_back(user->first);
            else fault(fmt::format("{}[{}]", place, i), {"der er ikke en bruger med det navn", "there is no user of that name"});
        }
    }

    const World& m_world;
    const std::vector<UnitId>& m_institutions;
    std::string m_file;
    Text m_faults;
};

} // namespace

Date nextSchoolYear(Date today)
{
    constexpr unsigned kAugust = 8, kFebruary = 2;
    const Date thisYears = *Date::of(today.year(), kAugust, 1);
    return today.month() >= kFebruary ? thisYears : thisYears.plusMonths(-12);
}

int yearOf(std::string_view name)
{
    int year = -1;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), year);
    constexpr int kHighest = 12;
    return error == std::errc{} && year >= 0 && year <= kHighest && end != name.data() ? year : -1;
}

std::string raisedName(const std::string& name)
{
    const int year = yearOf(name);
    if (year < 0 || year >= kLastYear) return name;
    return std::to_string(year + 1) + name.substr(std::to_string(year).size());
}

RollOverYear proposeYear(const World& world, UnitId institution, Date today)
{
    RollOverYear plan{institution, nextSchoolYear(today), {}};
    for (const core::Unit* unit : groupsOf(world, institution)) {
        RollOverYear::Class one;
        one.from = unit->id;
        one.name = raisedName(unit->name);
        if (unit->setting == core::Setting::School && yearOf(unit->name) >= kLastYear) one.what = What::Leaves;
        if (one.what == What::Continues) one.adults = world.usersOf(unit->id, today);
        plan.classes.push_back(std::move(one));
    }
    return plan;
}

std::string yearPlanSetting(UnitId institution) { return "year.plan." + std::to_string(institution.value); }

std::string savedPlanText(const RollOverYear& plan)
{
    Json classes = Json::array();
    for (const auto& one : plan.classes) {
        Json adults = Json::array();
        for (const UserId user : one.adults) adults.push_back(user.value);
        classes.push_back({{"from", one.from.value}, {"what", static_cast<int>(one.what)}, {"name", one.name}, {"into", one.into.value}, {"adults", std::move(adults)}});
    }
    return Json{{"first_day", plan.firstDay.iso()}, {"classes", std::move(classes)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace {

/// What savedPlanText() wrote; none for anything else.
std::optional<RollOverYear> readSaved(UnitId institution, const std::string& text)
{
    try {
        const Json json = Json::parse(text);
        const auto day = Date::parseIso(json.at("first_day").get<std::string>());
        if (!day) return std::nullopt;
        RollOverYear plan{institution, *day, {}};
        for (const Json& row : json.at("classes")) {
            RollOverYear::Class one;
            one.from = UnitId{row.at("from").get<std::int64_t>()};
            const int what = row.at("what").get<int>();
            if (what < static_cast<int>(What::Continues) || what > static_cast<int>(What::Leaves)) return std::nullopt;
            one.what = static_cast<What>(what);
            one.name = row.at("name").get<std::string>();
            one.into = UnitId{row.at("into").get<std::int64_t>()};
            for (const Json& user : row.at("adults")) one.adults.push_back(UserId{user.get<std::int64_t>()});
            plan.classes.push_back(std::move(one));
        }
        return plan;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

} // namespace

std::optional<RollOverYear> savedYearPlan(const World& world, UnitId institution, Date today)
{
    const auto at = world.settings.find(yearPlanSetting(institution));
    const auto saved = at != world.settings.end() ? readSaved(institution, at->second) : std::nullopt;
    if (!saved) return std::nullopt;
    RollOverYear plan = proposeYear(world, institution, today);
    plan.firstDay = saved->firstDay;
    const auto isHere = [&](UnitId unit) { return std::ranges::find(plan.classes, unit, &RollOverYear::Class::from) != plan.classes.end(); };
    for (auto& one : plan.classes) {
        const auto chosen = std::ranges::find(saved->classes, one.from, &RollOverYear::Class::from);
        if (chosen == saved->classes.end() || (chosen->what == What::Joins && !isHere(chosen->into))) continue;
        one = *chosen;
        std::erase_if(one.adults, [&](UserId id) { return world.user(id) == nullptr || !mayHaveClass(*world.user(id), today); });
    }
    return plan;
}

std::string yearPlanJson(const World& world, const RollOverYear& plan)
{
    Json classes = Json::array();
    for (const auto& one : plan.classes) {
        Json row{{"class", nameOf(world, one.from)}};
        if (one.what == What::Leaves) row["leaves"] = true;
        if (one.what == What::Joins) row["joins"] = nameOf(world, one.into);
        if (one.what == What::Continues) {
            row["becomes"] = one.name;
            row["adults"] = Json::array();
            for (const UserId user : one.adults)
                if (const core::User* adult = world.user(user)) row["adults"].push_back(adult->name);
        }
        classes.push_back(std::move(row));
    }
    const Json json{{"institution", nameOf(world, plan.institution)}, {"first_day", plan.firstDay.iso()}, {"classes", std::move(classes)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<RollOverYear> readYearPlan(const World& world, const std::vector<UnitId>& institutions, std::string_view json, std::string_view fileName)
{
    return PlanReader(world, institutions, fileName).read(json);
}

YearModel yearModel(const Session& session, UnitId institution)
{
    const World& world = session.world();
    YearModel model;
    model.today = session.today();
    for (const UnitId id : world.institutions()) {
        const core::Unit* unit = world.unit(id);
        const bool isLed = std::ranges::any_of(world.unitsOf(session.user().id, model.today), [&](UnitId place) {
            const auto below = world.below(place);
            return std::ranges::find(below, id) != below.end();
        });
        if (!unit->isClosed && isLed && !groupsOf(world, id).empty()) model.institutions.push_back({id, text::displayLine(unit->name, 60)});
    }
    if (model.institutions.empty()) return model;
    const auto chosen = std::ranges::find(model.institutions, institution, &YearModel::Institution::unit);
    const UnitId shown = chosen != model.institutions.end() ? institution : model.institutions.front().unit;
    auto saved = savedYearPlan(world, shown, model.today);
    model.isSaved = saved.has_value();
    model.plan = saved ? std::move(*saved) : proposeYear(world, shown, model.today);
    for (const auto& one : model.plan.classes)
        model.rows.push_back({one.from, text::displayLine(nameOf(world, one.from), 60), world.childrenOf(one.from, model.today).size(), world.openRound(one.from) != nullptr});
    for (const auto& [id, user] : world.users)
        if (mayHaveClass(user, model.today)) model.adults.push_back({id, text::displayLine(user.name, 60)});
    std::ranges::sort(model.adults, [](const auto& a, const auto& b) { return text::compareDanish(a.name, b.name) < 0; });
    return model;
}

} // namespace trivsel::app
