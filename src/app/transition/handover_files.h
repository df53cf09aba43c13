#pragma once

#include "app/command.h"
#include "app/transition/handover_rules.h"
#include "base/result.h"
#include "base/text.h"

#include <string>
#include <string_view>

/// A child's move as files and paper. All of it derives keys or writes: for a worker that has the session, or a script.
namespace trivsel::app {

class Session;

/// Four groups of letters and digits for a file, to be told by another way (exchange/sealed_package.h).
std::string newFilePassphrase();
inline constexpr std::size_t kMostPackageFile = 8'000'000; ///< bytes of any package

/// The encrypted file of a sheet. A draft is sent by this (SendHandover); one that waits for its answer is written again,
/// so that a file that was lost, or a passphrase, harms nothing. Both rows of the audit are saved before the bytes are
/// given. `passphrase`: exchange::newPackagePassphrase().
Result<std::string> handoverFile(Session& session, ChildId child, HandoverId handover, const std::string& passphrase,
                                 const std::string& purpose);

/// The answer to a sheet that was received, accepted or sent back; locked with the sheet's own key.
Result<std::string> handoverAnswerFile(Session& session, ChildId child, HandoverId handover, const std::string& purpose);

/// What a file holds, before it is taken in: shown to the leader who chooses the unit.
struct HandoverPreview {
    core::HandoverSheet sheet;
    HandoverMatch match;
    std::string matchedUnit;    ///< where the child who is here belongs today; empty for none
    bool isTaken = false;       ///< it was taken in before
};
Result<HandoverPreview> previewHandover(const Session& session, std::string_view bytes, std::string_view passphrase,
                                        std::string_view fileName);

/// The sheet as a document: as it stands for a draft, as it was sent or received for all others. With fields for
/// signatures while it is ours. A draft that is printed with `sends` is sent on paper.
Result<std::string> handoverPdf(Session& session, ChildId child, HandoverId handover, bool sends, const std::string& purpose,
                                Language language);
/// Trivselslinealen of a child over time.
Result<std::string> rulerPdf(Session& session, ChildId child, const std::string& purpose, Language language);

/// The sheet of a handover that the user may know of, as handoverPdf() has it.
Result<core::HandoverSheet> sheetOf(const Session& session, ChildId child, HandoverId handover);

} // namespace trivsel::app
