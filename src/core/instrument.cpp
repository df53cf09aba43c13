#include "core/instrument.h"

#include <algorithm>

namespace trivsel::core {

std::optional<std::size_t> Instrument::itemIndex(std::string_view itemId) const
{
    const auto found = std::ranges::find(items, itemId, &Item::id);
    if (found == items.end()) return std::nullopt;
    return static_cast<std::size_t>(found - items.begin());
}

const PositionScheme* Instrument::scheme(std::string_view schemeId) const
{
    if (schemes.empty()) return nullptr;
    if (schemeId.empty() || schemeId == "default") return &schemes.front();
    const auto found = std::ranges::find(schemes, schemeId, &PositionScheme::id);
    return found == schemes.end() ? nullptr : &*found;
}

} // namespace trivsel::core
