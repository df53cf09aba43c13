#include "app/session.h"

#include "app/nameless.h"
#include "app/roles.h"
#include "app/session_impl.h"
#include "app/slow_command.h"
#include "base/text.h"

#include <algorithm>
#include <utility>

namespace trivsel::app {
namespace {

/// Commands that change one's own open rating and can be undone; the item when it is a comment.
struct EditKind {
    bool isEdit = false;
    const std::string* commentItem = nullptr;
    RatingHistory::Key key;
};

EditKind editKind(const Command& command)
{
    if (const auto* c = std::get_if<SetAnswer>(&command)) return {true, nullptr, {c->round, c->child}};
    if (const auto* c = std::get_if<ReviewArea>(&command)) return {true, nullptr, {c->round, c->child}};
    if (const auto* c = std::get_if<SetComment>(&command)) return {true, &c->item, {c->round, c->child}};
    if (const auto* c = std::get_if<Undo>(&command)) return {false, nullptr, {c->round, c->child}};
    if (const auto* c = std::get_if<Redo>(&command)) return {false, nullptr, {c->round, c->child}};
    if (const auto* c = std::get_if<FinishRating>(&command)) return {false, nullptr, {c->round, c->child}};
    return {};
}

core::Rating withoutAnswers(core::Rating rating)
{
    std::fill(rating.answers.begin(), rating.answers.end(), core::Answer{});
    rating.reviewed.clear();
    rating.comments.clear();
    return rating;
}

const core::Rating* ratingIn(const storage::Change& change)
{
    for (const storage::Record& record : change.put)
        if (const auto* rating = std::get_if<core::Rating>(&record)) return rating;
    return nullptr;
}

std::optional<std::pair<std::string, std::int64_t>> readKey(const Command& command)
{
    if (const auto* c = std::get_if<ReadChild>(&command)) return std::pair(std::string(ReadChild::kName) + c->reason, c->child.value);
    if (const auto* c = std::get_if<ReadAudit>(&command)) return std::pair(std::string(ReadAudit::kName) + c->purpose, c->child.value);
    if (const auto* c = std::get_if<ReadList>(&command)) return std::pair(std::string(ReadList::kName), c->unit.value);
    if (const auto* c = std::get_if<ReadFigures>(&command); c != nullptr && c->what.empty()) return std::pair(std::string(ReadFigures::kName), std::int64_t{0});
    return std::nullopt;
}

/// Commands that show or hand out what is known of children: each leaves a row in the log.
bool isReading(const Command& command)
{
    return std::holds_alternative<ReadChild>(command) || std::holds_alternative<ReadList>(command) ||
           std::holds_alternative<ReadExport>(command) || std::holds_alternative<BreakGlass>(command) ||
           std::holds_alternative<ReadAudit>(command) || std::holds_alternative<ReadFigures>(command);
}

} // namespace

void SessionInbox::callWake()
{
    std::function<void()> callback;
    {
        const std::lock_guard hold(lock);
        callback = wake;
    }
    if (callback) callback();
}

// --- what one may do ----------------------------------------------------------------------------------------------

const Access& Session::Impl::access() const
{
    const Instant now = clock->now();
    // An opening with a reason ends in the middle of things, and one that was made before the clock was set back is shut.
    const bool isOver = accessOf == moment() && (now < accessAt || (accessNow->endsAt() && now >= *accessNow->endsAt()));
    if (accessOf != moment() || isOver) {
        accessNow.emplace(world, user, clock->today(), now);
        accessOf = moment();
        accessAt = now;
        if (accessNow->endsAt()) glassEndsAt = accessNow->endsAt();
    }
    return *accessNow;
}

core::InstrumentPtr Session::Impl::instrument(const core::InstrumentRef& ref) const
{
    if (core::InstrumentPtr form = catalog->instrument(ref.id); form != nullptr && form->sha256 == ref.sha256) return form;
    const auto known = storedInstruments.find(ref.sha256);
    return known != storedInstruments.end() ? known->second : nullptr;
}

commands::Handled Session::Impl::answer(const Command& command, std::int64_t& nextFree, RosterReport& roster) const
{
    if (isErasing)
        return fail(ErrorCode::Failed, {"En sletning er ikke gemt endnu. Indtil den er det, kan der ikke gøres mere i lageret. Prøv at gemme igen foroven.",
                                        "An erasing is not saved yet. Until it is, nothing more can be done in the store. Try saving again at the top."});
    const Access& reachNow = access();
    if (auto ok = reachNow.check(command); !ok) return fail(ok.error());
    // What cannot be noted is not looked at. A page that is on the screen already stays: its row is first in the queue.
    if (isReading(command) && store->saveState().kind == storage::SaveState::Kind::Failed)
        return fail(ErrorCode::Failed, {"Der kan ikke gemmes lige nu, og så kan det heller ikke noteres, at du ser efter. Derfor vises det ikke. Det, du har skrevet, er her endnu. Prøv at gemme igen foroven, og åbn så siden.",
                                        "Nothing can be saved right now, so it cannot be noted either that you look. It is therefore not shown. What you wrote is still here. Try saving again at the top, then open the page."});
    const commands::Context context{world,
                                    user,
                                    reachNow,
                                    clock->today(),
                                    clock->now(),
                                    *catalog,
                                    *municipality,
                                    *guide,
                                    calendar,
                                    definitions,
                                    history,
                                    [this](const core::InstrumentRef& ref) { return instrument(ref); },
                                    [&nextFree] { return nextFree++; },
                                    world.settings.contains("demo") ? storage::KdfCost{64, 1} : storage::KdfCost{},
                                    store->file(),
                                    &roster,
                                    auditLog.get()};
    return std::visit([&](const auto& c) { return commands::handle(context, c); }, command);
}

Result<void> Session::allowed(const Command& command) const
{
    std::int64_t nextFree = m_impl->nextId;
    RosterReport roster;
    const auto outcome = m_impl->answer(command, nextFree, roster);
    if (!outcome) return fail(outcome.error());
    return {};
}

// --- doing it -----------------------------------------------------------------------------------------------------

Result<void> Session::apply(const Command& command)
{
    Impl& impl = *m_impl;
    if (SlowCommand::isOne(command)) {
        auto slow = SlowCommand::begin(*this, command);
        if (!slow) return fail(slow.error());
        (*slow)->derive();
        (*slow)->prepare();
        (*slow)->change();
        Result<void> done = (*slow)->finish();
        if (std::string code = (*slow)->takeRecoveryCode(); !code.empty()) impl.recoveryCode = std::move(code);
        return done;
    }
    std::int64_t nextFree = impl.nextId;
    RosterReport roster;
    auto outcome = impl.answer(command, nextFree, roster);
    const bool isImport = std::holds_alternative<ImportRoster>(command) || std::holds_alternative<ImportAbsence>(command) ||
                          std::holds_alternative<RollOverYear>(command) || std::holds_alternative<UndoImport>(command);
    if (isImport) impl.lastImport = std::move(roster);
    if (!outcome) return fail(outcome.error());
    impl.lastAdded = 0;
    if (outcome->change.audit.empty() || impl.isRepeatedRead(command)) return {};
    impl.nextId = nextFree;
    const auto answer = outcome->answer;
    impl.change(command, std::move(*outcome));
    if (std::holds_alternative<EraseChildren>(command)) return impl.forgetErased();
    if (answer) return fail(*answer);
    return {};
}

void Session::Impl::change(const Command& command, commands::Outcome&& outcome)
{
    std::optional<core::Rating> before;
    if (const core::Rating* after = ratingIn(outcome.change)) {
        const core::Rating* old = world.rating(after->round, after->child, after->rater);
        before = old != nullptr ? *old : withoutAnswers(*after);
    }
    takeOver(outcome.change);
    rememberForUndo(command, before);
    lastAdded = outcome.added;
    noteRead(command);
    if (!outcome.change.put.empty() || !outcome.change.remove.empty()) ++version; // reading changes no model
    for (storage::AuditNote& row : outcome.change.audit)
        if (!row.purpose.empty()) row.purpose = nameless(world, row.pseudonym, std::move(row.purpose));
    store->submit(std::move(outcome.change));
    if (const auto* backup = std::get_if<TakeBackup>(&command); backup != nullptr && !backups.isRunning) startBackup(backup->to);
}

void Session::Impl::takeOver(const storage::Change& change)
{
    bool isOtherGuide = false;
    for (const storage::Record& record : change.put) {
        if (const auto* setting = std::get_if<storage::Setting>(&record)) {
            world.settings[setting->key] = setting->value;
            isOtherGuide = isOtherGuide || setting->key == "municipality" || setting->key == commands::kGuideSetting;
        } else if (const auto* definition = std::get_if<storage::StoredDefinition>(&record)) {
            definitions.add(*definition);
            // Not in the store yet, and asked for below.
            if (definition->kind == toWord(DefinitionUse::Kind::Guide))
                if (auto read = definitions::readGuide(definition->bytes, definition->id); read.value)
                    storedGuides[definition->sha256] = std::make_shared<const core::Guide>(std::move(*read.value));
        } else {
            std::visit(
                [this](const auto& value) {
                    if constexpr (requires { world.put(value); }) world.put(value);
                },
                record);
        }
    }
    if (isOtherGuide) (void)useMunicipality(world.settings["municipality"]); // the handler has seen that it is there
    bool isIndexStale = false;
    std::unordered_set<MembershipId> memberships; // all at once: an import may have made a hundred thousand
    for (const storage::Removal& removal : change.remove) {
        if (const auto* membership = std::get_if<MembershipId>(&removal)) memberships.insert(*membership);
        if (const auto* draft = std::get_if<storage::TeamDraftKey>(&removal)) {
            world.removeTeamDraft(draft->round, draft->child);
            continue;
        }
        std::visit(
            [this](const auto& id) {
                if constexpr (requires { world.remove(id); }) world.remove(id);
            },
            removal);
        isIndexStale = true;
    }
    if (!memberships.empty()) world.remove(memberships);
    if (isIndexStale) world.reindex();
    const auto me = world.users.find(user.id);
    if (me != world.users.end()) user = me->second;
}

void Session::Impl::rememberForUndo(const Command& command, const std::optional<core::Rating>& before)
{
    if (!before) return;
    const EditKind kind = editKind(command);
    if (kind.isEdit) history.record(*before, kind.commentItem, clock->now());
    else if (std::holds_alternative<Undo>(command)) history.undone(*before);
    else if (std::holds_alternative<Redo>(command)) history.redone(*before);
    else if (std::holds_alternative<FinishRating>(command)) history.clear(kind.key);
}

bool Session::Impl::isRepeatedRead(const Command& command) const
{
    constexpr std::chrono::minutes kSameReading{1};
    const auto key = readKey(command);
    if (!key) return false;
    const auto last = lastReads.find(*key);
    return last != lastReads.end() && clock->now() - last->second < kSameReading && clock->now() >= last->second;
}

void Session::Impl::noteRead(const Command& command)
{
    if (const auto key = readKey(command)) lastReads[*key] = clock->now();
}

// --- what there is ------------------------------------------------------------------------------------------------

Session::Session(std::unique_ptr<Impl> impl) : m_impl(std::move(impl))
{
    const std::shared_ptr<SessionInbox> inbox = m_impl->inbox;
    m_impl->store->onProgress([inbox] { inbox->callWake(); });
    m_impl->savedAtBackup = m_impl->store->generation();
    m_impl->lastBackupTry = m_impl->clock->now();
}

Session::~Session()
{
    if (!m_impl) return;
    onSaveProgress({});
    m_impl->store.reset(); // waits for the queue
}

const World& Session::world() const { return m_impl->world; }
const core::User& Session::user() const { return m_impl->user; }
Date Session::today() const { return m_impl->clock->today(); }
const Clock& Session::clock() const { return *m_impl->clock; }
const definitions::Catalog& Session::catalog() const { return *m_impl->catalog; }
const core::Municipality& Session::municipality() const { return *m_impl->municipality; }
const core::Guide& Session::guide() const { return *m_impl->guide; }
const core::WorkingCalendar& Session::calendar() const { return m_impl->calendar; }
core::InstrumentPtr Session::instrument(const core::InstrumentRef& ref) const { return m_impl->instrument(ref); }
bool Session::isDemo() const { return m_impl->world.settings.contains("demo"); }
const std::filesystem::path& Session::file() const { return m_impl->store->file(); }
const std::string& Session::storeId() const { return m_impl->store->storeId(); }
std::uint64_t Session::version() const { return m_impl->version; }
std::int64_t Session::lastAdded() const { return m_impl->lastAdded; }
const RosterReport* Session::lastImport() const { return m_impl->lastImport ? &*m_impl->lastImport : nullptr; }

std::string Session::takeRecoveryCode() { return std::exchange(m_impl->recoveryCode, {}); }
std::shared_ptr<const storage::KeptKey> Session::keepKey() const { return m_impl->store->keepKey(); }
void Session::removeAtEnd() { m_impl->store->removeAtClose(); }

bool Session::shouldRenewRecoveryCode() const
{
    const auto now = m_impl->world.settings.find(commands::kRecoverySetting);
    return now != m_impl->world.settings.end() && now->second != commands::kRecoveryConfirmed &&
           reach(m_impl->user.role, RenewRecoveryCode::kName) != Reach::None;
}

SaveStatus Session::saveStatus() const
{
    const storage::SaveState state = m_impl->store->saveState();
    SaveStatus status;
    switch (state.kind) {
    case storage::SaveState::Kind::Saved: status.kind = SaveStatus::Kind::Saved; break;
    case storage::SaveState::Kind::Saving: status.kind = SaveStatus::Kind::Saving; break;
    case storage::SaveState::Kind::Failed: status.kind = SaveStatus::Kind::Failed; break;
    }
    status.savedAt = state.savedAt;
    status.error = state.error;
    return status;
}

Result<void> Session::flush() { return m_impl->store->flush(); }
void Session::retrySaving() { m_impl->store->retry(); }

void Session::onSaveProgress(std::function<void()> wake)
{
    const std::lock_guard hold(m_impl->inbox->lock);
    m_impl->inbox->wake = std::move(wake);
}

bool Session::canUndo(RoundId round, ChildId child) const { return m_impl->history.undoTop({round, child}) != nullptr; }
bool Session::canRedo(RoundId round, ChildId child) const { return m_impl->history.redoTop({round, child}) != nullptr; }

bool Session::maySee(ChildId child) const { return m_impl->access().maySee(child); }
bool Session::maySee(UnitId unit) const { return m_impl->access().maySee(unit); }

std::vector<UnitId> Session::visibleUnits() const
{
    // Asked for by every frame of the shell; sorting some hundred names as Danes do would be most of the frame.
    auto& cached = m_impl->visibleUnits;
    const Impl::Moment now = m_impl->moment();
    if (m_impl->visibleUnitsOf == now) return cached;
    std::vector<std::pair<std::string, UnitId>> found;
    for (const auto& [id, unit] : m_impl->world.units)
        if (unit.kind == core::UnitKind::Unit && !unit.isClosed && maySee(id)) found.emplace_back(text::danishSortKey(unit.name), id);
    std::sort(found.begin(), found.end());
    cached.clear();
    for (const auto& [key, id] : found) cached.push_back(id);
    m_impl->visibleUnitsOf = now;
    return cached;
}

// --- earlier rounds -----------------------------------------------------------------------------------------------

bool Session::hasHistory(ChildId child) const { return m_impl->hasHistory.contains(child); }

void Session::fetchHistory(ChildId child)
{
    if (m_impl->hasHistory.contains(child) || !maySee(child) || !m_impl->isFetching.insert(child).second) return;
    m_impl->store->fetchRatings(child, [inbox = m_impl->inbox, child](Result<std::vector<core::Rating>> ratings) {
        {
            const std::lock_guard hold(inbox->lock);
            if (ratings) inbox->fetched.emplace_back(child, std::move(*ratings));
            else inbox->failed.push_back(child);
        }
        inbox->callWake();
    });
}

bool Session::hasRatings(RoundId id) const
{
    const core::Round* round = world().round(id);
    return round != nullptr && (round->isOpen() || m_impl->hasRatings.contains(id));
}

void Session::fetchRatings(RoundId id)
{
    const core::Round* round = world().round(id);
    if (round == nullptr || hasRatings(id) || !maySee(round->unit) || !m_impl->isFetchingRound.insert(id).second) return;
    m_impl->store->fetchRoundRatings(id, [inbox = m_impl->inbox, id](Result<std::vector<core::Rating>> ratings) {
        {
            const std::lock_guard hold(inbox->lock);
            if (ratings) inbox->fetchedRounds.emplace_back(id, std::move(*ratings));
            else inbox->failedRounds.push_back(id);
        }
        inbox->callWake();
    });
}

Result<void> Session::loadRatings(RoundId id)
{
    const core::Round* round = world().round(id);
    if (round == nullptr || !maySee(round->unit)) return noRight();
    if (hasRatings(id)) return {};
    const auto delivered = std::make_shared<std::promise<Result<std::vector<core::Rating>>>>();
    auto waiting = delivered->get_future();
    m_impl->store->fetchRoundRatings(id, [delivered](Result<std::vector<core::Rating>> ratings) { delivered->set_value(std::move(ratings)); });
    auto ratings = waiting.get();
    if (!ratings) return fail(ratings.error());
    {
        const std::lock_guard hold(m_impl->inbox->lock);
        m_impl->inbox->fetchedRounds.emplace_back(id, *std::move(ratings));
    }
    poll();
    return {};
}

bool Session::Impl::takeRatings()
{
    std::vector<std::pair<ChildId, std::vector<core::Rating>>> fetched;
    std::vector<std::pair<RoundId, std::vector<core::Rating>>> fetchedRounds;
    std::vector<ChildId> failed;
    std::vector<RoundId> failedRounds;
    {
        const std::lock_guard hold(inbox->lock);
        fetched.swap(inbox->fetched);
        fetchedRounds.swap(inbox->fetchedRounds);
        failed.swap(inbox->failed);
        failedRounds.swap(inbox->failedRounds);
    }
    for (const ChildId child : failed) isFetching.erase(child);
    for (const RoundId round : failedRounds) isFetchingRound.erase(round);
    // What is in memory is newer than what was on the disk when it was read.
    const auto put = [&](const std::vector<core::Rating>& ratings) {
        for (const core::Rating& rating : ratings)
            if (!world.ratings.contains(rating.id)) world.put(rating);
    };
    for (const auto& [child, ratings] : fetched) {
        put(ratings);
        isFetching.erase(child);
        hasHistory.insert(child);
    }
    for (const auto& [round, ratings] : fetchedRounds) {
        put(ratings);
        isFetchingRound.erase(round);
        hasRatings.insert(round);
    }
    return !fetched.empty() || !fetchedRounds.empty();
}

bool Session::poll()
{
    // Saved after all, on a second try.
    if (m_impl->isErasing && m_impl->store->saveState().kind == storage::SaveState::Kind::Saved && m_impl->forgetErased()) return true;
    const bool hasMore = m_impl->takeRatings();
    const bool haveBackupsChanged = m_impl->takeBackups();
    if (hasMore || haveBackupsChanged) ++m_impl->version;
    const bool hasAudit = m_impl->takeOverAudit();
    return m_impl->noticeShutGlass() || hasAudit || haveBackupsChanged || hasMore;
}

} // namespace trivsel::app
