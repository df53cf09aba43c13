#pragma once

#include "ui/frame.h"
#include "ui/widgets/status.h"

#include <functional>
#include <optional>
#include <span>
#include <string>

namespace trivsel::ui {

/// One entry of the navigation on the left.
struct NavEntry {
    Icon icon = Icon::None;
    std::string_view label;
    int badge = 0; ///< shown when above 0
};

/// The frame around every screen; plain values, made anew each frame.
struct ShellModel {
    bool navigation = true; ///< false: first start, unlock, Forældrevisning
    std::span<const NavEntry> entries;
    int current = -1; ///< index into entries

    std::string_view userName;  ///< bottom left; empty = no box
    std::string_view userLine;  ///< "Pædagog · Blå stue"
    std::string_view lockLine;  ///< "Låses om 5 min · Ctrl+L"

    std::string_view title;
    std::string_view subtitle;
    std::optional<core::Position> position; ///< a pill beside the title
    std::string_view positionWord;
    int progressDone = 0;
    int progressTotal = 0; ///< 0 = no bar
    std::string_view progressText; ///< "14 af 28"
    SaveStatus save = SaveStatus::None;
    std::string_view saveText;
    std::string_view concernLabel; ///< "Bekymret? / Akut"; empty = no button
    std::string_view backLabel;    ///< a way back before the title ("Blå stue"); empty = none
    float maxContentWidth = 0;     ///< design pixels; 0 = the whole width (forms are easier to read at 720)
};

struct ShellResult {
    std::optional<int> entry; ///< chosen in the navigation
    bool concern = false;
    bool user = false; ///< the user box was chosen: lock or switch
    bool back = false;
    bool retrySave = false; ///< chosen on "Ikke gemt …"
};

/// Draws navigation and top bar and hands the scrolling content area to `content`. `extra` draws buttons into the top
/// bar, `extraWidth` design pixels wide. Where one row is too short for it all, the bar takes two or three.
ShellResult shell(Frame& frame, const ShellModel& model, const std::function<void()>& content,
                  const std::function<void()>& extra = {}, float extraWidth = 0);

/// A page without navigation: a card of `width` in the middle (first start, unlock).
void centredPage(Frame& frame, float width, const std::function<void()>& content);

} // namespace trivsel::ui
