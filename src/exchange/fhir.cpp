#include "exchange/fhir.h"

#include "base/check.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sodium.h>

#include <array>

namespace trivsel::exchange {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kGuide = "http://fhir.kl.dk/children/";
// Systems of dk-core: the OIDs of CPR and of SOR.
constexpr const char* kCprSystem = "urn:oid:1.2.208.176.1.2";
constexpr const char* kSorSystem = "urn:oid:1.2.208.176.1.1";

/// The questionnaire's own answers; the gateway's validator does not look at them, so they are given by the letter.
const char* answerOf(core::Position position)
{
    TRIVSEL_CHECK(position != core::Position::Unassessed);
    return position == core::Position::Green ? "Grøn" : position == core::Position::Yellow ? "Gul" : "Rød";
}

/// The same name each time for the same thing of the same store (a UUID of version 8: made from a hash).
std::string uuidOf(const std::string& words)
{
    TRIVSEL_CHECK(sodium_init() >= 0);
    std::array<unsigned char, 16> bytes{};
    crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(words.data()), words.size(),
                       nullptr, 0);
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x80U);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
    std::string uuid;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
        uuid += fmt::format("{:02x}", bytes[i]);
    }
    return uuid;
}

Json profile(const char* name)
{
    return Json{{"profile", Json::array({std::string(kGuide) + "StructureDefinition/" + name})}};
}

Json identifier(const char* use, const std::string& system, const std::string& value)
{
    return Json{{"use", use}, {"system", system}, {"value", value}};
}

Json entry(const std::string& id, Json resource)
{
    Json json;
    json["fullUrl"] = "urn:uuid:" + id;
    json["resource"] = std::move(resource);
    return json;
}

Json bundle(const std::string& id, Instant at)
{
    Json json{{"resourceType", "Bundle"}, {"id", id}};
    json["type"] = "collection";
    json["timestamp"] = isoUtc(at);
    json["entry"] = Json::array();
    return json;
}

Json patient(const std::string& id, const JointRating& rating, const RatingSender& sender)
{
    Json json{{"resourceType", "Patient"}, {"id", id}};
    json["meta"] = profile("klgateway-children-citizen");
    json["identifier"] =
        Json::array({rating.cpr.empty()
                         ? identifier("secondary", "https://trivselslys.invalid/store/" + sender.store, rating.localId)
                         : identifier("official", kCprSystem, rating.cpr)});
    if (!sender.sor.empty())
        json["managingOrganization"] = Json{{"identifier", identifier("official", kSorSystem, sender.sor)}};
    return json;
}

Json response(const std::string& id, const std::string& patientId, const JointRating& rating)
{
    Json json{{"resourceType", "QuestionnaireResponse"}, {"id", id}};
    json["meta"] = profile("klgateway-children-questionnaire-response");
    json["questionnaire"] = std::string(kGuide) + "Questionnaire/klgateway-children-topi";
    json["status"] = "completed";
    json["subject"] = Json{{"reference", "urn:uuid:" + patientId}};
    json["authored"] = rating.authored.iso();
    Json item{{"linkId", "1vurdering"}};
    item["answer"] = Json::array({Json{{"valueString", answerOf(rating.position)}}});
    json["item"] = Json::array({std::move(item)});
    return json;
}

Json deliveryReport(const JointRating& rating, const RatingSender& sender)
{
    const std::string child = sender.store + "/child/" + rating.localId;
    const std::string patientId = uuidOf(child), responseId = uuidOf(child + "/" + rating.authored.iso());
    Json json = bundle(uuidOf(child + "/" + isoUtc(sender.at)), sender.at);
    json["meta"] = profile("klgateway-children-delivery-report");
    json["entry"].push_back(entry(patientId, patient(patientId, rating, sender)));
    json["entry"].push_back(entry(responseId, response(responseId, patientId, rating)));
    return json;
}

} // namespace

std::string writeDeliveryReport(const JointRating& rating, const RatingSender& sender)
{
    return deliveryReport(rating, sender).dump(2) + "\n";
}

std::string writeDeliveryReports(std::span<const JointRating> ratings, const RatingSender& sender)
{
    Json json = bundle(uuidOf(sender.store + "/" + isoUtc(sender.at)), sender.at);
    for (const JointRating& rating : ratings) {
        Json report = deliveryReport(rating, sender);
        const std::string id = report["id"];
        json["entry"].push_back(entry(id, std::move(report)));
    }
    return json.dump(2) + "\n";
}

} // namespace trivsel::exchange
