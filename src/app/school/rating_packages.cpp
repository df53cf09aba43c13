#include "app/school/rating_packages.h"

#include "app/blindness.h"
#include "app/definition_use.h"
#include "app/models/model_tools.h"
#include "app/pseudonym.h"
#include "app/session.h"

#include <algorithm>
#include <charconv>

namespace trivsel::app {
namespace {

constexpr const char* kCodeSetting = "ratingPackageCode";
constexpr const char* kKeySetting = "ratingPackageKey";

tl::unexpected<Error> noForm()
{
    return fail(ErrorCode::Failed,
                {"Rundens skema findes hverken i datamappen eller i lageret i den udgave, runden bruger. Intet er sendt. Vurdér på denne computer i stedet.",
                 "The round's form is neither in the data folder nor in the store in the edition that the round uses. Nothing was sent. Rate on this computer instead."});
}

std::string settingOf(const World& world, const char* key)
{
    const auto at = world.settings.find(key);
    return at != world.settings.end() ? at->second : std::string();
}

Result<exchange::RatingTask> taskOf(const Session& session, const core::RatingPackage& package)
{
    const World& world = session.world();
    const core::Round& round = *world.round(package.round);
    const core::User& rater = *world.user(package.rater);
    exchange::RatingTask task;
    const auto key = exchange::packageKeyOf(package.key);
    if (!key) return fail(key.error());
    task.answerKey = *key;
    task.store = settingOf(world, "name");
    task.municipality = session.municipality().id;
    const core::Unit* unit = world.unit(round.unit);
    const core::Unit* institution = world.institutionOf(round.unit);
    task.unit = unit->name;
    task.institution = institution != nullptr ? institution->name : unit->name;
    task.setting = unit->setting;
    task.rater = rater.name;
    task.role = rater.role;
    task.title = round.title;
    task.windowFrom = round.windowFrom;
    task.windowTo = round.windowTo;
    task.ratersPerChild = round.ratersPerChild;
    task.scheme = round.scheme;
    for (const ChildId id : childrenToRate(world, rater, session.today(), round)) {
        const core::Child& child = *world.child(id);
        const core::InstrumentRef& ref = *world.roundChild(round.id, id)->instrument;
        if (std::ranges::find(task.forms, ref.sha256, &exchange::RatingTask::Form::sha256) == task.forms.end()) {
            auto bytes = session.formBytes(ref);
            if (!bytes) return noForm();
            task.forms.push_back({ref.id, ref.version, ref.sha256, *std::move(bytes)});
        }
        task.children.push_back({id.value, child.hasProtectedAddress ? std::string() : child.name, child.birthDate, child.sex, ref.sha256});
    }
    return task;
}

} // namespace

std::vector<ChildId> childrenToRate(const World& world, const core::User& rater, Date today, const core::Round& round)
{
    std::vector<ChildId> children;
    for (const core::RoundChild& row : world.roundChildrenOf(round.id, rater.id)) {
        const core::Rating* own = world.rating(round.id, row.child, rater.id);
        if (couldStillRate(world, rater, today, round, row.child) && (own == nullptr || !own->doneAt)) children.push_back(row.child);
    }
    return children;
}

Result<std::string> ratingTaskFile(Session& session, RoundId round, UserId rater, const std::string& passphrase, const std::string& purpose)
{
    const SendRatingPackage send{round, rater, exchange::newPackageCode(), exchange::keyHex(exchange::newPackageKey())};
    if (auto ok = session.allowed(send); !ok) return fail(ok.error());
    if (auto ok = session.allowed(ReadExport{"rating package", purpose}); !ok) return fail(ok.error());
    core::RatingPackage package;
    package.code = send.code;
    package.key = send.key;
    package.round = round;
    package.rater = rater;
    const auto task = taskOf(session, package);
    if (!task) return fail(task.error());
    auto bytes = exchange::seal(exchange::PackageKind::RatingTask, send.code, exchange::writeTask(*task), passphrase,
                                session.isDemo() ? exchange::kLeastPackageCost : exchange::PackageCost{});
    if (!bytes) return bytes;
    if (auto ok = session.apply(send); !ok) return fail(ok.error());
    if (auto ok = session.apply(ReadExport{"rating package", purpose, {}, false}); !ok) return fail(ok.error());
    if (auto ok = session.flush(); !ok) return fail(ok.error());
    return bytes;
}

Result<std::string> makeRatingStore(const RatingStoreRequest& request)
{
    const auto opened = exchange::unseal(request.bytes, exchange::PackageKind::RatingTask, request.passphrase, request.fileName);
    if (!opened) return fail(opened.error());
    const auto task = exchange::readTask(*opened, request.fileName);
    if (!task) return fail(task.error());
    const auto head = exchange::readHead(request.bytes, exchange::PackageKind::RatingTask, request.fileName);
    const core::MunicipalityPtr profile = request.catalog->municipality(task->municipality);
    const core::GuidePtr guide = profile != nullptr ? request.catalog->guide(profile->guide) : nullptr;
    if (guide == nullptr)
        return fail(ErrorCode::Failed,
                    {"Kommunens profil »" + task->municipality + "« findes ikke i programmets datamappe her. Der er ikke lavet noget lager. Hent samme udgave af programmet som afsenderen.",
                     "The municipality's profile “" + task->municipality + "” is not in this program's data folder. No store was made. Get the same version of the program as the sender."});
    const Date today = request.clock->today();
    std::int64_t next = 1;
    storage::CreateRequest to;
    to.file = request.file;
    to.firstUser = core::User{UserId{next++}, text::toNfc(task->rater), task->role, today, std::nullopt};
    to.passphrase = exchange::typedPackagePassphrase(request.passphrase);
    to.cost = request.cost;
    to.anchorDir = request.anchorDir;
    to.clock = request.clock;
    const auto put = [&](auto record) { to.records.emplace_back(std::move(record)); };
    const UnitId root{next++}, house{next++}, unit{next++};
    put(core::Unit{root, {}, core::UnitKind::Municipality, core::Setting::Daycare, profile->name.da, false});
    put(core::Unit{house, root, core::UnitKind::Institution, task->setting, task->institution, false});
    put(core::Unit{unit, house, core::UnitKind::Unit, task->setting, task->unit, false});
    put(core::UserMembership{MembershipId{next++}, to.firstUser.id, unit, today, std::nullopt});
    core::Round round;
    round.id = RoundId{next++};
    round.unit = unit;
    round.title = task->title;
    round.windowFrom = task->windowFrom;
    round.windowTo = task->windowTo;
    round.openedAt = request.clock->now();
    round.openedBy = to.firstUser.id;
    round.ratersPerChild = task->ratersPerChild;
    round.scheme = task->scheme;
    round.municipality = profile->id + " " + profile->version;
    put(round);
    for (const auto& form : task->forms)
        put(storage::StoredDefinition{"instrument", form.id, form.version, form.sha256, form.bytes});
    for (const auto& person : task->children) {
        core::Child child;
        child.id = ChildId{next++};
        child.name = person.name.empty() ? "Navnet er beskyttet, født " + person.born.iso() : person.name;
        child.birthDate = person.born;
        child.sex = person.sex;
        child.externalId = std::to_string(person.number); // the way back to the child at home
        child.pseudonym = newPseudonym();
        child.hasProtectedAddress = person.name.empty();
        put(child);
        put(core::ChildMembership{MembershipId{next++}, child.id, unit, today, std::nullopt});
        const auto form = std::ranges::find(task->forms, person.form, &exchange::RatingTask::Form::sha256);
        core::RoundChild row;
        row.round = round.id;
        row.child = child.id;
        row.instrument = core::InstrumentRef{form->id, form->version, form->sha256};
        row.joined = today;
        put(row);
    }
    put(storage::Setting{"municipality", profile->id});
    put(storage::Setting{"name", task->institution});
    put(storage::Setting{"ratersPerChild", std::to_string(task->ratersPerChild)});
    put(storage::Setting{kCodeSetting, head->code});
    put(storage::Setting{kKeySetting, exchange::keyHex(task->answerKey)});
    std::vector<storage::Record> kept;
    if (auto ok = DefinitionUse{}.requireGuide(*request.catalog, *guide, kept); !ok) return fail(ok.error());
    for (storage::Record& record : kept) to.records.push_back(std::move(record));
    auto store = storage::Store::create(to, nullptr);
    if (!store) return fail(store.error());
    return to.firstUser.name;
}

bool isRatingStore(const World& world)
{
    return world.settings.contains(kCodeSetting);
}

Result<std::string> returnedRatingsFile(Session& session, const std::string& purpose)
{
    const World& world = session.world();
    const auto key = exchange::packageKeyOf(settingOf(world, kKeySetting));
    if (!isRatingStore(world) || !key)
        return fail(ErrorCode::BadInput, {"Dette lager er ikke lavet af en vurderingspakke. Intet er skrevet.",
                                          "This store was not made from a rating package. Nothing was written."});
    exchange::ReturnedRatings back;
    for (const auto& [id, round] : world.rounds) {
        for (const core::RoundChild& row : world.roundChildrenOf(id, session.user().id)) {
            const core::Child* child = world.child(row.child);
            const core::Rating* own = world.rating(id, row.child, session.user().id);
            std::int64_t number = 0;
            const std::string& written = child->externalId;
            (void)std::from_chars(written.data(), written.data() + written.size(), number);
            if (number <= 0) continue; // added here by hand
            if (own == nullptr || !tools::isFinished(*own)) {
                ++back.unfinished;
                continue;
            }
            back.ratings.push_back({number, own->instrument.sha256, own->answers, own->reviewed, own->comments, own->startedAt,
                                    *own->doneAt, *own->ownPosition});
        }
    }
    if (back.ratings.empty())
        return fail(ErrorCode::BadInput, {"Ingen vurdering er færdig endnu. Sig mindst én færdig, og vælg din egen position.",
                                          "No rating is done yet. Finish at least one and choose your own position."});
    if (auto ok = session.allowed(ReadExport{"ratings back", purpose}); !ok) return fail(ok.error());
    auto bytes = exchange::seal(exchange::PackageKind::Ratings, settingOf(world, kCodeSetting), exchange::writeRatings(back), *key);
    if (!bytes) return bytes;
    if (auto ok = session.apply(ReadExport{"ratings back", purpose, {}, false}); !ok) return fail(ok.error());
    if (auto ok = session.flush(); !ok) return fail(ok.error());
    return bytes;
}

Result<exchange::ReturnedRatings> openReturned(const core::RatingPackage& package, std::string_view bytes, std::string_view fileName)
{
    const auto key = exchange::packageKeyOf(package.key);
    if (!key) return fail(key.error());
    const auto opened = exchange::unseal(bytes, exchange::PackageKind::Ratings, *key, fileName);
    if (!opened) return fail(opened.error());
    return exchange::readRatings(*opened, fileName);
}

Result<ReturnedPreview> previewReturned(const Session& session, std::string_view bytes, std::string_view fileName)
{
    const auto head = exchange::readHead(bytes, exchange::PackageKind::Ratings, fileName);
    if (!head) return fail(head.error());
    const World& world = session.world();
    const core::RatingPackage* package = world.school.package(head->code);
    const core::Round* round = package != nullptr ? world.round(package->round) : nullptr;
    const core::User* rater = package != nullptr ? world.user(package->rater) : nullptr;
    if (round == nullptr || rater == nullptr || !session.maySee(round->unit))
        return fail(ErrorCode::BadInput, {"Vurderingerne hører ikke til en pakke, der er sendt fra din gruppe. Intet er hentet.",
                                          "The ratings belong to no package that was sent from your unit. Nothing was taken in."});
    const auto found = openReturned(*package, bytes, fileName);
    if (!found) return fail(found.error());
    ReturnedPreview preview;
    preview.rater = text::displayLine(rater->name, 60);
    preview.unfinished = found->unfinished;
    preview.isTaken = package->returnedAt.has_value();
    const auto open = childrenToRate(world, *rater, session.today(), *round);
    for (const auto& rating : found->ratings)
        ++(std::ranges::find(open, ChildId{rating.child}) != open.end() ? preview.taken : preview.kept);
    return preview;
}

} // namespace trivsel::app
