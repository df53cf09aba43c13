#pragma once

#include "core/scoring.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace trivsel::core {

/// Rater agreement over positions: a 3x3 table of pairs (green, yellow, red; the earlier rater is the row).
/// Pairs with an unassessed position are left out. Undefined figures are nothing.
struct Agreement {
    std::int64_t pairs = 0;
    std::optional<double> exact;          ///< share of equal pairs, 0..1
    std::optional<double> kappa;          ///< Cohen's kappa
    std::optional<double> kappaLinear;    ///< weights |i-j|/2
    std::optional<double> kappaQuadratic; ///< weights (i-j)^2/4
};

class AgreementTable {
public:
    /// Enters each pair of raters once; `positions` in the byte order of the raters' names.
    void addCase(std::span<const Position> positions);
    Agreement result() const;

private:
    std::array<std::array<std::int64_t, 3>, 3> m_pairs{};
};

/// Reliability of an area over rows (command line contract, `reliability`): Cronbach's alpha from the pairwise or
/// complete-case covariance matrix of the reversed and weighted item scores, sample variances (n - 1).
struct Reliability {
    std::int32_t items = 0;
    std::int64_t n = 0;         ///< rows with at least one answer in the area
    std::int64_t nComplete = 0; ///< rows with all
    std::optional<double> alphaPairwise;
    std::optional<double> alphaListwise;
    std::optional<double> sem; ///< sd of the complete-case area score x sqrt(1 - alphaListwise)
};
/// `rows`: row-major option indexes as in BatchScorer. One result per area, in the order of the file.
std::vector<Reliability> reliability(const Instrument& instrument, std::span<const std::uint8_t> rows);

/// How many of the items that both answered two raters answered alike (for the common rating page).
struct ItemAgreement {
    std::int32_t same = 0;
    std::int32_t both = 0;
    std::vector<std::size_t> differing; ///< items answered differently or by only one, in instrument order
};
ItemAgreement itemAgreement(const Instrument& instrument, std::span<const Answers> raters);

} // namespace trivsel::core
