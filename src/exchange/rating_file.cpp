#include "exchange/rating_file.h"

#include "base/check.h"
#include "exchange/package_json.h"

#include <sodium.h>

#include <algorithm>

namespace trivsel::exchange {

namespace {

using namespace package;

constexpr std::string_view kTaskFormat = "trivselslys-rating-task 1", kRatingsFormat = "trivselslys-ratings 1";
constexpr std::size_t kMostForms = 20, kMostChildren = 1000, kMostItems = 500;
constexpr std::string_view kOptions = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr char kNone = '-', kNotSeen = '?';

constexpr Words<core::Setting, 5> kSettings{{{"daycare", core::Setting::Daycare},
                                             {"school", core::Setting::School},
                                             {"after_school", core::Setting::AfterSchool},
                                             {"dayplejer", core::Setting::Dayplejer},
                                             {"health", core::Setting::Health}}};
constexpr Words<core::Role, 3> kRoles{
    {{"pedagogue", core::Role::Pedagogue}, {"teacher", core::Role::Teacher}, {"leader", core::Role::Leader}}};
constexpr Words<core::Sex, 3> kSexes{{{"boy", core::Sex::Boy}, {"girl", core::Sex::Girl}, {"other", core::Sex::Other}}};
constexpr Words<core::Position, 4> kPositions{{{"green", core::Position::Green},
                                               {"yellow", core::Position::Yellow},
                                               {"red", core::Position::Red},
                                               {"unassessed", core::Position::Unassessed}}};

std::string toBase64(std::string_view bytes)
{
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // its closing zero
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
                          &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

std::string sha256Of(std::string_view bytes)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::string hex;
    for (const unsigned char byte : hash) hex += fmt::format("{:02x}", byte);
    return hex;
}

std::string lettersOf(const std::vector<core::Answer>& answers)
{
    std::string letters;
    for (const core::Answer& answer : answers) {
        TRIVSEL_CHECK(answer.option < kOptions.size());
        letters += answer.kind == core::Answer::Kind::None      ? kNone
                   : answer.kind == core::Answer::Kind::NotSeen ? kNotSeen
                                                                : kOptions[answer.option];
    }
    return letters;
}

std::vector<core::Answer> answersOf(const JsonPlace& place)
{
    std::vector<core::Answer> answers;
    for (const char letter : place.text(kMostItems).value_or("")) {
        const std::size_t option = kOptions.find(letter);
        if (letter == kNone) answers.push_back({});
        else if (letter == kNotSeen) answers.push_back({core::Answer::Kind::NotSeen, 0});
        else if (option != std::string_view::npos) answers.push_back({core::Answer::Kind::Option, static_cast<std::uint8_t>(option)});
        else place.fault({"et tegn, der ikke er et svar", "a letter that is no answer"});
    }
    return answers;
}

Instant instantOf(const JsonPlace& place)
{
    const auto written = place.text(40);
    const auto at = written ? parseIsoUtc(*written) : std::nullopt;
    if (written && !at) place.fault({"ikke et tidspunkt", "not an instant"});
    return at.value_or(Instant{});
}

RatingTask::Form formOf(const JsonPlace& place)
{
    RatingTask::Form form;
    JsonObject o(place);
    form.id = o.required("id").text(kLine).value_or("");
    form.version = o.required("version").text(kLine).value_or("");
    const JsonPlace hash = o.required("sha256"), bytes = o.required("bytes");
    form.sha256 = hash.text(64).value_or("");
    form.bytes = fromBase64(bytes.text(kMostPackageBytes).value_or("")).value_or("");
    o.close();
    if (sha256Of(form.bytes) != form.sha256) bytes.fault({"skemaet er ikke det, hashen siger", "the form is not the one of its hash"});
    return form;
}

RatingTask::Child childOf(const JsonPlace& place)
{
    RatingTask::Child child;
    JsonObject o(place);
    child.number = o.required("number").integer(1, INT64_MAX).value_or(0);
    child.name = o.required("name").text(kLine, true).value_or("");
    child.born = o.required("born").date().value_or(Date());
    if (const JsonPlace sex = o.optional("sex")) child.sex = sex.word(kSexes);
    child.form = o.required("form").text(64).value_or("");
    o.close();
    return child;
}

ReturnedRating ratingOf(const JsonPlace& place)
{
    ReturnedRating rating;
    JsonObject o(place);
    rating.child = o.required("child").integer(1, INT64_MAX).value_or(0);
    rating.form = o.required("form").text(64).value_or("");
    rating.answers = answersOf(o.required("answers"));
    const JsonPlace reviewed = o.required("reviewed"), comments = o.required("comments");
    for (const JsonPlace& area : reviewed.elements(kMostItems)) rating.reviewed.push_back(area.text(kLine).value_or(""));
    for (const JsonPlace& one : comments.elements(kMostItems)) {
        JsonObject entry(one);
        core::Rating::Comment comment;
        comment.item = entry.required("item").text(kLine, true).value_or("");
        comment.text = entry.required("text").paragraphs(kWords).value_or("");
        entry.close();
        rating.comments.push_back(std::move(comment));
    }
    rating.startedAt = instantOf(o.required("started"));
    rating.doneAt = instantOf(o.required("done"));
    rating.ownPosition = o.required("position").word(kPositions).value_or(core::Position::Unassessed);
    o.close();
    return rating;
}

void takeTask(JsonObject& o, RatingTask& task)
{
    const JsonPlace key = o.required("key"), round = o.required("round");
    if (const auto answerKey = packageKeyOf(key.text(64).value_or(""))) task.answerKey = *answerKey;
    else key.fault({"ikke en nøgle", "not a key"});
    task.store = o.required("store").text(kLine, true).value_or("");
    task.municipality = o.required("municipality").text(kLine).value_or("");
    task.institution = o.required("institution").text(kLine).value_or("");
    task.unit = o.required("unit").text(kLine).value_or("");
    task.setting = o.required("setting").word(kSettings).value_or(core::Setting::Daycare);
    task.rater = o.required("rater").text(kLine).value_or("");
    task.role = o.required("role").word(kRoles).value_or(core::Role::Pedagogue);
    JsonObject r(round);
    const JsonPlace title = r.required("title");
    task.title = package::text(title);
    task.windowFrom = r.required("from").date().value_or(Date());
    task.windowTo = r.required("to").date().value_or(Date());
    task.ratersPerChild = static_cast<std::int32_t>(r.required("raters").integer(1, 9).value_or(2));
    task.scheme = r.required("scheme").text(kLine, true).value_or("");
    r.close();
    const JsonPlace forms = o.required("forms"), children = o.required("children");
    for (const JsonPlace& one : forms.elements(kMostForms)) task.forms.push_back(formOf(one));
    for (const JsonPlace& one : children.elements(kMostChildren)) {
        task.children.push_back(childOf(one));
        if (std::ranges::find(task.forms, task.children.back().form, &RatingTask::Form::sha256) == task.forms.end())
            one.fault({"barnets skema er ikke med", "the child's form is not there"});
    }
}

void takeRatings(JsonObject& o, ReturnedRatings& found)
{
    found.unfinished = static_cast<std::int32_t>(o.required("unfinished").integer(0, kMostChildren).value_or(0));
    const JsonPlace ratings = o.required("ratings");
    for (const JsonPlace& one : ratings.elements(kMostChildren)) found.ratings.push_back(ratingOf(one));
}

} // namespace

std::string writeTask(const RatingTask& task)
{
    TRIVSEL_CHECK(sodium_init() >= 0);
    Json json{{"format", kTaskFormat},
              {"key", keyHex(task.answerKey)},
              {"store", line(task.store)},
              {"municipality", line(task.municipality)},
              {"institution", line(task.institution)},
              {"unit", line(task.unit)},
              {"setting", wordOf(kSettings, task.setting)},
              {"rater", line(task.rater)},
              {"role", wordOf(kRoles, task.role)}};
    json["round"] = Json{{"title", package::of(task.title)},
                         {"from", task.windowFrom.iso()},
                         {"to", task.windowTo.iso()},
                         {"raters", task.ratersPerChild},
                         {"scheme", line(task.scheme)}};
    json["forms"] = Json::array();
    for (const auto& form : task.forms)
        json["forms"].push_back(
            Json{{"id", form.id}, {"version", form.version}, {"sha256", form.sha256}, {"bytes", toBase64(form.bytes)}});
    json["children"] = Json::array();
    for (const auto& child : task.children) {
        Json one{{"number", child.number}, {"name", line(child.name)}, {"born", child.born.iso()}};
        if (child.sex) one["sex"] = wordOf(kSexes, *child.sex);
        one["form"] = child.form;
        json["children"].push_back(std::move(one));
    }
    return dump(json);
}

Result<RatingTask> readTask(std::string_view payload, std::string_view name)
{
    TRIVSEL_CHECK(sodium_init() >= 0);
    return readWhole<RatingTask>(payload, name, kTaskFormat, takeTask, writeTask);
}

std::string writeRatings(const ReturnedRatings& ratings)
{
    Json json{{"format", kRatingsFormat}, {"unfinished", ratings.unfinished}};
    json["ratings"] = Json::array();
    for (const ReturnedRating& rating : ratings.ratings) {
        Json one{{"child", rating.child}, {"form", rating.form}, {"answers", lettersOf(rating.answers)}};
        one["reviewed"] = rating.reviewed;
        one["comments"] = Json::array();
        for (const auto& comment : rating.comments)
            one["comments"].push_back(Json{{"item", comment.item}, {"text", paragraphs(comment.text)}});
        one["started"] = isoUtc(rating.startedAt);
        one["done"] = isoUtc(rating.doneAt);
        one["position"] = wordOf(kPositions, rating.ownPosition);
        json["ratings"].push_back(std::move(one));
    }
    return dump(json);
}

Result<ReturnedRatings> readRatings(std::string_view payload, std::string_view name)
{
    return readWhole<ReturnedRatings>(payload, name, kRatingsFormat, takeRatings, writeRatings);
}

} // namespace trivsel::exchange
