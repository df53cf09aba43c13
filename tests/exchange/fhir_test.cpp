#include "exchange/fhir.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <regex>
#include <set>

namespace trivsel::exchange {
namespace {

using nlohmann::json;
using ::testing::UnorderedElementsAre;

const RatingSender kSender{"00aa", "123456789012345", *parseIsoUtc("2026-11-22T12:00:00.000Z")};

JointRating rating(core::Position position = core::Position::Green)
{
    return {"0505209996", "412", *Date::of(2026, 10, 5), position};
}

std::set<std::string> keysOf(const json& object)
{
    std::set<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.insert(key);
    return keys;
}

TEST(Fhir, ADeliveryReportHoldsWhatTheGuideAsksForAndNothingElse)
{
    const json report = json::parse(writeDeliveryReport(rating(), kSender));
    EXPECT_EQ(report["resourceType"], "Bundle");
    EXPECT_EQ(report["type"], "collection");
    EXPECT_EQ(report["timestamp"], "2026-11-22T12:00:00.000Z");
    EXPECT_EQ(report["meta"]["profile"][0],
              "http://fhir.kl.dk/children/StructureDefinition/klgateway-children-delivery-report");
    ASSERT_EQ(report["entry"].size(), 2U);
    const json& patient = report["entry"][0]["resource"];
    const json& response = report["entry"][1]["resource"];
    EXPECT_THAT(keysOf(patient),
                UnorderedElementsAre("resourceType", "id", "meta", "identifier", "managingOrganization"));
    EXPECT_EQ(patient["identifier"],
              json::parse(R"([{"use":"official","system":"urn:oid:1.2.208.176.1.2","value":"0505209996"}])"));
    EXPECT_EQ(patient["managingOrganization"]["identifier"]["value"], "123456789012345");
    EXPECT_THAT(keysOf(response), UnorderedElementsAre("resourceType", "id", "meta", "questionnaire", "status",
                                                       "subject", "authored", "item"));
    EXPECT_EQ(response["questionnaire"], "http://fhir.kl.dk/children/Questionnaire/klgateway-children-topi");
    EXPECT_EQ(response["status"], "completed");
    EXPECT_EQ(response["authored"], "2026-10-05");
    EXPECT_EQ(response["subject"]["reference"], report["entry"][0]["fullUrl"]);
    EXPECT_EQ(response["item"], json::parse(R"([{"linkId":"1vurdering","answer":[{"valueString":"Grøn"}]}])"));
}

TEST(Fhir, TheAnswersAreTheWordsOfTheQuestionnaire)
{
    using core::Position;
    for (const auto& [position, word] :
         {std::pair{Position::Green, "Grøn"}, {Position::Yellow, "Gul"}, {Position::Red, "Rød"}}) {
        const json report = json::parse(writeDeliveryReport(rating(position), kSender));
        EXPECT_EQ(report["entry"][1]["resource"]["item"][0]["answer"][0]["valueString"], word);
    }
    EXPECT_ANY_THROW(writeDeliveryReport(rating(Position::Unassessed), kSender));
}

TEST(Fhir, WithoutCprTheChildIsKnownByItsNumberInTheStoreAlone)
{
    JointRating without = rating();
    without.cpr.clear();
    RatingSender sender = kSender;
    sender.sor.clear();
    const json patient = json::parse(writeDeliveryReport(without, sender))["entry"][0]["resource"];
    EXPECT_EQ(patient["identifier"][0]["use"], "secondary");
    EXPECT_EQ(patient["identifier"][0]["value"], "412");
    EXPECT_FALSE(patient.contains("managingOrganization"));
}

TEST(Fhir, ManyAreOneBundleOfReportsWithNamesOfTheirOwn)
{
    std::vector<JointRating> ratings{rating(), rating(core::Position::Red)};
    ratings[1].localId = "413";
    const std::string bytes = writeDeliveryReports(ratings, kSender);
    EXPECT_EQ(bytes, writeDeliveryReports(ratings, kSender));
    const json all = json::parse(bytes);
    ASSERT_EQ(all["entry"].size(), 2U);
    std::set<std::string> urls;
    const std::regex uuid("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    for (const json& outer : all["entry"]) {
        EXPECT_EQ(outer["resource"]["resourceType"], "Bundle");
        urls.insert(outer["fullUrl"]);
        for (const json& inner : outer["resource"]["entry"]) urls.insert(inner["fullUrl"]);
    }
    EXPECT_EQ(urls.size(), 6U);
    for (const std::string& url : urls) EXPECT_TRUE(std::regex_match(url, uuid)) << url;
    EXPECT_EQ(json::parse(writeDeliveryReports({}, kSender))["entry"].size(), 0U);
}

} // namespace
} // namespace trivsel::exchange
