#include "app/roster_import.h"

#include "app/import_remembered.h"
#include "app/roster_apply.h"
#include "app/roster_import_oneroster.h"
#include "app/session.h"
#include "base/text.h"
#include "definitions/catalog.h"

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::app {

std::string RosterReport::summary() const
{
    return fmt::format("added {}, changed {}, moved {}, missing {}, unchanged {}, refused {}", added, changed, moved,
                       missing, unchanged, refused);
}

namespace {

std::string joined(const std::vector<std::string>& names)
{
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

} // namespace

Result<void> checkAccepted(const RosterReport& report, bool acceptRefused, bool acceptMissing)
{
    if (report.refused > 0 && !acceptRefused) {
        return fail(
            ErrorCode::BadInput,
            {fmt::format(
                 "{} linje(r) kan ikke bruges, så intet er indlæst. Ret dem i listen, eller indlæs resten uden dem.",
                 report.refused),
             fmt::format("{} row(s) cannot be used, so nothing was imported. Correct them in the list, or import the "
                         "rest without them.",
                         report.refused)});
    }
    if (!report.unitsMissingMany.empty() && !acceptMissing) {
        const std::string units = joined(report.unitsMissingMany);
        return fail(ErrorCode::BadInput,
                    {fmt::format("Mere end 20 % af børnene i {} står ikke på listen, så intet er indlæst. Er listen "
                                 "hel, så sig ja til det; ingen børn fjernes.",
                                 units),
                     fmt::format("More than 20 % of the children of {} are not on the list, so nothing was imported. "
                                 "If the list is whole, accept it; no child is removed.",
                                 units)});
    }
    return {};
}

namespace {

/// What the import writes, as it writes it, so that undo can tell what was changed by hand since.
core::ImportBatch::Inverse::After afterOf(const std::vector<storage::Record>& put)
{
    core::ImportBatch::Inverse::After after;
    for (const storage::Record& record : put) {
        if (const auto* unit = std::get_if<core::Unit>(&record)) after.unitNames.emplace(unit->id, unit->name);
        if (const auto* child = std::get_if<core::Child>(&record)) after.children.push_back(*child);
        if (const auto* m = std::get_if<core::ChildMembership>(&record)) after.memberships.push_back(*m);
    }
    return after;
}

/// Of all its bytes, in the order of the names: the folder given in another order is the same.
std::string folderSha256(exchange::FolderFiles folder)
{
    std::ranges::sort(folder);
    std::string all;
    for (const auto& [name, bytes] : folder) all += definitions::sha256Hex(name) + definitions::sha256Hex(bytes);
    return definitions::sha256Hex(all);
}

/// What the rows of list or folder would do; false in `isWhole` when who is not in it is not missing.
Result<void> addRows(const World& world, UnitId root, Date today, const RosterRequest& request, roster::Difference& difference,
                     bool& isWhole, JobProgress* progress, imports::Matching* matching)
{
    if (!request.folder.empty()) return roster::addOneRoster(request.folder, world, root, today, difference, isWhole, progress);
    const auto remembered = [&](const std::vector<std::string>& header) { return rememberedColumns(world, "roster", header); };
    return roster::readEntries(request, today, [&](const roster::Entry& entry) { difference.add(entry); }, remembered, progress, matching);
}

} // namespace

void finishBatch(RosterChange& change, std::string kind, std::string fileSha256, BatchId id, UserId by, Instant now, const RosterReport& report)
{
    core::ImportBatch& batch = change.batch;
    batch.id = id;
    batch.kind = std::move(kind);
    batch.fileSha256 = std::move(fileSha256);
    batch.at = now;
    batch.by = by;
    batch.added = report.added;
    batch.changed = report.changed;
    batch.moved = report.moved;
    batch.missing = report.missing;
    batch.unchanged = report.unchanged;
    batch.refused = report.refused;
}

std::unordered_set<UnitId> unitsOfLists(const World& world, UserId user, UnitId root, Date today)
{
    std::vector<UnitId> places = world.unitsOf(user, today);
    places.push_back(root);
    std::unordered_set<UnitId> units;
    for (const UnitId place : places)
        for (const UnitId id : world.below(place)) units.insert(id);
    return units;
}

Result<RosterReport> previewRoster(const Session& session, const RosterRequest& request, JobProgress* progress, imports::Matching* matching)
{
    const Date today = session.today();
    const UnitId root = rosterRoot(session.world(), session.user(), today);
    if (!root) {
        return fail(ErrorCode::NoRight, {"Kun en leder med en institution kan hente børn fra en liste.",
                                         "Only a leader of an institution can import children from a list."});
    }
    RosterReport report;
    std::int64_t id = 1'000'000'000'000; // never written
    const auto change = rosterChange(
        session.world(), session.user(), root, today, session.clock().now(), [&id] { return ++id; }, request, true,
        true, report, progress, matching);
    if (!change) return fail(change.error());
    return report;
}

Result<RosterChange> rosterChange(const World& world, const core::User& user, UnitId root, Date today, Instant now,
                                  const std::function<std::int64_t()>& nextId, const RosterRequest& request,
                                  bool acceptRefused, bool acceptMissing, RosterReport& report, JobProgress* progress,
                                  imports::Matching* matching)
{
    report = {};
    imports::Matching taken;
    if (matching == nullptr) matching = &taken;
    constexpr std::size_t kBytesOfRow = 50;
    const std::size_t expectedRows = request.bytes.size() / kBytesOfRow;
    report.rows.reserve(expectedRows);
    roster::Difference difference(world, user.id, root, today, nextId, report, expectedRows);
    bool isWhole = true;
    if (const auto added = addRows(world, root, today, request, difference, isWhole, progress, matching); !added) return fail(added.error());
    if (isWhole) difference.findMissing();
    if (const auto accepted = checkAccepted(report, acceptRefused, acceptMissing); !accepted)
        return fail(accepted.error());

    RosterChange change = difference.take();
    if (change.put.empty()) return change;
    change.batch.inverse.after = afterOf(change.put);
    const bool isList = request.folder.empty();
    finishBatch(change, isList ? "roster" : "oneroster", isList ? definitions::sha256Hex(request.bytes) : folderSha256(request.folder), BatchId{nextId()}, user.id, now, report);
    if (!request.mapping.empty()) change.put.emplace_back(storage::Setting{columnsSetting("roster", matching->headings), request.mapping});
    return change;
}

} // namespace trivsel::app
