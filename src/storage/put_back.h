#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>

/// A restored pair is made ready in a folder beside its place, and that folder's name decides: `NAME.restore-part` is
/// thrown away, `NAME.restore-ready` is put in place, by whoever comes next. The renames are made in an order in which
/// each can be seen to be done, so that being killed between any two changes nothing about the outcome.
namespace trivsel::storage {

/// An empty staging folder; what an earlier attempt left is removed. The lock of `target` must be held.
Result<void> beginStaging(const std::filesystem::path& target);
/// Where the new store is to be written while staging; its key file and journal beside it.
std::filesystem::path stagedFile(const std::filesystem::path& target);
void giveUpStaging(const std::filesystem::path& target);

/// From here on the restored pair is what counts. Puts it in place; the answer is the folder with what lay there before,
/// empty when nothing did.
Result<std::filesystem::path> putInPlace(const std::filesystem::path& target);

/// Finishes or clears away what a killed restore left at `target`. Cheap when there is nothing, and nothing happens
/// while another holds the lock: that one is at it.
Result<void> finishRestore(const std::filesystem::path& target);

/// A key file or journal without its store, `NAME.key` say, is given another name, never written over.
Result<void> setAside(const std::filesystem::path& orphan);

} // namespace trivsel::storage
