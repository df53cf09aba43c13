#include "app/sealed_words.h"
#include "app/typed.h"
#include "ui/screens/program_internal.h"

#include <algorithm>
#include <utility>

/// Leaving an open store and coming back to it: one returns to the place one was, and what was typed is there.
namespace trivsel::ui {
namespace {

void forget(PrintView& print)
{
    for (std::string& purpose : print.purposes) app::overwrite(purpose);
    print.purposes.clear();
}

} // namespace

/// Models, names and copies of what the store holds; what is typed in editors is sealed by itself.
void Views::forgetShown()
{
    const auto clear = [](auto&... models) { (models.clear(), ...); };
    clear(startModel, roundModel, ratingModel, teamModel, childrenModel, childModel, followUpModel, handOverModel, concernModel, acuteModel,
          notificationModel, roadmapModel, cooperationModel, planModel, meetingModel, auditModel, overviewModel, schoolModel, contentModel, settingsModel,
          workListModel, transitionModel, elsewhereModel, rightsModel, rightsHouseModel, whatIfModel, yearModel);
    workList.forget();
    rights.forget();
    transition.forget();
    elsewhere.forget();
    whatIf.forget();
    school.forget();
    // These pages send what is typed as it is typed; they read it again.
    team.wipe();
    rating.comment = {};
    rating.overall = {};
    for (std::string* kept : {&acute.kept, &concernPage.kept, &notification.kept, &concern.childName, &children.shownSearch,
                              &followUp.choice.search})
        app::overwrite(*kept);
    children.shownRows = nullptr;
    followUp.choice = {};
    plan.base = {};
    meeting.kept = {};
    import.forget();
    newYear.forget();
    content.change.reset();
    for (PrintView* print : {&child.print, &followUp.print, &notification.print, &plan.print, &meeting.print, &round.print, &workList.print, &overview.print, &school.print, &transition.print, &elsewhere.print})
        forget(*print);
}

/// What forgetShown() took and no page reads again by itself.
void Views::remember(const app::Session& session)
{
    const app::World& world = session.world();
    if (const core::Child* about = world.child(concern.child)) concern.childName = text::displayLine(about->name, 60);
    const auto& meetings = world.casework.meetings.all();
    const auto sheet = meetings.find(meeting.meeting);
    if (sheet != meetings.end()) meeting.kept = sheet->second;
    else if (!meeting.tool.empty()) meeting.closeSheet();
}

/// Before the store is locked or goes on in another name: the key to what is typed is kept in it, for this adult alone.
/// An adult whose role keeps nothing there comes back to an empty page.
void Program::Impl::keepTyped()
{
    commitTyped();
    app::overwrite(sealKey);
    sealKey = app::newSealKey();
    const app::KeepTyped kept{{}, std::string(app::kTypedSeal), sealKey};
    if (application.session()->allowed(kept)) outbox.send(kept);
    else app::overwrite(sealKey);
}

/// The adult who was here is gone: what she typed waits for her, sealed.
void Program::Impl::park()
{
    unlock.wipe();
    firstStart.wipe();
    std::unique_ptr<Views> left = std::exchange(views, std::make_unique<Views>());
    const app::Place where = std::exchange(place, {});
    std::vector<app::Place> before = std::exchange(history, {});
    if (sealKey.empty() || !shownUser) return;
    left->userMenu.wipe();
    left->userMenu.isOpen = false;
    left->settings.oldPassphrase.editor.wipe();
    left->settings.newPassphrase.wipe();
    left->forgetShown();
    TextEditor::sealAll([this](std::string_view words) { return app::seal(sealKey, words); });
    app::overwrite(sealKey);
    std::erase_if(parked, [&](const Parked& p) { return p.isOf(shownFile, shownUser); });
    parked.push_back({shownFile, shownUser, std::move(left), where, std::move(before)});
}

/// She is back: her page as it was, if she was here before.
void Program::Impl::resume(const app::Session& session)
{
    const auto mine = std::find_if(parked.begin(), parked.end(), [&](const Parked& p) { return p.isOf(session.file(), session.user().id); });
    if (mine == parked.end()) return;
    std::string key = app::typedOf(session.world(), app::kTypedSeal, session.user().id, {});
    TextEditor::unsealAll([&](std::string_view sealed) { return app::unseal(key, sealed); });
    app::overwrite(key);
    views = std::move(mine->views);
    views->remember(session);
    place = mine->place;
    history = std::move(mine->history);
    arrived = false; // nothing scrolls, and no field is opened anew
    parked.erase(mine);
}

} // namespace trivsel::ui
