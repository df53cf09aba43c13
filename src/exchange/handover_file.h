#pragma once

#include "core/transition/handover_sheet.h"
#include "exchange/sealed_package.h"

#include <string>
#include <string_view>

/// What stands in the packages of a child's move (sealed_package.h), and the sheet as the store keeps it.
namespace trivsel::exchange {

/// JSON on one line; the same bytes for the same sheet.
std::string writeSheet(const core::HandoverSheet& sheet);
/// What writeSheet wrote: everything else is refused (BadInput), also unknown keys and other forms of the same.
/// `name` of the file stands in the message, nothing of what is in it.
Result<core::HandoverSheet> readSheet(std::string_view bytes, std::string_view name);

/// The payload of a handover: the key that its answer is to be locked with, and the sheet's bytes.
std::string handoverPayload(const PackageKey& answerKey, std::string_view sheet);
struct HandoverPayload {
    PackageKey answerKey{};
    std::string bytes; ///< of the sheet, as it was sent
    core::HandoverSheet sheet;
};
Result<HandoverPayload> readHandoverPayload(std::string_view payload, std::string_view name);

struct HandoverAnswer {
    bool isAccepted = true;
    std::string words; ///< why it is sent back; may be empty when accepted
    std::string institution, by;
    Date on;
    bool operator==(const HandoverAnswer&) const = default;
};
std::string writeAnswer(const HandoverAnswer& answer);
Result<HandoverAnswer> readAnswer(std::string_view payload, std::string_view name);

} // namespace trivsel::exchange
