// Time of the UI thread for one frame of the heaviest screens, headless (input, layout, drawing lists; no pixels),
// beside an empty frame and a plain loop of the same process, so that the figures can be read on any machine.

#include "app/models/child_model.h"
#include "definitions/catalog.h"
#include "ui/headless.h"
#include "ui/layout.h"
#include "ui/screens/children/children_screen.h"
#include "ui/screens/follow_up/follow_up_screen.h"
#include "ui/screens/what_if/what_if_screen.h"
#include "ui/screens/work_list/work_list_screen.h"
#include "ui/screens/round/round_screen.h"
#include "ui/screens/round_models.h"
#include "ui/widgets/field.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <stdexcept>
#include <thread>
#include <vector>

namespace {

using namespace trivsel;

constexpr int kWarmUp = 20;
constexpr int kFrames = 400;
constexpr int kChildren = 10'000;

volatile double g_sink = 0;

double milliseconds(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// The reference: 100,000 dependent additions and divisions, as no compiler or cache can shorten.
double referenceLoop()
{
    double best = 1e300;
    for (int run = 0; run < 50; ++run) {
        best = std::min(best, milliseconds([] {
                            double x = 1;
                            for (int i = 0; i < 100'000; ++i) x = x / 1.0000001 + 1e-9;
                            g_sink = g_sink + x;
                        }));
    }
    return best;
}

class CatalogWords : public ui::Strings {
public:
    explicit CatalogWords(const definitions::Catalog& catalog)
    {
        for (const auto& [key, value] : catalog.texts(Language::Danish)) m_texts.emplace(key, value);
    }
    std::string_view get(std::string_view key) const override
    {
        const auto at = m_texts.find(key);
        return at != m_texts.end() ? std::string_view(at->second) : key;
    }

private:
    std::map<std::string, std::string, std::less<>> m_texts;
};

struct Figures {
    double median = 0, slowest = 0; ///< milliseconds; slowest: the 99th of 100
};

Figures measure(const ui::Strings& strings, std::function<void(ui::Frame&)> draw, const char* keys = nullptr)
{
    ui::Headless::Options options;
    options.strings = &strings;
    auto made = ui::Headless::create(options, std::move(draw));
    if (!made) throw std::runtime_error(made.error().message.en);
    ui::Headless& headless = **made;
    for (int i = 0; i < kWarmUp; ++i) headless.frame();
    if (keys != nullptr && !headless.driver().press(keys)) throw std::runtime_error("no such key");
    std::vector<double> times;
    for (int i = 0; i < kFrames; ++i) times.push_back(milliseconds([&] { headless.frame(); }));
    if (const std::string failure = headless.takeFailure(); !failure.empty()) throw std::runtime_error(failure);
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

app::ChildrenModel manyChildren()
{
    app::ChildrenModel model;
    model.units = {{UnitId{1}, "Blå stue", "Strandhuset", {}}};
    for (int i = 0; i < kChildren; ++i) {
        app::ChildrenModel::Row row;
        row.child = ChildId{i + 1};
        row.name = fmt::format("Barn {:05} Æblegård", i);
        row.searchKey = fmt::format("barn {:05} æblegård", i);
        row.ageMonths = 12 + i % 150;
        row.unit = UnitId{1};
        row.unitName = "Blå stue";
        row.isCurrent = true;
        if (i % 3 != 0) row.position = static_cast<core::Position>(i % 3);
        row.openSteps = i % 7;
        row.contact = "Mette Holm";
        model.rows.push_back(std::move(row));
    }
    return model;
}

app::FollowUpModel manySteps()
{
    app::FollowUpModel model;
    model.today = *Date::of(2026, 11, 23);
    model.hasUnits = model.hasChildren = model.hasPositions = true;
    model.titles = {{"Aftal, hvad I ændrer i hverdagen", "Agree on what you change"}};
    for (int i = 0; i < 3'000; ++i) {
        app::FollowUpModel::Row row;
        row.child = ChildId{i + 1};
        row.group = static_cast<app::FollowUpModel::Group>(i / 750);
        row.name = fmt::format("Barn {:05} Æblegård", i);
        row.unitName = "Blå stue";
        row.number = std::to_string(i + 1);
        row.title = 0;
        row.responsible = "Mette Holm";
        row.due = model.today.plusDays(i / 10 - 100);
        row.daysLate = std::max(0, 100 - i / 10);
        ++model.counts[static_cast<std::size_t>(row.group)];
        model.rows.push_back(std::move(row));
    }
    return model;
}

app::WorkListModel manyMissing()
{
    app::WorkListModel model;
    model.mayRead = model.hasChildren = true;
    model.today = *Date::of(2026, 10, 20);
    model.adults = {{UserId{1}, "Mette Holm", {}, 0, 0, 0}, {UserId{2}, "Jonas Friis", {}, 0, 0, 0}};
    model.waitsFor = {0, 1};
    for (int unit = 0; unit < 400; ++unit)
        model.units.push_back({UnitId{unit + 1}, fmt::format("Stue {:03}", unit), -1, 25, *Date::of(2026, 10, 31), {}, 25, 0, {}});
    for (int i = 0; i < kChildren; ++i) {
        app::WorkListModel::Row row;
        row.child = ChildId{i + 1};
        row.unit = i / 25;
        row.name = fmt::format("Barn {:05} Æblegård", i);
        row.wanted = 2;
        row.waiting = 2;
        row.due = *Date::of(2026, 10, 31);
        model.rows.push_back(std::move(row));
    }
    return model;
}

/// A limit that is dragged to and fro over a million ratings, with the answer worked out and drawn anew in each frame.
Figures dragging(const ui::Strings& strings, const definitions::Catalog& catalog, const ui::ScreenWords& words, std::size_t target)
{
    app::WhatIfModel model;
    model.mayRead = true;
    const core::InstrumentPtr form = catalog.instrument("trivsel-3-5");
    model.forms.push_back({form, 0, app::whatIfTargets(*form, form->schemes[0])});
    ui::WhatIfView view;
    view.target = target;
    const double counted = milliseconds([&] {
        view.prepare(nullptr, model);
        while (view.run.state() != app::WhatIfRun::State::Done) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    });
    std::printf("  %-44s %7.0f ms\n", "what-if: a million ratings made and counted", counted);
    ui::Outbox out;
    int frame = 0;
    return measure(strings, [&](ui::Frame& f) {
        view.prepare(nullptr, model);
        app::moveKnob(view.knobs, 0, view.knobs[0].least + ++frame % (view.knobs[0].most - view.knobs[0].least + 1));
        ui::scrollArea(f, "page", 0, [&] { ui::drawWhatIf(f, model, view, out, words); });
    });
}

std::string twentyKilobytes()
{
    std::string words;
    while (words.size() < 20'000) words += "Vi har talt om hverdagen på stuen, og hvad der hjælper ved aflevering. ";
    words.resize(20'000);
    while (!text::isUtf8(words)) words.pop_back();
    return words;
}

void print(const char* what, Figures figures, double goal, Figures empty, double loop)
{
    std::printf("  %-44s %7.3f ms (99 %%: %7.3f)", what, figures.median, figures.slowest);
    if (goal > 0) std::printf("   goal %.1f ms", goal);
    std::printf("   %6.1f x empty frame, %6.2f x loop\n", figures.median / std::max(1e-6, empty.median),
                figures.median / loop);
}

} // namespace

int main()
{
    auto catalog = definitions::Catalog::load(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data");
    if (!catalog) {
        std::puts(catalog.error().message.en.c_str());
        return 1;
    }
    const CatalogWords strings(*catalog);
    const core::MunicipalityPtr profile = catalog->municipality("kerteminde");
    const ui::ScreenWords words{&profile->positionWords, &profile->positionShortWords, &profile->positionPhrases};
    ui::Outbox out;

    const double loop = referenceLoop();
    const Figures empty = measure(strings, [](ui::Frame&) {});
    std::printf("One frame of the UI thread, headless, 1280 x 720, median of %d\n", kFrames);
    std::printf("  reference loop (100,000 divisions)           %7.3f ms\n", loop);
    print("empty frame", empty, 0, empty, loop);

    const app::ChildrenModel children = manyChildren();
    ui::ChildrenView list;
    const auto page = [](ui::Frame& frame, const auto& body) { ui::scrollArea(frame, "page", 0, body); };
    print("list of 10,000 children",
          measure(strings, [&](ui::Frame& f) { page(f, [&] { ui::drawChildren(f, children, list, out, words); }); }),
          0.5, empty, loop);
    ui::ChildrenView searched;
    searched.search.set("æble");
    print(
        "the same, searched",
        measure(strings, [&](ui::Frame& f) { page(f, [&] { ui::drawChildren(f, children, searched, out, words); }); }),
        0.5, empty, loop);

    const app::FollowUpModel followUp = manySteps();
    ui::FollowUpView followUpView;
    print("follow-up, 3,000 open steps",
          measure(strings, [&](ui::Frame& f) { page(f, [&] { ui::drawFollowUp(f, followUp, nullptr, followUpView, out, words); }); }),
          0.5, empty, loop);

    const app::WorkListModel missing = manyMissing();
    ui::WorkListView missingView;
    print("who is missing, 10,000 lines",
          measure(strings, [&](ui::Frame& f) { page(f, [&] { ui::drawWorkList(f, missing, missingView, out); }); }), 0.5,
          empty, loop);
    print("what-if, numbers of signs dragged", dragging(strings, *catalog, words, 0), 16, empty, loop);
    print("what-if, limits of an area dragged", dragging(strings, *catalog, words, 1), 16, empty, loop);

    const app::RoundModel room = tests::blueRoom();
    ui::RoundView roundView;
    print("group grid, 28 children",
          measure(strings, [&](ui::Frame& f) { page(f, [&] { ui::drawRound(f, room, roundView, out, words); }); }), 0.3,
          empty, loop);
    const app::RoundModel wide = tests::wideRoom(28, 24);
    ui::RoundView wideView;
    print("group grid, 28 x 24 areas",
          measure(strings, [&](ui::Frame& f) { page(f, [&] { ui::drawRound(f, wide, wideView, out, words); }); }), 0.3,
          empty, loop);

    ui::TextState area;
    area.set(twentyKilobytes());
    print("text area with 20 kB",
          measure(
              strings, [&](ui::Frame& f) { page(f, [&] { ui::textArea(f, "area", "Notes", area); }); }, "Tab"),
          1.0, empty, loop);
    int typed = 0;
    const auto typing = [&](ui::Frame& f) {
        area.editor.moveTo(200, ui::Select::No);
        if (++typed % 2 == 0)
            area.editor.insert("å");
        else
            area.editor.backspace();
        page(f, [&] { ui::textArea(f, "area", "Notes", area); });
    };
    print("the same while typing", measure(strings, typing, "Tab"), 1.0, empty, loop);
    return 0;
}
