#include "core/municipality.h"

#include <algorithm>

namespace trivsel::core {

const DirectoryEntry* Municipality::role(std::string_view roleOrId) const
{
    const auto byRole =
        std::find_if(directory.begin(), directory.end(), [&](const DirectoryEntry& e) { return e.role == roleOrId; });
    if (byRole != directory.end()) return &*byRole;
    const auto byId =
        std::find_if(directory.begin(), directory.end(), [&](const DirectoryEntry& e) { return e.id == roleOrId; });
    return byId != directory.end() ? &*byId : nullptr;
}

const Rung* Municipality::rung(std::string_view rungId) const
{
    const auto at = std::find_if(ladder.begin(), ladder.end(), [&](const Rung& r) { return r.id == rungId; });
    return at != ladder.end() ? &*at : nullptr;
}

std::vector<std::string> Municipality::ladderIds() const
{
    std::vector<std::string> ids;
    ids.reserve(ladder.size());
    for (const Rung& rung : ladder) ids.push_back(rung.id);
    return ids;
}

} // namespace trivsel::core
