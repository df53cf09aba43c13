#include "app/models/school_parts.h"

#include "app/access.h"
#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/school/survey_pulse.h"
#include "definitions/catalog.h"

#include <algorithm>

namespace trivsel::app {
namespace {

using core::Survey;

bool isSchool(const core::Unit& unit)
{
    return unit.kind == core::UnitKind::Institution && (unit.setting == core::Setting::School || unit.setting == core::Setting::AfterSchool);
}

void addSchools(const school::Source& from, const SchoolChoice& choice, SchoolModel& model)
{
    const World& world = from.session.world();
    for (const UnitId id : world.institutions()) {
        const core::Unit& unit = *world.unit(id);
        if (unit.isClosed || (!isSchool(unit) && world.school.surveysOf(id).empty())) continue;
        const auto below = world.below(id);
        const bool isMine = std::ranges::any_of(below, [&](UnitId u) { return world.unit(u)->kind == core::UnitKind::Unit && from.session.maySee(u); });
        if (isMine) model.schools.push_back({id, tools::shown(unit.name)});
    }
    UnitId wanted = choice.institution;
    if (const core::Unit* of = !wanted && choice.unit ? world.institutionOf(choice.unit) : nullptr) wanted = of->id;
    const auto at = std::ranges::find(model.schools, wanted, &SchoolModel::School::unit);
    if (at != model.schools.end()) model.chosen.institution = wanted;
    else if (!model.schools.empty()) model.chosen.institution = model.schools.front().unit;
}

void addClasses(const school::Source& from, const SchoolChoice& choice, SchoolModel& model)
{
    const World& world = from.session.world();
    for (const UnitId id : world.below(model.chosen.institution)) {
        const core::Unit& unit = *world.unit(id);
        if (unit.kind == core::UnitKind::Unit && !unit.isClosed && from.session.maySee(id)) model.classes.push_back({id, tools::shown(unit.name)});
    }
    tools::sortByName(model.classes, [](const auto& one) { return one.name; });
    const auto at = std::ranges::find(model.classes, choice.unit, &SchoolModel::School::unit);
    if (at != model.classes.end()) model.chosen.unit = choice.unit;
    else if (!model.classes.empty()) model.chosen.unit = model.classes.front().unit;
}

void addSurveys(const school::Source& from, const SchoolChoice& choice, SchoolModel& model)
{
    auto surveys = from.session.world().school.surveysOf(model.chosen.institution);
    std::ranges::reverse(surveys);
    for (const Survey* survey : surveys) {
        model.surveys.push_back({survey->id, tools::shown(survey->name), survey->kind == Survey::Kind::Named, static_cast<bool>(survey->pulseOf)});
        if (survey->id == choice.survey) model.chosen.survey = choice.survey;
    }
    if (!model.chosen.survey && !surveys.empty()) {
        // A pulse is read beside the survey that it follows.
        const auto first = std::ranges::find_if(surveys, [](const Survey* s) { return !s->pulseOf; });
        model.chosen.survey = (first != surveys.end() ? *first : surveys.front())->id;
    }
}

void addReaders(const school::Source& from, SchoolModel& model)
{
    const World& world = from.session.world();
    std::vector<UserId> seen;
    for (const UnitId unit : world.below(model.chosen.institution))
        for (const UserId user : world.usersOf(unit, from.session.today())) {
            if (std::ranges::find(seen, user) != seen.end()) continue;
            seen.push_back(user);
            model.readers.push_back({user, tools::userName(from.session, user)});
        }
    tools::sortByName(model.readers, [](const PersonChoice& one) { return one.name; });
}

void addPulses(const school::Source& from, SchoolModel& model)
{
    const Session& session = from.session;
    constexpr int kSoonDays = 7;
    for (const PulseDue& pulse : pulsesDue(session, session.today().plusDays(kSoonDays))) {
        const Survey* survey = session.world().school.survey(pulse.survey);
        if (survey->institution != model.chosen.institution) continue;
        const core::Unit* unit = session.world().unit(pulse.unit);
        model.pulses.push_back({pulse.survey, pulse.unit, tools::shown(unit->name), pulse.on, pulse.on < session.today(), pulse.mayTake});
    }
}

} // namespace

SchoolModel schoolModel(const Session& session, const SchoolChoice& choice, Language language)
{
    SchoolModel model;
    model.today = session.today();
    const school::Source from{session, language};
    addSchools(from, choice, model);
    if (model.schools.empty()) {
        model.nothing = {"Du har ingen skole i dette lager. Her ses elevernes egne svar, når en skole har klasser.",
                         "You have no school in this store. Pupils' own answers are seen here once a school has classes."};
        return model;
    }
    addClasses(from, choice, model);
    addSurveys(from, choice, model);
    addReaders(from, model);
    for (const core::SurveyFormPtr& form : session.catalog().surveyForms()) model.forms.push_back(form);
    ImportSurvey import;
    import.about.institution = model.chosen.institution;
    const auto may = session.allowed(import);
    model.mayImport = may || may.error().code != ErrorCode::NoRight;
    model.chosen.pupil = choice.pupil;
    school::addFigures(from, model);
    school::addPlan(from, model);
    school::addAnswers(from, model);
    school::addAlarms(from, model);
    addPulses(from, model);
    school::addConference(from, model);
    school::addShare(from, model);
    return model;
}

} // namespace trivsel::app
