#include "ui/layout.h"
#include "ui/screens/child/child_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <array>

/// Who the child is and where it belongs.
namespace trivsel::ui::child {
namespace {

using Dialog = ChildView::Dialog;

constexpr std::size_t kMatches = 6;

void drawDay(Page& page, std::string_view label)
{
    const DateEvent event = dateField(page.frame, "day", label, page.view.day, page.view.date,
                                      {.hint = page.frame.tr("child.day_hint"), .width = 220});
    if (event.committed) page.view.day = event.value;
    page.view.isDayWrong = !event.valid;
}

Enabled onlyIf(bool ready)
{
    return ready ? Enabled::Yes : Enabled::No;
}

void drawBaseData(Page& page)
{
    Frame& frame = page.frame;
    ChildView& view = page.view;
    textField(frame, "name", frame.tr("child.name"), view.name);
    space(frame, 10);
    drawDay(page, frame.tr("child.birth_date"));
    space(frame, 10);
    text(frame, frame.tr("child.sex"), {.style = TextStyle::SecondaryStrong});
    space(frame, 4);
    const std::array options{ChoiceOption{.label = frame.tr("child.sex.boy"), .keyCap = {}, .position = {}},
                             ChoiceOption{.label = frame.tr("child.sex.girl"), .keyCap = {}, .position = {}},
                             ChoiceOption{.label = frame.tr("child.sex.other"), .keyCap = {}, .position = {}}};
    if (const auto chosen = choiceRow(frame, "sex", frame.tr("child.sex"), options,
                                      view.sex < 0 ? std::nullopt : std::optional(view.sex)))
        view.sex = *chosen;
    space(frame, 10);
    const std::string hint = page.model.maskedCpr;
    textField(frame, "cpr", frame.tr("child.cpr"), view.cpr,
              {.hint = hint,
               .help = frame.tr(hint.empty() ? "child.cpr_help" : "child.cpr_keep"),
               .width = 220,
               .maxBytes = 20});
    space(frame, 10);
    if (checkbox(frame, "protected", frame.tr("child.protected"), view.hasProtectedAddress))
        view.hasProtectedAddress = !view.hasProtectedAddress;
    const bool isReady = !text::trim(view.name.text()).empty() && view.day && !view.isDayWrong;
    if (!dialogFooter(page, frame.tr("common.save"), onlyIf(isReady))) return;
    const std::optional<core::Sex> sex = view.sex < 0 ? std::nullopt : std::optional(static_cast<core::Sex>(view.sex));
    // The number is never shown whole, so an empty field means "as it was".
    const std::string cpr = view.cpr.text().empty() ? page.model.cpr : view.cpr.text();
    sendFromDialog(page, app::ChangeChild{page.model.child.child, view.name.text(),
                                          view.day.value_or(page.model.birthDate), sex, cpr, view.hasProtectedAddress});
}

void drawMove(Page& page)
{
    Frame& frame = page.frame;
    ChildView& view = page.view;
    std::vector<std::string> names;
    for (const auto& unit : page.model.units)
        names.push_back(unit.institution.empty() ? unit.name : unit.name + " · " + unit.institution);
    if (const auto chosen =
            dropDown(frame, "unit", frame.tr("child.move_to"), names, view.unit, {.hint = frame.tr("child.choose")}))
        view.unit = *chosen;
    space(frame, 10);
    drawDay(page, frame.tr("child.move_day"));
    const bool isReady = view.unit >= 0 && view.unit < static_cast<int>(names.size()) && view.day && !view.isDayWrong;
    if (dialogFooter(page, frame.tr("child.move_do"), onlyIf(isReady)))
        sendFromDialog(page, app::MoveChild{page.model.child.child,
                                            page.model.units[static_cast<std::size_t>(view.unit)].unit, *view.day});
}

void drawLeave(Page& page)
{
    secondary(page.frame, page.frame.tr("child.leave_why"));
    space(page.frame, 12);
    drawDay(page, page.frame.tr("child.leave_day"));
    if (dialogFooter(page, page.frame.tr("child.leave_do"), onlyIf(page.view.day && !page.view.isDayWrong)))
        sendFromDialog(page, app::ChildLeaves{page.model.child.child, *page.view.day});
}

void drawSiblings(Page& page)
{
    Frame& frame = page.frame;
    secondary(frame, frame.tr("child.sibling_why"));
    space(frame, 12);
    searchField(frame, "search", frame.tr("child.sibling_search"), page.view.name, 0);
    const std::string wanted = text::foldCase(text::trim(page.view.name.text()));
    std::size_t shown = 0;
    for (const auto& other : page.model.siblingChoices) {
        if (wanted.empty() || shown == kMatches) break;
        if (text::foldCase(other.name).find(wanted) == std::string::npos) continue;
        space(frame, 4);
        if (rowButton(frame, {"match", other.child}, other.name, {}, {.icon = Icon::Child}))
            sendFromDialog(page, app::LinkSiblings{page.model.child.child, other.child});
        ++shown;
    }
    if (!wanted.empty() && shown == 0) {
        space(frame, 8);
        secondary(frame, frame.tr("child.sibling_none"));
    }
    if (page.view.fault) {
        space(frame, 12);
        banner(frame, "fault", BannerKind::Error, in(frame, *page.view.fault));
    }
    space(frame, 18);
    if (button(frame, "cancel", frame.tr("common.cancel"), {.keyCap = "Esc"})) page.view.closeDialog();
}

/// A wrong link. While something is closed for the family nobody can be taken out of it, and that is said beforehand.
void drawUnlink(Page& page)
{
    Frame& frame = page.frame;
    const bool isClosed = page.model.gate == core::GateState::Closed;
    if (isClosed)
        banner(frame, "closed", BannerKind::Warning, frame.tr("child.unlink_closed"));
    else
        secondary(frame, frame.tr("child.unlink_why"));
    space(frame, 12);
    for (const auto& other : page.model.linkedSiblings) {
        if (isClosed) break;
        if (rowButton(frame, {"linked", other.child}, words(frame, "child.unlink_do", {{"name", other.name}}), {},
                      {.icon = Icon::Child}))
            sendFromDialog(page, app::UnlinkSiblings{page.model.child.child, other.child});
        space(frame, 4);
    }
    if (!isClosed && page.model.siblings.size() > page.model.linkedSiblings.size()) {
        space(frame, 4);
        caption(frame, frame.tr("child.unlink_others"));
    }
    if (page.view.fault) {
        space(frame, 12);
        banner(frame, "fault", BannerKind::Error, in(frame, *page.view.fault));
    }
    space(frame, 18);
    if (button(frame, "cancel", frame.tr("common.cancel"), {.keyCap = "Esc"})) page.view.closeDialog();
}

} // namespace

void drawBaseDialog(Page& page)
{
    switch (page.view.dialog) {
    case Dialog::BaseData: drawBaseData(page); break;
    case Dialog::Move: drawMove(page); break;
    case Dialog::Leave: drawLeave(page); break;
    case Dialog::Siblings: drawSiblings(page); break;
    case Dialog::Unlink: drawUnlink(page); break;
    default: break;
    }
}

} // namespace trivsel::ui::child
