#include "storage/in_use.h"
#include "support/store_fixture.h"

#include <gmock/gmock.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

extern char** environ; // NOLINT: POSIX

namespace trivsel {
namespace {

using test::StoreFixture;

/// The tool in a process of its own, with a pipe from its output.
class Tool {
public:
    Tool(const char* command, const StoreFixture& fixture)
    {
        int pipe[2];
        EXPECT_EQ(::pipe2(pipe, O_CLOEXEC), 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
        std::string tool = TRIVSEL_STORE_TOOL, word = command, file = fixture.file().string(), anchors = fixture.anchorDir().string();
        char* args[] = {tool.data(), word.data(), file.data(), anchors.data(), nullptr};
        EXPECT_EQ(::posix_spawn(&m_pid, tool.c_str(), &actions, nullptr, args, environ), 0);
        posix_spawn_file_actions_destroy(&actions);
        ::close(pipe[1]);
        m_out = pipe[0];
    }
    ~Tool()
    {
        kill();
        ::close(m_out);
    }
    Tool(const Tool&) = delete;
    Tool& operator=(const Tool&) = delete;

    /// The next line, or nothing at the end of the output.
    std::optional<std::string> line()
    {
        for (;;) {
            if (const auto end = m_buffer.find('\n'); end != std::string::npos) {
                std::string text = m_buffer.substr(0, end);
                m_buffer.erase(0, end + 1);
                return text;
            }
            char bytes[4096];
            const ssize_t n = ::read(m_out, bytes, sizeof bytes);
            if (n <= 0) return std::nullopt;
            m_buffer.append(bytes, static_cast<std::size_t>(n));
        }
    }
    void kill()
    {
        if (m_pid <= 0) return;
        ::kill(m_pid, SIGKILL);
        wait();
    }
    int wait()
    {
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        m_pid = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t m_pid = -1;
    int m_out = -1;
    std::string m_buffer;
};

TEST(StoreKilled, WhateverWasShownAsSavedIsThereAndNothingIsHalf)
{
    const StoreFixture fixture;
    ASSERT_TRUE(fixture.create());
    std::mt19937 random(20261122);
    std::int64_t acknowledged = 0;
    for (int round = 0; round < 25; ++round) {
        Tool tool("write", fixture);
        ASSERT_EQ(tool.line(), "open");
        // At least a few are shown as saved, however slow the machine is; then at any moment of the next ones.
        for (auto lines = 1 + random() % 12; lines > 0; --lines) acknowledged = std::stoll(tool.line().value_or("-1"));
        ASSERT_GE(acknowledged, 0) << "the tool ended by itself";
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 10'000));
        tool.kill();
        while (const auto line = tool.line()) acknowledged = std::stoll(*line);

        const auto store = fixture.open();
        ASSERT_TRUE(store) << "round " << round;
        const auto whole = store->verifyIntegrity();
        EXPECT_TRUE(whole) << "round " << round << ": " << (whole ? "" : whole.error().detail);
        const auto snapshot = store->load();
        ASSERT_TRUE(snapshot);
        const auto& settings = snapshot->settings;
        const std::int64_t last = settings.contains("number") ? std::stoll(settings.find("number")->second) : 0;
        EXPECT_GE(last, acknowledged) << "round " << round << ": something shown as saved is gone";
        // In order and whole: every number up to the last, each with its two rows and its audit row.
        for (std::int64_t n = 1; n <= last; ++n) {
            const auto row = settings.find("number." + std::to_string(n));
            ASSERT_TRUE(row != settings.end()) << n;
            EXPECT_EQ(row->second.size(), static_cast<std::size_t>(n % 50)) << n;
        }
        EXPECT_EQ(settings.size(), static_cast<std::size_t>(last == 0 ? 0 : last + 1));
        EXPECT_EQ(store->auditRows(), last + 1);
    }
    EXPECT_GT(acknowledged, 100);
}

TEST(StoreKilled, TheLockOfAKilledProgramIsGoneAtOnce)
{
    const StoreFixture fixture;
    ASSERT_TRUE(fixture.create());
    Tool holder("hold", fixture);
    ASSERT_EQ(holder.line(), "open");
    EXPECT_EQ(fixture.openError().code, ErrorCode::InUse);
    EXPECT_THAT(fixture.openError().message.da, testing::HasSubstr(StoreFixture::kUser));
    holder.kill();
    EXPECT_TRUE(std::filesystem::exists(storage::inUseFileOf(fixture.file()))) << "left behind";
    EXPECT_TRUE(fixture.open());
}

TEST(StoreKilled, AnotherProcessIsRefusedWhileTheStoreIsOpenHere)
{
    const StoreFixture fixture;
    const auto store = fixture.create();
    ASSERT_TRUE(store);
    EXPECT_EQ(Tool("try", fixture).wait(), static_cast<int>(ErrorCode::InUse));
    // Nor does a look at the file from here let the other in.
    ASSERT_TRUE(storage::inspect(fixture.file()));
    std::filesystem::remove(storage::inUseFileOf(fixture.file()));
    EXPECT_EQ(Tool("try", fixture).wait(), static_cast<int>(ErrorCode::InUse)) << "SQLite's own lock holds too";
}

} // namespace
} // namespace trivsel
