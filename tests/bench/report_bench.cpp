#include "report/pdf.h"
#include "report/sample_documents.h"
#include "support/sample_leader_report.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

/// How long documents take, beside an empty page of Cairo's in the same process. Prints figures and asserts none.
/// `trivsel_bench_report [FOLDER]` leaves the documents there to look at.
namespace {

using namespace trivsel;

template <class Work> double milliseconds(int times, Work work)
{
    double best = 1e12;
    for (int i = 0; i < times; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        best =
            std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    return best;
}

void print(const char* what, double ms)
{
    std::printf("%-58s %10.2f ms\n", what, ms);
}

cairo_status_t drop(void*, const unsigned char*, unsigned)
{
    return CAIRO_STATUS_SUCCESS;
}

void emptyPage()
{
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(&drop, nullptr, 595, 842);
    cairo_surface_show_page(surface);
    cairo_surface_destroy(surface);
}

report::Document booklet()
{
    report::Document d = test::samplePlan();
    const std::vector<report::Block> once = d.blocks;
    for (int i = 1; i < 25; ++i) d.blocks.insert(d.blocks.end(), once.begin(), once.end());
    return d;
}

int pages(const report::Document& document)
{
    const auto made = report::pdf(document);
    return made ? made->pages : 0;
}

} // namespace

int main(int argc, char** argv)
{
    const report::Document plan = test::samplePlan();
    const report::Document form = test::sampleForm();
    const report::Document longOne = booklet();
    const report::Document leader =
        app::leaderDocument(test::sampleLeaderReport(), {Language::Danish, *Date::of(2026, 11, 2), {}, "Karin Lund", "1234:0f3ab2c4d5e6f708"});
    print("reference: an empty page, Cairo alone", milliseconds(20, emptyPage));
    print("plan, the first document of the process (fonts found)", milliseconds(1, [&] { pages(plan); }));
    std::printf("%-58s %10d\n", "  its pages", pages(plan));
    print("plan", milliseconds(20, [&] { pages(plan); }));
    print("  its pages counted only", milliseconds(20, [&] { (void)report::pageCount(plan); }));
    print("  as pictures at 96 dpi", milliseconds(5, [&] { (void)report::pictures(plan, 96); }));
    print("leader report, charts and all", milliseconds(20, [&] { pages(leader); }));
    std::printf("%-58s %10d\n", "  its pages", pages(leader));
    print("blank form", milliseconds(10, [&] { pages(form); }));
    print("booklet", milliseconds(3, [&] { pages(longOne); }));
    std::printf("%-58s %10d\n", "  its pages", pages(longOne));
    if (argc > 1) {
        const std::string folder = argv[1];
        for (const auto& [name, document] :
             {std::pair("plan", plan), std::pair("leader", leader), std::pair("form", form), std::pair("every", test::everyBlock())})
            if (const auto made = report::pdf(document))
                std::ofstream(folder + "/" + name + ".pdf", std::ios::binary) << made->bytes;
    }
    return 0;
}
