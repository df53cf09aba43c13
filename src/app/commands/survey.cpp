#include "app/commands/handlers.h"

#include "app/plan_rules.h"

#include <algorithm>

/// Surveys of pupils: read in from a file (the reading is SlowCommand's, off the session's thread), what a class made of
/// its figures, and alarm answers that were read.
namespace trivsel::app::commands {
namespace {

using core::Survey;

constexpr std::size_t kMostProposals = 50;
constexpr int kPulseAfterDays = 42; // six weeks

Result<void> checkNamed(const Context& context, const Survey& about)
{
    if (!about.toldOn || about.told.empty() || !about.reader)
        return refuse({"En måling med navne kræver, at eleverne på forhånd har fået at vide, hvem der læser svarene: skriv dag, hvordan, og hvem der læser. Intet er læst ind.",
                       "A survey with names requires that the pupils were told beforehand who reads the answers: write the day, how, and who reads. Nothing has been read in."});
    if (*about.toldOn > about.from)
        return refuse({"Eleverne skal have fået at vide, hvem der læser svarene, før de svarede. Intet er læst ind.",
                       "The pupils must have been told who reads the answers before they answered. Nothing has been read in."});
    const auto places = context.world.unitsOf(about.reader, context.today);
    const bool isThere = std::ranges::any_of(places, [&](UnitId place) {
        const core::Unit* institution = context.world.institutionOf(place);
        return institution == nullptr || institution->id == about.institution;
    });
    if (context.world.user(about.reader) == nullptr || !isThere)
        return refuse({"Den, der skal læse svarene, arbejder ikke på skolen i dag. Vælg en anden. Intet er læst ind.",
                       "The adult who is to read the answers does not work at the school today. Choose another. Nothing has been read in."});
    return {};
}

Result<void> checkForm(const Context& context, const Survey& about, std::vector<storage::Record>& put)
{
    if (about.kind == Survey::Kind::ClassFigures) return {};
    const core::SurveyFormPtr form = context.catalog.surveyForm(about.form.id);
    if (form == nullptr)
        return refuse({"Skemaet findes ikke her. Vælg et andet. Intet er læst ind.", "There is no such form here. Choose another. Nothing has been read in."});
    if (form->isPulse && about.kind == Survey::Kind::Named)
        return refuse({"Pulsen er uden navne. Intet er læst ind.", "The pulse is without names. Nothing has been read in."});
    return context.definitions.require(context.catalog, DefinitionUse::Kind::Survey, form->id, put);
}

/// A pulse belongs to a survey in which a class of this user took part; what is no pulse follows none up. Access has been
/// asked about the role alone.
Result<void> checkPulse(const Context& context, const Survey& about)
{
    if (!about.pulseOf) return {};
    const core::SurveyFormPtr form = context.catalog.surveyForm(about.form.id);
    const bool isPulse = about.kind == Survey::Kind::Anonymous && form != nullptr && form->isPulse;
    const Survey* followed = context.world.school.survey(about.pulseOf);
    if (!isPulse || followed == nullptr || followed->institution != about.institution) return noRight();
    const auto classes = context.world.school.classesOf(about.pulseOf);
    if (std::ranges::none_of(classes, [&](const core::SurveyClass* one) { return context.access.maySee(one->unit); })) return noRight();
    return {};
}

/// Whether the plan is for a pupil of the class, and one that this user may know of.
bool isPlanOf(const Context& context, PlanId id, UnitId unit)
{
    const core::ActionPlan* plan = context.world.casework.plans.find(id);
    if (plan == nullptr || isHiddenPlan(context.world, *plan, context.user.id)) return false;
    return std::ranges::any_of(plan->children, [&](ChildId child) { return context.world.unitOf(child, context.today) == unit; });
}

} // namespace

/// The file itself is read by SlowCommand, which puts in what came of it.
Handled handle(const Context& context, const ImportSurvey& command)
{
    Survey about = command.about;
    const core::Unit* institution = context.world.unit(about.institution);
    if (institution == nullptr || institution->kind != core::UnitKind::Institution) return gone();
    auto name = required(about.name, {"Giv målingen et navn, fx »Trivsel, efterår 2026«. Intet er læst ind.", "Give the survey a name, such as “Wellbeing, autumn 2026”. Nothing has been read in."});
    if (!name) return fail(name.error());
    auto told = freeText(about.told);
    if (!told) return fail(told.error());
    about.name = std::move(*name);
    about.told = std::move(*told);
    if (about.to < about.from)
        return refuse({"Den sidste dag ligger før den første. Intet er læst ind.", "The last day is before the first. Nothing has been read in."});
    if (auto day = notAfterToday(context, about.to); !day) return fail(day.error());
    Outcome outcome;
    if (auto form = checkForm(context, about, outcome.change.put); !form) return fail(form.error());
    if (auto pulse = checkPulse(context, about); !pulse) return fail(pulse.error());
    if (about.kind == Survey::Kind::Named) {
        if (auto named = checkNamed(context, about); !named) return fail(named.error());
    } else {
        about.reader = {};
        about.toldOn.reset();
        about.told.clear();
    }
    const core::SurveyFormPtr form = about.kind == Survey::Kind::ClassFigures ? nullptr : context.catalog.surveyForm(about.form.id);
    about.form = form == nullptr ? core::InstrumentRef{} : core::InstrumentRef{form->id, form->version, form->sha256};
    about.by = context.user.id;
    about.at = context.now;
    about.id = SurveyId{context.nextId()};
    core::ImportBatch batch;
    batch.id = BatchId{context.nextId()}; // higher than the survey's
    batch.kind = "survey";
    batch.at = context.now;
    batch.by = context.user.id;
    batch.inverse.survey = about.id;
    outcome.added = about.id.value;
    storage::AuditNote row = note<ImportSurvey>(context, {}, "batch " + std::to_string(batch.id.value));
    outcome.change.put.emplace_back(std::move(about));
    outcome.change.put.emplace_back(std::move(batch));
    outcome.change.audit.push_back(std::move(row));
    return outcome;
}

Handled handle(const Context& context, const SaveSurveyClass& command)
{
    const Survey* survey = context.world.school.survey(command.about.survey);
    const core::SurveyClass* before = context.world.school.surveyClass(command.about.survey, command.about.unit);
    if (survey == nullptr || before == nullptr) return gone();
    core::SurveyClass after = command.about;
    after.pupils = before->pupils; // as they were counted
    after.answered = before->answered;
    if (after.proposals.size() > kMostProposals)
        return refuse({"Der er plads til 50 forslag. Skriv nogle af dem sammen.", "There is room for 50 proposals. Write some of them together."});
    for (std::string& proposal : after.proposals) {
        auto words = required(proposal, {"Et forslag er tomt. Skriv det, eller fjern det.", "A proposal is empty. Write it, or remove it."});
        if (!words) return fail(words.error());
        proposal = std::move(*words);
    }
    if (after.shownOn && *after.shownOn > context.today) return fail(notAfterToday(context, *after.shownOn).error());
    if (after.shownOn && !before->shownOn && !after.pulseOn && !survey->pulseOf) after.pulseOn = after.shownOn->plusDays(kPulseAfterDays);
    if (after.pulseOn && after.pulseOn != before->pulseOn && *after.pulseOn < survey->to)
        return refuse({"Pulsen kan ikke ligge før målingen.", "The pulse cannot be before the survey."});
    if (after.plan != before->plan && after.plan && !isPlanOf(context, after.plan, after.unit)) return gone();
    if (after == *before) return Outcome{};
    return one<SaveSurveyClass>(context, std::move(after), {}, scopeOf(command.about.unit));
}

Handled handle(const Context& context, const SeeAlarm& command)
{
    const Survey* survey = context.world.school.survey(command.survey);
    const core::SurveyPupil* pupil = context.world.school.pupil(command.survey, command.child);
    if (survey == nullptr || pupil == nullptr || pupil->alarms.empty()) return gone();
    if (context.world.isHiddenWithCase(command.child, context.user.id, survey->by, survey->at)) return gone();
    // The adult whom the pupils were told of, or who stands in for her.
    if (survey->reader != context.user.id && context.user.role != core::Role::Leader)
        return fail(ErrorCode::NoRight, {"Eleverne har fået at vide, hvem der læser disse svar. Det er ikke dig. Tal med den, der gør, eller med din leder.",
                                         "The pupils were told who reads these answers. That is not you. Talk to the adult who does, or to your leader."});
    auto words = required(command.words, {"Skriv kort, hvad du gjorde med det samme.", "Write in short what you did at once."});
    if (!words) return fail(words.error());
    if (pupil->seenAt)
        return refuse({"Svarene er allerede læst og noteret. Det, der blev gjort, står ved målingen.", "The answers have been read and noted already. What was done stands at the survey."});
    core::SurveyPupil seen = *pupil;
    seen.seenBy = context.user.id;
    seen.seenAt = context.now;
    seen.seenWords = std::move(*words);
    return one<SeeAlarm>(context, std::move(seen), command.child);
}

} // namespace trivsel::app::commands
