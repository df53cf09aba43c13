#include "app/demo.h"
#include "app/models/child_model.h"
#include "app/models/round_model.h"
#include "app/models/team_model.h"
#include "app/session_fixture.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

namespace trivsel::app {
namespace {

using test::day;

/// A demo store made once for all the tests that only look at it.
class DemoStore {
public:
    explicit DemoStore(DemoRequest wanted, Date today) : clock(today), request(std::move(wanted))
    {
        request.file = dir / "demo.trivsel";
        request.catalog = test::shippedCatalog();
        request.clock = &clock;
        request.anchorDir = dir / "state";
        auto made = createDemo(request);
        if (!made) throw std::runtime_error(made.error().message.en + " " + made.error().detail);
        users = *made;
    }
    std::unique_ptr<Session> open(core::Role role)
    {
        const auto user = std::find_if(users.begin(), users.end(), [&](const DemoUser& u) { return u.role == role; });
        if (user == users.end()) throw std::runtime_error("no such role in the demo");
        return open(*user);
    }
    std::unique_ptr<Session> open(const DemoUser& user)
    {
        auto session = Session::open({request.file, user.name, user.passphrase, {}, {}, request.catalog, &clock, request.anchorDir});
        if (!session) throw std::runtime_error(session.error().message.en + " " + session.error().detail);
        return std::move(*session);
    }

    test::TempDir dir;
    test::TestClock clock;
    DemoRequest request;
    std::vector<DemoUser> users;
};

DemoStore& usual()
{
    static DemoStore store({}, day(2026, 10, 12));
    return store;
}

/// Everything that the same request must give again: people, answers and positions, without times of day.
std::string describe(const Session& session)
{
    const World& world = session.world();
    std::string text;
    for (const auto& [id, unit] : world.units) text += unit.name + "\n";
    for (const auto& [id, user] : world.users) text += user.name + " " + core::toWord(user.role) + "\n";
    std::map<ChildId, core::Child> children(world.children.begin(), world.children.end());
    for (const auto& [id, child] : children) text += child.name + " " + child.birthDate.iso() + " " + child.pseudonym + "\n";
    for (const auto& [key, position] : world.positions) {
        text += std::to_string(key.first.value) + " " + std::to_string(key.second.value) + " " + core::toWord(position.position) +
                " " + position.environment + position.watchFor + "\n";
    }
    for (const auto& [id, rating] : world.ratings) {
        text += std::to_string(id.value) + ":";
        for (const core::Answer& a : rating.answers) text += std::to_string(static_cast<int>(a.kind)) + std::to_string(a.option);
        for (const auto& c : rating.comments) text += c.text;
        text += "\n";
    }
    for (const auto& [id, step] : world.steps) text += step.guideStep + std::to_string(static_cast<int>(step.status)) + "\n";
    return text;
}

TEST(Demo, HasTwoRatersInEveryUnitWithAnOpenRoundAndOneOfEachOtherRole)
{
    const auto session = usual().open(core::Role::Leader);
    std::map<core::Role, int> count;
    for (const DemoUser& user : usual().users) ++count[user.role];
    EXPECT_EQ(count[core::Role::Leader], 1);
    EXPECT_EQ(count[core::Role::Consultant], 1);
    EXPECT_EQ(count[core::Role::Administrator], 1);
    int openRounds = 0;
    for (const auto& [id, unit] : session->world().units) {
        if (unit.kind != core::UnitKind::Unit) continue;
        ASSERT_NE(session->world().openRound(id), nullptr) << unit.name;
        ++openRounds;
        int raters = 0;
        for (const UserId user : session->world().usersOf(id, session->today())) {
            const core::Role role = session->world().user(user)->role;
            raters += role == core::Role::Pedagogue || role == core::Role::Teacher ? 1 : 0;
        }
        EXPECT_GE(raters, 2) << unit.name;
    }
    EXPECT_EQ(openRounds, 4);
    EXPECT_TRUE(session->isDemo());
}

TEST(Demo, EveryUserOpensItWithThePassphraseThatIsShown)
{
    const auto shown = demoUsers(usual().request.file);
    ASSERT_EQ(shown.size(), usual().users.size());
    for (const DemoUser& user : shown) {
        const auto session = usual().open(user);
        EXPECT_EQ(session->user().name, user.name);
        EXPECT_EQ(session->user().role, user.role);
    }
}

TEST(Demo, PositionsOfEarlierRoundsAreMostlyGreenAndNeverImpossible)
{
    const auto session = usual().open(core::Role::Leader);
    std::map<core::Position, double> count;
    double all = 0;
    for (const auto& [key, position] : session->world().positions) {
        if (session->world().round(key.first)->isOpen()) continue;
        ++count[position.position];
        ++all;
    }
    ASSERT_GT(all, 60);
    EXPECT_GE(count[core::Position::Green] / all, 0.80);
    EXPECT_LE(count[core::Position::Green] / all, 0.85);
    EXPECT_GE(count[core::Position::Yellow] / all, 0.12);
    EXPECT_LE(count[core::Position::Yellow] / all, 0.16);
    EXPECT_GE(count[core::Position::Red] / all, 0.02);
    EXPECT_LE(count[core::Position::Red] / all, 0.04);
}

TEST(Demo, EveryYellowAndRedPositionHasTheGuidesStepsAndAWordAboutTheSurroundings)
{
    const auto session = usual().open(core::Role::Leader);
    int checked = 0;
    for (const auto& [key, position] : session->world().positions) {
        if (!core::isAtLeast(position.position, core::Position::Yellow)) continue;
        EXPECT_FALSE(position.environment.empty());
        const auto steps = session->world().stepsOf(key.second);
        EXPECT_TRUE(std::any_of(steps.begin(), steps.end(), [](const core::Step* s) { return s->kind == core::StepKind::Environment; }));
        ++checked;
    }
    EXPECT_GE(checked, 10);
}

TEST(Demo, ShowsEveryStageOfARound)
{
    const auto session = usual().open(core::Role::Pedagogue);
    std::set<RoundModel::Status> seen;
    int differing = 0, newcomers = 0;
    for (const UnitId unit : session->visibleUnits()) {
        const RoundModel round = roundModel(*session, unit);
        ASSERT_TRUE(round.isOpen);
        EXPECT_LE(round.from, session->today());
        EXPECT_GE(round.to, session->today());
        newcomers += round.newcomers;
        for (const auto& row : round.rows) {
            seen.insert(row.status);
            if (row.status != RoundModel::Status::ReadyForTeam) continue;
            const TeamModel team = teamModel(*session, round.round, row.child);
            differing += !team.suggestion && !team.differing.empty() ? 1 : 0;
        }
    }
    using Status = RoundModel::Status;
    for (const Status status : {Status::NotStarted, Status::ReadyForTeam, Status::Agreed}) EXPECT_TRUE(seen.count(status)) << static_cast<int>(status);
    EXPECT_GE(differing, 1);
    EXPECT_GE(newcomers, 1);
}

TEST(Demo, HasStepsDoneSetAsideOpenAndOverdueAndOneSharedByThree)
{
    const auto session = usual().open(core::Role::Leader);
    int done = 0, aside = 0, open = 0, overdue = 0, shared = 0;
    for (const auto& [id, step] : session->world().steps) {
        done += step.status == core::Step::Status::Done ? 1 : 0;
        aside += step.status == core::Step::Status::SetAside ? 1 : 0;
        open += step.status == core::Step::Status::Open ? 1 : 0;
        overdue += step.status == core::Step::Status::Open && step.due && *step.due < session->today() ? 1 : 0;
        shared += step.alsoFor.size() == 2 && step.kind == core::StepKind::Environment ? 1 : 0;
    }
    EXPECT_GT(done, 0);
    EXPECT_GT(aside, 0);
    EXPECT_GT(open, 0);
    EXPECT_GT(overdue, 0);
    EXPECT_GE(shared, 1);
}

TEST(Demo, NothingReachedTheParentsBeforeTheGateWasAnswered)
{
    const auto session = usual().open(core::Role::Leader);
    std::set<core::GateState> states;
    for (const auto& [id, step] : session->world().steps) {
        if (!step.reachesParents && !step.reachesChild) continue;
        const core::GateState gate = session->world().gate(step.child);
        states.insert(gate);
        if (step.status != core::Step::Status::Done) continue;
        bool wasAnswered = false, wasInDoubt = false;
        for (const core::GateAnswer& answer : session->world().gateAnswers) {
            if (answer.child != step.child || answer.at > *step.statusAt) continue;
            wasAnswered = wasAnswered || answer.answer == core::GateAnswer::Answer::No;
            wasInDoubt = wasInDoubt || answer.answer == core::GateAnswer::Answer::Doubt;
        }
        EXPECT_TRUE(wasAnswered);
        EXPECT_FALSE(wasInDoubt);
    }
    EXPECT_EQ(states.size(), 3U); // not asked, open and closed can all be seen
}

TEST(Demo, IsTheSameForTheSameSeedAndAnotherForAnother)
{
    DemoRequest small;
    small.children = 12;
    small.units = 2;
    small.rounds = 2;
    DemoStore a(small, day(2026, 10, 12)), b(small, day(2026, 10, 12));
    small.seed = 2;
    DemoStore c(small, day(2026, 10, 12));
    const std::string first = describe(*a.open(core::Role::Leader));
    EXPECT_EQ(first, describe(*b.open(core::Role::Leader)));
    EXPECT_NE(first, describe(*c.open(core::Role::Leader)));
    EXPECT_EQ(a.users.front().passphrase, b.users.front().passphrase);
}

TEST(Demo, LaysARoundAroundTodayWhenTheProfileHasNoWindow)
{
    DemoRequest small;
    small.children = 8;
    small.units = 2;
    DemoStore store(small, day(2026, 7, 15));
    const auto session = store.open(core::Role::Leader);
    for (const UnitId unit : session->visibleUnits()) {
        const core::Round* round = session->world().openRound(unit);
        ASSERT_NE(round, nullptr);
        EXPECT_LE(round->windowFrom, day(2026, 7, 15));
        EXPECT_GE(round->windowTo, day(2026, 7, 15));
        EXPECT_NE(round->openReason.find("Demo"), std::string::npos);
        EXPECT_EQ(session->world().roundsOf(unit).size(), 3U);
    }
}

TEST(Demo, OfOneChildAndOneUnitWorks)
{
    DemoRequest least;
    least.children = 1;
    least.units = 1;
    least.rounds = 1;
    DemoStore store(least, day(2026, 9, 1)); // the window's first day
    const auto session = store.open(core::Role::Pedagogue);
    EXPECT_EQ(session->visibleUnits().size(), 1U);
}

TEST(Demo, RefusesWhatCannotBeAndLeavesNothingBehind)
{
    test::TempDir dir;
    const test::TestClock clock(day(2026, 10, 12));
    DemoRequest request;
    request.file = dir / "demo.trivsel";
    request.catalog = test::shippedCatalog();
    request.clock = &clock;
    request.anchorDir = dir / "state";
    request.children = 3;
    request.units = 4;
    EXPECT_FALSE(createDemo(request));
    EXPECT_FALSE(std::filesystem::exists(request.file));
}

TEST(Demo, CanBeStoppedAtAnyPointAndThenLeavesNothing)
{
    const test::TempDir dir;
    const test::TestClock clock(day(2026, 10, 12));
    for (int stopAt = 0;; ++stopAt) {
        DemoRequest request;
        request.file = dir / "demo.trivsel";
        request.children = 4;
        request.units = 2;
        request.rounds = 1;
        request.catalog = test::shippedCatalog();
        request.clock = &clock;
        request.anchorDir = dir / "state";
        int asked = 0;
        std::vector<int> steps;
        request.progress = [&](int done, int units) {
            EXPECT_EQ(units, 2);
            steps.push_back(done);
            return asked++ < stopAt;
        };
        const auto made = createDemo(request);
        EXPECT_TRUE(std::is_sorted(steps.begin(), steps.end()));
        if (made) {
            EXPECT_GT(stopAt, 3);
            EXPECT_EQ(steps.back(), 2);
            break;
        }
        EXPECT_TRUE(isStopped(made.error()));
        EXPECT_TRUE(std::filesystem::is_empty(request.anchorDir));
        std::filesystem::remove(request.anchorDir);
        ASSERT_TRUE(std::filesystem::is_empty(dir.path())) << stopAt;
        if (stopAt == 2) stopAt += 2; // the keys are many and alike
    }
}

TEST(Demo, AListOfUsersThatIsNotOursIsNotShown)
{
    test::TempDir dir;
    std::ofstream(dir / "store.trivsel.demo") << "Mette\tpedagogue\tsecret\n";
    EXPECT_TRUE(demoUsers(dir / "store.trivsel").empty());
    EXPECT_TRUE(demoUsers(dir / "none.trivsel").empty());
}

} // namespace
} // namespace trivsel::app
