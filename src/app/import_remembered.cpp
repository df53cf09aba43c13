#include "app/import_remembered.h"

#include "base/text.h"
#include "definitions/catalog.h"

namespace trivsel::app {

std::string columnsSetting(std::string_view kind, const std::vector<std::string>& header)
{
    constexpr std::size_t kDigits = 16; // enough to tell the few headers of a store apart
    std::string all;
    for (const std::string& heading : header) all += text::foldCase(heading) + "\n";
    return "columns." + std::string(kind) + "." + definitions::sha256Hex(all).substr(0, kDigits);
}

std::string rememberedColumns(const World& world, std::string_view kind, const std::vector<std::string>& header)
{
    const auto at = world.settings.find(columnsSetting(kind, header));
    return at != world.settings.end() ? at->second : std::string();
}

} // namespace trivsel::app
