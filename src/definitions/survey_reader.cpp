#include "definitions/json_reader.h"
#include "definitions/say.h"
#include "definitions/sources.h"
#include "definitions/words.h"

#include <algorithm>

/// Forms that pupils answer (data/README.md, "Pupil surveys").
namespace trivsel::definitions {
namespace {

using core::SurveyForm;
using core::SurveyItem;
using core::SurveyOption;

constexpr std::int32_t kMostGrade = 10;
constexpr std::size_t kMostItems = 100; // far above every survey; one byte of a pupil's answers each
constexpr words::List<bool, 2> kScales{{{"own", false}, {"published", true}}};

std::vector<SurveyOption> readOptions(const Node& list)
{
    std::vector<SurveyOption> options;
    Unique unique;
    for (const Node& node : list.elements(2)) {
        SurveyOption option;
        Object o(node);
        const Node id = o.required("id");
        option.id = id.id().value_or("");
        if (!option.id.empty()) unique.add(option.id, id);
        option.label = o.required("label").text();
        const Node value = o.required("value");
        option.value = value.int32(1, 5).value_or(0);
        o.close();
        if (value && !options.empty() && option.value != 0 && option.value <= options.back().value)
            value.fault({"værdierne skal stige fra svar til svar", "the values must rise from answer to answer"});
        options.push_back(std::move(option));
    }
    const bool isScale = (options.size() == 3 || options.size() == 5) && options.front().value == 1 && options.back().value == 5;
    if (list && !options.empty() && !isScale && std::ranges::all_of(options, [](const auto& o) { return o.value != 0; }))
        list.fault({"der skal være tre eller fem svar, der går fra 1 til 5", "three or five answers from 1 to 5 are expected"});
    return options;
}

/// The index of a name of the file itself; nothing with a fault noted.
template <class T> std::optional<std::size_t> indexOf(const Node& node, const std::vector<T>& list)
{
    const auto id = node.id();
    if (!id) return std::nullopt;
    const auto at = std::ranges::find(list, *id, &T::id);
    if (at != list.end()) return static_cast<std::size_t>(at - list.begin());
    std::vector<std::string_view> valid;
    for (const T& one : list) valid.push_back(one.id);
    node.faultUnknownWord(*id, valid);
    return std::nullopt;
}

SurveyItem readItem(const Node& node, const SurveyForm& form, Unique& unique)
{
    SurveyItem item;
    Object o(node);
    const Node id = o.required("id");
    item.id = id.id().value_or("");
    if (!item.id.empty()) unique.add(item.id, id);
    item.indicator = indexOf(o.required("indicator"), form.indicators).value_or(0);
    item.text = o.required("text").text();
    if (const Node reversed = o.optional("reversed")) item.isReversed = reversed.boolean().value_or(false);
    if (const Node alarm = o.optional("alarm")) {
        Unique answers;
        for (const Node& answer : alarm.elements(1)) {
            const auto at = indexOf(answer, form.options);
            if (at && answers.add(form.options[*at].id, answer)) item.alarms.push_back(*at);
        }
    }
    o.close();
    return item;
}

void readBody(Object& o, SurveyForm& form)
{
    form.id = o.required("id").id().value_or("");
    form.version = o.required("version").string().value_or("");
    form.title = o.required("title").text();
    form.about = o.required("about").text();
    form.grades = o.required("grades").range(0, kMostGrade).value_or(std::pair(0, 0));
    const Node scale = o.required("scale");
    form.hasPublishedScale = scale.word(kScales).value_or(false);
    if (const Node pulse = o.optional("pulse")) form.isPulse = pulse.boolean().value_or(false);
    const Sources sources(o.required("sources"));
    form.sources = sources.list;
    form.options = readOptions(o.required("options"));
    // Published for five answers of 4.-9. klasse alone (ministry's page on the trivselsmåling).
    constexpr std::size_t kPublishedAnswers = 5;
    constexpr std::int32_t kPublishedFrom = 4;
    if (form.hasPublishedScale && (form.options.size() != kPublishedAnswers || form.grades.first < kPublishedFrom))
        scale.fault({"indikatorernes skala er kun offentliggjort for fem svar i 4.-9. klasse; skriv own",
                     "the indicators' scale is published for five answers of year 4-9 alone; write own"});
    Unique indicators;
    for (const Node& node : o.required("indicators").elements(1)) {
        core::SurveyIndicator indicator;
        Object i(node);
        const Node id = i.required("id");
        indicator.id = id.id().value_or("");
        if (!indicator.id.empty()) indicators.add(indicator.id, id);
        indicator.title = i.required("title").text();
        i.close();
        form.indicators.push_back(std::move(indicator));
    }
    Unique unique;
    const Node items = o.required("items");
    for (const Node& node : items.elements(1)) form.items.push_back(readItem(node, form, unique));
    if (form.items.size() > kMostItems) items.fault({"der må højst være 100 spørgsmål", "there may be at most 100 questions"});
    for (std::size_t i = 0; i < form.indicators.size(); ++i)
        if (items && std::ranges::none_of(form.items, [&](const SurveyItem& item) { return item.indicator == i; }))
            items.fault(say("indikatoren »{}« har ingen spørgsmål", "the indicator '{}' has no questions", form.indicators[i].id));
}

} // namespace

Loaded<SurveyForm> readSurveyForm(std::string_view bytes, std::string_view fileName)
{
    Reader reader(bytes, fileName);
    SurveyForm form;
    Object o(reader.root());
    if (o.hasFormat("trivselslys.survey/1")) {
        readBody(o, form);
        o.close();
    }
    Loaded<SurveyForm> loaded;
    loaded.faults = reader.takeFaults();
    if (loaded.faults.empty()) {
        form.sha256 = sha256Hex(bytes);
        loaded.value = std::move(form);
    }
    return loaded;
}

} // namespace trivsel::definitions
