#include "app/oversight.h"

#include <algorithm>

namespace trivsel::app {
namespace {

template <class Map, class Key> const typename Map::mapped_type* findIn(const Map& map, Key id)
{
    const auto at = map.find(id);
    return at != map.end() ? &at->second : nullptr;
}

} // namespace

const core::GlassOpening* Oversight::opening(GlassId id) const { return findIn(m_openings, id); }
const core::ChildBar* Oversight::bar(BarId id) const { return findIn(m_bars, id); }
const core::AuditSample* Oversight::sample(SampleId id) const { return findIn(m_samples, id); }

bool Oversight::isBarred(ChildId child, UserId user) const
{
    if (m_held.empty()) return false;
    const auto* held = findIn(m_held, child);
    return held != nullptr && std::any_of(held->begin(), held->end(), [&](BarId id) { return m_bars.at(id).user == user; });
}

std::vector<const core::ChildBar*> Oversight::barsOf(ChildId child) const
{
    std::vector<const core::ChildBar*> found;
    if (const auto* held = findIn(m_held, child))
        for (const BarId id : *held) found.push_back(&m_bars.at(id));
    return found;
}

std::vector<const core::GlassOpening*> Oversight::openTo(UserId user, Instant now) const
{
    std::vector<const core::GlassOpening*> found;
    for (const auto& [id, opening] : m_openings)
        if (opening.by == user && core::isOpen(opening, now)) found.push_back(&opening);
    return found;
}

void Oversight::put(const core::ChildBar& record)
{
    m_bars.insert_or_assign(record.id, record);
    auto& held = m_held[record.child];
    std::erase(held, record.id);
    if (!record.liftedAt) held.insert(std::upper_bound(held.begin(), held.end(), record.id), record.id);
    if (held.empty()) m_held.erase(record.child);
}

} // namespace trivsel::app
