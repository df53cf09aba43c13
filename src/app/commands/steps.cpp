#include "app/commands/handlers.h"
#include "app/roadmap_case.h"

#include <algorithm>

namespace trivsel::app::commands {
namespace {

Result<core::Step> stepOf(const Context& context, StepId id)
{
    const auto at = context.world.steps.find(id);
    if (at == context.world.steps.end() || !context.world.mayKnow(at->second, context.user.id)) return gone();
    return at->second;
}

Result<core::Step> openStepOf(const Context& context, StepId id)
{
    auto step = stepOf(context, id);
    if (step && step->status != core::Step::Status::Open)
        return refuse({"Skridtet er allerede afsluttet. Åbn det igen først, hvis det skal ændres.",
                       "The step has been ended already. Open it again first if it is to be changed."});
    return step;
}

bool reachesFamily(const core::Step& step) { return step.reachesParents || step.reachesChild; }

Result<void> checkGates(const Context& context, const core::Step& step)
{
    if (!reachesFamily(step)) return {};
    if (auto ok = checkGate(context, step.child); !ok) return ok;
    for (const ChildId other : step.alsoFor)
        if (auto ok = checkGate(context, other); !ok) return ok;
    return {};
}

void setStatus(const Context& context, core::Step& step, core::Step::Status status, std::string reason)
{
    step.status = status;
    step.statusReason = std::move(reason);
    step.statusBy = context.user.id;
    step.statusAt = context.now;
}

/// The step with an audit row for each child it serves.
template <class C> Outcome saved(const Context& context, const core::Step& step)
{
    const std::string scope = "step " + std::to_string(step.id.value);
    Outcome outcome = one<C>(context, step, step.child, scope);
    for (const ChildId other : step.alsoFor) outcome.change.audit.push_back(note<C>(context, other, scope));
    return outcome;
}

/// Who does it: an adult of the store with access today, or someone else by name; both may be left open.
Result<void> setResponsible(const Context& context, core::Step& step, UserId user, const std::string& person, const std::string& organisation)
{
    const auto isBarred = [&](ChildId child) { return context.world.isBarred(child, user); };
    if (user && (isBarred(step.child) || std::any_of(step.alsoFor.begin(), step.alsoFor.end(), isBarred)))
        return refuse({"Den voksne må ikke se barnet. Vælg en anden.", "That adult must not see the child. Choose another."});
    if (user) {
        const core::User* adult = context.world.user(user);
        if (adult == nullptr || !core::covers(adult->from, adult->to, context.today)
            || adult->role == core::Role::Consultant || adult->role == core::Role::Administrator)
            return refuse({"Vælg en voksen, der arbejder med børn og har adgang i dag.", "Choose an adult who works with children and has access today."});
    }
    auto name = freeText(person);
    if (!name) return fail(name.error());
    auto place = freeText(organisation);
    if (!place) return fail(place.error());
    step.responsible = user;
    step.person = *name;
    step.organisation = *place;
    return {};
}

/// The guide allows one such step for several children; own steps may always be shared.
bool mayServeSeveral(const Context& context, const core::Step& step)
{
    if (step.guideStep.empty()) return true;
    const core::GuideStep* source = sourceOf(context.catalog, context.guide, step);
    return source != nullptr && source->groupOk;
}

} // namespace

Handled handle(const Context& context, const CompleteStep& command)
{
    auto step = openStepOf(context, command.step);
    if (!step) return fail(step.error());
    if (const auto ok = checkGates(context, *step); !ok) return fail(ok.error());
    auto text = freeText(command.note);
    if (!text) return fail(text.error());
    setStatus(context, *step, core::Step::Status::Done, *text);
    return saved<CompleteStep>(context, *step);
}

Handled handle(const Context& context, const SetAsideStep& command)
{
    auto step = openStepOf(context, command.step);
    if (!step) return fail(step.error());
    auto reason = required(command.reason, {"Skriv, hvorfor skridtet lægges til side.", "Write why the step is set aside."});
    if (!reason) return fail(reason.error());
    setStatus(context, *step, core::Step::Status::SetAside, *reason);
    return saved<SetAsideStep>(context, *step);
}

Handled handle(const Context& context, const ReopenStep& command)
{
    auto step = stepOf(context, command.step);
    if (!step) return fail(step.error());
    if (step->status == core::Step::Status::Open) return refuse({"Skridtet er allerede åbent.", "The step is open already."});
    setStatus(context, *step, core::Step::Status::Open, {});
    return saved<ReopenStep>(context, *step);
}

Handled handle(const Context& context, const ChangeStep& command)
{
    auto step = openStepOf(context, command.step);
    if (!step) return fail(step.error());
    const core::Step old = *step;
    if (const auto ok = setResponsible(context, *step, command.responsible, command.person, command.organisation); !ok) return fail(ok.error());
    step->due = command.due;
    if (step->due != old.due) step->isDueByHand = true;
    if (*step == old) return Outcome{};
    return saved<ChangeStep>(context, *step);
}

Handled handle(const Context& context, const AddOwnStep& command)
{
    const core::Child* child = context.world.child(command.child);
    if (child == nullptr) return gone();
    auto title = required(command.title, {"Skriv, hvad skridtet er.", "Write what the step is."});
    if (!title) return fail(title.error());
    auto action = freeText(command.action);
    if (!action) return fail(action.error());
    core::Step step;
    step.id = StepId{context.nextId()};
    step.child = command.child;
    step.title = {*title, {}};
    step.action = {*action, {}};
    step.kind = core::StepKind::Team;
    if (const auto ok = setResponsible(context, step, command.responsible, command.person, command.organisation); !ok) return fail(ok.error());
    step.due = command.due;
    step.reachesParents = command.reachesParents;
    step.reachesChild = command.reachesChild;
    step.createdAt = context.now;
    step.createdBy = context.user.id;
    if (const auto ok = checkGates(context, step); !ok) return fail(ok.error());
    Outcome outcome = saved<AddOwnStep>(context, step);
    outcome.added = step.id.value;
    return outcome;
}

Handled handle(const Context& context, const ShareStep& command)
{
    auto step = openStepOf(context, command.step);
    if (!step) return fail(step.error());
    if (!mayServeSeveral(context, *step))
        return refuse({"Dette skridt gælder ét barn ad gangen. Skridt om omgivelserne og jeres egne kan gælde flere.",
                       "This step is for one child at a time. Steps about the surroundings and your own may serve several."});
    const std::vector<ChildId> before = step->alsoFor;
    // Children whom one must not know of stay where they are.
    std::erase_if(step->alsoFor, [&](ChildId child) { return !context.world.isBarred(child, context.user.id); });
    for (const ChildId child : command.children) {
        if (context.world.child(child) == nullptr) return gone();
        const bool isThere = child == step->child || std::find(step->alsoFor.begin(), step->alsoFor.end(), child) != step->alsoFor.end();
        if (!isThere) step->alsoFor.push_back(child);
    }
    std::sort(step->alsoFor.begin(), step->alsoFor.end());
    if (const auto ok = checkGates(context, *step); !ok) return fail(ok.error());
    if (step->alsoFor == before) return Outcome{};
    Outcome outcome = saved<ShareStep>(context, *step);
    // The same step of the guide that waits for one of these children alone is taken over by the common one.
    for (const ChildId child : step->alsoFor)
        for (const core::Step* other : context.world.stepsOf(child, context.user.id)) {
            const bool isSame = !step->guideStep.empty() && other->guideStep == step->guideStep && other->id != step->id && other->child == child;
            if (!isSame || other->status != core::Step::Status::Open || !other->alsoFor.empty()) continue;
            core::Step taken = *other;
            setStatus(context, taken, core::Step::Status::SetAside, "Fælles skridt for flere børn");
            outcome.change.put.emplace_back(std::move(taken));
        }
    return outcome;
}

} // namespace trivsel::app::commands
