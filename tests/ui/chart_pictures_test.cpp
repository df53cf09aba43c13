#include "report/look.h"
#include "report/pdf.h"
#include "support/sample_charts.h"
#include "support/temp_dir.h"
#include "ui/chart.h"
#include "ui/image.h"
#include "ui/support/page.h"
#include "ui/widgets/card.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>

/// What the window paints and what print paints, side by side. With TRIVSEL_PICTURES=FOLDER both are left there beside
/// each other to be looked at.
namespace trivsel::ui {
namespace {

constexpr double kPrintScale = 0.7; // points of print for one design pixel
const char* const kNames[] = {"bars", "units", "flow", "heat", "funnel", "lines"};

/// As wide as on paper.
Image inWindow(const core::chart::Chart& chart, float scale, ThemeName theme = ThemeName::Light)
{
    const auto width = static_cast<float>((report::kRight - report::kLeft) / kPrintScale);
    Headless::Options options;
    options.width = static_cast<int>(std::ceil((width + 76) * scale));
    options.height = static_cast<int>(1100 * scale);
    options.context.scale = scale;
    options.context.theme = theme;
    auto made = Headless::create(
        options, [&](Frame& f) { column(f, width + 36, [&] { card(f, "chart", [&] { ui::chart(f, chart); }); }); });
    if (!made) throw std::runtime_error(made.error().message.en);
    (*made)->driver().settle();
    EXPECT_EQ((*made)->takeFailure(), "");
    const trivsel::test::TempDir folder;
    const std::string path = (folder.path() / "window.png").string();
    EXPECT_TRUE((*made)->screenshot(path));
    auto image = readPng(path);
    EXPECT_TRUE(image);
    return image ? *image : Image{};
}

Image onPaper(const core::chart::Chart& chart, float scale)
{
    report::Document document;
    document.date = Date(std::chrono::sys_days{std::chrono::year{2026} / 11 / 2});
    document.blocks.push_back(report::Chart{chart, {}});
    auto pages = report::pictures(document, 72 / kPrintScale * static_cast<double>(scale));
    EXPECT_TRUE(pages) << (pages ? "" : pages.error().message.en);
    if (!pages || pages->empty()) return {};
    return {pages->front().width, pages->front().height, pages->front().rgba};
}

/// Pixels of just this colour.
double pixelsOf(const Image& image, unsigned rgb)
{
    const std::array<int, 3> wanted{static_cast<int>(rgb >> 16U & 0xFFU), static_cast<int>(rgb >> 8U & 0xFFU),
                                    static_cast<int>(rgb & 0xFFU)};
    double count = 0;
    for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
        bool isIt = true;
        for (std::size_t c = 0; c < 3; ++c) isIt = isIt && std::abs(image.rgba[i + c] - wanted[c]) <= 2;
        count += isIt ? 1 : 0;
    }
    return count;
}

Image beside(const Image& a, const Image& b)
{
    Image both{a.width + b.width, std::max(a.height, b.height), {}};
    both.rgba.assign(static_cast<std::size_t>(both.width) * static_cast<std::size_t>(both.height) * 4, 255);
    const auto copy = [&](const Image& from, int left) {
        for (int y = 0; y < from.height; ++y)
            std::copy_n(from.rgba.begin() + static_cast<std::ptrdiff_t>(y) * from.width * 4, from.width * 4,
                        both.rgba.begin() + (static_cast<std::ptrdiff_t>(y) * both.width + left) * 4);
    };
    copy(a, 0);
    copy(b, a.width);
    return both;
}

void leave(const Image& image, const std::string& name)
{
    if (const char* folder = std::getenv("TRIVSEL_PICTURES")) {
        EXPECT_TRUE(writePng(std::string(folder) + "/" + name + ".png", image));
    }
}

TEST(ChartPictures, PrintPaintsAsMuchOfEveryColourAsTheWindow)
{
    const auto charts = trivsel::test::sampleCharts();
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const Image window = inWindow(charts[i], 1), paper = onPaper(charts[i], 1);
        leave(beside(window, paper), std::string("chart-") + kNames[i]);
        for (const unsigned colour :
             {0x2E7D4FU, 0xB97D00U, 0xB3372FU, 0xE3EFF0U, 0xC3DBDEU, 0x9CC2C8U, 0x6FA3ABU, 0x2A6873U}) {
            const double seen = pixelsOf(window, colour), printed = pixelsOf(paper, colour);
            // Print has soft edges, the window whole pixels: what is thin differs most.
            EXPECT_NEAR(seen, printed, 0.14 * std::max(seen, printed) + 260) << kNames[i] << " " << std::hex << colour;
        }
    }
}

TEST(ChartPictures, AreDrawnAtTwiceTheSizeAndInTheDarkTheme)
{
    const auto charts = trivsel::test::sampleCharts();
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const Image large = inWindow(charts[i], 2), dark = inWindow(charts[i], 1, ThemeName::Dark);
        EXPECT_GT(large.width, 0);
        leave(beside(large, onPaper(charts[i], 2)), std::string("chart-") + kNames[i] + "-200");
        leave(dark, std::string("chart-") + kNames[i] + "-dark");
    }
}

TEST(ChartPictures, TheWindowHasTitleSentenceAndAllInWordsForEveryChart)
{
    for (const core::chart::Chart& chart : trivsel::test::sampleCharts()) {
        const core::chart::Head head = core::chart::headOf(chart);
        test::Page page([&](Frame& f) { ui::chart(f, chart); });
        EXPECT_TRUE(page.shows(head.sentence));
        bool isSaid = false;
        for (std::size_t i = 0; i < page.log().size(); ++i) {
            const Item item = page.log().at(i);
            isSaid = isSaid || (item.role == Role::Chart && item.label == head.title &&
                                item.value == core::chart::inWords(chart));
        }
        EXPECT_TRUE(isSaid) << head.title;
    }
}

} // namespace
} // namespace trivsel::ui
