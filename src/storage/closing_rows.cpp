#include "storage/row_fields.h"
#include "storage/row_json.h"
#include "storage/row_table.h"
#include "storage/rows.h"

#include <map>

namespace trivsel::storage {
namespace {

using core::release::Attribute;
using core::release::Footprint;
using core::release::Member;

const RowTable& closingTable()
{
    static const RowTable table("closings", "id, institution, by, at, figures");
    return table;
}

/// Every member is of the closing's own institution.
constexpr std::array kKeptAttributes{Attribute::AgeBand, Attribute::Sex, Attribute::Unit};

void removeParts(Connection& c, ClosingId closing)
{
    Binder(c.cached("DELETE FROM closing_groups WHERE closing = ?"))(closing).run();
    Binder(c.cached("DELETE FROM closing_children WHERE closing = ?"))(closing).run();
}

void readGroups(Connection& c, std::map<ClosingId, ClosingRow>& closings)
{
    Rows rows(c, "SELECT closing, place, children FROM closing_groups ORDER BY closing, place");
    while (rows.step()) {
        Reader r(rows);
        const auto closing = closings.find(r.id<ClosingId>());
        if (closing == closings.end()) throw BadRow("a group of no closing");
        const std::int64_t place = r.number();
        if (place < 0) throw BadRow("a place of a group");
        closing->second.footprints.push_back({static_cast<std::size_t>(place), idsFromText<ChildId>(r.view())});
    }
}

void readMembers(Connection& c, std::map<ClosingId, ClosingRow>& closings)
{
    Rows rows(c, "SELECT closing, child, age_band, sex, unit, was_there_before, value FROM closing_children ORDER BY closing, child");
    while (rows.step()) {
        Reader r(rows);
        const auto closing = closings.find(r.id<ClosingId>());
        if (closing == closings.end()) throw BadRow("a child of no closing");
        Member member;
        member.child = r.id<ChildId>();
        for (const Attribute attribute : kKeptAttributes) member.attributes[static_cast<std::size_t>(attribute)] = r.number();
        member.attributes[static_cast<std::size_t>(Attribute::Institution)] = closing->second.institution.value;
        member.wasThereBefore = r.flag();
        const std::string values = r.bytes();
        member.values.assign(values.begin(), values.end());
        auto& members = closing->second.members;
        if (!members.empty() && members.front().values.size() != member.values.size()) throw BadRow("the values of a child");
        members.push_back(std::move(member));
    }
}

} // namespace

void put(Connection& c, const ClosingRow& v)
{
    removeParts(c, v.id);
    Binder(c.cached(closingTable().upsert()))(v.id)(v.institution)(v.by)(v.at)(v.figures).run();
    for (const Footprint& group : v.footprints)
        Binder(c.cached("INSERT INTO closing_groups (closing, place, children) VALUES (?, ?, ?)"))(v.id)(
            static_cast<std::int64_t>(group.group))(idsToText(group.children))
            .run();
    for (const Member& member : v.members) {
        Binder bind(c.cached("INSERT INTO closing_children (closing, child, age_band, sex, unit, was_there_before, value) VALUES "
                             "(?, ?, ?, ?, ?, ?, ?)"));
        bind(v.id)(member.child);
        for (const Attribute attribute : kKeptAttributes) bind(member.attributes[static_cast<std::size_t>(attribute)]);
        bind(member.wasThereBefore).blob(std::string(member.values.begin(), member.values.end())).run();
    }
}

std::vector<ClosingRow> readClosings(Connection& c)
{
    std::map<ClosingId, ClosingRow> closings;
    Rows rows(c, closingTable().select());
    while (rows.step()) {
        Reader r(rows);
        ClosingRow row;
        row.id = r.id<ClosingId>();
        row.institution = r.id<UnitId>();
        row.by = r.id<UserId>();
        row.at = r.instant();
        row.figures = r.text();
        closings.emplace(row.id, std::move(row));
    }
    readGroups(c, closings);
    readMembers(c, closings);
    std::vector<ClosingRow> result;
    for (auto& [id, row] : closings) result.push_back(std::move(row));
    return result;
}

} // namespace trivsel::storage
