#include "app/models/school_parts.h"

#include "app/models/model_tools.h"
#include "app/school/survey_pulse.h"
#include "core/chart/words.h"
#include "core/school/survey_form.h"
#include "definitions/catalog.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

/// Surveys of pupils, out of what was released of them alone.
namespace trivsel::app::school {
namespace {

using core::Survey;
using core::release::Group;
using core::release::Withheld;
using Model = SchoolModel;

/// A band wider than this says nothing: "0–80 %" of nine pupils (a local choice).
constexpr double kWidestShare = 0.5;

std::string decimal(const Source& from, double value)
{
    std::string words = fmt::format("{:.1f}", value);
    if (from.language == Language::Danish) std::ranges::replace(words, '.', ',');
    return words;
}

/// The ends are told with one decimal, rounded outwards: never narrower than it is.
std::string intervalWords(const Source& from, const core::MeanInterval& interval)
{
    return decimal(from, std::floor(interval.low * 10 + 1e-9) / 10) + "–" + decimal(from, std::ceil(interval.high * 10 - 1e-9) / 10);
}

std::string why(const Source& from, Withheld reason)
{
    switch (reason) {
    case Withheld::None: return {};
    case Withheld::TooFew: return from.tr("for få har svaret", "too few have answered");
    case Withheld::FewBeside:
    case Withheld::FewChanged:
    case Withheld::Combination: return from.tr("holdt op mod de andre klasser ville det fortælle om få", "held against the other classes it would tell of few");
    case Withheld::TooLarge: return from.tr("der er for mange klasser til at efterse det", "there are too many classes to check it");
    case Withheld::NotSplit: break;
    }
    return from.tr("det kunne fortælle, hvad enkelte har svaret", "it could tell what single pupils answered");
}

Model::Mean meanOf(const Source& from, const SurveyMean* mean)
{
    if (mean == nullptr) return {};
    return {decimal(from, mean->value()), intervalWords(from, mean->interval), core::chart::bandWords(mean->n)};
}

Model::Spread spreadOf(const Source& from, const SurveyFigures& figures, const Group* group, std::size_t variable)
{
    Model::Spread spread;
    if (group == nullptr || group->withheld != Withheld::None) {
        spread.withheld = why(from, group != nullptr ? group->withheld : Withheld::TooFew);
        return spread;
    }
    const auto& split = group->splits[variable];
    if (split.withheld != Withheld::None) {
        spread.withheld = why(from, split.withheld);
        return spread;
    }
    const auto& words = figures.tables->words[variable];
    for (std::uint8_t category = 0; category < split.counts.size(); ++category) {
        const auto share = core::release::share(figures.tables->plan, *group, variable, category);
        if (!share) continue;
        if (share->high - share->low > kWidestShare) {
            spread.bars.clear();
            spread.withheld = from.tr("så få har svaret, at fordelingen ikke siger noget", "so few have answered that the distribution says nothing");
            return spread;
        }
        const core::chart::Share told = core::chart::shareOf(*share);
        spread.bars.push_back({words.categories[category].in(from.language), told.words,
                               core::chart::percentWords(share->intervalLow, share->intervalHigh), told.middle()});
    }
    return spread;
}

/// The survey before this one whose figures mean the same: of one form, or both made elsewhere.
const Survey* earlierOf(const Source& from, const Survey& survey)
{
    const Survey* found = nullptr;
    for (const Survey* other : from.session.world().school.surveysOf(survey.institution))
        if (other->to < survey.from && other->form.id == survey.form.id && other->pulseOf == SurveyId{}) found = other;
    return found;
}

std::string changeWords(const Source& from, const SurveyMean* before, const SurveyMean* now, const std::string& name)
{
    if (before == nullptr || now == nullptr) return {};
    switch (core::changeOf(before->value(), before->interval, now->value(), now->interval)) {
    case core::MeanChange::Within: return from.tr("Forskellen fra ", "The difference from ") + name + from.tr(" ligger inden for usikkerheden.", " lies within the uncertainty.");
    case core::MeanChange::Up: return from.tr("Højere end i ", "Higher than in ") + name + from.tr(", mere end usikkerheden.", ", by more than the uncertainty.");
    case core::MeanChange::Down: return from.tr("Lavere end i ", "Lower than in ") + name + from.tr(", mere end usikkerheden.", ", by more than the uncertainty.");
    }
    return {};
}

void addHead(const Source& from, const Survey& survey, const SurveyFigures& figures, Model& model)
{
    model.surveyName = tools::shown(survey.name);
    model.surveyWords = dates::shortDayWithYear(survey.from, from.language);
    if (survey.to != survey.from) model.surveyWords += " – " + dates::shortDayWithYear(survey.to, from.language);
    model.surveyWords += " · " + figures.formTitle.in(from.language);
    if (figures.tables) {
        const bool isOne = figures.tables->children == 1;
        model.surveyWords += fmt::format(" · {} {}", figures.tables->children, isOne ? from.tr("elev har svaret", "pupil answered") : from.tr("elever har svaret", "pupils answered"));
    }
    if (!figures.hasPublishedScale)
        model.surveyWords += from.tr(" · egen skala: kan ikke holdes op mod landstal", " · our own scale: cannot be held against national figures");
    if (survey.kind == Survey::Kind::Named)
        model.told = from.tr("Med navne. Eleverne har fået at vide, at deres svar læses af ", "With names. The pupils were told that their answers are read by ") +
                     tools::userName(from.session, survey.reader) + ": " + tools::shown(survey.told);
}

void addClass(const Source& from, const Survey& survey, Model& model)
{
    const World& world = from.session.world();
    const core::SurveyClass* record = world.school.surveyClass(survey.id, model.chosen.unit);
    if (record == nullptr) return;
    Model::Class one;
    one.record = *record;
    one.name = tools::unitName(from.session, record->unit);
    const bool isCounted = record->pupils >= record->answered; // a pupil who came or left since is not known here
    one.answered = isCounted ? fmt::format("{} {} {} {}", record->answered, from.tr("af", "of"), record->pupils, from.tr("har svaret", "answered"))
                                      : fmt::format("{} {}", record->answered, from.tr("har svaret", "answered"));
    one.isSmall = record->answered < core::kSmallClass;
    one.mayWrite = !survey.pulseOf && from.session.allowed(SaveSurveyClass{*record}).has_value();
    one.pulse = pulseOf(world.school, survey.id, record->unit);
    for (const ChildId child : world.childrenOf(record->unit, from.session.today(), from.session.user().id)) {
        if (!from.session.maySee(child)) continue;
        one.children.push_back(child);
        const std::string& name = world.child(child)->name;
        one.names.push_back(name.substr(0, name.find(' ')));
    }
    model.unit = std::move(one);
}

} // namespace

void addFigures(const Source& from, Model& model)
{
    const Survey* survey = from.session.world().school.survey(model.chosen.survey);
    if (survey == nullptr) {
        model.nothing = {"Der er ikke læst nogen måling ind endnu. Læs et udtræk ind, eller del et af skemaerne ud til eleverne.",
                         "No survey has been read in yet. Read in an export, or hand one of the forms to the pupils."};
        return;
    }
    const auto figures = readSurveyFigures(survey->figures);
    if (!figures) {
        model.nothing = figures.error().message;
        return;
    }
    addHead(from, *survey, *figures, model);
    addClass(from, *survey, model);
    const UnitId unit = model.unit ? model.chosen.unit : UnitId{};
    // A single class is the whole, and told as that alone: a pulse, as a rule.
    const bool isOnlyClass = unit && figures->classes.size() == 1;
    const UnitId told = isOnlyClass ? UnitId{} : unit;
    const Group* group = figures->group(told);
    const Survey* earlier = earlierOf(from, *survey);
    const auto before = earlier != nullptr ? readSurveyFigures(earlier->figures) : Result<SurveyFigures>(SurveyFigures{});
    if (earlier != nullptr) model.earlierName = tools::shown(earlier->name);
    for (std::size_t i = 0; i < figures->indicators.size(); ++i) {
        const core::SurveyIndicator& indicator = figures->indicators[i];
        Model::Indicator shown;
        shown.title = indicator.title.in(from.language);
        shown.unit = meanOf(from, figures->mean(told, indicator.id));
        if (!isOnlyClass) shown.school = meanOf(from, figures->mean({}, indicator.id));
        if (earlier != nullptr && before) {
            shown.earlier = meanOf(from, before->mean(unit, indicator.id));
            shown.change = changeWords(from, before->mean(unit, indicator.id), figures->mean(told, indicator.id), model.earlierName);
        }
        if (figures->tables) shown.spread = spreadOf(from, *figures, group, i);
        model.indicators.push_back(std::move(shown));
    }
    if (!figures->tables) return;
    for (std::size_t v = figures->indicators.size(); v < figures->tables->plan.variables.size(); ++v) {
        const auto& words = figures->tables->words[v];
        model.questions.push_back({words.title.in(from.language), words.area.in(from.language), spreadOf(from, *figures, group, v)});
    }
}

} // namespace trivsel::app::school
