#include "app/models/notification_model.h"

#include "app/models/concern_model.h"
#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/session.h"
#include "app/typed.h"

#include <algorithm>

namespace trivsel::app {
namespace {

NotificationModel::View viewRow(const Session& session, const core::Notification::View& view)
{
    return {tools::userName(session, view.user), view.isGround, view.reason, tools::localDay(view.at)};
}

void addViews(NotificationModel& model, const Session& session, const core::Notification& n)
{
    const UserId user = session.user().id;
    if (const core::Notification::View* own = core::viewOf(n, user)) model.mine = viewRow(session, *own);
    const bool showsAll = model.mine || !model.isDraft;
    for (const auto& view : n.views) {
        if (view.user == user) continue;
        ++model.othersAnswered;
        if (showsAll) model.others.push_back(viewRow(session, view));
    }
    if (showsAll || n.leader == user) {
        model.leaderView = n.leaderView;
        model.leader = tools::userName(session, n.leader);
    }
}

void addSent(NotificationModel& model, const Session& session, const core::Notification& n)
{
    model.sentOn = n.sentOn;
    model.channel = n.channel;
    model.parents = n.parents;
    model.parentsWhyNot = n.parentsWhyNot;
    model.receiptOn = n.receiptOn;
    model.feedbackOn = n.feedbackOn;
    model.feedback = n.feedback;
    if (!n.sentOn) return;
    model.expected = core::expectedDates(*n.sentOn, session.calendar());
    model.knowsYear = session.calendar().knows(model.expected->askBy);
    model.shouldAsk = !n.receiptOn && !n.feedbackOn && model.expected->askBy <= model.today;
}

} // namespace

NotificationModel notificationModel(const Session& session, ChildId id)
{
    const World& world = session.world();
    const UserId user = session.user().id;
    NotificationModel model;
    model.child.child = id;
    model.today = session.today();
    if (world.child(id) == nullptr || !session.maySee(id)) return model;
    model.maySee = true;
    model.mayWrite = reach(session.user().role, StartNotification::kName) != Reach::None;
    model.isLeader = reach(session.user().role, GiveLeaderView::kName) != Reach::None;
    model.child = tools::header(session, id, world.unitOf(id, session.today()));
    model.gate = world.gate(id, user);
    model.hasCustody = !world.custodyOf(id, session.today()).empty();
    if (const core::DirectoryEntry* entry = session.municipality().role("modtagelse")) {
        model.recipient = entry->title;
        model.recipientContact = entry->contact;
    }
    model.typed = typedOf(world, kTypedView, user, id);
    const auto which = childCasework(session, id).notification;
    const core::Notification* n = which ? world.casework.notifications.find(which->id) : nullptr;
    if (n == nullptr) return model;
    model.id = n->id;
    model.isDraft = core::isDraft(*n);
    model.startedOn = tools::localDay(n->at);
    model.startedBy = tools::userName(session, n->by);
    addViews(model, session, *n);
    model.seen = n->seen;
    model.tried = n->tried;
    model.said = n->said;
    model.knows = n->knows;
    model.needsInterpreter = n->needsInterpreter;
    model.interpreterLanguage = n->interpreterLanguage;
    model.missing = core::missingFrom(*n);
    std::erase_if(model.missing, [](const std::string& key) { return key == "channel" || key == "parents"; });
    addSent(model, session, *n);
    return model;
}

} // namespace trivsel::app
