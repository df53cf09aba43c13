#pragma once

#include "base/text.h"
#include "core/municipality.h"
#include "core/transition/handover.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace trivsel::core {

/// Trivselslinealen as this program words it (data/ruler): five steps, and for each age what protects and what is a
/// risk. KL's own words for the steps are not public (tracing.md section 2): these are ours.
struct Ruler {
    std::string id, version;
    Text title, note;
    struct Step {
        Text title;
        Text child; ///< of the child's development and wellbeing
        Text care;  ///< of the parents' care
        bool operator==(const Step&) const = default;
    };
    std::array<Step, kRulerWorst> steps; ///< best first
    struct Factor {
        std::string id; ///< of no other factor of the ruler
        Text title;
        bool operator==(const Factor&) const = default;
    };
    struct Band {
        int fromMonths = 0, toMonths = 0; ///< completed months of age, both within
        Text title;
        std::vector<Factor> protective, risks;
        bool operator==(const Band&) const = default;
    };
    std::vector<Band> bands; ///< by age, without gap or overlap
    std::vector<Source> sources;

    const Step* step(std::uint8_t at) const { return at >= kRulerBest && at <= kRulerWorst ? &steps[at - 1U] : nullptr; }
    const Band* band(int months) const; ///< the nearest one at either end; null without bands
    const Factor* factor(std::string_view factorId) const;
    bool operator==(const Ruler&) const = default;
};

using RulerPtr = std::shared_ptr<const Ruler>;

} // namespace trivsel::core
