#include "app/roster_import.h"

#include "app/roster_apply.h"
#include "app/roster_import_difference.h"
#include "app/session.h"
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

/// Why an import is not carried out although the file could be read; nothing when it may be.
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

void fillBatch(core::ImportBatch& batch, const RosterReport& report)
{
    batch.kind = "roster";
    batch.added = report.added;
    batch.changed = report.changed;
    batch.moved = report.moved;
    batch.missing = report.missing;
    batch.unchanged = report.unchanged;
    batch.refused = report.refused;
}

} // namespace

Result<RosterReport> previewRoster(const Session& session, const RosterRequest& request)
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
        true, report);
    if (!change) return fail(change.error());
    return report;
}

Result<RosterChange> rosterChange(const World& world, const core::User& user, UnitId root, Date today, Instant now,
                                  const std::function<std::int64_t()>& nextId, const RosterRequest& request,
                                  bool acceptRefused, bool acceptMissing, RosterReport& report)
{
    report = {};
    const auto entries = roster::readEntries(request, today);
    if (!entries) return fail(entries.error());
    roster::Difference difference(world, user.id, root, today, nextId, report);
    for (const auto& entry : *entries) difference.add(entry);
    difference.findMissing();
    if (const auto accepted = checkAccepted(report, acceptRefused, acceptMissing); !accepted)
        return fail(accepted.error());

    RosterChange change = difference.take();
    if (change.put.empty()) return change;
    change.batch.inverse.after = afterOf(change.put);
    change.batch.id = BatchId{nextId()}; // higher than every id of the import
    change.batch.fileSha256 = definitions::sha256Hex(request.bytes);
    change.batch.at = now;
    change.batch.by = user.id;
    fillBatch(change.batch, report);
    return change;
}

} // namespace trivsel::app
