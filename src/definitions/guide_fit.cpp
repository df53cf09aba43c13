#include "definitions/catalog.h"
#include "definitions/json_reader.h"
#include "definitions/say.h"

#include <set>
#include <vector>

/// References between a guide, a profile and the instruments. The paths follow from the values, since core types keep
/// the order of their file.
namespace trivsel::definitions {
namespace {

using core::GuideCondition;
using Kind = GuideCondition::Kind;
using Ids = std::set<std::string, std::less<>>;

class FitCheck {
public:
    FitCheck(const core::Municipality& municipality, const std::vector<core::InstrumentPtr>& instruments,
             std::string_view file)
        : m_profile(municipality.id), m_file(file), m_hasInstruments(!instruments.empty())
    {
        for (const auto& entry : municipality.directory) m_roles.insert(entry.role);
        for (const auto& rung : municipality.ladder) m_rungs.insert(rung.id);
        for (const auto& kind : municipality.concernKinds) m_concerns.insert(kind.id);
        for (const auto& flag : municipality.flags) m_flags.insert(flag.id);
        for (const core::InstrumentPtr& instrument : instruments) {
            for (const auto& area : instrument->areas) m_areas.insert(area.id);
            for (const auto& total : instrument->totals) m_areas.insert(total.id);
            for (const auto& item : instrument->items) m_items.insert(item.id);
        }
    }

    void step(const core::GuideStep& step, const std::string& path)
    {
        wantsRole(step.who, path + ".who");
        wants(m_rungs, step.rung, path + ".rung", {"har intet trin", "has no rung"});
    }

    void condition(const GuideCondition& c, const std::string& path)
    {
        switch (c.kind) {
        case Kind::All:
        case Kind::Any:
            for (std::size_t i = 0; i < c.parts.size(); ++i)
                condition(c.parts[i], fmt::format("{}.{}[{}]", path, c.kind == Kind::All ? "all" : "any", i));
            break;
        case Kind::Not: condition(c.parts.front(), path + ".not"); break;
        case Kind::Area: wantsArea(c.id, path + ".area.id"); break;
        case Kind::Indicator: wantsItem(c.id, path + ".indicator.id"); break;
        case Kind::Concern: wantsConcern(c.id, path + ".concern.is"); break;
        case Kind::Flag: wantsFlag(c.id, path + ".flag"); break;
        case Kind::Consent: wantsRole(c.id, path + ".consent.to"); break;
        default: break;
        }
    }

    void theCase(const core::GuideCase& c)
    {
        for (const auto& [id, band] : c.areas) wantsArea(id, "$.areas." + id);
        for (const auto& [id, signal] : c.indicators) wantsItem(id, "$.indicators." + id);
        if (c.concern) wantsConcern(*c.concern, "$.concern");
        for (const auto& [id, state] : c.consent) wantsRole(id, "$.consent." + id);
        for (std::size_t i = 0; i < c.flags.size(); ++i) wantsFlag(c.flags[i], fmt::format("$.flags[{}]", i));
    }

    std::vector<Fault> faults;

private:
    void wantsRole(const std::string& id, const std::string& path)
    {
        wants(m_roles, id, path, {"har ingen rolle", "has no role"});
    }
    void wantsFlag(const std::string& id, const std::string& path)
    {
        wants(m_flags, id, path, {"har intet mærke", "has no flag"});
    }
    void wantsConcern(const std::string& id, const std::string& path)
    {
        wants(m_concerns, id, path, {"har ingen slags bekymring", "has no kind of concern"});
    }
    void wantsArea(const std::string& id, const std::string& path)
    {
        if (m_hasInstruments && m_areas.count(id) == 0)
            unknown(m_areas, id, path, {"intet skema har et område", "no form has an area"});
    }
    void wantsItem(const std::string& id, const std::string& path)
    {
        if (m_hasInstruments && m_items.count(id) == 0)
            unknown(m_items, id, path, {"intet skema har et udsagn", "no form has an indicator"});
    }
    void wants(const Ids& ids, const std::string& id, const std::string& path, const Text& lacks)
    {
        if (ids.count(id) == 0)
            unknown(ids, id, path, say("profilen »{}« {}", "the profile '{}' {}", m_profile, lacks));
    }
    void unknown(const Ids& ids, const std::string& id, const std::string& path, const Text& lacks)
    {
        const std::vector<std::string_view> valid(ids.begin(), ids.end());
        Text what = say("{} »{}«", "{} '{}'", lacks, id);
        if (!valid.empty()) what = say("{}; mente du »{}«?", "{}; did you mean '{}'?", what, nearest(id, valid));
        faults.push_back({m_file, path, std::move(what)});
    }

    std::string m_profile, m_file;
    bool m_hasInstruments;
    Ids m_roles, m_rungs, m_concerns, m_flags, m_areas, m_items;
};

} // namespace

std::vector<Fault> guideFitFaults(const core::Guide& guide, const core::Municipality& municipality,
                                  const std::vector<core::InstrumentPtr>& instruments, std::string_view fileName)
{
    FitCheck check(municipality, instruments, fileName);
    for (std::size_t i = 0; i < guide.steps.size(); ++i) check.step(guide.steps[i], fmt::format("$.steps[{}]", i));
    for (std::size_t i = 0; i < guide.rules.size(); ++i)
        check.condition(guide.rules[i].condition, fmt::format("$.rules[{}].if", i));
    for (core::GuideFault& fault : core::guideFaults(guide, municipality.ladderIds()))
        check.faults.push_back({std::string(fileName), std::move(fault.path), std::move(fault.what)});
    return std::move(check.faults);
}

std::vector<Fault> roadmapFitFaults(const core::Roadmap& roadmap, const core::Municipality& municipality,
                                    const std::vector<core::InstrumentPtr>& instruments, std::string_view fileName)
{
    FitCheck check(municipality, instruments, fileName);
    for (std::size_t i = 0; i < roadmap.steps.size(); ++i)
        check.step(roadmap.steps[i], fmt::format("$.steps[{}]", i));
    for (std::size_t i = 0; i < roadmap.thresholds.size(); ++i)
        check.condition(roadmap.thresholds[i].rule.condition, fmt::format("$.thresholds[{}].if", i));
    return std::move(check.faults);
}

std::vector<Fault> caseFitFaults(const core::GuideCase& theCase, const core::Municipality& municipality,
                                 const std::vector<core::InstrumentPtr>& instruments, std::string_view fileName)
{
    FitCheck check(municipality, instruments, fileName);
    check.theCase(theCase);
    return std::move(check.faults);
}

} // namespace trivsel::definitions
