#include "app/import_file.h"
#include "app/models/follow_up_model.h"
#include "app/models/start_model.h"
#include "app/slow_command.h"
#include "survey_fixture.h"

/// What follows a survey: the class's plan, the pulse, single pupils' answers, and what a file would do.
namespace trivsel::app {
namespace {

using core::FollowUpKind;

class SurveyClasses : public test::Surveys {
protected:
    SchoolModel model(SurveyId survey = {}, UnitId unit = {}, ChildId pupil = {}) const
    {
        return schoolModel(*house.session, {school, survey, unit ? unit : a, pupil}, Language::Danish);
    }
    core::SurveyClass shown(SurveyId survey, UnitId unit)
    {
        core::SurveyClass one = *house.session->world().school.surveyClass(survey, unit);
        one.shownOn = house.session->today();
        house.must(SaveSurveyClass{one});
        return *house.session->world().school.surveyClass(survey, unit);
    }
    ImportSurvey pulse(SurveyId of, const std::string& name) const
    {
        ImportSurvey import{"puls", surveyFileOf(*house.catalog->surveyForm("pulse"), name, {{2, 8, 12}, {1, 9, 12}, {3, 8, 11}, {6, 10, 6}}), {}, false, about()};
        import.about.form.id = "pulse";
        import.about.name = "Puls, " + name;
        import.about.from = import.about.to = house.session->today();
        import.about.pulseOf = of;
        return import;
    }
    std::vector<FollowUpModel::Row> pulseRows() const
    {
        auto rows = followUpModel(*house.session).rows;
        std::erase_if(rows, [](const auto& row) { return row.kind != FollowUpKind::Pulse; });
        return rows;
    }
    /// A named survey that Tom reads, answered by two pupils of 4.A: Eva with an alarm, Alma without.
    SurveyId named()
    {
        tom = house.adult("Tom", {a, b}, core::Role::Teacher);
        eva = house.child("Eva Test", a, day(2016, 3, 1));
        alma = house.child("Alma Test", a, day(2016, 4, 1));
        std::string file = "Navn;Fødselsdato", one = "Eva Test;01-03-2016", two = "Alma Test;01-04-2016";
        for (const core::SurveyItem& item : form().items) {
            file += ";" + item.id;
            one += item.id == "hurt-here" ? ";Passer helt" : ";3";
            two += item.id == "hurt-here" ? ";" : ";4";
        }
        file += "\n" + one + "\n" + two + "\n";
        Survey survey = about(Survey::Kind::Named);
        survey.reader = tom;
        survey.told = "Læst højt i klassen";
        survey.toldOn = day(2026, 8, 31);
        return import(file, survey);
    }

    UserId tom;
    ChildId eva, alma;
};

TEST_F(SurveyClasses, ADryRunSaysWhatWouldBeAddedAndThatAKnownFileAddsNothing)
{
    const auto dryRun = [&] {
        auto slow = SlowCommand::begin(*house.session, ImportSurvey{"svar.csv", wholeFile(), {}, false, about()});
        ASSERT_TRUE(slow);
        (*slow)->derive();
        (*slow)->prepare();
        (*slow)->stopBeforeChange();
        (*slow)->change();
        ASSERT_TRUE((*slow)->finish());
    };
    dryRun();
    EXPECT_EQ(house.session->lastImport()->summary(), "added 54, changed 0, moved 0, missing 0, unchanged 0, refused 0");
    EXPECT_THAT(house.session->world().school.surveys(), IsEmpty());
    import(wholeFile(), about());
    dryRun();
    EXPECT_EQ(house.session->lastImport()->summary(), "added 0, changed 0, moved 0, missing 0, unchanged 54, refused 0");
    EXPECT_THAT(house.session->world().school.surveys(), SizeIs(1));
}

TEST_F(SurveyClasses, AGroupPlanIsMadeOfTheClassWithItsFiguresAndProposalsAndIsFoundAgain)
{
    const UserId teacher = house.adult("Tom", {a}, core::Role::Teacher);
    house.adult("Rie", {a}, core::Role::Teacher);
    const ChildId first = house.child("Eva Test", a, day(2016, 3, 1)), second = house.child("Bo Test", a, day(2016, 4, 1));
    const ChildId own = house.child("Ida Test", a, day(2016, 5, 1));
    const ChildId elsewhere = house.child("Per Test", b, day(2016, 6, 1));
    const SurveyId id = import(wholeFile(), about());
    house.must(BarAdult{own, teacher, core::ChildBar::Relation::OwnChild});
    house.as("Tom");
    core::SurveyClass one = shown(id, a);
    one.proposals = {"Vi rydder op sammen", "Flere pauser"};
    house.must(SaveSurveyClass{one});

    SchoolModel page = model(id);
    ASSERT_TRUE(page.unit);
    EXPECT_TRUE(page.unit->mayPlan);
    EXPECT_FALSE(page.unit->plan);
    const core::ActionPlan plan = groupPlan(page, {0}, {1}, Language::Danish);
    EXPECT_THAT(plan.children, testing::UnorderedElementsAre(first, second)) << "not the one whom he may not open";
    EXPECT_THAT(plan.goal, HasSubstr("4.A: Social trivsel"));
    EXPECT_THAT(plan.worries, HasSubstr("Trivsel, efterår 2026: Social trivsel " + page.indicators[0].unit.value + " af 5"));
    EXPECT_THAT(plan.childSays, HasSubstr("Flere pauser"));
    EXPECT_THAT(plan.childSays, testing::Not(HasSubstr("rydder")));
    EXPECT_EQ(plan.followUpOn, one.pulseOn);
    one.plan = PlanId{house.must(SavePlan{plan})};
    house.must(SaveSurveyClass{one});

    house.reopen("Tom");
    page = model(id);
    ASSERT_TRUE(page.unit->plan);
    EXPECT_EQ(page.unit->plan->plan, one.plan);
    EXPECT_EQ(page.unit->plan->goal, plan.goal);
    EXPECT_FALSE(page.unit->plan->isReady);
    house.must(ClosePlan{.child = first, .plan = one.plan, .why = "Det gik over"});
    EXPECT_EQ(model(id).unit->plan->closedOn, house.session->today());

    house.as(House::kLeader);
    UserId rie;
    for (const auto& [user, adult] : house.session->world().users)
        if (adult.name == "Rie") rie = user;
    house.must(BarAdult{first, rie, core::ChildBar::Relation::OwnChild});
    core::ActionPlan ofOthers;
    ofOthers.children = {elsewhere};
    core::SurveyClass wrong = one;
    wrong.plan = PlanId{house.must(SavePlan{ofOthers})};
    EXPECT_FALSE(house.session->apply(SaveSurveyClass{wrong})) << "a plan of another class";
    house.as("Rie");
    EXPECT_FALSE(model(id).unit->plan) << "a plan that speaks of a child whom she is barred from";
}

TEST_F(SurveyClasses, TheAdultsOfAClassTypeItsPulseInAndNoOtherClasss)
{
    house.adult("Tom", {a}, core::Role::Teacher);
    house.adult("Ulla", {b}, core::Role::Teacher);
    house.adult("Kim", {house.red}, core::Role::Pedagogue);
    house.adult("Karen", {school}, core::Role::Consultant);
    const SurveyId id = import(wholeFile(), about());
    for (const char* name : {"Kim", "Karen"}) {
        house.as(name);
        EXPECT_EQ(house.mustNot(pulse(id, "4.A")).code, ErrorCode::NoRight) << name;
    }
    house.as("Tom");
    EXPECT_EQ(house.mustNot(ImportSurvey{"svar.csv", wholeFile(), {}, false, about()}).code, ErrorCode::NoRight) << "a whole school's survey is the leader's";
    ImportSurvey disguised = pulse(id, "4.A");
    disguised.about.form.id = "pupils-4-9";
    EXPECT_EQ(house.mustNot(disguised).code, ErrorCode::NoRight);
    EXPECT_EQ(house.mustNot(pulse(SurveyId{4711}, "4.A")).code, ErrorCode::NoRight);
    house.mustNot(pulse(id, "4.B"));
    EXPECT_THAT(house.session->lastImport()->rows.at(0).detail.da, HasSubstr("findes ikke"));
    house.must(pulse(id, "4.A"));
    EXPECT_EQ(house.session->lastImport()->added, 22);
    EXPECT_TRUE(model(id).unit->pulse);
    ImportSurvey again = pulse(id, "4.A");
    again.bytes += "4.A,1,1,1,1\n";
    const auto twice = house.session->apply(again);
    ASSERT_FALSE(twice);
    EXPECT_THAT(twice.error().message.da, HasSubstr("er læst ind. Intet er ændret"));
    house.as("Ulla");
    house.must(pulse(id, "4.B"));
    EXPECT_EQ(house.session->lastImport()->added, 22) << "one class each";
}

TEST_F(SurveyClasses, APulseWithTheCountsOfAnEarlierOneIsKept)
{
    house.adult("Tom", {a}, core::Role::Teacher);
    const SurveyId autumn = import(wholeFile(), about());
    Survey later = about();
    later.from = day(2026, 9, 7);
    later.to = day(2026, 9, 8);
    const SurveyId winter = import(header() + rows("4.A", 24, 3, 9), later);
    house.as("Tom");
    house.must(pulse(autumn, "4.A"));
    house.must(pulse(winter, "4.A"));
    EXPECT_EQ(house.session->lastImport()->added, 22);
    EXPECT_TRUE(model(winter).unit->pulse);
}

TEST_F(SurveyClasses, ThePulseStandsInOpfoelgningForThoseWhoFollowTheClassAndLeadsToSkole)
{
    house.adult("Tom", {a}, core::Role::Teacher);
    house.adult("Ulla", {b}, core::Role::Teacher);
    const SurveyId id = import(wholeFile(), about());
    shown(id, a);
    house.as("Tom");
    EXPECT_THAT(pulseRows(), IsEmpty()) << "not six weeks before";
    house.clock.goTo(day(2026, 10, 22));
    const auto rows = pulseRows();
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].due, day(2026, 10, 22));
    EXPECT_EQ(rows[0].group, FollowUpModel::Group::Soon);
    EXPECT_EQ(rows[0].turn, FollowUpModel::Turn::Mine);
    EXPECT_EQ(rows[0].place, (Place{Screen::School, a, {}, {}}));
    EXPECT_TRUE(std::ranges::any_of(startModel(*house.session).tasks, [](const auto& task) { return task.what == FollowUpKind::Pulse && task.place.screen == Screen::School; }));
    EXPECT_TRUE(model(id).pulses.at(0).mayTake);
    house.as("Ulla");
    EXPECT_THAT(pulseRows(), IsEmpty());
    house.as(House::kLeader);
    house.clock.goTo(day(2026, 10, 24));
    ASSERT_THAT(pulseRows(), SizeIs(1));
    EXPECT_EQ(pulseRows()[0].turn, FollowUpModel::Turn::OfMyHouse);
    EXPECT_EQ(pulseRows()[0].daysLate, 2);
    house.must(pulse(id, "4.A"));
    EXPECT_THAT(pulseRows(), IsEmpty()) << "it has been taken";
}

TEST_F(SurveyClasses, ANewSurveyOfTheClassTakesThePlaceOfThePulse)
{
    const SurveyId id = import(wholeFile(), about());
    shown(id, a);
    house.clock.goTo(day(2026, 11, 2));
    ASSERT_THAT(pulseRows(), SizeIs(1));
    Survey later = about();
    later.from = later.to = day(2026, 11, 1);
    import(header() + rows("4.A", 24, 3, 9), later);
    EXPECT_THAT(pulseRows(), IsEmpty());
}

TEST_F(SurveyClasses, APupilsAnswersAreReadByTheAdultThePupilsWereToldOfAndByNobodyElse)
{
    const SurveyId id = named();
    EXPECT_THAT(model(id, a, alma).answered, IsEmpty()) << "a leader stands in for alarm answers alone";
    EXPECT_FALSE(model(id, a, alma).answers);
    house.adult("Rie", {a}, core::Role::Teacher);
    house.as("Rie");
    EXPECT_THAT(model(id, a, alma).answered, IsEmpty());
    EXPECT_FALSE(model(id, a, alma).answers);
    house.as("Tom");
    SchoolModel page = model(id);
    ASSERT_THAT(page.answered, SizeIs(2));
    EXPECT_EQ(page.answered[0].name, "Alma Test");
    EXPECT_EQ(page.answered[0].answers, static_cast<int>(form().items.size()) - 1);
    EXPECT_FALSE(page.answers) << "nobody's before they are asked for";
    page = model(id, a, alma);
    ASSERT_TRUE(page.answers);
    ASSERT_THAT(page.answers->lines, SizeIs(form().items.size()));
    EXPECT_EQ(page.answers->lines[0].answer, form().options[3].label.da);
    for (std::size_t i = 0; i < form().items.size(); ++i)
        EXPECT_EQ(page.answers->lines[i].answer.empty(), form().items[i].id == "hurt-here") << "the one that was not answered";
    EXPECT_THAT(model(id, b).answered, IsEmpty()) << "of the class that is shown";
    house.must(BarAdult{alma, tom, core::ChildBar::Relation::OwnChild});
    page = model(id, a, alma);
    EXPECT_THAT(page.answered, SizeIs(1));
    EXPECT_FALSE(page.answers);
    EXPECT_EQ(page.chosen.pupil, ChildId{});
}

TEST_F(SurveyClasses, ColumnsThatAreNotRecognisedAreToldBeforeAndRemembered)
{
    std::string file = "Hvor";
    for (std::size_t i = 0; i < form().items.size(); ++i) file += i == 1 ? ";ukendt" : ";" + form().items[i].id;
    file += "\n" + rows("4.A", 12, 3);
    ImportSurvey import{"svar.csv", file, {}, false, about()};
    SurveyColumns columns = surveyColumns(house.session->world(), import, &form());
    EXPECT_FALSE(columns.isWhole);
    ASSERT_THAT(columns.matching.fields, SizeIs(1 + form().items.size())) << "the class and the questions: what such a file can have";
    EXPECT_EQ(columns.matching.of[0], 0U);
    EXPECT_EQ(columns.matching.of[1], 2U);
    EXPECT_EQ(columns.matching.of[2], 0U);
    columns.matching.of[0] = 1;
    columns.matching.of[2] = 3;
    import.mapping = mappingOf(columns.matching);
    EXPECT_TRUE(surveyColumns(house.session->world(), import, &form()).isWhole);
    house.must(import);
    import.mapping.clear();
    EXPECT_TRUE(surveyColumns(house.session->world(), import, &form()).isWhole) << "remembered";
    import.about.name = "National trivselsmåling";
    EXPECT_THAT(surveyColumns(house.session->world(), import, &form()).matching.headings, IsEmpty()) << "it will be refused: nothing is chosen first";
    import.bytes.clear();
    EXPECT_THAT(surveyColumns(house.session->world(), import, &form()).matching.headings, IsEmpty());
}

TEST_F(SurveyClasses, TheConferenceLeadsToTheNextMeetingOfTheClass)
{
    house.adult("Tom", {a}, core::Role::Teacher);
    house.as("Tom");
    EXPECT_FALSE(model().nextMeeting);
    EXPECT_TRUE(model().mayPlanMeeting);
    SaveMeeting meeting;
    meeting.meeting.unit = a;
    for (const core::MeetingTool& tool : house.catalog->meetingTools()->tools)
        if (tool.isForUnit) meeting.meeting.tool = tool.id;
    meeting.meeting.on = day(2026, 9, 24);
    const MeetingId id{house.must(meeting)};
    ASSERT_TRUE(model().nextMeeting);
    EXPECT_EQ(model().nextMeeting->meeting, id);
    EXPECT_EQ(model().nextMeeting->on, day(2026, 9, 24));
}

} // namespace
} // namespace trivsel::app
