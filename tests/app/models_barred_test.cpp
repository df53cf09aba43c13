#include "app/calendar_export.h"
#include "app/documents/print_store.h"
#include "app/lists.h"
#include "app/models/acute_model.h"
#include "app/models/audit_model.h"
#include "app/models/child_model.h"
#include "app/models/concern_model.h"
#include "app/models/content_model.h"
#include "app/models/cooperation_model.h"
#include "app/models/follow_up_model.h"
#include "app/models/meeting_model.h"
#include "app/models/model_tools.h"
#include "app/models/notification_model.h"
#include "app/models/plan_model.h"
#include "app/models/rating_model.h"
#include "app/models/roadmap_model.h"
#include "app/models/round_model.h"
#include "app/models/start_model.h"
#include "app/models/team_model.h"
#include "app/session_fixture.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

/// An adult who is barred from a child meets it in no list, page, count, export or document.
namespace trivsel::app {
namespace {

using core::Position;
using test::day;
using test::House;

constexpr const char* kName = "Zebra Kvist";

/// Everything that one model names or points to.
struct Met {
    std::set<ChildId> children;
    std::vector<std::string> words;
    void at(ChildId child) { children.insert(child); }
    void at(const Place& place) { children.insert(place.child); }
    void at(const std::string& text) { words.push_back(text); }
    void at(const Text& text)
    {
        words.push_back(text.da);
        words.push_back(text.en);
    }
    void at(const ChildHeader& header)
    {
        at(header.child);
        at(header.name);
    }
    void at(const std::vector<std::string>& texts) { words.insert(words.end(), texts.begin(), texts.end()); }
};

class BarredWalk : public ::testing::TestWithParam<const char*> {
protected:
    BarredWalk()
    {
        barred = house.child(kName, house.red, day(2021, 3, 4));
        sibling = house.child("Yrsa Kvist", house.red);
        other = house.child("Bent Bøg", house.red);
        house.must(LinkSiblings{barred, sibling});
        house.addPair(house.red);
        house.adult("Carl", {house.red});
        house.must(SetContactAdult{barred, house.bo});
        house.must(AnswerGate{barred, core::GateAnswer::Answer::No, {}, {}});
        round = house.openRound(house.red);
        house.as("Bo");
        house.rate(round, barred, 2, Position::Red);
        house.rate(round, other, 0, Position::Green);
        house.as("Carl");
        house.rate(round, barred, 2, Position::Red);
        house.must(AgreePosition{.round = round, .child = barred, .position = Position::Red, .environment = "mindre grupper"});
        shared = StepId{house.must(AddOwnStep{.child = other, .title = "Fælles leg", .action = {}, .responsible = house.bo, .person = {}, .organisation = {}, .due = house.session->today()})};
        house.must(ShareStep{shared, {barred}});
        house.must(AddOwnStep{.child = barred, .title = "Ring hjem", .action = {}, .responsible = house.bo, .person = {}, .organisation = {}, .due = house.session->today()});
        house.must(RaiseConcern{.child = barred, .kind = "bullying", .seenOn = house.session->today(), .seen = "stod alene"});
        house.must(AddNote{.child = barred, .saidBy = "mor", .source = {}, .on = house.session->today(), .text = "ringede", .corrects = {}});
        house.must(StartNotification{barred});
        core::ActionPlan plan;
        plan.children = {other, barred};
        plan.goal = "Fælles mål med " + std::string(kName);
        plan.goalWith = "mor";
        plan.strengths = "bygger";
        plan.environment = "to voksne";
        plan.childSays = "vil bygge";
        plan.followUpOn = house.session->today();
        groupPlan = PlanId{house.must(SavePlan{plan})};
        house.must(PlanIsReady{other, groupPlan});
        house.as(House::kLeader);
        house.must(BarAdult{barred, user(), core::ChildBar::Relation::Relative});
        house.as(GetParam());
    }
    UserId user() const { return std::string(GetParam()) == "Ane" ? house.ane : house.leader; }
    const Session& session() const { return *house.session; }

    void expectUnmet(const char* where, const Met& met) const
    {
        EXPECT_FALSE(met.children.contains(barred)) << where;
        for (const std::string& words : met.words) {
            EXPECT_EQ(words.find("Zebra"), std::string::npos) << where << ": " << words;
            EXPECT_EQ(words.find("Ring hjem"), std::string::npos) << where << ": " << words;
        }
    }

    std::string wordsOf(const std::string& bytes) const
    {
        const auto pdf = house.dir / "paper.pdf", words = house.dir / "paper.txt";
        std::ofstream(pdf, std::ios::binary) << bytes;
        EXPECT_EQ(std::system(("pdftotext '" + pdf.string() + "' '" + words.string() + "'").c_str()), 0);
        std::ifstream in(words);
        return std::string((std::istreambuf_iterator<char>(in)), {});
    }

    House house;
    ChildId barred, sibling, other;
    RoundId round;
    StepId shared;
    PlanId groupPlan;
};

TEST_P(BarredWalk, ListsAndCountsAreWithoutTheChild)
{
    Met met;
    const ChildrenModel children = childrenModel(session());
    for (const auto& row : children.rows) {
        met.at(row.child);
        met.at(row.name);
    }
    EXPECT_EQ(children.rows.size(), 2U);
    const RoundModel grid = roundModel(session(), house.red);
    for (const auto& row : grid.rows) {
        met.at(row.child);
        met.at(row.name);
    }
    EXPECT_EQ(grid.total, 2);
    EXPECT_EQ(grid.agreed, 0);
    EXPECT_EQ(grid.missing, 2);
    met.at(grid.nextToRate);
    const StartModel start = startModel(session());
    for (const auto& task : start.tasks) {
        met.at(task.place);
        met.at(task.child);
        met.at(task.title);
    }
    ASSERT_EQ(start.rounds.size(), 1U);
    EXPECT_EQ(start.rounds.front().children, 2);
    EXPECT_EQ(start.rounds.front().agreed, 0);
    const FollowUpModel followUp = followUpModel(session());
    for (const auto& row : followUp.rows) {
        met.at(row.child);
        met.at(row.place);
        met.at(row.name);
    }
    for (const Text& title : followUp.titles) met.at(title);
    for (const auto& visit : followUp.visits)
        for (const auto& one : visit.agenda) met.at(one.child);
    for (const auto& unit : handOverModel(session()).units)
        for (const auto& holder : unit.holders) {
            EXPECT_EQ(holder.children, 0);
            EXPECT_EQ(holder.steps, holder.user == house.bo ? 1 : 0); // the one for the other child
        }
    for (const auto& unit : settingsModel(session()).units) EXPECT_EQ(unit.children, unit.unit == house.red ? 2 : 0);
    const auto figures = meetingModel(session(), {Screen::Meeting, house.red, {}, {}}).figures;
    ASSERT_TRUE(figures.has_value());
    EXPECT_EQ(figures->children, 2);
    EXPECT_EQ(figures->red, 0);
    expectUnmet("a list", met);
}

TEST_P(BarredWalk, TheChildsOwnPagesHoldNothing)
{
    Met met;
    const ChildModel child = childModel(session(), barred);
    EXPECT_FALSE(child.maySee);
    met.at(child.child.name);
    const RatingModel rating = ratingModel(session(), round, barred);
    met.at(rating.child.name);
    EXPECT_TRUE(rating.areas.empty());
    const TeamModel team = teamModel(session(), round, barred);
    met.at(team.child.name);
    EXPECT_FALSE(team.agreed.has_value());
    met.at(concernModel(session(), barred).child.name);
    met.at(acuteModel(session(), barred).child.name);
    met.at(notificationModel(session(), barred).child.name);
    met.at(planModel(session(), barred, groupPlan).child.name);
    met.at(cooperationModel(session(), barred).child.name);
    met.at(roadmapModel(session(), barred).child.name);
    met.at(meetingModel(session(), {Screen::Meeting, {}, {}, barred}).child.name);
    for (const ChildPaper paper : {ChildPaper::Plan, ChildPaper::PlanForParents, ChildPaper::WordToParents, ChildPaper::Notification, ChildPaper::Status})
        EXPECT_EQ(childPdf(*house.session, paper, barred, "prøve", Language::Danish).error().code, ErrorCode::NoRight);
    expectUnmet("the child's page", met);
}

TEST_P(BarredWalk, OtherChildrensPagesDoNotNameIt)
{
    Met met;
    for (const ChildId id : {sibling, other}) {
        const ChildModel child = childModel(session(), id);
        ASSERT_TRUE(child.maySee);
        for (const auto* list : {&child.groupChildren, &child.siblings, &child.linkedSiblings, &child.siblingChoices})
            for (const auto& one : *list) {
                met.at(one.child);
                met.at(one.name);
            }
        for (const auto& step : child.steps) met.at(step.alsoFor);
        EXPECT_EQ(child.pages.plan.open, 0); // the group's plan speaks of it
        const PlanModel plan = planModel(session(), id, groupPlan);
        for (const auto& one : plan.group) {
            met.at(one.child);
            met.at(one.name);
        }
        EXPECT_FALSE(plan.open.has_value());
        const auto acute = acuteModel(session(), id);
        for (const auto& one : acute.siblings) met.at(one);
        const RatingModel rating = ratingModel(session(), round, id);
        EXPECT_LE(rating.count, 2);
        met.at(rating.previous);
        met.at(rating.next);
        const TeamModel team = teamModel(session(), round, id);
        met.at(team.previous);
        met.at(team.next);
    }
    expectUnmet("another child's page", met);
}

TEST_P(BarredWalk, NothingOfItIsHandedOut)
{
    Met met;
    met.at(*childrenCsv(*house.session, ListForm::Plain, Language::Danish));
    const std::string id = "," + std::to_string(barred.value) + ",";
    const std::string rows = *exportCsv(*house.session, "prøve", ListForm::Plain, Language::Danish);
    EXPECT_EQ(rows.find(id), std::string::npos);
    met.at(*exportIcs(*house.session, "prøve", CalendarScope::All, Language::Danish));
    EXPECT_EQ(met.words.back().find("Nr. " + std::to_string(barred.value)), std::string::npos);
    const auto agenda = agendaPdf(*house.session, house.red, {}, "prøve", Language::Danish);
    ASSERT_TRUE(agenda.has_value()) << agenda.error().message.en;
    const std::string paper = wordsOf(*agenda);
    EXPECT_NE(paper.find("Sag " + std::to_string(other.value)), std::string::npos) << "the agenda has cases";
    EXPECT_EQ(paper.find("Sag " + std::to_string(barred.value)), std::string::npos);
    met.at(paper);
    expectUnmet("what is handed out", met);
}

TEST_P(BarredWalk, TheOthersDoNotWaitForOneWhoIsBarred)
{
    house.as("Bo");
    const RoundModel grid = roundModel(session(), house.red);
    const auto names = [&](ChildId child) -> std::vector<std::string> {
        for (const auto& row : grid.rows)
            if (row.child == child) return row.missing;
        return {};
    };
    EXPECT_EQ(names(barred), std::vector<std::string>{});
    house.as(House::kLeader);
    if (user() == house.leader) return;
    const ChildId late = house.child("Sen Ankomst", house.red);
    house.must(UpdateRoundChildren{round});
    house.must(BarAdult{late, house.ane, core::ChildBar::Relation::OwnChild});
    const RoundModel now = roundModel(session(), house.red);
    for (const auto& row : now.rows)
        if (row.child == late) {
            EXPECT_EQ(row.missing, (std::vector<std::string>{"Bo", "Carl"}));
        }
}

TEST_P(BarredWalk, TheLogOfABarredLeaderIsWithoutIt)
{
    if (user() != house.leader) return;
    ASSERT_TRUE(house.session->loadAudit().has_value());
    Met met;
    AuditFilter all;
    all.days = 0;
    const AuditModel model = auditModel(session(), all);
    ASSERT_TRUE(model.isFetched);
    EXPECT_FALSE(model.rows.empty());
    for (const auto& row : model.rows) {
        met.at(row.child);
        met.at(row.about);
    }
    for (const auto& one : model.children) met.at(one.name);
    for (const auto& one : model.openings) met.at(one.child);
    expectUnmet("the log", met);
}

INSTANTIATE_TEST_SUITE_P(Roles, BarredWalk, ::testing::Values("Ane", House::kLeader),
                         [](const auto& role) { return std::string(role.param) == "Ane" ? "Pedagogue" : "Leader"; });

} // namespace
} // namespace trivsel::app
