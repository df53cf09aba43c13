#include "definitions/guide_conditions.h"
#include "definitions/say.h"
#include "definitions/sources.h"
#include "definitions/words.h"

#include <map>

namespace trivsel::definitions {
namespace {

using core::Guide;
using core::GuideStep;
using core::StepKind;

constexpr words::List<StepKind, 7> kStepKinds{{{"environment", StepKind::Environment},
                                               {"child", StepKind::Child},
                                               {"parents", StepKind::Parents},
                                               {"family_network", StepKind::FamilyNetwork},
                                               {"team", StepKind::Team},
                                               {"authority", StepKind::Authority},
                                               {"follow_up", StepKind::FollowUp}}};
constexpr words::List<core::DueFrom, 5> kDueFrom{{{"position", core::DueFrom::Position},
                                                  {"concern", core::DueFrom::Concern},
                                                  {"decision", core::DueFrom::Decision},
                                                  {"plan", core::DueFrom::Plan},
                                                  {"follow_up", core::DueFrom::FollowUp}}};
constexpr words::List<core::DayCount, 2> kDayCounts{
    {{"calendar", core::DayCount::Calendar}, {"working", core::DayCount::Working}}};
constexpr std::int32_t kMaxDueDays = 3650;

using StepIndex = std::map<std::string, std::size_t, std::less<>>;

core::DueRule readDue(Node node)
{
    core::DueRule due;
    Object o(node);
    due.days = o.required("days").int32(0, kMaxDueDays).value_or(0);
    due.from = o.required("from").word(kDueFrom).value_or(core::DueFrom::Position);
    due.count = o.required("count").word(kDayCounts).value_or(core::DayCount::Calendar);
    o.close();
    return due;
}

bool readFlag(Object& o, std::string_view key)
{
    const Node node = o.optional(key);
    return node && node.boolean().value_or(false);
}

/// Reads a step all but `after`, which may name a later one and is returned for resolving.
Node readStep(const Node& node, const Sources& sources, Unique& unique, GuideStep& step)
{
    Object o(node);
    const Node id = o.required("id");
    if (const auto s = id.id()) {
        step.id = *s;
        unique.add(*s, id);
    }
    step.title = o.required("title").text();
    step.action = o.required("do").text();
    step.why = o.required("why").text();
    step.who = o.required("who").id().value_or("");
    step.kind = o.required("kind").word(kStepKinds).value_or(StepKind::Team);
    step.due = readDue(o.required("due"));
    step.rung = o.required("rung").rungId().value_or("");
    step.minimum = readFlag(o, "minimum");
    if (const Node tool = o.optional("tool")) step.tool = tool.id().value_or("");
    step.reachesParents = readFlag(o, "reaches_parents");
    step.reachesChild = readFlag(o, "reaches_child");
    step.groupOk = readFlag(o, "group_ok");
    const Node after = o.optional("after");
    const core::Provenance origin = sources.origin(o);
    step.source = origin.source;
    step.localChoice = origin.localChoice;
    o.close();
    return after;
}

/// Ids of steps, each once; unknown ones are faults.
std::vector<std::pair<std::string, std::size_t>> readStepList(const Node& node, std::size_t least,
                                                              const StepIndex& index)
{
    std::vector<std::pair<std::string, std::size_t>> steps;
    Unique unique;
    for (const Node& element : node.elements(least)) {
        const auto id = element.id();
        if (!id) continue;
        const auto at = index.find(*id);
        if (at == index.end()) {
            element.faultUnknownName(*id, index);
        } else if (unique.add(*id, element)) {
            steps.emplace_back(*id, at->second);
        }
    }
    return steps;
}

StepIndex readSteps(Node node, const Sources& sources, std::vector<GuideStep>& steps)
{
    StepIndex index;
    Unique unique;
    std::vector<Node> after;
    for (const Node& element : node.elements()) {
        GuideStep step;
        after.push_back(readStep(element, sources, unique, step));
        if (!step.id.empty()) index.emplace(step.id, steps.size());
        steps.push_back(std::move(step));
    }
    for (std::size_t i = 0; i < after.size(); ++i)
        for (const auto& [id, place] : readStepList(after[i], 0, index)) steps[i].after.push_back(id);
    return index;
}

/// What a rule and a threshold have in common.
core::GuideRule readRuleBody(Object& o, const StepIndex& index, Unique& unique)
{
    core::GuideRule rule;
    const Node id = o.required("id");
    if (const auto s = id.id()) {
        rule.id = *s;
        unique.add(*s, id);
    }
    rule.condition = readGuideCondition(o.required("if"));
    for (const auto& [step, place] : readStepList(o.required("then"), 1, index)) rule.steps.push_back(place);
    rule.reason = o.required("reason").text();
    return rule;
}

core::GuideRule readRule(const Node& node, const StepIndex& index, Unique& unique)
{
    Object o(node);
    core::GuideRule rule = readRuleBody(o, index, unique);
    o.close();
    return rule;
}

core::Roadmap::Threshold readThreshold(const Node& node, const StepIndex& index, Unique& unique)
{
    core::Roadmap::Threshold threshold;
    Object o(node);
    threshold.title = o.required("title").text();
    if (const Node active = o.optional("active")) threshold.active = active.boolean().value_or(true);
    threshold.rule = readRuleBody(o, index, unique);
    o.close();
    return threshold;
}

template <class T> void readHead(Object& o, T& value)
{
    value.id = o.required("id").id().value_or("");
    value.version = o.required("version").string().value_or("");
    value.title = o.required("title").text();
}

/// The value with its bytes' hash, if nothing was wrong with it.
template <class T> Loaded<T> finish(Reader& reader, T value, std::string_view bytes)
{
    Loaded<T> loaded;
    if (reader.isSound()) {
        value.sha256 = sha256Hex(bytes);
        loaded.value = std::move(value);
    }
    loaded.faults = reader.takeFaults();
    return loaded;
}

} // namespace

Loaded<core::Guide> readGuide(std::string_view bytes, std::string_view fileName)
{
    Reader reader(bytes, fileName);
    Guide guide;
    Object o(reader.root());
    if (o.hasFormat("trivselslys.guide/1")) {
        readHead(o, guide);
        const Sources sources(o.required("sources"));
        guide.sources = sources.list;
        const StepIndex index = readSteps(o.required("steps"), sources, guide.steps);
        Unique unique;
        for (const Node& rule : o.required("rules").elements()) guide.rules.push_back(readRule(rule, index, unique));
        o.close();
    }
    if (reader.isSound()) {
        for (core::GuideFault& fault : core::guideFaults(guide, {}))
            reader.faultAtPath(fault.path, std::move(fault.what));
    }
    return finish(reader, std::move(guide), bytes);
}

Loaded<core::Roadmap> readRoadmap(std::string_view bytes, std::string_view fileName)
{
    Reader reader(bytes, fileName);
    core::Roadmap roadmap;
    Object o(reader.root());
    if (o.hasFormat("trivselslys.roadmap/1")) {
        readHead(o, roadmap);
        const Sources sources(o.required("sources"));
        roadmap.sources = sources.list;
        const StepIndex index = readSteps(o.required("steps"), sources, roadmap.steps);
        Unique unique;
        for (const Node& threshold : o.required("thresholds").elements(1))
            roadmap.thresholds.push_back(readThreshold(threshold, index, unique));
        o.close();
    }
    if (reader.isSound()) {
        for (core::GuideFault& fault : core::roadmapFaults(roadmap))
            reader.faultAtPath(fault.path, std::move(fault.what));
    }
    return finish(reader, std::move(roadmap), bytes);
}

} // namespace trivsel::definitions
