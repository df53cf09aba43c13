#include "app/idle_setting.h"
#include "app/roles.h"
#include "ui/layout.h"
#include "ui/screens/program_internal.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <utility>

namespace trivsel::ui {
namespace {

using app::Screen;

/// The unit a page without one begins with: the first with an open round, else the first.
UnitId firstUnit(const app::Session& session)
{
    const auto units = session.visibleUnits();
    const auto open = std::find_if(units.begin(), units.end(), [&](UnitId u) { return session.world().openRound(u) != nullptr; });
    if (open != units.end()) return *open;
    return units.empty() ? UnitId{} : units.front();
}

} // namespace

void Program::draw(Frame& frame)
{
    Impl& p = *m_impl;
    app::Session* session = p.application.phase() == app::Application::Phase::Open ? p.application.session() : nullptr;
    if (p.mustLock()) {
        // Who comes back to a computer that slept, or was left, sees nothing of it.
        p.outbox.leave([](app::Application& a) { a.lock(); });
        drawAway(frame, app::Application::Phase::Locking);
        return;
    }
    if (frame.hasInput) p.idle.touch(p.application.uptime());
    p.shortcuts(frame);
    // The recovery code of a new store is told once, before anything else can be done in it.
    if (session == nullptr || p.tellsCode())
        p.drawClosed(frame);
    else
        p.drawOpen(frame, *session);
}

void Program::Impl::drawClosed(Frame& frame)
{
    if (application.isSessionAway()) return drawAway(frame, application.phase(), application.lentProgress());
    if (!tellsCode() && drawRescue(frame, application, rescue, outbox)) return;
    if (!tellsCode() && drawOpenPackage(frame, application, openPackage, outbox)) return;
    const bool noStore = application.storeFile().empty();
    const Text* message = error ? &error->message : nullptr;
    if (application.phase() == app::Application::Phase::FirstStart || startsNew || (noStore && !choosesStore) || tellsCode()) {
        const FirstStartResult result = drawFirstStart(frame, application, firstStart, outbox, message);
        if (result.openOther) choosesStore = true;
        if (result.restore) rescue.open(RescueView::Task::Restore);
        if (result.package) openPackage.open();
        if (result.back) {
            startsNew = false;
            firstStart.wipe();
        }
        if (result.closedMessage) error.reset();
    } else {
        const UnlockResult result = drawUnlock(frame, application, unlock, outbox, message);
        if (result.openOther) choosesStore = true;
        if (result.newStore) startsNew = true;
        if (result.forgotten) rescue.open(RescueView::Task::NewPassphrase);
        if (result.restore) rescue.open(RescueView::Task::Restore);
        if (result.package) openPackage.open();
        if (result.closedMessage) error.reset();
    }
    drawLeaveCode(frame);
    if (!choosesStore) return;
    const FileChoice choice = drawFileChooser(frame, "store-chooser", FileKind::Store, storeChooser);
    if (choice.cancelled) choosesStore = false;
    if (!choice.file) return;
    choosesStore = false;
    outbox.ask([file = *choice.file, this](app::Application&) { choose(file); });
}

/// The window is to be closed on the page with the recovery code: nothing is lost without a word.
void Program::Impl::drawLeaveCode(Frame& frame)
{
    if (!tellsCode()) asksToLeaveCode = false;
    if (!asksToLeaveCode) return;
    bool stays = false;
    const auto event = dialog(frame, "leave-code", frame.tr("shell.leave_code"), {.width = 480}, [&] {
        text(frame, frame.tr("shell.leave_code_why"));
        space(frame, 20);
        stays = primaryButton(frame, "stay", frame.tr("shell.leave_code_stay"), {.keyCap = "Esc"});
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("shell.leave_code_go")));
        if (button(frame, "go", frame.tr("shell.leave_code_go"))) outbox.ask([](app::Application& a) { a.forgetRecoveryCode(); });
    });
    if (!stays && event != DialogEvent::Closed) return;
    asksToLeaveCode = false;
    keepsCode = true;
}

void Program::Impl::drawMessages(Frame& frame, const app::Session& session)
{
    const auto shown = [&](const char* id, BannerKind kind, const Text& message, auto clear) {
        if (banner(frame, id, kind, in(frame, message), {.close = frame.tr("common.close")}) == BannerEvent::Closed) clear();
        space(frame, size::kBetweenCards);
    };
    const auto& background = application.lastError();
    if (background)
        shown("background-error", BannerKind::Error, background->message, [&] { outbox.ask([](app::Application& a) { a.clearError(); }); });
    if (error) shown("error", BannerKind::Error, error->message, [&] { error.reset(); });
    if (told) shown("told", BannerKind::Good, *told, [&] { told.reset(); });
    if (place.screen != Screen::Start || views->hidesCodeReminder || !session.shouldRenewRecoveryCode()) return;
    const BannerOptions how{.action = frame.tr("shell.no_code_go"), .close = frame.tr("common.close")};
    const auto event = banner(frame, "no-code", BannerKind::Warning, frame.tr("shell.no_code"), how);
    if (event == BannerEvent::Action) outbox.goTo({Screen::Settings, {}, {}, {}});
    if (event == BannerEvent::Closed) views->hidesCodeReminder = true;
    space(frame, size::kBetweenCards);
}

void Program::Impl::drawOpen(Frame& frame, app::Session& session)
{
    if (place.screen == Screen::Round && !place.unit) place.unit = firstUnit(session);
    noteReading(session);
    if (arrived) {
        // While rating, the keys belong to the page itself: a focused tab would take Enter away from "Sig færdig".
        if (place.screen == Screen::Rating || place.screen == Screen::Team)
            frame.focus.clear();
        else
            frame.focus.requestFirst();
    }

    // The heading shows what the page's model says, so the model of the new place is built before the shell is drawn.
    const auto screens = entries(session);
    const auto nav = navigation(frame, screens);
    refreshModels(frame, session);
    Heading heading;
    describe(frame, session, heading);
    heading.shell.entries = nav;
    const auto current = std::find(screens.begin(), screens.end(), entryOfPlace());
    heading.shell.current = current == screens.end() ? -1 : static_cast<int>(current - screens.begin());

    const ShellResult chosen = shell(frame, heading.shell, [&] {
        if (arrived) scrollToTop(frame);
        drawMessages(frame, session);
        drawScreen(frame, session);
    });
    arrived = false;
    if (chosen.entry) outbox.goTo({screens[static_cast<std::size_t>(*chosen.entry)], {}, {}, {}});
    if (chosen.back) outbox.goBack();
    if (chosen.user) views->userMenu.isOpen = true;
    if (chosen.retrySave) session.retrySaving();
    if (chosen.concern) {
        const core::Child* child = session.world().child(place.child);
        views->concern.open(place.child, child != nullptr ? text::displayLine(child->name, 60) : std::string());
    }
    drawConcern(frame, session, views->concern, outbox);
    drawUserMenu(frame, application, session.user().name, views->userMenu, outbox);
}

void Program::Impl::refreshModels(Frame& frame, app::Session& session)
{
    const auto get = [&](auto& cache, auto build) -> const auto& { return cache.get(session, place, frame.language, build); };
    // One for all three pages, wherever one comes from.
    const auto followUp = [&]() -> const app::FollowUpModel& {
        return views->followUpModel.get(session, {Screen::FollowUp, {}, {}, {}}, frame.language, [&] { return app::followUpModel(session); });
    };
    switch (place.screen) {
    case Screen::Round: get(views->roundModel, [&] { return app::roundModel(session, place.unit, place.round); }); break;
    case Screen::Rating: get(views->ratingModel, [&] { return app::ratingModel(session, place.round, place.child); }); break;
    case Screen::Team: get(views->teamModel, [&] { return app::teamModel(session, place.round, place.child); }); break;
    case Screen::Children: get(views->childrenModel, [&] { return app::childrenModel(session); }); break;
    case Screen::Child:
        if (!session.hasHistory(place.child)) session.fetchHistory(place.child);
        get(views->childModel, [&] { return app::childModel(session, place.child); });
        break;
    case Screen::Concern: get(views->concernModel, [&] { return app::concernModel(session, place.child); }); break;
    case Screen::Acute: get(views->acuteModel, [&] { return app::acuteModel(session, place.child); }); break;
    case Screen::Cooperation: get(views->cooperationModel, [&] { return app::cooperationModel(session, place.child); }); break;
    case Screen::Notification: get(views->notificationModel, [&] { return app::notificationModel(session, place.child); }); break;
    case Screen::Roadmaps:
        if (!session.hasHistory(place.child)) session.fetchHistory(place.child);
        get(views->roadmapModel, [&] { return app::roadmapModel(session, place.child); });
        break;
    case Screen::Plan: get(views->planModel, [&] { return app::planModel(session, place.child, place.plan); }); break;
    case Screen::Meeting: get(views->meetingModel, [&] { return app::meetingModel(session, place); }); break;
    case Screen::Audit:
        if (!(views->shownAudit == views->audit.filter)) views->auditModel.clear();
        views->shownAudit = views->audit.filter;
        get(views->auditModel, [&] { return app::auditModel(session, views->audit.filter); });
        break;
    case Screen::Overview:
        if (!(views->shownOverview == views->overview.choice)) views->overviewModel.clear();
        views->shownOverview = views->overview.choice;
        for (const RoundId round : get(views->overviewModel, [&] { return app::overviewModel(session, views->overview.choice, frame.language); }).ratingsWanted)
            session.fetchRatings(round);
        break;
    case Screen::School:
        views->school.progress = application.workProgress();
        if (arrived) views->school.choice.pupil = {}; // read again, noted again
        if (arrived && place.unit) views->school.choice = {.institution = {}, .survey = {}, .unit = place.unit};
        if (!(views->shownSchool == views->school.choice)) views->schoolModel.clear();
        views->shownSchool = views->school.choice;
        get(views->schoolModel, [&] { return app::schoolModel(session, views->school.choice, frame.language); });
        break;
    case Screen::FollowUp:
        followUp();
        if (views->followUp.handOver.isOpen) get(views->handOverModel, [&] { return app::handOverModel(session); });
        else views->handOverModel.clear();
        break;
    case Screen::NewYear:
        if (const app::YearModel* shown = views->yearModel.shown(); shown != nullptr && views->newYear.institution && shown->plan.institution != views->newYear.institution) views->yearModel.clear();
        get(views->yearModel, [&] { return app::yearModel(session, views->newYear.institution); });
        break;
    case Screen::WorkList: get(views->workListModel, [&] { return app::workListModel(session, followUp()); }); break;
    case Screen::Transition: get(views->transitionModel, [&] { return app::transitionModel(session, place.child, frame.language); }); break;
    case Screen::Rights:
        if (place.child) {
            if (app::reach(session.user().role, app::ReadAudit::kName) != app::Reach::None && session.auditLog() == nullptr) session.fetchAudit();
            get(views->rightsModel, [&] { return app::rightsModel(session, place.child); });
        } else {
            get(views->rightsHouseModel, [&] { return app::rightsHouseModel(session); });
        }
        break;
    case Screen::WhatIf:
        if (arrived && !history.empty() && history.back().screen == Screen::Criteria) views->whatIf.form = views->criteria.form; // the one that was read
        views->whatIf.prepare(&session, get(views->whatIfModel, [&] { return app::whatIfModel(session); }));
        break;
    case Screen::Criteria:
    case Screen::Content: get(views->contentModel, [&] { return app::contentModel(session, frame.language); }); break;
    case Screen::Settings: get(views->settingsModel, [&] { return app::settingsModel(session); }); break;
    default: get(views->startModel, [&] { return app::startModel(session, followUp()); }); break;
    }
}

/// A team talks longer than one adult looks away: the store may wait for them, and says so.
void Program::Impl::drawMeetingMode(Frame& frame, const app::Session& session)
{
    const std::string usual = counted(frame, "settings.idle_minutes", app::idleMinutes(session.world()));
    if (toggle(frame, "meeting-mode", frame.tr("shell.meeting_mode"), isMeeting)) isMeeting = !isMeeting;
    caption(frame, isMeeting ? std::string(frame.tr("shell.meeting_mode_on")) : words(frame, "shell.meeting_mode_off", {{"minutes", usual}}));
    space(frame, size::kBetweenCards);
}

void Program::Impl::drawScreen(Frame& frame, app::Session& session)
{
    const ScreenWords positionWords = wordsOf(session);
    Views& v = *views;
    switch (place.screen) {
    case Screen::Round:
        drawRound(frame, *v.roundModel.shown(), v.round, outbox, positionWords);
        if (std::exchange(v.round.wantsElsewhere, false)) v.elsewhere.open(v.roundModel.shown()->round);
        if (v.elsewhere.isOpen && v.elsewhere.round != v.roundModel.shown()->round) v.elsewhere.forget();
        if (v.elsewhere.isOpen)
            drawElsewhere(frame, v.elsewhereModel.get(session, place, frame.language, [&] { return app::elsewhereModel(session, v.elsewhere.round); }), v.elsewhere, outbox, positionWords);
        break;
    case Screen::Rating: drawRating(frame, *v.ratingModel.shown(), v.rating, outbox, positionWords); break;
    case Screen::Team:
        drawMeetingMode(frame, session);
        drawTeam(frame, *v.teamModel.shown(), v.team, outbox, positionWords);
        break;
    case Screen::Children: drawChildren(frame, *v.childrenModel.shown(), v.children, outbox, positionWords); break;
    case Screen::Child:
        if (arrived && place.step) v.child.wantedStep = place.step;
        drawChild(frame, *v.childModel.shown(), v.child, outbox, positionWords);
        break;
    case Screen::Concern: drawConcernPage(frame, *v.concernModel.shown(), v.concernPage, outbox); break;
    case Screen::Acute: drawAcute(frame, *v.acuteModel.shown(), v.acute, outbox); break;
    case Screen::Cooperation:
        if (arrived) v.cooperation.arrive();
        drawCooperation(frame, *v.cooperationModel.shown(), v.cooperation, outbox);
        break;
    case Screen::Notification: drawNotification(frame, *v.notificationModel.shown(), v.notification, outbox); break;
    case Screen::Roadmaps: drawRoadmaps(frame, *v.roadmapModel.shown(), v.roadmaps, outbox); break;
    case Screen::Plan: drawPlan(frame, *v.planModel.shown(), v.plan, outbox); break;
    case Screen::Meeting:
        if (arrived) v.meeting.wanted = place;
        drawMeeting(frame, *v.meetingModel.shown(), v.meeting, outbox, positionWords);
        break;
    case Screen::FollowUp:
        if (arrived && place.unit) v.followUp.showUnit(*v.followUpModel.shown(), place.unit);
        drawFollowUp(frame, *v.followUpModel.shown(), v.handOverModel.shown(), v.followUp, outbox, positionWords);
        break;
    case Screen::WorkList: drawWorkList(frame, *v.workListModel.shown(), v.workList, outbox); break;
    case Screen::Transition: drawTransition(frame, *v.transitionModel.shown(), v.transition, outbox, positionWords); break;
    case Screen::Rights:
        if (arrived && !place.child) session.listBackups();
        if (place.child) drawRights(frame, *v.rightsModel.shown(), v.rights, outbox);
        else drawRightsHouse(frame, *v.rightsHouseModel.shown(), v.rights, outbox);
        break;
    case Screen::WhatIf: drawWhatIf(frame, *v.whatIfModel.shown(), v.whatIf, outbox, positionWords); break;
    case Screen::Audit: drawAudit(frame, *v.auditModel.shown(), v.audit, outbox); break;
    case Screen::Overview: drawOverview(frame, *v.overviewModel.shown(), v.overview, outbox); break;
    case Screen::School: drawSchool(frame, *v.schoolModel.shown(), v.school, outbox, *positionWords.brief); break;
    case Screen::NewYear: drawNewYear(frame, *v.yearModel.shown(), v.newYear, outbox); break;
    case Screen::Import: drawImport(frame, session, v.import, outbox); break;
    case Screen::Criteria:
        if (const core::RoundChild* child = arrived ? session.world().roundChild(place.round, place.child) : nullptr; child != nullptr && child->instrument)
            v.criteria.form = child->instrument->id; // asked for from a child's round: its own form
        v.criteria.mayAskWhatIf = app::mayReadWhatIf(session);
        drawCriteria(frame, *v.contentModel.shown(), v.criteria, outbox, positionWords);
        break;
    case Screen::Content: drawContent(frame, *v.contentModel.shown(), v.content, outbox, positionWords); break;
    case Screen::Settings:
        if (arrived) session.listBackups();
        drawSettings(frame, *v.settingsModel.shown(), application.preferences(), v.settings, outbox); break;
    case Screen::Help: drawHelp(frame, v.help, outbox); break;
    default: drawStart(frame, *v.startModel.shown(), v.start, outbox, positionWords); break;
    }
}

/// A place with something to see, for pictures and `--screen`.
bool Program::showForPicture(Screen screen)
{
    Impl& p = *m_impl;
    p.noticeSession();
    app::Session* session = p.application.session();
    if (screen == Screen::Unlock || screen == Screen::FirstStart) {
        if (session != nullptr) p.application.lock();
        p.startsNew = screen == Screen::FirstStart;
        return true;
    }
    if (session == nullptr) return false;
    app::Place place{screen, {}, {}, {}};
    const UnitId unit = firstUnit(*session);
    if (screen == Screen::Round || screen == Screen::Rating || screen == Screen::Team) {
        if (!unit) return false;
        const app::RoundModel round = app::roundModel(*session, unit);
        place.unit = unit;
        place.round = round.round;
        if (screen == Screen::Rating) place.child = round.nextToRate ? round.nextToRate : round.rows.empty() ? ChildId{} : round.rows.front().child;
        if (screen == Screen::Team) place.child = round.nextForTeam;
        if (screen != Screen::Round && !place.child) return false;
        if (screen == Screen::Round) place.round = {};
    }
    if (screen == Screen::Child || screen == Screen::Concern || screen == Screen::Acute || screen == Screen::Notification ||
        screen == Screen::Roadmaps || screen == Screen::Cooperation || screen == Screen::Plan || screen == Screen::Meeting) {
        const app::ChildrenModel children = app::childrenModel(*session);
        if (children.rows.empty()) return false;
        const auto busiest = std::max_element(children.rows.begin(), children.rows.end(),
                                              [](const auto& a, const auto& b) { return a.openSteps < b.openSteps; });
        place.child = busiest->child;
        if (screen == Screen::Plan)
            for (const auto& row : children.rows)
                if (!session->world().casework.plans.of(row.child).empty()) place.child = row.child;
    }
    p.move(place);
    return true;
}

} // namespace trivsel::ui
