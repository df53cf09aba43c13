#include "app/demo.h"
#include "app/output_file.h"
#include "app/world.h"
#include "cli/commands.h"
#include "cli/invocation.h"
#include "core/batch_scoring.h"
#include "core/instrument.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <unistd.h>

/// The program's own figures on this machine, each beside its reference (README, "Numbers").
namespace trivsel::cli {

namespace {

namespace fs = std::filesystem;
using SteadyClock = std::chrono::steady_clock;

double secondsSince(SteadyClock::time_point start)
{
    return std::chrono::duration<double>(SteadyClock::now() - start).count();
}

/// A folder of one's own that goes away again.
class TemporaryFolder {
public:
    TemporaryFolder() : m_path(fs::temp_directory_path() / fmt::format("trivselslys-bench-{}", ::getpid()))
    {
        fs::create_directories(m_path);
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

class Figures {
public:
    void add(const Text& what, double value, std::string_view unit, const Text& reference, Language language)
    {
        m_lines += fmt::format("{}\t{:.3g}\t{}\t{}\n", what.in(language), value, unit, reference.in(language));
    }
    const std::string& lines() const { return m_lines; }

private:
    std::string m_lines;
};

/// A form of 20 items in four areas with scores and bands, made here so that the figure is the same everywhere.
core::InstrumentPtr benchForm()
{
    constexpr std::size_t kAreas = 4, kItemsPerArea = 5;
    core::Instrument form;
    form.id = "bench";
    form.ageTo = 71;
    core::AnswerSet answers{"sign", {}, {}};
    for (const auto position : {core::Position::Green, core::Position::Yellow, core::Position::Red}) {
        const auto value = static_cast<std::int32_t>(position);
        answers.options.push_back({value, value, position, {"-", {}}});
    }
    form.answerSets.push_back(std::move(answers));
    for (std::size_t a = 0; a < kAreas; ++a) {
        core::Area area;
        area.id = fmt::format("area{}", a);
        for (std::size_t i = 0; i < kItemsPerArea; ++i) {
            area.items.push_back(form.items.size());
            core::Item item;
            item.id = fmt::format("item{}", form.items.size());
            item.area = a;
            form.items.push_back(std::move(item));
        }
        area.score = core::ScoreRule{
            core::ScoreRule::Method::Mean, {core::MinAnswered::Kind::Share, 0, core::Rational(1, 2)}, {}, {}};
        using Cut = core::CutRow;
        area.bands.push_back({false,
                              {},
                              {},
                              {{Cut::Kind::UpTo, core::Rational(1, 2), core::Position::Green, {}},
                               {Cut::Kind::UpTo, core::Rational(6, 5), core::Position::Yellow, {}},
                               {Cut::Kind::Rest, {}, core::Position::Red, {}}}});
        form.areas.push_back(std::move(area));
    }
    core::PositionScheme scheme;
    scheme.minAnswered = {core::MinAnswered::Kind::Share, 0, core::Rational(4, 5)};
    for (const auto position : {core::Position::Red, core::Position::Yellow}) {
        core::PositionRule rule;
        rule.id = core::toWord(position);
        rule.condition.kind = core::Condition::Kind::Signals;
        rule.condition.position = position;
        rule.condition.atLeast = 3;
        rule.then = position;
        scheme.rules.push_back(std::move(rule));
    }
    form.schemes.push_back(std::move(scheme));
    return std::make_shared<const core::Instrument>(std::move(form));
}

std::vector<std::uint8_t> randomAnswers(std::size_t rows, std::size_t items)
{
    std::mt19937 random(1);
    std::vector<std::uint8_t> answers(rows * items);
    for (auto& answer : answers) {
        const auto draw = random() % 20;
        answer = draw == 0 ? core::BatchScorer::kNotAnswered
                           : static_cast<std::uint8_t>(draw < 14   ? 0
                                                       : draw < 18 ? 1
                                                                   : 2);
    }
    return answers;
}

void measureScoring(Figures& figures, Language language)
{
    constexpr std::size_t kRows = 1'000'000;
    const auto form = benchForm();
    const core::BatchScorer scorer(form, 0);
    const auto answers = randomAnswers(kRows, form->items.size());
    std::vector<core::Position> positions(kRows);
    scorer.positions(answers, {}, positions); // once to warm up
    auto start = SteadyClock::now();
    scorer.positions(answers, {}, positions);
    figures.add({"Vurderinger regnet i hukommelsen, én kerne", "Ratings scored in memory, one core"},
                static_cast<double>(kRows) / secondsSince(start) / 1e6, "M/s", {"mindst 5", "at least 5"}, language);

    core::BatchScorer::Row row;
    const std::span all(answers);
    start = SteadyClock::now();
    for (std::size_t i = 0; i < kRows; ++i)
        scorer.row(all.subspan(i * form->items.size(), form->items.size()), {}, row);
    figures.add({"Vurderinger med begrundelse og tal, én kerne", "Ratings with reasons and scores, one core"},
                static_cast<double>(kRows) / secondsSince(start) / 1e6, "M/s",
                {"intet krav; `score` bruger to", "no requirement; `score` uses two"}, language);
}

Result<void> measureStore(Figures& figures, const Invocation& invocation)
{
    const auto catalog = invocation.catalog();
    if (!catalog) return fail(catalog.error());
    const TemporaryFolder folder;
    app::DemoRequest request;
    request.file = folder.path() / "bench.trivsel";
    request.children = 1'000;
    request.units = 40;
    request.catalog = *catalog;
    request.clock = &invocation.clock();
    request.anchorDir = folder.path();
    const auto users = app::createDemo(request);
    if (!users) return fail(users.error());
    const auto leader = std::ranges::find(*users, core::Role::Leader, &app::DemoUser::role);
    if (leader == users->end()) return fail(ErrorCode::Failed, {"Demoen har ingen leder.", "The demo has no leader."});

    app::Session::OpenRequest open;
    open.file = request.file;
    open.user = leader->name;
    open.passphrase = leader->passphrase;
    open.catalog = *catalog;
    open.clock = request.clock;
    open.anchorDir = request.anchorDir;
    auto start = SteadyClock::now();
    auto session = app::Session::open(open);
    if (!session) return fail(session.error());
    figures.add({"Åbning af et lager med 1.000 børn, nøglen med", "Opening a store of 1,000 children, key included"},
                secondsSince(start) * 1e3, "ms",
                {"en demos nøgle er billig; et rigtigt lagers tager 300-1000",
                 "a demo's key is cheap; a real store's takes 300-1000"},
                invocation.language);

    constexpr int kSaves = 50;
    const auto visible = (*session)->visibleUnits();
    if (visible.empty()) return {};
    start = SteadyClock::now();
    for (int i = 0; i < kSaves; ++i) {
        if (auto read = (*session)->apply(app::ReadList{visible[static_cast<std::size_t>(i) % visible.size()]}); !read)
            return read;
        if (auto saved = (*session)->flush(); !saved) return saved;
    }
    figures.add({"Én ændring gemt varigt på disken", "One change saved durably on the disk"},
                secondsSince(start) * 1e3 / kSaves, "ms",
                {"under 50, så intet ventes på", "below 50, so that nothing waits"}, invocation.language);
    return {};
}

} // namespace

Result<void> runBench(Invocation& invocation)
{
    Figures figures;
    measureScoring(figures, invocation.language);
    if (auto ok = measureStore(figures, invocation); !ok) return ok;
    return app::writeOutput(invocation.out(), figures.lines());
}

} // namespace trivsel::cli
