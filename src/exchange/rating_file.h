#pragma once

#include "core/people.h"
#include "core/round.h"
#include "exchange/sealed_package.h"

#include <string>
#include <string_view>
#include <vector>

/// What stands in the packages of ratings made on another computer (sealed_package.h).
namespace trivsel::exchange {

/// Everything that one adult needs to rate a unit's children in an open round, and nothing that anybody else has found.
struct RatingTask {
    PackageKey answerKey{}; ///< what comes back is locked with it
    std::string store;      ///< name of the store it is from
    std::string municipality;
    std::string institution, unit;
    core::Setting setting = core::Setting::Daycare;
    std::string rater;
    core::Role role = core::Role::Pedagogue;
    Text title;              ///< of the round
    Date windowFrom, windowTo;
    std::int32_t ratersPerChild = 2;
    std::string scheme;
    struct Form {
        std::string id, version, sha256, bytes; ///< of the definition file, exactly
        bool operator==(const Form&) const = default;
    };
    std::vector<Form> forms;
    struct Child {
        std::int64_t number = 0; ///< of the child in the store it is from
        std::string name;        ///< empty when protected
        Date born;
        std::optional<core::Sex> sex;
        std::string form; ///< sha256
        bool operator==(const Child&) const = default;
    };
    std::vector<Child> children;
    bool operator==(const RatingTask&) const = default;
};
std::string writeTask(const RatingTask& task);
/// Refuses (BadInput) all that writeTask does not write, and forms whose bytes are not those of their hash.
Result<RatingTask> readTask(std::string_view payload, std::string_view name);

/// One rating that comes back: said to be done, with an own position.
struct ReturnedRating {
    std::int64_t child = 0;
    std::string form; ///< sha256
    std::vector<core::Answer> answers;
    std::vector<std::string> reviewed;
    std::vector<core::Rating::Comment> comments;
    Instant startedAt{}, doneAt{};
    core::Position ownPosition = core::Position::Unassessed;
    bool operator==(const ReturnedRating&) const = default;
};
struct ReturnedRatings {
    std::vector<ReturnedRating> ratings;
    std::int32_t unfinished = 0; ///< children of the package who are not rated
    bool operator==(const ReturnedRatings&) const = default;
};
std::string writeRatings(const ReturnedRatings& ratings);
Result<ReturnedRatings> readRatings(std::string_view payload, std::string_view name);

} // namespace trivsel::exchange
