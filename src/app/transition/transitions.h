#pragma once

#include "app/child_records.h"
#include "core/transition/handover.h"

#include <string_view>

namespace trivsel::app {

/// Handovers and marks on Trivselslinealen, in memory: a part of World.
class Transitions {
public:
    ChildRecords<HandoverId, core::Handover> handovers;
    ChildRecords<RulerMarkId, core::RulerMark> marks;

    /// The handover that a package is of; null when it is not of this store.
    const core::Handover* handover(std::string_view code, bool isIncoming) const
    {
        for (const auto& [id, handover] : handovers.all())
            if (handover.code == code && handover.isIncoming == isIncoming) return &handover;
        return nullptr;
    }

    void put(const core::Handover& record) { handovers.put(record); }
    void put(const core::RulerMark& record) { marks.put(record); }
};

} // namespace trivsel::app
