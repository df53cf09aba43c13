#pragma once

#include "core/oversight.h"

#include <map>
#include <unordered_map>
#include <vector>

namespace trivsel::app {

/// Openings with a reason, bars and samples of the log, in memory: a part of World.
class Oversight {
public:
    const std::map<GlassId, core::GlassOpening>& openings() const { return m_openings; }
    const std::map<BarId, core::ChildBar>& bars() const { return m_bars; }
    const std::map<SampleId, core::AuditSample>& samples() const { return m_samples; }
    const core::GlassOpening* opening(GlassId id) const;
    const core::ChildBar* bar(BarId id) const;
    const core::AuditSample* sample(SampleId id) const;

    /// This adult must not see the child.
    bool isBarred(ChildId child, UserId user) const;
    /// The bars of a child that hold, in the order in which they were set.
    std::vector<const core::ChildBar*> barsOf(ChildId child) const;
    /// What this adult has opened with a reason and is open now.
    std::vector<const core::GlassOpening*> openTo(UserId user, Instant now) const;

    void put(const core::GlassOpening& record) { m_openings.insert_or_assign(record.id, record); }
    void put(const core::ChildBar& record);
    void put(const core::AuditSample& record) { m_samples.insert_or_assign(record.id, record); }

private:
    std::map<GlassId, core::GlassOpening> m_openings;
    std::map<BarId, core::ChildBar> m_bars;
    std::map<SampleId, core::AuditSample> m_samples;
    std::unordered_map<ChildId, std::vector<BarId>> m_held; ///< bars that hold; few children have any
};

} // namespace trivsel::app
