#pragma once

#include "ui/screens/rights/rights_screen.h"

#include <string_view>
#include <utility>

/// The parts of the page "Rettigheder"; used by its files only.
namespace trivsel::ui::rights {

using Dialog = RightsView::Dialog;

std::string_view reasonWord(const Frame& frame, app::HoldReason reason);
/// Held back by these, in one line.
std::string heldWords(const Frame& frame, const std::vector<app::HeldBy>& held);

void openDialog(RightsView& view, Dialog dialog);
/// The one dialog that is open. `model`: null on the page of the house.
void drawDialog(Frame& frame, const app::RightsModel* model, RightsView& view, Outbox& out);
/// Sends and closes the dialog when it went well; what was typed stays when it did not.
template <class C> void sendFromDialog(RightsView& view, Outbox& out, C command)
{
    view.fault.reset();
    out.send(std::move(command), [&view](const Result<void>& done) {
        if (done) view.closeDialog();
        else view.fault = done.error().message;
    });
}
/// Erases on a worker, since all of it is read from the store anew.
void erase(RightsView& view, Outbox& out, app::EraseChildren command);

} // namespace trivsel::ui::rights
