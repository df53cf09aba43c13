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
    FitCheck(const core::Municipality& municipality, const std::vector<core::InstrumentPtr>& instruments, std::string_view file)
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
        wants(m_roles, step.who, path + ".who", {"har ingen rolle", "has no role"});
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
        case Kind::Area:
            if (m_hasInstruments && m_areas.count(c.id) == 0) unknown(m_areas, c.id, path + ".area.id", {"intet skema har et område", "no form has an area"});
            break;
        case Kind::Indicator:
            if (m_hasInstruments && m_items.count(c.id) == 0) unknown(m_items, c.id, path + ".indicator.id", {"intet skema har et udsagn", "no form has an indicator"});
            break;
        case Kind::Concern: wants(m_concerns, c.id, path + ".concern.is", {"har ingen slags bekymring", "has no kind of concern"}); break;
        case Kind::Flag: wants(m_flags, c.id, path + ".flag", {"har intet mærke", "has no flag"}); break;
        case Kind::Consent: wants(m_roles, c.id, path + ".consent.to", {"har ingen rolle", "has no role"}); break;
        default: break;
        }
    }

    std::vector<Fault> faults;

private:
    void wants(const Ids& ids, const std::string& id, const std::string& path, const Text& lacks)
    {
        if (ids.count(id) == 0) unknown(ids, id, path, say("profilen »{}« {}", "the profile '{}' {}", m_profile, lacks));
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

} // namespace trivsel::definitions
