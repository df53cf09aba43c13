#include "app/demo.h"
#include "app/models/child_model.h"
#include "app/models/follow_up_model.h"
#include "app/models/round_model.h"
#include "app/models/start_model.h"
#include "app/models/work_list_model.h"
#include "definitions/catalog.h"
#include "support/store_fixture.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

/// How long the screen models of a large store take, beside a plain copy and sort of as many strings. Prints figures and
/// asserts none. `trivsel_bench_models [CHILDREN [UNITS [ROUNDS]]]`, by default 10,000 in 400, 3 rounds.
namespace {

using namespace trivsel;

template <class Work> double milliseconds(int times, Work work)
{
    double best = 1e12;
    for (int i = 0; i < times; ++i) {
        const std::clock_t begin = std::clock(); // processor time: other programs on the machine do not count
        work();
        best = std::min(best, 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return best;
}

void print(const char* what, double ms) { std::printf("%-58s %10.3f ms\n", what, ms); }

} // namespace

int main(int argc, char** argv)
{
    const test::TempDir dir;
    auto catalog = definitions::Catalog::load(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data");
    if (!catalog) return 1;
    const FixedDateClock clock(*Date::of(2026, 10, 12));
    app::DemoRequest request;
    request.file = dir / "large.trivsel";
    request.children = argc > 1 ? std::atoi(argv[1]) : 10'000;
    request.units = argc > 2 ? std::atoi(argv[2]) : 400;
    request.rounds = argc > 3 ? std::atoi(argv[3]) : 3;
    request.catalog = std::make_shared<const definitions::Catalog>(std::move(*catalog));
    request.clock = &clock;
    request.anchorDir = dir / "state";
    Result<std::vector<app::DemoUser>> users;
    print("demo store made", milliseconds(1, [&] { users = app::createDemo(request); }));
    if (!users) {
        std::printf("%s %s\n", users.error().message.en.c_str(), users.error().detail.c_str());
        return 1;
    }
    std::printf("%-58s %10.1f MB\n", "  its file", static_cast<double>(std::filesystem::file_size(request.file)) / 1e6);
    const auto leader = std::find_if(users->begin(), users->end(), [](const auto& u) { return u.role == core::Role::Leader; });
    std::unique_ptr<app::Session> session;
    print("opened as leader, key derivation included", milliseconds(1, [&] {
              auto opened = app::Session::open({request.file, leader->name, leader->passphrase, {}, {}, request.catalog, &clock, request.anchorDir});
              if (opened) session = std::move(*opened);
          }));
    if (!session) return 1;
    std::printf("%-58s %10zu\n", "  steps in memory", session->world().steps.size());
    std::printf("%-58s %10zu\n", "  ratings in memory", session->world().ratings.size());

    app::ChildrenModel children;
    print("ChildrenModel", milliseconds(5, [&] { children = app::childrenModel(*session); }));
    std::vector<std::string> names;
    for (const auto& row : children.rows) names.push_back(row.name);
    std::reverse(names.begin(), names.end());
    print("  reference: plain copy and sort of as many strings", milliseconds(5, [&] {
              std::vector<std::string> copy = names;
              std::sort(copy.begin(), copy.end());
          }));
    std::printf("%-58s %10zu\n", "  rows", children.rows.size());

    const auto units = session->visibleUnits();
    app::RoundModel round;
    print("RoundModel of the first unit", milliseconds(20, [&] { round = app::roundModel(*session, units.front()); }));
    std::printf("%-58s %10zu\n", "  rows", round.rows.size());
    std::vector<std::string> few(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(28, names.size())));
    print("  reference: plain copy and sort of 28 strings", milliseconds(20, [&] {
              std::vector<std::string> copy = few;
              std::sort(copy.begin(), copy.end());
          }));
    app::FollowUpModel followUp;
    print("FollowUpModel", milliseconds(5, [&] { followUp = app::followUpModel(*session); }));
    std::printf("%-58s %10zu\n", "  rows", followUp.rows.size());
    print("  reference: plain copy and sort of as many strings", milliseconds(5, [&] {
              std::vector<std::string> copy;
              for (const auto& row : followUp.rows) copy.push_back(row.name);
              std::sort(copy.begin(), copy.end());
          }));
    app::WorkListModel missing;
    print("WorkListModel", milliseconds(5, [&] { missing = app::workListModel(*session, followUp); }));
    std::printf("%-58s %10zu\n", "  rows", missing.rows.size());
    print("  reference: plain copy and sort of as many strings", milliseconds(5, [&] {
              std::vector<std::string> copy;
              for (const auto& row : missing.rows) copy.push_back(row.name);
              std::sort(copy.begin(), copy.end());
          }));
    app::StartModel start;
    print("StartModel", milliseconds(3, [&] { start = app::startModel(*session, followUp); }));
    std::printf("%-58s %10zu\n", "  tasks", start.tasks.size());
    print("ChildModel", milliseconds(20, [&] { (void)app::childModel(*session, children.rows.front().child); }));
    return 0;
}
