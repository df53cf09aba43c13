#include "app/commands_school.h"
#include "app/roster_import.h"
#include "app/session.h"
#include "definitions/catalog.h"
#include "exchange/csv.h"
#include "ui/driver/stage.h"
#include "ui/screens/casework_house.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <thread>
#include <vector>

// A survey of a million pupils read into a store by the real program, headless (at most 20 s and 300 MB), beside walking
// over the cells of the same file; and the longest frame of the UI's thread from the choice of the file to the figures on
// the screen (at most 16 ms), beside frames of the same page before. Prints figures and asserts none.
// Argument: another number of pupils.

namespace {

using namespace trivsel;

double peakMb()
{
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return static_cast<double>(use.ru_maxrss) / 1024;
}

/// Of this thread's processor time, not of the wall clock: other programs run beside this one.
double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1'000.0 * static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1'000'000;
}

constexpr int kClasses = 40;

std::string fileOf(const core::SurveyForm& form, std::size_t pupils)
{
    std::mt19937 random(1);
    std::string bytes = "klasse";
    for (const core::SurveyItem& item : form.items) bytes += ";" + item.id;
    bytes += "\n";
    bytes.reserve(bytes.size() + pupils * (form.items.size() * 2 + 8));
    for (std::size_t i = 0; i < pupils; ++i) {
        bytes += fmt::format("{}.X", i % kClasses);
        for (std::size_t item = 0; item < form.items.size(); ++item) (bytes += ';') += static_cast<char>('1' + random() % 5);
        bytes += '\n';
    }
    return bytes;
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t pupils = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 1'000'000;
    const Date today = *Date::of(2026, 9, 20);
    const test::TempDir dir;
    app::ImportSurvey import;
    double walk = 0;
    std::size_t cells = 0;
    {
        tests::StoreMaker maker(dir, "Byskolen", today);
        const UnitId first = maker.unit(core::Setting::School, "Byskolen", "0.X");
        const UnitId school = maker.session().world().unit(first)->parent;
        for (int i = 1; i < kClasses; ++i) maker.add(app::AddUnit{school, core::UnitKind::Unit, core::Setting::School, fmt::format("{}.X", i)});
        import.bytes = fileOf(*maker.session().catalog().surveyForm("pupils-4-9"), pupils);
        import.about.institution = school;
        import.about.form.id = "pupils-4-9";
        import.about.name = "En million svar";
        import.about.from = import.about.to = today;
        maker.save();
    }
    const double megabytes = static_cast<double>(import.bytes.size()) / 1'000'000;
    {
        const double start = threadMs();
        exchange::CsvReader reader(import.bytes, ';');
        std::vector<std::string_view> row;
        std::vector<exchange::CsvFault> faults;
        while (reader.next(row, faults)) cells += row.size();
        walk = (threadMs() - start) / 1'000;
    }
    driver::Options options;
    options.store = dir / "hus.trivsel";
    options.configDir = dir / "config";
    options.dataDir = std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data";
    options.user = "Lone Leder";
    options.passphrase = tests::passphraseOf(options.user);
    options.today = today;
    auto stage = driver::Stage::open(options);
    if (!stage) {
        std::puts(stage.error().message.en.c_str());
        return 1;
    }
    app::Application& application = (*stage)->application();
    if (const auto at = (*stage)->driver().click("Skole"); !at) return 1;
    const auto frame = [&] {
        const double start = threadMs();
        (*stage)->frame();
        return threadMs() - start;
    };
    double before = 0;
    for (int i = 0; i < 100; ++i) before = std::max(before, frame());
    const double memoryBefore = peakMb();

    const auto begin = std::chrono::steady_clock::now();
    std::clock_t processor = std::clock();
    bool isDone = false;
    double longest = threadMs();
    application.apply(std::move(import), [&](const Result<void>& done) { isDone = done.has_value(); });
    const double asked = longest = threadMs() - longest;
    std::size_t frames = 0;
    while (application.isAtWork()) {
        longest = std::max(longest, frame());
        ++frames;
        std::this_thread::sleep_for(std::chrono::milliseconds(5)); // about as a window waits for the screen
    }
    for (int i = 0; i < 10; ++i) longest = std::max(longest, frame()); // with the figures
    const bool isSaved = (*stage)->waitSaved(60);
    const app::RosterReport* report = application.session()->lastImport();
    const bool isWhole = isDone && isSaved && report != nullptr && report->added == static_cast<std::int32_t>(pupils);
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const double work = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
    std::printf("%zu pupils in %d classes, %.0f MB: read into the store in %.2f s of the processor (%.2f s on the clock), peak %.0f MB (before %.0f MB, the file among it)%s\n", pupils, kClasses,
                megabytes, work, wall, peakMb(), memoryBefore, isWhole ? "" : " FAILED");
    std::printf("longest frame of the UI's thread meanwhile: %.2f ms of %zu (the asking %.2f ms)\n", longest, frames, asked);
    std::printf("reference: walking over its %zu cells %.2f s; longest frame of the page before %.2f ms\n", cells, walk, before);
    return isWhole ? 0 : 1;
}
