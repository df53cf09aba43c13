#include "app/roles.h"
#include "ui/screens/program_internal.h"
#include "ui/screens/words.h"

#include <fmt/format.h>

namespace trivsel::ui {
namespace {

using app::Screen;

struct Entry {
    Screen screen;
    Icon icon;
    const char* key;
    /// Those who may see a unit; see whole institutions; read released figures; read the log.
    enum class For { Everyone, Children, Schools, Houses, Figures, Log } shownTo;
};
using For = Entry::For;
constexpr Entry kEntries[] = {
    {Screen::Start, Icon::Home, "shell.start", For::Everyone},          {Screen::Round, Icon::Round, "shell.round", For::Children},
    {Screen::Children, Icon::Children, "shell.children", For::Children},
    {Screen::FollowUp, Icon::FollowUp, "shell.follow_up", For::Children}, {Screen::WorkList, Icon::Groups, "work_list.title", For::Houses},
    {Screen::School, Icon::School, "shell.school", For::Schools},
    {Screen::Overview, Icon::Overview, "shell.overview", For::Figures}, {Screen::Criteria, Icon::Criteria, "shell.criteria", For::Everyone},
    {Screen::Content, Icon::Content, "shell.content", For::Everyone},   {Screen::Audit, Icon::Shield, "shell.audit", For::Log},
    {Screen::Transition, Icon::Forward, "shell.transition", For::Children}, {Screen::Rights, Icon::Lock, "rights.title", For::Children},
    {Screen::Settings, Icon::Settings, "shell.settings", For::Everyone}, {Screen::Help, Icon::Help, "shell.help", For::Everyone},
};

const Entry& entryOf(Screen screen)
{
    for (const Entry& e : kEntries)
        if (e.screen == screen) return e;
    return kEntries[0];
}

/// The entry under which a page lies.
Screen entryFor(Screen screen)
{
    switch (screen) {
    case Screen::Rating:
    case Screen::Team: return Screen::Round;
    case Screen::Child:
    case Screen::Concern:
    case Screen::Acute:
    case Screen::Notification:
    case Screen::Roadmaps:
    case Screen::Cooperation:
    case Screen::Plan:
    case Screen::Meeting:
    case Screen::NewYear:
    case Screen::Import: return Screen::Children;
    case Screen::WhatIf: return Screen::Criteria;
    default: return screen;
    }
}

void describeRound(const Frame& frame, const app::RoundModel& m, std::string& title, std::string& subtitle,
                   std::string& progress, ShellModel& shell)
{
    title = m.hasRound ? fmt::format("{} · {}", m.unitName, in(frame, m.title)) : m.unitName;
    if (!m.hasRound) return;
    subtitle = fmt::format("{} – {}", dayWords(frame, m.from), dayWords(frame, m.to));
    if (m.isOpen)
        subtitle += " · " + (m.daysLeft >= 0 ? counted(frame, "shell.days_left", m.daysLeft) : std::string(frame.tr("shell.window_over")));
    shell.progressDone = m.mineDone;
    shell.progressTotal = m.isOpen && m.mayRate ? m.total : 0;
    progress = words(frame, "shell.progress", {{"done", std::to_string(m.mineDone)}, {"total", std::to_string(m.total)}});
}

/// The profile's phrases stand within a sentence ("i gul position"); a pill begins one.
std::string capitalised(std::string phrase)
{
    if (!phrase.empty() && phrase.front() >= 'a' && phrase.front() <= 'z') phrase.front() = static_cast<char>(phrase.front() - 'a' + 'A');
    return phrase;
}

std::string childLine(const Frame& frame, const app::ChildHeader& child, int index, int count)
{
    std::string line = fmt::format("{} · {}", ageWords(frame, child.ageMonths), child.unit);
    if (count > 0)
        line += " · " + words(frame, "shell.of", {{"index", std::to_string(index)}, {"count", std::to_string(count)}});
    return line;
}

void describeCase(const Frame& frame, const char* key, const app::ChildHeader& child, std::string& title, std::string& subtitle)
{
    title = words(frame, key, {{"child", child.name}});
    subtitle = childLine(frame, child, 0, 0);
}

void describeSaving(const Frame& frame, const app::Session& session, std::string& textOut, ShellModel& shell)
{
    const app::SaveStatus status = session.saveStatus();
    switch (status.kind) {
    case app::SaveStatus::Kind::Saving:
        shell.save = SaveStatus::Saving;
        textOut = frame.tr("shell.saving");
        break;
    case app::SaveStatus::Kind::Failed:
        shell.save = SaveStatus::Failed;
        textOut = frame.tr("shell.not_saved");
        break;
    case app::SaveStatus::Kind::Saved:
        shell.save = SaveStatus::Saved;
        textOut = status.savedAt ? words(frame, "shell.saved", {{"time", dates::timeOfDay(toLocal(*status.savedAt), frame.language)}})
                                 : std::string(frame.tr("shell.saved_none"));
        break;
    }
}

} // namespace

Screen Program::Impl::entryOfPlace() const
{
    // A unit's meetings are what its visits lead to.
    return place.screen == Screen::Meeting && !place.child ? Screen::FollowUp : entryFor(place.screen);
}

std::vector<Screen> Program::Impl::entries(const app::Session& session) const
{
    const std::vector<UnitId> units = session.visibleUnits(); // sorted by name each time: asked once a frame
    const bool seesChildren = !units.empty();
    const auto isClass = [&](UnitId unit) { return session.world().unit(unit)->setting == core::Setting::School; };
    const bool seesSchool = std::ranges::any_of(units, isClass);
    const auto mayDo = [&](std::string_view command) { return app::reach(session.user().role, command) != app::Reach::None; };
    const bool leads = seesChildren && app::mayReadWorkList(session);
    const auto isShown = [&](For whom) {
        switch (whom) {
        case For::Everyone: break;
        case For::Children: return seesChildren;
        case For::Schools: return seesSchool;
        case For::Houses: return leads;
        case For::Figures: return mayDo(app::ReadFigures::kName);
        case For::Log: return mayDo(app::ReadAudit::kName);
        }
        return true;
    };
    std::vector<Screen> screens;
    for (const Entry& e : kEntries)
        if (isShown(e.shownTo)) screens.push_back(e.screen);
    return screens;
}

std::vector<NavEntry> Program::Impl::navigation(const Frame& frame, const std::vector<Screen>& screens) const
{
    std::vector<NavEntry> result;
    for (const Screen s : screens) result.push_back({entryOf(s).icon, frame.tr(entryOf(s).key), 0});
    return result;
}

void Program::Impl::describe(Frame& frame, app::Session& session, Heading& h)
{
    ShellModel& shell = h.shell;
    h.title = frame.tr(entryOf(entryFor(place.screen)).key);
    switch (place.screen) {
    case Screen::Round:
        if (const auto* m = views->roundModel.shown()) describeRound(frame, *m, h.title, h.subtitle, h.progressText, shell);
        break;
    case Screen::Rating:
        if (const auto* m = views->ratingModel.shown()) {
            h.title = m->child.name;
            h.subtitle = childLine(frame, m->child, m->index, m->count);
            shell.progressDone = m->decided;
            shell.progressTotal = m->items;
            h.back = m->child.unit;
        }
        break;
    case Screen::Team:
        if (const auto* m = views->teamModel.shown()) {
            h.title = words(frame, "shell.team_title", {{"child", m->child.name}});
            h.subtitle = childLine(frame, m->child, m->index, m->count);
            h.back = m->child.unit;
        }
        break;
    case Screen::Child:
        if (const auto* m = views->childModel.shown()) {
            h.title = m->child.name;
            h.subtitle = childLine(frame, m->child, 0, 0);
            if (m->position && !views->child.parentView) {
                shell.position = m->position;
                h.positionWord = words(frame, "shell.child_in", {{"phrase", capitalised(in(frame, session.municipality().positionPhrases.of(*m->position)))},
                                                                 {"round", in(frame, m->positionRound)}});
                if (!h.positionWord.empty() && h.positionWord[0] >= 'a' && h.positionWord[0] <= 'z') h.positionWord[0] = static_cast<char>(h.positionWord[0] - 'a' + 'A');
                if (!m->isCurrent) h.positionWord += " · " + std::string(frame.tr("shell.not_current"));
            }
            if (!views->child.parentView) h.back = frame.tr("shell.back");
        }
        break;
    case Screen::Concern:
        if (const auto* m = views->concernModel.shown()) describeCase(frame, "shell.concern_title", m->child, h.title, h.subtitle);
        h.back = frame.tr("shell.back");
        break;
    case Screen::Acute:
        if (const auto* m = views->acuteModel.shown()) describeCase(frame, "shell.acute_title", m->child, h.title, h.subtitle);
        h.back = frame.tr("shell.back");
        break;
    case Screen::Notification:
        if (const auto* m = views->notificationModel.shown()) describeCase(frame, "shell.notification_title", m->child, h.title, h.subtitle);
        h.back = frame.tr("shell.back");
        break;
    case Screen::Roadmaps:
        if (const auto* m = views->roadmapModel.shown()) describeCase(frame, "shell.roadmaps_title", m->child, h.title, h.subtitle);
        h.back = frame.tr("shell.back");
        break;
    case Screen::Cooperation:
        if (const auto* m = views->cooperationModel.shown()) describeCase(frame, "cooperation.page_title", m->child, h.title, h.subtitle);
        h.back = frame.tr("shell.back");
        break;
    case Screen::Plan:
        if (const auto* m = views->planModel.shown()) describeCase(frame, "shell.plan_title", m->child, h.title, h.subtitle);
        h.back = frame.tr("shell.back");
        break;
    case Screen::Meeting:
        if (const auto* m = views->meetingModel.shown(); m != nullptr && m->child.child)
            describeCase(frame, "shell.meeting_title", m->child, h.title, h.subtitle);
        else if (m != nullptr) {
            h.title = words(frame, "shell.meetings_title", {{"unit", m->unitName}});
            if (m->institution != m->unitName) h.subtitle = m->institution;
        }
        h.back = frame.tr("shell.back");
        break;
    case Screen::Transition:
        if (const auto* m = views->transitionModel.shown(); m != nullptr && place.child) {
            describeCase(frame, "transition.page_title", m->child, h.title, h.subtitle);
            h.back = frame.tr("shell.back");
        }
        break;
    case Screen::Rights:
        if (const auto* m = views->rightsModel.shown(); m != nullptr && place.child) {
            describeCase(frame, "rights.page_title", m->child, h.title, h.subtitle);
            h.back = frame.tr("shell.back");
        }
        break;
    case Screen::Import:
        h.title = frame.tr("shell.import");
        h.back = frame.tr("shell.children");
        break;
    case Screen::NewYear:
        h.title = frame.tr("new_year.title");
        h.back = frame.tr("shell.back");
        break;
    case Screen::WhatIf:
        h.title = frame.tr("what_if.title");
        h.back = frame.tr("shell.back");
        break;
    case Screen::Start: h.subtitle = dates::longDay(session.today(), frame.language); break;
    default: break;
    }
    const bool aboutOneChild = static_cast<bool>(place.child);
    if (session.isDemo() && !aboutOneChild) h.subtitle += (h.subtitle.empty() ? "" : " · ") + std::string(frame.tr("shell.demo"));
    describeSaving(frame, session, h.saveText, shell);
    h.userName = text::displayLine(session.user().name, 40);
    h.userLine = roleWord(frame, session.user().role);
    if (const std::string where = app::placeName(session); !where.empty()) h.userLine += " · " + text::displayLine(where, 30);

    shell.navigation = !(place.screen == Screen::Child && views->child.parentView);
    shell.title = h.title;
    shell.subtitle = h.subtitle;
    shell.progressText = h.progressText;
    shell.saveText = h.saveText;
    shell.userName = h.userName;
    shell.userLine = h.userLine;
    shell.lockLine = frame.tr("shell.lock_line");
    shell.positionWord = h.positionWord;
    shell.backLabel = h.back;
    if (shell.navigation) shell.concernLabel = frame.tr("shell.concern");
}

} // namespace trivsel::ui
