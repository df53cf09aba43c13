#include "app/models/school_parts.h"

#include "app/models/model_tools.h"
#include "core/school/survey_form.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <utility>

/// What single pupils answered in a named survey: alarm answers for the adult whom they were told of and for leaders, all
/// of them for that adult alone.
namespace trivsel::app::school {
namespace {

using core::Survey;
using Model = SchoolModel;

/// The form that was answered; null once the form is another, so that no answer gets other words.
core::SurveyFormPtr formOf(const Source& from, const Survey& survey)
{
    core::SurveyFormPtr form = from.session.catalog().surveyForm(survey.form.id);
    return form != nullptr && form->sha256 == survey.form.sha256 ? form : nullptr;
}

/// What was answered to an item; empty where nothing was.
std::string answerTo(const Source& from, const core::SurveyForm& form, const core::SurveyItem& item, const core::SurveyPupil& pupil)
{
    const auto place = static_cast<std::size_t>(&item - form.items.data());
    const auto answer = place < pupil.answers.size() ? static_cast<std::uint8_t>(pupil.answers[place]) : std::uint8_t{0};
    return answer > 0 && answer <= form.options.size() ? form.options[answer - 1U].label.in(from.language) : std::string();
}

std::vector<std::string> alarmWords(const Source& from, const Survey& survey, const core::SurveyPupil& pupil)
{
    std::vector<std::string> lines;
    const core::SurveyFormPtr form = formOf(from, survey);
    for (const std::string& id : pupil.alarms) {
        const core::SurveyItem* item = form != nullptr ? form->item(id) : nullptr;
        if (item == nullptr) {
            lines.push_back(id);
            continue;
        }
        const std::string answer = answerTo(from, *form, *item, pupil);
        lines.push_back(item->text.in(from.language) + (answer.empty() ? "" : " " + answer));
    }
    return lines;
}

/// Nobody who may not open the child, and no colleague from whom a case is hidden.
bool mayKnow(const Session& session, const Survey& survey, const core::SurveyPupil& pupil)
{
    return session.maySee(pupil.child) && !session.world().isHiddenWithCase(pupil.child, session.user().id, survey.by, survey.at);
}

/// Alarm answers: the adult whom the pupils were told of, and leaders.
bool isShown(const Session& session, const Survey& survey, const core::SurveyPupil& pupil)
{
    const bool isReader = survey.reader == session.user().id || session.user().role == core::Role::Leader;
    return isReader && !pupil.alarms.empty() && mayKnow(session, survey, pupil);
}

} // namespace

void addAlarms(const Source& from, Model& model)
{
    const World& world = from.session.world();
    for (const Survey* survey : world.school.surveysOf(model.chosen.institution)) {
        for (const core::SurveyPupil* pupil : world.school.pupilsOf(survey->id)) {
            if (!isShown(from.session, *survey, *pupil)) continue;
            Model::Alarm alarm;
            alarm.survey = survey->id;
            alarm.child = pupil->child;
            alarm.name = tools::shown(world.child(pupil->child)->name);
            alarm.unit = tools::unitName(from.session, pupil->unit);
            alarm.surveyName = tools::shown(survey->name);
            alarm.on = pupil->on;
            alarm.answers = alarmWords(from, *survey, *pupil);
            alarm.isSeen = pupil->seenAt.has_value();
            alarm.seenBy = tools::userName(from.session, pupil->seenBy);
            alarm.seenWords = pupil->seenWords;
            alarm.maySee = !alarm.isSeen;
            model.alarms.push_back(std::move(alarm));
        }
    }
    std::ranges::stable_sort(model.alarms, {}, &Model::Alarm::isSeen);
}

void addAnswers(const Source& from, Model& model)
{
    const World& world = from.session.world();
    const ChildId wanted = std::exchange(model.chosen.pupil, {});
    const Survey* survey = world.school.survey(model.chosen.survey);
    // Leaders stand in for alarm answers alone: the pupils were told of one adult.
    if (survey == nullptr || survey->kind != Survey::Kind::Named || survey->reader != from.session.user().id) return;
    const core::SurveyFormPtr form = formOf(from, *survey);
    for (const core::SurveyPupil* pupil : world.school.pupilsOf(survey->id)) {
        if (pupil->unit != model.chosen.unit || !mayKnow(from.session, *survey, *pupil)) continue;
        const std::string name = tools::shown(world.child(pupil->child)->name);
        const auto count = std::ranges::count_if(pupil->answers, [](char answer) { return answer != 0; });
        model.answered.push_back({pupil->child, name, static_cast<int>(count), static_cast<int>(pupil->answers.size())});
        if (pupil->child != wanted) continue;
        model.chosen.pupil = wanted;
        Model::Answers answers{name, {}, {}};
        if (form == nullptr)
            answers.nothing = {"Skemaet er et andet nu end det, eleven svarede på, så svarene kan ikke vises med dets ord.",
                               "The form is another now than the one that the pupil answered, so the answers cannot be shown with its words."};
        else
            for (const core::SurveyItem& item : form->items) answers.lines.push_back({item.text.in(from.language), answerTo(from, *form, item, *pupil)});
        model.answers = std::move(answers);
    }
    tools::sortByName(model.answered, [](const Model::Answered& one) { return one.name; });
}

} // namespace trivsel::app::school

namespace trivsel::app {

int unreadAlarms(const Session& session)
{
    int unread = 0;
    for (const auto& [id, survey] : session.world().school.surveys())
        for (const core::SurveyPupil* pupil : session.world().school.pupilsOf(id))
            unread += !pupil->seenAt && survey.reader == session.user().id && school::isShown(session, survey, *pupil) ? 1 : 0;
    return unread;
}

} // namespace trivsel::app
