#pragma once

#include "core/position.h"

/// Sizes and colours of print, in points and in the tokens of the window's light theme.
namespace trivsel::report {

struct Color {
    double r = 0, g = 0, b = 0;
    bool operator==(const Color&) const = default;
};

constexpr Color rgb(unsigned value)
{
    return {static_cast<double>((value >> 16U) & 0xFFU) / 255, static_cast<double>((value >> 8U) & 0xFFU) / 255,
            static_cast<double>(value & 0xFFU) / 255};
}

inline constexpr Color kText = rgb(0x1F2A30);
inline constexpr Color kMuted = rgb(0x5B6770);
inline constexpr Color kLine = rgb(0xE3E0DA);
inline constexpr Color kRowLine = rgb(0xEFEDE8);
inline constexpr Color kControl = rgb(0x8A867E);
inline constexpr Color kGround = rgb(0xF6F5F2);
inline constexpr Color kAccent = rgb(0x1F5F6B);
inline constexpr Color kAccentSoft = rgb(0xE3EFF0);
inline constexpr Color kPaper = rgb(0xFFFFFF);
inline constexpr Color kPath = rgb(0x7C878E);
inline constexpr Color kOnYellow = rgb(0x10171B); ///< words upon the yellow mark's colour; upon the others paper
/// The steps of a heat map, few to many. Words upon them are kText, kText, kText, kOnYellow, kPaper.
inline constexpr Color kHeat[] = {rgb(0xE3EFF0), rgb(0xC3DBDE), rgb(0x9CC2C8), rgb(0x6FA3AB), rgb(0x2A6873)};

struct Tones {
    Color mark, soft, text;
};
constexpr Tones tonesOf(core::Position position)
{
    switch (position) {
    case core::Position::Green: return {rgb(0x2E7D4F), rgb(0xE3F1E8), rgb(0x1E5E3A)};
    case core::Position::Yellow: return {rgb(0xB97D00), rgb(0xFBF0D3), rgb(0x6B4800)};
    case core::Position::Red: return {rgb(0xB3372F), rgb(0xF8E3E0), rgb(0x8E2A22)};
    case core::Position::Unassessed: break;
    }
    return {rgb(0x6C777E), rgb(0xEEF0F1), rgb(0x4C575E)};
}

// A4
inline constexpr double kPageWidth = 595.276, kPageHeight = 841.89;
inline constexpr double kLeft = 60, kRight = kPageWidth - 60, kWidth = kRight - kLeft;
inline constexpr double kTop = 72, kBottom = kPageHeight - 70;
inline constexpr double kHeadBaseline = 42, kFootBaseline = kPageHeight - 38;

enum class Weight { Regular, Medium, SemiBold };

/// How words look. `leading` is the distance between base lines.
struct Style {
    double size = 10;
    double leading = 14.5;
    Weight weight = Weight::Regular;
    Color color = kText;
    bool tabular = false; ///< digits of one width, for columns of numbers
};

inline constexpr Style kBody{};
inline constexpr Style kSmall{8.5, 12, Weight::Regular, kMuted};
inline constexpr Style kH1{20, 26, Weight::SemiBold, kText};
inline constexpr Style kH2{13, 18, Weight::SemiBold, kText};
inline constexpr Style kH3{10.5, 15, Weight::SemiBold, kText};
inline constexpr Style kCell{9.25, 13, Weight::Regular, kText};
inline constexpr Style kCellHead{8.5, 12, Weight::SemiBold, kMuted};

} // namespace trivsel::report
