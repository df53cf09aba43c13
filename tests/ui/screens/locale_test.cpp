#include "app/roles.h"
#include "definitions/catalog.h"
#include "ui/shortcuts.h"
#include "ui/strings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace trivsel {
namespace {

const definitions::Catalog& catalog()
{
    static const auto loaded = definitions::Catalog::load(TRIVSEL_SOURCE_DIR "/data");
    return *loaded;
}

std::set<std::string> placeholders(const std::string& text)
{
    static const std::regex pattern("\\{[a-z_]*\\}");
    return {std::sregex_token_iterator(text.begin(), text.end(), pattern), std::sregex_token_iterator()};
}

/// Keys named in the sources of the screens: tr("key"), words(frame, "key", counted(frame, "key" (".one" and ".many").
std::set<std::string> keysInSources()
{
    const std::regex literal("\"([a-z_]+(?:\\.[a-z0-9_]+)+)\"");
    std::set<std::string> keys;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(TRIVSEL_SOURCE_DIR "/src/ui/screens")) {
        if (entry.path().extension() != ".cpp") continue;
        std::ifstream in(entry.path());
        const std::string source((std::istreambuf_iterator<char>(in)), {});
        for (std::sregex_iterator it(source.begin(), source.end(), literal), end; it != end; ++it) keys.insert((*it)[1]);
    }
    return keys;
}

bool isKnown(const definitions::Texts& texts, const std::string& key)
{
    return texts.contains(key) || (texts.contains(key + ".one") && texts.contains(key + ".many")) ||
           ui::builtinText(key, false) != key;
}

TEST(Locale, EveryTextIsThereInBothLanguages)
{
    const auto& da = catalog().texts(Language::Danish);
    const auto& en = catalog().texts(Language::English);
    ASSERT_GT(da.size(), 200u);
    for (const auto& [key, text] : da) EXPECT_TRUE(en.contains(key)) << key << " has no English text";
    for (const auto& [key, text] : en) EXPECT_TRUE(da.contains(key)) << key << " has no Danish text";
}

TEST(Locale, BothLanguagesUseTheSamePlaceholders)
{
    const auto& en = catalog().texts(Language::English);
    for (const auto& [key, text] : catalog().texts(Language::Danish)) {
        const auto other = en.find(key);
        if (other == en.end()) continue; // told by the test above
        EXPECT_EQ(placeholders(text), placeholders(other->second)) << key;
    }
}

TEST(Locale, EveryKeyThatAScreenNamesHasAText)
{
    const auto keys = keysInSources();
    ASSERT_GT(keys.size(), 100u);
    for (const std::string& key : keys) EXPECT_TRUE(isKnown(catalog().texts(Language::Danish), key)) << key;
}

TEST(Locale, EveryShortcutSaysWhatItDoes)
{
    for (const auto& row : ui::shortcuts()) EXPECT_TRUE(isKnown(catalog().texts(Language::Danish), std::string(row.nameKey))) << row.nameKey;
}

TEST(Locale, NobodyIsCalledByAColour)
{
    // "et gult barn" labels a child; positions are something one is in.
    const std::regex labels("(grønt|gult|rødt|grønne|gule|røde) (barn|børn)|(green|yellow|red) (child|children)\\b", std::regex::icase);
    for (const Language language : {Language::Danish, Language::English})
        for (const auto& [key, text] : catalog().texts(language)) EXPECT_FALSE(std::regex_search(text, labels)) << key << ": " << text;
}

TEST(Locale, NothingThatCanBeLinkedIsCalledAnonymous)
{
    // Names left out are not anonymity: in a unit of twenty a birth month tells who it is.
    const std::regex word("anonym", std::regex::icase);
    for (const Language language : {Language::Danish, Language::English})
        for (const auto& [key, text] : catalog().texts(language)) EXPECT_FALSE(std::regex_search(text, word)) << key << ": " << text;
}

TEST(Locale, EveryActionOfTheLogHasItsWords)
{
    std::vector<std::string> actions{"store.create", "store.open-older", "demo.create", std::string(app::BreakGlass::kMissedAction)};
    for (const app::RoleRow& row : app::roleTable()) actions.emplace_back(row.command);
    for (const std::string& action : actions) EXPECT_TRUE(catalog().texts(Language::Danish).contains("audit.action." + action)) << action;
}

} // namespace
} // namespace trivsel
