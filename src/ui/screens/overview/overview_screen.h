#pragma once

#include "app/models/overview_model.h"
#include "ui/frame.h"
#include "ui/screens/file_chooser/file_chooser.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/text_editor.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// "Overblik": how positions are distributed, from released tables; and what happens for one's own children.
struct OverviewView {
    app::OverviewChoice choice;
    std::optional<app::ClosePeriod> asksToClose; ///< not all of its rounds are closed: the leader is asked first
    /// What was sent to be made and is not there yet, and periods that could not be made, which are not tried again by
    /// themselves.
    struct Making {
        bool isUnderWay = false;
        std::vector<app::ClosePeriod> failed;
    };
    std::shared_ptr<Making> making = std::make_shared<Making>();
    PrintView print;
    bool choosesFile = false; ///< a figures file is to be read in
    FileChooserView chooser;
    bool showsTargets = false;
    struct Typed {
        TextState words;
        bool isBegun = false; ///< it has been filled with what is known
    };
    std::map<std::string, Typed> targets; ///< by id
};

void drawOverview(Frame& frame, const app::OverviewModel& model, OverviewView& view, Outbox& out);

} // namespace trivsel::ui
