#include "app/profiles.h"

#include "app/application.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <string_view>

namespace trivsel::app {
namespace {

constexpr std::string_view kProposed = "kerteminde";

} // namespace

std::vector<ProfileChoice> profileChoices(const Application& application)
{
    std::vector<ProfileChoice> choices;
    for (const core::MunicipalityPtr& profile : application.catalog().municipalities())
        choices.push_back({profile->id, profile->name});
    // The list must not change its proposal because another municipality was added.
    std::stable_partition(choices.begin(), choices.end(), [](const ProfileChoice& c) { return c.id == kProposed; });
    return choices;
}

} // namespace trivsel::app
