#include "support/instrument_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace trivsel::core {
namespace {

using namespace test;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

/// A sound form that uses everything, for faults to be put into.
InstrumentBuilder soundForm()
{
    InstrumentBuilder b;
    b.area("a").items("a", 3).score(sumScore(countAnswered(2)));
    b.bands({cutWhen(Sex::Boy, std::pair{36, 47}, {below(1, Position::Green), rest(Position::Red)}),
             cut({upTo(1, Position::Green), below(2, Position::Yellow), rest(Position::Red)})});
    b.area("b").items("b", 2).score(meanScore());
    b.totalOfAreas("t", {"a", "b"}, sumScore(), {cut({rest(Position::Green)})});
    b.totalOfItems("u", {"a1", "b1"}, meanScore(countAnswered(1)));
    b.rule("r", anyOf({b.signals(Position::Red, 2, {"a"}), notTrue(b.bandIs("t", Position::Green)),
                       b.bandsCount(Position::Red, 1), b.answerIs("b2", 2)}),
           Position::Red);
    b.rule("y", b.signals(Position::Yellow, 1), Position::Yellow);
    b.alternative("other").rule("y", b.signals(Position::Yellow, 2), Position::Yellow);
    return b;
}

TEST(InstrumentFaults, ASoundFormHasNone)
{
    EXPECT_THAT(instrumentFaults(soundForm().buildUnchecked()), IsEmpty());
    EXPECT_THAT(instrumentFaults(wellbeingForm(5).buildUnchecked()), IsEmpty());
}

struct Fault {
    const char* sentence;
    std::function<void(Instrument&)> put;
};

class OneFault : public testing::TestWithParam<Fault> {};

TEST_P(OneFault, IsNamed)
{
    Instrument form = soundForm().buildUnchecked();
    GetParam().put(form);
    EXPECT_THAT(instrumentFaults(form), Contains(HasSubstr(GetParam().sentence)));
}

Condition& firstCondition(Instrument& form) { return form.schemes[0].rules[0].condition; }

INSTANTIATE_TEST_SUITE_P(
    InstrumentFaults, OneFault,
    testing::Values(
        Fault{"id does not match", [](Instrument &f) { f.items[0].id = "1a"; }},
        Fault{"id does not match", [](Instrument &f) { f.areas[0].id = std::string(41, 'a'); }},
        Fault{"id is used twice", [](Instrument &f) { f.items[1].id = f.items[0].id; }},
        Fault{"id is used twice", [](Instrument &f) { f.totals[0].id = "a"; }},
        Fault{"id is a fixed column", [](Instrument &f) { f.items[0].id = "rater"; }},
        Fault{"2 to 11 options", [](Instrument &f) { f.answerSets[0].options.resize(1); }},
        Fault{"same value", [](Instrument &f) { f.answerSets[0].options[1].value = 0; }},
        Fault{"beyond 1,000,000", [](Instrument &f) { f.answerSets[0].options[1].score = -1'000'001; }},
        Fault{"weight is not above 0", [](Instrument &f) { f.items[0].weight = 0; }},
        Fault{"more than six decimals", [](Instrument &f) { f.items[0].weight = Rational(1, 10'000'000); }},
        Fault{"anchors are not one per option", [](Instrument &f) { f.items[0].anchors.resize(2); }},
        Fault{"count is not between", [](Instrument &f) { f.areas[0].score->minAnswered = countAnswered(4); }},
        Fault{"share is not above 0",
              [](Instrument &f) {
                  f.areas[0].score->minAnswered = shareAnswered({3, 2});
              }},
        Fault{"go with sum only", [](Instrument &f) { f.areas[1].score->missing = ScoreRule::Missing::Prorate; }},
        Fault{"bands without a score", [](Instrument &f) { f.areas[0].score.reset(); }},
        Fault{"after one without `when`", [](Instrument &f) { std::swap(f.areas[0].bands[0], f.areas[0].bands[1]); }},
        Fault{"strictly ascend", [](Instrument &f) { f.areas[0].bands[1].cut[1].limit = 1; }},
        Fault{"no limit", [](Instrument &f) { f.areas[0].bands[1].cut.pop_back(); }},
        Fault{"neither of areas nor of items", [](Instrument &f) { f.totals[0].ofAreas.clear(); }},
        Fault{"names something twice",
              [](Instrument &f) {
                  f.totals[0].ofAreas = {0, 0};
              }},
        Fault{"missing on a total of areas",
              [](Instrument &f) { f.totals[0].score.missing = ScoreRule::Missing::MeanItem; }},
        Fault{"min_answered on a total of areas",
              [](Instrument &f) { f.totals[0].score.minAnswered = countAnswered(1); }},
        Fault{"an area has no score", [](Instrument &f) { f.areas[1].score.reset(); }},
        Fault{"red rules stand first", [](Instrument &f) { std::swap(f.schemes[0].rules[0], f.schemes[0].rules[1]); }},
        Fault{"then is neither", [](Instrument &f) { f.schemes[0].rules[1].then = Position::Green; }},
        Fault{"otherwise is neither", [](Instrument &f) { f.schemes[0].otherwise = Position::Red; }},
        Fault{"can never be reached", [](Instrument &f) { firstCondition(f).parts[0].atLeast = 4; }},
        Fault{"at_least is less than 1", [](Instrument &f) { firstCondition(f).parts[0].atLeast = 0; }},
        Fault{"can never be reached", [](Instrument &f) { firstCondition(f).parts[2].atLeast = 2; }},
        Fault{"without bands", [](Instrument &f) { firstCondition(f).parts[1].parts[0].band = 1; }},
        Fault{"no option has this value", [](Instrument &f) { firstCondition(f).parts[3].value = 3; }},
        Fault{"may not be empty", [](Instrument &f) { firstCondition(f).parts.clear(); }},
        Fault{"does not exist", [](Instrument &f) { firstCondition(f).parts[3].item = 99; }},
        Fault{"agree is less than 1", [](Instrument &f) { f.teamAgree = 0; }},
        Fault{"answers do not exist", [](Instrument &f) { f.items[0].answerSet = 1; }},
        Fault{"does not belong to it", [](Instrument &f) { f.areas[0].items[0] = 3; }},
        Fault{"not in one area", [](Instrument &f) { f.areas[0].items.pop_back(); }}));

TEST(InstrumentFaults, AllAreToldAtOnce)
{
    Instrument form = soundForm().buildUnchecked();
    form.items[0].weight = 0;
    form.schemes[0].otherwise = Position::Red;
    EXPECT_EQ(instrumentFaults(form).size(), 2U);
}

} // namespace
} // namespace trivsel::core
