#include "storage/row_fields.h"
#include "storage/row_json.h"
#include "storage/row_table.h"
#include "storage/rows.h"

namespace trivsel::storage {
namespace {

using core::Circumstances;
using core::Meeting;

const RowTable& meetingTable()
{
    static const RowTable table("meetings", "id, child, unit, tool, on_day, held, names, participants, words, agreed, by, at");
    return table;
}

const RowTable& paperTable()
{
    static const RowTable table("papers", "id, child, kind, goes_home, by, at");
    return table;
}

std::string textOf(const std::vector<Meeting::Participant>& people)
{
    auto list = nlohmann::json::array();
    for (const auto& p : people) list.push_back({{"name", p.name}, {"relation", p.relation}});
    return listText(list);
}

std::string textOf(const std::vector<Meeting::Words>& words)
{
    auto list = nlohmann::json::array();
    for (const auto& w : words) list.push_back({{"part", w.part}, {"text", w.text}});
    return listText(list);
}

Meeting readMeeting(Reader& r)
{
    Meeting m;
    m.id = r.id<MeetingId>();
    m.child = r.id<ChildId>();
    m.unit = r.id<UnitId>();
    m.tool = r.text();
    m.on = r.date();
    m.isHeld = r.flag();
    m.hasNames = r.flag();
    for (const auto& e : listFrom(r.view())) m.participants.push_back({field<std::string>(e, "name"), field<std::string>(e, "relation")});
    for (const auto& e : listFrom(r.view())) m.words.push_back({field<std::string>(e, "part"), field<std::string>(e, "text")});
    m.agreed = r.text();
    m.by = r.id<UserId>();
    m.at = r.instant();
    return m;
}

} // namespace

void put(Connection& c, const Meeting& v)
{
    Binder(c.cached(meetingTable().upsert()))(v.id)(v.child)(v.unit)(v.tool)(v.on)(v.isHeld)(v.hasNames)(textOf(v.participants))(
        textOf(v.words))(v.agreed)(v.by)(v.at)
        .run();
}

void put(Connection& c, const Circumstances& v)
{
    Binder(c.cached("INSERT INTO circumstances (child, flags, placed_on, by, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (child) DO "
                    "UPDATE SET flags = excluded.flags, placed_on = excluded.placed_on, by = excluded.by, at = excluded.at"))(v.child)(
        listText(nlohmann::json(v.flags)))(v.placedOn)(v.by)(v.at)
        .run();
}

void put(Connection& c, const core::MadePaper& v)
{
    Binder(c.cached(paperTable().upsert()))(v.id)(v.child)(v.kind)(v.goesHome)(v.by)(v.at).run();
}

std::vector<core::MadePaper> readPapers(Connection& c)
{
    return readAll<core::MadePaper>(c, paperTable().select(), [](Reader& r) {
        core::MadePaper p;
        p.id = r.id<PaperId>();
        p.child = r.id<ChildId>();
        p.kind = r.text();
        p.goesHome = r.flag();
        p.by = r.id<UserId>();
        p.at = r.instant();
        return p;
    });
}

std::vector<Meeting> readMeetings(Connection& c) { return readAll<Meeting>(c, meetingTable().select(), readMeeting); }

std::vector<Circumstances> readCircumstances(Connection& c)
{
    return readAll<Circumstances>(c, "SELECT child, flags, placed_on, by, at FROM circumstances ORDER BY child", [](Reader& r) {
        Circumstances v;
        v.child = r.id<ChildId>();
        for (const auto& flag : listFrom(r.view())) {
            if (!flag.is_string()) throw BadRow("a list of flags");
            v.flags.push_back(flag.get<std::string>());
        }
        v.placedOn = r.optionalDate();
        v.by = r.id<UserId>();
        v.at = r.instant();
        return v;
    });
}

} // namespace trivsel::storage
