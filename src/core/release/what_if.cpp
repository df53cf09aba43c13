#include "core/release/what_if.h"

#include "base/check.h"
#include "core/bands.h"
#include "core/batch_scoring.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

namespace trivsel::core::release {

namespace {

constexpr std::size_t kBlock = 4096; ///< ratings scored at a time

std::vector<BandEntry>& bandsAt(Instrument& instrument, const WhatIf::Place& place)
{
    return place.isTotal ? instrument.totals.at(place.index).bands : instrument.areas.at(place.index).bands;
}

/// The form as it is, but with one band for every score here.
Instrument forced(const Instrument& instrument, const WhatIf::Place& place, Position band)
{
    Instrument form = instrument;
    bandsAt(form, place).at(place.entry).cut = {CutRow{CutRow::Kind::Rest, 0, band, {}}};
    return form;
}

/// What a rating would be with a green, yellow or red band.
std::size_t kindOf(Position green, Position yellow, Position red)
{
    return static_cast<std::size_t>(green) * 16 + static_cast<std::size_t>(yellow) * 4 + static_cast<std::size_t>(red);
}

std::size_t positionOf(std::size_t kind, Position band)
{
    return band == Position::Green ? kind / 16 : band == Position::Yellow ? kind / 4 % 4 : kind % 4;
}

/// The exact score of single ratings.
class Scores {
public:
    Scores(const Instrument& instrument, const PositionScheme& scheme, const WhatIf::Place& place)
        : m_instrument(instrument), m_scheme(scheme),
          m_part(place.index + (place.isTotal ? instrument.areas.size() : 0)), m_scorer(instrument, scheme)
    {}

    Rational of(std::span<const std::uint8_t> row, const ScoringContext& context)
    {
        if (m_scorer.row(row, context, m_row)) {
            const BatchScorer::Row::Part& part = m_row.parts[m_part];
            TRIVSEL_CHECK(part.hasScore); // else no band would change anything
            return {part.numerator, part.denominator};
        }
        Answers answers(row.size());
        for (std::size_t item = 0; item < row.size(); ++item) {
            if (row[item] != BatchScorer::kNotAnswered) answers[item] = row[item];
        }
        const ScoreResult result = score(m_instrument, m_scheme, answers, context);
        const std::size_t areas = m_instrument.areas.size();
        return *(m_part < areas ? result.areas[m_part] : result.totals[m_part - areas]).score;
    }

private:
    const Instrument& m_instrument;
    const PositionScheme& m_scheme;
    std::size_t m_part;
    BatchScorer m_scorer;
    BatchScorer::Row m_row;
};

} // namespace

Rational onStep(const Rational& limit)
{
    return (limit * Rational(20)).roundedHalfUp() / Rational(20);
}

WhatIf::WhatIf(const Instrument& instrument, const PositionScheme& scheme, Place place,
               std::span<const std::uint8_t> rows, std::span<const ScoringContext> contexts,
               const std::function<bool(std::size_t)>& progress)
{
    const std::size_t width = instrument.items.size();
    TRIVSEL_CHECK(width > 0 && rows.size() % width == 0);
    const std::size_t count = rows.size() / width;
    TRIVSEL_CHECK(contexts.empty() || contexts.size() == count);

    const std::array forms{forced(instrument, place, Position::Green), forced(instrument, place, Position::Yellow),
                           forced(instrument, place, Position::Red)};
    std::vector<BatchScorer> scorers;
    for (const Instrument& form : forms) scorers.emplace_back(form, scheme);
    Scores scores(instrument, scheme, place);

    std::map<Rational, Kinds> counted;
    std::array<std::vector<Position>, 3> positions;
    for (auto& block : positions) block.resize(kBlock);
    for (std::size_t from = 0; from < count; from += kBlock) {
        if (progress && !progress(from)) return;
        const std::size_t n = std::min(kBlock, count - from);
        for (std::size_t band = 0; band < scorers.size(); ++band) {
            scorers[band].positions(rows.subspan(from * width, n * width),
                                    contexts.empty() ? contexts : contexts.subspan(from, n),
                                    std::span(positions[band]).first(n));
        }
        for (std::size_t i = 0; i < n; ++i) {
            const Position green = positions[0][i];
            if (green == positions[1][i] && green == positions[2][i]) {
                ++m_fixed[static_cast<std::size_t>(green)];
                continue;
            }
            const Rational score = scores.of(rows.subspan((from + i) * width, width),
                                             contexts.empty() ? ScoringContext{} : contexts[from + i]);
            ++counted[score][kindOf(green, positions[1][i], positions[2][i])];
        }
    }
    for (const auto& [score, kinds] : counted) {
        m_scores.push_back(score);
        m_counts.push_back(kinds);
    }
}

std::vector<Position> WhatIf::bands(std::span<const CutRow> limits) const
{
    TRIVSEL_CHECK(!limits.empty() && limits.back().kind == CutRow::Kind::Rest);
    std::vector<Position> result(m_scores.size());
    auto from = m_scores.begin();
    for (const CutRow& row : limits) {
        auto to = m_scores.end();
        if (row.kind == CutRow::Kind::Below) to = std::lower_bound(from, m_scores.end(), row.limit);
        if (row.kind == CutRow::Kind::UpTo) to = std::upper_bound(from, m_scores.end(), row.limit);
        std::fill(result.begin() + (from - m_scores.begin()), result.begin() + (to - m_scores.begin()), row.position);
        from = to;
    }
    return result;
}

std::array<WhatIf::Counts, 4> WhatIf::moves(std::span<const CutRow> before, std::span<const CutRow> now) const
{
    std::array<Counts, 4> result{};
    for (std::size_t position = 0; position < m_fixed.size(); ++position) {
        result[position][position] = m_fixed[position];
    }
    const auto bandsBefore = bands(before);
    const auto bandsNow = bands(now);
    for (std::size_t score = 0; score < m_scores.size(); ++score) {
        for (std::size_t kind = 0; kind < kKinds; ++kind) {
            if (m_counts[score][kind] == 0) continue;
            result[positionOf(kind, bandsBefore[score])][positionOf(kind, bandsNow[score])] += m_counts[score][kind];
        }
    }
    return result;
}

WhatIf::Counts WhatIf::positions(std::span<const CutRow> limits) const
{
    Counts result{};
    const auto all = moves(limits, limits);
    for (std::size_t position = 0; position < result.size(); ++position) result[position] = all[position][position];
    return result;
}

} // namespace trivsel::core::release
