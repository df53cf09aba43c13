#pragma once

#include "ui/screens/cooperation/cooperation_screen.h"
#include "ui/widgets/text.h"

/// The parts of the page "Samarbejde"; used by its files only.
namespace trivsel::ui::cooperation {

using Dialog = CooperationView::Dialog;

struct Page {
    Frame& frame;
    const app::CooperationModel& model;
    CooperationView& view;
    Outbox& out;
};

/// "Forælder 1 · beskyttet" while the name of a protected one was not asked for; 0 is the young person.
std::string holderName(const Page& page, std::int64_t holder);
bool isMasked(const Page& page, const app::CooperationModel::Holder& holder);
std::string_view consentWord(const Frame& frame, core::ConsentState state);
Tone consentTone(core::ConsentState state);
std::string_view answerWord(const Frame& frame, core::Request::Answer answer);
/// A card's heading with a link at its right edge; true when the link was used.
bool cardHead(Page& page, WidgetId id, std::string_view title, std::string_view action);

/// cooperation_requests.cpp, cooperation_consents.cpp, cooperation_side.cpp
void drawRequests(Page& page);
void drawConsents(Page& page);
void drawCustody(Page& page);
void drawCircumstances(Page& page);
void drawOffers(Page& page);

/// cooperation_dialogs.cpp: one dialog at a time
void openDialog(Page& page, Dialog dialog);
void drawDialog(Page& page);
/// The fault, the button that sends, and the way out; true when it is to be sent.
bool dialogFooter(Page& page, std::string_view send, bool isReady);
bool isFilled(const TextState& field);
/// A day that must be there.
void drawDay(Page& page, std::string_view label);
/// Sends and closes the dialog when it went well; what was typed stays when it did not.
template <class C> void sendFromDialog(Page& page, C command)
{
    CooperationView& view = page.view;
    view.fault.reset();
    page.out.send(std::move(command), [&view](const Result<void>& done) {
        if (!done) {
            view.fault = done.error().message;
            return;
        }
        view.isOfferSaved = view.dialog == Dialog::Offer;
        view.closeDialog();
    });
}

/// cooperation_request_dialogs.cpp, cooperation_consent_dialogs.cpp
void drawAsk(Page& page);
void drawReceived(Page& page);
void drawAnswer(Page& page);
void drawOffer(Page& page);
void drawConsent(Page& page);
void drawWithdraw(Page& page);
void drawHolder(Page& page);
void drawEndCustody(Page& page);

/// The list of those who can be asked, and what the profile says of the chosen one; for both kinds of dialog.
void drawRecipient(Page& page, std::string_view label);

} // namespace trivsel::ui::cooperation
