#pragma once

#include "base/date.h"
#include "core/position.h"

#include <span>
#include <string>

/// Health records out (FHIR R4, JSON): the common position in the form in which KL's "Børn" guide 2.1.0 takes the TOPI
/// assessment (questionnaire klgateway-children-topi, http://fhir.kl.dk/children). The guide is written for health
/// visitors who report to the FK gateway; what must be agreed and checked before anything is sent stands in
/// docs/health-records.md.
namespace trivsel::exchange {

/// One child's common position. Only green, yellow and red have a word in the questionnaire.
struct JointRating {
    std::string cpr;     ///< ten digits, or empty: then the child is known by `localId` alone, and no gateway takes it
    std::string localId; ///< its number in the store
    Date authored;       ///< the day it was agreed
    core::Position position = core::Position::Green;
};

struct RatingSender {
    std::string store; ///< id; makes the local numbers different from another store's
    std::string sor;   ///< SOR code of the organisation that keeps the records, or empty
    Instant at{};      ///< when the report was made
};

/// A delivery report of one child: a Bundle of a Patient with nothing but its identifier and a QuestionnaireResponse.
std::string writeDeliveryReport(const JointRating& rating, const RatingSender& sender);
/// One Bundle that holds the delivery report of each.
std::string writeDeliveryReports(std::span<const JointRating> ratings, const RatingSender& sender);

} // namespace trivsel::exchange
