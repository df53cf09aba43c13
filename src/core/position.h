#pragma once

#include <optional>

namespace trivsel::core {

/// A child's position in one context at one time; never a property of the child. Ordered green < yellow < red;
/// Unassessed is none of them and takes no part in the order.
enum class Position { Green, Yellow, Red, Unassessed };

/// `a` is as bad as `b` or worse. False when either is Unassessed.
constexpr bool isAtLeast(Position a, Position b)
{
    return a != Position::Unassessed && b != Position::Unassessed && a >= b;
}

/// `a` is better than `b`. False when either is Unassessed.
constexpr bool isMilder(Position a, Position b)
{
    return a != Position::Unassessed && b != Position::Unassessed && a < b;
}

/// The word used in files and on the command line: green, yellow, red, unassessed.
constexpr const char* toWord(Position p)
{
    switch (p) {
    case Position::Green: return "green";
    case Position::Yellow: return "yellow";
    case Position::Red: return "red";
    case Position::Unassessed: break;
    }
    return "unassessed";
}

enum class Sex { Boy, Girl, Other };

constexpr const char* toWord(Sex s) { return s == Sex::Boy ? "boy" : s == Sex::Girl ? "girl" : "other"; }

/// Where a unit works with children (`settings` of instrument-format.md).
enum class Setting { Daycare, School, AfterSchool, Dayplejer, Health };

constexpr const char* toWord(Setting s)
{
    switch (s) {
    case Setting::Daycare: return "daycare";
    case Setting::School: return "school";
    case Setting::AfterSchool: return "after_school";
    case Setting::Dayplejer: return "dayplejer";
    case Setting::Health: break;
    }
    return "health";
}

} // namespace trivsel::core
