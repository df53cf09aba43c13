#include "faults/sessions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

/// With every sync taking 100 ms: the window's thread never waits for it, and says nothing that is not true yet.
namespace trivsel::faults {
namespace {

using testing::HasSubstr;

constexpr const char* kDelay = "100"; // ms

/// A picture is how a script leaves a mark in the log of calls.
std::string mark(const Computer& computer, const std::string& name)
{
    return "screenshot " + computer.file("exports/" + name).string() + ".png\n";
}

std::size_t markIn(const Computer& computer, const std::vector<Call>& calls, const std::string& name)
{
    const std::string path = computer.file("exports/" + name).string() + ".png";
    const auto found = std::find_if(calls.begin(), calls.end(),
                                    [&](const Call& c) { return c.what == "open-to-write" && c.path == path; });
    EXPECT_NE(found, calls.end()) << "no mark " << name;
    return static_cast<std::size_t>(found - calls.begin());
}

/// Syncs that the window's thread made, and waits in which it stood still for one, between two marks.
std::vector<std::string> waitsOfTheWindow(const Computer& computer, const std::string& from, const std::string& to)
{
    const auto calls = computer.calls();
    std::vector<std::string> waits;
    for (std::size_t i = markIn(computer, calls, from); i < markIn(computer, calls, to); ++i) {
        if (calls[i].what == "main-waited") waits.push_back("stood in " + calls[i].path);
        if (calls[i].what == "sync" && calls[i].onMain) waits.push_back("synced " + calls[i].path);
    }
    return waits;
}

/// Syncs of the store and its journal that had begun and not returned by then.
long underWay(const Computer& computer, const std::vector<Call>& calls, std::size_t end)
{
    long open = 0;
    for (std::size_t i = 0; i < end; ++i) {
        if (!calls[i].path.starts_with(computer.file("demo.trivsel").string())) continue;
        if (calls[i].what == "sync") ++open;
        if (calls[i].what == "synced") --open;
    }
    return open;
}

long underWayAt(const Computer& computer, const std::string& name)
{
    const auto calls = computer.calls();
    return underWay(computer, calls, markIn(computer, calls, name));
}

long underWayAtTheEnd(const Computer& computer)
{
    const auto calls = computer.calls();
    return underWay(computer, calls, calls.size());
}

std::size_t count(const Computer& computer, const std::string& what, const std::string& path, const std::string& before)
{
    const auto calls = computer.calls();
    const auto end = calls.begin() + static_cast<std::ptrdiff_t>(markIn(computer, calls, before));
    return static_cast<std::size_t>(std::count_if(calls.begin(), end, [&](const Call& c) {
        return c.what.starts_with(what) && c.path == computer.file(path).string();
    }));
}

TEST(SlowDisk, ARatingIsShownAsSavedWhenItIsAndTheWindowNeverWaits)
{
    Computer computer;
    const auto users = computer.demo("demo.trivsel", 12);
    ASSERT_GE(users.size(), 3U);
    const Ended played = computer.screens("demo.trivsel",
                                          "expect \"opfundet. Vælg\"\n" + mark(computer, "before") + "click \"" +
                                              users[0].name + "\"\n" + R"(expect "Runde"
click "Runde"
press Enter
press 1
press 1
press 2
press 1
press 1
press 1
press 1
press 1
expect "gemmer ..."
expect "Gemt "
)" + mark(computer, "saved") + R"(press 1
press K
type "en kommentar, der skal med"
press Ctrl+Enter
press 1
press 1
press Ctrl+L
expect "opfundet. Vælg"
)" + mark(computer, "locked") + "click \"" + users[0].name +
                                              "\"\nexpect \"Runde\"\nwait saved\n" + mark(computer, "again") +
                                              "press 1\npress 1\n",
                                          {{"FAULT_DELAY_MS", kDelay}});
    ASSERT_EQ(played.exit, 0) << played.err;
    EXPECT_EQ(underWayAtTheEnd(computer), 0) << "closed before everything was saved";
    EXPECT_EQ(underWayAt(computer, "saved"), 0) << "»Gemt« was said while a sync was under way";
    EXPECT_EQ(underWayAt(computer, "locked"), 0) << "locked before everything was saved";
    EXPECT_EQ(count(computer, "close", "demo.trivsel", "locked"), count(computer, "open", "demo.trivsel", "locked"))
        << "and the store is closed then";
    EXPECT_THAT(waitsOfTheWindow(computer, "before", "again"), testing::IsEmpty());
}

TEST(SlowDisk, AnAdultIsAddedAPassphraseChangedADocumentSavedAndTheWindowNeverWaits)
{
    Computer computer;
    const auto users = computer.demo("demo.trivsel", 12);
    ASSERT_GE(users.size(), 3U);
    const Ended played = computer.screens("demo.trivsel",
                                          "expect \"opfundet. Vælg\"\n" + mark(computer, "before") + "click \"" +
                                              users[2].name + "\"\n" + R"(expect "Runde"
click "Indstillinger"
click "Ny voksen"
click "Navn"
type "Nora Nyansat"
click "Blå stue"
click "Ny adgangssætning"
type "helt nye ord om en gul cykel"
click "Den nye igen"
type "helt nye ord om en gul cykel"
click "Ny voksen"
expect "Nora Nyansat holder op"
click "Skift min adgangssætning"
click "Nuværende adgangssætning"
type ")" + users[2].passphrase + R"("
click "Ny adgangssætning"
type "fire andre ord om en blå bil"
click "Den nye igen"
type "fire andre ord om en blå bil"
click "Skift min adgangssætning"
expect "Børn"
wait saved
click "Børn"
click "Frida Ebbesen"
click "Udskriv"
click "journal"
click "Gem filen"
expect "Gemt som"
press Escape
press Ctrl+L
expect "opfundet. Vælg"
)" + mark(computer, "locked"),
                                          {{"FAULT_DELAY_MS", kDelay}});
    ASSERT_EQ(played.exit, 0) << played.err;
    // A new adult's key file and a changed one, each renamed into place, on another thread.
    const auto calls = computer.calls();
    EXPECT_EQ(std::count_if(calls.begin(), calls.end(),
                            [&](const Call& c) {
                                return c.what == "rename" && c.other == computer.file("demo.trivsel.key").string();
                            }),
              2);
    EXPECT_EQ(underWayAt(computer, "locked"), 0);
    EXPECT_THAT(waitsOfTheWindow(computer, "before", "locked"), testing::IsEmpty());
}

} // namespace
} // namespace trivsel::faults
