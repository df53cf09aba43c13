#pragma once

#include "app/models/rights_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/widgets/field.h"
#include "ui/widgets/table.h"

#include <optional>
#include <vector>

namespace trivsel::ui {

/// "Rettigheder", of one child or of the house. All that is typed is in a dialog.
struct RightsView {
    ChildId child; ///< whom the view state is about; another child clears it

    enum class Dialog { None, Told, Correct, AnswerCorrection, Hold, Lift, Decide, Ask, DecideException, Archive, Erase };
    Dialog dialog = Dialog::None;
    bool dialogArrived = false; ///< its first field takes the keyboard in the next frame
    CorrectionId correction;
    HoldId hold;
    ExceptionId exception;
    core::InsightDecision::What what = core::InsightDecision::What::Record;
    int choice = -1, recipient = -1;
    TextState words, about, who;
    DateFieldState date;
    std::optional<Date> day;
    bool isDayWrong = false;
    std::optional<Text> fault; ///< why the dialog cannot be sent
    app::EraseChildren::Why why = app::EraseChildren::Why::Retention;

    enum class Tab { Told, Waiting, Due, Erased };
    Tab tab = Tab::Told;
    std::vector<ChildId> chosen;            ///< of those not told, or of the children to erase
    std::vector<ConcernId> chosenConcerns;  ///< to erase
    TableState notTold, due;
    bool wentAway = false; ///< the child of the page was erased: its page is left
    PrintView print;

    /// Closes the dialog and overwrites what was typed in it.
    void closeDialog();
    /// Nothing of the models is kept: their children are not here any more.
    void forget();
};

void drawRights(Frame& frame, const app::RightsModel& model, RightsView& view, Outbox& out);
void drawRightsHouse(Frame& frame, const app::RightsHouseModel& model, RightsView& view, Outbox& out);

} // namespace trivsel::ui
