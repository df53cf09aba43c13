#include "faults/totals.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::faults {
namespace {

class Printer : public testing::Environment {
    void TearDown() override
    {
        const Totals& t = totals();
        if (t.points == 0 && t.controls == 0) return;
        fmt::print("{} fault points ({} of them during recovery), {} kinds of call, {} ways; {} acknowledged losses, "
                   "{} findings; control: {} of {} found\n",
                   t.points, t.inRecovery, t.calls.size(), t.ways.size(), t.losses, t.findings, t.controlsFound,
                   t.controls);
    }
};

testing::Environment* const kPrinter = testing::AddGlobalTestEnvironment(new Printer);

} // namespace

void Totals::add(const Fault& fault, const std::vector<std::string>& found)
{
    ++points;
    calls.insert(fault.call);
    ways.insert(fault.how + (fault.stays ? " and from then on" : ""));
    findings += static_cast<long>(found.size());
    losses += std::count_if(found.begin(), found.end(), [](const std::string& one) { return one.starts_with("LOST"); });
}

Totals& totals()
{
    static Totals instance;
    return instance;
}

} // namespace trivsel::faults
