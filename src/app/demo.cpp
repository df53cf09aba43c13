#include "app/demo.h"

#include "app/closing/period.h"
#include "app/definition_use.h"
#include "app/demo_plan.h"
#include "app/demo_transition.h"
#include "app/demo_rounds.h"
#include "app/first_start.h"
#include "app/demo_survey.h"
#include "app/output_file.h"
#include "base/text.h"
#include "storage/store.h"

#include <algorithm>

namespace trivsel::app {
namespace {

constexpr const char* kMunicipality = "kerteminde";
constexpr storage::KdfCost kCheapKeys{64, 1}; ///< the least the store allows: a demo has nothing to protect
constexpr std::size_t kRecordsPerChange = 4000; ///< few transactions, none of them large
constexpr const char* kFirstLine = "Trivselslys demo: alt er opdigtet / everything is invented";

std::filesystem::path listBeside(const std::filesystem::path& store) { return store.string() + ".demo"; }

tl::unexpected<Error> refuse(Text message) { return fail(ErrorCode::BadInput, std::move(message)); }

constexpr const char* kStopped = "stopped";

/// Tells how far it is; fails when it is to stop.
Result<void> tell(const DemoRequest& request, std::size_t done, std::size_t units)
{
    if (!request.progress || request.progress(static_cast<int>(done), static_cast<int>(units))) return {};
    return fail(ErrorCode::Failed, {"Demoen blev stoppet. Intet er oprettet.", "The demo was stopped. Nothing was made."}, kStopped);
}

bool hasNamesFor(const definitions::DemoNames& names, core::Setting setting, const char* role)
{
    const auto adults = std::count_if(names.adults.begin(), names.adults.end(), [&](const auto& a) { return a.role == role; });
    return adults >= 2 && std::any_of(names.institutions.begin(), names.institutions.end(),
                                      [&](const auto& i) { return i.setting == setting && !i.units.empty(); });
}

Result<void> check(const DemoRequest& request)
{
    if (request.children < 1 || request.children > 100'000 || request.units < 1 || request.units > 1000 ||
        request.rounds < 1 || request.rounds > 20 || request.units > request.children) {
        return refuse({"En demo har 1 til 100.000 børn, 1 til 1.000 grupper (højst én pr. barn) og 1 til 20 runder. Intet er oprettet.",
                       "A demo has 1 to 100,000 children, 1 to 1,000 groups (at most one per child) and 1 to 20 rounds. Nothing has been made."});
    }
    const auto& names = request.catalog->demoNames();
    if (!names || names->girls.empty() || names->boys.empty() || names->surnames.empty() ||
        !hasNamesFor(*names, core::Setting::Daycare, "pedagogue") || !hasNamesFor(*names, core::Setting::School, "teacher")) {
        return refuse({"Datamappens demo/names.json mangler eller har fejl, så der er ingen opdigtede navne at bruge. Intet er oprettet.",
                       "demo/names.json of the data folder is missing or has faults, so there are no invented names to use. Nothing has been made."});
    }
    if (!request.catalog->municipality(kMunicipality) ||
        !request.catalog->guide(request.catalog->municipality(kMunicipality)->guide)) {
        return refuse({"Datamappens profil for Kerteminde eller dens guide mangler eller har fejl. Intet er oprettet.",
                       "The data folder's profile for Kerteminde or its guide is missing or has faults. Nothing has been made."});
    }
    return {};
}

/// Collects records and hands them to the writer in few transactions.
class Batches {
public:
    explicit Batches(storage::Store& store) : m_store(store) {}
    ~Batches() = default;

    void add(storage::Record record)
    {
        m_change.put.push_back(std::move(record));
        if (m_change.put.size() >= kRecordsPerChange) submit();
    }
    void submit()
    {
        if (m_change.put.empty()) return;
        m_change.audit.push_back({"demo.create", "", "", static_cast<std::int64_t>(m_change.put.size()), "opdigtede data"});
        m_store.submit(std::move(m_change));
        m_change = {};
    }

private:
    storage::Store& m_store;
    storage::Change m_change;
};

Result<void> addDefinitions(const definitions::Catalog& catalog, const core::Municipality& profile, Batches& batches)
{
    using Kind = DefinitionUse::Kind;
    const DefinitionUse none;
    std::vector<storage::Record> put;
    std::vector<std::pair<Kind, std::string>> used{{Kind::Municipality, profile.id}, {Kind::Guide, profile.guide}, {Kind::Calendar, profile.calendar}};
    for (const core::InstrumentPtr& form : catalog.instruments()) used.emplace_back(Kind::Instrument, form->id);
    for (const auto& [kind, id] : used) {
        if (auto ok = none.require(catalog, kind, id, put); !ok) return ok;
    }
    for (storage::Record& record : put) batches.add(std::move(record));
    return {};
}

void addPeople(const demo::Plan& plan, Batches& batches)
{
    for (const core::Unit& institution : plan.institutions) batches.add(institution);
    for (const demo::DemoUnit& unit : plan.units) batches.add(unit.unit);
    for (const demo::DemoAdult& adult : plan.adults) {
        batches.add(adult.user);
        for (const core::UserMembership& place : adult.places) batches.add(place);
    }
}

/// Nearly all parents were told in good time; of the others the round and Rettigheder speak.
std::vector<storage::Record> informationOf(const demo::Played& played, UserId by, const demo::Stage& stage, demo::Ids& ids)
{
    constexpr int kTold = 9; // of ten
    std::vector<storage::Record> records;
    int n = 0;
    for (const storage::Record& record : played.records) {
        const auto* child = std::get_if<core::Child>(&record);
        if (child == nullptr || ++n % (kTold + 1) == 0) continue;
        records.emplace_back(core::InformationGiven{InformationId{ids.next()}, child->id, stage.today.plusDays(-40), core::InformationGiven::How::DigitalPost, by, stage.now});
    }
    return records;
}

std::vector<DemoUser> usersOf(const demo::Plan& plan)
{
    std::vector<DemoUser> users;
    for (const demo::DemoAdult& adult : plan.adults) users.push_back({adult.user.name, adult.user.role, adult.passphrase});
    return users;
}

Result<void> writeList(const std::filesystem::path& store, const std::vector<DemoUser>& users)
{
    std::string bytes = std::string(kFirstLine) + "\n";
    for (const DemoUser& user : users) bytes += user.name + "\t" + core::toWord(user.role) + "\t" + user.passphrase + "\n";
    return writeOutput(listBeside(store), bytes);
}

/// The store with its root and its administrator; closed again.
Result<demo::DemoAdult> makeStore(const DemoRequest& request)
{
    const auto& adults = request.catalog->demoNames()->adults;
    const auto named = std::find_if(adults.begin(), adults.end(), [](const auto& a) { return a.role == "administrator"; });
    demo::DemoAdult administrator;
    administrator.user.name = named != adults.end() ? named->name : "Demo Administrator";
    administrator.user.role = core::Role::Administrator;
    administrator.passphrase = demo::passphraseFor(administrator.user.name);
    Session::CreateRequest create;
    create.file = request.file;
    create.municipality = kMunicipality;
    create.storeName = "Demo (opdigtede data)";
    create.userName = administrator.user.name;
    create.passphrase = administrator.passphrase;
    create.role = administrator.user.role;
    create.isDemo = true;
    create.catalog = request.catalog;
    create.clock = request.clock;
    create.anchorDir = request.anchorDir;
    const auto session = Session::create(create);
    if (!session) return fail(session.error());
    administrator.user = (*session)->user();
    for (const core::UserMembership& m : (*session)->world().userMemberships) administrator.places.push_back(m);
    return administrator;
}

Result<std::unique_ptr<storage::Store>> reopen(const DemoRequest& request, const demo::DemoAdult& administrator)
{
    storage::OpenRequest open;
    open.file = request.file;
    open.user = administrator.user.name;
    open.passphrase = administrator.passphrase;
    open.anchorDir = request.anchorDir;
    open.clock = request.clock;
    return storage::Store::open(open);
}

/// Fills the open store and hands back who may open it.
Result<std::vector<DemoUser>> fill(const DemoRequest& request, const demo::DemoAdult& administrator, storage::Store& store)
{
    const auto snapshot = store.load();
    if (!snapshot) return fail(snapshot.error());
    store.setUser(administrator.user.id, administrator.user.role);

    const core::MunicipalityPtr profile = request.catalog->municipality(kMunicipality);
    const core::GuidePtr guide = request.catalog->guide(profile->guide);
    const core::WorkingCalendar* known = request.catalog->calendar(profile->calendar);
    const core::WorkingCalendar calendar = known != nullptr ? *known : core::WorkingCalendar{};
    demo::Ids ids(snapshot->lastId);
    demo::Random random(request.seed);
    const auto root = std::find_if(snapshot->units.begin(), snapshot->units.end(), [](const core::Unit& u) { return !u.parent; });
    const demo::Plan plan = demo::planOf(request, *profile, *root, administrator, ids, random);

    Batches batches(store);
    if (const auto kept = addDefinitions(*request.catalog, *profile, batches); !kept) return fail(kept.error());
    addPeople(plan, batches);
    const demo::Stage stage(request, *profile, *guide, calendar);
    const demo::Targets targets(stage, plan.units, random);
    const std::size_t doubt = demo::unitWithDoubt(plan.units, targets);
    bool isShared = false;
    for (std::size_t u = 0; u < plan.units.size(); ++u) {
        if (const auto goesOn = tell(request, u, plan.units.size()); !goesOn) return fail(goesOn.error());
        const demo::Part part{u, u + 1 == plan.units.size() && !isShared, u == doubt};
        demo::Played played = demo::play(stage, plan.units[u], part, targets, ids, random);
        isShared = isShared || played.hasSharedStep;
        std::vector<storage::Record> told = informationOf(played, plan.adults.front().user.id, stage, ids);
        for (storage::Record& record : played.records) batches.add(std::move(record));
        for (storage::Record& record : told) batches.add(std::move(record)); // after the children
    }
    for (const core::Siblings& pair : plan.siblings) batches.add(pair);
    for (storage::Record& record : demo::transitionsOf(plan.units, request.clock->today(), request.clock->now(), ids)) batches.add(std::move(record));
    batches.submit();
    const auto users = usersOf(plan);
    for (const demo::DemoAdult& adult : plan.adults) {
        if (adult.user.id == administrator.user.id) continue;
        if (const auto goesOn = tell(request, plan.units.size(), plan.units.size()); !goesOn) return fail(goesOn.error());
        if (const auto added = store.addUserSlot(adult.user.id, adult.user.name, adult.passphrase, kCheapKeys); !added) return fail(added.error());
    }
    if (const auto saved = store.flush(); !saved) return fail(saved.error());
    if (const auto listed = writeList(request.file, users); !listed) return fail(listed.error());
    return users;
}

/// The figures of the periods that are over, and a survey of the school's pupils, made by the same commands as a leader's.
Result<void> closePeriods(const DemoRequest& request, const std::vector<DemoUser>& users)
{
    const auto leader = std::ranges::find(users, core::Role::Leader, &DemoUser::role);
    if (leader == users.end()) return {};
    Session::OpenRequest open;
    open.file = request.file;
    open.user = leader->name;
    open.passphrase = leader->passphrase;
    open.catalog = request.catalog;
    open.clock = request.clock;
    open.anchorDir = request.anchorDir;
    const auto session = Session::open(open);
    if (!session) return fail(session.error());
    for (const UnitId institution : (*session)->world().institutions()) {
        for (const Period& period : periodsOf((*session)->world(), institution, (*session)->today())) {
            if (period.closed.empty() || !period.open.empty()) continue;
            const auto closed = (*session)->apply(ClosePeriod{institution, period.title, period.from, period.to});
            if (!closed) return fail(closed.error());
        }
        if ((*session)->world().unit(institution)->setting != core::Setting::School) continue;
        demo::Random random(request.seed);
        const auto survey = demo::surveyOf((*session)->world(), *request.catalog, institution, (*session)->today(), random);
        if (!survey) continue;
        if (const auto read = (*session)->apply(*survey); !read && read.error().code != ErrorCode::NoRight) return fail(read.error());
    }
    return (*session)->flush();
}

std::optional<core::Role> roleNamed(std::string_view word)
{
    using core::Role;
    for (const Role role : {Role::Pedagogue, Role::Teacher, Role::Leader, Role::Consultant, Role::Administrator}) {
        if (word == core::toWord(role)) return role;
    }
    return std::nullopt;
}

} // namespace

Result<std::vector<DemoUser>> createDemo(const DemoRequest& request)
{
    if (const auto checked = check(request); !checked) return fail(checked.error());
    const auto administrator = makeStore(request);
    if (!administrator) return fail(administrator.error());
    auto store = reopen(request, *administrator);
    if (!store) {
        removeNewStore(request.file);
        return fail(store.error());
    }
    auto users = fill(request, *administrator, **store);
    if (!users) (*store)->removeAtClose();
    store->reset();
    if (users)
        if (const auto closed = closePeriods(request, *users); !closed) users = fail(closed.error());
    if (!users) removeNewStore(request.file);
    return users;
}

bool isStopped(const Error& error) { return error.detail == kStopped; }

std::vector<DemoUser> demoUsers(const std::filesystem::path& store)
{
    constexpr std::size_t kLongest = 64 * 1024;
    const Result<std::string> bytes = readWholeFile(listBeside(store), kLongest);
    if (!bytes) return {};
    const auto lines = text::split(*bytes, '\n');
    if (lines.front() != kFirstLine) return {};
    std::vector<DemoUser> users;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto fields = text::split(lines[i], '\t');
        if (fields.size() != 3) continue;
        if (const auto role = roleNamed(fields[1])) users.push_back({std::string(fields[0]), *role, std::string(fields[2])});
    }
    return users;
}

} // namespace trivsel::app
