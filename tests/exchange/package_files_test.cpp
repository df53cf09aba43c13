#include "exchange/handover_file.h"
#include "exchange/rating_file.h"

#include <gtest/gtest.h>

/// What stands in the packages: written one way, and read only so.
namespace trivsel::exchange {
namespace {

using core::HandoverSheet;

HandoverSheet fullSheet()
{
    HandoverSheet sheet;
    sheet.institution = "Strandhuset";
    sheet.unit = "Rød stue";
    sheet.by = "Lone Leder";
    sheet.on = *Date::of(2026, 4, 10);
    sheet.child = {"Anna Juhl", *Date::of(2022, 5, 1), core::Sex::Girl, "0000000000", false};
    sheet.receiver = "Skovskolen";
    sheet.movesOn = *Date::of(2026, 8, 10);
    sheet.withParentsOn = *Date::of(2026, 4, 9);
    sheet.ground = "Samtykke";
    sheet.words = {{"who", "Elsker vand\nog katte"}, {"works", "En voksen \"ved siden af\""}};
    sheet.positions = {{{"Efterår 2025", "Autumn 2025"}, *Date::of(2025, 10, 1), core::Position::Yellow}};
    sheet.actions = {{{"Legegruppe", ""}, "Pia", *Date::of(2026, 5, 1)}};
    sheet.ruler = {{*Date::of(2026, 3, 1), core::RulerMark::Phase::During, "Legegruppe", std::uint8_t{2}, std::nullopt, {{"En ven", "A friend"}}, {}}};
    sheet.absence = HandoverSheet::Absence{35, 0, 5};
    return sheet;
}

TEST(HandoverFile, ReadsBackWhatWasWrittenByteForByte)
{
    const HandoverSheet sheet = fullSheet();
    const std::string bytes = writeSheet(sheet);
    const auto read = readSheet(bytes, "f");
    ASSERT_TRUE(read) << (read ? "" : read.error().message.en);
    EXPECT_EQ(*read, sheet);
    HandoverSheet least;
    least.child.isProtected = true;
    EXPECT_EQ(*readSheet(writeSheet(least), "f"), least);
    const PackageKey key = newPackageKey();
    const auto payload = readHandoverPayload(handoverPayload(key, bytes), "f");
    ASSERT_TRUE(payload);
    EXPECT_EQ(payload->answerKey, key);
    EXPECT_EQ(payload->bytes, bytes);
}

TEST(HandoverFile, RefusesEverythingElseWithoutTellingWhatIsInIt)
{
    const std::string bytes = writeSheet(fullSheet());
    const auto refuses = [](const std::string& altered) {
        const auto read = readSheet(altered, "overgang.pakke");
        EXPECT_FALSE(read) << altered;
        if (read) return;
        for (const std::string& words : {read.error().message.da, read.error().message.en, read.error().detail})
            EXPECT_EQ(words.find("Anna"), std::string::npos);
    };
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string altered = bytes;
        const auto at = altered.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return altered.replace(at, from.size(), to);
    };
    refuses("");
    refuses("[]");
    refuses(bytes + " ");
    refuses(with("{\"format\"", "{\"mere\":1,\"format\""));
    refuses(with("handover 1", "handover 2"));
    refuses(with("\"who\"", "\"whom\""));
    refuses(with("\"kindergarten\"", "\"paradise\""));
    refuses(with("2022-05-01", "2022-02-30"));
    refuses(with("0000000000", "000000000"));
    refuses(with("\"protected\":false", "\"protected\":true"));
    refuses(with("\"leaves_out_positions\":false", "\"leaves_out_positions\":true"));
    refuses(with("\"child\":2", "\"child\":6"));
    refuses(with("Strandhuset", "Strand\\u0000huset"));
    refuses(with("\"illness\":35", "\"illness\":-1"));
}

TEST(HandoverFile, CleansWhatPeopleTypedSoThatItReadsBackTheSame)
{
    HandoverSheet sheet = fullSheet();
    sheet.words["who"] = std::string("en\x01 to\xE2\x80\xAE tre\n\n fire\xFF");
    sheet.receiver = std::string(2000, 'x');
    const std::string bytes = writeSheet(sheet);
    const auto read = readSheet(bytes, "f");
    ASSERT_TRUE(read) << (read ? "" : read.error().message.en);
    EXPECT_EQ(writeSheet(*read), bytes);
}

TEST(HandoverFile, AnswersReadBack)
{
    const HandoverAnswer answer{false, "Skriv, hvordan\nhun sover", "Skovskolen", "Sara", *Date::of(2026, 4, 12)};
    EXPECT_EQ(*readAnswer(writeAnswer(answer), "f"), answer);
    EXPECT_FALSE(readAnswer(writeAnswer(answer) + "\n", "f"));
}

TEST(RatingFile, TasksAndRatingsReadBackAndFormsMustBeTheirHash)
{
    RatingTask task;
    task.answerKey = newPackageKey();
    task.municipality = "kerteminde";
    task.institution = "Strandhuset";
    task.unit = "Rød stue";
    task.rater = "Pia Pædagog";
    task.title = {"Efterår 2026", "Autumn 2026"};
    // SHA-256 of "abc" (FIPS 180-2, appendix B.1).
    const std::string hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    task.forms = {{"skema", "1.0", hash, "abc"}};
    task.children = {{7, "Anna Juhl", *Date::of(2022, 5, 1), core::Sex::Girl, hash}, {8, "", *Date::of(2022, 6, 1), std::nullopt, hash}};
    EXPECT_EQ(*readTask(writeTask(task), "f"), task);
    RatingTask other = task;
    other.forms[0].bytes = "abd";
    EXPECT_FALSE(readTask(writeTask(other), "f"));
    other = task;
    other.children[0].form = std::string(64, '0');
    EXPECT_FALSE(readTask(writeTask(other), "f"));

    using Kind = core::Answer::Kind;
    ReturnedRatings back;
    back.unfinished = 1;
    back.ratings = {{7, hash, {{Kind::Option, 3}, {Kind::NotSeen, 0}, {Kind::None, 0}}, {"social"}, {{"", "Ord\nog flere"}}, *parseIsoUtc("2026-09-10T10:00:00.000Z"),
                     *parseIsoUtc("2026-09-10T10:05:00.000Z"), core::Position::Yellow}};
    EXPECT_EQ(*readRatings(writeRatings(back), "f"), back);
    std::string altered = writeRatings(back);
    altered.replace(altered.find("\"3?-\""), 5, "\"3!-\"");
    EXPECT_FALSE(readRatings(altered, "f"));
}

} // namespace
} // namespace trivsel::exchange
