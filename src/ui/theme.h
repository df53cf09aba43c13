#pragma once

#include "core/position.h"
#include "ui/types.h"

#include <array>
#include <string>
#include <vector>

namespace trivsel::ui {

enum class ThemeName { Light, Dark };

/// The three colours of a position. The mark is a shape, the text is the word; colour alone never says it.
struct PositionColours {
    Color mark; ///< at least 3:1 on soft and surface
    Color soft; ///< background of a pill or cell
    Color text; ///< at least 4.5:1 on soft
    Color onMark; ///< words upon the mark's colour: at least 4.5:1
};

/// A step of a heat map, and the words upon it.
struct Shade {
    Color fill, words;
};

/// Every colour that is used anywhere. Widgets name them by meaning; no colour literal stands outside theme.cpp.
struct Palette {
    Color page, surface, line, rowLine, controlBorder;
    Color text, muted;
    Color accent, accentSoft, onAccent, accentHover; ///< accentHover: the filled button under the pointer
    Color hover;                                     ///< a quiet control or row under the pointer
    Color current;                                   ///< background of the row one is working on
    Color focusRing;
    Color danger, dangerSoft, dangerBorder; ///< words, background and border of what needs care
    Color good;                             ///< "Gemt kl. 14.02"
    Color disabledFill, disabledText;
    Color track;     ///< the empty part of a progress bar
    Color selection; ///< selected text
    Color veil;      ///< over the page behind a dialog (has alpha)
    Color shadow;    ///< under a popup (has alpha)
    Color chartLine;
    std::array<Shade, 5> heat; ///< few to many
    PositionColours green, yellow, red, unassessed;
    const PositionColours& of(core::Position p) const;
};

/// The tokens of the design (light) and our own dark set.
const Palette& palette(ThemeName name);

/// WCAG 2 contrast ratio, 1 to 21; alpha is ignored.
double contrast(Color a, Color b);

/// One pair that must be told apart.
struct ContrastRule {
    std::string name;
    Color front;
    Color back;
    double minimum; ///< 4.5 for text, 3 for marks and the borders of controls
};
/// Every pair that the widgets draw; tested over both palettes.
std::vector<ContrastRule> contrastRules(const Palette& palette);

/// Sizes of type: Inter 16 body, 20 title, 14 secondary, 13 caption, 28 figures.
enum class TextStyle {
    Body,            ///< 16 regular
    BodyStrong,      ///< 16 semibold: names, headings of cards
    Secondary,       ///< 14 regular
    SecondaryStrong, ///< 14 semibold: pills, current tab
    Caption,         ///< 13 regular
    CaptionStrong,   ///< 13 semibold: table headings
    Title,           ///< 20 semibold: the page's title
    Figure,          ///< 28 bold: one big number or word
    Control,         ///< 15 medium: words on buttons and options
    ControlStrong,   ///< 15 semibold: the chosen option
};

enum class Tone { Normal, Muted, Accent, OnAccent, Danger, Good, Disabled, Green, Yellow, Red, Unassessed };

/// Design pixels at scale 1 (look-and-feel.md).
namespace size {
inline constexpr float kPage = 24;
inline constexpr float kCard = 18;
inline constexpr float kBetweenCards = 14;
inline constexpr float kControl = 36;
inline constexpr float kTableRow = 43;
inline constexpr float kNavigation = 212;
inline constexpr float kNavigationFolded = 64;
inline constexpr float kNavItem = 40;
inline constexpr float kTopBar = 64;
inline constexpr float kRadiusCard = 12;
inline constexpr float kRadiusControl = 8;
inline constexpr float kSideColumn = 316;
inline constexpr float kFoldNavigation = 900;  ///< window width in design pixels under which the navigation folds
inline constexpr float kFoldColumns = 760;     ///< content width under which the side column goes below
} // namespace size

/// Marks from the Material icons font.
enum class Icon {
    None, Home, Round, Children, Child, FollowUp, Overview, School, Content, Settings, Help, Search, Check, Lock, Back,
    Forward, Up, Down, ExpandMore, ExpandLess, ChevronRight, ChevronLeft, Add, Remove, Person, Groups, Edit, Print,
    Visible, Hidden, Close, Menu, More, Folder, File, Upload, Download, Warning, Error, Info, Clock, Calendar, Undo,
    Redo, Delete, Refresh, Comment, Book, Shield, Phone, SwitchUser, Criteria,
};

} // namespace trivsel::ui
