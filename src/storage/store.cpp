#include "storage/store.h"

#include "storage/errors.h"
#include "storage/place.h"
#include "storage/put_back.h"
#include "storage/rows.h"
#include "storage/store_impl.h"
#include "storage/verify.h"

#include <sqlite3.h>

#include <fmt/format.h>

namespace trivsel::storage {

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Store::~Store()
{
    m_impl->backups.reset(); // waits for the backup that is being made
    if (!m_impl->isRemovedAtClose) return;
    const std::filesystem::path file = m_impl->open->file, anchor = m_impl->open->anchorFile;
    m_impl->open.reset(); // waits for the queue
    std::filesystem::path journal = file;
    journal += "-journal";
    // The store before its key file: what is left of it when this is cut off can still be opened.
    std::error_code ec;
    for (const auto& gone : {file, journal, keyFileOf(file), anchor}) std::filesystem::remove(gone, ec);
}

Result<StoreInfo> inspect(const std::filesystem::path& store)
{
    if (auto finished = finishRestore(store); !finished) return fail(finished.error());
    if (auto shape = checkShape(store); !shape) return fail(shape.error());
    const auto keys = readKeyFile(store);
    if (!keys) return fail(keys.error());
    if (auto fits = checkFirstBytes(store, keys->storeId); !fits) return fail(fits.error());
    StoreInfo info{keys->storeId, {}};
    for (const KeySlot& slot : keys->slots)
        info.slots.push_back({slot.kind == KeySlot::Kind::User ? slot.name : std::string(), slot.user});
    return info;
}

Result<std::unique_ptr<Store>> Store::create(const CreateRequest& request, std::string* recoveryCode)
{
    const auto file = placeForWriting(request.file, Wanted::NewStore);
    if (!file) return fail(file.error());
    if (!isAllowed(request.cost)) return errors::badCost();
    if (auto finished = finishRestore(*file); !finished) return fail(finished.error());
    auto lock = InUseLock::acquire(*file);
    if (!lock) return fail(lock.error());
    std::error_code ec;
    if (std::filesystem::exists(std::filesystem::symlink_status(*file, ec))) return errors::alreadyThere(*file);
    if (auto folder = Anchor::prepareFolder(request.anchorDir); !folder) return fail(folder.error());
    removeLeftovers(*file);
    const std::string storeId = toHex(randomBytes(kStoreIdBytes));
    auto key = writeNewStore(*file, request, storeId, recoveryCode);
    if (!key) return fail(key.error());
    auto open = openUnlocked(*file, *std::move(lock), storeId, *std::move(key), {"", request.anchorDir, request.clock});
    if (!open) {
        // Both or neither: what nobody could open yet holds nothing that would be lost.
        std::filesystem::remove(*file, ec);
        std::filesystem::remove(keyFileOf(*file), ec);
        return fail(open.error());
    }
    return std::unique_ptr<Store>(new Store(std::make_unique<Impl>(Impl{*std::move(open)})));
}

Result<std::unique_ptr<Store>> Store::open(const OpenRequest& request)
{
    const auto file = placeForWriting(request.file, Wanted::ExistingStore);
    if (!file) return fail(file.error());
    if (auto finished = finishRestore(*file); !finished) return fail(finished.error());
    if (auto shape = checkShape(*file); !shape) return fail(shape.error());
    const auto keys = readKeyFile(*file);
    if (!keys) return fail(keys.error());
    auto lock = InUseLock::acquire(*file);
    if (!lock) return fail(lock.error());
    if (auto fits = checkFirstBytes(*file, keys->storeId); !fits) return fail(fits.error());
    auto key = request.keptKey ? unlockKept(*keys, *file, *request.keptKey)
                               : unlock(*keys, *file, request.user, request.passphrase);
    if (!key) return fail(key.error());
    auto open = openUnlocked(*file, *std::move(lock), keys->storeId, *std::move(key),
                             {request.olderReason, request.anchorDir, request.clock});
    if (!open) return fail(open.error());
    return std::unique_ptr<Store>(new Store(std::make_unique<Impl>(Impl{*std::move(open)})));
}

UserId Store::user() const { return m_impl->open->user; }
void Store::setUser(UserId user, core::Role role)
{
    m_impl->open->user = user;
    m_impl->open->role = role;
}
const std::filesystem::path& Store::file() const { return m_impl->open->file; }
const std::string& Store::storeId() const { return m_impl->open->storeId; }
std::int64_t Store::generation() const { return m_impl->open->writer->saved().generation; }
AuditHead Store::auditHead() const { return m_impl->open->writer->saved().head; }
void Store::removeAtClose() { m_impl->isRemovedAtClose = true; }

Result<Snapshot> Store::load()
{
    return m_impl->open->writer->readNow<Snapshot>([](Connection& c) {
        Snapshot s;
        s.units = readUnits(c);
        s.users = readUsers(c);
        s.userMemberships = readUserMemberships(c);
        s.children = readChildren(c);
        s.childMemberships = readChildMemberships(c);
        s.siblings = readSiblings(c);
        s.custodyHolders = readCustodyHolders(c);
        s.rounds = readRounds(c);
        s.roundChildren = readRoundChildren(c);
        s.openRatings = readOpenRatings(c);
        s.positions = readPositions(c);
        s.teamDrafts = readTeamDrafts(c);
        s.bystanders = readBystanders(c);
        s.steps = readSteps(c);
        s.gateAnswers = readGateAnswers(c);
        s.concerns = readConcerns(c);
        s.acuteCases = readAcuteCases(c);
        s.notifications = readNotifications(c);
        s.plans = readPlans(c);
        s.notes = readNotes(c);
        s.missingOffers = readMissingOffers(c);
        s.requests = readRequests(c);
        s.consents = readConsents(c);
        s.absences = readAbsences(c);
        s.visits = readVisits(c);
        s.meetings = readMeetings(c);
        s.circumstances = readCircumstances(c);
        s.papers = readPapers(c);
        s.glassOpenings = readGlassOpenings(c);
        s.bars = readBars(c);
        s.samples = readSamples(c);
        s.surveys = readSurveys(c);
        s.surveyClasses = readSurveyClasses(c);
        s.surveyPupils = readSurveyPupils(c);
        s.ratingPackages = readRatingPackages(c);
        s.handovers = readHandovers(c);
        s.rulerMarks = readRulerMarks(c);
        s.informationGiven = readInformationGiven(c);
        s.corrections = readCorrections(c);
        s.holds = readHolds(c);
        s.erasures = readErasures(c);
        s.insightDecisions = readInsightDecisions(c);
        s.consentExceptions = readConsentExceptions(c);
        s.closings = readClosings(c);
        s.batches = readBatches(c);
        s.settings = readSettings(c);
        s.definitions = readDefinitionVersions(c);
        s.lastId = readLastId(c);
        return s;
    });
}

void Store::submit(Change change)
{
    OpenStore& open = *m_impl->open;
    open.writer->submit(std::move(change), {open.user, open.role, open.clock->now()});
}

SaveState Store::saveState() const { return m_impl->open->writer->state(); }
void Store::retry() { m_impl->open->writer->retry(); }
Result<void> Store::flush() { return m_impl->open->writer->flush(); }
void Store::onProgress(std::function<void()> callback) { m_impl->open->writer->onProgress(std::move(callback)); }

void Store::fetchRatings(ChildId child, std::function<void(Result<std::vector<core::Rating>>)> done)
{
    m_impl->open->writer->read<std::vector<core::Rating>>([child](Connection& c) { return readRatingsOf(c, child); },
                                                          std::move(done));
}

void Store::fetchRoundRatings(RoundId round, std::function<void(Result<std::vector<core::Rating>>)> done)
{
    m_impl->open->writer->read<std::vector<core::Rating>>([round](Connection& c) { return readRatingsOf(c, round); },
                                                          std::move(done));
}

Result<StoredDefinition> Store::definition(const std::string& kind, const std::string& sha256)
{
    auto found = m_impl->open->writer->readNow<std::optional<StoredDefinition>>(
        [&](Connection& c) { return readDefinition(c, kind, sha256); });
    if (!found) return fail(found.error());
    if (!*found) return errors::noSuchDefinition(kind);
    if (sha256Hex((*found)->bytes) != sha256) return errors::damaged(file(), "a definition does not fit its hash");
    return **std::move(found);
}

void Store::backup(const std::filesystem::path& to, std::function<void(Result<BackupInfo>)> done)
{
    m_impl->backups->run<BackupInfo>([&open = *m_impl->open, to] { return makeBackup(open, to); }, std::move(done));
}

void Store::listBackups(const std::filesystem::path& folder, std::function<void(Result<std::vector<BackupInfo>>)> done)
{
    m_impl->backups->run<std::vector<BackupInfo>>([id = storeId(), folder] { return storage::listBackups(folder, id); }, std::move(done));
}

void Store::fetchAudit(const AuditQuery& query, std::function<void(Result<std::vector<AuditRow>>)> done)
{
    m_impl->open->writer->read<std::vector<AuditRow>>([query](Connection& c) { return readAudit(c, query); }, std::move(done));
}

void Store::verifyAudit(std::function<void(Result<void>)> done)
{
    Writer& writer = *m_impl->open->writer;
    writer.read<std::optional<std::string>>(
        [&writer](Connection& c) { return findAuditFault(c, writer.head()); },
        [file = file(), done = std::move(done)](Result<std::optional<std::string>> fault) {
            if (!fault) return done(fail(fault.error()));
            if (*fault) return done(errors::damaged(file, **fault));
            done({});
        });
}

Result<void> Store::verifyIntegrity()
{
    const Writer& writer = *m_impl->open->writer;
    const auto fault = m_impl->open->writer->readNow<std::optional<std::string>>(
        [&writer](Connection& c) -> std::optional<std::string> {
            const StoreRow row = readStoreRow(c);
            if (row.generation != writer.generation() || row.head != writer.head()) return "the row about the store is not ours";
            return wholeFault(c, row);
        });
    if (!fault) return fail(fault.error());
    if (*fault) return errors::damaged(file(), **fault);
    return {};
}

std::int64_t Store::auditRows()
{
    const auto rows = m_impl->open->writer->readNow<std::int64_t>(
        [](Connection& c) { return c.number("SELECT count(*) FROM audit"); });
    return rows.value_or(0);
}

std::string Store::engineVersion()
{
    return fmt::format("SQLite {}, {}", sqlite3_libversion(), sqlite3mc_version());
}

} // namespace trivsel::storage
