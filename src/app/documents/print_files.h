#pragma once

#include "base/date.h"
#include "base/result.h"
#include "base/text.h"

#include <filesystem>
#include <string>

namespace trivsel::definitions {
class Catalog;
}

/// Documents that hold no child and need no store: the bytes of a PDF.
namespace trivsel::app {

struct FileFaults;

/// The blank rating form. `form`: a definition file, or the id of one in the data folder. Faults of a file are told in
/// `faults`, with ErrorCode::BadInput.
Result<std::string> formPdf(const definitions::Catalog& catalog, const std::string& form, Language language, Date today,
                            FileFaults& faults);

/// "Sådan gør vi" of a municipality as a booklet. An unknown municipality is BadInput with the choices.
Result<std::string> guidePdf(const definitions::Catalog& catalog, const std::string& municipality, Language language,
                             Date today);

} // namespace trivsel::app
