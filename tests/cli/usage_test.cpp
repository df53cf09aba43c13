#include "program.h"

namespace trivsel {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Usage : public test::Program {};

TEST_F(Usage, HelpIsCompleteInBothLanguages)
{
    const auto danish = run({"--help"});
    EXPECT_EQ(danish.exitCode, 0);
    EXPECT_THAT(danish.err, IsEmpty());
    const auto english = run({"--help", "--lang", "en"});
    EXPECT_EQ(english.exitCode, 0);
    for (const char* command : {"gui", "new", "unit add", "user add", "user remove", "user passphrase", "round open",
                                "round close", "demo", "check", "score", "agree", "reliability", "plan",
                                "import roster", "import absence", "import undo", "year roll", "children", "export csv", "export xlsx", "export fhir", "export figures", "import figures", "handover list", "handover begin", "handover send", "handover take", "handover answer", "handover answered", "report handover", "report ruler", "package send", "package open", "package back", "import ratings", "statistics", "period close", "report group", "report leader", "bench", "backup", "restore", "move", "verify", "drill", "user recover", "audit"}) {
        EXPECT_THAT(danish.out, HasSubstr(std::string("\n  ") + command));
        EXPECT_THAT(english.out, HasSubstr(std::string("\n  ") + command));
    }
    for (const char* option :
         {"--store", "--user", "--passphrase-file", "--data", "--lang", "--now", "--out", "--reason", "--quiet"}) {
        EXPECT_THAT(english.out, HasSubstr(option));
    }
    EXPECT_THAT(danish.out, HasSubstr("Kommandoer"));
    EXPECT_THAT(english.out, HasSubstr("Commands"));
}

TEST_F(Usage, EveryCommandTellsItsOptionsAndAnExample)
{
    const auto score = run({"score", "--help", "--lang", "en"});
    EXPECT_EQ(score.exitCode, 0);
    EXPECT_THAT(score.out, AllOf(HasSubstr("--instrument FILE"), HasSubstr("--answers FILE.csv"),
                                 HasSubstr("--rule ID"), HasSubstr("Examples")));
    const auto unit = run({"--lang", "en", "unit", "add", "-h"});
    EXPECT_THAT(unit.out, AllOf(HasSubstr("trivselslys unit add --name NAME"), HasSubstr("--parent PLACE")));
}

TEST_F(Usage, CommandsThatDoNotExistAreNeitherShownNorAccepted)
{
    const auto help = run({"--help"});
    for (const char* command : {"anonymise", "delete"}) {
        EXPECT_THAT(help.out, Not(HasSubstr(command)));
        const auto refused = run({command});
        EXPECT_EQ(refused.exitCode, 2);
        EXPECT_THAT(refused.err, HasSubstr(command));
        EXPECT_THAT(refused.out, IsEmpty());
    }
    EXPECT_EQ(run({"import", "survey", "x.csv"}).exitCode, 2);
    EXPECT_EQ(run({"user", "recover"}).exitCode, 2);
    EXPECT_EQ(run({"export", "xlsx"}).exitCode, 2);
    EXPECT_EQ(run({"unit"}).exitCode, 2);
}

TEST_F(Usage, WhatIsWrongWithTheCommandLineIsSaidInTheChosenLanguage)
{
    EXPECT_THAT(run({"score", "--lang", "en"}).err, HasSubstr("--instrument is missing"));
    EXPECT_THAT(run({"score"}).err, HasSubstr("--instrument mangler"));
    EXPECT_THAT(run({"children", "--nope", "--lang", "en"}).err, HasSubstr("Unknown option --nope"));
    EXPECT_THAT(run({"children", "more", "--lang", "en"}).err, HasSubstr("one word too many"));
    EXPECT_THAT(run({"children", "--store", "a", "--store", "b", "--lang", "en"}).err, HasSubstr("only once"));
    EXPECT_THAT(run({"children", "--lang", "en"}).err, HasSubstr("--store is missing"));
    EXPECT_THAT(run({"children", "--lang", "fr"}).err, HasSubstr("da, en"));
    EXPECT_THAT(run({"children", "--now", "2026-02-30", "--lang", "en"}).err, HasSubstr("--now must be a date"));
    EXPECT_THAT(run({"demo", "--store", "x", "--children", "many", "--lang", "en"}).err,
                HasSubstr("--children must be a whole number"));
    for (const std::vector<std::string>& words : {std::vector<std::string>{"score"},
                                                  {"children", "--nope"},
                                                  {"children", "--lang", "fr"},
                                                  {"children", "--now", "yesterday"},
                                                  {"nothing"}}) {
        EXPECT_EQ(run(words).exitCode, 2);
    }
}

TEST_F(Usage, WithoutATerminalAMissingPassphraseFileIsAFaultOfUsage)
{
    const auto refused = run({"children", "--store", "x.trivsel", "--user", "Anna", "--lang", "en"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.err, HasSubstr("--passphrase-file"));
}

TEST_F(Usage, TheVersionIsTold)
{
    const auto version = run({"--version"});
    EXPECT_EQ(version.exitCode, 0);
    EXPECT_THAT(version.out, testing::StartsWith("trivselslys "));
}

} // namespace
} // namespace trivsel
