// ui_bench: processor time of the UI thread for one headless frame, beside its reference. Not a test: nothing is asserted.

#include "ui/headless.h"
#include "ui/widgets/field.h"
#include "ui/widgets/table.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

using namespace trivsel;
using namespace trivsel::ui;

namespace {

double processorMs() { return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC; }

int measure(const char* what, double reference, const std::function<void(Frame&)>& draw, const char* clickFirst = nullptr)
{
    auto made = Headless::create({}, draw);
    if (!made) {
        std::puts(made.error().message.en.c_str());
        return 1;
    }
    (*made)->driver().settle();
    if (clickFirst != nullptr && !(*made)->driver().click(clickFirst)) return 1;
    constexpr int kFrames = 1000;
    const double before = processorMs();
    for (int i = 0; i < kFrames; ++i) (*made)->frame();
    std::printf("%-40s %.3f ms a frame (at most %.1f)\n", what, (processorMs() - before) / kFrames, reference);
    return 0;
}

} // namespace

int main()
{
    std::vector<std::string> names;
    for (int i = 0; i < 10'000; ++i) names.push_back("Ærø Søndergård " + std::to_string(i));
    const auto label = [&](int row) { return std::string_view(names[static_cast<std::size_t>(row)]); };
    TableState list;
    const std::array<TableColumn, 4> listColumns = {{{.title = "Barn"}, {.title = "Alder", .width = 100}, {.title = "Position", .width = 220}, {.title = "Status", .width = 200}}};
    int failed = measure("list of 10,000 children", 0.5, [&](Frame& f) {
        table(f, "list", {.name = "Børn", .columns = listColumns, .rows = 10'000, .rowLabel = label}, list, [&](TableRow& row) {
            row.twoLines(0, label(row.index()), "4 år 4 mdr.");
            row.text(1, "4 år");
            row.pill(2, core::Position::Yellow, "Øget opmærksomhed");
            row.text(3, "Klar til fælles vurdering");
        });
    });

    TableState gridState;
    std::vector<TableColumn> gridColumns = {{.title = "Barn", .width = 160}};
    for (int i = 0; i < 24; ++i) gridColumns.push_back({.title = "Ind", .width = 44, .align = Align::Centre});
    failed += measure("group grid 28 x 24, all in view", 0.3, [&](Frame& f) {
        table(f, "grid", {.name = "Børn", .columns = gridColumns, .rows = 28, .rowLabel = label, .rowHeight = 22}, gridState, [&](TableRow& row) {
            row.text(0, label(row.index()));
            for (int c = 1; c <= 24; ++c) row.mark(c, static_cast<core::Position>((row.index() + c) % 4), "I trivsel");
        });
    });

    std::string words;
    while (words.size() < 19'500) words += "En lang note om hverdagen på stuen. ";
    TextState area;
    area.set(words);
    int n = 0;
    failed += measure("text area of 20 kB, typing in each frame", 1.0, [&](Frame& f) {
        if (++n % 2 == 1) area.editor.insert("x");
        else area.editor.backspace();
        textArea(f, "area", "Note", area);
    }, "Note");
    return failed;
}
