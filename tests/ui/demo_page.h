#pragma once

#include "ui/frame.h"
#include "ui/widgets/field.h"
#include "ui/widgets/table.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui::test {

/// What the demo page keeps between frames; all names are invented.
struct DemoState {
    enum class Page { Round, Rating, Team, Child, Controls };
    Page page = Page::Round;
    int nav = 1;
    TableState table;
    std::vector<std::optional<int>> answers = {0, 1, 0, std::nullopt, std::nullopt};
    int currentItem = 3;
    int tab = 0;
    std::optional<int> common;
    TextState comment;
    TextState name;
    TextState secret;
    TextState search;
    DateFieldState dateState;
    std::optional<Date> date;
    bool checked = true;
    bool on = false;
    int segment = 0;
    int chosenOption = -1;
    bool dialogOpen = false;
    bool confirmOpen = false;
    int primaryUsed = 0;
    int opened = -1;
    int concerns = 0;
    DemoState();
};

void drawDemo(Frame& frame, DemoState& state);

} // namespace trivsel::ui::test
