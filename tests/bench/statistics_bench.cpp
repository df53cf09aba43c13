// Figures over a million ratings, beside adding the same bytes; what-if beside scoring anew; and the plan of release of
// an institution of 40 units (and of 200) at its first closing and the next, beside counting what it is about.

#include "core/batch_scoring.h"
#include "core/release/plan.h"
#include "core/release/what_if.h"
#include "core/statistics/position_table.h"
#include "support/instrument_builder.h"
#include "support/large_institution.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <initializer_list>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace trivsel;
using namespace trivsel::core;

constexpr std::size_t kRows = 1'000'000;

/// Keeps the optimizer from leaving a loop out.
volatile std::int64_t g_sink = 0;

/// Milliseconds of the best of some runs.
double milliseconds(int runs, const std::function<std::int64_t()>& run)
{
    double best = 1e300;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        g_sink = g_sink + run();
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count());
    }
    return best;
}

void print(const char* what, double took, double promised)
{
    std::printf("  %-62s %10.3f ms", what, took);
    if (promised > 0) std::printf("   promised %7.0f ms", promised); // else a reference, or nothing was
    std::printf("\n");
}

void benchPositions()
{
    std::mt19937 random(1);
    std::vector<Position> positions(kRows);
    for (Position& position : positions) {
        const auto draw = random() % 100;
        position = draw < 82   ? Position::Green
                   : draw < 95 ? Position::Yellow
                   : draw < 98 ? Position::Red
                               : Position::Unassessed;
    }
    std::vector<statistics::Column> columns;
    for (const std::uint16_t levels :
         std::initializer_list<std::uint16_t>{8, 40, 6, 4, 10}) { // round, unit, age band, sex, area
        statistics::Column column{std::vector<std::uint16_t>(kRows), levels};
        for (auto& code : column.codes) code = static_cast<std::uint16_t>(random() % levels);
        columns.push_back(std::move(column));
    }
    const double adding = milliseconds(5, [&] {
        std::int64_t sum = 0;
        for (const auto& column : columns) sum += std::accumulate(column.codes.begin(), column.codes.end(), 0LL);
        for (const Position position : positions) sum += static_cast<int>(position);
        return sum;
    });
    std::printf("1,000,000 ratings by five attributes\n");
    print("adding the same bytes (reference)", adding, 0);
    const double counting =
        milliseconds(5, [&] { return statistics::PositionTable::count(positions, columns)->total().all(); });
    print("counting them into a table", counting, 50);
    const auto table = statistics::PositionTable::count(positions, columns);
    print("one chart of the table, filtered",
          milliseconds(20,
                       [&] {
                           return table->by(1, 2, {{1, 2}, {}, {}, {1}})[7].all();
                       }),
          16);
}

void benchWhatIf()
{
    using namespace test;
    InstrumentBuilder builder;
    builder.answerSet("scale", scale(4));
    for (const char* area : {"a", "b", "c", "d"}) {
        builder.area(area).items(area, 5, "scale").score(meanScore(countAnswered(3)));
        builder.bands({cut(
            {below(Rational(3, 2), Position::Green), below(Rational(5, 2), Position::Yellow), rest(Position::Red)})});
        builder.rule(std::string("red-") + area, builder.bandIs(area, Position::Red), Position::Red);
    }
    for (const char* area : {"a", "b", "c", "d"}) { // red rules stand first
        builder.rule(std::string("yellow-") + area, builder.bandIs(area, Position::Yellow), Position::Yellow);
    }
    const auto form = builder.build();
    std::mt19937 random(2);
    std::vector<std::uint8_t> rows(kRows * 20);
    for (auto& answer : rows) {
        const auto draw = random() % 20;
        answer = draw == 0 ? BatchScorer::kNotAnswered : static_cast<std::uint8_t>(draw < 12 ? 0 : draw % 5);
    }
    std::printf("What-if over 1,000,000 ratings of 20 items\n");
    std::vector<Position> positions(kRows);
    const BatchScorer scorer(form, 0);
    print("scoring them anew (reference)",
          milliseconds(3,
                       [&] {
                           scorer.positions(rows, {}, positions);
                           return static_cast<std::int64_t>(positions[7]);
                       }),
          0);
    print("counting once",
          milliseconds(1,
                       [&] {
                           return static_cast<std::int64_t>(
                               release::WhatIf(*form, form->schemes[0], {false, 0, 0}, rows, {}).scores().size());
                       }),
          0);
    const release::WhatIf whatIf(*form, form->schemes[0], {false, 0, 0}, rows, {});
    const auto now = form->areas[0].bands[0].cut;
    auto moved = now;
    moved[0].limit = Rational(31, 20);
    print("a move of the limit", milliseconds(50, [&] { return whatIf.moves(now, moved)[0][1]; }), 16);
}

/// What any plan must do at least: each child of each group counted once in each variable.
std::int64_t countAll(const release::Plan& plan, const std::vector<release::Member>& members)
{
    std::int64_t sum = 0;
    std::vector<std::int32_t> counts(256);
    for (const release::Group& group : plan.groups) {
        std::vector<const release::Member*> children;
        for (const release::Member& member : members) {
            const bool isIn = std::ranges::all_of(group.key.parts, [&](const release::GroupKey::Part& part) {
                return std::ranges::count(part.values, member.attributes[static_cast<std::size_t>(part.attribute)]);
            });
            if (isIn) children.push_back(&member);
        }
        for (std::size_t variable = 0; variable < plan.variables.size(); ++variable) {
            std::ranges::fill(counts, 0);
            for (const release::Member* child : children) ++counts[child->values[variable]];
            sum += counts[0];
        }
    }
    return sum;
}

void benchPlan(std::int64_t units, int closings)
{
    test::LargeInstitution institution(units);
    std::printf("Plan of release: %lld units, %zu children, %zu variables\n", static_cast<long long>(units),
                institution.members.size(), institution.variables.size());
    std::vector<std::pair<release::Plan, std::vector<release::Member>>> past;
    past.reserve(static_cast<std::size_t>(closings));
    for (int closing = 1; closing <= closings; ++closing) {
        std::vector<release::Earlier> earlier;
        for (const auto& [plan, members] : past) earlier.push_back({&plan, members});
        release::Plan plan;
        const double took = milliseconds(1, [&] {
            plan = release::makePlan(institution.variables, institution.members, earlier);
            return static_cast<std::int64_t>(plan.groups.size());
        });
        if (closing == 1) {
            print("counting all groups by all variables (reference)",
                  milliseconds(3, [&] { return countAll(plan, institution.members); }), 0);
        }
        std::int64_t told = 0;
        for (const auto& group : plan.groups) {
            told += std::ranges::count(group.splits, release::Withheld::None, &release::Split::withheld);
        }
        const auto large = std::ranges::count_if(
            plan.groups, [](const release::Group& group) { return group.withheld != release::Withheld::TooFew; });
        const std::string what = "closing " + std::to_string(closing) + ": " + std::to_string(plan.footprints.size()) +
                                 " of " + std::to_string(large) + " groups, " + std::to_string(told) + " divisions";
        print(what.c_str(), took, units == 40 ? 1000 : 0);
        past.emplace_back(std::move(plan), institution.members);
        institution.halfAYear();
    }
}

} // namespace

int main()
{
    benchPositions();
    benchWhatIf();
    benchPlan(40, 6);
    benchPlan(200, 2);
}
