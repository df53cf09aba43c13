#pragma once

#include "app/models/follow_up_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/screens/screen_words.h"
#include "ui/widgets/field.h"
#include "ui/widgets/table.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

struct FollowUpView {
    int tab = 0;         ///< 0 = all lines, then one for each group, then the visits
    int unit = -1;       ///< index into the model's units; -1 = all
    bool isMine = false; ///< only lines whose turn is one's own
    TextState search;    ///< part of a name, or a number from the calendar
    TableState table;
    /// Lines that fit all of that; made anew when one of them or the model changed.
    std::vector<int> shown;
    struct Choice {
        const void* rows = nullptr;
        int tab = -1, unit = -1;
        bool isMine = false;
        std::string search;
        bool operator==(const Choice&) const = default;
    } choice;

    TableState visits;
    int visit = 0; ///< index into the model's visits: whose agenda is shown
    UnitId allOffersOf; ///< the unit whose missing offers are all shown

    struct HeldVisit {
        bool isOpen = false;
        UnitId unit;
        core::Visit::Kind kind = core::Visit::Kind::SocialWorker;
        std::string unitName;
        std::optional<Date> day;
        DateFieldState date;
        bool isDayWrong = false;
        TextState words;
        std::optional<Text> fault;
        void close();
    } held;

    struct HandOver {
        bool isOpen = false;
        int unit = -1, from = -1, to = -1; ///< indexes into HandOverModel
        std::optional<Text> fault;
    } handOver;

    PrintView print;

    /// Shows the lines of one unit.
    void showUnit(const app::FollowUpModel& model, UnitId wanted);
};

/// Everything that must not be forgotten: what is late, who is without contact adult or date, what comes, and the
/// monthly visits with their agenda. `handOver`: needed while view.handOver is open, else null.
void drawFollowUp(Frame& frame, const app::FollowUpModel& model, const app::HandOverModel* handOver, FollowUpView& view,
                  Outbox& out, const ScreenWords& positionWords);

} // namespace trivsel::ui
