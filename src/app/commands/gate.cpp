#include "app/commands/handlers.h"
#include "app/gate_words.h"

#include <algorithm>

namespace trivsel::app::commands {
namespace {

using Answer = core::GateAnswer::Answer;

bool isSuspicion(const core::GateAnswer* answer)
{
    return answer != nullptr && (answer->answer == Answer::Yes || answer->answer == Answer::Doubt);
}

Result<void> checkRelease(const Context& context, const AnswerGate& command)
{
    if (context.world.gate(command.child, context.user.id) != core::GateState::Closed)
        return refuse({"Der er ikke lukket for forældrene, så der er intet at åbne.", "Nothing is closed towards the parents, so there is nothing to open."});
    if (!isSuspicion(context.world.gateAnswer(command.child, context.user.id)))
        return refuse({"Der er lukket på grund af en søskende. Det åbnes hos den søskende, når myndigheden har sagt det.",
                       "It is closed because of a sibling. It is opened at that sibling when the authority has said so."});
    if (!command.authorityOn)
        return refuse({"Skriv den dag, myndigheden sagde, at forældrene må inddrages.", "Write the day when the authority said that the parents may be involved."});
    if (*command.authorityOn > context.today)
        return refuse({"Den dag ligger efter i dag. Skriv den dag, myndigheden sagde det.", "That day is after today. Write the day when the authority said so."});
    return {};
}

} // namespace

Handled handle(const Context& context, const AnswerGate& command)
{
    const core::Child* child = context.world.child(command.child);
    if (child == nullptr) return gone();
    // Neither a yes nor a no may tell the colleague under suspicion that the question has been answered.
    if (context.world.hasHiddenCase(command.child, context.user.id))
        return refuse({"For dette barn svarer en leder på spørgsmålet.", "For this child a leader answers the question."});
    const core::GateAnswer* latest = context.world.gateAnswer(command.child);
    core::GateAnswer answer{GateId{context.nextId()}, command.child, command.answer, context.user.id, context.now, {}, {}};
    if (command.answer == Answer::No && isSuspicion(latest))
        return refuse({"Der er svaret ja eller i tvivl før. Så åbnes der kun igen, når myndigheden har sagt, at forældrene må inddrages: skriv hvem og hvornår.",
                       "The answer before was yes or in doubt. Then it opens again only when the authority has said that the parents may be involved: write who and when."});
    if (command.answer == Answer::Released) {
        auto authority = required(command.authority, {"Skriv, hvem hos myndigheden der har sagt det.", "Write who at the authority has said so."});
        if (!authority) return fail(authority.error());
        if (const auto ok = checkRelease(context, command); !ok) return fail(ok.error());
        answer.authority = *authority;
        answer.authorityOn = command.authorityOn;
    } else if (latest != nullptr && latest->answer == command.answer) {
        return Outcome{}; // the same click once more
    }
    Outcome outcome = one<AnswerGate>(context, answer, command.child);
    outcome.added = answer.id.value;

    core::GuideCase theCase = presentCase(context, *child);
    switch (command.answer) {
    case Answer::Yes: theCase.acute = core::AcuteState::Open; break;
    case Answer::Doubt: theCase.acute = core::AcuteState::Doubt; break;
    case Answer::No:
    case Answer::Released: theCase.acute = core::AcuteState::None; break;
    }
    if (isSuspicion(&answer)) theCase.events[core::DueFrom::Concern] = context.today;
    else theCase.events.erase(core::DueFrom::Concern);
    addGuideSteps(context, theCase, command.child, Occasion::Gate, outcome);
    return outcome;
}

Result<void> checkGate(const Context& context, ChildId child)
{
    return checkGateState(context.world.gate(child, context.user.id));
}

} // namespace trivsel::app::commands
