#include "core/meeting_tool.h"

#include <algorithm>

namespace trivsel::core {

const MeetingTool* MeetingTools::tool(std::string_view toolId) const
{
    const auto at = std::find_if(tools.begin(), tools.end(), [&](const MeetingTool& t) { return t.id == toolId; });
    return at != tools.end() ? &*at : nullptr;
}

bool isFor(const MeetingTool& tool, std::int32_t ageMonths, Setting setting)
{
    if (tool.ageMonths && (ageMonths < tool.ageMonths->first || ageMonths > tool.ageMonths->second)) return false;
    return tool.settings.empty() || std::find(tool.settings.begin(), tool.settings.end(), setting) != tool.settings.end();
}

} // namespace trivsel::core
