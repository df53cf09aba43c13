#pragma once

#include "base/date.h"
#include "base/text.h"
#include "core/instrument.h"
#include "report/document.h"

namespace trivsel::app {

/// The blank rating form for paper: every statement with its anchors and boxes to tick, nothing suggested, no child.
report::Document formDocument(const core::Instrument& form, Language language, Date today);

} // namespace trivsel::app
