#pragma once

#include "app/what_if_run.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/screen_words.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

struct WhatIfView {
    std::string form; ///< id; one that is not there is the first
    std::size_t target = 0;
    bool isInvented = false; ///< invented children, also for one who could see her own
    UnitId scope;            ///< none: the first
    std::size_t period = 0;

    app::WhatIfRun run;
    std::vector<app::WhatIfKnob> knobs;
    struct KnobsOf {
        core::InstrumentPtr form;
        std::size_t scheme = 0;
        app::WhatIfTarget target;
        bool operator==(const KnobsOf&) const = default;
    } knobsOf;
    /// The last answer, and what it was worked out from.
    app::WhatIfAnswer answer;
    const app::WhatIfCount* answered = nullptr;
    std::vector<app::WhatIfKnob> answeredKnobs;

    /// What is chosen, of what can be; none without forms that have anything to move.
    std::optional<app::WhatIfChoice> choice(const app::WhatIfModel& model) const;
    /// Before a frame of the page: begins to count what is chosen. `session` as for WhatIfRun::want.
    void prepare(app::Session* session, const app::WhatIfModel& model);
    /// Stops counting and lets go of what was counted.
    void forget();
};

/// "Hvad hvis grænsen flyttes?": limits are moved, and the page says how many ratings would get another position. Nothing
/// is saved.
void drawWhatIf(Frame& frame, const app::WhatIfModel& model, WhatIfView& view, Outbox& out, const ScreenWords& positionWords);

} // namespace trivsel::ui
