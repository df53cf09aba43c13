#pragma once

#include "ui/screens/first_start/first_start_screen.h"

#include <filesystem>
#include <string_view>

/// The pages of the first start; used by its files only.
namespace trivsel::ui::first_start {

struct Page {
    Frame& frame;
    const app::Application& application;
    FirstStartView& view;
    Outbox& out;
    FirstStartResult result;
};

/// How long a passphrase must be, in characters (store.md).
inline constexpr std::size_t kLeastPassphrase = 12, kMostPassphrase = 128;

void drawWelcome(Page& page);
void drawInstitution(Page& page);
void drawUnits(Page& page);
void drawAdults(Page& page);
void drawPlace(Page& page);
void drawRecovery(Page& page);

/// Back and on, with what is missing above them.
enum class Step { None, Back, On };
Step drawSteps(Page& page, std::string_view on);

/// Names of the units that were filled in, with their places in `view.units`.
std::vector<std::pair<int, std::string>> namedUnits(const FirstStartView& view);
/// What is wrong with one adult; nothing when all is there.
std::optional<Text> faultOf(const FirstStartView& view, const FirstStartView::Adult& adult);
app::FirstStartRequest requestOf(const FirstStartView& view);

/// A name for a new file in the user's own place for data that is not taken yet.
std::filesystem::path proposedFile(std::string_view institution);

} // namespace trivsel::ui::first_start
