#pragma once

#include "base/check.h"
#include "ui/frame.h"
#include "ui/screens/screen_words.h"

#include <string>

/// The municipality's words for a position, in the frame's language.
namespace trivsel::ui {

inline const std::string& positionWord(const Frame& frame, const core::PositionWords* words, core::Position position)
{
    TRIVSEL_CHECK(words != nullptr);
    return words->of(position).in(frame.language);
}

/// "Grøn: i trivsel"
inline const std::string& fullWord(const Frame& frame, const ScreenWords& words, core::Position position)
{
    return positionWord(frame, words.full, position);
}
/// "I trivsel"
inline const std::string& briefWord(const Frame& frame, const ScreenWords& words, core::Position position)
{
    return positionWord(frame, words.brief, position);
}
/// Within a sentence: "i gul position"
inline const std::string& phraseWord(const Frame& frame, const ScreenWords& words, core::Position position)
{
    return positionWord(frame, words.phrase, position);
}

} // namespace trivsel::ui
