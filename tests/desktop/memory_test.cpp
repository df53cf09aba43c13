#include "process_guard.h"
#include "storage/store_impl.h"
#include "ui/screens/casework_house.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

/// What is left of a store in the memory of the program after a lock. Linked with what the real program overwrites its
/// freed memory with (process_guard.cpp).
namespace trivsel::tests {
namespace {

constexpr std::size_t kNames = 50;
constexpr std::size_t kLength = 24; ///< of a planted name in bytes: never kept inside a short string

/// A place of its own for what is looked for, so that the search does not find itself.
class Hidden {
public:
    static constexpr std::size_t kSize = std::size_t{4} << 20U;
    Hidden() : m_bytes(static_cast<char*>(::mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))) {}
    ~Hidden() { ::munmap(m_bytes, kSize); }
    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;
    char* add(std::size_t size)
    {
        char* at = m_bytes + m_used;
        m_used += size + 16;
        return at;
    }
    char* buffer() { return m_bytes + kSize / 2; }
    static constexpr std::size_t kBuffer = kSize / 2;
    bool holds(std::uintptr_t from) const { return from >= reinterpret_cast<std::uintptr_t>(m_bytes) && from < reinterpret_cast<std::uintptr_t>(m_bytes) + kSize; }

private:
    char* m_bytes;
    std::size_t m_used = 0;
};

struct Planted {
    std::string what; ///< a short word for the report
    const char* bytes;
    std::size_t size;
};

class Memory {
public:
    /// Letters that stand nowhere else, by number.
    const char* plant(const std::string& what, std::uint32_t seed)
    {
        char* at = m_hidden.add(kLength);
        std::uint32_t state = seed * 2654435761U + 97;
        for (std::size_t i = 0; i < kLength; ++i) {
            state = state * 1664525U + 1013904223U;
            at[i] = static_cast<char>((i == 0 || i == 9 ? 'A' : 'a') + static_cast<int>((state >> 24U) % 26));
        }
        at[8] = ' ';
        m_planted.push_back({what, at, kLength});
        return at;
    }
    void add(const std::string& what, const void* bytes, std::size_t size)
    {
        char* at = m_hidden.add(size);
        std::memcpy(at, bytes, size);
        m_planted.push_back({what, at, size});
    }
    /// What can be found in memory that the program may write to; each once, with where.
    std::vector<std::string> found()
    {
        std::vector<std::string> result;
        const int mem = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
        std::ifstream maps("/proc/self/maps");
        std::vector<std::string> lines;
        for (std::string line; std::getline(maps, line);) lines.push_back(line);
        for (const std::string& line : lines) {
            unsigned long from = 0, to = 0;
            char flags[5] = {};
            if (std::sscanf(line.c_str(), "%lx-%lx %4s", &from, &to, flags) != 3 || flags[0] != 'r' || flags[1] != 'w') continue;
            if (m_hidden.holds(from) || line.find("[v") != std::string::npos) continue;
            search(mem, from, to, line, result);
        }
        ::close(mem);
        return result;
    }

private:
    void search(int mem, unsigned long from, unsigned long to, const std::string& line, std::vector<std::string>& result)
    {
        constexpr std::size_t kOverlap = 128;
        for (unsigned long at = from; at < to; at += Hidden::kBuffer - kOverlap) {
            const std::size_t wanted = std::min<std::size_t>(Hidden::kBuffer, to - at);
            const ssize_t read = ::pread(mem, m_hidden.buffer(), wanted, static_cast<off_t>(at));
            if (read <= 0) return;
            for (const Planted& p : m_planted)
                if (const void* hit = ::memmem(m_hidden.buffer(), static_cast<std::size_t>(read), p.bytes, p.size))
                    result.push_back(p.what + " at +" + std::to_string(static_cast<const char*>(hit) - m_hidden.buffer()) + " of " + line);
        }
    }
    Hidden m_hidden;
    std::vector<Planted> m_planted;
};

class Program : public PlayerBase {
public:
    explicit Program(const test::TempDir& folder) : PlayerBase({folder / "hus.trivsel", folder / "config", kHouseDay, {}}) { sitDown({}, {}); }
    driver::Stage& at() { return stage(); }
    ui::Driver& hands() { return user(); }
};

std::string list(const std::vector<std::string>& found)
{
    std::ostringstream words;
    for (const auto& one : found) words << one << "\n";
    return words.str();
}

TEST(Memory, HoldsNoNameNoteOrKeyAfterALock)
{
    test::TempDir folder;
    Memory memory;
    const auto words = [](const char* planted) { return std::string(planted, kLength); };
    const char* passphrase = memory.plant("passphrase", 900);
    UnitId unit;
    {
        StoreMaker maker(folder, "Strandhuset", kHouseDay);
        unit = maker.unit(core::Setting::Daycare, "Strandhuset", "Blå stue");
        maker.add(app::AddUser{.name = "Pia", .role = core::Role::Pedagogue, .units = {unit}, .passphrase = words(passphrase), .lastDay = {}});
        maker.save();
    }
    {
        Program program(folder);
        program.click("Pia");
        program.click("Adgangssætning");
        program.type(words(passphrase));
        program.press("Enter");
        ASSERT_EQ(program.at().application().phase(), app::Application::Phase::Open);
        app::Session& session = program.session();
        ChildId child;
        for (std::uint32_t i = 0; i < kNames; ++i) {
            const char* name = memory.plant("name " + std::to_string(i), i);
            ASSERT_TRUE(session.apply(app::AddChild{.unit = unit, .name = words(name), .birthDate = *Date::of(2022, 5, 1), .sex = {}, .cpr = {}, .externalId = {}}));
            child = ChildId{session.lastAdded()};
        }
        for (std::uint32_t i = 0; i < 3; ++i)
            ASSERT_TRUE(session.apply(app::AddNote{child, "Mor", "", kHouseDay, words(memory.plant("note " + std::to_string(i), 500 + i)), {}}));
        {
            const auto kept = session.keepKey();
            ASSERT_TRUE(kept);
            memory.add("data key", kept->dataKey.data(), kept->dataKey.size());
            std::string hex = storage::toHex({kept->dataKey.data(), kept->dataKey.size()});
            memory.add("data key in hex", hex.data(), hex.size());
            storage::wipe(hex);
        }
        for (const app::Screen screen : {app::Screen::Children, app::Screen::Round, app::Screen::Child, app::Screen::FollowUp, app::Screen::Concern}) {
            program.open({screen, screen == app::Screen::Round ? unit : UnitId{}, {}, screen == app::Screen::Child || screen == app::Screen::Concern ? child : ChildId{}});
            program.press("Tab");
        }
        // Half-typed in a dialog, copied, and undone in part.
        program.open({app::Screen::Children, {}, {}, {}});
        program.click("Tilføj barn");
        program.click("Navn");
        program.type(words(memory.plant("typed", 700)));
        program.press("Ctrl+A");
        program.press("Ctrl+C");
        EXPECT_GE(memory.found().size(), kNames) << "the search finds what is there";
        program.press("Ctrl+L");
        ASSERT_EQ(program.at().application().phase(), app::Application::Phase::Locked);
        program.press("Tab");
        const auto left = memory.found();
        EXPECT_EQ(left.size(), 0U) << list(left);
    }
}

TEST(Memory, IsWrittenToNoDumpAndSeenByNoOtherProgram)
{
    const pid_t child = ::fork();
    if (child == 0) {
        guardProcess();
        struct rlimit core {};
        ::getrlimit(RLIMIT_CORE, &core);
        ::_exit(core.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE) == 0 ? 0 : 1);
    }
    int status = 1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
}

/// "lo": locked into memory; "dd": left out of dumps (proc(5), VmFlags).
TEST(Memory, KeysLieWhereTheyAreNeverSwappedOut)
{
    const storage::Secret key = storage::Secret::random(32);
    const auto address = reinterpret_cast<std::uintptr_t>(key.data());
    std::ifstream maps("/proc/self/smaps");
    bool isHere = false;
    std::string flags;
    for (std::string line; std::getline(maps, line) && flags.empty();) {
        unsigned long from = 0, to = 0;
        if (std::sscanf(line.c_str(), "%lx-%lx ", &from, &to) == 2) isHere = address >= from && address < to;
        else if (isHere && line.starts_with("VmFlags:")) flags = line;
    }
    EXPECT_NE(flags.find(" lo"), std::string::npos) << flags;
    EXPECT_NE(flags.find(" dd"), std::string::npos) << flags;
}

} // namespace
} // namespace trivsel::tests
