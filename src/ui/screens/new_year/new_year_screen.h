#pragma once

#include "app/school/year_plan.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/widgets/field.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

struct NewYearView {
    UnitId institution;             ///< chosen; none: the first
    std::optional<app::RollOverYear> plan; ///< as changed on the page; none: as proposed
    std::vector<TextState> names;   ///< of the plan's classes
    DateFieldState firstDay;
    std::optional<Error> fault;
    BatchId batch;                  ///< done, and can be undone
    bool isDone = false;
    std::optional<Date> savedFor;   ///< just now, until this day

    void forget() { *this = {}; }
};

/// The step into a new school year, proposed and reviewed on one page: what becomes of every class, and who has it.
void drawNewYear(Frame& frame, const app::YearModel& model, NewYearView& view, Outbox& out);

} // namespace trivsel::ui
