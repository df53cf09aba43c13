#pragma once

#include "base/date.h"
#include "base/result.h"
#include "base/text.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace trivsel::core {
struct MeetingTool;
}
namespace trivsel::definitions {
class Catalog;
}
namespace trivsel::report {
struct Document;
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

/// A meeting tool's sheet, to be filled in by hand. An unknown tool is BadInput with the choices.
Result<std::string> blankMeetingPdf(const definitions::Catalog& catalog, const std::string& tool, Language language,
                                    Date today);

/// The tool by id; BadInput with the choices. For the writers of its sheets.
Result<std::shared_ptr<const core::MeetingTool>> meetingTool(const definitions::Catalog& catalog, const std::string& tool);
/// A sheet with as much room for writing as two pages hold.
Result<std::string> onTwoPages(const std::function<report::Document(int lines)>& make);

} // namespace trivsel::app
