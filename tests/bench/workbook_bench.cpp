#include "exchange/csv.h"
#include "exchange/workbook.h"

#include <sys/resource.h>

#include <cstdint>
#include <cstdio>
#include <ctime>
#include <random>
#include <span>

// A workbook of 10,000 children x 20 indicators, beside the same cells as CSV.

namespace {

using namespace trivsel;
using namespace trivsel::exchange;

constexpr std::size_t kChildren = 10'000, kIndicators = 20;

double peakMb()
{
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return static_cast<double>(use.ru_maxrss) / 1024;
}

template <class Work> double milliseconds(Work work)
{
    // Of the processor, not of the wall clock: other programs run beside this one.
    const std::clock_t start = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

int main()
{
    std::mt19937 random(1);
    Sheet sheet{"Vurderinger", {{"barn"}, {"gruppe"}}, {}, {}};
    for (std::size_t i = 0; i < kIndicators; ++i) sheet.columns.push_back({"tegn " + std::to_string(i + 1)});
    for (std::size_t child = 0; child < kChildren; ++child) {
        sheet.cells.emplace_back(std::to_string(child + 1));
        sheet.cells.emplace_back("Stue " + std::to_string(child % 400));
        for (std::size_t i = 0; i < kIndicators; ++i) {
            static constexpr const char* kWords[] = {"Ofte", "Af og til", "Sjældent", "Ikke set endnu"};
            sheet.cells.emplace_back(std::string(kWords[random() % 4]));
        }
    }
    const double before = peakMb();
    std::size_t csvBytes = 0, bookBytes = 0;
    const double csvMs = milliseconds([&] {
        CsvWriter csv(CsvForm::Excel);
        for (std::size_t i = 0; i < sheet.cells.size(); ++i) {
            csv.text(std::get<std::string>(sheet.cells[i]));
            if ((i + 1) % sheet.columns.size() == 0) csv.endRecord();
        }
        csvBytes = csv.buffer().size();
    });
    const double bookMs = milliseconds([&] {
        const auto bytes = writeWorkbook(std::span(&sheet, 1), *Date::of(2026, 11, 22));
        bookBytes = bytes ? bytes->size() : 0;
    });
    std::printf("%zu cells\n", sheet.cells.size());
    std::printf("as CSV      %8.1f ms %8zu bytes\n", csvMs, csvBytes);
    std::printf("as workbook %8.1f ms %8zu bytes (at most 300 ms)\n", bookMs, bookBytes);
    std::printf("memory %.0f MB at most, %.0f MB before (at most 100 MB)\n", peakMb(), before);
    return bookBytes == 0 ? 1 : 0;
}
