#include "app/school/survey_figures.h"

#include "app/school/survey_plan.h"
#include "exchange/figures_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace trivsel::app {
namespace {

using Json = nlohmann::ordered_json;
using core::release::Attribute;
using core::release::Band;
using core::release::Figures;
using core::release::Group;
using core::release::GroupKey;
using core::release::Member;
using core::release::Named;
using core::release::Withheld;

constexpr std::string_view kFormat = "trivselslys-survey-figures 1";
constexpr std::size_t kMostFigures = 100'000; // means and classes of one survey
constexpr double kHundredths = 100;

Json of(const Text& words) { return {{"da", words.da}, {"en", words.in(Language::English)}}; }

/// Throws nlohmann's exceptions for what is not there, or is of another kind.
Text textOf(const nlohmann::json& json) { return {json.at("da").get<std::string>(), json.at("en").get<std::string>()}; }

[[noreturn]] void refuseIt() { throw std::out_of_range("figures"); }

std::int32_t between(const nlohmann::json& json, std::int32_t least, std::int32_t most)
{
    if (!json.is_number_integer()) refuseIt();
    const auto value = json.get<std::int64_t>();
    if (value < least || value > most) refuseIt();
    return static_cast<std::int32_t>(value);
}

GroupKey keyOf(UnitId unit)
{
    if (!unit) return {};
    return {GroupKey::Children::All, {{Attribute::Unit, {unit.value}}}};
}

std::string variableId(std::string_view kind, const core::SurveyForm& form, const std::string& id)
{
    return std::string(kind) + form.id + ":" + id;
}

void addVariables(const core::SurveyForm& form, std::vector<core::release::Variable>& variables, Figures& figures)
{
    const auto add = [&](std::string id, bool isSensitive, const Text& title, const Text& area, std::vector<Text> categories) {
        variables.push_back({std::move(id), static_cast<std::uint8_t>(categories.size()), isSensitive, false, "", {}});
        figures.words.push_back({title, area, std::move(categories)});
    };
    std::vector<Text> bands;
    for (const std::string_view id : core::kSurveyBandIds) {
        std::string danish(id);
        std::ranges::replace(danish, '.', ',');
        bands.push_back({danish, std::string(id)});
    }
    bands.push_back({"For få svar", "Too few answers"});
    for (const core::SurveyIndicator& indicator : form.indicators)
        add(variableId(kSurveyIndicator, form, indicator.id), false, indicator.title, {}, bands);
    std::vector<Text> answers;
    for (const core::SurveyOption& option : form.options) answers.push_back(option.label);
    answers.push_back({"Ikke besvaret", "Not answered"});
    // The answer to one question tells more of a pupil than an indicator does.
    for (const core::SurveyItem& item : form.items)
        add(variableId(kSurveyAnswer, form, item.id), true, item.text, form.indicators[item.indicator].title, answers);
}

/// Scores of a group, added up without rounding: one sum for each number of answers that they are means of.
struct ScoreSum {
    std::map<std::int32_t, std::int64_t> sumByAnswered;
    std::int32_t n = 0;
    void add(const core::IndicatorScore& score)
    {
        if (!score.isScored()) return;
        sumByAnswered[score.answered] += score.sum;
        ++n;
    }
    /// Half up. `n` > 0.
    std::int32_t tenths() const
    {
        core::Rational sum(0);
        for (const auto& [answered, part] : sumByAnswered) sum = sum + core::Rational(part, answered);
        const core::Rational rounded = (sum / core::Rational(n) * core::Rational(10)).roundedHalfUp();
        return static_cast<std::int32_t>(rounded.asInt64()->first);
    }
};

/// Tells a mean where the division into bands is told too, and of enough pupils.
void addMean(SurveyFigures& figures, UnitId unit, std::size_t indicator, const ScoreSum& sum)
{
    const Group* group = figures.group(unit);
    if (group == nullptr || group->withheld != Withheld::None) return;
    const auto& split = group->splits[indicator];
    if (split.withheld != Withheld::None || sum.n < core::kLeastForMean) return;
    SurveyMean mean{unit, figures.indicators[indicator].id, {}, sum.tenths(), {}};
    std::array<double, core::kSurveyBands> shares{};
    for (std::size_t b = 0; b < shares.size(); ++b) {
        const Band& told = split.counts[b];
        mean.n.low += told.low;
        shares[b] = (told.low + told.high) / 2.0;
    }
    // From what is told alone: everybody in the group less those who could not be scored.
    const Band& unscored = split.counts.back();
    mean.n.low = std::max({mean.n.low, group->n.low - unscored.high, core::kLeastForMean});
    mean.n.high = std::max(mean.n.low, group->n.high - unscored.low);
    mean.interval = core::meanInterval(mean.value(), mean.n.low, shares);
    figures.means.push_back(std::move(mean));
}

Json of(const SurveyMean& mean)
{
    const auto hundredths = [](double value) { return static_cast<std::int32_t>(std::lround(value * kHundredths)); };
    Json json{{"unit", mean.unit.value}, {"indicator", mean.indicator}};
    json["n"] = Json::array({mean.n.low, mean.n.high});
    json["tenths"] = mean.tenths;
    json["interval"] = Json::array({hundredths(mean.interval.low), hundredths(mean.interval.high)});
    return json;
}

SurveyMean meanOf(const nlohmann::json& json)
{
    SurveyMean mean;
    if (!json.at("unit").is_number_integer()) refuseIt();
    mean.unit = UnitId{json.at("unit").get<std::int64_t>()};
    mean.indicator = json.at("indicator").get<std::string>();
    constexpr std::int32_t kMost = std::numeric_limits<std::int32_t>::max();
    mean.n = {between(json.at("n").at(0), 0, kMost), between(json.at("n").at(1), 0, kMost)};
    mean.tenths = between(json.at("tenths"), 10, 50);
    mean.interval = {between(json.at("interval").at(0), 100, 500) / kHundredths, between(json.at("interval").at(1), 100, 500) / kHundredths};
    return mean;
}

SurveyFigures fromJson(const nlohmann::json& json)
{
    SurveyFigures figures;
    if (json.at("format").get<std::string>() != kFormat) refuseIt();
    figures.form = json.at("form").get<std::string>();
    figures.formTitle = textOf(json.at("title"));
    figures.hasPublishedScale = json.at("published_scale").get<bool>();
    for (const auto& indicator : json.at("indicators")) figures.indicators.push_back({indicator.at("id").get<std::string>(), textOf(indicator.at("title"))});
    for (const auto& one : json.at("classes")) figures.classes.push_back({one.at("unit").get<std::int64_t>(), textOf(one.at("name"))});
    for (const auto& mean : json.at("means")) figures.means.push_back(meanOf(mean));
    if (figures.means.size() > kMostFigures || figures.classes.size() > kMostFigures) refuseIt();
    if (!json.contains("tables")) return figures;
    auto tables = exchange::readFigures(json.at("tables").get<std::string>(), {});
    if (!tables) refuseIt();
    figures.tables = std::move(*tables);
    // The pages look a variable of each indicator up by its place.
    if (figures.tables->plan.variables.size() < figures.indicators.size()) refuseIt();
    for (std::size_t i = 0; i < figures.indicators.size(); ++i)
        if (figures.tables->plan.variables[i].categories != core::kSurveyBands + 1) refuseIt();
    return figures;
}

} // namespace

const SurveyMean* SurveyFigures::mean(UnitId unit, std::string_view indicator) const
{
    const auto at = std::ranges::find_if(means, [&](const SurveyMean& m) { return m.unit == unit && m.indicator == indicator; });
    return at != means.end() ? &*at : nullptr;
}

const Group* SurveyFigures::group(UnitId unit) const { return tables ? core::release::find(tables->plan, keyOf(unit)) : nullptr; }

std::string writeSurveyFigures(const SurveyFigures& figures)
{
    Json json{{"format", kFormat}, {"form", figures.form}};
    json["title"] = of(figures.formTitle);
    json["published_scale"] = figures.hasPublishedScale;
    json["indicators"] = Json::array();
    for (const core::SurveyIndicator& indicator : figures.indicators) json["indicators"].push_back({{"id", indicator.id}, {"title", of(indicator.title)}});
    json["classes"] = Json::array();
    for (const Named& one : figures.classes) json["classes"].push_back({{"unit", one.code}, {"name", of(one.words)}});
    json["means"] = Json::array();
    for (const SurveyMean& mean : figures.means) json["means"].push_back(of(mean));
    if (figures.tables) json["tables"] = exchange::writeFigures(*figures.tables);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<SurveyFigures> readSurveyFigures(std::string_view bytes)
{
    try {
        return fromJson(nlohmann::json::parse(bytes));
    } catch (const std::exception&) { // what nlohmann throws, and refuseIt
        return fail(ErrorCode::BadInput, {"Målingens tal kan ikke læses. De er, som de blev gemt; luk og åbn lageret, eller hent en sikkerhedskopi.",
                                          "The survey's figures cannot be read. They are as they were saved; close and open the store, or restore a backup."});
    }
}

SurveyFigures makeSurveyFigures(const core::SurveyForm& form, Figures head, SurveySheet sheet, const std::function<bool()>& isStopped)
{
    constexpr std::size_t kAskEvery = 10'000;
    SurveyFigures told;
    told.form = form.id;
    told.formTitle = form.title;
    told.hasPublishedScale = form.hasPublishedScale;
    told.indicators = form.indicators;
    told.classes = head.units;

    std::vector<core::release::Variable> variables;
    addVariables(form, variables, head);
    const std::size_t indicators = form.indicators.size();
    std::vector<ScoreSum> ofAll(indicators);
    std::vector<std::vector<ScoreSum>> ofClass(head.units.size(), std::vector<ScoreSum>(indicators));
    // No school is larger; for more, the plan is made from sums.
    constexpr std::size_t kMostPlanned = 5'000;
    const bool isHuge = sheet.pupils() > kMostPlanned;
    std::vector<Member> members;
    std::vector<ClassCounts> counts;
    if (!isHuge) members.reserve(sheet.pupils());
    else
        for (const Named& unit : head.units) {
            ClassCounts& one = counts.emplace_back(ClassCounts{unit.code, 0, {}});
            for (const auto& variable : variables) one.counts.emplace_back(variable.categories, 0);
        }
    for (std::size_t pupil = 0; pupil < sheet.pupils(); ++pupil) {
        if (pupil % kAskEvery == 0 && isStopped && isStopped()) return told;
        const core::SurveyAnswers answers = sheet.of(pupil);
        Member member;
        member.child = ChildId{static_cast<std::int64_t>(pupil) + 1}; // nobody: a place in the file
        member.attributes[static_cast<std::size_t>(Attribute::Institution)] = head.institutionId;
        member.attributes[static_cast<std::size_t>(Attribute::Unit)] = head.units[sheet.classes[pupil]].code;
        member.values.reserve(variables.size());
        for (std::size_t i = 0; i < indicators; ++i) {
            const core::IndicatorScore score = core::scoreOf(form, i, answers);
            ofAll[i].add(score);
            ofClass[sheet.classes[pupil]][i].add(score);
            member.values.push_back(core::bandOf(score).value_or(static_cast<std::uint8_t>(core::kSurveyBands)));
        }
        const auto none = static_cast<std::uint8_t>(form.options.size());
        for (const std::uint8_t answer : answers) member.values.push_back(answer == 0 ? none : static_cast<std::uint8_t>(answer - 1));
        if (!isHuge) {
            members.push_back(std::move(member));
            continue;
        }
        ClassCounts& one = counts[sheet.classes[pupil]];
        ++one.pupils;
        for (std::size_t v = 0; v < member.values.size(); ++v) ++one.counts[v][member.values[v]];
    }
    const auto pupils = static_cast<std::int32_t>(sheet.pupils());
    sheet = {}; // a million pupils' answers are not held twice
    head.children = pupils;
    head.withPosition = head.children;
    head.ageBands = {{0, {"Alle", "Everyone"}}};
    head.sexes = {{0, {"Alle", "Everyone"}}};
    if (isStopped && isStopped()) return told;
    head.plan = isHuge ? partitionPlan(std::move(variables), counts) : core::release::makePlan(std::move(variables), members, {}, {});
    // Nobody: they are places in a file, and no later closing could be held against them.
    head.plan.footprints.clear();
    told.tables = std::move(head);
    for (std::size_t i = 0; i < indicators; ++i) addMean(told, {}, i, ofAll[i]);
    for (std::size_t c = 0; c < ofClass.size(); ++c)
        for (std::size_t i = 0; i < indicators; ++i) addMean(told, UnitId{told.classes[c].code}, i, ofClass[c][i]);
    return told;
}

} // namespace trivsel::app
