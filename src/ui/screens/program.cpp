#include "ui/screens/program.h"

#include "app/idle_setting.h"
#include "ui/screens/program_internal.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace trivsel::ui {
namespace {

using app::Screen;

struct ScreenName {
    std::string_view name;
    Screen screen;
};
/// What `--screen` takes, in the order of a day's work.
constexpr std::array kScreens{
    ScreenName{"start", Screen::Start},       ScreenName{"round", Screen::Round},     ScreenName{"rating", Screen::Rating},
    ScreenName{"team", Screen::Team},         ScreenName{"children", Screen::Children}, ScreenName{"child", Screen::Child},
    ScreenName{"steps", Screen::Child},       ScreenName{"follow-up", Screen::FollowUp}, ScreenName{"import", Screen::Import}, ScreenName{"new-year", Screen::NewYear},   ScreenName{"criteria", Screen::Criteria},
    ScreenName{"content", Screen::Content},   ScreenName{"settings", Screen::Settings}, ScreenName{"help", Screen::Help},
    ScreenName{"concern", Screen::Concern}, ScreenName{"acute", Screen::Acute}, ScreenName{"notification", Screen::Notification},
    ScreenName{"roadmaps", Screen::Roadmaps},
    ScreenName{"cooperation", Screen::Cooperation},
    ScreenName{"plan", Screen::Plan},
    ScreenName{"meeting", Screen::Meeting},
    ScreenName{"audit", Screen::Audit},
    ScreenName{"work-list", Screen::WorkList}, ScreenName{"transition", Screen::Transition}, ScreenName{"rights", Screen::Rights}, ScreenName{"overview", Screen::Overview}, ScreenName{"what-if", Screen::WhatIf},
    ScreenName{"school", Screen::School},
    ScreenName{"unlock", Screen::Unlock},     ScreenName{"first-start", Screen::FirstStart}};

constexpr std::size_t kHistoryKept = 50;

} // namespace

Program::Program(app::Application& application) : m_impl(std::make_unique<Impl>(application)) {}
Program::~Program() = default;

const Strings& Program::strings() const { return *m_impl; }
app::Place Program::place() const { return m_impl->place; }
void Program::goTo(app::Place place) { m_impl->move(place); }
void Program::commitPending()
{
    m_impl->commitTyped();
    m_impl->runOutbox();
}

Program::Close Program::mayClose()
{
    Impl& p = *m_impl;
    commitPending();
    if (p.tellsCode()) {
        p.isClosing = false;
        if (std::exchange(p.keepsCode, false)) return Close::Stay;
        p.asksToLeaveCode = true;
        return Close::NotYet;
    }
    p.keepsCode = false;
    p.application.stopDemo(); // a demo that nobody waits for any more
    // It was to be saved and closed, and is open again: why stands on the page.
    if (std::exchange(p.isClosing, true) && p.application.session() != nullptr) {
        p.isClosing = false;
        return Close::Stay;
    }
    return p.application.readyToClose() ? Close::Now : Close::NotYet;
}

std::optional<app::Screen> Program::screenByName(std::string_view name)
{
    const auto found = std::find_if(kScreens.begin(), kScreens.end(), [&](const ScreenName& s) { return s.name == name; });
    return found == kScreens.end() ? std::nullopt : std::optional(found->screen);
}

std::vector<std::string_view> Program::screenNames()
{
    std::vector<std::string_view> names;
    for (const ScreenName& s : kScreens) names.push_back(s.name);
    return names;
}

double Program::afterFrame()
{
    Impl& p = *m_impl;
    bool changed = p.runOutbox();
    changed |= p.application.poll();
    p.noticeSession();
    if (changed) return 0;
    if (const app::Session* session = p.application.session())
        return std::max(0.1, p.idle.left(p.application.uptime(), p.idleLimit(*session)).count());
    const auto code = p.application.codeOffer();
    return code ? static_cast<double>(code->left.count()) + 0.1 : -1;
}

bool Program::woken()
{
    const bool changed = m_impl->application.poll();
    m_impl->noticeSession();
    return changed || m_impl->mustLock();
}

void Program::filesDropped(std::vector<std::string> files)
{
    if (files.empty()) return;
    Impl& p = *m_impl;
    if (p.tellsCode()) return;
    if (p.application.session() == nullptr) {
        p.choose(files.front());
        return;
    }
    p.views->import.chooseFile(files.front());
    p.move({Screen::Import, {}, {}, {}});
}

void Program::Impl::choose(const std::filesystem::path& file)
{
    application.chooseStore(file, [this](const Result<void>& chosen) {
        if (!chosen) {
            error = chosen.error();
            return;
        }
        error.reset();
        startsNew = false;
        firstStart.wipe();
    });
}

void Program::Impl::move(const app::Place& to)
{
    if (to == place) return;
    commitTyped();
    history.push_back(place);
    if (history.size() > kHistoryKept) history.erase(history.begin());
    place = to;
    arrived = true;
    hasRead = false;
    isMeeting = isMeeting && place.screen == Screen::Team;
    error.reset();
    told.reset();
}

void Program::Impl::back()
{
    if (history.empty()) return;
    commitTyped();
    place = history.back();
    history.pop_back();
    arrived = true;
    hasRead = false;
    isMeeting = isMeeting && place.screen == Screen::Team;
    error.reset();
    told.reset();
}

/// How long nobody need use the program until it locks: longer while a team talks about the children.
std::chrono::minutes Program::Impl::idleLimit(const app::Session& session) const
{
    constexpr std::chrono::minutes kMeeting{60}; // store.md
    return isMeeting ? kMeeting : std::chrono::minutes{app::idleMinutes(session.world())};
}

bool Program::Impl::mustLock()
{
    const app::Session* session = application.session();
    return session != nullptr && session == shownSession && idle.mustLock(application.uptime(), idleLimit(*session));
}

/// A store was opened, locked, or goes on in another name: nothing typed or shown before stays readable in memory.
void Program::Impl::noticeSession()
{
    if (application.isSessionAway()) { // it may come back as it was, and so shall what was typed
        wasAway = true;
        return;
    }
    if (std::exchange(wasAway, false)) idle.touch(application.uptime());
    if (firstStart.isMakingDemo && application.session() != nullptr) {
        // Its unlock screen shows who there is to be: a rating needs two of them.
        firstStart.wipe();
        firstStart = {};
        startsNew = false;
        error.reset();
        application.lock();
    }
    const app::Session* session = application.session();
    const UserId user = session != nullptr ? session->user().id : UserId{};
    if (session == shownSession && user == shownUser) return;
    park(); // another's child is not left on the screen
    shownSession = session;
    shownUser = user;
    shownFile = session != nullptr ? session->file() : std::filesystem::path();
    arrived = true;
    hasRead = false;
    isMeeting = false;
    error.reset();
    told.reset();
    startsNew = false;
    rescue.wipe();
    openPackage.wipe();
    if (session == nullptr) return;
    idle.touch(application.uptime());
    resume(*session);
}

/// One audit row for each page of a child and each list that is opened.
void Program::Impl::noteReading(app::Session& session)
{
    if (hasRead && readPlace == place) {
        // An opening that ends, or a bar, shuts the page one is on.
        if (!place.child || session.maySee(place.child)) return;
        const bool isErased = std::exchange(views->rights.wentAway, false);
        place = {isErased ? Screen::Rights : Screen::Children, {}, {}, {}};
        arrived = true;
        hasRead = false;
        told = Text{std::string(get(isErased ? "rights.erased_now" : "shell.child_shut")), {}};
    }
    hasRead = true;
    readPlace = place;
    Result<void> read;
    if (place.screen == Screen::Plan) // a group's plan tells of each of its children
        for (const ChildId child : app::childrenOfPlan(session, place.child, place.plan)) read = session.apply(app::ReadChild{child, {}});
    else if (place.child)
        read = session.apply(app::ReadChild{place.child, {}});
    else if ((place.screen == Screen::Round || place.screen == Screen::Meeting) && place.unit)
        read = session.apply(app::ReadList{place.unit});
    const bool isWorkList = place.screen == Screen::WorkList && app::mayReadWorkList(session);
    const bool isHouseList = !place.child && (place.screen == Screen::Transition || place.screen == Screen::Rights || place.screen == Screen::School);
    if (place.screen == Screen::FollowUp || isWorkList || isHouseList) // one's places cover all that stands there
        for (const UnitId unit : session.world().unitsOf(session.user().id, session.today()))
            if (session.maySee(unit)) read = session.apply(app::ReadList{unit});
    if (place.screen == Screen::Overview) read = session.apply(app::ReadFigures{});
    if (place.screen == Screen::Audit) {
        read = session.apply(app::ReadAudit{});
        if (read) session.fetchAudit();
    }
    if (place.screen == Screen::Children)
        for (const UnitId unit : session.visibleUnits()) read = session.apply(app::ReadList{unit});
    if (!read) {
        const Error why = read.error();
        place = {};
        arrived = true;
        error = why;
    }
}

void Program::Impl::commitTyped()
{
    if (application.session() == nullptr) return;
    if (const auto* model = views->ratingModel.shown(); model != nullptr && place.screen == Screen::Rating)
        commitRating(*model, views->rating, outbox);
    if (const auto* model = views->teamModel.shown(); model != nullptr && place.screen == Screen::Team)
        commitTeam(*model, views->team, outbox);
    if (const auto* model = views->childModel.shown(); model != nullptr && place.screen == Screen::Child)
        commitChild(*model, views->child, outbox);
    if (const auto* model = views->concernModel.shown(); model != nullptr && place.screen == Screen::Concern)
        commitConcernPage(*model, views->concernPage, outbox);
    if (const auto* model = views->acuteModel.shown(); model != nullptr && place.screen == Screen::Acute)
        commitAcute(*model, views->acute, outbox);
    if (const auto* model = views->notificationModel.shown(); model != nullptr && place.screen == Screen::Notification)
        commitNotification(*model, views->notification, outbox);
    if (const auto* model = views->planModel.shown(); model != nullptr && place.screen == Screen::Plan)
        commitPlan(*model, views->plan, outbox);
    if (const auto* model = views->meetingModel.shown(); model != nullptr && place.screen == Screen::Meeting)
        commitMeeting(*model, views->meeting, outbox);
}

/// Carries out what was asked for; true when something may look different now.
bool Program::Impl::runOutbox()
{
    if (outbox.empty()) return false;
    const Outbox::Request leaving = outbox.takeLeaving();
    if (leaving && application.session() != nullptr) keepTyped();
    for (auto& [command, then] : outbox.takeCommands()) {
        if (application.session() == nullptr) break;
        application.apply(std::move(command), [this, then = std::move(then)](const Result<void>& done) {
            if (then) return then(done);
            if (done) error.reset();
            else error = done.error();
        });
    }
    for (auto& request : outbox.takeRequests()) request(application);
    if (leaving) leaving(application);
    if (auto told_ = outbox.takeTold()) told = std::move(told_);
    if (auto error_ = outbox.takeError()) error = std::move(error_);
    if (outbox.takeBack()) back();
    if (const auto to = outbox.takePlace()) move(*to);
    return true;
}

} // namespace trivsel::ui
