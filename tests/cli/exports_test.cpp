#include "program.h"

#include "support/zip_reader.h"

#include <nlohmann/json.hpp>

namespace trivsel {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Exports : public test::Program {
protected:
    void SetUp() override { makeDemo(); }
    std::string allOf(const std::string& file) const
    {
        std::string all;
        for (const auto& [name, part] : trivsel::testing::unzipped(read(file))) all += part;
        return all;
    }
};

TEST_F(Exports, AWorkbookOfPositionsOrOfRatingsHoldsNoName)
{
    const auto children = runAs("leader", {"children"}).out;
    ASSERT_EQ(runAs("leader", {"export", "xlsx", "--reason", "kvartal", "--out", "trin.xlsx"}).exitCode, 0);
    const std::string unit = children.substr(children.find(',', children.find('\n')) + 1);
    const auto rated = runAs("leader", {"export", "xlsx", "--ratings", "--unit", unit.substr(0, unit.find(',')),
                                        "--reason", "kvartal", "--out", "v.xlsx"});
    ASSERT_EQ(rated.exitCode, 0) << rated.err;
    std::istringstream lines(children);
    std::string line;
    std::getline(lines, line);
    const std::string steps = allOf("trin.xlsx"), ratings = allOf("v.xlsx");
    while (std::getline(lines, line)) {
        const std::size_t from = line.find(',', line.find(',') + 1) + 1;
        const std::string name = line.substr(from, line.find(',', from) - from);
        if (name.empty()) continue;
        EXPECT_THAT(steps, Not(HasSubstr(name)));
        EXPECT_THAT(ratings, Not(HasSubstr(name)));
    }
    EXPECT_THAT(ratings, Not(HasSubstr("<f>")));
}

TEST_F(Exports, NeedAPurposeAndARole)
{
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"export", "xlsx"}, {"export", "fhir"}, {"export", "figures"}, {"statistics"}}) {
        std::vector<std::string> asked = command;
        asked.insert(asked.end(), {"--out", "f"});
        EXPECT_EQ(runAs("leader", asked).exitCode, 2) << command.back();
        asked.insert(asked.end(), {"--reason", "formål"});
        const bool isOfChildren = command.back() == "xlsx" || command.back() == "fhir";
        EXPECT_EQ(runAs(isOfChildren ? "consultant" : "pedagogue", asked).exitCode, 3) << command.back();
        EXPECT_FALSE(has("f"));
    }
    EXPECT_EQ(runAs("leader", {"export", "xlsx", "--ratings", "--reason", "x", "--out", "f"}).exitCode, 2);
    EXPECT_EQ(
        runAs("leader", {"export", "xlsx", "--figures", "--ratings", "--unit", "x", "--reason", "x", "--out", "f"})
            .exitCode,
        2);
    EXPECT_FALSE(has("f"));
}

TEST_F(Exports, HealthRecordsAreOneBundle)
{
    const auto records = runAs("leader", {"export", "fhir", "--reason", "aftalt", "--lang", "en"});
    ASSERT_EQ(records.exitCode, 0) << records.err;
    const auto bundle = nlohmann::json::parse(records.out);
    EXPECT_EQ(bundle["resourceType"], "Bundle");
    EXPECT_GT(bundle["entry"].size(), 3U);
    for (const auto& entry : bundle["entry"])
        EXPECT_EQ(entry["resource"]["entry"][1]["resource"]["questionnaire"],
                  "http://fhir.kl.dk/children/Questionnaire/klgateway-children-topi");
    EXPECT_EQ(runAs("leader", {"export", "fhir", "--reason", "aftalt", "--sor", "12x", "--out", "f"}).exitCode, 2);
    EXPECT_EQ(runAs("leader", {"export", "fhir", "--reason", "aftalt", "--child", "999999", "--out", "f"}).exitCode, 3);
    EXPECT_FALSE(has("f"));
}

/// The figures of the demo's first period, which were made with the demo, at one of its two institutions.
class Figures : public Exports {
protected:
    void SetUp() override
    {
        Exports::SetUp();
        const auto csv = runAs("leader", {"export", "csv", "--reason", "x"}).out;
        const std::size_t line = csv.find('\n') + 1;
        title = csv.substr(line, csv.find(',', line) - line);
    }
    test::Outcome statistics(const std::string& role, const std::string& by = "all") const
    {
        return runAs(role, {"statistics", "--by", by, "--round", title, "--institution", kInstitution, "--reason", "kvalitet"});
    }
    const std::string kInstitution = "Strandhuset (opdigtet)";
    std::string title;
};

TEST_F(Figures, AreMadeOnceAndTheSameForEveryRoleThatHasThem)
{
    const auto again = runAs("leader", {"period", "close", "--unit", kInstitution, "--round", title, "--lang", "en"});
    EXPECT_EQ(again.exitCode, 2);
    EXPECT_THAT(again.err, HasSubstr("have been made"));
    const auto leader = statistics("leader");
    ASSERT_EQ(leader.exitCode, 0) << leader.err;
    EXPECT_THAT(
        leader.out,
        StartsWith("period,institution,unit,age_band,sex,variable,category,low,high,n_low,n_high,share_low,share_high,"
                   "interval_low,interval_high,withheld\n" +
                   title + "," + kInstitution + ",,,,position,"));
    EXPECT_EQ(statistics("consultant").out, leader.out);
    EXPECT_EQ(statistics("administrator").out, leader.out);
    EXPECT_EQ(statistics("teacher").exitCode, 3);
    EXPECT_EQ(statistics("teacher").out, "");
    EXPECT_EQ(runAs("leader", {"statistics", "--round", title, "--out", "f"}).exitCode, 2) << "no purpose";
    EXPECT_FALSE(has("f"));
    ASSERT_EQ(
        runAs("consultant", {"export", "xlsx", "--figures", "--reason", "kvalitet", "--out", "tal.xlsx"}).exitCode, 0);
    EXPECT_THAT(allOf("tal.xlsx"), HasSubstr("Om tallene"));
}

TEST_F(Figures, GoToTheMunicipalityInASignedFile)
{
    const auto sent =
        runAs("leader", {"export", "figures", "--round", title, "--institution", kInstitution, "--reason", "til kommunen", "--out", "hus.figures"});
    ASSERT_EQ(sent.exitCode, 0) << sent.err;
    const std::string file = read("hus.figures");
    EXPECT_THAT(file, StartsWith(R"({"format":"trivselslys-figures-file 1","public_key":")"));
    EXPECT_EQ(runAs("leader", {"import", "figures", "hus.figures"}).exitCode, 2) << "the store's own";

    write("bo.txt", "en lang hemmelighed til Bo\n");
    ASSERT_EQ(run({"new", "--store", "kommune.trivsel", "--municipality", "kerteminde", "--user", "Bo",
                   "--passphrase-file", "bo.txt", "--out", "code"})
                  .exitCode,
              0);
    const auto bo = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(),
                         {"--lang", "en", "--store", "kommune.trivsel", "--user", "Bo", "--passphrase-file", "bo.txt"});
        return run(arguments);
    };
    std::string altered = file;
    const std::size_t at = altered.find("\"children\":") + 11;
    altered[at] = altered[at] == '1' ? '2' : '1';
    write("altered.tal", altered);
    EXPECT_EQ(bo({"import", "figures", "altered.tal"}).exitCode, 2);
    write("no.tal", "{}\n");
    EXPECT_EQ(bo({"import", "figures", "no.tal"}).exitCode, 2);
    EXPECT_EQ(bo({"statistics", "--round", title, "--reason", "x"}).exitCode, 2) << "nothing was taken in";

    const auto taken = bo({"import", "figures", "hus.figures"});
    EXPECT_EQ(taken.exitCode, 0) << taken.err;
    EXPECT_THAT(taken.err, HasSubstr("have been taken in: " + kInstitution));
    EXPECT_THAT(bo({"import", "figures", "hus.figures"}).err, HasSubstr("already"));
    const auto there = run({"statistics", "--round", title, "--by", "all", "--reason", "x", "--store",
                            "kommune.trivsel", "--user", "Bo", "--passphrase-file", "bo.txt"});
    EXPECT_EQ(there.out, statistics("leader").out);
    EXPECT_EQ(bo({"export", "figures", "--round", title, "--reason", "x", "--out", "f"}).exitCode, 2) << "only its own";
}

TEST_F(Figures, UnknownPeriodsAreListed)
{
    const auto none = runAs("leader", {"statistics", "--round", "Vinter 1999", "--reason", "x", "--out", "f"});
    EXPECT_EQ(none.exitCode, 2);
    EXPECT_THAT(none.err, HasSubstr(title + " (" + kInstitution));
    EXPECT_EQ(runAs("leader", {"statistics", "--by", "color", "--round", "x", "--reason", "x", "--out", "f"}).exitCode,
              2);
    EXPECT_FALSE(has("f"));
}

} // namespace
} // namespace trivsel
