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

void drawWelcome(Page& page);
void drawInstitution(Page& page);
void drawUnits(Page& page);
void drawAdults(Page& page);
void drawPlace(Page& page);
void drawRecovery(Page& page);

/// Back and on, with what is missing above them. `keyCap`: the key that does the same as `on` from the page's fields.
enum class Step { None, Back, On };
Step drawSteps(Page& page, std::string_view on, std::string_view keyCap = {});
/// Scrolls to what was drawn last while it is new, after the keyboard has gone to the field that it is about.
void bringIntoView(Page& page);
/// Caption ("Side 2 af 5"; none for 0), title and why.
void drawTitle(Page& page, int step, const char* title, const char* why);

/// Names of the units that were filled in, with their places in `view.units`.
std::vector<std::pair<int, std::string>> namedUnits(const FirstStartView& view);
/// Why this group's name will not do: one that stands above already, or the first of none at all.
std::optional<Text> unitFault(const FirstStartView& view, std::size_t unit);
/// The first thing that is wrong with an adult, and the field that must say it.
struct AdultFault {
    enum class Field { Name, Passphrase, Again, Groups };
    Field field = Field::Name;
    Text words;
};
std::optional<AdultFault> adultFault(const FirstStartView& view, std::size_t adult);
/// True when none of them may bring in lists and add others.
bool lacksLeader(const FirstStartView& view);
/// What will be made, still without the passphrases: those are copied only when it is made.
app::FirstStartRequest requestOf(const FirstStartView& view);

/// The whole path of what was typed: `~/` is the home folder, a folder gets the proposed name, the ending is added.
/// Empty when nothing was typed.
std::filesystem::path fileOf(const FirstStartView& view);

} // namespace trivsel::ui::first_start
