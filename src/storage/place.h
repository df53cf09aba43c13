#pragma once

#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>

/// Where a store may lie, and what its first bytes say.
namespace trivsel::storage {

/// The name of a file system over which SQLite's promises do not hold, by its statfs magic (useovernet.html), or
/// nothing for a local one.
std::optional<std::string> networkFileSystem(unsigned long magic);

/// The folder among the parents of `file` that a synchronising program keeps, by name or by the program's own mark.
std::optional<std::string> synchronisedFolder(const std::filesystem::path& file);

/// FAT or exFAT, by its statfs magic: without owners, and without a journal of its own. Good for a backup on a stick,
/// not for a store that is written to all day.
std::optional<std::string> simpleFileSystem(unsigned long magic);

/// What the place is for; the words of a refusal follow it. A `Target` may be taken: what lies there is looked at later.
enum class Wanted { ExistingStore, NewStore, Target };

/// The canonical path of a store to open or create; refuses links, network drives, FAT and synchronised folders (Failed).
Result<std::filesystem::path> placeForWriting(const std::filesystem::path& file, Wanted wanted);

/// What the store's own bytes say against its key file, without a key: refuses empty, truncated, plaintext and
/// foreign files. Does not open a file that this process holds open (closing it would drop SQLite's locks).
Result<void> checkFirstBytes(const std::filesystem::path& file, const std::string& storeId);
/// A journal with content beside it: the last save was cut off, and opening mends it.
bool hasJournal(const std::filesystem::path& file);
/// As above, before a key file was read.
Result<void> checkShape(const std::filesystem::path& file);

} // namespace trivsel::storage
