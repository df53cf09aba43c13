#pragma once

#include "storage/open_store.h"
#include "storage/secret.h"
#include "support/store_fixture.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

/// What the fault loops do to a store, and where it lies. Shared by the program that does it and the tests that look at
/// what is left. All names are invented.
namespace trivsel::faults {

/// A folder with one store, what belongs to it, and this computer's notes about it.
struct Place {
    std::filesystem::path folder;
    std::filesystem::path store() const { return folder / "prøve.trivsel"; }
    std::filesystem::path anchors() const { return folder / "state"; }
    std::filesystem::path backups() const { return folder / "sikkerhedskopier"; } ///< one from before lies there
    std::filesystem::path newPlace() const { return folder / "nyt sted" / "flyttet.trivsel"; }
    std::filesystem::path codeFile() const { return folder / "state" / "code"; } ///< the recovery code
};

inline constexpr const char* kLeader = test::StoreFixture::kUser;
inline constexpr const char* kLeaderPassphrase = test::StoreFixture::kPassphrase;
inline constexpr const char* kOther = "Per Prøve"; ///< user 2, with a slot of his own
inline constexpr const char* kOtherPassphrase = "fire ord der ikke hører sammen";
inline constexpr const char* kNewPassphrase = "helt nye ord om en gul cykel";
inline constexpr const char* kAdded = "Nora Ny"; ///< gets a slot in `AddSlot`
inline constexpr int kImported = 300; ///< children of the large change
inline constexpr int kDeep = 150;     ///< changes in the deep queue
inline constexpr int kSingle = 5;     ///< changes that are waited for one by one

/// One thing done to a store. `Open` counts calls from the start, the others from when the store is open.
enum class Operation { Open, Save, DeepQueue, Import, Migrate, NewPassphrase, AddSlot, RemoveSlot, NewRecoveryCode, Create, Backup, Restore, Move, Recover };
inline constexpr std::array kOperations{Operation::Open,      Operation::Save,          Operation::DeepQueue, Operation::Import,
                                        Operation::Migrate,   Operation::NewPassphrase, Operation::AddSlot,   Operation::RemoveSlot,
                                        Operation::NewRecoveryCode, Operation::Create, Operation::Backup, Operation::Restore,
                                        Operation::Move, Operation::Recover};
const char* nameOf(Operation operation);

/// One more backup, waited for.
Result<void> backUp(storage::Store& store, const Place& place);
/// The backup that was there before.
std::filesystem::path firstBackup(const Place& place);
/// The store that `Create` makes.
storage::CreateRequest newStore(const Place& place);
/// The n-th change of a run: a row that grows, one that is replaced, and one that is added.
storage::Change numbered(std::int64_t n);
/// Three hundred children in one change.
storage::Change largeImport();
/// Two steps above the version of today, as a later program would bring.
std::span<const storage::Migration> laterSteps();

/// Opens below the key slots: the key file is read, but no key derived.
Result<std::unique_ptr<storage::OpenStore>> openWithKey(const Place& place, const storage::Secret& key,
                                                        std::span<const storage::Migration> steps = storage::migrations());

storage::OpenRequest asLeader(const Place& place);

/// Does `operation`, saying on standard output what it would show a user: `saved N` for changes, `done` when the whole
/// is, `failed CODE` for an error. After an error it tries again up to twice, as a user would. 0 when it is done.
int run(Operation operation, const Place& place, const storage::Secret& key);

} // namespace trivsel::faults
