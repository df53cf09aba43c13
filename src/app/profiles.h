#pragma once

#include "base/text.h"

#include <string>
#include <vector>

namespace trivsel::app {

class Application;

/// A municipality that a new store can be made for.
struct ProfileChoice {
    std::string id;
    Text name;
};
/// The profiles of the data folder, the proposed one first: Kerteminde where it is there (action-guide.md), then by id.
std::vector<ProfileChoice> profileChoices(const Application& application);

} // namespace trivsel::app
