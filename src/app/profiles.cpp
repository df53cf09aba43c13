#include "app/profiles.h"

#include "app/application.h"
#include "definitions/catalog.h"

namespace trivsel::app {

std::vector<ProfileChoice> profileChoices(const Application& application)
{
    std::vector<ProfileChoice> choices;
    for (const core::MunicipalityPtr& profile : application.catalog().municipalities())
        choices.push_back({profile->id, profile->name});
    return choices;
}

} // namespace trivsel::app
