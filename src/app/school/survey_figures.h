#pragma once

#include "base/result.h"
#include "core/release/figures.h"
#include "core/school/survey.h"
#include "core/school/survey_form.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is told of a survey: made once, when it is read in, and the same for everyone (docs/decisions/0020).
namespace trivsel::app {

/// Variables of the released tables: "survey:FORM:INDICATOR" with the four bands, lowest first, and "cannot be scored";
/// "answer:FORM:ITEM" with the form's answers and "not answered".
inline constexpr std::string_view kSurveyIndicator = "survey:", kSurveyAnswer = "answer:";

/// A mean as it may be told, of a class or of the whole school.
struct SurveyMean {
    UnitId unit;           ///< none: everybody
    std::string indicator; ///< id
    core::release::Band n; ///< pupils who could be scored; of everybody who took part where the file says no more
    std::int32_t tenths = 0; ///< 10..50
    core::MeanInterval interval;
    double value() const { return tenths / 10.0; }
    bool operator==(const SurveyMean&) const = default;
};

/// The contents of core::Survey::figures.
struct SurveyFigures {
    std::string form;  ///< id; empty for figures of classes made elsewhere
    Text formTitle;
    bool hasPublishedScale = false;
    std::vector<core::SurveyIndicator> indicators; ///< in order
    std::optional<core::release::Figures> tables;  ///< none for figures of classes made elsewhere
    std::vector<SurveyMean> means;
    std::vector<core::release::Named> classes;     ///< by the unit's id, with the name it had

    const SurveyMean* mean(UnitId unit, std::string_view indicator) const;
    /// The table's row of a class; of everybody without one. Null where there are no tables or the class is not in them.
    const core::release::Group* group(UnitId unit) const;
    bool operator==(const SurveyFigures&) const = default;
};

std::string writeSurveyFigures(const SurveyFigures& figures);
/// What writeSurveyFigures wrote; BadInput for everything else.
Result<SurveyFigures> readSurveyFigures(std::string_view json);

/// Everybody's answers, one row after the other: `items` bytes each as core::SurveyAnswers.
struct SurveySheet {
    std::size_t items = 0;
    std::vector<std::uint8_t> answers;
    std::vector<std::uint32_t> classes; ///< per pupil: index into the head's units
    std::size_t pupils() const { return classes.size(); }
    core::SurveyAnswers of(std::size_t pupil) const { return {answers.data() + pupil * items, items}; }
};

/// Decides what is told of a survey. `head`: everything but words and plan; `units` names the classes. Seconds for a
/// million pupils; `isStopped` is asked now and then, and then the result is worth nothing.
SurveyFigures makeSurveyFigures(const core::SurveyForm& form, core::release::Figures head, SurveySheet sheet,
                                const std::function<bool()>& isStopped = {});

} // namespace trivsel::app
