#include "base/text.h"
#include "storage/row_fields.h"
#include "storage/rows.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <utility>

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

/// Rows of which an import may have a hundred thousand: lists without names of fields, put together without a tree of
/// every value. The library quotes what is not plain.
class RowsText {
public:
    explicit RowsText(std::string& to) : m_text(to) {}
    template <class Record> void add(const std::vector<Record>& records)
    {
        m_text.reserve(m_text.size() + records.size() * kBytesOfRow);
        m_text += '[';
        for (const Record& record : records) {
            m_text += &record == records.data() ? "[" : ",[";
            m_isFirst = true;
            add(record);
            m_text += ']';
        }
        m_text += ']';
    }

private:
    static constexpr std::size_t kBytesOfRow = 128;

    void add(const core::Child& k)
    {
        put(k.id.value).put(k.name).put(k.birthDate);
        if (k.sex) put(core::toWord(*k.sex));
        else putWord("null");
        put(k.cpr).put(k.externalId).put(k.pseudonym).putWord(k.hasProtectedAddress ? "true" : "false").put(k.contactAdult.value);
    }
    void add(const core::ChildMembership& m)
    {
        put(m.id.value).put(m.child.value).put(m.unit.value).put(m.from);
        if (m.to) put(*m.to);
        else putWord("null");
    }
    RowsText& putWord(std::string_view word)
    {
        if (!std::exchange(m_isFirst, false)) m_text += ',';
        m_text += word;
        return *this;
    }
    RowsText& put(std::int64_t number) { return putWord(std::to_string(number)); }
    RowsText& put(Date day) { return put(std::string_view(day.iso())); }
    RowsText& put(const char* word) { return put(std::string_view(word)); }
    RowsText& put(std::string_view words)
    {
        const auto isQuoted = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\\'; };
        if (std::ranges::any_of(words, isQuoted) || !text::isUtf8(words)) return putWord(Json(words).dump(-1, ' ', false, Json::error_handler_t::replace));
        putWord("\"");
        m_text += words;
        m_text += '"';
        return *this;
    }

    std::string& m_text;
    bool m_isFirst = true;
};

/// `"key":[rows]` behind the members of an object that has some, in place of its brace.
template <class Record> void appendRows(std::string& object, std::string_view key, const std::vector<Record>& records)
{
    object.back() = ',';
    object += '"';
    object += key;
    object += "\":";
    RowsText(object).add(records);
    object += '}';
}

core::Child childFromJson(const Json& j)
{
    core::Child k;
    k.id = ChildId{j.at(0).get<std::int64_t>()};
    k.name = j.at(1).get<std::string>();
    k.birthDate = dayFromJson(j.at(2));
    if (!j.at(3).is_null()) {
        const auto& word = j.at(3).get_ref<const std::string&>();
        for (const core::Sex sex : {core::Sex::Boy, core::Sex::Girl, core::Sex::Other})
            if (word == core::toWord(sex)) k.sex = sex;
    }
    k.cpr = j.at(4).get<std::string>();
    k.externalId = j.at(5).get<std::string>();
    k.pseudonym = j.at(6).get<std::string>();
    k.hasProtectedAddress = j.at(7).get<bool>();
    k.contactAdult = UserId{j.at(8).get<std::int64_t>()};
    return k;
}

core::ChildMembership membershipFromJson(const Json& j)
{
    return {MembershipId{j.at(0).get<std::int64_t>()}, ChildId{j.at(1).get<std::int64_t>()}, UnitId{j.at(2).get<std::int64_t>()},
            dayFromJson(j.at(3)), optionalDayFromJson(j.at(4))};
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

std::string textOf(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// `,"after":{…}` in place of the brace of the object before.
void appendAfter(std::string& object, const core::ImportBatch::Inverse::After& after)
{
    Json units = Json::array();
    for (const auto& [id, name] : after.unitNames) units.push_back({{"id", id.value}, {"name", name}});
    Json json{{"units", std::move(units)}};
    putList(json, "absences", after.absences);
    object.back() = ',';
    object += "\"after\":";
    object += textOf(json);
    appendRows(object, "children", after.children);
    appendRows(object, "memberships", after.memberships);
    object += '}';
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
    Json json{{"added_units", idsToJson(inverse.addedUnits)},
              {"added_children", idsToJson(inverse.addedChildren)},
              {"added_memberships", idsToJson(inverse.addedMemberships)}};
    putList(json, "units_before", inverse.unitsBefore);
    putList(json, "user_memberships_before", inverse.userMembershipsBefore);
    putList(json, "absences_before", inverse.absencesBefore);
    if (inverse.survey) json["survey"] = inverse.survey.value;
    std::string text = textOf(json);
    appendRows(text, "children_before", inverse.childrenBefore);
    appendRows(text, "memberships_before", inverse.membershipsBefore);
    if (inverse.after) appendAfter(text, *inverse.after);
    return text;
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
