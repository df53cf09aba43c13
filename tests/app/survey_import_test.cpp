#include "survey_fixture.h"

namespace trivsel::app {
namespace {

using test::Surveys;

TEST_F(Surveys, AnAnonymousOneKeepsReleasedFiguresAndNoPupilsAnswers)
{
    const SurveyId id = import(wholeFile(), about());
    const Survey& survey = *house.session->world().school.survey(id);
    EXPECT_EQ(house.session->lastImport()->summary(), "added 54, changed 0, moved 0, missing 0, unchanged 0, refused 0");
    EXPECT_THAT(house.session->world().school.pupilsOf(id), IsEmpty());
    EXPECT_THAT(house.session->world().school.classesOf(id), SizeIs(3));
    EXPECT_EQ(house.session->world().school.surveyClass(id, b)->answered, 24);
    const SurveyFigures told = figures(id);
    ASSERT_TRUE(told.tables);
    EXPECT_THAT(told.tables->plan.footprints, IsEmpty());
    ASSERT_NE(told.mean(a, "social"), nullptr);
    EXPECT_NEAR(told.mean(a, "social")->value(), 4, 0.3);
    EXPECT_LT(told.mean(a, "social")->interval.low, told.mean(a, "social")->value());
    EXPECT_EQ(told.mean(small, "social"), nullptr) << "six pupils are too few";
    EXPECT_EQ(survey.form.sha256, form().sha256);
    EXPECT_EQ(survey.by, house.leader);
}

TEST_F(Surveys, SurviveTheStoreAndTheFiguresReadBackTheSame)
{
    const SurveyId id = import(wholeFile(), about());
    const std::string before = house.session->world().school.survey(id)->figures;
    house.reopen();
    EXPECT_EQ(house.session->world().school.survey(id)->figures, before);
    EXPECT_EQ(writeSurveyFigures(figures(id)), before);
    EXPECT_FALSE(readSurveyFigures(before.substr(1)));
    EXPECT_FALSE(readSurveyFigures("{}"));
    EXPECT_FALSE(readSurveyFigures(""));
}

TEST_F(Surveys, TheSameFileTwiceChangesNothing)
{
    import(wholeFile(), about());
    const std::uint64_t version = house.session->version();
    ASSERT_TRUE(house.session->apply(ImportSurvey{"igen.csv", wholeFile(), {}, false, about()}));
    EXPECT_EQ(house.session->version(), version);
    EXPECT_EQ(house.session->lastImport()->summary(), "added 0, changed 0, moved 0, missing 0, unchanged 54, refused 0");
}

TEST_F(Surveys, WordsNumbersAndSilenceAreAnswers)
{
    std::string file = header();
    for (int i = 0; i < 12; ++i) {
        file += "4.A";
        for (std::size_t item = 0; item < form().items.size(); ++item) file += item % 3 == 0 ? ";Passer mest" : item % 3 == 1 ? ";not-at-all" : ";Ønsker ikke at svare";
        file += "\n";
    }
    import(file, about());
    EXPECT_EQ(house.session->lastImport()->added, 12);
}

TEST_F(Surveys, EveryFaultyRowIsToldWithItsPlaceAndNothingIsKept)
{
    std::string file = header() + rows("4.A", 1, 4);
    file += "5.X" + rows("", 1, 4);                 // row 3: no such class
    std::string wrong = rows("4.B", 1, 3);
    wrong.replace(wrong.find(';'), 2, ";7");        // row 4, column 2
    file += wrong;
    const Error error = refused(file, about());
    EXPECT_THAT(error.message.da, HasSubstr("2 linje(r) kan ikke bruges"));
    const RosterReport& report = *house.session->lastImport();
    ASSERT_THAT(report.rows, SizeIs(2));
    EXPECT_EQ(report.rows[0].line, 3U);
    EXPECT_EQ(report.rows[0].column, 1U);
    EXPECT_EQ(report.rows[1].line, 4U);
    EXPECT_EQ(report.rows[1].column, 2U);
    EXPECT_TRUE(house.session->apply(ImportSurvey{"svar.csv", file, {}, true, about()}));
    EXPECT_EQ(house.session->lastImport()->refused, 2);
}

TEST_F(Surveys, FilesThatAreNoSurveyAreMetWithASentence)
{
    using namespace std::string_literals;
    EXPECT_THAT(refused("", about()).message.da, HasSubstr("tom"));
    EXPECT_THAT(refused(header(), about()).message.da, HasSubstr("ingen svar"));
    EXPECT_THAT(refused("PK\x03\x04"s + "rest", about()).message.da, HasSubstr("Gem som"));
    EXPECT_THAT(refused("a,b\n1,2\n", about()).message.da, HasSubstr("mangler"));
    EXPECT_THAT(refused(std::string(3'000'000, 'x'), about()).message.da, HasSubstr("kolonne 1 er alt for lang")) << "one long line";
    EXPECT_THAT(refused(header() + "4.A;" + std::string(3'000'000, '5') + "\n", about()).message.da, HasSubstr("1 linje(r)"));
    EXPECT_EQ(house.session->lastImport()->rows.at(0).column, 2U);
    EXPECT_THAT(refused("\"Klasse;", about()).message.da, HasSubstr("1:1"));
    EXPECT_THAT(refused("Klasse\0;a\n"s, about()).message.da, HasSubstr("nul-byte"));
    EXPECT_THAT(refused("\xFF\xFE\x01", about()).message.da, HasSubstr("mangler"));
    std::string wide;
    for (int i = 0; i < 10'000; ++i) wide += "a,";
    EXPECT_THAT(refused(wide, about()).message.da, HasSubstr("10001 kolonner"));
    EXPECT_THAT(refused(header() + "\"4.A;1\n", about()).message.da, HasSubstr("linje(r)")) << "an unclosed quote";
    EXPECT_FALSE(refused(wholeFile() + "\xC3\x28;1\n", about()).message.da.empty()) << "ill-formed UTF-8 becomes Windows-1252: no such class";
}

TEST_F(Surveys, MixedLineEndsAndUtf16ReadAlike)
{
    std::string mixed = wholeFile();
    mixed.insert(mixed.find('\n'), "\r");
    import(mixed, about());
    EXPECT_EQ(house.session->lastImport()->added, 54);
    std::string utf16 = "\xFF\xFE";
    for (const char c : wholeFile()) (utf16 += c) += '\0';
    Survey again = about();
    again.name = "Igen";
    import(utf16, again);
    EXPECT_EQ(house.session->lastImport()->added, 54);
}

TEST_F(Surveys, PupilsOwnAnswersFromTheNationalSurveyAreRefusedWithTheReason)
{
    Survey national = about();
    national.name = "National trivselsmåling 2026";
    EXPECT_THAT(refused(wholeFile(), national).message.da, HasSubstr("ministeriets eget værktøj"));
    std::string numbered = "Klasse";
    for (int i = 1; i <= 40; ++i) numbered += ";spm" + std::to_string(i);
    EXPECT_THAT(refused(numbered + "\n", about()).message.da, HasSubstr("Klassers tal"));
    const auto named = house.session->apply(ImportSurvey{"Nationale trivselsmåling elever.csv", wholeFile(), {}, false, about()});
    EXPECT_FALSE(named);
}

TEST_F(Surveys, ClassFiguresMadeElsewhereAreWelcome)
{
    const SurveyId id = import("Klasse;Indikator;Gennemsnit;Antal\n4.A;Social trivsel;3,94;22\n4.A;Ro og orden;3,1;22\nHele skolen;Social trivsel;4,0;310\n4.C;Social trivsel;2,5;6\n", about(Survey::Kind::ClassFigures));
    const SurveyFigures told = figures(id);
    ASSERT_NE(told.mean(a, "social"), nullptr);
    EXPECT_EQ(told.mean(a, "social")->tenths, 39);
    EXPECT_EQ(told.mean({}, "social")->n, (core::release::Band{310, 310}));
    EXPECT_EQ(told.mean(small, "social"), nullptr) << "of six pupils nothing is told";
    EXPECT_FALSE(told.tables);
    EXPECT_THAT(house.session->lastImport()->added, 4);
}

TEST_F(Surveys, AMappingIsRememberedForFilesWithTheSameHeadings)
{
    std::string file = "Hold";
    std::string mapping = R"({"class": "Hold")";
    int number = 0;
    for (const core::SurveyItem& item : form().items) {
        file += ";sæt" + std::to_string(++number);
        mapping += ",\"" + item.id + "\":\"SÆT" + std::to_string(number) + "\"";
    }
    mapping += "}";
    EXPECT_FALSE(house.session->apply(ImportSurvey{"svar.csv", file + "\n" + rows("4.A", 12, 3), {}, false, about()}));
    import(file + "\n" + rows("4.A", 12, 3), about(), mapping);
    EXPECT_EQ(house.session->lastImport()->added, 12);
    ASSERT_TRUE(house.session->apply(ImportSurvey{"ny.csv", file + "\n" + rows("4.B", 14, 3), {}, false, about()}));
    EXPECT_EQ(house.session->lastImport()->added, 14);
}

TEST_F(Surveys, ANamedOneRequiresThatThePupilsWereToldWhoReads)
{
    const UserId teacher = house.adult("Tom", {a}, core::Role::Teacher);
    const ChildId eva = house.child("Eva Test", a, day(2016, 3, 1));
    std::string file = "Navn;Fødselsdato";
    std::string row = "Eva Test;01-03-2016";
    for (const core::SurveyItem& item : form().items) {
        file += ";" + item.id;
        row += item.id == "hurt-here" ? ";Passer helt" : ";3";
    }
    file += "\n" + row + "\n";
    Survey named = about(Survey::Kind::Named);
    EXPECT_THAT(refused(file, named).message.da, HasSubstr("på forhånd"));
    named.reader = teacher;
    named.told = "Læst højt i klassen";
    named.toldOn = day(2026, 9, 2);
    EXPECT_THAT(refused(file, named).message.da, HasSubstr("før de svarede"));
    named.toldOn = day(2026, 8, 31);
    const SurveyId id = import(file, named);
    const core::SurveyPupil& pupil = *house.session->world().school.pupil(id, eva);
    EXPECT_EQ(pupil.alarms, std::vector<std::string>{"hurt-here"});

    EXPECT_EQ(unreadAlarms(*house.session), 0) << "the leader is not the reader";
    house.as("Tom");
    EXPECT_EQ(unreadAlarms(*house.session), 1);
    const SchoolModel model = schoolModel(*house.session, {}, Language::Danish);
    ASSERT_THAT(model.alarms, SizeIs(1));
    EXPECT_EQ(model.alarms[0].answers, std::vector<std::string>{"Nogen her på skolen gør mig ondt med vilje. Passer helt"});
    EXPECT_FALSE(house.session->apply(SeeAlarm{id, eva, ""}));
    house.must(SeeAlarm{id, eva, "Talt med Eva"});
    EXPECT_EQ(unreadAlarms(*house.session), 0);
    house.as(House::kLeader);
    house.adult("Ulla", {b}, core::Role::Teacher);
    house.as("Ulla");
    EXPECT_THAT(schoolModel(*house.session, {}, Language::Danish).alarms, IsEmpty()) << "nobody else sees a pupil's answers";
    EXPECT_FALSE(house.session->apply(SeeAlarm{id, eva, "Set"}));
}

TEST_F(Surveys, AClassThatWasShownItsFiguresGetsAPulseAfterSixWeeks)
{
    const SurveyId id = import(wholeFile(), about());
    core::SurveyClass one = *house.session->world().school.surveyClass(id, a);
    one.shownOn = day(2026, 9, 10);
    one.proposals = {"  Vi rydder op sammen  "};
    house.must(SaveSurveyClass{one});
    const core::SurveyClass& kept = *house.session->world().school.surveyClass(id, a);
    EXPECT_EQ(kept.pulseOn, day(2026, 10, 22));
    EXPECT_EQ(kept.proposals, std::vector<std::string>{"Vi rydder op sammen"});
    house.clock.goTo(day(2026, 10, 23));
    SchoolModel model = schoolModel(*house.session, {school, id, a}, Language::Danish);
    ASSERT_THAT(model.pulses, SizeIs(1));
    EXPECT_TRUE(model.pulses[0].isOver);
    const core::SurveyForm& pulse = *house.catalog->surveyForm("pulse");
    Survey held = about();
    held.form.id = "pulse";
    held.name = "Puls";
    held.pulseOf = id;
    held.from = held.to = day(2026, 10, 23);
    import(surveyFileOf(pulse, "4.A", {{2, 8, 12}, {1, 9, 12}, {3, 8, 11}, {6, 10, 6}}), held);
    EXPECT_EQ(house.session->lastImport()->added, 22);
    model = schoolModel(*house.session, {school, id, a}, Language::Danish);
    EXPECT_THAT(model.pulses, IsEmpty());
    EXPECT_TRUE(model.unit->pulse);
}

TEST_F(Surveys, TeachersAndLeadersSeeTheSameFiguresAndWhatIsWithheldSaysWhy)
{
    house.adult("Tom", {a, small}, core::Role::Teacher);
    const SurveyId id = import(wholeFile(), about());
    const SchoolModel leaders = schoolModel(*house.session, {school, id, a}, Language::Danish);
    house.as("Tom");
    const SchoolModel teachers = schoolModel(*house.session, {school, id, a}, Language::Danish);
    ASSERT_THAT(leaders.indicators, SizeIs(4));
    ASSERT_THAT(teachers.indicators, SizeIs(4));
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(leaders.indicators[i].unit.value, teachers.indicators[i].unit.value);
        EXPECT_EQ(leaders.indicators[i].unit.interval, teachers.indicators[i].unit.interval);
    }
    EXPECT_FALSE(teachers.mayImport);
    EXPECT_FALSE(teachers.specialEducation) << "the leader's alone";
    const SchoolModel few = schoolModel(*house.session, {school, id, small}, Language::Danish);
    for (const auto& indicator : few.indicators) EXPECT_TRUE(indicator.unit.value.empty());
    EXPECT_TRUE(few.unit->isSmall);
}

TEST_F(Surveys, AChangeInsideUncertaintyIsNoChange)
{
    Survey spring = about();
    spring.from = day(2026, 3, 1);
    spring.to = day(2026, 3, 2);
    spring.name = "Forår";
    import(header() + rows("4.A", 24, 4, 5) + rows("4.B", 24, 3, 6), spring);
    const SurveyId id = import(header() + rows("4.A", 24, 4, 7) + rows("4.B", 24, 4, 8), about());
    const SchoolModel same = schoolModel(*house.session, {school, id, a}, Language::Danish);
    EXPECT_EQ(same.earlierName, "Forår");
    EXPECT_THAT(same.indicators[0].change, HasSubstr("inden for usikkerheden"));
    const SchoolModel other = schoolModel(*house.session, {school, id, b}, Language::Danish);
    EXPECT_THAT(other.indicators[0].change, HasSubstr("Højere end i Forår"));
}

TEST_F(Surveys, AFileFarLargerThanASchoolTellsClassesAndTheWholeByTheSameRules)
{
    const SurveyId id = import(header() + rows("4.A", 3'000, 4, 1) + rows("4.B", 3'000, 3, 2) + rows("4.C", 6, 2, 3), about());
    const SurveyFigures told = figures(id);
    ASSERT_TRUE(told.tables);
    EXPECT_EQ(told.group({})->n, (core::release::Band{6'006, 6'006}));
    EXPECT_EQ(told.group(a)->n, (core::release::Band{3'000, 3'000}));
    EXPECT_NE(told.mean({}, "social"), nullptr);
    EXPECT_EQ(told.mean(small, "social"), nullptr);
    for (std::size_t v = 4; v < told.tables->plan.variables.size(); ++v) {
        EXPECT_EQ(told.group(small)->splits[v].withheld, core::release::Withheld::NotSplit) << "answers of six";
        EXPECT_EQ(told.group({})->splits[v].withheld, core::release::Withheld::NotSplit) << "the whole less the others would tell them";
    }
}

TEST_F(Surveys, AReadingThatIsStoppedKeepsNothing)
{
    SurveyInput input = gatherSurvey(house.session->world(), about(), house.catalog->surveyForm("pupils-4-9"), house.leader, "x", day(2026, 9, 10));
    input.bytes = wholeFile();
    SurveyProgress progress;
    progress.isStopped = true;
    const SurveyReading reading = readSurvey(std::move(input), progress);
    EXPECT_TRUE(reading.error);
    EXPECT_THAT(reading.figures, IsEmpty());
}

TEST_F(Surveys, TheConferencePutsThoseWhoNeedItFirst)
{
    const ChildId well = house.child("Anna Rask", a, day(2016, 1, 1)), away = house.child("Bent Borte", a, day(2016, 2, 1));
    for (const unsigned d : {1U, 2U, 3U, 4U, 7U}) house.must(AddAbsence{away, day(2026, 9, d), core::AbsenceDay::Kind::Unlawful, 1});
    const SchoolModel model = schoolModel(*house.session, {school, {}, a}, Language::Danish);
    ASSERT_THAT(model.pupils, SizeIs(2));
    EXPECT_EQ(model.pupils[0].child, away);
    EXPECT_EQ(model.pupils[0].last20, 5);
    EXPECT_EQ(model.pupils[1].child, well);
    EXPECT_FALSE(model.pupils[1].quarterPercent) << "nothing written is no 0 %";
}

} // namespace
} // namespace trivsel::app
