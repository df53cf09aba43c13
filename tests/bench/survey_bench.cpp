#include "app/school/survey_import.h"
#include "definitions/catalog.h"
#include "exchange/csv.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

// A survey of a million pupils read in (at most 20 s and 300 MB), beside walking over the cells of the same file.
// Argument: another number of pupils; they are in classes of `pupils / 40`, or of 25 with a second argument.

namespace {

using namespace trivsel;

double peakMb()
{
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return static_cast<double>(use.ru_maxrss) / 1024;
}

template <class Work> double seconds(Work work)
{
    // Of the processor, not of the wall clock: other programs run beside this one.
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t pupils = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 1'000'000;
    const std::size_t classes = argc > 2 ? pupils / 25 : 40;
    const auto catalog = definitions::Catalog::load(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data");
    if (!catalog) return 1;
    app::SurveyInput input;
    input.form = catalog->surveyForm("pupils-4-9");
    input.about.from = input.about.to = input.head.from = input.head.to = input.head.closedOn = *Date::of(2026, 11, 1);
    input.head.institutionId = 1;
    input.fileName = "svar.csv";
    std::mt19937 random(1);
    input.bytes = "klasse";
    for (const core::SurveyItem& item : input.form->items) input.bytes += ";" + item.id;
    input.bytes += "\n";
    for (std::size_t i = 0; i < classes; ++i) input.classes.push_back({UnitId{static_cast<std::int64_t>(i) + 2}, fmt::format("{}.X{}", i % 10, i), 25});
    for (std::size_t i = 0; i < pupils; ++i) {
        input.bytes += input.classes[i % classes].name;
        for (std::size_t item = 0; item < input.form->items.size(); ++item) (input.bytes += ';') += static_cast<char>('1' + random() % 5);
        input.bytes += '\n';
    }
    input.bytes.shrink_to_fit();
    const double megabytes = static_cast<double>(input.bytes.size()) / 1'000'000;
    std::size_t cells = 0;
    const double walk = seconds([&] {
        exchange::CsvReader reader(input.bytes, ';');
        std::vector<std::string_view> row;
        std::vector<exchange::CsvFault> faults;
        while (reader.next(row, faults)) cells += row.size();
    });
    const double before = peakMb();
    app::SurveyProgress progress;
    app::SurveyReading reading;
    const double read = seconds([&] { reading = app::readSurvey(std::move(input), progress); });
    std::printf("%zu pupils in %zu classes, %.0f MB: read in %.2f s, peak %.0f MB (before %.0f MB, the file among it)%s\n", pupils, classes, megabytes, read, peakMb(), before,
                reading.error ? " FAILED" : "");
    std::printf("reference: walking over its %zu cells %.2f s\n", cells, walk);
    return reading.error ? 1 : 0;
}
