#pragma once

#include "app/models/work_list_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/widgets/table.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

struct WorkListView {
    enum class Tab { Lines, Units, Adults };
    Tab tab = Tab::Lines;
    // What is shown: by id, since a model made anew has other indexes. None: all.
    UnitId institution, unit;
    UserId adult;
    std::optional<app::WorkListModel::Kind> kind;

    /// What fits, of the model it was made for; made anew when one of them changed.
    std::vector<int> lines, units, adults;              ///< indexes into the model
    std::array<int, app::WorkListModel::kKinds> sums{}; ///< of everything that fits, whatever the kind
    int children = 0, inRound = 0, agreed = 0;          ///< of the units that fit
    int longestWait = 0;                                ///< days, of the requests that fit
    struct Choice {
        const void* rows = nullptr;
        UnitId institution, unit;
        UserId adult;
        std::optional<app::WorkListModel::Kind> kind;
        bool operator==(const Choice&) const = default;
    } choice;

    TableState lineTable, unitTable, adultTable;
    UnitId reminded;       ///< whose reminder stands beside the units …
    UserId remindedAdult;  ///< … and beside the adults
    bool isCopied = false; ///< until another is shown
    PrintView print;

    /// Nothing of the model is kept: its children are not here any more.
    void forget();
};

/// "Hvem mangler?": the leader's list of what is not done, summed up per unit and adult, with a reminder that names no
/// child.
void drawWorkList(Frame& frame, const app::WorkListModel& model, WorkListView& view, Outbox& out);

} // namespace trivsel::ui
