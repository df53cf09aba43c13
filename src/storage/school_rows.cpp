#include "storage/row_fields.h"
#include "storage/row_json.h"
#include "storage/row_table.h"
#include "storage/rows.h"

namespace trivsel::storage {
namespace {

using core::Survey;
using core::SurveyClass;
using core::SurveyPupil;

constexpr Words<Survey::Kind, 3> kKinds{{{Survey::Kind::Anonymous, "anonymous"},
                                         {Survey::Kind::Named, "named"},
                                         {Survey::Kind::ClassFigures, "class_figures"}}};

const RowTable& surveyTable()
{
    static const RowTable table("surveys", "id, institution, kind, form, form_version, form_sha256, name, from_day, to_day, reader, told_on, told, "
                                           "pulse_of, file_sha256, figures, by, at");
    return table;
}

const RowTable& packageTable()
{
    static const RowTable table("rating_packages", "id, code, key, round, rater, by, at, returned_at");
    return table;
}

} // namespace

void put(Connection& c, const Survey& v)
{
    Binder(c.cached(surveyTable().upsert()))(v.id)(v.institution)(wordOf(kKinds, v.kind))(v.form.id)(v.form.version)(v.form.sha256)(v.name)(
        v.from)(v.to)(v.reader)(v.toldOn)(v.told)(v.pulseOf)(v.fileSha256)(v.figures)(v.by)(v.at)
        .run();
}

void put(Connection& c, const SurveyClass& v)
{
    Binder(c.cached("INSERT INTO survey_classes (survey, unit, pupils, answered, proposals, shown_on, pulse_on, plan) VALUES "
                    "(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (survey, unit) DO UPDATE SET pupils = excluded.pupils, "
                    "answered = excluded.answered, proposals = excluded.proposals, shown_on = excluded.shown_on, "
                    "pulse_on = excluded.pulse_on, plan = excluded.plan"))(v.survey)(v.unit)(v.pupils)(v.answered)(listText(nlohmann::json(v.proposals)))(
        v.shownOn)(v.pulseOn)(v.plan)
        .run();
}

void put(Connection& c, const SurveyPupil& v)
{
    Binder(c.cached("INSERT INTO survey_pupils (survey, child, unit, answers, on_day, alarms, seen_by, seen_at, seen_words) VALUES "
                    "(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (survey, child) DO UPDATE SET unit = excluded.unit, "
                    "answers = excluded.answers, on_day = excluded.on_day, alarms = excluded.alarms, seen_by = excluded.seen_by, "
                    "seen_at = excluded.seen_at, seen_words = excluded.seen_words"))(v.survey)(v.child)(v.unit)
        .blob(v.answers)(v.on)(listText(nlohmann::json(v.alarms)))(v.seenBy)(v.seenAt)(v.seenWords)
        .run();
}

void put(Connection& c, const core::RatingPackage& v)
{
    Binder(c.cached(packageTable().upsert()))(v.id)(v.code)(v.key)(v.round)(v.rater)(v.by)(v.at)(v.returnedAt).run();
}

void remove(Connection& c, SurveyId survey)
{
    Binder(c.cached("DELETE FROM surveys WHERE id = ?"))(survey).run();
}

std::vector<Survey> readSurveys(Connection& c)
{
    return readAll<Survey>(c, surveyTable().select(), [](Reader& r) {
        Survey s;
        s.id = r.id<SurveyId>();
        s.institution = r.id<UnitId>();
        s.kind = r.word(kKinds);
        s.form.id = r.text();
        s.form.version = r.text();
        s.form.sha256 = r.text();
        s.name = r.text();
        s.from = r.date();
        s.to = r.date();
        s.reader = r.id<UserId>();
        s.toldOn = r.optionalDate();
        s.told = r.text();
        s.pulseOf = r.id<SurveyId>();
        s.fileSha256 = r.text();
        s.figures = r.text();
        s.by = r.id<UserId>();
        s.at = r.instant();
        return s;
    });
}

std::vector<SurveyClass> readSurveyClasses(Connection& c)
{
    return readAll<SurveyClass>(
        c, "SELECT survey, unit, pupils, answered, proposals, shown_on, pulse_on, plan FROM survey_classes ORDER BY survey, unit", [](Reader& r) {
            SurveyClass s;
            s.survey = r.id<SurveyId>();
            s.unit = r.id<UnitId>();
            s.pupils = static_cast<std::int32_t>(r.number());
            s.answered = static_cast<std::int32_t>(r.number());
            s.proposals = textsFrom(r.view());
            s.shownOn = r.optionalDate();
            s.pulseOn = r.optionalDate();
            s.plan = r.id<PlanId>();
            return s;
        });
}

std::vector<SurveyPupil> readSurveyPupils(Connection& c)
{
    return readAll<SurveyPupil>(
        c, "SELECT survey, child, unit, answers, on_day, alarms, seen_by, seen_at, seen_words FROM survey_pupils ORDER BY survey, child",
        [](Reader& r) {
            SurveyPupil s;
            s.survey = r.id<SurveyId>();
            s.child = r.id<ChildId>();
            s.unit = r.id<UnitId>();
            s.answers = r.bytes();
            s.on = r.date();
            s.alarms = textsFrom(r.view());
            s.seenBy = r.id<UserId>();
            s.seenAt = r.optionalInstant();
            s.seenWords = r.text();
            return s;
        });
}

std::vector<core::RatingPackage> readRatingPackages(Connection& c)
{
    return readAll<core::RatingPackage>(c, packageTable().select(), [](Reader& r) {
        core::RatingPackage p;
        p.id = r.id<PackageId>();
        p.code = r.text();
        p.key = r.text();
        p.round = r.id<RoundId>();
        p.rater = r.id<UserId>();
        p.by = r.id<UserId>();
        p.at = r.instant();
        p.returnedAt = r.optionalInstant();
        return p;
    });
}

} // namespace trivsel::storage
