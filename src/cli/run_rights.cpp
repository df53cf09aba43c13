#include "app/documents/print_store.h"
#include "app/models/rights_model.h"
#include "app/output_file.h"
#include "app/rights/due_csv.h"
#include "cli/commands.h"
#include "cli/invocation.h"

#include <array>

/// What parents and children have a right to, and erasing.
namespace trivsel::cli {

namespace {

constexpr std::array<std::string_view, 3> kHow{"letter", "digital", "meeting"};
constexpr std::array<std::string_view, 4> kHolds{"complaint", "access", "archive", "other"};
constexpr std::array<std::string_view, 2> kWhy{"request", "mistake"};

template <std::size_t N> std::vector<std::string_view> choices(const std::array<std::string_view, N>& words) { return {words.begin(), words.end()}; }

Result<ChildId> childOf(const Invocation& invocation)
{
    const auto id = invocation.arguments.number("--child", 0, 1, INT64_MAX);
    if (!id) return fail(id.error());
    return ChildId{*id};
}

/// Carried out and saved before anything is said.
Result<void> done(app::Session& session, const app::Command& command)
{
    if (auto ok = session.apply(command); !ok) return ok;
    return session.flush();
}

} // namespace

Result<void> runRightsInformed(Invocation& invocation)
{
    const auto how = invocation.arguments.choice("--how", choices(kHow), 0);
    if (!how) return fail(how.error());
    const auto on = invocation.arguments.date("--on");
    if (!on) return fail(on.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::GiveInformation given{{}, on->value_or((*session)->today()), static_cast<core::InformationGiven::How>(*how)};
    for (const auto& child : app::rightsHouseModel(**session).notTold) given.children.push_back(child.child);
    if (invocation.arguments.has("--child")) {
        const auto child = childOf(invocation);
        if (!child) return fail(child.error());
        given.children = {*child};
    }
    if (given.children.empty()) return app::writeOutput(invocation.out(), "informed 0\n");
    if (auto ok = done(**session, given); !ok) return ok;
    return app::writeOutput(invocation.out(), "informed " + std::to_string(given.children.size()) + "\n");
}

Result<void> runRightsHold(Invocation& invocation)
{
    const auto kind = invocation.arguments.choice("--kind", choices(kHolds), 3);
    if (!kind) return fail(kind.error());
    const auto child = childOf(invocation);
    if (!child) return fail(child.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    if (auto ok = done(**session, app::PlaceHold{*child, static_cast<core::Hold::Kind>(*kind), invocation.arguments.text("--reason")}); !ok) return ok;
    return app::writeOutput(invocation.out(), std::to_string((*session)->lastAdded()) + "\n");
}

Result<void> runRightsLift(Invocation& invocation)
{
    const auto child = childOf(invocation);
    if (!child) return fail(child.error());
    const auto hold = invocation.arguments.number("--hold", 0, 1, INT64_MAX);
    if (!hold) return fail(hold.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    return done(**session, app::LiftHold{*child, HoldId{*hold}, invocation.arguments.text("--reason")});
}

Result<void> runRightsDue(Invocation& invocation)
{
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    return app::writeOutput(invocation.out(), app::dueCsv(app::rightsHouseModel(**session)));
}

Result<void> runRightsArchive(Invocation& invocation)
{
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    return done(**session, app::ChangeSetting{app::kArchiveSetting, invocation.arguments.text("WORDS")});
}

Result<void> runRightsErase(Invocation& invocation)
{
    const bool isDue = invocation.arguments.has("--due");
    if (isDue == invocation.arguments.has("--child"))
        return usage("Angiv enten --child eller --due.", "Give either --child or --due.");
    const auto why = invocation.arguments.choice("--why", choices(kWhy), 0);
    if (!why) return fail(why.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::EraseChildren erase;
    if (isDue) {
        for (const auto& due : app::rightsHouseModel(**session).due) {
            if (!due.heldBy.empty()) continue;
            if (due.concern) erase.concerns.push_back(due.concern);
            else erase.children.push_back(due.child);
        }
        if (erase.children.empty() && erase.concerns.empty()) return app::writeOutput(invocation.out(), "erased 0\n");
    } else {
        const auto child = childOf(invocation);
        if (!child) return fail(child.error());
        erase.children = {*child};
        erase.why = *why == 0 ? app::EraseChildren::Why::Request : app::EraseChildren::Why::Mistake;
    }
    if (auto ok = done(**session, erase); !ok) return ok;
    return app::writeOutput(invocation.out(), "erased " + std::to_string(erase.children.size() + erase.concerns.size()) + "\n");
}

Result<void> runReportInformation(Invocation& invocation)
{
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto pdf = app::letterPdf(**session, invocation.language);
    if (!pdf) return fail(pdf.error());
    return app::writeOutput(invocation.out(), *pdf);
}

} // namespace trivsel::cli
