#pragma once

#include "app/models/child_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/screen_words.h"
#include "ui/widgets/field.h"
#include "ui/widgets/table.h"

#include <optional>
#include <vector>

namespace trivsel::ui {

struct ChildrenView {
    TextState search;
    int unit = -1; ///< index into the model's units; -1 = all
    TableState table;
    /// Rows that fit search and unit; made anew when either or the model changed.
    std::vector<int> shown;
    std::string shownSearch;
    int shownUnit = -2;
    const void* shownRows = nullptr; ///< the model's rows that `shown` was made for

    struct AddChild {
        bool isOpen = false;
        TextState name, cpr;
        DateFieldState birthDate;
        std::optional<Date> born;
        bool isDayWrong = false; ///< what was typed is no day
        int unit = -1;
        int sex = -1;
        std::optional<Text> fault;
        int added = 0; ///< in this dialog, which stays open for the next one

        /// Overwrites what was typed; the unit stays, since the next child is often of the same group.
        void clear();
    } add;
    bool showsImports = false;

    /// A child outside one's units, to be opened with a reason.
    struct OpenChild {
        bool isOpen = false;
        TextState name, reason;
        DateFieldState birthDate;
        std::optional<Date> born;
        bool isDayWrong = false; ///< what was typed is no day
        std::optional<Text> fault;
        void close(); ///< overwrites what was typed
    } openChild;
};

/// Every child one may see: search, unit, add by hand, bring in from a list.
void drawChildren(Frame& frame, const app::ChildrenModel& model, ChildrenView& view, Outbox& out,
                  const ScreenWords& positionWords);
/// The quiet way to a child one does not see, with its dialog.
void drawOpenChild(Frame& frame, const app::ChildrenModel& model, ChildrenView& view, Outbox& out);
/// The dialog of a new child; drawn while view.add.isOpen.
void drawAddChild(Frame& frame, const app::ChildrenModel& model, ChildrenView& view, Outbox& out);

} // namespace trivsel::ui
