#pragma once

#include "core/release/figures.h"
#include "storage/store.h"

#include <memory>
#include <vector>

namespace trivsel::app {

using ClosingPtr = std::shared_ptr<const core::release::Closing>;

/// Closed periods in memory: a part of World. Their tables are read when they are first asked for, since few sittings do.
class Closings {
public:
    /// Own ones and those from other stores' files, in the order in which they were made. Tables that cannot be read (a
    /// store from a newer program) are not among them.
    const std::vector<ClosingPtr>& all() const;
    /// Those of one institution of this store, oldest first.
    std::vector<ClosingPtr> of(UnitId institution) const;

    void put(storage::ClosingRow row);

private:
    mutable std::vector<storage::ClosingRow> m_unread;
    mutable std::vector<ClosingPtr> m_read;
};

/// The secret with which a store signs its figures files: 32 random bytes as hex, kept among its settings.
std::string newFiguresSecret();

/// As the store keeps it.
storage::ClosingRow rowOf(const core::release::Closing& closing);

} // namespace trivsel::app
