#include "faults/sessions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

/// Five hundred invented names, numbers, notes, purposes and passphrases go through the real programs, every error that can
/// be provoked is, and then everything that was written anywhere is searched for them. reliability.md B9, D11, D16, G6.
namespace trivsel::faults {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

constexpr int kChildren = 500;

/// Every planted text holds one of these words; the stem occurs in nothing else.
constexpr const char* kStem = "zqx";
constexpr const char* kEnd = "vyk"; ///< three letters further on
std::string token(int n)
{
    std::string word = kStem;
    for (int i = 0; i < 3; ++i, n /= 26) word += static_cast<char>('a' + n % 26);
    return word + kEnd;
}
std::string name(int n) { return "Zqx" + token(n).substr(3) + " Ærtebjergsen-Opdigtet"; }
/// A day 99 does not exist: no person can have the number.
constexpr const char* kCprStem = "990777";
std::string cpr(int n) { return kCprStem + std::string(4 - std::to_string(n).size(), '0') + std::to_string(n); }

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
    return text;
}

std::string wide(const std::string& text)
{
    std::string all;
    for (const char c : text) all += {c, '\0'};
    return all;
}

/// What of the planted is in `bytes`, in any case of letters, also in UTF-16. A planted word is known by both its ends:
/// its beginning alone occurs by chance in encrypted pages.
std::vector<std::string> plantedIn(const std::string& bytes, const std::string& where)
{
    std::vector<std::string> found;
    const std::string folded = lower(bytes);
    const auto look = [&](const std::string& begin, std::size_t gap, const std::string& end) {
        for (auto at = folded.find(begin); at != std::string::npos; at = folded.find(begin, at + 1)) {
            const std::size_t rest = at + begin.size() + gap;
            if (rest + end.size() > folded.size() || folded.compare(rest, end.size(), end) != 0) continue;
            found.push_back(where + ": " + bytes.substr(at > 60 ? at - 60 : 0, 160));
            return;
        }
    };
    look(kStem, 3, kEnd);
    look(wide(kStem), 6, wide(kEnd));
    look(kCprStem, 0, "");
    look(wide(kCprStem), 0, "");
    return found;
}

class Traces : public testing::Test {
protected:
    void SetUp() override
    {
        computer.write("own/admin.txt", "zqxaaavyk ord der ikke hører sammen\n");
        computer.write("own/leder.txt", "zqxbbbvyk fire gule cykler på række\n");
        computer.write("own/wrong.txt", "zqxcccvyk en helt forkert sætning\n");
        std::string roster = "stue,navn,fødselsdato,køn,cpr,id\n";
        for (int i = 0; i < kChildren; ++i)
            roster += "Blå stue," + name(i) + ",2022-03-" + (i % 28 < 9 ? "0" : "") + std::to_string(i % 28 + 1) + ",pige," + cpr(i) + ",k" + std::to_string(i) + "\n";
        computer.write("own/liste.csv", roster);
        roster.clear();
        for (int i = 0; i < 20; ++i) roster += "Blå stue," + name(i) + "," + token(i) + "," + token(500 + i) + "," + cpr(i) + "\n";
        computer.write("own/fejl.csv", "stue,navn,fødselsdato,køn,cpr\n" + roster + "Blå stue,\"" + name(3) + "\n");
        said(computer.program({"new", "--store", store(), "--municipality", "kerteminde", "--user", "Bo Admin", "--passphrase-file", own("admin.txt"), "--name", "Strandhuset"}), 0);
        said(as("Bo Admin", "admin.txt", {"unit", "add", "--kind", "institution", "--setting", "daycare", "--name", "Strandhuset"}), 0);
        said(as("Bo Admin", "admin.txt", {"user", "add", "--name", "Lone Leder", "--role", "leader", "--unit", "Strandhuset", "--new-passphrase-file", own("leder.txt")}), 0);
    }

    std::string own(const std::string& file) const { return computer.file("own/" + file).string(); }
    std::string store() const { return computer.file("hus.trivsel").string(); }
    std::string exported(const std::string& file) const { return computer.file("exports/" + file).string(); }

    Ended as(const std::string& user, const std::string& passphrase, std::vector<std::string> arguments, const Computer::Faults& faults = {})
    {
        arguments.insert(arguments.end(), {"--store", store(), "--user", user, "--passphrase-file", own(passphrase)});
        return computer.program(arguments, faults);
    }
    Ended leader(const std::vector<std::string>& arguments, const Computer::Faults& faults = {}) { return as("Lone Leder", "leder.txt", arguments, faults); }

    /// Neither stream may tell what was planted. A negative status: killed by that signal.
    void said(const Ended& ended, int status)
    {
        EXPECT_EQ(ended.exit, status) << ended.err << ended.out.substr(0, 300);
        EXPECT_THAT(plantedIn(ended.out, "standard output"), IsEmpty());
        EXPECT_THAT(plantedIn(ended.err, "standard error"), IsEmpty());
    }
    /// Where the names on standard output are what was asked for.
    void toldOnlyOnOutput(const Ended& ended, int status)
    {
        EXPECT_EQ(ended.exit, status) << ended.err;
        EXPECT_THAT(plantedIn(ended.err, "standard error"), IsEmpty());
        std::istringstream lines(ended.out);
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("refused")) { EXPECT_THAT(plantedIn(line, "a refused row"), IsEmpty()); }
        }
    }

    /// Every file that is left but the user's own and the exports.
    std::vector<std::string> plantedInFiles() const
    {
        std::vector<std::string> found;
        for (const auto& entry : fs::recursive_directory_iterator(computer.dir())) {
            const std::string path = fs::relative(entry.path(), computer.dir()).string();
            for (const std::string& one : plantedIn(path, "a file name")) found.push_back(one);
            if (!entry.is_regular_file() || path.starts_with("own/") || path.starts_with("exports/")) continue;
            std::ifstream in(entry.path(), std::ios::binary);
            for (const std::string& one : plantedIn({std::istreambuf_iterator<char>(in), {}}, path)) found.push_back(one);
        }
        return found;
    }

    /// Files that were written, or opened to be, which nobody was promised.
    std::set<std::string> writtenElsewhere() const
    {
        std::set<std::string> others;
        const std::string base = computer.dir().string() + "/";
        for (const Call& call : computer.calls()) {
            if (call.what != "open-to-write" && call.what != "create" && call.what != "write") continue;
            if (call.path.starts_with("pipe:") || call.path == "/dev/null" || !call.path.starts_with("/")) continue;
            if (!call.path.starts_with(base)) {
                // The streams, which the test itself keeps in files.
                if (!call.path.ends_with("/out") && !call.path.ends_with("/err")) others.insert(call.path);
                continue;
            }
            const std::string path = call.path.substr(base.size());
            const bool isStore = path.starts_with("hus.trivsel") || path.starts_with("kopi.trivsel") || path.starts_with("hus-sikkerhedskopier");
            const bool isNote = path.starts_with("config/preferences.json") || (path.ends_with(".anchor") && (path.starts_with("state/") || path.starts_with("config/")));
            if (!isStore && !isNote && !path.starts_with("exports/")) others.insert(path);
        }
        return others;
    }

    /// Times that a store file was opened while it was open already in the same process.
    int secondOpenings() const
    {
        int twice = 0, open = 0;
        long fd = -1;
        for (const Call& call : computer.calls()) {
            if (call.what == "start") open = 0; // of another program; a killed one has closed nothing
            if (call.path != store()) continue;
            if (call.what.starts_with("open")) {
                if (open++ > 0) ++twice;
                fd = call.number;
            }
            if (call.what == "close" && open > 0) --open;
        }
        return fd >= 0 ? twice : -1;
    }

    Computer computer;
};

TEST_F(Traces, OfFiveHundredPlantedNamesNothingIsInAnyFileStreamOrTempFileWhateverGoesWrong)
{
    // Rows that cannot be imported: place and column, not what stands there.
    toldOnlyOnOutput(leader({"import", "roster", own("fejl.csv")}), 2);
    toldOnlyOnOutput(leader({"import", "roster", own("liste.csv"), "--dry-run"}), 0);
    toldOnlyOnOutput(leader({"import", "roster", own("liste.csv")}), 0);
    said(leader({"export", "csv", "--reason", "zqxdddvyk til mødet", "--out", exported("a.csv")}), 0);
    said(leader({"children", "--out", exported("b.csv")}), 0);
    said(leader({"export", "ics", "--reason", "zqxeeevyk", "--out", exported("c.ics")}), 0);
    // Wrong keys, rights, words and files.
    said(leader({"children", "--passphrase-file", own("wrong.txt")}), 2);
    said(as("Lone Leder", "wrong.txt", {"children"}), 3);
    said(as("zqxfffvyk", "leder.txt", {"children"}), 3);
    said(as("Bo Admin", "admin.txt", {"children"}), 3);
    said(as("Bo Admin", "admin.txt", {"import", "roster", own("liste.csv")}), 3);
    said(leader({"import", "undo", "987654"}), 3);
    said(leader({"export", "csv", "--reason", "zqxgggvyk", "--out", exported("no/such/folder.csv")}), 1);
    said(leader({"children", "--no-such-option"}), 2);
    said(leader({"user", "add", "--name", "Ane Holm", "--unit", "Blå stue", "--new-passphrase-file", own("liste.csv")}), 2);
    // A damaged copy, a cut-off one, a foreign key file.
    const std::string whole = computer.read("hus.trivsel");
    const auto copyIs = [&](const std::string& bytes) {
        computer.write("kopi.trivsel", bytes);
        fs::copy_file(store() + ".key", computer.file("kopi.trivsel.key"), fs::copy_options::overwrite_existing);
        said(computer.program({"children", "--store", computer.file("kopi.trivsel").string(), "--user", "Lone Leder", "--passphrase-file", own("leder.txt")}), 4);
    };
    std::string flipped = whole;
    flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 1);
    copyIs(flipped);
    copyIs(whole.substr(0, whole.size() / 2));
    copyIs("");
    // A full disk, a failed disk, a crash and a kill in the middle of an import of the same children into another group.
    std::string moved = computer.read("own/liste.csv");
    for (std::size_t at = 0; (at = moved.find("Blå", at)) != std::string::npos;) moved.replace(at, 4, "Rød");
    computer.write("own/flyttet.csv", moved);
    const std::string folder = computer.dir().string();
    for (const char* how : {"full", "eio", "crash", "kill"}) {
        const Ended ended = leader({"import", "roster", own("flyttet.csv")},
                                   {{"FAULT_CALL", "write"}, {"FAULT_AT", "25"}, {"FAULT_HOW", how}, {"FAULT_STAYS", "1"}, {"FAULT_FOLDER", folder}});
        EXPECT_NE(ended.exit, 0) << how;
        EXPECT_THAT(plantedIn(ended.err, "standard error"), IsEmpty());
    }
    // The screens: a wrong passphrase, a search, a note, a comment, an export whose name holds the child's, a lock.
    const std::string child = name(7);
    const Ended played = computer.screens("hus.trivsel", R"(expect "Hvem er du?"
click "Lone Leder"
click "Adgangssætning"
type "zqxcccvyk en helt forkert sætning"
press Enter
expect "adgangssætningen er forkert"
type "zqxbbbvyk fire gule cykler på række"
press Enter
expect "Runde"
click "Børn"
click "Søg navn"
type ")" + child + R"("
click ")" + child + R"("
click "Skriv en note"
type "zqxmorvyk"
click "Hvad blev der sagt?"
type "zqxhhhvyk sover dårligt"
click "Gem noten"
click "Udskriv"
click "Hvad skal det bruges til?"
type "zqxiiivyk overlevering"
click "Filnavn"
press Ctrl+A
type "status zqxhabvyk"
press Escape
click "Samarbejde og samtykke"
click "Tilføj"
click "Navn"
type "zqxfarvyk Ærtebjergsen"
click "Kontakt"
type "zqxtlfvyk"
click "Gem"
expect "zqxfarvyk"
press Ctrl+L
expect "Hvem er du?"
)");
    said(played, 0);
    // And one that is killed by a fault of its own in the middle of saving.
    const Ended crashed = computer.screens("hus.trivsel", R"(expect "Hvem er du?"
click "Lone Leder"
click "Adgangssætning"
type "zqxbbbvyk fire gule cykler på række"
press Enter
expect "Runde"
click "Børn"
click "Søg navn"
type ")" + child + R"("
click ")" + child + R"("
wait saved
)",
                                           {{"FAULT_CALL", "write"}, {"FAULT_AT", "40"}, {"FAULT_HOW", "crash"}, {"FAULT_FOLDER", folder}});
    EXPECT_THAT(plantedIn(crashed.out + crashed.err, "the streams of a crashed program"), IsEmpty());

    EXPECT_THAT(plantedInFiles(), IsEmpty());
    EXPECT_THAT(plantedIn(computer.bytes(), "a byte that was written, to whatever file"), IsEmpty());
    EXPECT_THAT(writtenElsewhere(), IsEmpty());
    EXPECT_EQ(secondOpenings(), 0) << "nobody but SQLite opens the store while it is open";
    // The control: one file where none was promised is found in each of these ways.
    said(leader({"children", "--out", computer.file("tmp/andet.csv").string()}), 0);
    EXPECT_FALSE(plantedInFiles().empty());
    EXPECT_FALSE(plantedIn(computer.bytes(), "").empty());
    EXPECT_THAT(writtenElsewhere(), testing::Contains("tmp/andet.csv.part"));
}

} // namespace
} // namespace trivsel::faults
