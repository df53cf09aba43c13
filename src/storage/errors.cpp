#include "storage/errors.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace trivsel::storage::errors {
namespace {

// The words of SQLite's primary result codes that have an advice of their own (sqlite.org/rescode.html).
constexpr int kFull = 13, kReadOnly = 8, kCantOpen = 14, kCorrupt = 11, kNotADb = 26;

std::string words(int errnoValue) { return std::system_category().message(errnoValue); }

Failure put(ErrorCode code, std::string da, std::string en, std::string detail = {})
{
    return fail(code, Text{std::move(da), std::move(en)}, std::move(detail));
}

} // namespace

Failure notThere(const Path& file)
{
    return put(ErrorCode::BadInput,
               fmt::format("Der er ingen fil her: {}. Intet er ændret. Kontrollér navnet, eller vælg filen i listen.", file.string()),
               fmt::format("There is no file here: {}. Nothing was changed. Check the name, or choose the file in the list.", file.string()));
}

Failure cannotRead(const Path& file, int errnoValue)
{
    return put(ErrorCode::Failed,
               fmt::format("Filen kunne ikke læses: {}. Intet er ændret. Kontrollér, at drevet er tilsluttet, og at du har adgang til mappen.", file.string()),
               fmt::format("The file could not be read: {}. Nothing was changed. Check that the drive is connected and that you have access to the folder.", file.string()),
               words(errnoValue));
}

Failure cannotWrite(const Path& file, int errnoValue)
{
    if (errnoValue == ENOSPC || errnoValue == EDQUOT) {
        return put(ErrorCode::Failed,
                   fmt::format("Disken er fuld, så der kunne ikke skrives til {}. Det, der var gemt før, er uændret. Gør plads på disken, og prøv igen.", file.string()),
                   fmt::format("The disk is full, so {} could not be written. What was saved before is unchanged. Make room on the disk and try again.", file.string()),
                   words(errnoValue));
    }
    if (errnoValue == EEXIST) return alreadyThere(file);
    return put(ErrorCode::Failed,
               fmt::format("Der kan ikke skrives her: {}. Intet er ændret. Vælg en mappe på denne computer, som du må skrive i, eller bed om adgang til den.", file.string()),
               fmt::format("This place cannot be written to: {}. Nothing was changed. Choose a folder on this computer that you may write in, or ask for access to it.", file.string()),
               words(errnoValue));
}

Failure damagedFile(const Path& file, std::string detail)
{
    return put(ErrorCode::StoreDamaged,
               fmt::format("Filen er beskadiget eller er ikke den, den skulle være: {}. Den er ikke ændret. Hent den fra en sikkerhedskopi.", file.string()),
               fmt::format("The file is damaged or is not what it should be: {}. It was not changed. Fetch it from a backup.", file.string()),
               std::move(detail));
}

Failure alreadyThere(const Path& file)
{
    return put(ErrorCode::BadInput,
               fmt::format("Der ligger allerede en fil her: {}. Den er ikke rørt. Vælg et andet navn.", file.string()),
               fmt::format("There is already a file here: {}. It was not touched. Choose another name.", file.string()));
}

Failure isLink(const Path& file)
{
    return put(ErrorCode::Failed,
               fmt::format("{} er en genvej (symbolsk link), ikke selve filen. Intet er ændret. Åbn filen på dens rigtige plads.", file.string()),
               fmt::format("{} is a symbolic link, not the file itself. Nothing was changed. Open the file in its real place.", file.string()));
}

Failure hasSeveralNames(const Path& file)
{
    return put(ErrorCode::Failed,
               fmt::format("{} har flere navne (hårde links) på disken, og så kan den ikke åbnes sikkert. Intet er ændret. Lav en kopi af filen og dens nøglefil, og åbn kopien.", file.string()),
               fmt::format("{} has several names (hard links) on the disk and cannot be opened safely. Nothing was changed. Make a copy of the file and its key file and open the copy.", file.string()));
}

Failure onNetwork(const Path& file, std::string kind)
{
    return put(ErrorCode::Failed,
               fmt::format("{} ligger på et netværksdrev. Dér kan to computere skrive oven i hinanden, så filen åbnes ikke. Den er uændret. Kopiér filen og dens nøglefil til denne computer, og åbn den dér.", file.string()),
               fmt::format("{} lies on a network drive. Two computers could overwrite each other there, so it is not opened. It is unchanged. Copy the file and its key file to this computer and open it there.", file.string()),
               std::move(kind));
}

Failure inSynchronisedFolder(const Path& file, const std::string& folder)
{
    return put(ErrorCode::Failed,
               fmt::format("{} ligger i en mappe, der synkroniseres ({}). Så kan filen blive kopieret, mens den skrives, og lægges på andre computere. Den åbnes ikke og er uændret. Flyt filen og dens nøglefil til en almindelig mappe på denne computer.", file.string(), folder),
               fmt::format("{} lies in a synchronised folder ({}). It could be copied while it is written, and be put on other computers. It is not opened and is unchanged. Move the file and its key file to an ordinary folder on this computer.", file.string(), folder));
}

Failure noName(const Path& file)
{
    return put(ErrorCode::BadInput,
               fmt::format("Her mangler et filnavn: {}. Intet er oprettet. Skriv et navn, der ender på .trivsel.", file.string()),
               fmt::format("A file name is missing here: {}. Nothing was made. Write a name that ends in .trivsel.", file.string()));
}

Failure noFolder(const Path& folder)
{
    return put(ErrorCode::BadInput,
               fmt::format("Mappen findes ikke: {}. Intet er oprettet. Lav mappen først, eller vælg en anden.", folder.string()),
               fmt::format("The folder does not exist: {}. Nothing was made. Make the folder first, or choose another one.", folder.string()));
}

Failure isFolder(const Path& file)
{
    return put(ErrorCode::BadInput,
               fmt::format("{} er en mappe, ikke en fil. Intet er ændret. Skriv også filens navn.", file.string()),
               fmt::format("{} is a folder, not a file. Nothing was changed. Write the file's name too.", file.string()));
}

Failure onSimple(const Path& file, const std::string& kind)
{
    return put(ErrorCode::Failed,
               fmt::format("{} ligger på et drev, der ikke tåler at blive afbrudt, mens der skrives ({}; for eksempel en USB-nøgle). Den åbnes ikke og er uændret. Kopiér filen og dens nøglefil til denne computer, og åbn den dér.", file.string(), kind),
               fmt::format("{} lies on a drive that does not bear being cut off while writing ({}; a USB stick, say). It is not opened and is unchanged. Copy the file and its key file to this computer and open it there.", file.string(), kind));
}

Failure newOnSimple(const Path& folder, const std::string& kind)
{
    return put(ErrorCode::Failed,
               fmt::format("Et lager kan ikke ligge her: {} er på et drev, der ikke tåler at blive afbrudt, mens der skrives ({}; for eksempel en USB-nøgle). Intet er ændret. Vælg en mappe på denne computer; sikkerhedskopier må gerne ligge dér.", folder.string(), kind),
               fmt::format("A store cannot lie here: {} is on a drive that does not bear being cut off while writing ({}; a USB stick, say). Nothing was changed. Choose a folder on this computer; backups may lie there.", folder.string(), kind));
}

Failure newOnNetwork(const Path& folder, std::string kind)
{
    return put(ErrorCode::Failed,
               fmt::format("Et nyt lager kan ikke ligge her: {} er på et netværksdrev, hvor to computere kan skrive oven i hinanden. Intet er oprettet. Vælg en mappe på denne computer.", folder.string()),
               fmt::format("A new store cannot lie here: {} is on a network drive, where two computers could overwrite each other. Nothing was made. Choose a folder on this computer.", folder.string()),
               std::move(kind));
}

Failure newInSynchronisedFolder(const Path& folder, const std::string& name)
{
    return put(ErrorCode::Failed,
               fmt::format("Et nyt lager kan ikke ligge her: {} synkroniseres ({}), så det ville blive kopieret, mens det skrives, og lagt på andre computere. Intet er oprettet. Vælg en almindelig mappe på denne computer.", folder.string(), name),
               fmt::format("A new store cannot lie here: {} is synchronised ({}), so it would be copied while it is written, and be put on other computers. Nothing was made. Choose an ordinary folder on this computer.", folder.string(), name));
}

Failure empty(const Path& file)
{
    return put(ErrorCode::StoreEmpty,
               fmt::format("Filen er tom (0 byte): {}. Den er ikke ændret, og der er ikke lavet en ny i stedet. Hent den seneste sikkerhedskopi.", file.string()),
               fmt::format("The file is empty (0 bytes): {}. It was not changed, and no new one was made in its place. Fetch the latest backup.", file.string()));
}

Failure truncated(const Path& file, std::string detail)
{
    return put(ErrorCode::StoreDamaged,
               fmt::format("Filen er ikke hel; slutningen mangler: {}. Den er ikke ændret. Behold den, og hent den seneste sikkerhedskopi.", file.string()),
               fmt::format("The file is not whole; its end is missing: {}. It was not changed. Keep it, and fetch the latest backup.", file.string()),
               std::move(detail));
}

Failure plain(const Path& file)
{
    return put(ErrorCode::StorePlain,
               fmt::format("{} er en ukrypteret database, og Trivselslys gemmer kun krypteret. Filen er ikke ændret. Vælg en anden fil; er den lavet af Trivselslys, så tal med jeres databeskyttelsesrådgiver.", file.string()),
               fmt::format("{} is an unencrypted database, and Trivselslys keeps everything encrypted. The file was not changed. Choose another file; if Trivselslys made it, talk to your data protection officer.", file.string()));
}

Failure foreign(const Path& file, std::string detail)
{
    return put(ErrorCode::StoreForeign,
               fmt::format("{} er ikke en fil fra Trivselslys. Den er ikke ændret. Vælg en anden fil.", file.string()),
               fmt::format("{} is not a file of Trivselslys. It was not changed. Choose another file.", file.string()),
               std::move(detail));
}

Failure keyFileMissing(const Path& file)
{
    return put(ErrorCode::StoreForeign,
               fmt::format("Nøglefilen mangler. Den skal hedde {0}.key og ligge ved siden af {0}. Intet er ændret. Læg nøglefilen tilbage; de to flyttes og sikkerhedskopieres altid sammen.", file.string()),
               fmt::format("The key file is missing. It must be called {0}.key and lie beside {0}. Nothing was changed. Put the key file back; the two are always moved and backed up together.", file.string()));
}

Failure keyFileOfAnother(const Path& file)
{
    return put(ErrorCode::StoreForeign,
               fmt::format("{0} og nøglefilen {0}.key hører ikke sammen. Ingen af dem er ændret. Find den nøglefil, der blev flyttet eller kopieret sammen med filen.", file.string()),
               fmt::format("{0} and the key file {0}.key do not belong together. Neither was changed. Find the key file that was moved or copied together with the file.", file.string()));
}

Failure damaged(const Path& file, std::string detail)
{
    return put(ErrorCode::StoreDamaged,
               fmt::format("Filen er beskadiget: {}. Adgangssætningen var rigtig. Filen er ikke ændret. Behold den, og hent den seneste sikkerhedskopi.", file.string()),
               fmt::format("The file is damaged: {}. The passphrase was right. The file was not changed. Keep it, and fetch the latest backup.", file.string()),
               std::move(detail));
}

Failure newer(const Path& file, int version, int known)
{
    return put(ErrorCode::StoreNewer,
               fmt::format("{} er skrevet af en nyere udgave af Trivselslys (format {}; denne udgave kender til og med {}). Intet er læst eller ændret. Opdatér programmet, og åbn filen igen.", file.string(), version, known),
               fmt::format("{} was written by a newer Trivselslys (format {}; this one knows up to {}). Nothing was read or changed. Update the program and open the file again.", file.string(), version, known));
}

Failure older(const Path& file, std::int64_t generation, std::int64_t seen)
{
    return put(ErrorCode::StoreOlder,
               fmt::format("{} er ældre end den, denne computer sidst har set (ændring nr. {}, sidst set nr. {}). Nyere ændringer vil mangle. Intet er ændret. Find den nyeste fil; skal den ældre bruges, åbner en leder den med en begrundelse.", file.string(), generation, seen),
               fmt::format("{} is older than the one this computer last saw (change no. {}, last seen no. {}). Newer changes would be missing. Nothing was changed. Find the newest file; if the older one must be used, a leader opens it with a reason.", file.string(), generation, seen));
}

Failure otherHistory(const Path& file, std::int64_t generation)
{
    return put(ErrorCode::StoreOlder,
               fmt::format("{} har en anden historie end den, denne computer sidst har set (ved ændring nr. {}): der er arbejdet videre på en ældre kopi, eller loggen er ændret. Intet er ændret nu. Find den rigtige fil; skal denne bruges, åbner en leder den med en begrundelse.", file.string(), generation),
               fmt::format("{} has another history than the one this computer last saw (at change no. {}): someone worked on from an older copy, or the log was altered. Nothing was changed now. Find the right file; if this one must be used, a leader opens it with a reason.", file.string(), generation));
}

Failure olderNeedsLeader(const Path& file)
{
    return put(ErrorCode::NoRight,
               fmt::format("Kun en leder kan åbne en ældre fil med en begrundelse: {}. Intet er ændret. Bed en leder om at åbne den.", file.string()),
               fmt::format("Only a leader may open an older file with a reason: {}. Nothing was changed. Ask a leader to open it.", file.string()));
}

Failure inUse(const Path& file, const std::string& user, const std::string& since)
{
    const bool isKnown = !user.empty();
    return put(ErrorCode::InUse,
               isKnown ? fmt::format("{} er i brug af {} siden {}. Intet er ændret. Luk den dér først, og prøv igen.", file.string(), user, since)
                       : fmt::format("{} er i brug et andet sted. Intet er ændret. Luk den dér først, og prøv igen.", file.string()),
               isKnown ? fmt::format("{} is in use by {} since {}. Nothing was changed. Close it there first and try again.", file.string(), user, since)
                       : fmt::format("{} is in use elsewhere. Nothing was changed. Close it there first and try again.", file.string()));
}

Failure wasReplaced(const Path& file)
{
    return put(ErrorCode::Failed,
               fmt::format("{} er flyttet, slettet eller byttet ud, mens den var åben. De seneste ændringer er ikke gemt endnu, men de er her stadig. Læg filen tilbage på sin plads, og prøv igen.", file.string()),
               fmt::format("{} was moved, deleted or replaced while it was open. The latest changes are not saved yet, but they are still here. Put the file back in its place and try again.", file.string()));
}

Failure wrongPassphrase()
{
    return put(ErrorCode::WrongPassphrase,
               "Navnet eller adgangssætningen er forkert. Intet er ændret. Prøv igen, og se efter Caps Lock og tastaturets sprog.",
               "The name or the passphrase is wrong. Nothing was changed. Try again, and check Caps Lock and the keyboard's language.");
}

Failure keptKeyIsOld()
{
    return put(ErrorCode::WrongPassphrase,
               "Din adgangssætning er skiftet, eller din adgang er ændret, siden lageret blev låst. Intet er ændret nu. Lås op med adgangssætningen.",
               "Your passphrase or your access was changed since the store was locked. Nothing was changed now. Unlock with the passphrase.");
}

Failure damagedSlot(const Path& keyFile, std::string detail)
{
    return put(ErrorCode::StoreDamaged,
               fmt::format("Din nøgle i {} er beskadiget; det siger intet om adgangssætningen. Selve dataene er ikke rørt. Lad en kollega åbne filen, eller hent nøglefilen fra en sikkerhedskopi.", keyFile.string()),
               fmt::format("Your key in {} is damaged; this says nothing about the passphrase. The data itself is untouched. Let a colleague open the file, or fetch the key file from a backup.", keyFile.string()),
               std::move(detail));
}

Failure damagedKeyFile(const Path& keyFile, std::string detail)
{
    return put(ErrorCode::StoreDamaged,
               fmt::format("Nøglefilen er beskadiget: {}. Selve dataene er ikke rørt. Hent nøglefilen fra en sikkerhedskopi.", keyFile.string()),
               fmt::format("The key file is damaged: {}. The data itself is untouched. Fetch the key file from a backup.", keyFile.string()),
               std::move(detail));
}

Failure newerKeyFile(const Path& keyFile)
{
    return put(ErrorCode::StoreNewer,
               fmt::format("Nøglefilen er skrevet af en nyere udgave af Trivselslys: {}. Intet er ændret. Opdatér programmet, og prøv igen.", keyFile.string()),
               fmt::format("The key file was written by a newer Trivselslys: {}. Nothing was changed. Update the program and try again.", keyFile.string()));
}

Failure passphraseLength(std::size_t codePoints)
{
    return put(ErrorCode::BadInput,
               fmt::format("En adgangssætning skal være på 12 til 128 tegn; denne er på {}. Intet er ændret. Tag for eksempel fire ord, der ikke hører sammen.", codePoints),
               fmt::format("A passphrase must have 12 to 128 characters; this one has {}. Nothing was changed. Take, say, four words that do not belong together.", codePoints));
}

Failure passphraseNotText()
{
    return put(ErrorCode::BadInput, "Adgangssætningen er ikke gyldig tekst (UTF-8). Intet er ændret. Skriv den igen.",
               "The passphrase is not valid text (UTF-8). Nothing was changed. Type it again.");
}

Failure badCost()
{
    return put(ErrorCode::BadInput,
               "Nøglens beregning skal bruge 64 til 1024 MiB og 1 til 20 gennemløb. Intet er ændret.",
               "The key derivation must use 64 to 1024 MiB and 1 to 20 passes. Nothing was changed.");
}

Failure badUserName()
{
    return put(ErrorCode::BadInput, "Et brugernavn skal være på 1 til 100 tegn. Intet er ændret.",
               "A user name must have 1 to 100 characters. Nothing was changed.");
}

Failure userNameTaken(const std::string& name)
{
    return put(ErrorCode::BadInput, fmt::format("Der er allerede en bruger, der hedder {}. Intet er ændret. Vælg et andet navn.", name),
               fmt::format("There is already a user called {}. Nothing was changed. Choose another name.", name));
}

Failure noSuchSlot(const std::string& name)
{
    return put(ErrorCode::BadInput, fmt::format("Der er ingen bruger med en nøgle, der hedder {}. Intet er ændret.", name),
               fmt::format("There is no user with a key called {}. Nothing was changed.", name));
}

Failure lastSlot()
{
    return put(ErrorCode::BadInput,
               "Det er den sidste nøgle; uden den kan ingen åbne filen. Intet er ændret. Giv først en anden bruger en nøgle.",
               "This is the last key; without it nobody can open the file. Nothing was changed. First give another user a key.");
}

Failure keyChanged(const Path& keyFile)
{
    return put(ErrorCode::InUse,
               fmt::format("Nøglen i {} er blevet ændret imens. Intet er ændret nu. Prøv igen.", keyFile.string()),
               fmt::format("The key in {} was changed meanwhile. Nothing was changed now. Try again.", keyFile.string()));
}

Failure tooManySlots()
{
    return put(ErrorCode::BadInput, "Der kan højst være 100 nøgler til én fil. Intet er ændret. Fjern først nøgler, der ikke bruges mere.",
               "A file can have at most 100 keys. Nothing was changed. First remove keys that are no longer used.");
}

Failure notEnoughMemory(unsigned mebibytes)
{
    return put(ErrorCode::Failed,
               fmt::format("Der er ikke hukommelse nok til at regne nøglen ud ({} MiB). Intet er ændret. Luk andre programmer, og prøv igen.", mebibytes),
               fmt::format("There is not enough memory to derive the key ({} MiB). Nothing was changed. Close other programs and try again.", mebibytes));
}

Failure keyWithoutUser(const std::string& name)
{
    return put(ErrorCode::NoRight,
               fmt::format("{} har en nøgle, men er ikke oprettet som bruger. Intet er ændret. Bed en leder om at oprette brugeren igen.", name),
               fmt::format("{} has a key but is not registered as a user. Nothing was changed. Ask a leader to add the user again.", name));
}

Failure notSaved(const Path& file, int sqliteCode, int errnoValue, std::string detail)
{
    if (sqliteCode == kFull || errnoValue == ENOSPC || errnoValue == EDQUOT) {
        return put(ErrorCode::Failed,
                   fmt::format("Ikke gemt: disken med {} er fuld. Det, der var gemt før, er uændret, og det nye er her stadig. Gør plads på disken, og tryk Prøv igen.", file.string()),
                   fmt::format("Not saved: the disk with {} is full. What was saved before is unchanged, and the new is still here. Make room on the disk and press Try again.", file.string()),
                   std::move(detail));
    }
    if (sqliteCode == kReadOnly || sqliteCode == kCantOpen) {
        return put(ErrorCode::Failed,
                   fmt::format("Ikke gemt: der kan ikke skrives til {}. Det, der var gemt før, er uændret, og det nye er her stadig. Kontrollér drevet og adgangen til mappen, og tryk Prøv igen.", file.string()),
                   fmt::format("Not saved: {} cannot be written to. What was saved before is unchanged, and the new is still here. Check the drive and the access to the folder, and press Try again.", file.string()),
                   std::move(detail));
    }
    if (sqliteCode == kCorrupt || sqliteCode == kNotADb) {
        return put(ErrorCode::StoreDamaged,
                   fmt::format("Ikke gemt: {} er beskadiget. Det nye er her stadig, til programmet lukkes. Behold filen, og hent den seneste sikkerhedskopi.", file.string()),
                   fmt::format("Not saved: {} is damaged. The new is still here until the program is closed. Keep the file, and fetch the latest backup.", file.string()),
                   std::move(detail));
    }
    return put(ErrorCode::Failed,
               fmt::format("Ikke gemt i {}. Det, der var gemt før, er uændret, og det nye er her stadig. Tryk Prøv igen.", file.string()),
               fmt::format("Not saved in {}. What was saved before is unchanged, and the new is still here. Press Try again.", file.string()),
               std::move(detail));
}

Failure noSuchDefinition(const std::string& kind)
{
    return put(ErrorCode::BadInput,
               fmt::format("Filen har ikke det indhold, der spørges om ({}). Intet er ændret.", kind),
               fmt::format("The file does not hold the content asked for ({}). Nothing was changed.", kind));
}

} // namespace trivsel::storage::errors
