#pragma once

#include "app/roster_import_difference.h"
#include "exchange/oneroster.h"

/// A OneRoster folder as the rows of a list, so that difference, undo and identity are one. For roster_import alone.
namespace trivsel::app::roster {

/// Reads the folder and adds its pupils, adults and what is to be told to `difference`, in the order of users.csv. The
/// class of a pupil in several is its homeroom class when it has just one, else the one its enrollment calls primary, else
/// the one it is in already, else the first, which is told. Only classes that get a pupil become groups. Schools are
/// institutions below `root` by name; a leader of one institution gets a folder with one school whatever it is called.
/// A district is told, with the one here that has its name; a school that is added lies in it.
/// False in `isWhole` when the folder holds only what has changed: then nobody is missing. `progress` may be null.
Result<void> addOneRoster(const exchange::FolderFiles& folder, const World& world, UnitId root, Date today, Difference& difference,
                          bool& isWhole, JobProgress* progress);

} // namespace trivsel::app::roster
