#include "ui/screens/first_start/first_start_screen.h"

#include "app/profiles.h"
#include "ui/layout.h"
#include "ui/screens/first_start/first_start_parts.h"
#include "ui/screens/parts/last_error.h"
#include "ui/screens/words.h"
#include "ui/shell.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <utility>

namespace trivsel::ui {
namespace {

using first_start::Page;
using At = FirstStartView::Page;

constexpr float kCardWidth = 620;
constexpr float kWideCard = 820;   ///< adults: two fields beside each other
constexpr int kFramesToSettle = 4; ///< until the keyboard has been given to a field and that has been scrolled to

void drawDemoProgress(Page& page, const app::Application::DemoProgress& demo)
{
    Frame& frame = page.frame;
    text(frame, frame.tr(demo.isStopping ? "first_start.stopping_demo" : "first_start.working_demo"),
         {.style = TextStyle::BodyStrong, .role = Role::Status});
    space(frame, 6);
    secondary(frame, frame.tr(demo.isStopping ? "first_start.stopping_demo_why" : "first_start.working_demo_why"));
    space(frame, 16);
    if (demo.isStopping) return;
    const bool isFilled = demo.units > 0 && demo.done == demo.units;
    const std::string at = demo.units == 0 ? std::string(frame.tr("first_start.demo_plan"))
                           : isFilled
                               ? std::string(frame.tr("first_start.demo_keys"))
                               : words(frame, "first_start.demo_unit",
                                       {{"n", std::to_string(demo.done + 1)}, {"m", std::to_string(demo.units)}});
    if (workStatus(frame, "demo", at, demo.done, std::max(1, demo.units), frame.tr("common.cancel")))
        page.out.ask([](app::Application& a) { a.stopDemo(); });
}

void drawWorking(Page& page)
{
    Frame& frame = page.frame;
    const bool isDemo = page.view.isMakingDemo;
    if (const auto demo = page.application.demoProgress()) return drawDemoProgress(page, *demo);
    if (!isDemo && !page.view.isCreating) { // another store is being looked at
        text(frame, frame.tr("rescue.working"), {.style = TextStyle::BodyStrong, .role = Role::Status});
        return;
    }
    text(frame, frame.tr(isDemo ? "first_start.working_demo" : "first_start.working"),
         {.style = TextStyle::BodyStrong, .role = Role::Status});
    space(frame, 6);
    secondary(frame, frame.tr(isDemo ? "first_start.working_demo_why" : "first_start.working_why"));
}

void drawErrors(Page& page, const Text* message)
{
    Frame& frame = page.frame;
    drawLastError(frame, page.application, page.out);
    if (message == nullptr) return;
    const auto event =
        banner(frame, "message", BannerKind::Error, in(frame, *message), {.close = frame.tr("common.close")});
    page.result.closedMessage = event == BannerEvent::Closed;
    space(frame, 14);
}

void drawPage(Page& page)
{
    switch (page.view.page) {
    case At::Welcome: first_start::drawWelcome(page); break;
    case At::Institution: first_start::drawInstitution(page); break;
    case At::Units: first_start::drawUnits(page); break;
    case At::Adults: first_start::drawAdults(page); break;
    case At::Place: first_start::drawPlace(page); break;
    case At::Recovery: first_start::drawRecovery(page); break;
    }
}

/// Which page is due: the code of a store that was just made comes before everything else; why one could not be made
/// is told where it can be mended.
void followWork(Page& page)
{
    FirstStartView& view = page.view;
    if (page.application.phase() == app::Application::Phase::Working) return;
    if (!page.application.recoveryCode().empty()) {
        if (view.page != At::Recovery) {
            view.wipe();
            view.goTo(At::Recovery);
            view.isFirstCode = view.isCreating;
            view.hasWrittenCode = false;
        }
    } else if (view.page == At::Recovery) {
        view.wipe();
        view = FirstStartView{};
    }
    const auto& error = page.application.lastError();
    if (std::exchange(view.isCreating, false) && error) {
        view.refuse({"Lageret blev ikke oprettet. " + error->message.da + " Det, du har skrevet, står her endnu.",
                     "The store was not made. " + error->message.in(Language::English) +
                         " What you have written is still here."});
        page.out.ask([](app::Application& a) { a.clearError(); });
        page.frame.focus.request(std::string(page.frame.tr("first_start.file")));
    }
    view.isMakingDemo = false;
}

} // namespace

void FirstStartView::wipe()
{
    for (Adult& adult : adults) {
        adult.passphrase.editor.wipe();
        adult.again.editor.wipe();
    }
}

void FirstStartView::goTo(Page to)
{
    page = to;
    arrived = true;
    showsFaults = false;
    fault.reset();
    refused.reset();
}

void FirstStartView::complain(Text why)
{
    fault = std::move(why);
    newFault = kFramesToSettle;
}

void FirstStartView::refuse(Text why)
{
    refused = std::move(why);
    newFault = kFramesToSettle;
}

FirstStartResult drawFirstStart(Frame& frame, const app::Application& application, FirstStartView& view, Outbox& out,
                                const Text* message)
{
    Page page{frame, application, view, out, {}};
    followWork(page);
    if (view.municipality.empty())
        if (const auto profiles = app::profileChoices(application); !profiles.empty())
            view.municipality = profiles.front().id;
    if (view.arrived) frame.focus.requestFirst();
    const bool isWorking = application.phase() == app::Application::Phase::Working;
    centredPage(frame, view.page == At::Adults && !isWorking ? kWideCard : kCardWidth, [&] {
        if (view.arrived) scrollToTop(frame);
        view.arrived = false;
        if (isWorking) {
            drawWorking(page);
            return;
        }
        drawErrors(page, message);
        drawPage(page);
    });
    if (!view.choosesFolder) return page.result;
    const FileChoice choice = drawFileChooser(frame, "folder", FileKind::Folder, view.chooser);
    if (choice.file) view.file.set((*choice.file / std::filesystem::path(view.file.text()).filename()).string());
    if (choice.file || choice.cancelled) view.choosesFolder = false;
    return page.result;
}

namespace first_start {

void bringIntoView(Page& page)
{
    if (page.view.newFault <= 0) return;
    page.frame.requests.redrawIn(0);
    if (--page.view.newFault == 0) scrollToLast(page.frame);
}

Step drawSteps(Page& page, std::string_view on, std::string_view keyCap)
{
    Frame& frame = page.frame;
    Step step = Step::None;
    if (page.view.fault) {
        space(frame, 14);
        banner(frame, "fault", BannerKind::Warning, in(frame, *page.view.fault));
        bringIntoView(page);
    }
    space(frame, 22);
    if (primaryButton(frame, "on", on, {.keyCap = keyCap})) step = Step::On;
    const std::string cap = keyCapText(Shortcut::GoBack);
    const ButtonOptions how{.keyCap = cap};
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("first_start.back"), how));
    if (button(frame, "back", frame.tr("first_start.back"), how) || pressed(frame, Shortcut::GoBack)) step = Step::Back;
    return step;
}

} // namespace first_start
} // namespace trivsel::ui
