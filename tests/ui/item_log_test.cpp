#include "ui/item_log.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace trivsel::ui {
namespace {

Item button(std::string_view label, int layer = 0)
{
    Item item;
    item.role = Role::Button;
    item.label = label;
    item.focusable = item.tabStop = true;
    item.layer = layer;
    return item;
}

Item words(std::string_view label)
{
    Item item;
    item.label = label;
    return item;
}

TEST(ItemLog, FindsTheNthOfALabelAmongWhatCanBeUsed)
{
    ItemLog log;
    log.begin();
    log.add(words("Gem"));
    log.add(button("Gem"));
    log.add(button("Gem"));
    EXPECT_EQ(log.find("Gem"), 1);
    EXPECT_EQ(log.find("Gem", 2), 2);
    EXPECT_EQ(log.find("Gem", 3), -1);
    log.add(words("Ro"));
    EXPECT_EQ(log.find("Ro"), 3);
    EXPECT_EQ(log.find("Ge"), -1);
}

TEST(ItemLog, ADialogHidesWhatIsBehindItFromSearch)
{
    ItemLog log;
    log.begin();
    log.add(button("Luk"));
    log.add(button("Luk", 1));
    EXPECT_EQ(log.find("Luk"), 1);
    EXPECT_EQ(log.find("Luk", 2), -1);
}

TEST(ItemLog, KeepsItsOwnCopiesOfTheWords)
{
    ItemLog log;
    log.begin();
    {
        const std::string gone = "Asta Juhl";
        log.add(button(gone));
    }
    log.setLastValue("3/5");
    EXPECT_EQ(log.at(0).label, "Asta Juhl");
    EXPECT_EQ(log.at(0).value, "3/5");
    EXPECT_TRUE(log.contains("ta Ju"));
}

TEST(ItemLog, JsonLinesCanBeReadWhateverALabelHolds)
{
    ItemLog log;
    log.begin();
    const std::string hostile[] = {"\"},{\"", "##id", "%s%n", "linje\nto", "\xE2\x80\xAE" "bagvendt", std::string("\xFF\xC3(", 3), std::string(10'000, 'x')};
    for (const std::string& name : hostile) log.add(button(name));
    std::istringstream lines(log.jsonLines());
    std::string line;
    std::size_t count = 0;
    while (std::getline(lines, line)) {
        const auto json = nlohmann::json::parse(line);
        EXPECT_EQ(json.at("role"), "button");
        EXPECT_TRUE(json.at("enabled").get<bool>());
        EXPECT_EQ(json.at("rect").size(), 4U);
        ++count;
    }
    EXPECT_EQ(count, std::size(hostile));
}

} // namespace
} // namespace trivsel::ui
