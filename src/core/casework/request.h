#pragma once

#include "base/date.h"
#include "core/casework/ids.h"

#include <optional>
#include <string>

namespace trivsel::core {

/// Something asked of someone else: Modtagelsen, PPR, ressourceteam, the next place. Until it is answered the sender
/// stays responsible.
struct Request {
    RequestId id;
    ChildId child;
    std::string to;      ///< role of the profile's directory
    std::string purpose;
    UserId by;
    Instant at{};
    std::optional<Date> sentOn, receivedOn, answeredOn;
    enum class Answer { Consultative, ShortCourse, Conversations, FamilyTreatment, Onward, Accepted, Declined };
    std::optional<Answer> answer;
    std::string answerText;
    UserId responsible; ///< the adult who follows it here
    bool operator==(const Request&) const = default;
};

/// Days waited from sending to the answer, or to `today` while there is none; none before it was sent. Never negative.
std::optional<int> waitingDays(const Request& request, Date today);

constexpr bool isWaiting(const Request& request) { return request.sentOn && !request.answeredOn; }

} // namespace trivsel::core
