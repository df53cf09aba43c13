#pragma once

#include "base/text.h"
#include "core/guide.h"
#include "core/position.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace trivsel::core {

/// A form for one kind of meeting or talk: what is asked, in which order, for whom (data/meetings).
struct MeetingTool {
    /// What holding it settles in the follow-up engine.
    enum class Settles { Nothing, NetworkAt16, Placement, AbsenceReview, District };
    struct Part {
        std::string id;
        Text title;
        std::vector<Text> ask; ///< questions, one line each
        bool operator==(const Part&) const = default;
    };
    std::string id;
    Text title;
    Text purpose; ///< what it is good for, in one or two sentences
    Text invite;  ///< who takes part
    bool isForUnit = false;      ///< about a unit's matters; else about one child
    bool hasNames = true;        ///< by default; false: "barnet"
    bool reachesParents = false; ///< closed by the gate and the acute path
    bool reachesChild = false;   ///< as above
    std::optional<std::pair<std::int32_t, std::int32_t>> ageMonths; ///< completed months, both included
    std::vector<Setting> settings; ///< empty: everywhere
    std::int32_t minutes = 0;      ///< what to set aside; 0: not said
    Settles settles = Settles::Nothing;
    std::vector<Part> parts; ///< at least one
    std::string source;      ///< id in MeetingTools::sources; may be empty when localChoice
    bool localChoice = false;
    bool operator==(const MeetingTool&) const = default;
};

struct MeetingTools {
    std::string id;
    std::string version;
    Text title;
    std::vector<Source> sources;
    std::vector<MeetingTool> tools; ///< in the order in which they are offered
    const MeetingTool* tool(std::string_view toolId) const;
    bool operator==(const MeetingTools&) const = default;
};

using MeetingToolsPtr = std::shared_ptr<const MeetingTools>;

/// Whether a tool is offered for a child of this age in this setting.
bool isFor(const MeetingTool& tool, std::int32_t ageMonths, Setting setting);

} // namespace trivsel::core
