#include "cli/commands.h"
#include "cli/parse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace trivsel::cli {
namespace {

TEST(Commands, EveryTextIsThereInBothLanguages)
{
    std::set<std::string> names;
    for (const CommandSpec& command : commands()) {
        EXPECT_TRUE(names.insert(command.name).second) << command.name;
        EXPECT_FALSE(command.summary.da.empty() || command.summary.en.empty()) << command.name;
        EXPECT_EQ(command.details.da.empty(), command.details.en.empty()) << command.name;
        EXPECT_FALSE(command.examples.empty()) << command.name;
        EXPECT_NE(command.run, nullptr);
        for (const OptionSpec& option : command.options)
            EXPECT_FALSE(option.help.da.empty() || option.help.en.empty()) << option.name;
    }
    for (const OptionSpec& option : commonOptions())
        EXPECT_FALSE(option.help.da.empty() || option.help.en.empty()) << option.name;
}

TEST(Commands, EveryExampleIsAccepted)
{
    for (const CommandSpec& command : commands()) {
        for (const std::string& example : command.examples) {
            std::vector<std::string> words;
            bool quoted = false;
            std::string word;
            for (const char c : example + " ") {
                if (c == '"')
                    quoted = !quoted;
                else if (c == ' ' && !quoted)
                    words.push_back(std::exchange(word, {}));
                else
                    word += c;
            }
            words.erase(words.begin()); // the program's name
            const auto parsed = parse(words);
            ASSERT_TRUE(parsed) << example << ": " << parsed.error().message.en;
            EXPECT_EQ(parsed->command->name, command.name);
        }
    }
}

TEST(Parse, CommonOptionsMayStandBeforeOrAfterTheCommand)
{
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"--store", "s", "unit", "add", "--name", "x"},
          {"unit", "add", "--store=s", "--name", "x"},
          {"unit", "add", "--name", "x", "--store", "s"}}) {
        const auto parsed = parse(words);
        ASSERT_TRUE(parsed);
        EXPECT_EQ(parsed->command->name, "unit add");
        EXPECT_EQ(parsed->text("--store"), "s");
        EXPECT_EQ(parsed->text("--name"), "x");
        EXPECT_FALSE(parsed->has("--user"));
    }
}

TEST(Parse, RepeatedOptionsKeepTheirOrderAndFlagsAreSeen)
{
    const auto parsed = parse({"user", "add", "--unit", "B", "--name", "x", "--unit", "A", "--quiet"});
    ASSERT_TRUE(parsed);
    EXPECT_THAT(parsed->list("--unit"), testing::ElementsAre("B", "A"));
    EXPECT_TRUE(parsed->has("--quiet"));
}

TEST(Parse, WithoutACommandItIsTheWindow)
{
    const auto parsed = parse({"--store", "s"});
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->command, nullptr);
}

TEST(Parse, NumbersDatesAndWordsAreChecked)
{
    Arguments arguments;
    arguments.values = {{"--n", {"12"}}, {"--bad", {"12x"}}, {"--d", {"2026-02-29"}}, {"--w", {"b"}}};
    EXPECT_EQ(arguments.number("--n", 0, 1, 20), 12);
    EXPECT_EQ(arguments.number("--none", 7, 1, 20), 7);
    EXPECT_FALSE(arguments.number("--n", 0, 13, 20));
    EXPECT_FALSE(arguments.number("--bad", 0, 1, 20));
    EXPECT_FALSE(arguments.date("--d"));
    EXPECT_EQ(arguments.choice("--w", {"a", "b"}, 0), 1U);
    EXPECT_FALSE(arguments.choice("--w", {"a", "c"}, 0));
}

} // namespace
} // namespace trivsel::cli
