#include "storage/errors.h"

#include <fmt/format.h>

#include <system_error>

/// The words about backups, restoring, moving and the recovery code.
namespace trivsel::storage::errors {
namespace {

Failure put(ErrorCode code, std::string da, std::string en, std::string detail = {})
{
    return fail(code, Text{std::move(da), std::move(en)}, std::move(detail));
}

} // namespace

Failure badBackupFolder(const Path& folder)
{
    return put(ErrorCode::BadInput,
               fmt::format("Sikkerhedskopier skal have en mappe med hele stien, og det er dette ikke: {}. Intet er ændret. Vælg mappen igen.", folder.string()),
               fmt::format("Backups need a folder with its whole path, and this is none: {}. Nothing was changed. Choose the folder again.", folder.string()));
}

Failure backupInSynchronisedFolder(const Path& folder, const std::string& name)
{
    return put(ErrorCode::Failed,
               fmt::format("Sikkerhedskopier kan ikke ligge her: {} synkroniseres ({}), så de ville blive lagt på andre computere. Intet er kopieret. Vælg en mappe på denne computer, en anden disk eller et netværksdrev.", folder.string(), name),
               fmt::format("Backups cannot lie here: {} is synchronised ({}), so they would be put on other computers. Nothing was copied. Choose a folder on this computer, another disk or a network drive.", folder.string(), name));
}

Failure backupIsRunning()
{
    return put(ErrorCode::InUse, "Der tages allerede en sikkerhedskopi. Intet er ændret. Vent, til den er færdig.",
               "A backup is already being made. Nothing was changed. Wait until it is done.");
}

Failure backupWasLost(const Path& store)
{
    return put(ErrorCode::Failed,
               fmt::format("Sikkerhedskopien blev ikke til noget, fordi {} ikke kunne gemmes imens. De gamle kopier er urørte. Få gemt først, og prøv igen.", store.string()),
               fmt::format("The backup was given up because {} could not be saved meanwhile. The old backups are untouched. Get it saved first and try again.", store.string()));
}

Failure backupDiffers(const Path& backup, std::string detail)
{
    return put(ErrorCode::Failed,
               fmt::format("Sikkerhedskopien {} var ikke magen til lageret, da den blev læst igen, og er fjernet. De gamle kopier er urørte. Prøv igen, eller vælg en anden disk.", backup.string()),
               fmt::format("The backup {} did not equal the store when it was read again, and was removed. The old backups are untouched. Try again, or choose another disk.", backup.string()),
               std::move(detail));
}

Failure copyDiffers(const Path& copy, std::string detail)
{
    return put(ErrorCode::Failed,
               fmt::format("Kopien {} var ikke magen til lageret, da den blev læst igen, og er fjernet. Lageret ligger, hvor det lå. Prøv igen, eller vælg en anden disk.", copy.string()),
               fmt::format("The copy {} did not equal the store when it was read again, and was removed. The store lies where it lay. Try again, or choose another disk.", copy.string()),
               std::move(detail));
}

Failure sameFile(const Path& file)
{
    return put(ErrorCode::BadInput,
               fmt::format("Det er den samme fil to gange: {}. Intet er ændret. Vælg et andet sted.", file.string()),
               fmt::format("This is the same file twice: {}. Nothing was changed. Choose another place.", file.string()));
}

Failure restoreNeedsLeader()
{
    return put(ErrorCode::NoRight,
               "Kun en leder eller administrator, der har adgang i dag, kan gendanne en sikkerhedskopi; eller den, der har gendannelseskoden. Intet er ændret.",
               "Only a leader or an administrator who has access today may restore a backup; or whoever holds the recovery code. Nothing was changed.");
}

Failure saveWasCutOff(const Path& file)
{
    return put(ErrorCode::Failed,
               fmt::format("{} blev sidst afbrudt, mens den gemte, og kan derfor ikke gennemses uden at blive ændret. Intet er ændret. Åbn den én gang; så retter den sig selv.", file.string()),
               fmt::format("{} was cut off while it saved, and so cannot be looked through without being changed. Nothing was changed. Open it once; it then mends itself.", file.string()));
}

Failure wrongRecoveryCode()
{
    return put(ErrorCode::WrongPassphrase,
               "Gendannelseskoden passer ikke til dette lager. Intet er ændret. Se efter, at alle otte grupper er skrevet rigtigt, og at det er den nyeste kode.",
               "The recovery code does not fit this store. Nothing was changed. Check that all eight groups are typed right, and that it is the newest code.");
}

Failure noRecoveryCode(const Path& store)
{
    return put(ErrorCode::WrongPassphrase,
               fmt::format("Der er ingen gendannelseskode til {}. Intet er ændret. En leder eller administrator kan lave en i Indstillinger, mens lageret er åbent.", store.string()),
               fmt::format("There is no recovery code for {}. Nothing was changed. A leader or an administrator can make one in Settings while the store is open.", store.string()));
}

Failure notALeader(const std::string& name)
{
    return put(ErrorCode::NoRight,
               fmt::format("{} er ikke leder eller administrator i dag, og kun de kan få en ny adgangssætning med gendannelseskoden. Intet er ændret. Kontrollér navnet; andre får en ny adgangssætning af en leder.", name),
               fmt::format("{} is not a leader or an administrator today, and only they can be given a new passphrase by the recovery code. Nothing was changed. Check the name; others are given one by a leader.", name));
}

Failure oldPlaceRemains(const Path& from, const Path& to, int errnoValue)
{
    return put(ErrorCode::Failed,
               fmt::format("Lageret er flyttet til {}, men kunne ikke fjernes fra {}. Arbejd videre på det nye sted, og slet den gamle fil og dens nøglefil.", to.string(), from.string()),
               fmt::format("The store was moved to {}, but could not be removed from {}. Go on in the new place, and delete the old file and its key file.", to.string(), from.string()),
               std::system_category().message(errnoValue));
}

} // namespace trivsel::storage::errors
