#pragma once

#include "base/date.h"
#include "core/people.h"
#include "ui/frame.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

/// Words and figures as the screens write them.
namespace trivsel::ui {

/// The text of `key` with `{name}` replaced by its value. A placeholder without a value stays as it is (a test finds it).
std::string words(const Frame& frame, std::string_view key,
                  std::initializer_list<std::pair<std::string_view, std::string_view>> values);

/// `key.one` for 1, else `key.many`, with `{n}` replaced: "1 barn", "3 børn".
std::string counted(const Frame& frame, std::string_view key, long long n);

/// A definition's text in the frame's language.
inline const std::string& in(const Frame& frame, const Text& text) { return text.in(frame.language); }

std::string_view roleWord(const Frame& frame, core::Role role);       ///< "Pædagog"
std::string_view settingWord(const Frame& frame, core::Setting setting); ///< "Dagtilbud"
std::string ageWords(const Frame& frame, int months);                 ///< "4 år 4 mdr."
std::string dayWords(const Frame& frame, Date day);                   ///< "28. okt."
std::string dayWordsYear(const Frame& frame, Date day);               ///< "28. okt. 2026"
/// One decimal comma in Danish: "0,60".
std::string decimalWords(const Frame& frame, double value, int decimals);

} // namespace trivsel::ui
