#include "app/models/concern_model.h"

#include "app/concern_clock.h"
#include "app/models/child_model.h"
#include "app/models/child_steps.h"
#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/session.h"
#include "app/typed.h"

#include <algorithm>

namespace trivsel::app {
namespace {

ConcernRow rowOf(const Session& session, const core::Concern& concern)
{
    ConcernRow row;
    row.id = concern.id;
    row.seenOn = concern.seenOn;
    row.daysSince = std::max(0, daysBetween(concern.seenOn, session.today()));
    row.by = tools::userName(session, concern.by);
    row.hasCircle = !concern.readers.empty();
    row.mayRead = core::mayReadAll(concern, session.user().id);
    if (!row.mayRead) return row;
    for (const core::Choice& kind : session.municipality().concernKinds)
        if (kind.id == concern.kind) row.kind = kind.title;
    row.seen = concern.seen;
    row.markers = concern.markers;
    row.restrictedNote = concern.restrictedNote;
    row.origin = concern.origin;
    row.ground = concern.ground;
    row.originName = concern.originName;
    for (const UserId reader : concern.readers) row.readers.push_back(tools::userName(session, reader));
    row.outcome = concern.outcome;
    row.outcomeText = concern.outcomeText;
    row.outcomeBy = tools::userName(session, concern.outcomeBy);
    if (concern.outcomeAt) row.outcomeOn = tools::localDay(*concern.outcomeAt);
    if (const auto clock = concernClock(session, concern))
        row.clock = ConcernRow::Clock{clock->step->title, clock->due, clock->workingDays, clock->metOn};
    row.firstActionAfter = core::daysToFirstAction(concern, actionsAfter(session, concern));
    row.daysWaiting = std::max(0, daysBetween(tools::localDay(concern.at), session.today()));
    return row;
}

void addConcerns(ChildCasework& model, const Session& session, ChildId child)
{
    const UserId user = session.user().id;
    const auto concerns = session.world().casework.concerns.of(child);
    for (auto at = concerns.rbegin(); at != concerns.rend(); ++at)
        if (!session.world().isHiddenWithCase(child, user, (*at)->by, (*at)->at))
            model.concerns.push_back(rowOf(session, **at));
    std::stable_partition(model.concerns.begin(), model.concerns.end(), [](const ConcernRow& r) { return !r.outcome; });
}

void addNotes(ChildCasework& model, const Session& session, ChildId child)
{
    const auto notes = session.world().casework.notes.of(child);
    for (auto at = notes.rbegin(); at != notes.rend(); ++at) {
        const core::CaseNote& note = **at;
        if (session.world().isHiddenWithCase(child, session.user().id, note.by, note.at)) continue;
        NoteRow row;
        row.id = note.id;
        row.on = note.on;
        row.saidBy = note.saidBy;
        row.source = note.source;
        row.text = note.text;
        row.by = tools::userName(session, note.by);
        row.isCorrection = static_cast<bool>(note.corrects);
        row.isCorrected =
            std::any_of(notes.begin(), notes.end(), [&](const core::CaseNote* n) { return n->corrects == note.id; });
        row.journalisedIn = note.journalisedIn;
        row.journalisedOn = note.journalisedOn;
        model.notes.push_back(std::move(row));
    }
}

void addNotification(ChildCasework& model, const Session& session, ChildId child)
{
    const core::Notification* shown = nullptr;
    for (const core::Notification* n : session.world().casework.notifications.of(child)) {
        if (session.world().isHiddenWithCase(child, session.user().id, n->by, n->at)) continue;
        if (shown == nullptr || !core::isDraft(*shown)) shown = n;
    }
    if (shown == nullptr) return;
    ChildCasework::NotificationRow row;
    row.id = shown->id;
    row.isDraft = core::isDraft(*shown);
    row.startedOn = tools::localDay(shown->at);
    row.sentOn = shown->sentOn;
    row.wantsMyView = row.isDraft && core::viewOf(*shown, session.user().id) == nullptr;
    row.shouldAsk = shown->sentOn && !shown->receiptOn && !shown->feedbackOn &&
                    core::expectedDates(*shown->sentOn, session.calendar()).askBy <= session.today();
    model.notification = row;
}

} // namespace

ChildCasework childCasework(const Session& session, ChildId child)
{
    ChildCasework model;
    model.today = session.today();
    model.mayWrite = reach(session.user().role, RaiseConcern::kName) != Reach::None;
    addConcerns(model, session, child);
    addNotes(model, session, child);
    addNotification(model, session, child);
    if (const core::AcuteCase* acute = session.world().casework.openAcute(child, session.user().id))
        model.acute = acute->id;
    return model;
}

ConcernModel concernModel(const Session& session, ChildId id)
{
    ConcernModel model;
    model.child.child = id;
    model.today = session.today();
    if (session.world().child(id) == nullptr || !session.maySee(id)) return model;
    model.maySee = true;
    model.mayWrite = reach(session.user().role, RaiseConcern::kName) != Reach::None;
    const UnitId unit = session.world().unitOf(id, session.today());
    model.child = tools::header(session, id, unit);
    for (const core::Choice& kind : session.municipality().concernKinds) model.kinds.emplace_back(kind.id, kind.title);
    model.adults = tools::responsibleAdults(session, unit, id);
    std::erase_if(model.adults, [&](const PersonChoice& p) { return p.user == session.user().id; });
    model.typed = typedOf(session.world(), kTypedConcern, session.user().id, id);

    ChildModel steps;
    steps.child = model.child;
    tools::addSteps(steps, session);
    model.isClosed = steps.gate == core::GateState::Closed;
    for (const auto& step : steps.steps) {
        if (step.status != core::Step::Status::Open) continue;
        model.next.push_back({step.title, step.action, step.due,
                              step.responsible.empty() ? step.who.da : step.responsible, step.isHeldBack});
    }
    return model;
}

} // namespace trivsel::app
