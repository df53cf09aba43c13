#include "app/session_impl.h"

#include "base/check.h"
#include "base/text.h"

#include <algorithm>
#include <mutex>
#include <utility>

/// Opening and creating a store, and whose name the work goes on in.
namespace trivsel::app {
namespace {

constexpr storage::KdfCost kDemoCost{64, 1}; ///< the least that the store allows: a demo has nothing to protect

/// Puts a snapshot's rows where the world keeps them. They come by rising id, so each belongs at the end of its map.
void fillWorld(World& world, storage::Snapshot&& snapshot)
{
    for (auto& unit : snapshot.units) world.units.emplace_hint(world.units.end(), unit.id, std::move(unit));
    for (auto& user : snapshot.users) world.users.emplace_hint(world.users.end(), user.id, std::move(user));
    world.userMemberships = std::move(snapshot.userMemberships);
    world.children.reserve(snapshot.children.size());
    for (auto& child : snapshot.children) world.children.emplace(child.id, std::move(child));
    world.childMemberships = std::move(snapshot.childMemberships);
    world.siblings = std::move(snapshot.siblings);
    world.custodyHolders = std::move(snapshot.custodyHolders);
    for (auto& round : snapshot.rounds) world.rounds.emplace_hint(world.rounds.end(), round.id, std::move(round));
    for (auto& row : snapshot.roundChildren) world.roundChildren[row.round].push_back(std::move(row));
    for (auto& rating : snapshot.openRatings) world.ratings.emplace_hint(world.ratings.end(), rating.id, std::move(rating));
    for (auto& position : snapshot.positions) {
        const std::pair key(position.round, position.child);
        world.positions.emplace(key, std::move(position));
    }
    for (auto& draft : snapshot.teamDrafts) {
        const std::pair key(draft.round, draft.child);
        world.teamDrafts.emplace(key, std::move(draft));
    }
    for (const auto& bystander : snapshot.bystanders)
        world.bystanders[{bystander.round, bystander.child}].push_back(bystander);
    for (auto& step : snapshot.steps) world.steps.emplace_hint(world.steps.end(), step.id, std::move(step));
    world.gateAnswers = std::move(snapshot.gateAnswers);
    const auto put = [&world](const auto&... lists) { (std::ranges::for_each(lists, [&world](const auto& record) { world.put(record); }), ...); };
    put(snapshot.concerns, snapshot.acuteCases, snapshot.notifications, snapshot.plans, snapshot.notes, snapshot.missingOffers, snapshot.requests,
        snapshot.consents, snapshot.absences, snapshot.visits, snapshot.meetings, snapshot.circumstances, snapshot.papers, snapshot.glassOpenings,
        snapshot.bars, snapshot.samples, snapshot.surveys, snapshot.surveyClasses, snapshot.surveyPupils, snapshot.ratingPackages,
        snapshot.handovers, snapshot.rulerMarks, snapshot.informationGiven, snapshot.corrections, snapshot.holds, snapshot.erasures,
        snapshot.insightDecisions, snapshot.consentExceptions);
    for (auto& closing : snapshot.closings) world.closings.put(std::move(closing));
    world.batches = std::move(snapshot.batches);
    world.settings = std::move(snapshot.settings);
    world.reindex();
}

tl::unexpected<Error> noSuchProfile(const std::string& id)
{
    return fail(ErrorCode::Failed, {"Kommunens profil »" + id + "« findes ikke i programmets datamappe, eller der er fejl i den. Lageret er ikke ændret. Læg profilen på plads, og prøv igen.",
                                    "The municipality's profile “" + id + "” is not in the program's data folder, or has faults. The store has not been changed. Put the profile back and try again."});
}

} // namespace

Result<void> Session::Impl::useMunicipality(const std::string& id)
{
    const core::MunicipalityPtr profile = catalog->municipality(id);
    if (profile == nullptr) return noSuchProfile(id);
    core::GuidePtr itsGuide = catalog->guide(profile->guide);
    const auto inUse = world.settings.find(commands::kGuideSetting);
    if (inUse != world.settings.end() && !inUse->second.empty() && (itsGuide == nullptr || itsGuide->sha256 != inUse->second))
        if (core::GuidePtr kept = storedGuide(inUse->second); kept != nullptr) itsGuide = std::move(kept);
    if (itsGuide == nullptr) return noSuchProfile(id);
    municipality = profile;
    world.ratingsFollowChild = profile->consent.ratingsFollowChild;
    guide = itsGuide;
    const core::WorkingCalendar* days = catalog->calendar(profile->calendar);
    calendar = days != nullptr ? *days : core::WorkingCalendar{};
    return {};
}

core::GuidePtr Session::Impl::storedGuide(const std::string& sha256) const
{
    const auto known = storedGuides.find(sha256);
    return known != storedGuides.end() ? known->second : nullptr;
}

void Session::Impl::readStoredDefinitions(const std::vector<storage::StoredDefinition>& inUse)
{
    for (const storage::StoredDefinition& one : inUse) {
        const bool isForm = one.kind == toWord(DefinitionUse::Kind::Instrument), isGuide = one.kind == toWord(DefinitionUse::Kind::Guide);
        const core::InstrumentPtr form = isForm ? catalog->instrument(one.id) : nullptr;
        const core::GuidePtr ours = isGuide ? catalog->guide(one.id) : nullptr;
        if ((!isForm && !isGuide) || (form != nullptr && form->sha256 == one.sha256) || (ours != nullptr && ours->sha256 == one.sha256)) continue;
        const auto stored = store->definition(one.kind, one.sha256);
        if (!stored) continue; // what refers to it is shown without it
        if (isForm) {
            if (auto read = definitions::readInstrument(stored->bytes, one.id); read.value)
                storedInstruments.emplace(one.sha256, std::make_shared<const core::Instrument>(std::move(*read.value)));
        } else if (auto read = definitions::readGuide(stored->bytes, stored->id); read.value && read.value->sha256 == one.sha256) {
            storedGuides.emplace(one.sha256, std::make_shared<const core::Guide>(std::move(*read.value)));
        }
    }
}

Result<std::string> Session::formBytes(const core::InstrumentRef& ref) const
{
    const auto& files = m_impl->catalog->files();
    if (const auto at = std::ranges::find(files, ref.sha256, &definitions::DefinitionFile::sha256); at != files.end()) return at->bytes;
    auto stored = m_impl->store->definition(std::string(toWord(DefinitionUse::Kind::Instrument)), ref.sha256);
    if (!stored) return fail(stored.error());
    return std::move(stored->bytes);
}

Result<void> Session::Impl::load()
{
    auto snapshot = store->load();
    if (!snapshot) return fail(snapshot.error());
    nextId = snapshot->lastId + 1;
    for (const storage::StoredDefinition& definition : snapshot->definitions) definitions.add(definition);
    readStoredDefinitions(snapshot->definitions);
    fillWorld(world, std::move(*snapshot));
    const auto profile = world.settings.find("municipality");
    return useMunicipality(profile != world.settings.end() ? profile->second : std::string());
}

Result<void> Session::Impl::forgetErased()
{
    isErasing = true;
    if (auto saved = store->flush(); !saved) return saved;
    World before = std::exchange(world, {});
    history.clear();
    hasHistory.clear();
    isFetching.clear();
    hasRatings.clear();
    isFetchingRound.clear();
    {
        const std::lock_guard lock(inbox->lock);
        inbox->fetched.clear();
        inbox->fetchedRounds.clear();
    }
    const std::int64_t next = nextId; // numbers are never given twice
    auto loaded = load();
    nextId = std::max(nextId, next);
    isErasing = !loaded.has_value();
    if (isErasing) world = std::move(before); // refused everything until it can be read again
    accessNow.reset();
    ++version;
    return loaded;
}

Result<core::User> Session::Impl::userToday(UserId id, const std::string& name) const
{
    const core::User* found = world.user(id);
    // A key that names another adult than the store does is left over from a killed program: it opens nothing.
    if (found == nullptr || text::foldCase(found->name) != text::foldCase(name))
        return fail(ErrorCode::WrongPassphrase, {"Navnet og adgangssætningen passer ikke sammen. Intet er ændret. Prøv igen.",
                                                 "The name and the passphrase do not go together. Nothing has been changed. Try again."});
    const Date today = clock->today();
    if (found->from > today)
        return fail(ErrorCode::NoRight, {"Din adgang begynder først " + dates::longDay(found->from, Language::Danish) + ".",
                                         "Your access begins on " + dates::longDay(found->from, Language::English) + "."});
    if (found->to && *found->to < today)
        return fail(ErrorCode::NoRight, {"Din adgang sluttede " + dates::longDay(*found->to, Language::Danish) + ". Det, du har gemt, er der stadig. Tal med din leder, hvis du skal have adgang igen.",
                                         "Your access ended on " + dates::longDay(*found->to, Language::English) + ". What you saved is still there. Talk to your leader if you are to have access again."});
    return *found;
}

Result<std::unique_ptr<Session>> Session::open(const OpenRequest& request)
{
    TRIVSEL_CHECK(request.catalog != nullptr && request.clock != nullptr);
    storage::OpenRequest to;
    to.file = request.file;
    to.user = request.user;
    to.passphrase = request.passphrase;
    to.keptKey = request.keptKey;
    to.olderReason = request.reason;
    to.anchorDir = request.anchorDir;
    to.clock = request.clock;
    auto store = storage::Store::open(to);
    if (!store) return fail(store.error());
    auto impl = std::make_unique<Impl>();
    impl->store = std::move(*store);
    impl->catalog = request.catalog;
    impl->clock = request.clock;
    if (auto ok = impl->load(); !ok) return fail(ok.error());
    auto user = impl->userToday(impl->store->user(), request.user);
    if (!user) return fail(user.error());
    impl->user = *user;
    impl->store->setUser(user->id, user->role);
    return std::unique_ptr<Session>(new Session(std::move(impl)));
}

Result<std::unique_ptr<Session>> Session::create(const CreateRequest& request, std::string* recoveryCode)
{
    TRIVSEL_CHECK(request.catalog != nullptr && request.clock != nullptr);
    const core::MunicipalityPtr profile = request.catalog->municipality(request.municipality);
    if (profile == nullptr || request.catalog->guide(profile->guide) == nullptr) return noSuchProfile(request.municipality);
    const std::string name = text::toNfc(text::trim(request.userName));
    if (name.empty()) return fail(ErrorCode::BadInput, {"Skriv navnet på den første voksne.", "Write the name of the first adult."});

    const Date today = request.clock->today();
    storage::CreateRequest to;
    to.file = request.file;
    to.firstUser = core::User{UserId{1}, name, request.role, today, std::nullopt};
    to.passphrase = request.passphrase;
    if (request.isDemo) to.cost = kDemoCost;
    to.anchorDir = request.anchorDir;
    to.clock = request.clock;
    const core::Unit root{UnitId{2}, UnitId{}, core::UnitKind::Municipality, core::Setting::Daycare, profile->name.da, false};
    to.records.emplace_back(root);
    to.records.emplace_back(core::UserMembership{MembershipId{3}, to.firstUser.id, root.id, today, std::nullopt});
    to.records.emplace_back(storage::Setting{"municipality", profile->id});
    to.records.emplace_back(storage::Setting{"name", request.storeName});
    to.records.emplace_back(storage::Setting{"ratersPerChild", "2"});
    const core::GuidePtr guide = request.catalog->guide(profile->guide);
    std::vector<storage::Record> kept;
    if (auto ok = DefinitionUse{}.requireGuide(*request.catalog, *guide, kept); !ok) return fail(ok.error());
    if (!kept.empty()) kept.emplace_back(storage::Setting{commands::kGuideSetting, guide->sha256});
    for (storage::Record& record : kept) to.records.push_back(std::move(record));
    if (request.isDemo) to.records.emplace_back(storage::Setting{"demo", "1"});
    if (recoveryCode != nullptr) to.records.emplace_back(storage::Setting{commands::kRecoverySetting, commands::kRecoveryUnconfirmed});
    auto store = storage::Store::create(to, recoveryCode);
    if (!store) return fail(store.error());

    auto impl = std::make_unique<Impl>();
    impl->store = std::move(*store);
    impl->catalog = request.catalog;
    impl->clock = request.clock;
    if (auto ok = impl->load(); !ok) return fail(ok.error());
    auto user = impl->userToday(to.firstUser.id, name);
    if (!user) return fail(user.error());
    impl->user = *user;
    impl->store->setUser(user->id, user->role);
    return std::unique_ptr<Session>(new Session(std::move(impl)));
}

Result<void> Session::switchUser(const std::string& user, const std::string& passphrase)
{
    if (auto saved = flush(); !saved) return saved;
    const auto id = m_impl->store->verify(user, passphrase);
    if (!id) return fail(id.error());
    auto next = m_impl->userToday(*id, user);
    if (!next) return fail(next.error());
    m_impl->user = *next;
    m_impl->store->setUser(next->id, next->role);
    m_impl->history.clear();
    m_impl->lastReads.clear();
    m_impl->auditLog.reset();
    m_impl->glassEndsAt.reset();
    m_impl->lastImport.reset();
    m_impl->lastAdded = 0;
    ++m_impl->version;
    return {};
}

} // namespace trivsel::app
