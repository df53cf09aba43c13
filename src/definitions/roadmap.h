#pragma once

#include "definitions/catalog.h"

#include <vector>

namespace trivsel::definitions {

/// A roadmap (school absence, dyslexia, bullying): ordered thresholds with the guide's conditions and steps. Checked
/// here; nothing offers its steps yet.
struct Roadmap {
    core::Guide guide;          ///< the thresholds are its rules
    std::vector<bool> isActive; ///< per threshold
};

/// As readGuide; a roadmap need not cover yellow and red.
Loaded<Roadmap> readRoadmap(std::string_view bytes, std::string_view fileName);

} // namespace trivsel::definitions
