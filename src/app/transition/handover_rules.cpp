#include "app/transition/handover_rules.h"

#include "app/guide_case.h"
#include "app/models/child_steps.h"
#include "app/plan_rules.h"

#include <algorithm>
#include <cmath>

namespace trivsel::app {
namespace {

using core::Handover;
using core::HandoverSheet;
using HandoverPlace = Handover::Place;

constexpr int kAbsenceMonths = 12;
constexpr int kNurseryUntilMonths = 35; ///< the common age for børnehave is 2 y 11 m; a local choice

bool isDaycare(HandoverPlace place) { return place == HandoverPlace::HomeCare || place == HandoverPlace::Nursery || place == HandoverPlace::Kindergarten; }

/// The latest word on passing on without consent that the user may know of.
const core::ConsentException* exceptionOf(const World& world, ChildId child, UserId user)
{
    const core::ConsentException* latest = nullptr;
    for (const core::ConsentException* one : world.rights.exceptions.of(child))
        if (one->to == kNextPlaceRole && one->decidedAt && !world.isHiddenWithCase(child, user, one->by, one->at)) latest = one;
    return latest != nullptr && latest->isGranted ? latest : nullptr;
}

bool hasProtectedCustody(const paper::Source& from, ChildId child)
{
    const auto holders = from.world.custodyOf(child, from.today);
    return std::ranges::any_of(holders, [](const core::CustodyHolder* h) { return h->hasProtectedAddress; });
}

/// What people typed, as it may leave: the sheet is about one child.
paper::NameFilter filterFor(const paper::Source& from, ChildId child)
{
    paper::NameFilter filter(from, {child}, paper::NameFilter::Others::Hidden);
    if (hasProtectedCustody(from, child)) filter.hideCustody(child);
    return filter;
}

std::vector<Text> titlesOf(const core::Ruler* ruler, const std::vector<std::string>& ids)
{
    std::vector<Text> titles;
    for (const std::string& id : ids) {
        const core::Ruler::Factor* factor = ruler != nullptr ? ruler->factor(id) : nullptr;
        titles.push_back(factor != nullptr ? factor->title : Text{id, id});
    }
    return titles;
}

void addPositions(const paper::Source& from, ChildId child, HandoverSheet& sheet)
{
    sheet.leavesOutPositions = !from.profile.consent.ratingsFollowChild;
    if (sheet.leavesOutPositions) return;
    for (const auto& [round, position] : from.world.positionsOf(child))
        if (!round->isOpen()) sheet.positions.push_back({round->title, toLocal(position->at).date, position->position});
}

void addActions(const paper::Source& from, ChildId child, const paper::NameFilter& clean, HandoverSheet& sheet)
{
    for (const core::Step* step : from.world.stepsOf(child, from.user)) {
        const bool isTheirs = step->status == core::Step::Status::Open && !step->acute && step->kind != core::StepKind::Authority &&
                              !tools::isHeldBack(from.world, *step);
        if (!isTheirs) continue;
        sheet.actions.push_back({{clean(step->title.da), step->title.en.empty() ? std::string() : clean(step->title.en)},
                                 paper::responsibleOf(from, *step), step->due});
    }
}

void addAbsence(const paper::Source& from, ChildId child, HandoverSheet& sheet)
{
    std::array<double, 3> days{};
    bool isAny = false;
    for (const core::AbsenceDay& day : from.world.casework.absencesOf(child)) {
        if (day.date <= from.today.plusMonths(-kAbsenceMonths) || day.date > from.today || day.part <= 0) continue;
        isAny = true;
        days[static_cast<std::size_t>(day.kind)] += day.part;
    }
    const auto tenths = [](double d) { return static_cast<int>(std::lround(d * 10)); };
    if (isAny) sheet.absence = HandoverSheet::Absence{tenths(days[0]), tenths(days[1]), tenths(days[2])};
}

} // namespace

HandoverGround handoverGround(const World& world, const core::Municipality& profile, const core::Child& child, HandoverPlace from, HandoverPlace to,
                              Date today, UserId user)
{
    using Kind = HandoverGround::Kind;
    const bool isSchoolStart = isDaycare(from) && (to == HandoverPlace::School || to == HandoverPlace::AfterSchool);
    if (isSchoolStart && profile.consent.schoolStart == "inform")
        return {Kind::Rule, {"Kommunens regel ved skolestart: oplysningerne gives videre, og forældrene er orienteret.",
                             "The municipality's rule at school start: what is known is passed on, and the parents are told."}};
    switch (consentOf(world, child, profile, kNextPlaceRole, today, user)) {
    case core::ConsentState::Given:
        return {Kind::Consent, {"Samtykke fra alle, der skal give det, om at give overgangsskemaet videre.",
                                "Consent to pass the handover sheet on from everyone who must give it."}};
    case core::ConsentState::Refused:
        return {Kind::Refused, {"En af dem, der skal sige ja, har sagt nej til, at skemaet gives videre. Det bliver her. Fortæl forældrene, at de selv kan give det videre.",
                                "One who must say yes has said no to passing the sheet on. It stays here. Tell the parents that they can pass it on themselves."}};
    case core::ConsentState::Missing: break;
    }
    if (const core::ConsentException* granted = exceptionOf(world, child.id, user))
        return {Kind::Exception, {"Uden samtykke, besluttet af en leder: " + granted->ground, "Without consent, decided by a leader: " + granted->ground}};
    return {Kind::Missing, {"Der mangler samtykke til at give skemaet videre. Skriv det under »Samarbejde« hos barnet, for hver, der har forældremyndighed: over for »Stedet, barnet skal til«.",
                            "Consent to pass the sheet on is missing. Note it under “Cooperation” at the child, for each custody holder: towards “The place the child is going to”."}};
}

std::vector<const Handover*> handoversOf(const World& world, ChildId child, UserId forUser)
{
    std::vector<const Handover*> found;
    if (world.isBarred(child, forUser)) return found;
    for (const Handover* one : world.transitions.handovers.of(child))
        if (!world.isHiddenWithCase(child, forUser, one->by, one->at)) found.push_back(one);
    return found;
}

std::vector<const core::RulerMark*> rulerMarksOf(const World& world, ChildId child, UserId forUser)
{
    std::vector<const core::RulerMark*> found;
    if (world.isBarred(child, forUser)) return found;
    for (const core::RulerMark* one : world.transitions.marks.of(child))
        if (!world.isHiddenWithCase(child, forUser, one->by, one->at)) found.push_back(one);
    std::ranges::stable_sort(found, {}, &core::RulerMark::on);
    return found;
}

HandoverSheet handoverSheet(const paper::Source& from, const core::Ruler* ruler, const Handover& handover)
{
    HandoverSheet sheet;
    const core::Child* child = from.world.child(handover.child);
    if (child == nullptr) return sheet;
    const paper::NameFilter clean = filterFor(from, handover.child);
    const UnitId unit = from.world.unitOf(handover.child, from.today);
    const core::Unit* institution = from.world.institutionOf(unit);
    if (institution != nullptr) sheet.institution = institution->name;
    if (const core::Unit* group = from.world.unit(unit); group != nullptr && group != institution) sheet.unit = group->name;
    sheet.by = paper::userName(from, from.user);
    sheet.on = from.today;
    sheet.child = {child->hasProtectedAddress ? std::string() : child->name, child->birthDate, child->sex, child->cpr, child->hasProtectedAddress};
    sheet.from = handover.from;
    sheet.to = handover.to;
    sheet.receiver = handover.receiver;
    sheet.movesOn = handover.movesOn;
    sheet.withParentsOn = handover.withParentsOn;
    sheet.ground = handover.ground;
    for (const core::HandoverField& field : core::handoverFields(handover.from, handover.to)) {
        const auto said = handover.words.find(std::string(field.id));
        if (said != handover.words.end() && !said->second.empty()) sheet.words.emplace(field.id, clean(said->second));
    }
    addPositions(from, handover.child, sheet);
    addActions(from, handover.child, clean, sheet);
    for (const core::RulerMark* mark : rulerMarksOf(from.world, handover.child, from.user))
        sheet.ruler.push_back({mark->on, mark->phase, clean(mark->effort), mark->childAt, mark->careAt,
                               titlesOf(ruler, mark->protective), titlesOf(ruler, mark->risks)});
    addAbsence(from, handover.child, sheet);
    return sheet;
}

std::map<std::string, std::string> suggestedWords(const paper::Source& from, ChildId child)
{
    std::map<std::string, std::string> words;
    const core::ActionPlan* plan = paper::currentPlan(from, child);
    if (plan == nullptr) return words;
    const paper::NameFilter clean = filterFor(from, child);
    const auto add = [&](const char* field, const std::string& said) {
        if (!said.empty()) words.emplace(field, clean(said));
    };
    add("strengths", plan->strengths);
    add("works", plan->works);
    add("support", plan->environment);
    if (from.world.gate(child, from.user) != core::GateState::Open) return words;
    add("child_says", plan->childSays);
    add("parents_say", plan->parentsSay);
    return words;
}

HandoverPlace placeOfUnit(const World& world, UnitId id, const core::Child& child, Date today)
{
    const core::Unit* unit = world.unit(id);
    switch (unit != nullptr ? unit->setting : core::Setting::Daycare) {
    case core::Setting::School: return HandoverPlace::School;
    case core::Setting::AfterSchool: return HandoverPlace::AfterSchool;
    case core::Setting::Dayplejer: return HandoverPlace::HomeCare;
    case core::Setting::Health: return HandoverPlace::Home;
    case core::Setting::Daycare: break;
    }
    return completedMonths(child.birthDate, today) < kNurseryUntilMonths ? HandoverPlace::Nursery : HandoverPlace::Kindergarten;
}

} // namespace trivsel::app
