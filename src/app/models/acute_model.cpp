#include "app/models/acute_model.h"

#include "app/documents/print_store.h"
#include "app/models/child_model.h"
#include "app/models/child_steps.h"
#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/session.h"
#include "app/typed.h"

#include <algorithm>

namespace trivsel::app {
namespace {

void addCase(AcuteModel& model, const Session& session, const core::AcuteCase& acute)
{
    model.acute = acute.id;
    model.openedOn = tools::localDay(acute.at);
    model.openedBy = tools::userName(session, acute.by);
    model.about = acute.about;
    model.suspected = acute.suspected;
    model.suspectedName = tools::userName(session, acute.suspected);
    for (const auto& words : acute.words)
        model.words.push_back({toLocal(words.at), tools::userName(session, words.by), words.said});
    for (const auto& told : acute.told) {
        model.told.push_back(
            {toLocal(told.at), tools::userName(session, told.by), told.who, told.isLeader, told.reached});
        if (told.isLeader) {
            model.leaderTried = true;
            model.leaderReached |= told.reached;
        } else {
            model.recipientReached |= told.reached;
        }
    }
}

/// The latest case that was ended: the words of it stay to be read.
void addEnded(AcuteModel& model, const Session& session)
{
    const auto cases = session.world().casework.acuteCases.of(model.child.child);
    for (auto at = cases.rbegin(); at != cases.rend(); ++at) {
        if (!(*at)->endedAt || core::isHiddenFrom(**at, session.user().id)) continue;
        addCase(model, session, **at);
        model.acute = {};
        model.endedOn = tools::localDay(*(*at)->endedAt);
        model.endedBy = tools::userName(session, (*at)->endedBy);
        model.endedWhy = (*at)->endedWhy;
        return;
    }
}

void addHeld(AcuteModel& model, const Session& session)
{
    ChildModel steps;
    steps.child = model.child;
    tools::addSteps(steps, session);
    for (const auto& step : steps.steps)
        if (step.status == core::Step::Status::Open && step.isHeldBack)
            model.held.push_back({step.title, step.due, step.responsible});
}

void addPapers(AcuteModel& model, const Session& session)
{
    const World& world = session.world();
    std::vector<ChildId> family = world.siblingsOf(model.child.child);
    family.insert(family.begin(), model.child.child);
    std::vector<const core::MadePaper*> made;
    for (const ChildId one : family) {
        if (!session.maySee(one)) continue;
        for (const core::MadePaper* paper : world.casework.papers.of(one))
            if (paper->goesHome) made.push_back(paper);
    }
    std::stable_sort(made.begin(), made.end(), [](const auto* a, const auto* b) { return a->at > b->at; });
    for (const core::MadePaper* paper : made) {
        const core::Child* child = world.child(paper->child);
        const bool isSibling = paper->child != model.child.child && child != nullptr;
        model.papers.push_back({titleOf(session, *paper), isSibling ? text::displayLine(child->name, 60) : std::string(),
                                tools::localDay(paper->at), tools::userName(session, paper->by)});
    }
}

} // namespace

AcuteModel acuteModel(const Session& session, ChildId id)
{
    const World& world = session.world();
    const UserId user = session.user().id;
    AcuteModel model;
    model.child.child = id;
    model.today = session.today();
    for (const char* role : {"modtagelse", "leader"})
        if (const core::DirectoryEntry* entry = session.municipality().role(role))
            model.contacts.push_back({entry->title, entry->contact, entry->when});
    if (world.child(id) == nullptr || !session.maySee(id)) return model;
    model.maySee = true;
    model.mayWrite = reach(session.user().role, OpenAcute::kName) != Reach::None;
    const UnitId unit = world.unitOf(id, session.today());
    model.child = tools::header(session, id, unit);

    const core::AcuteCase* acute = world.casework.openAcute(id, user);
    if (acute != nullptr)
        addCase(model, session, *acute);
    else
        addEnded(model, session);
    using Answer = core::GateAnswer::Answer;
    const core::GateAnswer* answer = world.gateAnswer(id, user);
    model.saidYes = answer != nullptr && answer->answer == Answer::Yes;
    model.isClosed = acute != nullptr || world.gate(id, user) == core::GateState::Closed;
    model.canRelease = world.gate(id, user) == core::GateState::Closed && answer != nullptr &&
                       (answer->answer == Answer::Yes || answer->answer == Answer::Doubt);
    for (const ChildId other : world.siblingsOf(id))
        if (const core::Child* sibling = world.child(other); sibling != nullptr && session.maySee(other))
            model.siblings.push_back(tools::shown(sibling->name));
    if (model.isClosed) {
        addHeld(model, session);
        addPapers(model, session);
    }
    model.colleagues = tools::responsibleAdults(session, unit, id);
    std::erase_if(model.colleagues, [&](const PersonChoice& p) { return p.user == user; });
    model.typed = typedOf(world, kTypedAcute, user, id);
    return model;
}

} // namespace trivsel::app
