#include "app/casework.h"

namespace trivsel::app {
namespace {

template <class Record> void putById(std::vector<Record>& records, const Record& record)
{
    const auto at = std::find_if(records.begin(), records.end(), [&](const Record& r) { return r.id == record.id; });
    if (at != records.end())
        *at = record;
    else
        records.push_back(record);
}

} // namespace

const std::vector<core::AbsenceDay>& Casework::absencesOf(ChildId child) const
{
    static const std::vector<core::AbsenceDay> kNone;
    const auto at = m_absences.find(child);
    return at != m_absences.end() ? at->second : kNone;
}

const core::Circumstances* Casework::circumstancesOf(ChildId child) const
{
    const auto at = m_circumstances.find(child);
    return at != m_circumstances.end() ? &at->second : nullptr;
}

void Casework::put(const core::MissingOffer& record) { putById(missingOffers, record); }
void Casework::put(const core::Visit& record) { putById(visits, record); }

void Casework::put(const core::AbsenceDay& record)
{
    auto& days = m_absences[record.child];
    std::erase_if(days, [&](const core::AbsenceDay& a) {
        return a.date == record.date && (record.part >= 1 || (record.part <= 0 && a.kind == record.kind));
    });
    if (record.part <= 0) return;
    const auto same = std::find_if(days.begin(), days.end(), [&](const core::AbsenceDay& a) { return a.date == record.date && a.kind == record.kind; });
    if (same != days.end()) {
        *same = record;
        return;
    }
    days.insert(std::upper_bound(days.begin(), days.end(), record, [](const auto& a, const auto& b) { return a.date < b.date; }), record);
}

const core::AcuteCase* Casework::openAcute(ChildId child, UserId forUser) const
{
    const core::AcuteCase* newest = nullptr;
    for (const core::AcuteCase* acute : acuteCases.of(child))
        if (!acute->endedAt && !core::isHiddenFrom(*acute, forUser)) newest = acute;
    return newest;
}

} // namespace trivsel::app
