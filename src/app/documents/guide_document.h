#pragma once

#include "base/date.h"
#include "base/text.h"
#include "core/guide.h"
#include "core/municipality.h"
#include "report/document.h"

namespace trivsel::app {

/// "Sådan gør vi" as a booklet for a municipality: what to do on suspicion first, then ladder, steps and directory.
/// Holds no child and needs no store.
report::Document guideDocument(const core::Municipality& profile, const core::Guide& guide, Language language,
                               Date today);

} // namespace trivsel::app
