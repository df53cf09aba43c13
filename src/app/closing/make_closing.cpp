#include "app/closing/make_closing.h"

#include "core/scoring.h"
#include "core/statistics/position_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace trivsel::app {
namespace {

using core::Position;
using core::release::Attribute;
using core::release::Closing;
using core::release::Figures;
using core::release::Member;
using core::release::Variable;
using core::release::VariableWords;

constexpr std::int64_t kSexUnknown = 3;
constexpr std::uint8_t kNoSign = 3, kOtherForm = 4; ///< after the three signs, which are core::Position's

std::int64_t& attribute(Member& member, Attribute a) { return member.attributes[static_cast<std::size_t>(a)]; }

/// Whether anything was done for a child after the day `since` and not after `until`. What an acute case asked for is
/// left out: it may be hidden from the reader.
bool wasActedFor(const World& world, ChildId child, Date since, Instant until)
{
    const auto isBetween = [&](Instant at) { return since < toLocal(at).date && at <= until; };
    for (const core::Step* step : world.stepsOf(child))
        if (!step->acute && step->status == core::Step::Status::Done && step->statusAt && isBetween(*step->statusAt)) return true;
    for (const core::ActionPlan* plan : world.casework.plans.of(child))
        if (isBetween(plan->at)) return true;
    return false;
}

std::vector<core::release::Named> ageBandNames()
{
    return {{0, {"0-2 år", "0-2 years"}},   {1, {"3-5 år", "3-5 years"}}, {2, {"6-9 år", "6-9 years"}},
            {3, {"10-12 år", "10-12 years"}}, {4, {"13 år og ældre", "13 years and older"}}, {5, {"Alder ikke oplyst", "Age not given"}}};
}

std::vector<core::release::Named> sexNames()
{
    return {{0, {"Drenge", "Boys"}}, {1, {"Piger", "Girls"}}, {2, {"Andet", "Other"}}, {kSexUnknown, {"Køn ikke oplyst", "Sex not given"}}};
}

/// One form's place among the variables.
struct FormPlace {
    core::InstrumentPtr form;
    std::string name; ///< its id; with a mark of its own where two editions are in use
    std::size_t areas = 0, items = 0; ///< first variable of each
};

/// The variables of a closing, in their order of use, and what they are called.
struct Variables {
    std::vector<Variable> list;
    std::vector<VariableWords> words;
    std::size_t position = 0, before = 0, flow = 0, effect = 0;
    std::map<std::string, FormPlace> forms; ///< by sha256
};

std::vector<Text> positionNames(const core::PositionWords& words) { return {words.green, words.yellow, words.red, words.unassessed}; }

Text arrow(const Text& from, const Text& to) { return {from.da + " → " + to.da, from.in(Language::English) + " → " + to.in(Language::English)}; }

void addPositions(Variables& v, const ClosingInput& input)
{
    v.list = core::release::positionVariables();
    const std::vector<Text> names = positionNames(input.positionWords);
    std::vector<Text> moves;
    for (const Text& from : names)
        for (const Text& to : names) moves.push_back(arrow(from, to));
    v.words = {{{"Position", "Position"}, {}, names},
               {{"Position sidst", "Position last time"}, {}, names},
               {{"Fra sidst til nu", "From last time to now"}, {}, moves}};
    v.before = 1;
    v.flow = 2;
    v.effect = v.list.size();
    Variable effect{std::string(core::release::kEffect), 5, true, true, "", {"position", "before"}};
    v.list.push_back(std::move(effect));
    v.words.push_back({{"Handling og virkning", "Action and effect"},
                       {},
                       {{"Ikke i gul eller rød position sidst", "Not in yellow or red position last time"},
                        {"Der er handlet, og det går bedre", "Acted, and better"},
                        {"Der er handlet, og det går ikke bedre", "Acted, and not better"},
                        {"Der er ikke handlet, og det går bedre", "Not acted, and better"},
                        {"Der er ikke handlet, og det går ikke bedre", "Not acted, and not better"}}});
}

void addForms(Variables& v, const ClosingInput& input)
{
    const std::vector<Text> signs{{"Ingen tegn på mistrivsel", "No sign of concern"}, {"Begyndende tegn", "Beginning signs"}, {"Tydelige tegn", "Clear signs"},
                                  {"Ikke set eller ikke besvaret", "Not seen or not answered"}, {"Andet skema", "Another form"}};
    for (const ClosingInput::OfChild& child : input.children)
        if (child.form != nullptr) v.forms.emplace(child.form->sha256, FormPlace{child.form, child.form->id, 0, 0});
    constexpr std::size_t kMark = 8; // of the hash
    std::set<std::string> used;
    for (auto& [sha, place] : v.forms)
        if (!used.insert(place.name).second) place.name += "-" + sha.substr(0, kMark);
    // Areas of all forms before indicators of any: what comes first is what is told.
    for (auto& [sha, place] : v.forms) {
        place.areas = v.list.size();
        for (const core::Area& area : place.form->areas) {
            v.list.push_back({"area:" + place.name + ":" + area.id, 5, false, false, "", {}});
            v.words.push_back({area.title, {}, signs});
        }
    }
    for (auto& [sha, place] : v.forms) {
        place.items = v.list.size();
        // The answer to one statement tells more of a child than a position does.
        for (const core::Item& item : place.form->items) {
            v.list.push_back({"item:" + place.name + ":" + item.id, 5, true, false, "", {}});
            v.words.push_back({item.text, place.form->areas[item.area].title, signs});
        }
    }
}

/// The more worried sign of all adults who rated: what one has seen has been seen.
void addSigns(Member& member, const FormPlace& place, const std::vector<const core::Rating*>& ratings)
{
    const core::Instrument& form = *place.form;
    std::vector<std::uint8_t> items(form.items.size(), kNoSign), areas(form.areas.size(), kNoSign);
    const auto worsen = [](std::uint8_t& known, std::uint8_t sign) {
        if (known == kNoSign || sign > known) known = sign;
    };
    for (const core::Rating* rating : ratings) {
        if (rating->answers.size() != form.items.size()) continue; // made with another edition of the form
        const core::Answers answers = core::effectiveAnswers(form, *rating);
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (!answers[i]) continue;
            const auto sign = form.answersOf(i).options[*answers[i]].signal;
            if (sign && *sign != Position::Unassessed) worsen(items[i], static_cast<std::uint8_t>(*sign));
        }
    }
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i] != kNoSign) worsen(areas[form.items[i].area], items[i]);
    std::ranges::copy(areas, member.values.begin() + static_cast<std::ptrdiff_t>(place.areas));
    std::ranges::copy(items, member.values.begin() + static_cast<std::ptrdiff_t>(place.items));
}

bool isWorrying(Position p) { return p == Position::Yellow || p == Position::Red; }

/// See core::release::kEffect. A child that was in yellow or red and has no position now is not better.
std::uint8_t effectOf(Position before, Position now, bool wasActedFor)
{
    if (!isWorrying(before)) return 0;
    const bool isBetter = now != Position::Unassessed && core::isMilder(now, before);
    return static_cast<std::uint8_t>((wasActedFor ? 1 : 3) + (isBetter ? 0 : 1));
}

} // namespace

ClosingInput gatherClosing(const World& world, const Period& period, const core::Municipality& profile, const FindForm& findForm,
                           std::string storeId, Date today)
{
    ClosingInput input;
    input.institution = period.institution;
    input.positionWords = profile.positionShortWords;
    input.rounds = period.closed;
    Figures& head = input.head;
    head.store = std::move(storeId);
    head.institutionId = period.institution.value;
    if (const core::Unit* institution = world.unit(period.institution)) {
        head.institution = institution->name;
        head.setting = institution->setting;
        const core::Unit* above = world.unit(institution->parent);
        if (above != nullptr && above->kind == core::UnitKind::District) head.district = above->name;
    }
    head.period = period.title;
    head.from = period.from;
    head.to = period.to;
    head.closedOn = today;
    head.ageBands = ageBandNames();
    head.sexes = sexNames();
    const auto nameOf = [&](UnitId unit) { return world.unit(unit) != nullptr ? world.unit(unit)->name : std::string(); };
    for (const UnitId unit : period.without) head.unitsLeftOut.push_back(nameOf(unit));
    for (const RoundId open : period.open) head.unitsLeftOut.push_back(nameOf(world.round(open)->unit));

    std::optional<Date> since;
    for (const ClosingPtr& closing : world.closings.all()) {
        if (!closing->isOwn()) continue;
        input.earlier.push_back(closing);
        const bool isBefore = closing->institution == period.institution && closing->figures.from < period.from;
        if (isBefore && (input.before == nullptr || input.before->figures.from <= closing->figures.from)) {
            input.before = closing;
            since = closing->figures.to;
        }
    }

    // A later round stands for a child that was in two: it moved within the house.
    std::vector<RoundId> rounds = period.closed;
    std::ranges::sort(rounds, {}, [&](RoundId id) { return world.round(id)->closedAt.value_or(Instant{}); });
    std::map<ChildId, ClosingInput::OfChild> byChild;
    std::set<UnitId> units;
    for (const RoundId id : rounds) {
        const core::Round& round = *world.round(id);
        const auto rows = world.roundChildren.find(id);
        if (rows == world.roundChildren.end()) continue;
        units.insert(round.unit);
        for (const core::RoundChild& row : rows->second) {
            const core::Child* child = world.child(row.child);
            if (row.left || child == nullptr) continue;
            ClosingInput::OfChild of;
            of.child = row.child;
            of.round = id;
            of.unit = round.unit;
            of.ageBand = core::statistics::ageBand(child->birthDate <= period.from ? std::optional(completedMonths(child->birthDate, period.from)) : std::optional(0),
                                                   kAgeBreaks);
            of.sex = child->sex;
            if (const core::CommonPosition* position = world.position(id, row.child)) of.position = position->position;
            if (row.instrument) of.form = findForm(*row.instrument);
            of.wasActedFor = since && wasActedFor(world, row.child, *since, round.closedAt.value_or(Instant::max()));
            byChild[row.child] = std::move(of);
        }
    }
    for (auto& [child, of] : byChild) {
        const core::RoundChild* row = world.roundChild(of.round, child);
        ++head.children;
        if (world.position(of.round, child) != nullptr) ++head.withPosition;
        else if (!row->noPositionReason.empty()) ++head.withReason;
        input.children.push_back(std::move(of));
    }
    for (const UnitId unit : units) head.units.push_back({unit.value, {nameOf(unit), nameOf(unit)}});
    return input;
}

Closing makeClosing(const ClosingInput& input, std::span<const core::Rating> ratings)
{
    Variables variables;
    addPositions(variables, input);
    addForms(variables, input);

    std::map<std::pair<RoundId, ChildId>, std::vector<const core::Rating*>> byChild;
    for (const core::Rating& rating : ratings)
        if (rating.doneAt) byChild[{rating.round, rating.child}].push_back(&rating);
    std::map<ChildId, const Member*> last;
    std::size_t lastPosition = 0;
    if (input.before != nullptr) {
        lastPosition = input.before->figures.variable(core::release::kPosition).value_or(0);
        for (const Member& member : input.before->members) last[member.child] = &member;
    }

    Closing closing;
    closing.institution = input.institution;
    closing.figures = input.head;
    for (const ClosingInput::OfChild& child : input.children) {
        Member member;
        member.child = child.child;
        attribute(member, Attribute::AgeBand) = child.ageBand;
        attribute(member, Attribute::Sex) = child.sex ? static_cast<std::int64_t>(*child.sex) : kSexUnknown;
        attribute(member, Attribute::Institution) = input.institution.value;
        attribute(member, Attribute::Unit) = child.unit.value;
        member.values.assign(variables.list.size(), kOtherForm);
        member.values[variables.position] = static_cast<std::uint8_t>(child.position);
        const auto known = last.find(child.child);
        member.wasThereBefore = known != last.end();
        const auto before = member.wasThereBefore ? static_cast<Position>(known->second->values[lastPosition]) : Position::Green;
        member.values[variables.before] = static_cast<std::uint8_t>(before);
        member.values[variables.flow] = static_cast<std::uint8_t>(static_cast<int>(before) * 4 + static_cast<int>(child.position));
        member.values[variables.effect] = effectOf(before, child.position, child.wasActedFor);
        if (child.form != nullptr) addSigns(member, variables.forms.at(child.form->sha256), byChild[{child.round, child.child}]);
        closing.members.push_back(std::move(member));
    }
    std::vector<core::release::Earlier> earlier;
    for (const ClosingPtr& one : input.earlier) earlier.push_back({&one->figures.plan, one->members});
    closing.figures.words = std::move(variables.words);
    closing.figures.plan = core::release::makePlan(std::move(variables.list), closing.members, earlier, input.settings);
    return closing;
}

} // namespace trivsel::app
