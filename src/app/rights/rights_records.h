#pragma once

#include "app/child_records.h"
#include "core/rights/rights.h"

#include <map>

namespace trivsel::app {

/// What parents and children have a right to, in memory: a part of World.
class Rights {
public:
    ChildRecords<InformationId, core::InformationGiven> information;
    ChildRecords<CorrectionId, core::CorrectionNote> corrections;
    ChildRecords<HoldId, core::Hold> holds;
    ChildRecords<InsightId, core::InsightDecision> insights;
    ChildRecords<ExceptionId, core::ConsentException> exceptions;
    std::map<ErasureId, core::Erasure> erasures; ///< of children who are not here any more

    void put(const core::InformationGiven& record) { information.put(record); }
    void put(const core::CorrectionNote& record) { corrections.put(record); }
    void put(const core::Hold& record) { holds.put(record); }
    void put(const core::InsightDecision& record) { insights.put(record); }
    void put(const core::ConsentException& record) { exceptions.put(record); }
    void put(const core::Erasure& record) { erasures.insert_or_assign(record.id, record); }
};

} // namespace trivsel::app
