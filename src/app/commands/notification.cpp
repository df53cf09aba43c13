#include "app/commands/handlers.h"
#include "app/guide_case.h"
#include "app/typed.h"

#include <algorithm>

/// Underretning: each adult's own answer, the draft, and what came of it.
namespace trivsel::app::commands {
namespace {

using core::Notification;

Result<Notification> notificationOf(const Context& context, ChildId child, NotificationId id)
{
    const Notification* found = context.world.casework.notifications.find(id);
    if (found == nullptr || found->child != child || context.world.isHiddenWithCase(child, context.user.id, found->by, found->at)) return gone();
    return *found;
}

Result<Notification> draftOf(const Context& context, ChildId child, NotificationId id)
{
    auto found = notificationOf(context, child, id);
    if (found && !core::isDraft(*found))
        return refuse({"Underretningen er sendt og står, som den blev sendt. Skriv nyt i en note eller en ny underretning.",
                       "The notification has been sent and stands as it was sent. Write what is new in a note or another notification."});
    return found;
}

Result<Notification> sentOne(const Context& context, ChildId child, NotificationId id, Date on)
{
    auto found = notificationOf(context, child, id);
    if (!found) return found;
    if (core::isDraft(*found)) return refuse({"Underretningen er ikke sendt endnu.", "The notification has not been sent yet."});
    if (on < *found->sentOn || on > context.today)
        return refuse({"Dagen skal ligge mellem den dag, den blev sendt, og i dag.", "The day must lie between the day it was sent and today."});
    return found;
}

/// The sentence for what is missing, as the page names its fields.
Text missingSentence(const std::vector<std::string>& keys)
{
    const auto has = [&](const char* key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
    if (has("seen")) return {"Skriv, hvad I har set, før den sendes.", "Write what you have seen before it is sent."};
    if (has("tried")) return {"Skriv, hvad I selv har prøvet, eller at I ikke har nået det.", "Write what you have tried yourselves, or that there was no time."};
    if (has("said")) return {"Skriv, hvad forældre og barn har sagt, eller hvorfor de ikke er spurgt.", "Write what parents and child have said, or why they were not asked."};
    if (has("channel")) return {"Skriv, hvordan den blev sendt.", "Write how it was sent."};
    return {"Vælg, om forældrene har fået det at vide, og hvis ikke: hvorfor.", "Choose whether the parents were told, and if not: why."};
}

} // namespace

Handled handle(const Context& context, const StartNotification& command)
{
    if (context.world.child(command.child) == nullptr) return gone();
    for (const Notification* open : context.world.casework.notifications.of(command.child))
        if (core::isDraft(*open) && !context.world.isHiddenWithCase(command.child, context.user.id, open->by, open->at)) return Outcome{}; // there is one to write on already
    Notification n;
    n.id = NotificationId{context.nextId()};
    n.child = command.child;
    n.by = context.user.id;
    n.at = context.now;
    const auto holders = context.world.custodyOf(command.child, context.today);
    n.needsInterpreter = std::any_of(holders.begin(), holders.end(), [](const core::CustodyHolder* h) { return h->needsInterpreter; });
    Outcome outcome = one<StartNotification>(context, n, command.child);
    outcome.added = n.id.value;
    return outcome;
}

Handled handle(const Context& context, const GiveView& command)
{
    auto n = draftOf(context, command.child, command.notification);
    if (!n) return fail(n.error());
    auto reason = required(command.reason, {"Skriv din egen grund, også når dit svar er nej.", "Write your own reason, also when your answer is no."});
    if (!reason) return fail(reason.error());
    const auto mine = std::find_if(n->views.begin(), n->views.end(), [&](const Notification::View& v) { return v.user == context.user.id; });
    const Notification::View view{context.user.id, command.isGround, *reason, context.now};
    if (mine != n->views.end())
        *mine = view;
    else
        n->views.push_back(view);
    Outcome outcome = one<GiveView>(context, *n, command.child);
    forgetTyped(context, kTypedView, command.child, outcome);
    return outcome;
}

Handled handle(const Context& context, const GiveLeaderView& command)
{
    auto n = draftOf(context, command.child, command.notification);
    if (!n) return fail(n.error());
    auto view = required(command.view, {"Skriv dit syn som leder.", "Write your view as leader."});
    if (!view) return fail(view.error());
    n->leaderView = *view;
    n->leader = context.user.id;
    return one<GiveLeaderView>(context, *n, command.child);
}

Handled handle(const Context& context, const WriteNotification& command)
{
    auto n = draftOf(context, command.child, command.notification);
    if (!n) return fail(n.error());
    const Notification old = *n;
    const std::pair<const std::string*, std::string*> fields[] = {{&command.seen, &n->seen},
                                                                  {&command.tried, &n->tried},
                                                                  {&command.said, &n->said},
                                                                  {&command.knows, &n->knows},
                                                                  {&command.interpreterLanguage, &n->interpreterLanguage}};
    for (const auto& [typed, kept] : fields) {
        auto clean = freeText(*typed);
        if (!clean) return fail(clean.error());
        *kept = *clean;
    }
    n->needsInterpreter = command.needsInterpreter;
    if (*n == old) return Outcome{};
    return one<WriteNotification>(context, *n, command.child);
}

Handled handle(const Context& context, const SendNotification& command)
{
    auto n = draftOf(context, command.child, command.notification);
    if (!n) return fail(n.error());
    if (command.sentOn > context.today)
        return refuse({"Dagen ligger efter i dag. Skriv den dag, den blev sendt.", "The day is after today. Write the day when it was sent."});
    if (command.parents == Notification::Parents::Told)
        if (const auto ok = checkGate(context, command.child); !ok) return fail(ok.error());
    auto channel = freeText(command.channel);
    if (!channel) return fail(channel.error());
    auto whyNot = freeText(command.parentsWhyNot);
    if (!whyNot) return fail(whyNot.error());
    n->channel = *channel;
    n->parents = command.parents;
    n->parentsWhyNot = *whyNot;
    if (const auto missing = core::missingFrom(*n); !missing.empty()) return refuse(missingSentence(missing));
    n->sentOn = command.sentOn;
    Outcome outcome = one<SendNotification>(context, *n, command.child);
    forgetTyped(context, kTypedView, command.child, outcome);
    core::GuideCase theCase = presentCase(context, *context.world.child(command.child));
    addNotified(theCase, context.municipality, command.sentOn);
    addGuideSteps(context, theCase, command.child, Occasion::Event, outcome);
    return outcome;
}

Handled handle(const Context& context, const NoteReceipt& command)
{
    auto n = sentOne(context, command.child, command.notification, command.on);
    if (!n) return fail(n.error());
    n->receiptOn = command.on;
    return one<NoteReceipt>(context, *n, command.child);
}

Handled handle(const Context& context, const NoteFeedback& command)
{
    auto n = sentOne(context, command.child, command.notification, command.on);
    if (!n) return fail(n.error());
    auto words = required(command.words, {"Skriv, hvad I fik at vide.", "Write what you were told."});
    if (!words) return fail(words.error());
    n->feedbackOn = command.on;
    n->feedback = *words;
    return one<NoteFeedback>(context, *n, command.child);
}

} // namespace trivsel::app::commands
