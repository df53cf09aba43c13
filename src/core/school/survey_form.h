#pragma once

#include "base/text.h"
#include "core/guide.h"
#include "core/rational.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A form that pupils answer, and how their answers are scored.
namespace trivsel::core {

/// What may be answered to every item of a form. Its value is on the scale 1 to 5, where 5 is best.
struct SurveyOption {
    std::string id;
    Text label;
    std::int32_t value = 0; ///< 1..5, rising through the list
    bool operator==(const SurveyOption&) const = default;
};

struct SurveyIndicator {
    std::string id; ///< "social", "academic", "support", "order" in all forms of ours
    Text title;
    bool operator==(const SurveyIndicator&) const = default;
};

struct SurveyItem {
    std::string id;
    Text text;
    std::size_t indicator = 0;       ///< index in SurveyForm::indicators
    bool isReversed = false;         ///< agreeing says that something is wrong: the value is turned, 6 - value
    std::vector<std::size_t> alarms; ///< indexes of answers that somebody must read the same day; named surveys alone
    bool operator==(const SurveyItem&) const = default;
};

/// data/surveys, read by definitions::readSurveyForm.
struct SurveyForm {
    std::string id;
    std::string version;
    Text title;
    Text about; ///< who it is for and what its figures may be compared with
    std::pair<std::int32_t, std::int32_t> grades{0, 9}; ///< klassetrin, both included
    /// Whether the bands mean what the published ones do. False for three answers: indicators are published for five
    /// answers (4.-9. klasse) alone, so three answers are our own scale and are never held against them.
    bool hasPublishedScale = false;
    bool isPulse = false; ///< a few questions that follow a survey up
    std::vector<SurveyOption> options; ///< 3 or 5
    std::vector<SurveyIndicator> indicators;
    std::vector<SurveyItem> items;
    std::vector<Source> sources;
    std::string sha256;

    const SurveyItem* item(std::string_view itemId) const;
    bool operator==(const SurveyForm&) const = default;
};
using SurveyFormPtr = std::shared_ptr<const SurveyForm>;

/// A pupil's answers: per item 0 = not answered, else 1 + index of the answer (core::SurveyPupil::answers).
using SurveyAnswers = std::span<const std::uint8_t>;

/// The sum of what was answered of an indicator, reversed items turned.
struct IndicatorScore {
    std::int32_t sum = 0;      ///< of values 1..5
    std::int32_t answered = 0; ///< items
    std::int32_t items = 0;    ///< that the indicator has
    /// Published rule: a pupil counts where at least half of an indicator's items are answered (the ministry's page on the
    /// trivselsmåling). An indicator without items is never scored.
    bool isScored() const { return answered > 0 && 2 * answered >= items; }
    bool operator==(const IndicatorScore&) const = default;
    Rational mean() const { return {sum, answered}; } ///< isScored() must hold
};
IndicatorScore scoreOf(const SurveyForm& form, std::size_t indicator, SurveyAnswers answers);

/// The published bands 1.0-2.0, 2.1-3.0, 3.1-4.0 and 4.1-5.0. They leave gaps (2.0 to 2.1): a mean is therefore rounded
/// half up to one decimal first. 2.04… is 2.0 and in the lowest band, 2.05 is 2.1 and in the next. In whole numbers, so
/// that no binary fraction decides.
inline constexpr std::size_t kSurveyBands = 4;
/// 0..3, lowest first; nothing where the pupil cannot be scored.
std::optional<std::uint8_t> bandOf(const IndicatorScore& score);
/// Tenths: 37 for 3.7. `denominator` > 0, both not negative.
std::int64_t tenthsHalfUp(std::int64_t numerator, std::int64_t denominator);
inline constexpr std::array<std::string_view, kSurveyBands> kSurveyBandIds{"1.0-2.0", "2.1-3.0", "3.1-4.0", "4.1-5.0"};

/// Ids of the items with an answer that somebody must read the same day, in the order of the form.
std::vector<std::string> alarmsOf(const SurveyForm& form, SurveyAnswers answers);

/// "fewer than this many of a group": its mean is not told (see docs/decisions/0020).
inline constexpr std::int32_t kLeastForMean = 10;
/// Below this a class's figures carry the warning about small classes whatever they are.
inline constexpr std::int32_t kSmallClass = 20;

/// A mean and its uncertainty, both ends within 1..5.
struct MeanInterval {
    double low = 0, high = 0;
    bool operator==(const MeanInterval&) const = default;
};
/// 95 % interval of a mean of `n` (>= 2) pupils who were told of in bands: the spread is that of the middles of the bands
/// (1.5, 2.5, 3.5, 4.5) with the shares that are told, so that it says nothing that the bands do not; Student's t by the
/// first term of its expansion in 1/n (Abramowitz & Stegun 26.7.5).
MeanInterval meanInterval(double mean, std::int32_t n, const std::array<double, kSurveyBands>& shares);
/// The same where only mean and number are known, as in class figures made elsewhere: with the largest spread that a mean
/// on this scale can have (Bhatia & Davis 2000: variance <= (mean - 1)(5 - mean)), so never too narrow.
MeanInterval widestMeanInterval(double mean, std::int32_t n);

/// Whether two means differ by more than their uncertainty (the intervals' halves added in squares).
enum class MeanChange { Within, Up, Down };
MeanChange changeOf(double before, const MeanInterval& beforeInterval, double now, const MeanInterval& nowInterval);

} // namespace trivsel::core
