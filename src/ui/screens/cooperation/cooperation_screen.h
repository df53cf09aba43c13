#pragma once

#include "app/models/cooperation_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/widgets/field.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// "Samarbejde": what others were asked about a child, consent, custody, and what else the guide asks about. All that
/// is typed is in a dialog.
struct CooperationView {
    ChildId child;                          ///< whom the view state is about; another child clears it
    std::vector<std::int64_t> shownHolders; ///< protected ones whose name was asked for; masked again at every visit
    bool showsAnswered = false, showsFormer = false;
    bool isOfferSaved = false; ///< just said: where it can be read now

    enum class Dialog { None, Ask, Received, Answer, Consent, Withdraw, Holder, EndCustody, Offer };
    Dialog dialog = Dialog::None;
    bool dialogArrived = false; ///< its first field takes the keyboard in the next frame
    RequestId request;
    ConsentId consent;
    std::int64_t holder = 0;                      ///< 0: a new one
    int recipient = -1, person = -1, choice = -1; ///< of the dialog's lists; -1 = not chosen
    TextState words, purpose, name, contact;
    bool hasProtectedAddress = false, needsInterpreter = false;
    DateFieldState date, untilDate, placedDate;
    std::optional<Date> day, until;
    bool isDayWrong = false, isUntilWrong = false;
    std::optional<Text> fault; ///< why the dialog cannot be sent

    /// One comes to the page: what is protected is masked.
    void arrive();
    /// Closes the dialog and overwrites what was typed in it.
    void closeDialog();
};

void drawCooperation(Frame& frame, const app::CooperationModel& model, CooperationView& view, Outbox& out);

} // namespace trivsel::ui
