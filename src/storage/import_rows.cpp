#include "storage/row_fields.h"
#include "storage/rows.h"

#include <nlohmann/json.hpp>

namespace trivsel::storage {
namespace {

using Json = nlohmann::json;

template <class T> Json idsToJson(const std::vector<T>& ids)
{
    Json list = Json::array();
    for (const T id : ids) list.push_back(id.value);
    return list;
}

template <class T> std::vector<T> idsFromJson(const Json& list)
{
    std::vector<T> ids;
    for (const Json& id : list) ids.push_back(T{id.get<std::int64_t>()});
    return ids;
}

Json dayToJson(const std::optional<Date>& d) { return d ? Json(d->iso()) : Json(nullptr); }

Date dayFromJson(const Json& j)
{
    const auto d = Date::parseIso(j.get_ref<const std::string&>());
    if (!d) throw BadRow("a day in an import");
    return *d;
}

std::optional<Date> optionalDayFromJson(const Json& j)
{
    return j.is_null() ? std::nullopt : std::optional(dayFromJson(j));
}

Json toJson(const core::Child& k)
{
    return {{"id", k.id.value}, {"name", k.name}, {"birth_date", k.birthDate.iso()},
            {"sex", k.sex ? Json(core::toWord(*k.sex)) : Json(nullptr)}, {"cpr", k.cpr}, {"external_id", k.externalId},
            {"pseudonym", k.pseudonym}, {"protected_address", k.hasProtectedAddress}, {"contact_adult", k.contactAdult.value}};
}

core::Child childFromJson(const Json& j)
{
    core::Child k;
    k.id = ChildId{j.at("id").get<std::int64_t>()};
    k.name = j.at("name").get<std::string>();
    k.birthDate = dayFromJson(j.at("birth_date"));
    if (!j.at("sex").is_null()) {
        const auto& word = j.at("sex").get_ref<const std::string&>();
        for (const core::Sex sex : {core::Sex::Boy, core::Sex::Girl, core::Sex::Other})
            if (word == core::toWord(sex)) k.sex = sex;
    }
    k.cpr = j.at("cpr").get<std::string>();
    k.externalId = j.at("external_id").get<std::string>();
    k.pseudonym = j.at("pseudonym").get<std::string>();
    k.hasProtectedAddress = j.at("protected_address").get<bool>();
    k.contactAdult = UserId{j.at("contact_adult").get<std::int64_t>()};
    return k;
}

Json toJson(const core::ChildMembership& m)
{
    return {{"id", m.id.value}, {"child", m.child.value}, {"unit", m.unit.value}, {"from", m.from.iso()}, {"to", dayToJson(m.to)}};
}

core::ChildMembership membershipFromJson(const Json& j)
{
    return {MembershipId{j.at("id").get<std::int64_t>()}, ChildId{j.at("child").get<std::int64_t>()},
            UnitId{j.at("unit").get<std::int64_t>()}, dayFromJson(j.at("from")), optionalDayFromJson(j.at("to"))};
}

Json toJson(const core::Unit& u)
{
    return {{"id", u.id.value}, {"parent", u.parent.value}, {"kind", wordOf(kUnitKindWords, u.kind)},
            {"setting", wordOf(kSettingWords, u.setting)}, {"name", u.name}, {"closed", u.isClosed}};
}

core::Unit unitFromJson(const Json& j)
{
    return {UnitId{j.at("id").get<std::int64_t>()}, UnitId{j.at("parent").get<std::int64_t>()},
            valueOf(kUnitKindWords, j.at("kind").get_ref<const std::string&>()),
            valueOf(kSettingWords, j.at("setting").get_ref<const std::string&>()), j.at("name").get<std::string>(), j.at("closed").get<bool>()};
}

Json toJson(const core::UserMembership& m)
{
    return {{"id", m.id.value}, {"user", m.user.value}, {"unit", m.unit.value}, {"from", m.from.iso()}, {"to", dayToJson(m.to)}};
}

core::UserMembership userMembershipFromJson(const Json& j)
{
    return {MembershipId{j.at("id").get<std::int64_t>()}, UserId{j.at("user").get<std::int64_t>()},
            UnitId{j.at("unit").get<std::int64_t>()}, dayFromJson(j.at("from")), optionalDayFromJson(j.at("to"))};
}

Json toJson(const core::AbsenceDay& a)
{
    return {{"child", a.child.value}, {"date", a.date.iso()}, {"kind", wordOf(kAbsenceWords, a.kind)}, {"part", a.part}};
}

core::AbsenceDay absenceFromJson(const Json& j)
{
    return {ChildId{j.at("child").get<std::int64_t>()}, dayFromJson(j.at("date")),
            valueOf(kAbsenceWords, j.at("kind").get_ref<const std::string&>()), j.at("part").get<double>()};
}

/// Written only where there is something: most imports leave these empty.
template <class Record> void putList(Json& json, const char* key, const std::vector<Record>& records)
{
    for (const Record& record : records) json[key].push_back(toJson(record));
}

/// A list that older rows do not have.
template <class Record> void takeList(const Json& json, const char* key, std::vector<Record>& records, Record (*read)(const Json&))
{
    if (json.contains(key))
        for (const Json& one : json.at(key)) records.push_back(read(one));
}

Json toJson(const core::ImportBatch::Inverse::After& after)
{
    Json units = Json::array(), children = Json::array(), memberships = Json::array();
    for (const auto& [id, name] : after.unitNames) units.push_back({{"id", id.value}, {"name", name}});
    for (const auto& child : after.children) children.push_back(toJson(child));
    for (const auto& membership : after.memberships) memberships.push_back(toJson(membership));
    Json json{{"units", std::move(units)}, {"children", std::move(children)}, {"memberships", std::move(memberships)}};
    putList(json, "absences", after.absences);
    return json;
}

core::ImportBatch::Inverse::After afterFromJson(const Json& j)
{
    core::ImportBatch::Inverse::After after;
    for (const Json& unit : j.at("units"))
        after.unitNames.emplace(UnitId{unit.at("id").get<std::int64_t>()}, unit.at("name").get<std::string>());
    for (const Json& child : j.at("children")) after.children.push_back(childFromJson(child));
    for (const Json& m : j.at("memberships")) after.memberships.push_back(membershipFromJson(m));
    takeList(j, "absences", after.absences, absenceFromJson);
    return after;
}

std::string inverseToText(const core::ImportBatch::Inverse& inverse)
{
    Json children = Json::array(), memberships = Json::array();
    for (const auto& child : inverse.childrenBefore) children.push_back(toJson(child));
    for (const auto& membership : inverse.membershipsBefore) memberships.push_back(toJson(membership));
    Json json{{"added_units", idsToJson(inverse.addedUnits)},
              {"added_children", idsToJson(inverse.addedChildren)},
              {"added_memberships", idsToJson(inverse.addedMemberships)},
              {"children_before", std::move(children)},
              {"memberships_before", std::move(memberships)}};
    putList(json, "units_before", inverse.unitsBefore);
    putList(json, "user_memberships_before", inverse.userMembershipsBefore);
    putList(json, "absences_before", inverse.absencesBefore);
    if (inverse.survey) json["survey"] = inverse.survey.value;
    if (inverse.after) json["after"] = toJson(*inverse.after);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

core::ImportBatch::Inverse inverseFromText(std::string_view s)
{
    try {
        const Json json = Json::parse(s);
        core::ImportBatch::Inverse inverse;
        inverse.addedUnits = idsFromJson<UnitId>(json.at("added_units"));
        inverse.addedChildren = idsFromJson<ChildId>(json.at("added_children"));
        inverse.addedMemberships = idsFromJson<MembershipId>(json.at("added_memberships"));
        for (const Json& child : json.at("children_before")) inverse.childrenBefore.push_back(childFromJson(child));
        for (const Json& m : json.at("memberships_before")) inverse.membershipsBefore.push_back(membershipFromJson(m));
        takeList(json, "units_before", inverse.unitsBefore, unitFromJson);
        takeList(json, "user_memberships_before", inverse.userMembershipsBefore, userMembershipFromJson);
        takeList(json, "absences_before", inverse.absencesBefore, absenceFromJson);
        if (json.contains("survey")) inverse.survey = SurveyId{json.at("survey").get<std::int64_t>()};
        if (json.contains("after")) inverse.after = afterFromJson(json.at("after"));
        return inverse;
    } catch (const Json::exception&) {
        throw BadRow("the inverse of an import"); // not its words: they quote what was read
    }
}

} // namespace

void put(Connection& c, const core::ImportBatch& b)
{
    Binder(c.cached("INSERT INTO import_batches (id, kind, file_sha256, at, by, added, changed, moved, missing, unchanged, "
                    "refused, undone_at, inverse) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, file_sha256 = excluded.file_sha256, "
                    "at = excluded.at, by = excluded.by, added = excluded.added, changed = excluded.changed, "
                    "moved = excluded.moved, missing = excluded.missing, unchanged = excluded.unchanged, "
                    "refused = excluded.refused, undone_at = excluded.undone_at, inverse = excluded.inverse"))(b.id)(
        b.kind)(b.fileSha256)(b.at)(b.by)(b.added)(b.changed)(b.moved)(b.missing)(b.unchanged)(b.refused)(b.undoneAt)(
        inverseToText(b.inverse))
        .run();
}

std::vector<core::ImportBatch> readBatches(Connection& c)
{
    return readAll<core::ImportBatch>(
        c,
        "SELECT id, kind, file_sha256, at, by, added, changed, moved, missing, unchanged, refused, undone_at, inverse "
        "FROM import_batches ORDER BY id",
        [](Reader& r) {
            core::ImportBatch b;
            b.id = r.id<BatchId>();
            b.kind = r.text();
            b.fileSha256 = r.text();
            b.at = r.instant();
            b.by = r.id<UserId>();
            b.added = r.small();
            b.changed = r.small();
            b.moved = r.small();
            b.missing = r.small();
            b.unchanged = r.small();
            b.refused = r.small();
            b.undoneAt = r.optionalInstant();
            b.inverse = inverseFromText(r.view());
            return b;
        });
}

} // namespace trivsel::storage
