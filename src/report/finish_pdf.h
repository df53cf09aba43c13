#pragma once

#include "base/text.h"

#include <string>
#include <vector>

/// What Cairo 1.16 cannot write itself. Private to this room.
namespace trivsel::report {

/// `bytes` (a file of Cairo's) with the language in its catalogue, alternative texts in its figures (in reading order),
/// and the scope of a table's heads. Bytes of another form come back as they are.
std::string finishPdf(std::string bytes, Language language, const std::vector<std::string>& alternatives);

} // namespace trivsel::report
