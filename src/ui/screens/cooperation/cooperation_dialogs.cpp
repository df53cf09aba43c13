#include "ui/widgets/dialog.h"

#include "ui/layout.h"
#include "ui/screens/cooperation/cooperation_parts.h"
#include "ui/screens/parts/dialog_end.h"
#include "ui/screens/words.h"
#include "ui/widgets/status.h"

/// The dialogs' frame: title, first field, fault and buttons.
namespace trivsel::ui::cooperation {
namespace {

constexpr float kWidth = 540;

struct Look {
    const char* title = nullptr;
    const char* first = nullptr; ///< label of the field that takes the keyboard
    void (*draw)(Page&) = nullptr;
};

Look lookOf(const CooperationView& view)
{
    switch (view.dialog) {
    case Dialog::Ask: return {"cooperation.ask", "cooperation.to", drawAsk};
    case Dialog::Received: return {"cooperation.they_have_it", "cooperation.received_day", drawReceived};
    case Dialog::Answer: return {"cooperation.write_answer", "cooperation.answer", drawAnswer};
    case Dialog::Consent: return {"cooperation.consent_title", "cooperation.who", drawConsent};
    case Dialog::Withdraw: return {"cooperation.withdraw", "cooperation.withdrawn_day", drawWithdraw};
    case Dialog::Holder:
        return {view.holder != 0 ? "cooperation.edit_holder_title" : "cooperation.add_holder_title", "cooperation.name",
                drawHolder};
    case Dialog::EndCustody: return {"cooperation.end_custody_title", "cooperation.last_day", drawEndCustody};
    case Dialog::Offer: return {"cooperation.offers", "cooperation.offer_what", drawOffer};
    case Dialog::None: break;
    }
    return {};
}

} // namespace

void openDialog(Page& page, Dialog dialog)
{
    page.view.closeDialog();
    page.view.dialog = dialog;
    page.view.dialogArrived = true;
}

bool isFilled(const TextState& field)
{
    return !text::trim(field.text()).empty();
}

void drawDay(Page& page, std::string_view label)
{
    const DateEvent event = dateField(page.frame, "day", label, page.view.day, page.view.date,
                                      {.hint = page.frame.tr("child.day_hint"), .width = 220});
    if (event.committed) page.view.day = event.value;
    page.view.isDayWrong = !event.valid;
}

bool dialogFooter(Page& page, std::string_view send, bool isReady)
{
    const DialogButton used = dialogEnd(page.frame, page.view.fault, {.send = send, .isReady = isReady});
    if (used == DialogButton::Leave) page.view.closeDialog();
    return used == DialogButton::Send;
}

void drawDialog(Page& page)
{
    const Look look = lookOf(page.view);
    if (look.draw == nullptr) return;
    const auto event = dialog(page.frame, {"cooperation-dialog", static_cast<int>(page.view.dialog)},
                              page.frame.tr(look.title), {.width = kWidth}, [&] { look.draw(page); });
    if (page.view.dialogArrived) page.frame.focus.request(std::string(page.frame.tr(look.first)));
    page.view.dialogArrived = false;
    if (event == DialogEvent::Closed) page.view.closeDialog();
}

} // namespace trivsel::ui::cooperation
