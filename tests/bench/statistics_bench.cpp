// Figures over a million ratings, beside adding the same bytes; what-if beside scoring anew; and the plan of release of
// a municipality of 40 units, at its first closing and after some years.

#include "core/batch_scoring.h"
#include "core/release/plan.h"
#include "core/release/what_if.h"
#include "core/statistics/position_table.h"
#include "support/instrument_builder.h"

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
    std::printf("  %-62s %10.3f ms   promised %7.0f ms\n", what, took, promised);
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

/// 10 institutions of 4 units of 22 children; a tenth leaves and a tenth joins between closings.
struct Municipality {
    std::mt19937 random{3};
    std::int64_t nextId = 1;
    std::vector<release::Member> members;
    std::vector<release::Variable> variables = release::positionVariables();

    Municipality()
    {
        for (int item = 0; item < 20; ++item) {
            variables.push_back({"item:" + std::to_string(item), 4, item == 0, false, "", {}});
        }
        for (std::int64_t unit = 0; unit < 40; ++unit) {
            for (int i = 0; i < 22; ++i) join(unit);
        }
    }
    void join(std::int64_t unit)
    {
        release::Member member;
        member.child = ChildId{nextId++};
        member.attributes[0] = static_cast<std::int64_t>(random() % 3) + 3;
        member.attributes[1] = static_cast<std::int64_t>(random() % 2);
        member.attributes[2] = unit / 4;
        member.attributes[3] = unit;
        member.values.resize(variables.size());
        draw(member);
        members.push_back(std::move(member));
    }
    void draw(release::Member& member)
    {
        const auto one = [&] {
            const auto value = random() % 100;
            return static_cast<std::uint8_t>(value < 82 ? 0 : value < 95 ? 1 : value < 98 ? 2 : 3);
        };
        member.values[1] = member.values[0];
        if (random() % 5 == 0 || !member.wasThereBefore) member.values[0] = one();
        member.values[2] = static_cast<std::uint8_t>(member.values[1] * 4 + member.values[0]);
        for (std::size_t item = 3; item < member.values.size(); ++item) {
            if (random() % 5 == 0 || !member.wasThereBefore) member.values[item] = one();
        }
    }
    void halfAYear()
    {
        std::vector<std::int64_t> left;
        std::erase_if(members, [&](const release::Member& member) {
            if (random() % 10 != 0) return false;
            left.push_back(member.attributes[3]);
            return true;
        });
        for (release::Member& member : members) {
            member.wasThereBefore = true;
            if (random() % 6 == 0) ++member.attributes[0];
            draw(member);
        }
        for (const std::int64_t unit : left) join(unit);
    }
};

void benchPlan()
{
    std::printf("Plan of release: 40 units, 880 children, position, flow and 20 indicators\n");
    Municipality municipality;
    std::vector<std::pair<release::Plan, std::vector<release::Member>>> past;
    past.reserve(16);
    for (int closing = 1; closing <= 10; ++closing) {
        std::vector<release::Earlier> earlier;
        for (const auto& [plan, members] : past) earlier.push_back({&plan, members});
        release::Plan plan;
        const double took = milliseconds(1, [&] {
            plan = release::makePlan(municipality.variables, municipality.members, earlier);
            return static_cast<std::int64_t>(plan.groups.size());
        });
        std::int64_t told = 0;
        for (const auto& group : plan.groups) {
            told += std::ranges::count(group.splits, release::Withheld::None, &release::Split::withheld);
        }
        const std::string what = "closing " + std::to_string(closing) + ": " + std::to_string(plan.footprints.size()) +
                                 " of " + std::to_string(plan.groups.size()) + " groups, " + std::to_string(told) +
                                 " divisions";
        print(what.c_str(), took, 1000);
        past.emplace_back(std::move(plan), municipality.members);
        municipality.halfAYear();
    }
}

} // namespace

int main()
{
    benchPositions();
    benchWhatIf();
    benchPlan();
}
