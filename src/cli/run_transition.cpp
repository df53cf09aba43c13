#include "app/output_file.h"
#include "app/school/rating_packages.h"
#include "app/transition/handover_files.h"
#include "cli/commands.h"
#include "cli/invocation.h"

#include <fmt/format.h>

#include <algorithm>

/// A child's move as files, and ratings made on another computer.
namespace trivsel::cli {

namespace {

using core::Handover;

constexpr std::array kPlaceWords{std::pair("home", Handover::Place::Home),           std::pair("home_care", Handover::Place::HomeCare),
                                 std::pair("nursery", Handover::Place::Nursery),     std::pair("kindergarten", Handover::Place::Kindergarten),
                                 std::pair("school", Handover::Place::School),       std::pair("after_school", Handover::Place::AfterSchool),
                                 std::pair("special", Handover::Place::Special),     std::pair("youth", Handover::Place::Youth)};

Result<Handover::Place> placeNamed(const std::string& word)
{
    std::string all;
    for (const auto& [name, place] : kPlaceWords) {
        if (word == name) return place;
        all += (all.empty() ? "" : ", ") + std::string(name);
    }
    return usage("Det sted kendes ikke. Vælg en af: " + all + ".", "That kind of place is not known. Choose one of: " + all + ".");
}

std::string wordOf(Handover::Place place)
{
    for (const auto& [name, one] : kPlaceWords)
        if (one == place) return name;
    return {};
}

std::string stateOf(const Handover& handover)
{
    switch (handover.status) {
    case Handover::Status::Draft: return "draft";
    case Handover::Status::Sent: return handover.isIncoming ? "to_answer" : "sent";
    case Handover::Status::SentBack: return "sent_back";
    case Handover::Status::SetAside: return "set_aside";
    case Handover::Status::Accepted: break;
    }
    return "accepted";
}

/// The handover of --handover, when its child is within the user's reach; otherwise as if it were not there.
Result<Handover> handoverGiven(const Invocation& invocation, const app::Session& session)
{
    const auto id = invocation.arguments.number("--handover", 0, 1, INT64_MAX);
    if (!id) return fail(id.error());
    const Handover* found = session.world().transitions.handovers.find(HandoverId{*id});
    if (found != nullptr && session.maySee(found->child))
        for (const Handover* one : app::handoversOf(session.world(), found->child, session.user().id))
            if (one->id == found->id) return *one;
    return usage("Det skema findes ikke. `handover list` viser dem, der er.", "There is no such sheet. `handover list` shows those there are.");
}

Result<std::string> readPackage(const Invocation& invocation)
{
    return app::readWholeFile(invocation.arguments.path("FILE"), app::kMostPackageFile);
}

std::string fileName(const Invocation& invocation) { return invocation.arguments.path("FILE").filename().string(); }

/// The passphrase of a package, as the sender told it.
Result<std::string> codeOf(const Invocation& invocation) { return passphraseOfFile(invocation.arguments.path("--code-file")); }

/// The package goes to --out, its passphrase alone to standard output: they are never sent together.
Result<void> writtenWithPassphrase(const Invocation& invocation, const Result<std::string>& bytes, const std::string& passphrase)
{
    if (!bytes) return fail(bytes.error());
    if (auto ok = app::writeOutput(invocation.out(), *bytes); !ok) return ok;
    invocation.note(Text{"Fortæl adgangssætningen på en anden måde end filen.", "Tell the passphrase by another way than the file."});
    return app::writeOutput({}, passphrase + "\n");
}

Result<void> needsOut(const Invocation& invocation)
{
    if (const auto out = invocation.arguments.required("--out"); !out) return fail(out.error());
    if (const auto purpose = invocation.arguments.required("--reason"); !purpose) return fail(purpose.error());
    return {};
}

} // namespace

Result<void> runHandoverList(Invocation& invocation)
{
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::Session& store = **session;
    for (const UnitId unit : store.world().unitsOf(store.user().id, store.today()))
        if (store.maySee(unit))
            if (auto read = store.apply(app::ReadList{unit}); !read) return read;
    std::string out = "handover,child,from,to,state,moves_on,due\n";
    for (const auto& [id, handover] : store.world().transitions.handovers.all()) {
        const auto known = store.maySee(handover.child) ? app::handoversOf(store.world(), handover.child, store.user().id) : std::vector<const Handover*>{};
        if (std::ranges::find(known, id, &Handover::id) == known.end()) continue;
        const auto due = core::handoverDue(handover);
        out += fmt::format("{},{},{},{},{},{},{}\n", id.value, handover.child.value, wordOf(handover.from), wordOf(handover.to), stateOf(handover),
                           handover.movesOn ? handover.movesOn->iso() : "", due ? due->iso() : "");
    }
    if (auto saved = store.flush(); !saved) return saved;
    return app::writeOutput(invocation.out(), out);
}

Result<void> runHandoverBegin(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    const auto child = arguments.number("--child", 0, 1, INT64_MAX);
    if (!child) return fail(child.error());
    const auto to = placeNamed(arguments.text("--to"));
    if (!to) return fail(to.error());
    const auto day = arguments.date("--moves-on");
    if (!day) return fail(day.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::Session& store = **session;
    Handover handover;
    handover.child = ChildId{*child};
    handover.to = *to;
    if (const core::Child* known = store.maySee(handover.child) ? store.world().child(handover.child) : nullptr)
        handover.from = app::placeOfUnit(store.world(), store.world().unitOf(handover.child, store.today()), *known, store.today());
    handover.receiver = arguments.text("--receiver");
    handover.movesOn = *day;
    if (auto done = store.apply(app::SaveHandover{handover}); !done) return done;
    const std::int64_t id = store.lastAdded();
    if (auto saved = store.flush(); !saved) return saved;
    return app::writeOutput({}, std::to_string(id) + "\n");
}

Result<void> runHandoverSend(Invocation& invocation)
{
    if (auto ok = needsOut(invocation); !ok) return ok;
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto handover = handoverGiven(invocation, **session);
    if (!handover) return fail(handover.error());
    const std::string purpose = invocation.arguments.text("--reason");
    if (invocation.arguments.has("--paper")) {
        const auto bytes = app::handoverPdf(**session, handover->child, handover->id, true, purpose, invocation.language);
        return bytes ? app::writeOutput(invocation.out(), *bytes) : fail(bytes.error());
    }
    const std::string passphrase = app::newFilePassphrase();
    return writtenWithPassphrase(invocation, app::handoverFile(**session, handover->child, handover->id, passphrase, purpose), passphrase);
}

Result<void> runHandoverTake(Invocation& invocation)
{
    auto bytes = readPackage(invocation);
    if (!bytes) return fail(bytes.error());
    auto code = codeOf(invocation);
    if (!code) return fail(code.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::Session& store = **session;
    const auto unit = unitNamed(store.world(), invocation.arguments.text("--unit"));
    if (!unit) return fail(unit.error());
    const std::uint64_t before = store.version();
    if (auto taken = store.apply(app::TakeHandover{fileName(invocation), *bytes, *code, *unit}); !taken) return taken;
    if (store.version() == before) {
        invocation.note(Text{"Skemaet er hentet før. Intet er ændret.", "The sheet was taken in before. Nothing has been changed."});
        return {};
    }
    const std::int64_t id = store.lastAdded();
    if (auto saved = store.flush(); !saved) return saved;
    return app::writeOutput({}, std::to_string(id) + "\n");
}

Result<void> runHandoverAnswer(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    if (arguments.has("--accept") == arguments.has("--send-back"))
        return usage("Angiv enten --accept eller --send-back.", "Give either --accept or --send-back.");
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::Session& store = **session;
    const auto handover = handoverGiven(invocation, store);
    if (!handover) return fail(handover.error());
    const bool isAccepted = arguments.has("--accept");
    if (auto done = store.apply(app::AnswerHandover{handover->child, handover->id, isAccepted, isAccepted ? arguments.text("--words") : arguments.text("--send-back")}); !done)
        return done;
    if (auto saved = store.flush(); !saved) return saved;
    if (!handover->isIncoming || handover->code.empty() || invocation.out().empty()) return {};
    if (const auto purpose = arguments.required("--reason"); !purpose) return fail(purpose.error());
    const auto bytes = app::handoverAnswerFile(store, handover->child, handover->id, arguments.text("--reason"));
    return bytes ? app::writeOutput(invocation.out(), *bytes) : fail(bytes.error());
}

Result<void> runHandoverAnswered(Invocation& invocation)
{
    auto bytes = readPackage(invocation);
    if (!bytes) return fail(bytes.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const std::uint64_t before = (*session)->version();
    if (auto taken = (*session)->apply(app::TakeHandoverAnswer{fileName(invocation), *bytes}); !taken) return taken;
    if ((*session)->version() == before)
        invocation.note(Text{"Svaret er hentet før. Intet er ændret.", "The answer was taken in before. Nothing has been changed."});
    return (*session)->flush();
}

Result<void> runReportHandover(Invocation& invocation)
{
    if (auto ok = needsOut(invocation); !ok) return ok;
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto handover = handoverGiven(invocation, **session);
    if (!handover) return fail(handover.error());
    const auto bytes = app::handoverPdf(**session, handover->child, handover->id, false, invocation.arguments.text("--reason"), invocation.language);
    return bytes ? app::writeOutput(invocation.out(), *bytes) : fail(bytes.error());
}

Result<void> runReportRuler(Invocation& invocation)
{
    if (auto ok = needsOut(invocation); !ok) return ok;
    const auto child = invocation.arguments.number("--child", 0, 1, INT64_MAX);
    if (!child) return fail(child.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto bytes = app::rulerPdf(**session, ChildId{*child}, invocation.arguments.text("--reason"), invocation.language);
    return bytes ? app::writeOutput(invocation.out(), *bytes) : fail(bytes.error());
}

Result<void> runPackageSend(Invocation& invocation)
{
    if (auto ok = needsOut(invocation); !ok) return ok;
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::Session& store = **session;
    const auto unit = unitNamed(store.world(), invocation.arguments.text("--unit"));
    if (!unit) return fail(unit.error());
    UserId rater = store.user().id;
    if (invocation.arguments.has("--rater")) {
        const auto named = userNamed(store.world(), invocation.arguments.text("--rater"));
        if (!named) return fail(named.error());
        rater = *named;
    }
    const core::Round* round = store.maySee(*unit) ? store.world().openRound(*unit) : nullptr;
    if (round == nullptr) return usage("Gruppen har ingen åben runde.", "The group has no open round.");
    const std::string passphrase = app::newFilePassphrase();
    return writtenWithPassphrase(invocation, app::ratingTaskFile(store, round->id, rater, passphrase, invocation.arguments.text("--reason")), passphrase);
}

Result<void> runPackageOpen(Invocation& invocation)
{
    const auto target = invocation.arguments.required("--store");
    if (!target) return fail(target.error());
    auto bytes = readPackage(invocation);
    if (!bytes) return fail(bytes.error());
    auto code = codeOf(invocation);
    if (!code) return fail(code.error());
    auto catalog = invocation.catalog();
    if (!catalog) return fail(catalog.error());
    app::RatingStoreRequest request;
    request.file = invocation.arguments.path("--store");
    request.bytes = *std::move(bytes);
    request.passphrase = *code;
    request.fileName = fileName(invocation);
    request.catalog = *catalog;
    request.clock = &invocation.clock();
    const auto name = app::makeRatingStore(request);
    if (!name) return fail(name.error());
    return app::writeOutput({}, *name + "\n");
}

Result<void> runPackageBack(Invocation& invocation)
{
    if (auto ok = needsOut(invocation); !ok) return ok;
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto bytes = app::returnedRatingsFile(**session, invocation.arguments.text("--reason"));
    return bytes ? app::writeOutput(invocation.out(), *bytes) : fail(bytes.error());
}

Result<void> runImportRatings(Invocation& invocation)
{
    auto bytes = readPackage(invocation);
    if (!bytes) return fail(bytes.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::Session& store = **session;
    const auto preview = app::previewReturned(store, *bytes, fileName(invocation));
    if (!preview) return fail(preview.error());
    if (!invocation.arguments.has("--dry-run") && !preview->isTaken) {
        if (auto taken = store.apply(app::TakeRatings{fileName(invocation), *bytes}); !taken) return taken;
        if (auto saved = store.flush(); !saved) return saved;
    }
    return app::writeOutput(invocation.out(), fmt::format("added {}, kept {}, unfinished {}{}\n", preview->isTaken ? 0 : preview->taken, preview->kept,
                                                          preview->unfinished, preview->isTaken ? ", taken before" : ""));
}

} // namespace trivsel::cli
