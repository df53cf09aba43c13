#pragma once

#include "app/output_file.h"
#include "app/score_files.h"
#include "support/store_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

/// Files in and out of the commands that need no store.
namespace trivsel::test {

inline std::string bytesOf(const std::filesystem::path& file)
{
    return app::readWholeFile(file).value_or("(cannot be read)");
}

inline std::filesystem::path scoreData(const std::string& name)
{
    return std::filesystem::path(TRIVSEL_TEST_DATA) / "score" / name;
}

class AnswersFiles : public testing::Test {
protected:
    using Command = Result<void> (*)(const app::AnswersRequest&, app::FileFaults&, std::vector<std::string>&);

    /// Runs `command` on `answers`; what it wrote is in `written`, or "(nothing)".
    Result<void> run(Command command, const std::string& answers)
    {
        faults = {};
        warnings.clear();
        request.answers = dir / "answers.csv";
        request.out = dir / "out.csv";
        request.language = Language::English;
        std::filesystem::remove(request.out);
        std::ofstream(request.answers, std::ios::binary) << answers;
        auto done = command(request, faults, warnings);
        written = std::filesystem::exists(request.out) ? bytesOf(request.out) : "(nothing)";
        EXPECT_FALSE(std::filesystem::exists(dir / "out.csv.part"));
        return done;
    }

    /// The places of the faults, without the file's name: "2:5".
    std::vector<std::string> places() const
    {
        std::vector<std::string> all;
        for (const std::string& line : faults.lines) {
            const std::string rest = line.substr(request.answers.string().size() + 1);
            all.push_back(rest.substr(0, rest.find(": ")));
        }
        return all;
    }

    TempDir dir;
    app::AnswersRequest request;
    app::FileFaults faults;
    std::vector<std::string> warnings;
    std::string written;
};

} // namespace trivsel::test
