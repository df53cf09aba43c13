#pragma once

#include "app/documents/paper.h"

namespace trivsel::app {

/// "Ord til forældrene": what goes well, what we see, what we adults change, what is agreed. No other child, no rating
/// or position, no concern. The gate has been asked before. What nobody has written yet has lines to write on.
report::Document childDocument(const paper::Source& from, ChildId child, paper::Fullness fullness);

} // namespace trivsel::app
