#pragma once

#include "base/text.h"
#include "core/guide.h"

#include <optional>

/// The guide in words, as the window and the printed booklet both say it.
namespace trivsel::app {

/// "Senest 7 arbejdsdage efter positionen"; empty when there is no rule.
Text dueText(const std::optional<core::DueRule>& due);

/// The source with the day it was read, if known.
Text sourceText(const core::Source& source);

} // namespace trivsel::app
