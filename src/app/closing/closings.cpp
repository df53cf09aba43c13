#include "app/closing/closings.h"

#include "exchange/figures_file.h"

#include <sodium.h>

#include <algorithm>

namespace trivsel::app {

const std::vector<ClosingPtr>& Closings::all() const
{
    for (storage::ClosingRow& row : m_unread) {
        auto figures = exchange::readFigures(row.figures, {});
        if (!figures) continue;
        auto closing = std::make_shared<core::release::Closing>();
        closing->id = row.id;
        closing->institution = row.institution;
        closing->by = row.by;
        closing->at = row.at;
        closing->figures = std::move(*figures);
        closing->figures.plan.footprints = std::move(row.footprints);
        closing->members = std::move(row.members);
        std::erase_if(m_read, [&](const ClosingPtr& known) { return known->id == closing->id; });
        m_read.push_back(std::move(closing));
    }
    if (!m_unread.empty()) std::ranges::sort(m_read, {}, [](const ClosingPtr& c) { return c->id; });
    m_unread.clear();
    return m_read;
}

std::vector<ClosingPtr> Closings::of(UnitId institution) const
{
    std::vector<ClosingPtr> found;
    for (const ClosingPtr& closing : all())
        if (closing->isOwn() && closing->institution == institution) found.push_back(closing);
    return found;
}

void Closings::put(storage::ClosingRow row) { m_unread.push_back(std::move(row)); }

std::string newFiguresSecret()
{
    exchange::FiguresKey secret;
    randombytes_buf(secret.data(), secret.size());
    return exchange::toHex(secret);
}

storage::ClosingRow rowOf(const core::release::Closing& closing)
{
    storage::ClosingRow row;
    row.id = closing.id;
    row.institution = closing.institution;
    row.by = closing.by;
    row.at = closing.at;
    row.figures = exchange::writeFigures(closing.figures);
    row.footprints = closing.figures.plan.footprints;
    row.members = closing.members;
    std::ranges::sort(row.members, {}, &core::release::Member::child);
    return row;
}

} // namespace trivsel::app
