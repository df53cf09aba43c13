#pragma once

#include "app/models/roadmap_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/widgets/field.h"

#include <optional>
#include <set>
#include <string>

namespace trivsel::ui {

/// "Fravær og køreplaner".
struct RoadmapsView {
    ChildId child;                     ///< whose page it is; another child's begins folded
    std::set<std::string> unfolded;    ///< roadmaps with every threshold shown
    std::set<std::string> withSources; ///< roadmaps with their sources shown
    std::string step;                  ///< "roadmap/threshold/index" of the step whose words are shown in full
    bool showsAllDays = false;
    std::optional<Text> fault; ///< why steps could not be taken, or a day not be taken back

    /// Absence being written.
    struct Absence {
        bool isOpen = false;
        std::optional<Date> from, to;
        DateFieldState fromState, toState;
        bool isFromWrong = false, isToWrong = false;
        int kind = -1; ///< index into illness, permitted, unlawful; -1 = not chosen
        int part = 0;  ///< index: the whole day first
        std::optional<Text> fault;
        void close();
    };
    Absence absence;
};

void drawRoadmaps(Frame& frame, const app::RoadmapModel& model, RoadmapsView& view, Outbox& out);

} // namespace trivsel::ui
