// How long the guide takes to say what follows from 10,000 described cases, for every guide that ships; beside copying
// and comparing the same cases, which is the least that looking at them costs.
#include "core/guide.h"
#include "definitions/catalog.h"

#include <fmt/core.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace trivsel;
using core::Position;

constexpr int kCases = 10'000;

template <class F> double milliseconds(F run)
{
    double least = 1e9;
    for (int i = 0; i < 5; ++i) {
        const auto from = std::chrono::steady_clock::now();
        run();
        least = std::min(least, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
    }
    return least;
}

/// Cases as rounds give them: all four positions, signs in some areas, every kind of concern now and then.
std::vector<core::GuideCase> casesFor(const core::Municipality& profile)
{
    std::mt19937 draw(20261122);
    const auto below = [&](unsigned n) { return static_cast<unsigned>(draw() % n); };
    std::vector<core::GuideCase> cases;
    for (int i = 0; i < kCases; ++i) {
        core::GuideCase c;
        c.date = *Date::of(2026, 11, 1 + below(28));
        c.position = static_cast<Position>(below(4));
        c.positionBefore = static_cast<Position>(below(4));
        for (const char* area : {"psykisk", "kognitiv", "social", "fysisk"}) c.areas[area] = static_cast<Position>(below(3));
        c.roundsNotGreen = static_cast<std::int32_t>(below(4));
        c.ageMonths = static_cast<std::int32_t>(below(190));
        c.setting = below(2) == 0 ? core::Setting::Daycare : core::Setting::School;
        c.plan = static_cast<core::PlanState>(below(4));
        if (below(10) == 0) c.concern = profile.concernKinds[below(static_cast<unsigned>(profile.concernKinds.size()))].id;
        c.acute = below(50) == 0 ? core::AcuteState::Doubt : core::AcuteState::None;
        cases.push_back(std::move(c));
    }
    return cases;
}

} // namespace

int main()
{
    const auto catalog = definitions::Catalog::load(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data");
    if (!catalog) return 1;
    fmt::print("Steps for {} cases (goal: at most 50 ms)\n", kCases);
    for (const auto& profile : catalog->municipalities()) {
        const core::Guide& guide = *catalog->guide(profile->guide);
        const core::WorkingCalendar* calendar = catalog->calendar(profile->calendar);
        const auto cases = casesFor(*profile);
        std::size_t same = 0, steps = 0;
        const double reference = milliseconds([&] {
            const auto copy = cases;
            for (std::size_t i = 0; i < cases.size(); ++i) same += copy[i] == cases[i] ? 1U : 0U;
        });
        const double planning = milliseconds([&] {
            steps = 0;
            for (const core::GuideCase& c : cases) steps += core::plan(guide, c, *calendar).size();
        });
        fmt::print("  {:<12} {:7.2f} ms for {} steps; copying and comparing the cases (reference) {:6.2f} ms\n", profile->id, planning, steps,
                   reference);
        if (same == 0) return 1;
    }
    return 0;
}
