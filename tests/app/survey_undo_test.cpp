#include "app/roster_import.h"
#include "session_fixture.h"

#include <gmock/gmock.h>

namespace trivsel::app {
namespace {

using core::Survey;
using test::day;
using test::House;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// What pupils answered, read in from the wrong file and taken back.
class SurveyUndo : public testing::Test {
protected:
    SurveyUndo()
    {
        school = house.unit("Byskolen", house.root, core::UnitKind::Institution, core::Setting::School);
        fourth = house.unit("4.A", school, core::UnitKind::Unit, core::Setting::School);
        for (int i = 0; i < 24; ++i) house.child("Elev " + std::to_string(i), fourth, day(2016, 1, 1U + static_cast<unsigned>(i)));
    }
    std::string file(bool isNamed) const
    {
        const core::SurveyForm& form = *house.catalog->surveyForm("pupils-4-9");
        std::string all = isNamed ? "klasse;navn;fødselsdato" : "klasse";
        for (const core::SurveyItem& item : form.items) all += ";" + item.id;
        all += "\n";
        for (int i = 0; i < 24; ++i) {
            all += "4.A";
            if (isNamed) all += ";Elev " + std::to_string(i) + ";" + day(2016, 1, 1U + static_cast<unsigned>(i)).iso();
            for (std::size_t item = 0; item < form.items.size(); ++item) all += ";" + std::to_string(2 + (i + static_cast<int>(item)) % 3);
            all += "\n";
        }
        return all;
    }
    BatchId import(Survey::Kind kind)
    {
        Survey about;
        about.institution = school;
        about.kind = kind;
        about.form.id = "pupils-4-9";
        about.name = "Trivsel, efterår 2026";
        about.from = day(2026, 9, 1);
        about.to = day(2026, 9, 4);
        if (kind == Survey::Kind::Named) {
            about.reader = house.leader;
            about.toldOn = day(2026, 8, 25);
            about.told = "Fortalt i klassen, hvem der læser.";
        }
        house.must(ImportSurvey{"svar.csv", file(kind == Survey::Kind::Named), {}, false, about});
        EXPECT_THAT(world().school.surveys(), SizeIs(1));
        return house.session->lastImport()->batch;
    }
    const World& world() const { return house.session->world(); }

    House house;
    UnitId school, fourth;
};

TEST_F(SurveyUndo, TakesFiguresAndAnswersOutOfTheStoreAndTheFileCanComeAgain)
{
    for (const Survey::Kind kind : {Survey::Kind::Anonymous, Survey::Kind::Named}) {
        const BatchId batch = import(kind);
        const SurveyId survey = world().school.surveys().begin()->first;
        ASSERT_TRUE(batch);
        EXPECT_EQ(world().school.pupilsOf(survey).empty(), kind == Survey::Kind::Anonymous);
        house.must(UndoImport{batch});
        EXPECT_THAT(world().school.surveys(), IsEmpty());
        EXPECT_THAT(world().school.pupilsOf(survey), IsEmpty());
        house.reopen();
        EXPECT_THAT(world().school.surveys(), IsEmpty());
        EXPECT_THAT(world().school.pupilsOf(survey), IsEmpty());
        EXPECT_THAT(house.mustNot(UndoImport{batch}).message.en, HasSubstr("undone already"));
        EXPECT_EQ(world().childrenOf(fourth, house.session->today()).size(), 24U) << "the pupils themselves stay";
    }
    import(Survey::Kind::Anonymous);
}

TEST_F(SurveyUndo, IsALeadersOfThatSchool)
{
    const BatchId batch = import(Survey::Kind::Anonymous);
    house.adult("Lis Lærer", {fourth}, core::Role::Teacher);
    house.as("Lis Lærer");
    house.mustNot(UndoImport{batch});
    EXPECT_THAT(world().school.surveys(), SizeIs(1));
}

} // namespace
} // namespace trivsel::app
