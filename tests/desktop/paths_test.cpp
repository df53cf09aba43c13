#include "desktop/paths.h"
#include "desktop/window.h"
#include "support/temp_dir.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace trivsel::desktop {
namespace {

namespace fs = std::filesystem;

/// Sets a variable of the environment and puts the old value back.
class Variable {
public:
    Variable(const char* name, const std::string& value) : m_name(name)
    {
        if (const char* old = std::getenv(name)) m_old = old;
        m_had = std::getenv(name) != nullptr;
        setenv(name, value.c_str(), 1);
    }
    ~Variable()
    {
        if (m_had) setenv(m_name, m_old.c_str(), 1);
        else unsetenv(m_name);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* m_name;
    std::string m_old;
    bool m_had = false;
};

TEST(Paths, SettingsLieWhereTheDesktopSaysAndAreForTheOwnerAlone)
{
    const test::TempDir temp;
    const Variable config("XDG_CONFIG_HOME", temp.path().string());
    const auto folder = configFolder();
    ASSERT_TRUE(folder);
    EXPECT_EQ(*folder, temp.path() / "trivselslys");
    EXPECT_EQ(fs::status(*folder).permissions() & fs::perms::all, fs::perms::owner_all);
}

TEST(Paths, ASettingsFolderThatCannotBeMadeIsAPlainError)
{
    const test::TempDir temp;
    const Variable config("XDG_CONFIG_HOME", "/proc/nothing");
    const auto folder = configFolder();
    ASSERT_FALSE(folder);
    EXPECT_NE(folder.error().message.en.find("/proc/nothing/trivselslys"), std::string::npos);
    EXPECT_FALSE(folder.error().message.da.empty());
}

TEST(Paths, DataIsFoundBesideTheProgramAndInTheFallback)
{
    const test::TempDir temp;
    unsetenv("TRIVSELSLYS_DATA");
    const fs::path program = temp.path() / "build" / "release" / "trivselslys";
    EXPECT_FALSE(dataFolder(program, {}));
    fs::create_directories(temp.path() / "elsewhere" / "instruments");
    const auto fallback = dataFolder(program, temp.path() / "elsewhere");
    ASSERT_TRUE(fallback);
    EXPECT_EQ(*fallback, fs::canonical(temp.path() / "elsewhere"));
    fs::create_directories(program.parent_path());
    fs::create_directories(temp.path() / "data" / "instruments");
    const auto beside = dataFolder(program, temp.path() / "elsewhere");
    ASSERT_TRUE(beside);
    EXPECT_EQ(*beside, fs::canonical(temp.path() / "data"));
}

TEST(Paths, ADataFolderThatWasNamedIsNeverReplacedByAnother)
{
    const test::TempDir temp;
    fs::create_directories(temp.path() / "elsewhere" / "instruments");
    const Variable data("TRIVSELSLYS_DATA", (temp.path() / "missing").string());
    const auto folder = dataFolder(temp.path() / "program", temp.path() / "elsewhere");
    ASSERT_FALSE(folder);
    EXPECT_NE(folder.error().message.en.find("missing"), std::string::npos);
}

TEST(Window, SaysInPlainWordsThatThereIsNoDisplay)
{
    const Variable x("DISPLAY", "");
    const Variable wayland("WAYLAND_DISPLAY", "");
    const auto window = Window::open({});
    ASSERT_FALSE(window);
    EXPECT_NE(window.error().message.en.find("no display"), std::string::npos);
    EXPECT_NE(window.error().message.da.find("ingen skærm"), std::string::npos);
}

TEST(Window, WakingWithoutAWindowDoesNothing) { wakeWindow(); }

} // namespace
} // namespace trivsel::desktop
