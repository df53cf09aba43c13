#include "app/commands/handlers.h"
#include "app/rights/erasing.h"
#include "app/rights/insight.h"

#include <algorithm>

/// What parents and children have a right to.
namespace trivsel::app::commands {

Handled handle(const Context& context, const GiveInformation& command)
{
    if (const auto ok = notAfterToday(context, command.on); !ok) return fail(ok.error());
    Outcome outcome;
    for (const ChildId child : command.children) {
        if (context.world.child(child) == nullptr) return gone();
        // What all parents are told waits for no answer to the question about suspicion; a meeting with parents who may not be reached does.
        if (command.how == core::InformationGiven::How::Meeting && context.world.gate(child, context.user.id) == core::GateState::Closed)
            return fail(checkGate(context, child).error());
        outcome.change.put.emplace_back(
            core::InformationGiven{InformationId{context.nextId()}, child, command.on, command.how, context.user.id, context.now});
        outcome.change.audit.push_back(note<GiveInformation>(context, child));
    }
    return outcome;
}

Handled handle(const Context& context, const NoteCorrection& command)
{
    if (context.world.child(command.child) == nullptr) return gone();
    if (const auto ok = notAfterToday(context, command.on); !ok) return fail(ok.error());
    auto about = required(command.about, {"Skriv, hvad i det, der er skrevet, det handler om.", "Write what in the record it is about."});
    if (!about) return fail(about.error());
    auto saidBy = required(command.saidBy, {"Skriv, hvem der har sagt det.", "Write who said it."});
    if (!saidBy) return fail(saidBy.error());
    auto words = required(command.words, {"Skriv, hvad der er forkert, med deres egne ord.", "Write what is wrong, in their own words."});
    if (!words) return fail(words.error());
    const core::CorrectionNote made{CorrectionId{context.nextId()}, command.child, *about, *saidBy, command.on, *words, {}, {}, {}, context.user.id,
                                    context.now};
    Outcome outcome = one<NoteCorrection>(context, made, command.child);
    outcome.added = made.id.value;
    return outcome;
}

Handled handle(const Context& context, const AnswerCorrection& command)
{
    const core::CorrectionNote* old = context.world.rights.corrections.find(command.correction);
    if (old == nullptr || old->child != command.child) return gone();
    auto answer = required(command.answer, {"Skriv, hvad I har svaret.", "Write what you answered."});
    if (!answer) return fail(answer.error());
    core::CorrectionNote answered = *old;
    answered.answer = *answer;
    answered.answeredOn = context.today;
    answered.answeredBy = context.user.id;
    return one<AnswerCorrection>(context, answered, command.child);
}

Handled handle(const Context& context, const PlaceHold& command)
{
    if (context.world.child(command.child) == nullptr) return gone();
    auto why = required(command.why, {"Skriv, hvorfor barnets oplysninger skal blive.", "Write why the child's data must stay."});
    if (!why) return fail(why.error());
    const core::Hold hold{HoldId{context.nextId()}, command.child, command.kind, *why, context.user.id, context.now, {}, {}, {}};
    Outcome outcome = one<PlaceHold>(context, hold, command.child);
    outcome.added = hold.id.value;
    return outcome;
}

Handled handle(const Context& context, const LiftHold& command)
{
    const core::Hold* old = context.world.rights.holds.find(command.hold);
    if (old == nullptr || old->child != command.child || old->liftedAt) return gone();
    auto why = required(command.why, {"Skriv, hvorfor det ikke gælder længere.", "Write why it no longer holds."});
    if (!why) return fail(why.error());
    core::Hold lifted = *old;
    lifted.liftedBy = context.user.id;
    lifted.liftedAt = context.now;
    lifted.liftedWhy = *why;
    return one<LiftHold>(context, lifted, command.child);
}

Handled handle(const Context& context, const DecideInsight& command)
{
    if (context.world.child(command.child) == nullptr) return gone();
    if (!needsInsightDecision(context.world, command.child, context.user.id))
        return refuse({"Der er hverken en akut sag eller lukket for familien, så indsigten venter ikke på en afgørelse.",
                       "There is neither an acute case nor is the family closed, so the insight waits for no decision."});
    auto ground = required(command.ground, {"Skriv, hvilken grund afgørelsen har.", "Write the ground of the decision."});
    if (!ground) return fail(ground.error());
    const core::InsightDecision decision{InsightId{context.nextId()}, command.child, command.what, command.isGiven, *ground, context.user.id, context.now};
    return one<DecideInsight>(context, decision, command.child, command.isGiven ? "given" : "withheld");
}

// --- sharing without consent --------------------------------------------------------------------------------------

Handled handle(const Context& context, const AskException& command)
{
    if (context.world.child(command.child) == nullptr) return gone();
    const core::DirectoryEntry* to = context.municipality.role(command.to);
    if (to == nullptr) return gone();
    auto what = required(command.what, {"Skriv, hvad der skal deles.", "Write what is to be shared."});
    if (!what) return fail(what.error());
    auto ground = required(command.ground, {"Skriv, hvilken regel det hviler på.", "Write which rule it rests on."});
    if (!ground) return fail(ground.error());
    auto reason = required(command.reason, {"Skriv, hvorfor samtykket ikke kan indhentes eller ventes på.", "Write why consent cannot be had or waited for."});
    if (!reason) return fail(reason.error());
    const core::ConsentException asked{ExceptionId{context.nextId()}, command.child, command.to, *what, *ground, *reason, context.user.id, context.now,
                                       {}, {}, false, {}};
    Outcome outcome = one<AskException>(context, asked, command.child);
    outcome.added = asked.id.value;
    return outcome;
}

Handled handle(const Context& context, const DecideException& command)
{
    const core::ConsentException* old = context.world.rights.exceptions.find(command.exception);
    if (old == nullptr || old->child != command.child || old->decidedAt) return gone();
    auto words = required(command.words, {"Skriv, hvad afgørelsen bygger på.", "Write what the decision rests on."});
    if (!words) return fail(words.error());
    core::ConsentException decided = *old;
    decided.decidedBy = context.user.id;
    decided.decidedAt = context.now;
    decided.isGranted = command.isGranted;
    decided.words = *words;
    return one<DecideException>(context, decided, command.child, {}, command.isGranted ? "granted" : "refused");
}

// --- erasing ------------------------------------------------------------------------------------------------------

namespace {

const char* wordOf(EraseChildren::Why why)
{
    switch (why) {
    case EraseChildren::Why::Retention: return "retention";
    case EraseChildren::Why::Request: return "request";
    case EraseChildren::Why::Mistake: break;
    }
    return "mistake";
}

/// Nothing may run out before the archives have said what may be discarded, and what runs out must be on the list.
Result<void> checkDue(const Context& context, const EraseChildren& command)
{
    const auto approval = context.world.settings.find(kArchiveSetting);
    if (approval == context.world.settings.end() || approval->second.empty())
        return refuse({"Skriv først, hvad kommunen har aftalt med Rigsarkivet om kassation. Indtil da slettes intet, fordi tiden er gået. Intet er slettet.",
                       "First write what the municipality has agreed with the National Archives about discarding. Until then nothing is erased because its time is over. Nothing has been erased."});
    std::vector<UnitId> units;
    for (const auto& [id, unit] : context.world.units) units.push_back(id);
    const auto due = deletionList(context.world, context.municipality, units, context.user.id, context.today);
    const auto isDue = [&](ChildId child, ConcernId concern) {
        return std::ranges::any_of(due, [&](const DueErasure& one) { return concern ? one.concern == concern : one.child == child && !one.concern; });
    };
    const bool allDue = std::ranges::all_of(command.children, [&](ChildId child) { return isDue(child, {}); }) &&
                        std::ranges::all_of(command.concerns, [&](ConcernId concern) { return isDue({}, concern); });
    if (!allDue)
        return refuse({"Tiden er ikke gået for alt det, du har valgt. Intet er slettet. Se listen igen.",
                       "The time is not over for all that you chose. Nothing has been erased. Look at the list again."});
    return {};
}

} // namespace

Handled handle(const Context& context, const EraseChildren& command)
{
    if (command.children.empty() && command.concerns.empty()) return refuse({"Vælg, hvad der skal slettes.", "Choose what is to be erased."});
    std::vector<ChildId> concerned = command.children;
    for (const ConcernId id : command.concerns) {
        const core::Concern* concern = context.world.casework.concerns.find(id);
        if (concern == nullptr || !concern->outcome) return gone();
        concerned.push_back(concern->child);
    }
    for (const ChildId child : concerned) {
        if (context.world.child(child) == nullptr) return gone();
        if (!holdsOf(context.world, child, context.user.id).empty())
            return refuse({"Noget holder sletningen tilbage for et af børnene: en åben bekymring eller underretning, en klage, en anmodning om indsigt eller arkivets svar. Intet er slettet. Grunden står på siden Rettigheder.",
                           "Something holds the erasing back for one of the children: an open concern or notification, a complaint, a request for insight or the archives' answer. Nothing has been erased. The reason stands on the page Rights."});
    }
    if (command.why == EraseChildren::Why::Retention || !command.concerns.empty())
        if (const auto ok = checkDue(context, command); !ok) return fail(ok.error());
    Outcome outcome;
    for (const ChildId child : command.children) {
        outcome.change.put.emplace_back(core::Erasure{ErasureId{context.nextId()}, context.world.child(child)->pseudonym, wordOf(command.why),
                                                      context.user.id, context.now});
        outcome.change.remove.emplace_back(storage::ErasedChild{child});
        outcome.change.audit.push_back(note<EraseChildren>(context, child, wordOf(command.why)));
    }
    for (const ConcernId id : command.concerns) {
        outcome.change.remove.emplace_back(storage::ErasedConcern{id});
        outcome.change.audit.push_back(note<EraseChildren>(context, context.world.casework.concerns.find(id)->child, "concern"));
    }
    return outcome;
}

} // namespace trivsel::app::commands
