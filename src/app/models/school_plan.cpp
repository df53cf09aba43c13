#include "app/models/school_parts.h"

#include "app/models/model_tools.h"
#include "app/plan_rules.h"

#include <algorithm>

/// The group plan for the learning environment: what a class answered, made into something that the adults change.
namespace trivsel::app::school {

void addPlan(const Source& from, SchoolModel& model)
{
    if (!model.unit) return;
    SavePlan made;
    made.plan.children = model.unit->children;
    const auto may = from.session.allowed(made);
    model.unit->mayPlan = !made.plan.children.empty() && model.unit->mayWrite && (may || may.error().code != ErrorCode::NoRight);
    const World& world = from.session.world();
    const core::ActionPlan* plan = world.casework.plans.find(model.unit->record.plan);
    if (plan == nullptr || isHiddenPlan(world, *plan, from.session.user().id)) return;
    const auto child = std::ranges::find_if(plan->children, [&](ChildId id) { return from.session.maySee(id); });
    if (child == plan->children.end()) return;
    SchoolModel::Plan shown{plan->id, *child, tools::shown(plan->goal), plan->isReady, plan->followUpOn, {}};
    if (plan->closedAt) shown.closedOn = tools::localDay(*plan->closedAt);
    model.unit->plan = std::move(shown);
}

} // namespace trivsel::app::school

namespace trivsel::app {

core::ActionPlan groupPlan(const SchoolModel& model, const std::vector<std::size_t>& indicators, const std::vector<std::size_t>& proposals, Language language)
{
    const auto tr = [&](const char* da, const char* en) { return std::string(language == Language::Danish ? da : en); };
    const SchoolModel::Class& unit = *model.unit;
    core::ActionPlan plan;
    plan.children = unit.children;
    plan.goal = tr("Læringsmiljøet i ", "The learning environment of ") + unit.name;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        const SchoolModel::Indicator& indicator = model.indicators[indicators[i]];
        plan.goal += (i == 0 ? ": " : ", ") + indicator.title;
        if (i > 0) plan.worries += '\n';
        plan.worries += model.surveyName + ": " + indicator.title;
        // Out of the released figures alone, as the page has them.
        if (indicator.unit.value.empty()) continue;
        plan.worries += " " + indicator.unit.value + tr(" af 5 (usikkerhed ", " of 5 (uncertainty ") + indicator.unit.interval + ")";
        if (!indicator.school.value.empty()) plan.worries += tr(", skolen ", ", the school ") + indicator.school.value;
    }
    for (const std::size_t i : proposals)
        plan.childSays += (plan.childSays.empty() ? tr("Klassens egne forslag:", "The class's own proposals:") : std::string()) + "\n• " + unit.record.proposals[i];
    if (unit.record.pulseOn && *unit.record.pulseOn > model.today) plan.followUpOn = unit.record.pulseOn;
    return plan;
}

} // namespace trivsel::app
