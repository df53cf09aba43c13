#include "app/health_export.h"
#include "app/workbook_export.h"

#include "session_fixture.h"
#include "support/zip_reader.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace trivsel::app {
namespace {

using nlohmann::json;
using test::day;
using test::House;
using ::testing::HasSubstr;
using ::testing::Not;

/// All parts of a workbook, one after the other.
std::string allOf(const Result<std::string>& bytes)
{
    if (!bytes) throw std::runtime_error(bytes.error().message.en);
    std::string all;
    for (const auto& [name, part] : trivsel::testing::unzipped(*bytes)) all += part;
    return all;
}

/// Two children of the blue room: one agreed to be yellow by the pair, one that nobody has rated.
struct RatedHouse : House {
    ChildId yellow, waiting;
    RoundId round;
    RatedHouse()
    {
        yellow = child("Gul Gunnar", blue);
        waiting = child("Vente Vera", blue);
        addPair(blue);
        round = openRound(blue);
        bothRate(round, yellow, 1, core::Position::Yellow);
        must(AgreePosition{.round = round,
                           .child = yellow,
                           .position = core::Position::Yellow,
                           .watchFor = {},
                           .lookAgain = {},
                           .environment = "Vi ændrer samlingen",
                           .comment = {}});
        as(kLeader);
    }
};

TEST(PositionsWorkbook, HoldsWhatTheListHoldsWithoutNames)
{
    RatedHouse house;
    const std::string all = allOf(positionsXlsx(*house.session, "kvartalsmøde", Language::Danish));
    EXPECT_THAT(all, HasSubstr(">yellow<"));
    EXPECT_THAT(all, HasSubstr(">Blå stue<"));
    EXPECT_THAT(all, HasSubstr("<t>" + std::to_string(house.yellow.value) + "</t>"));
    EXPECT_THAT(all, Not(HasSubstr("Gunnar")));
    EXPECT_THAT(all, Not(HasSubstr("Vera")));
}

TEST(PositionsWorkbook, NeedsAPurposeAndARoleWithChildren)
{
    RatedHouse house;
    EXPECT_EQ(positionsXlsx(*house.session, " ", Language::Danish).error().code, ErrorCode::BadInput);
    house.adult("Kim Konsulent", {}, core::Role::Consultant);
    house.as("Kim Konsulent");
    EXPECT_EQ(positionsXlsx(*house.session, "nysgerrig", Language::Danish).error().code, ErrorCode::NoRight);
    EXPECT_EQ(ratingsXlsx(*house.session, house.round, "nysgerrig", Language::Danish).error().code, ErrorCode::NoRight);
    EXPECT_EQ(healthRecords(*house.session, {"nysgerrig", {}, ""}).error().code, ErrorCode::NoRight);
}

TEST(RatingsWorkbook, HasARowForEachFinishedRating)
{
    RatedHouse house;
    const auto parts =
        trivsel::testing::unzipped(ratingsXlsx(*house.session, house.round, "forskning", Language::Danish).value());
    const std::string& page = parts.at("xl/worksheets/sheet1.xml");
    EXPECT_THAT(page, HasSubstr("<row r=\"3\""));
    EXPECT_THAT(page, Not(HasSubstr("<row r=\"4\"")));
    for (const auto& [name, part] : parts) EXPECT_THAT(part, Not(HasSubstr("Gunnar"))) << name;
}

TEST(RatingsWorkbook, OfAClosedRoundAreFetched)
{
    RatedHouse house;
    house.must(SetNoPosition{house.round, house.waiting, "syg"});
    house.must(CloseRound{house.round});
    house.reopen();
    const auto parts =
        trivsel::testing::unzipped(ratingsXlsx(*house.session, house.round, "forskning", Language::Danish).value());
    EXPECT_THAT(parts.at("xl/worksheets/sheet1.xml"), HasSubstr("<row r=\"3\""));
}

TEST(RatingsWorkbook, WhoCouldStillRateSeesNoOtherRating)
{
    House house;
    const ChildId child = house.child("Bo", house.blue);
    house.addPair(house.blue);
    const UserId third = house.adult("Tredje Tine", {house.blue});
    ASSERT_TRUE(third);
    const RoundId round = house.openRound(house.blue);
    house.bothRate(round, child, 1, core::Position::Yellow);
    house.as("Tredje Tine");
    const auto parts =
        trivsel::testing::unzipped(ratingsXlsx(*house.session, round, "min egen", Language::Danish).value());
    EXPECT_THAT(parts.at("xl/workbook.xml"), Not(HasSubstr("sheetId=\"2\""))) << "only what the numbers mean";
}

TEST(HealthRecords, HoldTheLatestPositionOfEachChildThatHasOne)
{
    RatedHouse house;
    const auto records = healthRecords(*house.session, {"til sundhedsplejen", {}, "123456789012345"});
    ASSERT_TRUE(records) << records.error().message.en;
    EXPECT_EQ(records->records, 1U);
    EXPECT_EQ(records->withoutPosition, 1U);
    EXPECT_EQ(records->withoutCpr, 1U);
    const json bundle = json::parse(records->bytes);
    ASSERT_EQ(bundle["entry"].size(), 1U);
    const json& report = bundle["entry"][0]["resource"];
    EXPECT_EQ(report["entry"][0]["resource"]["identifier"][0]["value"], std::to_string(house.yellow.value));
    EXPECT_EQ(report["entry"][1]["resource"]["item"][0]["answer"][0]["valueString"], "Gul");
    EXPECT_EQ(report["entry"][1]["resource"]["authored"], "2026-09-10");
    EXPECT_THAT(records->bytes, Not(HasSubstr("Gunnar")));
}

TEST(HealthRecords, ACprNumberIsGivenUnlessTheChildIsProtected)
{
    RatedHouse house;
    const auto save = [&](bool isProtected) {
        house.must(ChangeChild{house.yellow, "Gul Gunnar", day(2022, 5, 1), core::Sex::Boy, "0105229996", isProtected});
        return healthRecords(*house.session, {"til sundhedsplejen", house.yellow, ""});
    };
    auto records = save(false);
    ASSERT_TRUE(records) << records.error().message.en;
    EXPECT_EQ(json::parse(records->bytes)["entry"][0]["resource"]["identifier"][0]["value"], "0105229996");
    EXPECT_EQ(records->withoutCpr, 0U);
    records = save(true);
    ASSERT_TRUE(records);
    EXPECT_THAT(records->bytes, Not(HasSubstr("0105229996")));
    EXPECT_EQ(records->withoutCpr, 1U);
}

TEST(HealthRecords, AreRefusedWithoutPurposePositionOrASoundSorCode)
{
    RatedHouse house;
    for (const HealthRequest& request :
         {HealthRequest{" ", {}, ""}, HealthRequest{"formål", house.waiting, ""}, HealthRequest{"formål", {}, "12"},
          HealthRequest{"formål", {}, "12345678901234567890"}, HealthRequest{"formål", {}, "abcdefgh"}}) {
        const auto records = healthRecords(*house.session, request);
        ASSERT_FALSE(records);
        EXPECT_EQ(records.error().code, ErrorCode::BadInput);
    }
    EXPECT_FALSE(healthRecords(*house.session, {"formål", ChildId{9999}, ""}));
}

TEST(HealthRecords, AChildOutsideOnesUnitsIsOutOfReach)
{
    RatedHouse house;
    house.adult("Røde Rita", {house.red});
    house.as("Røde Rita");
    EXPECT_EQ(healthRecords(*house.session, {"formål", house.yellow, ""}).error().code, ErrorCode::NoRight);
    EXPECT_EQ(healthRecords(*house.session, {"formål", {}, ""}).error().code, ErrorCode::BadInput);
}

TEST(Exports, EachReadStandsInTheAuditBeforeTheBytesAreGiven)
{
    RatedHouse house;
    ASSERT_TRUE(house.session->flush());
    const std::string before = house.session->auditMark();
    ASSERT_TRUE(positionsXlsx(*house.session, "formål", Language::Danish));
    const std::string positions = house.session->auditMark();
    ASSERT_TRUE(ratingsXlsx(*house.session, house.round, "formål", Language::Danish));
    const std::string ratings = house.session->auditMark();
    ASSERT_TRUE(healthRecords(*house.session, {"formål", {}, ""}));
    const std::string records = house.session->auditMark();
    EXPECT_NE(before, positions);
    EXPECT_NE(positions, ratings);
    EXPECT_NE(ratings, records);
}

} // namespace
} // namespace trivsel::app
