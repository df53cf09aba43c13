#include "app/demo_survey.h"

#include "app/world.h"
#include "exchange/csv.h"

#include <algorithm>
#include <vector>

namespace trivsel::app::demo {
namespace {

constexpr int kDaysBack = 42, kDaysOpen = 4;
constexpr int kDecember = 12;
constexpr double kSilent = 0.04; // of the answers

/// The school year that most of a class's children go to: 0 in the year in which they turn six.
int gradeOf(const World& world, UnitId unit, Date today)
{
    const auto children = world.childrenOf(unit, today);
    std::vector<int> years;
    for (const ChildId child : children) years.push_back(world.child(child)->birthDate.year());
    if (years.empty()) return -1;
    std::ranges::nth_element(years, years.begin() + static_cast<std::ptrdiff_t>(years.size() / 2));
    const int schoolYear = today.month() >= 8 && today.month() <= kDecember ? today.year() : today.year() - 1;
    return std::clamp(schoolYear - years[years.size() / 2] - 6, 0, 9);
}

/// A pupil is a little better or worse off than the class, and answers are spread around that.
std::size_t answerOf(const core::SurveyForm& form, const core::SurveyItem& item, double pupil, Random& random)
{
    const double most = static_cast<double>(form.options.size() - 1);
    const double at = std::clamp(pupil + 0.35 * (random.unit() + random.unit() - 1), 0.0, 1.0);
    const auto option = static_cast<std::size_t>(at * most + 0.5);
    return item.isReversed ? form.options.size() - 1 - option : option;
}

} // namespace

std::optional<ImportSurvey> surveyOf(const World& world, const definitions::Catalog& catalog, UnitId school, Date today, Random& random)
{
    const Date to = today.plusDays(-kDaysBack);
    core::SurveyFormPtr form;
    std::vector<UnitId> classes;
    for (const core::SurveyFormPtr& one : catalog.surveyForms()) {
        if (one->isPulse) continue;
        std::vector<UnitId> fit;
        for (const UnitId unit : world.below(school)) {
            const int grade = gradeOf(world, unit, to);
            if (world.unit(unit)->kind == core::UnitKind::Unit && grade >= one->grades.first && grade <= one->grades.second) fit.push_back(unit);
        }
        if (fit.size() <= classes.size()) continue;
        form = one;
        classes = std::move(fit);
    }
    if (form == nullptr) return std::nullopt;
    exchange::CsvWriter csv(exchange::CsvForm::Plain);
    csv.text("class");
    for (const core::SurveyItem& item : form->items) csv.text(item.id);
    csv.endRecord();
    std::size_t pupils = 0;
    for (const UnitId unit : classes) {
        const double middle = 0.55 + 0.25 * random.unit();
        for (std::size_t i = 0; i < world.childrenOf(unit, to).size(); ++i, ++pupils) {
            const double pupil = middle + 0.5 * (random.unit() - 0.5);
            csv.text(world.unit(unit)->name);
            for (const core::SurveyItem& item : form->items) {
                const auto answer = static_cast<std::int64_t>(answerOf(*form, item, pupil, random) + 1);
                if (random.chance(kSilent)) csv.empty();
                else csv.integer(answer);
            }
            csv.endRecord();
        }
    }
    if (pupils == 0) return std::nullopt;
    ImportSurvey import;
    import.fileName = "opdigtet.csv";
    import.bytes = csv.buffer();
    import.acceptRefused = true;
    import.about.institution = school;
    import.about.form.id = form->id;
    import.about.name = "Trivsel (opdigtet)";
    import.about.to = to;
    import.about.from = to.plusDays(-kDaysOpen);
    return import;
}

} // namespace trivsel::app::demo
