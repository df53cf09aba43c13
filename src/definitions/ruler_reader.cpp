#include "definitions/json_reader.h"
#include "definitions/say.h"
#include "definitions/sources.h"

/// Trivselslinealen: the five steps, and what protects and what is a risk at each age.
namespace trivsel::definitions {
namespace {

using core::Ruler;

constexpr std::int32_t kMostAgeMonths = 25 * 12;

Ruler::Step readStep(const Node& node)
{
    Ruler::Step step;
    Object o(node);
    step.title = o.required("title").text();
    step.child = o.required("child").text();
    step.care = o.required("care").text();
    o.close();
    return step;
}

std::vector<Ruler::Factor> readFactors(const Node& list, Unique& unique)
{
    std::vector<Ruler::Factor> factors;
    for (const Node& node : list.elements(1)) {
        Ruler::Factor factor;
        Object o(node);
        const Node id = o.required("id");
        factor.id = id.id().value_or("");
        if (!factor.id.empty()) unique.add(factor.id, id);
        factor.title = o.required("title").text();
        o.close();
        factors.push_back(std::move(factor));
    }
    return factors;
}

Ruler::Band readBand(const Node& node, int from, Unique& unique)
{
    Ruler::Band band;
    Object o(node);
    const Node age = o.required("age_months");
    if (const auto months = age.range(0, kMostAgeMonths)) {
        band.fromMonths = months->first;
        band.toMonths = months->second;
        if (band.fromMonths != from)
            age.fault(say("aldrene skal følge efter hinanden: her skal stå fra {}", "the ages must follow each other: this one begins at {}",
                          std::to_string(from)));
    }
    band.title = o.required("title").text();
    band.protective = readFactors(o.required("protective"), unique);
    band.risks = readFactors(o.required("risks"), unique);
    o.close();
    return band;
}

} // namespace

Loaded<core::Ruler> readRuler(std::string_view bytes, std::string_view fileName)
{
    Reader reader(bytes, fileName);
    core::Ruler ruler;
    Object o(reader.root());
    if (o.hasFormat("trivselslys.ruler/1")) {
        ruler.id = o.required("id").id().value_or("");
        ruler.version = o.required("version").string().value_or("");
        ruler.title = o.required("title").text();
        ruler.note = o.required("note").text();
        const Sources sources(o.required("sources"));
        ruler.sources = sources.list;
        (void)sources.origin(o);
        const Node steps = o.required("steps");
        const auto list = steps.elements(1);
        if (!list.empty() && list.size() != ruler.steps.size())
            steps.fault({"linealen har fem trin", "the ruler has five steps"});
        for (std::size_t i = 0; i < list.size() && i < ruler.steps.size(); ++i) ruler.steps[i] = readStep(list[i]);
        Unique factors;
        int from = 0;
        for (const Node& band : o.required("bands").elements(1)) {
            ruler.bands.push_back(readBand(band, from, factors));
            from = ruler.bands.back().toMonths + 1;
        }
        o.close();
    }
    Loaded<core::Ruler> loaded;
    if (reader.isSound()) loaded.value = std::move(ruler);
    loaded.faults = reader.takeFaults();
    return loaded;
}

} // namespace trivsel::definitions
