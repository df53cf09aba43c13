#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

/// Every refusal and failure of the store in words: what happened, where, what is kept, what to do now.
namespace trivsel::storage::errors {

using Failure = tl::unexpected<Error>;
using Path = std::filesystem::path;

// Files and places
Failure notThere(const Path& file);
Failure cannotRead(const Path& file, int errnoValue);
Failure cannotWrite(const Path& file, int errnoValue); ///< tells disk full and read-only places apart
Failure damagedFile(const Path& file, std::string detail);
Failure alreadyThere(const Path& file);
Failure isLink(const Path& file);
Failure hasSeveralNames(const Path& file);
Failure onNetwork(const Path& file, std::string kind);
Failure inSynchronisedFolder(const Path& file, const std::string& folder);
// The same when a store was to be made there: there is no file yet to speak of.
Failure noName(const Path& file);
Failure noFolder(const Path& folder);
Failure isFolder(const Path& file);
Failure onSimple(const Path& file, const std::string& kind);
Failure newOnSimple(const Path& folder, const std::string& kind);
Failure newOnNetwork(const Path& folder, std::string kind);
Failure newInSynchronisedFolder(const Path& folder, const std::string& name);

// What the file is
Failure empty(const Path& file);
Failure truncated(const Path& file, std::string detail);
Failure plain(const Path& file);
Failure foreign(const Path& file, std::string detail);
Failure keyFileMissing(const Path& file);
Failure keyFileOfAnother(const Path& file);
Failure damaged(const Path& file, std::string detail);
Failure newer(const Path& file, int version, int known);
Failure older(const Path& file, std::int64_t generation, std::int64_t seen);
Failure otherHistory(const Path& file, std::int64_t generation);
Failure olderNeedsLeader(const Path& file);
Failure inUse(const Path& file, const std::string& user, const std::string& since);
Failure wasReplaced(const Path& file);

// Keys
Failure wrongPassphrase();
Failure keptKeyIsOld();
Failure damagedSlot(const Path& keyFile, std::string detail);
Failure damagedKeyFile(const Path& keyFile, std::string detail);
Failure newerKeyFile(const Path& keyFile);
Failure passphraseLength(std::size_t codePoints);
Failure passphraseNotText();
Failure badCost();
Failure badUserName();
Failure userNameTaken(const std::string& name);
Failure noSuchSlot(const std::string& name);
Failure lastSlot();
Failure keyChanged(const Path& keyFile); ///< between a key being derived and being written
Failure tooManySlots();
Failure notEnoughMemory(unsigned mebibytes);
Failure keyWithoutUser(const std::string& name);

// Saving and reading
Failure notSaved(const Path& file, int sqliteCode, int errnoValue, std::string detail);
Failure noSuchDefinition(const std::string& kind);

// Backups, restoring, moving, the recovery code (errors_backup.cpp)
Failure badBackupFolder(const Path& folder);
Failure backupInSynchronisedFolder(const Path& folder, const std::string& name);
Failure backupIsRunning();
Failure backupWasLost(const Path& store); ///< saving failed while it was made
Failure backupDiffers(const Path& backup, std::string detail);
Failure copyDiffers(const Path& copy, std::string detail);
Failure sameFile(const Path& file);
Failure restoreNeedsLeader();
Failure saveWasCutOff(const Path& file);
Failure wrongRecoveryCode();
Failure noRecoveryCode(const Path& store);
Failure notALeader(const std::string& name);
Failure oldPlaceRemains(const Path& from, const Path& to, int errnoValue);

} // namespace trivsel::storage::errors
