// Scoring speed, beside reading the same bytes and beside the exact path. A rating is one row of 20 items.

#include "core/batch_scoring.h"
#include "support/instrument_builder.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <random>
#include <vector>

namespace {

using namespace trivsel;
using namespace trivsel::core;

constexpr std::size_t kRows = 1'000'000;
constexpr int kRuns = 5;

/// Keeps the optimizer from leaving a loop out.
volatile std::uint64_t g_sink = 0;

/// Nanoseconds per row of the best of some runs.
double nanosecondsPerRow(std::size_t rows, const std::function<std::uint64_t()>& run)
{
    double best = 1e300;
    for (int i = 0; i < kRuns; ++i) {
        const auto start = std::chrono::steady_clock::now();
        g_sink = g_sink + run();
        const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count() / static_cast<double>(rows));
    }
    return best;
}

void print(const char* what, double nanoseconds, double reference)
{
    std::printf("  %-46s %9.1f ns/row %9.2f million/s %8.1f x reference\n", what, nanoseconds, 1000.0 / nanoseconds,
                nanoseconds / reference);
}

/// Mostly thriving, one answer in 20 missing: what real groups look like.
std::vector<std::uint8_t> likelyRows(std::size_t items)
{
    std::mt19937 random(1);
    std::vector<std::uint8_t> rows(kRows * items);
    for (auto& answer : rows) {
        const auto draw = random() % 20;
        answer = draw == 0 ? BatchScorer::kNotAnswered : static_cast<std::uint8_t>(draw < 15 ? 0 : draw < 18 ? 1 : 2);
    }
    return rows;
}

/// Every option alike, the hardest to remember.
std::vector<std::uint8_t> evenRows(std::size_t items)
{
    std::mt19937 random(2);
    std::vector<std::uint8_t> rows(kRows * items);
    for (auto& answer : rows) {
        const auto draw = random() % 4;
        answer = draw == 3 ? BatchScorer::kNotAnswered : static_cast<std::uint8_t>(draw);
    }
    return rows;
}

Answers toAnswers(const std::uint8_t* row, std::size_t items)
{
    Answers answers(items);
    for (std::size_t item = 0; item < items; ++item) {
        if (row[item] != BatchScorer::kNotAnswered) answers[item] = row[item];
    }
    return answers;
}

void measure(const char* title, const InstrumentPtr& form, const std::vector<std::uint8_t>& rows)
{
    const std::size_t items = form->items.size();
    std::printf("%s: %zu items, %zu rules\n", title, items, form->schemes[0].rules.size());
    const BatchScorer scorer(form, 0);
    std::vector<Position> positions(kRows);

    const double reference = nanosecondsPerRow(kRows, [&] {
        std::uint64_t sum = 0;
        for (const std::uint8_t answer : rows) sum += answer;
        return sum;
    });
    print("reference: adding up the same bytes", reference, reference);
    print("BatchScorer::positions", nanosecondsPerRow(kRows, [&] {
              scorer.positions(rows, {}, positions);
              return static_cast<std::uint64_t>(positions.back());
          }), reference);
    BatchScorer::Row row;
    print("BatchScorer::row (scores, bands, reasons)", nanosecondsPerRow(kRows, [&] {
              std::uint64_t sum = 0;
              for (std::size_t i = 0; i < kRows; ++i) {
                  scorer.row({rows.data() + i * items, items}, {}, row);
                  sum += static_cast<std::uint64_t>(row.position);
              }
              return sum;
          }), reference);
    constexpr std::size_t kExactRows = 5000;
    print("score() (exact fractions of any size)", nanosecondsPerRow(kExactRows, [&] {
              std::uint64_t sum = 0;
              for (std::size_t i = 0; i < kExactRows; ++i) {
                  const auto result = score(*form, form->schemes[0], toAnswers(rows.data() + i * items, items));
                  sum += static_cast<std::uint64_t>(result.position);
              }
              return sum;
          }), reference);
    constexpr std::size_t kSensitivities = 50;
    print("sensitivity(), one rating", nanosecondsPerRow(kSensitivities, [&] {
              std::uint64_t sum = 0;
              for (std::size_t i = 0; i < kSensitivities; ++i) {
                  sum += sensitivity(*form, form->schemes[0], toAnswers(rows.data() + i * items, items)).size();
              }
              return sum;
          }), reference);
    print("BatchScorer, setting up", nanosecondsPerRow(10, [&] {
              std::uint64_t sum = 0;
              for (int i = 0; i < 10; ++i) {
                  const BatchScorer other(form, 0);
                  std::vector<Position> one(1);
                  other.positions({rows.data(), items}, {}, one);
                  sum += static_cast<std::uint64_t>(one[0]);
              }
              return sum;
          }), reference);
}

/// The shipped shape, decided by bands of areas and of a total instead of by signs.
InstrumentPtr bandForm()
{
    test::InstrumentBuilder b;
    const std::vector<std::string> areas{"a", "b", "c", "d"};
    for (const std::string& area : areas) {
        b.area(area).items(area, 5).score(test::meanScore(test::shareAnswered({1, 2})));
        b.bands({test::cut(
            {test::below({2, 5}, Position::Green), test::below({4, 5}, Position::Yellow), test::rest(Position::Red)})});
    }
    b.totalOfAreas("t", areas, test::sumScore(),
                   {test::cut({test::below(2, Position::Green), test::rest(Position::Red)})});
    b.rule("two-red", b.bandsCount(Position::Red, 2), Position::Red);
    b.rule("total", b.bandIs("t", Position::Red), Position::Red);
    b.rule("yellow", b.bandsCount(Position::Yellow, 1), Position::Yellow);
    b.minAnswered(test::shareAnswered({4, 5}));
    return b.build();
}

} // namespace

int main()
{
    measure("helhedsvurdering, likely answers", test::wellbeingForm().build(), likelyRows(20));
    measure("helhedsvurdering, even answers", test::wellbeingForm().build(), evenRows(20));
    measure("helhedsvurdering with Vores læringsmiljø", test::wellbeingForm(5).build(), likelyRows(25));
    measure("bands and a total, likely answers", bandForm(), likelyRows(20));
    return 0;
}
