#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

/// The real program, run as a script would run it.
namespace trivsel::test {

struct Outcome {
    int exitCode = -1;
    std::string out, err;
};

inline std::string slurp(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

/// A folder of one's own in which the program runs; it is its home too, so that nothing of the computer's user is seen.
class Program : public testing::Test {
protected:
    Program()
    {
        const auto unique =
            std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name();
        dir = std::filesystem::temp_directory_path() / ("trivselslys-cli-" + unique);
        std::filesystem::remove_all(dir);
        std::filesystem::create_directories(dir);
    }
    ~Program() override { std::filesystem::remove_all(dir); }

    void write(const std::string& name, const std::string& bytes) const
    {
        std::ofstream(dir / name, std::ios::binary) << bytes;
    }
    std::string read(const std::string& name) const { return slurp(dir / name); }
    bool has(const std::string& name) const { return std::filesystem::exists(dir / name); }

    /// Runs it with these arguments, each one word, without a terminal.
    Outcome run(const std::vector<std::string>& arguments) const
    {
        std::string command = "cd '" + dir.string() + "' && HOME='" + dir.string() +
                              "' XDG_CONFIG_HOME= XDG_STATE_HOME= XDG_DATA_HOME= TRIVSELSLYS_DATA= '" TRIVSEL_PROGRAM
                              "'";
        for (const std::string& argument : arguments) {
            command += " '";
            for (const char c : argument) command += c == '\'' ? std::string("'\\''") : std::string(1, c);
            command += "'";
        }
        command += " </dev/null >.out 2>.err";
        const int status = std::system(command.c_str());
        Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(".out"), read(".err")};
        std::filesystem::remove(dir / ".out");
        std::filesystem::remove(dir / ".err");
        return outcome;
    }

    /// A demo store in demo.trivsel; one user of each role, with the passphrase in <role>.txt.
    void makeDemo()
    {
        const Outcome made =
            run({"demo", "--store", "demo.trivsel", "--children", "24", "--units", "2", "--rounds", "2"});
        ASSERT_EQ(made.exitCode, 0) << made.err;
        std::istringstream lines(made.out);
        for (std::string line; std::getline(lines, line);) {
            const std::size_t first = line.find('\t'), second = line.rfind('\t');
            ASSERT_LT(first, second) << line;
            const std::string role = line.substr(first + 1, second - first - 1);
            ++usersByRole[role];
            if (names.contains(role)) continue;
            names[role] = line.substr(0, first);
            write(role + ".txt", line.substr(second + 1) + "\n");
        }
    }
    /// The command in the name of the demo's user with this role.
    Outcome runAs(const std::string& role, std::vector<std::string> arguments,
                  const std::string& store = "demo.trivsel") const
    {
        for (const std::string& word : {std::string("--store"), store, std::string("--user"), names.at(role),
                                        std::string("--passphrase-file"), role + ".txt"}) {
            arguments.push_back(word);
        }
        return run(arguments);
    }

    std::filesystem::path dir;
    std::map<std::string, std::string> names; ///< by role
    std::map<std::string, int> usersByRole;
};

} // namespace trivsel::test
