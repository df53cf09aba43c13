#pragma once

#include "base/text.h"

#include <cstddef>
#include <string>
#include <vector>

namespace trivsel::exchange {

/// What is wrong with a JSON file and where: `$.groups[3].n`, or `row:column` where it is no JSON at all.
struct PlacedFault {
    std::string place;
    Text what;
    bool operator==(const PlacedFault&) const = default;
};

/// All faults of one file: the first kMost, and how many there are.
struct PlacedFaults {
    static constexpr std::size_t kMost = 1000;
    std::vector<PlacedFault> first;
    std::size_t total = 0;
    void add(std::string place, Text what)
    {
        if (total++ < kMost) first.push_back({std::move(place), std::move(what)});
    }
};

} // namespace trivsel::exchange
