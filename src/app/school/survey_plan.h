#pragma once

#include "core/release/figures.h"

#include <cstdint>
#include <vector>

namespace trivsel::app {

/// Pupils of one class by the categories of each variable.
struct ClassCounts {
    std::int64_t unit = 0;
    std::int32_t pupils = 0;
    std::vector<std::vector<std::int32_t>> counts; ///< per variable, per category
};

/// The plan of a file that is far larger than a school, where the proof that core::release::makePlan looks for pupil by
/// pupil would take minutes: of classes and everybody alone, which is a partition, so that the proof is a sum. By
/// makePlan's own rules: a group has the threshold, its division has at least two pupils outside the commonest category,
/// and the same holds for what is left when all that is told exactly is taken from the whole. The whole is told only
/// where no pupil's value follows from that and from the bands of small classes: shown by an exchange of two pupils.
core::release::Plan partitionPlan(std::vector<core::release::Variable> variables, const std::vector<ClassCounts>& classes);

} // namespace trivsel::app
