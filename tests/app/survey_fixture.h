#pragma once

#include "app/models/school_model.h"
#include "app/roster_import.h"
#include "app/school/survey_import.h"
#include "app/session_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <string>

namespace trivsel::app {

using core::Survey;
using test::day;
using test::House;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace test {

/// A school with two classes of 24 and a small one of 6.
class Surveys : public testing::Test {
protected:
    Surveys()
    {
        school = house.unit("Byskolen", house.root, core::UnitKind::Institution, core::Setting::School);
        a = house.unit("4.A", school, core::UnitKind::Unit, core::Setting::School);
        b = house.unit("4.B", school, core::UnitKind::Unit, core::Setting::School);
        small = house.unit("4.C", school, core::UnitKind::Unit, core::Setting::School);
    }

    const core::SurveyForm& form() const { return *house.catalog->surveyForm("pupils-4-9"); }
    std::string header() const
    {
        std::string line = "Klasse";
        for (const core::SurveyItem& item : form().items) line += ";" + item.id;
        return line + "\n";
    }
    /// Invented answers around `middle` (1..5), the same for the same seed.
    std::string rows(const std::string& name, int pupils, int middle, unsigned seed = 1) const
    {
        std::mt19937 random(seed);
        std::string all;
        for (int i = 0; i < pupils; ++i) {
            all += name;
            for (const core::SurveyItem& item : form().items) {
                const int value = std::clamp(middle + static_cast<int>(random() % 3) - 1, 1, 5);
                all += ";" + std::to_string(item.isReversed ? 6 - value : value);
            }
            all += "\n";
        }
        return all;
    }
    std::string wholeFile() const { return header() + rows("4.A", 24, 4, 1) + rows("4. b", 24, 3, 2) + rows("4.C", 6, 2, 3); }

    Survey about(Survey::Kind kind = Survey::Kind::Anonymous) const
    {
        Survey survey;
        survey.institution = school;
        survey.kind = kind;
        survey.form.id = kind == Survey::Kind::ClassFigures ? "" : "pupils-4-9";
        survey.name = "Trivsel, efterår 2026";
        survey.from = day(2026, 9, 1);
        survey.to = day(2026, 9, 4);
        return survey;
    }
    SurveyId import(const std::string& bytes, const Survey& survey, const std::string& mapping = {})
    {
        const auto done = house.session->apply(ImportSurvey{"svar.csv", bytes, mapping, false, survey});
        EXPECT_TRUE(done) << (done ? "" : done.error().message.en);
        return SurveyId{house.session->lastAdded()};
    }
    Error refused(const std::string& bytes, const Survey& survey)
    {
        const std::uint64_t version = house.session->version();
        const auto done = house.session->apply(ImportSurvey{"svar.csv", bytes, {}, false, survey});
        EXPECT_FALSE(done);
        EXPECT_EQ(house.session->version(), version) << "nothing is half-imported";
        EXPECT_THAT(house.session->world().school.surveys(), IsEmpty());
        return done ? Error{} : done.error();
    }
    SurveyFigures figures(SurveyId survey) const
    {
        auto read = readSurveyFigures(house.session->world().school.survey(survey)->figures);
        EXPECT_TRUE(read);
        return read.value_or(SurveyFigures{});
    }

    House house;
    UnitId school, a, b, small;
};

} // namespace test
} // namespace trivsel::app
