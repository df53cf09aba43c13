#include "app/roster_import_read.h"
#include "app/school/survey_import.h"
#include "app/world.h"

#include <string_view>

/// What a survey file is held against, out of the world in memory.
namespace trivsel::app {

SurveyInput gatherSurvey(const World& world, const core::Survey& about, core::SurveyFormPtr form, UserId reader, std::string storeId, Date today)
{
    SurveyInput input;
    input.about = about;
    input.form = std::move(form);
    if (const core::Unit* institution = world.unit(about.institution)) {
        input.head.institution = institution->name;
        input.head.setting = institution->setting;
    }
    input.head.store = std::move(storeId);
    input.head.institutionId = about.institution.value;
    input.head.period = {about.name, about.name};
    input.head.from = about.from;
    input.head.to = about.to;
    input.head.closedOn = today;
    for (const UnitId id : world.below(about.institution)) {
        const core::Unit* unit = world.unit(id);
        if (id == about.institution || unit == nullptr || unit->isClosed || unit->kind != core::UnitKind::Unit) continue;
        input.classes.push_back({id, unit->name, static_cast<std::int32_t>(world.childrenOf(id, about.to).size())});
        if (about.kind != core::Survey::Kind::Named) continue;
        for (const ChildId childId : world.childrenOf(id, today, reader)) { // who was entered after the survey is known too
            const core::Child& child = *world.child(childId);
            input.pupils.push_back({childId, id, child.externalId, child.cpr, roster::nameKey(child.name), child.birthDate});
        }
    }
    const std::string remembered = "columns." + std::string(kSurveyColumns) + "."; // as columnsSetting names them
    for (const auto& [key, value] : world.settings)
        if (key.starts_with(remembered)) input.mappings.emplace(key, value);
    return input;
}

} // namespace trivsel::app
