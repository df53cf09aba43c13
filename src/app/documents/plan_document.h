#pragma once

#include "app/documents/paper.h"

namespace trivsel::app {

enum class Readers {
    Adults,  ///< the staff who carry the plan
    Parents, ///< goes home: no other child, and only the steps that parents may be told
};

/// Indsatsplan: strengths before difficulties, what the adults change first, three perspectives, steps, participants,
/// follow-up. The gate has been asked before when it goes to the parents.
report::Document planDocument(const paper::Source& from, const core::ActionPlan& plan, ChildId child, Readers readers,
                              paper::Fullness fullness);

} // namespace trivsel::app
