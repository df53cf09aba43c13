#include "app/commands/handlers.h"

#include "app/guide_case.h"
#include "app/typed.h"

/// The acute path. Nothing here waits for anybody's approval.
namespace trivsel::app::commands {
namespace {

using core::AcuteCase;

/// For the colleague under suspicion there is no such case.
Result<AcuteCase> acuteOf(const Context& context, ChildId child, AcuteId id)
{
    const AcuteCase* acute = context.world.casework.acuteCases.find(id);
    if (acute == nullptr || acute->child != child || core::isHiddenFrom(*acute, context.user.id)) return gone();
    if (acute->endedAt) return refuse({"Sagen er afsluttet her. Er der nyt, så åbn en ny.", "The case has been ended here. If there is something new, open another."});
    return *acute;
}

/// The guide's steps for an acute case: they are dated from today, and the flag says what it is about.
void addSteps(const Context& context, const AcuteCase& acute, Outcome& outcome)
{
    const core::Child* child = context.world.child(acute.child);
    core::GuideCase theCase = presentCase(context, *child);
    theCase.acute = core::AcuteState::Doubt;
    theCase.events[core::DueFrom::Concern] = toLocal(acute.at).date;
    addAcuteFlag(theCase, context.municipality, acute.about);
    for (core::Step& step : guideSteps(context, theCase, acute.child, {}, Occasion::Gate)) {
        if (!context.world.steps.contains(step.id)) step.acute = acute.id;
        outcome.change.put.emplace_back(std::move(step));
    }
}

} // namespace

Handled handle(const Context& context, const OpenAcute& command)
{
    const core::Child* child = context.world.child(command.child);
    if (child == nullptr) return gone();
    if (context.world.casework.openAcute(command.child, context.user.id) != nullptr) return Outcome{}; // the same click once more
    AcuteCase acute;
    acute.id = AcuteId{context.nextId()};
    acute.child = command.child;
    acute.by = context.user.id;
    acute.at = context.now;
    Outcome outcome = one<OpenAcute>(context, acute, command.child);
    outcome.added = acute.id.value;
    if (auto ok = keepGuide(context, outcome.change.put); !ok) return fail(ok.error());
    // A sibling's closing is the family's, but each child keeps its own answer: the authority speaks of one child.
    const core::GateAnswer* latest = context.world.gateAnswer(command.child);
    using Answer = core::GateAnswer::Answer;
    if (latest == nullptr || (latest->answer != Answer::Yes && latest->answer != Answer::Doubt))
        outcome.change.put.emplace_back(core::GateAnswer{GateId{context.nextId()}, command.child, Answer::Doubt, context.user.id, context.now, {}, {}});
    addSteps(context, acute, outcome);
    return outcome;
}

Handled handle(const Context& context, const DescribeAcute& command)
{
    auto acute = acuteOf(context, command.child, command.acute);
    if (!acute) return fail(acute.error());
    if (command.suspected && (command.about != AcuteCase::About::Staff || context.world.user(command.suspected) == nullptr))
        return refuse({"En kollega nævnes kun, når mistanken gælder personalet.", "A colleague is named only when the suspicion concerns staff."});
    if (command.suspected == context.user.id && command.suspected)
        return refuse({"Du kan ikke selv stå som den, mistanken gælder. Gå til lederen eller myndigheden.",
                       "You cannot name yourself as the one under suspicion. Go to the leader or the authority."});
    acute->about = command.about;
    acute->suspected = command.suspected;
    Outcome outcome = one<DescribeAcute>(context, *acute, command.child);
    addSteps(context, *acute, outcome);
    return outcome;
}

Handled handle(const Context& context, const WriteAcuteWords& command)
{
    auto acute = acuteOf(context, command.child, command.acute);
    if (!acute) return fail(acute.error());
    auto said = required(command.said, {"Skriv det, der blev sagt eller set, ord for ord.", "Write what was said or seen, word for word."});
    if (!said) return fail(said.error());
    acute->words.push_back({context.now, context.user.id, *said});
    Outcome outcome = one<WriteAcuteWords>(context, *acute, command.child);
    forgetTyped(context, kTypedAcute, command.child, outcome);
    return outcome;
}

Handled handle(const Context& context, const TellAcute& command)
{
    auto acute = acuteOf(context, command.child, command.acute);
    if (!acute) return fail(acute.error());
    auto who = required(command.who, {"Skriv, hvem I har kontaktet.", "Write whom you have contacted."});
    if (!who) return fail(who.error());
    acute->told.push_back({context.now, context.user.id, *who, command.isLeader, command.reached});
    return one<TellAcute>(context, *acute, command.child);
}

Handled handle(const Context& context, const EndAcute& command)
{
    auto acute = acuteOf(context, command.child, command.acute);
    if (!acute) return fail(acute.error());
    auto why = required(command.why, {"Skriv, hvad der blev af sagen, og hvem der har den nu.", "Write what became of the case and who has it now."});
    if (!why) return fail(why.error());
    acute->endedAt = context.now;
    acute->endedBy = context.user.id;
    acute->endedWhy = *why;
    return one<EndAcute>(context, *acute, command.child);
}

} // namespace trivsel::app::commands
