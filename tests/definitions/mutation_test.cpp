#include "core/instrument.h"
#include "core/scoring.h"
#include "definitions/catalog.h"
#include "files.h"

#include <random>

/// Whatever happens to a file: the reader never fails otherwise than by naming faults.
namespace trivsel::definitions {
namespace {

constexpr unsigned kSeed = 20261122;

/// Picks of the files that make it likely to hit a rule rather than the syntax only.
const std::vector<std::string>& snippets()
{
    static const std::vector<std::string> list{
        "null", "true",   "0",     "-1",        "1.0",          "1e400",      "[]",       "{}",   "\"\"",
        ",",    "}",      "]",     "\"da\"",    "[[[[",         "\"red\"",    "\"x\":1,", "\xFF", "\\",
        "1e2",  "999999", "\"a\"", "\"green\"", "{\"all\":[]}", "\"social\"", "\n",       "\"",   "\xC3\xA6"};
    return list;
}

std::string mutated(std::string bytes, std::mt19937& random)
{
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const std::size_t changes = 1 + below(3);
    for (std::size_t c = 0; c < changes && !bytes.empty(); ++c) {
        const std::size_t at = below(bytes.size());
        switch (below(6)) {
        case 0: bytes.erase(at, 1 + below(40)); break;
        case 1: bytes.insert(at, snippets()[below(snippets().size())]); break;
        case 2: bytes[at] = static_cast<char>(below(256)); break;
        case 3: bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(200))); break;
        case 4: { // one value in place of another: the syntax stays sound
            const std::size_t from = bytes.find(": ", at);
            const std::size_t end = from == std::string::npos ? from : bytes.find_first_of(",}]\n", from + 2);
            if (end != std::string::npos) bytes.replace(from + 2, end - from - 2, snippets()[below(snippets().size())]);
            break;
        }
        default: { // one word in place of another of the same file
            const std::size_t open = bytes.find('"', at);
            const std::size_t close = open == std::string::npos ? open : bytes.find('"', open + 1);
            const std::size_t other = bytes.find('"', below(bytes.size()));
            const std::size_t otherEnd = other == std::string::npos ? other : bytes.find('"', other + 1);
            if (close != std::string::npos && otherEnd != std::string::npos)
                bytes.replace(open, close - open, bytes.substr(other, otherEnd - other));
        }
        }
    }
    return bytes;
}

template <class Read> std::size_t expectOneOfBoth(const std::string& bytes, int runs, Read read)
{
    std::mt19937 random(kSeed);
    std::size_t sound = 0;
    for (int i = 0; i < runs; ++i) {
        const std::string changed = mutated(bytes, random);
        const auto loaded = read(changed, "mutated.json");
        EXPECT_NE(loaded.value.has_value(), !loaded.faults.empty()) << "run " << i;
        if (loaded.value) ++sound;
    }
    return sound;
}

TEST(MutatedFiles, GiveAnInstrumentOrFaultsNeverBothAndNeverACrash)
{
    const std::string bytes = test::sound("instrument");
    std::size_t sound = 0;
    sound += expectOneOfBoth(bytes, 4000, [](const std::string& changed, const char* name) {
        auto loaded = readInstrument(changed, name);
        if (loaded.value) { // what loads can be scored: no index leads outside
            const core::Answers none(loaded.value->items.size());
            for (const core::PositionScheme& scheme : loaded.value->schemes)
                (void)core::score(*loaded.value, scheme, none);
            EXPECT_EQ(core::instrumentFaults(*loaded.value), std::vector<std::string>{});
        }
        return loaded;
    });
    EXPECT_GT(sound, 0U) << "some changes only touch a text";
    EXPECT_LT(sound, 3000U);
}

TEST(MutatedFiles, GiveAShippedInstrumentOrFaults)
{
    expectOneOfBoth(test::bytesOf(test::dataDir() / "instruments" / "trivsel-3-5.json"), 150,
                    [](const std::string& changed, const char* name) { return readInstrument(changed, name); });
}

// Ended after minutes when the names that a word could have meant were gathered anew for every word.
TEST(HostileFiles, AMegabyteOfNamesAndUnknownNamesIsReadToTheEnd)
{
    std::string bytes = R"({"format": "trivselslys.guide/1", "steps": [)";
    constexpr int kSteps = 30'000, kUnknown = 80'000;
    for (int i = 0; i < kSteps; ++i) bytes += R"({"id":"s)" + std::to_string(i) + "\"},";
    bytes += R"({"id":"z","after":["x")";
    for (int i = 1; i < kUnknown; ++i) bytes += ",\"x\"";
    bytes += "]}]}";
    ASSERT_LT(bytes.size(), 1'000'000U);
    const auto loaded = readGuide(bytes, "hostile.json");
    const auto unknown = std::count_if(loaded.faults.begin(), loaded.faults.end(), [](const Fault& fault) {
        return fault.what.en.starts_with("'x' is not known here");
    });
    EXPECT_EQ(unknown, kUnknown);
}

TEST(MutatedFiles, GiveAGuideOrFaults)
{
    expectOneOfBoth(test::sound("guide"), 1500,
                    [](const std::string& changed, const char* name) { return readGuide(changed, name); });
    expectOneOfBoth(test::sound("roadmap"), 500,
                    [](const std::string& changed, const char* name) { return readRoadmap(changed, name); });
}

TEST(MutatedFiles, GiveAProfileACalendarNamesACaseOrFaults)
{
    expectOneOfBoth(test::sound("municipality"), 1000,
                    [](const std::string& c, const char* n) { return readMunicipality(c, n); });
    expectOneOfBoth(test::sound("calendar"), 500,
                    [](const std::string& c, const char* n) { return readCalendar(c, n); });
    expectOneOfBoth(test::sound("demo"), 500, [](const std::string& c, const char* n) { return readDemoNames(c, n); });
    expectOneOfBoth(test::sound("case"), 500, [](const std::string& c, const char* n) { return readCase(c, n); });
    expectOneOfBoth(test::sound("survey"), 500, [](const std::string& c, const char* n) { return readSurveyForm(c, n); });
    expectOneOfBoth(test::sound("meetings"), 500,
                    [](const std::string& c, const char* n) { return readMeetingTools(c, n); });
}

} // namespace
} // namespace trivsel::definitions
