#pragma once

#include "app/documents/paper.h"

namespace trivsel::app {

/// Statusudtalelse: facts, what was done and what it led to. No single rating, no concern, nothing of an acute case, no
/// other child.
report::Document statusDocument(const paper::Source& from, ChildId child, paper::Fullness fullness);

} // namespace trivsel::app
