#include "app/roster_import.h"
#include "app/session.h"
#include "app/commands_school.h"
#include "bench/large_store.h"
#include "support/store_fixture.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

/// How long a municipality's roster takes to be read in, compared and undone, beside `sqlite3 .import` of the same file
/// into a plain file with one index. Prints figures and asserts none. `trivsel_bench_import [ROWS]`, by default 100,000.
namespace {

using namespace trivsel;

template <class Work> double seconds(Work work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string rosterOf(int rows)
{
    constexpr const char* kFirst[] = {"Asta", "Bo", "Carla", "Ditte", "Emil", "Freja", "Gorm", "Hanne", "Ida", "Jens", "Åse", "Søren", "Ægidius"};
    constexpr const char* kLast[] = {"Prøve", "Eksempel", "Test", "Holm", "Lund", "Berg", "Dahl", "Å"};
    std::string list = "klasse;navn;fødselsdato;køn;id\n";
    for (int i = 0; i < rows; ++i)
        list += fmt::format("{}.{} hold {};{} {} {};{:02}-{:02}-{};{};e{}\n", i % 10, static_cast<char>('a' + i % 4), i / 250, kFirst[i % 13], kLast[i / 13 % 8], i / 104,
                            1 + i % 28, 1 + i / 28 % 12, 2011 + i % 9, i % 2 == 0 ? "pige" : "dreng", i);
    return list;
}

/// Empty when there is no sqlite3 program to compare with.
std::optional<double> reference(const test::TempDir& dir, const std::string& file)
{
    if (std::system("sqlite3 --version > /dev/null 2>&1") != 0) return std::nullopt;
    std::ofstream(dir / "import.sql") << ".mode csv\n.separator ;\n.import " << file << " roster\nCREATE INDEX by_id ON roster (id);\n";
    const std::string command = "sqlite3 " + (dir / "plain.db").string() + " < " + (dir / "import.sql").string();
    return seconds([&] { if (std::system(command.c_str()) != 0) std::printf("sqlite3 failed\n"); });
}

} // namespace

int main(int argc, char** argv)
{
    const int rows = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const test::TempDir dir;
    const FixedDateClock clock(*Date::of(2026, 10, 12));
    const app::Session::CreateRequest request = bench::largeStore(dir, clock);
    auto created = app::Session::create(request);
    if (!created) return 1;
    app::Session& session = **created;

    const std::string list = rosterOf(rows);
    std::ofstream(dir / "roster.csv", std::ios::binary) << list;
    std::printf("%-58s %10d, %.1f MB\n", "rows", rows, static_cast<double>(list.size()) / 1e6);
    const auto plain = reference(dir, (dir / "roster.csv").string());
    if (plain) std::printf("%-58s %10.3f s\n", "reference: sqlite3 .import and one index", *plain);

    const app::ImportRoster command{"roster.csv", list, {}};
    Result<void> done;
    const double applied = seconds([&] { done = session.apply(command); });
    const double saved = seconds([&] { if (done) done = session.flush(); });
    if (!done) {
        std::printf("%s\n", done.error().message.en.c_str());
        return 1;
    }
    std::printf("%-58s %10.3f s\n", "import: read, compared, in memory", applied);
    std::printf("%-58s %10.3f s\n", "import: until saved, encrypted, with its undo", applied + saved);
    if (plain) std::printf("%-58s %10.2f x\n", "  of the reference", (applied + saved) / *plain);
    const BatchId batch = session.lastImport()->batch;
    std::printf("%-58s %s\n", "  says", session.lastImport()->summary().c_str());

    Result<app::RosterReport> report;
    std::printf("%-58s %10.3f s\n", "difference of the same list against the store", seconds([&] { report = app::previewRoster(session, {"roster.csv", list, {}}); }));
    std::printf("%-58s %s\n", "  says", report ? report->summary().c_str() : report.error().message.en.c_str());
    const double undone = seconds([&] {
        done = session.apply(app::UndoImport{batch});
        if (done) done = session.flush();
    });
    std::printf("%-58s %10.3f s %s\n", "undone, until saved", undone, done ? "" : done.error().message.en.c_str());
    return 0;
}
