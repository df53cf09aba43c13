#include "ui/screens/cooperation/cooperation_screen.h"

#include "ui/layout.h"
#include "ui/screens/cooperation/cooperation_parts.h"
#include "ui/screens/parts/dialog_end.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <array>

namespace trivsel::ui {
namespace cooperation {

bool isMasked(const Page& page, const app::CooperationModel::Holder& holder)
{
    const auto& shown = page.view.shownHolders;
    return holder.isProtected && std::find(shown.begin(), shown.end(), holder.id) == shown.end();
}

std::string holderName(const Page& page, std::int64_t holder)
{
    if (holder == 0) return std::string(page.frame.tr("cooperation.young_person"));
    const app::CooperationModel& model = page.model;
    const app::CooperationModel::Holder* found = model.holderOf(holder);
    if (found == nullptr) return std::string(page.frame.tr("cooperation.nobody"));
    if (!isMasked(page, *found)) return found->name;
    const auto number = [&](const auto& list, std::size_t before) {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].id == holder) return before + i + 1;
        return std::size_t{0};
    };
    std::size_t n = number(model.holders, 0);
    if (n == 0) n = number(model.former, model.holders.size());
    return words(page.frame, "cooperation.masked", {{"n", std::to_string(n)}});
}

std::string_view consentWord(const Frame& frame, core::ConsentState state)
{
    switch (state) {
    case core::ConsentState::Given: return frame.tr("cooperation.consent.given");
    case core::ConsentState::Refused: return frame.tr("cooperation.consent.refused");
    case core::ConsentState::Missing: break;
    }
    return frame.tr("cooperation.consent.missing");
}

Tone consentTone(core::ConsentState state)
{
    switch (state) {
    case core::ConsentState::Given: return Tone::Good;
    case core::ConsentState::Refused: return Tone::Danger;
    case core::ConsentState::Missing: break;
    }
    return Tone::Muted;
}

std::string_view answerWord(const Frame& frame, core::Request::Answer answer)
{
    constexpr std::array kWords{"cooperation.answer.consultative",  "cooperation.answer.short_course",
                                "cooperation.answer.conversations", "cooperation.answer.family_treatment",
                                "cooperation.answer.onward",        "cooperation.answer.accepted",
                                "cooperation.answer.declined"};
    return frame.tr(kWords[static_cast<std::size_t>(answer)]);
}

bool cardHead(Page& page, WidgetId id, std::string_view title, std::string_view action)
{
    return ui::cardHead(page.frame, id, title, page.model.mayWrite ? action : std::string_view());
}

} // namespace cooperation

namespace {

constexpr float kSideWidth = 360;
constexpr float kFold = 860;

void adopt(const app::CooperationModel& model, CooperationView& view)
{
    if (view.child == model.child.child) return;
    view.arrive();
    view.child = model.child.child;
    view.showsAnswered = view.showsFormer = false;
}

} // namespace

void CooperationView::arrive()
{
    closeDialog();
    shownHolders.clear();
    isOfferSaved = false;
    placedDate.text.editor.wipe();
    placedDate.shown.reset();
}

void CooperationView::closeDialog()
{
    dialog = Dialog::None;
    request = {};
    consent = {};
    holder = 0;
    recipient = person = choice = -1;
    for (TextState* field : {&words, &purpose, &name, &contact, &date.text, &untilDate.text}) field->editor.wipe();
    for (DateFieldState* field : {&date, &untilDate}) field->shown.reset();
    hasProtectedAddress = needsInterpreter = false;
    day.reset();
    until.reset();
    isDayWrong = isUntilWrong = false;
    fault.reset();
}

void drawCooperation(Frame& frame, const app::CooperationModel& model, CooperationView& view, Outbox& out)
{
    adopt(model, view);
    if (!model.maySee) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("child.not_yours"), frame.tr("child.not_yours_why"));
        return;
    }
    cooperation::Page page{frame, model, view, out};
    twoColumns(
        frame,
        [&] {
            cooperation::drawRequests(page);
            cooperation::drawConsents(page);
            cooperation::drawCircumstances(page);
        },
        [&] {
            cooperation::drawCustody(page);
            cooperation::drawOffers(page);
        },
        {.sideWidth = kSideWidth, .fold = kFold});
    cooperation::drawDialog(page);
}

} // namespace trivsel::ui
