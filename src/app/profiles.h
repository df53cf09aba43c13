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
/// The profiles of the data folder, by id; the first is proposed.
std::vector<ProfileChoice> profileChoices(const Application& application);

} // namespace trivsel::app
