#pragma once

#include "faults/campaign.h"

#include <set>
#include <string>
#include <vector>

namespace trivsel::faults {

/// What the tests of this process went through, printed at its end.
struct Totals {
    long points = 0, inRecovery = 0, losses = 0, findings = 0;
    long controls = 0, controlsFound = 0;
    std::set<std::string> calls, ways;

    void add(const Fault& fault, const std::vector<std::string>& found);
};
Totals& totals();

} // namespace trivsel::faults
