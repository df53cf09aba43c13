#include "core/meeting_tool.h"
#include "fuzz/support/definition_check.h"

#include <set>

// Tools for meetings and talks: each is found by its id, has parts with questions, and is offered somewhere.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace trivsel;
    const auto tools = fuzz::checkedRead<core::MeetingTools>(fuzz::asText(data, size), &definitions::readMeetingTools);
    if (!tools) return 0;
    FUZZ_EXPECT(!tools->tools.empty());
    for (const core::MeetingTool& tool : tools->tools) {
        FUZZ_EXPECT(tools->tool(tool.id) == &tool);
        FUZZ_EXPECT(fuzz::hasOrigin(tool.source, tool.localChoice, tools->sources));
        FUZZ_EXPECT(!tool.parts.empty());
        std::set<std::string> ids;
        for (const auto& part : tool.parts) FUZZ_EXPECT(ids.insert(part.id).second && !part.title.da.empty());
        const auto setting = tool.settings.empty() ? core::Setting::School : tool.settings.front();
        FUZZ_EXPECT(core::isFor(tool, tool.ageMonths ? tool.ageMonths->first : 60, setting));
        if (tool.ageMonths) FUZZ_EXPECT(!core::isFor(tool, tool.ageMonths->second + 1, setting));
    }
    return 0;
}
