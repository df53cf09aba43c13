#pragma once

#include <string_view>

/// A gentle look at what adults type: what is better kept out of free text. It never stops anybody.
namespace trivsel::core {

enum class TextGuard {
    Fine,
    Cpr,       ///< ten digits that look like a CPR number: a day and month first, a hyphen or space after six
    Diagnosis, ///< a word that begins like a diagnosis
};

/// What `text` looks like; a CPR number before a diagnosis. `diagnoses`: beginnings of words with spaces between, lower
/// case, as the language has them; case and place within other words matter not, but it must begin a word.
TextGuard guard(std::string_view text, std::string_view diagnoses);

} // namespace trivsel::core
