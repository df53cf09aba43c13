#pragma once

#include "core/municipality.h"

namespace trivsel::ui {

/// The municipality's own words for the positions, handed to every screen that shows one.
struct ScreenWords {
    const core::PositionWords* full = nullptr;   ///< "Grøn: i trivsel"
    const core::PositionWords* brief = nullptr;  ///< "I trivsel"
    const core::PositionWords* phrase = nullptr; ///< within a sentence: "i gul position"
};

} // namespace trivsel::ui
