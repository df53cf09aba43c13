#pragma once

#include "core/guide.h"
#include "definitions/json_reader.h"

namespace trivsel::definitions {

/// One condition of a guide or roadmap (data/README.md). Recursion is bounded by the nesting of the document.
core::GuideCondition readGuideCondition(Node node);

/// An absence figure's `of`: the words of the condition and the keys of a case file.
bool isDaysInRowWord(std::string_view word);
/// A whole number of school days, 1 to 400, written plainly.
bool isDaysOfKey(std::string_view key);

inline constexpr std::int32_t kMaxSchoolDays = 400;
inline constexpr std::int32_t kMaxRounds = 1000;
inline constexpr std::int32_t kMaxGuideAgeMonths = 1200;

} // namespace trivsel::definitions
