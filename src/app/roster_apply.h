#pragma once

#include "app/import_columns.h"
#include "app/job_progress.h"
#include "app/roster_import.h"
#include "app/world.h"
#include "base/date.h"
#include "storage/store.h"

#include <cstdint>
#include <functional>
#include <unordered_set>
#include <vector>

/// The seam between reading a roster (roster_import.cpp) and carrying it out (commands/people.cpp). For `app` alone.
namespace trivsel::app {

/// Everything one import (or its undoing) writes, in one transaction with its batch.
struct RosterChange {
    std::vector<storage::Record> put;      ///< units, children, memberships; not the batch itself
    std::vector<storage::Removal> remove;  ///< undo only: memberships before children before units
    core::ImportBatch batch;               ///< with its id, figures and inverse; `undoneAt` set by undo
};

/// The unit whose children a roster is compared with: the place of the leader (the first one, of several). None when the
/// user has no place today.
UnitId rosterRoot(const World& world, const core::User& user, Date today);
/// Everything below root and the user's other places, closed units too: a leader of two houses brings in the lists of both.
std::unordered_set<UnitId> unitsOfLists(const World& world, UserId user, UnitId root, Date today);

/// What the file would change below `root`. `report` is filled in any case, also when this is an error (a refused row
/// without `acceptRefused`, too many missing without `acceptMissing`, a file that is no roster). An import that changes
/// nothing gives an empty `put`: then no batch is written. New ids come from `nextId`, each used once.
Result<RosterChange> rosterChange(const World& world, const core::User& user, UnitId root, Date today, Instant now,
                                  const std::function<std::int64_t()>& nextId, const RosterRequest& request,
                                  bool acceptRefused, bool acceptMissing, RosterReport& report, JobProgress* progress = nullptr,
                                  imports::Matching* matching = nullptr);

/// Why an import is not carried out although the file could be read; nothing when it may be.
Result<void> checkAccepted(const RosterReport& report, bool acceptRefused, bool acceptMissing);

/// What the batch says of itself; its `id` is taken after all others of the import, so that it is higher.
void finishBatch(RosterChange& change, std::string kind, std::string fileSha256, BatchId id, UserId by, Instant now, const RosterReport& report);

/// What puts everything back as it was before the batch. A child whose record or place was changed by hand since is left
/// as it is, and so is a group with another name; `report` names them. An error when something done since stands in the
/// way (another child of the batch has been taken into a round or has steps), or when it was undone before.
Result<RosterChange> undoRoster(const World& world, const core::ImportBatch& batch, Date today, Instant now,
                                RosterReport& report);

} // namespace trivsel::app
