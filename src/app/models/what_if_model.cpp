#include "app/models/what_if_model.h"

#include "app/guide_case.h"
#include "app/models/model_tools.h"
#include "app/roles.h"
#include "core/batch_scoring.h"
#include "core/round.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

namespace trivsel::app {
namespace {

using Kind = WhatIfTarget::Kind;
using core::Condition;
using core::Position;
using core::Rational;

const std::vector<core::BandEntry>& bandsOf(const core::Instrument& form, const WhatIfTarget& target)
{
    return target.kind == Kind::Total ? form.totals[target.index].bands : form.areas[target.index].bands;
}

/// Whether the condition asks for the band of this area or total.
bool asksFor(const Condition& condition, bool isTotal, std::size_t index, bool counts)
{
    if (condition.kind == Condition::Kind::Band) return condition.bandIsTotal == isTotal && condition.band == index;
    if (condition.kind == Condition::Kind::Bands) return !isTotal && counts;
    return std::any_of(condition.parts.begin(), condition.parts.end(),
                       [&](const Condition& part) { return asksFor(part, isTotal, index, counts); });
}

Text conditionOf(const core::BandEntry& entry)
{
    Text words;
    const auto add = [&](const std::string& da, const std::string& en) {
        words.da += (words.da.empty() ? "" : ", ") + da;
        words.en += (words.en.empty() ? "" : ", ") + en;
    };
    if (entry.ageMonths) {
        const std::string months = std::to_string(entry.ageMonths->first) + "-" + std::to_string(entry.ageMonths->second);
        add(months + " mdr.", months + " months");
    }
    if (entry.sex == core::Sex::Boy) add("drenge", "boys");
    if (entry.sex == core::Sex::Girl) add("piger", "girls");
    if (entry.sex == core::Sex::Other) add("andet køn", "other sex");
    if (words.empty() && entry.hasWhen) add("nogle børn", "some children");
    return words;
}

void addTargets(std::vector<WhatIfTarget>& targets, const core::PositionScheme& scheme, WhatIfTarget target,
                const std::vector<core::BandEntry>& bands, bool counts)
{
    target.decidesPosition = std::any_of(scheme.rules.begin(), scheme.rules.end(), [&](const core::PositionRule& rule) {
        return asksFor(rule.condition, target.kind == Kind::Total, target.index, counts);
    });
    for (std::size_t entry = 0; entry < bands.size(); ++entry) {
        if (bands[entry].cut.size() < 2) continue; // one band for every score
        target.entry = entry;
        target.condition = bands.size() > 1 ? conditionOf(bands[entry]) : Text{};
        if (bands.size() > 1 && target.condition.empty()) target.condition = {"alle andre", "all others"};
        targets.push_back(target);
    }
}

/// The rules that a target is counted by: the form's, or those that tell the colour of an area that decides nothing.
core::PositionScheme rulesFor(const core::PositionScheme& scheme, const WhatIfTarget& target)
{
    if (target.decidesPosition) return scheme;
    core::PositionScheme own;
    own.minAnswered = {core::MinAnswered::Kind::Count, 1, 1};
    for (const Position position : {Position::Red, Position::Yellow}) {
        core::PositionRule rule;
        rule.condition.kind = Condition::Kind::Band;
        rule.condition.bandIsTotal = target.kind == Kind::Total;
        rule.condition.band = target.index;
        rule.condition.position = position;
        rule.condition.compare = Condition::Compare::AtLeast;
        rule.then = position;
        own.rules.push_back(std::move(rule));
    }
    return own;
}

/// The least and greatest score that answers can give.
std::pair<Rational, Rational> rangeOf(const core::Instrument& form, const core::ScoreRule& rule, const std::vector<std::size_t>& items)
{
    Rational low = 0, high = 0;
    bool isFirst = true;
    for (const std::size_t item : items) {
        const auto& options = form.answersOf(item).options;
        const auto [least, most] = std::minmax_element(options.begin(), options.end(), [](const auto& a, const auto& b) { return a.score < b.score; });
        if (rule.method == core::ScoreRule::Method::Sum) {
            low = low + form.items[item].weight * Rational(least->score);
            high = high + form.items[item].weight * Rational(most->score);
        } else {
            low = isFirst ? Rational(least->score) : std::min(low, Rational(least->score));
            high = isFirst ? Rational(most->score) : std::max(high, Rational(most->score));
        }
        isFirst = false;
    }
    return {low, high};
}

std::pair<Rational, Rational> rangeOf(const core::Instrument& form, const WhatIfTarget& target)
{
    if (target.kind == Kind::Area) return rangeOf(form, *form.areas[target.index].score, form.areas[target.index].items);
    const core::Total& total = form.totals[target.index];
    if (total.ofAreas.empty()) return rangeOf(form, total.score, total.ofItems);
    Rational low = 0, high = 0;
    bool isFirst = true;
    for (const std::size_t area : total.ofAreas) {
        const auto [least, most] = rangeOf(form, *form.areas[area].score, form.areas[area].items);
        const bool sums = total.score.method == core::ScoreRule::Method::Sum;
        low = sums ? low + least : isFirst ? least : std::min(low, least);
        high = sums ? high + most : isFirst ? most : std::max(high, most);
        isFirst = false;
    }
    return {low, high};
}

bool isSum(const core::Instrument& form, const WhatIfTarget& target)
{
    const core::ScoreRule& rule = target.kind == Kind::Area ? *form.areas[target.index].score : form.totals[target.index].score;
    return rule.method == core::ScoreRule::Method::Sum;
}

int stepsOf(const Rational& value, const Rational& step)
{
    return static_cast<int>((value / step).roundedHalfUp().asInt64().value_or(std::pair<std::int64_t, std::int64_t>{0, 1}).first);
}

std::vector<WhatIfKnob> signKnobs(const core::Instrument& form, const core::PositionScheme& scheme)
{
    std::vector<WhatIfKnob> knobs;
    for (const core::release::SignLimit& limit : core::release::signLimits(form, scheme)) {
        WhatIfKnob knob;
        knob.from = scheme.rules[limit.rule].then;
        knob.rule = scheme.rules[limit.rule].reason;
        knob.original = limit.now;
        knob.least = 1;
        knob.most = std::max(limit.most, limit.now);
        knobs.push_back(std::move(knob));
    }
    return knobs;
}

/// The form with the cut rows that the knobs ask for.
std::vector<core::CutRow> cutOf(std::vector<core::CutRow> cut, const std::vector<WhatIfKnob>& knobs)
{
    for (std::size_t i = 0; i < knobs.size(); ++i) cut[i].limit = knobs[i].value();
    return cut;
}

using Counted = std::variant<core::release::WhatIf, core::release::WhatIfSigns>;

Counted counted(const core::Instrument& form, const core::PositionScheme& scheme, const WhatIfTarget& target,
                const WhatIfRatings& ratings, const std::function<bool(std::size_t)>& progress)
{
    if (target.kind == Kind::Signs)
        return core::release::WhatIfSigns(form, scheme, ratings.rows, ratings.contexts, progress);
    return core::release::WhatIf(form, rulesFor(scheme, target), {target.kind == Kind::Total, target.index, target.entry},
                                 ratings.rows, ratings.contexts, progress);
}

/// The rules that the profile has chosen; the form's own where it has none of that name.
std::size_t schemeInUse(const Session& session, const core::Instrument& form)
{
    const core::PositionScheme* chosen = form.scheme(session.municipality().instrumentRule);
    return chosen != nullptr ? static_cast<std::size_t>(chosen - form.schemes.data()) : 0;
}

std::vector<WhatIfModel::Period> periodsOf(const Session& session, const std::vector<UnitId>& units)
{
    std::map<std::pair<Date, std::string>, WhatIfModel::Period> periods;
    for (const UnitId unit : units) {
        if (!session.maySee(unit)) continue;
        for (const core::Round* round : session.world().roundsOf(unit)) {
            if (round->isOpen()) continue; // others may still be rating, and its reader too
            WhatIfModel::Period& period = periods[{round->windowFrom, round->title.da}];
            period.title = round->title;
            period.from = round->windowFrom;
            period.rounds.push_back(round->id);
        }
    }
    std::vector<WhatIfModel::Period> newestFirst;
    for (auto at = periods.rbegin(); at != periods.rend(); ++at) newestFirst.push_back(std::move(at->second));
    return newestFirst;
}

void addScopes(WhatIfModel& model, const Session& session)
{
    const World& world = session.world();
    std::vector<WhatIfModel::Scope> houses, units;
    std::unordered_set<UnitId> known;
    for (const UnitId id : session.visibleUnits()) {
        WhatIfModel::Scope unit{id, tools::unitName(session, id), false, periodsOf(session, {id})};
        const core::Unit* institution = world.institutionOf(id);
        if (institution != nullptr && known.insert(institution->id).second) {
            WhatIfModel::Scope house{institution->id, tools::shown(institution->name), true, periodsOf(session, world.below(institution->id))};
            if (!house.periods.empty()) houses.push_back(std::move(house));
        }
        if (!unit.periods.empty()) units.push_back(std::move(unit));
    }
    tools::sortByName(houses, [](const WhatIfModel::Scope& scope) { return scope.name; });
    model.scopes = std::move(houses);
    for (WhatIfModel::Scope& unit : units) model.scopes.push_back(std::move(unit));
}

} // namespace

int WhatIfKnob::nearest() const { return at ? *at : stepsOf(original, step); }

std::vector<WhatIfTarget> whatIfTargets(const core::Instrument& form, const core::PositionScheme& scheme)
{
    std::vector<WhatIfTarget> targets;
    if (!core::release::signLimits(form, scheme).empty()) targets.push_back({});
    for (std::size_t i = 0; i < form.areas.size(); ++i)
        if (form.areas[i].score)
            addTargets(targets, scheme, {Kind::Area, i, 0, form.areas[i].title, {}, true}, form.areas[i].bands, form.areas[i].counts);
    for (std::size_t i = 0; i < form.totals.size(); ++i)
        addTargets(targets, scheme, {Kind::Total, i, 0, form.totals[i].title, {}, true}, form.totals[i].bands, true);
    std::stable_partition(targets.begin(), targets.end(), [](const WhatIfTarget& t) { return t.decidesPosition; });
    return targets;
}

std::vector<WhatIfKnob> whatIfKnobs(const core::Instrument& form, const core::PositionScheme& scheme, const WhatIfTarget& target)
{
    if (target.kind == Kind::Signs) return signKnobs(form, scheme);
    const std::vector<core::CutRow>& cut = bandsOf(form, target)[target.entry].cut;
    const auto [low, high] = rangeOf(form, target);
    std::vector<WhatIfKnob> knobs;
    for (std::size_t row = 0; row + 1 < cut.size(); ++row) {
        WhatIfKnob knob;
        knob.from = cut[row + 1].position;
        knob.isExclusive = cut[row].kind == core::CutRow::Kind::UpTo;
        knob.step = isSum(form, target) ? Rational(1) : Rational(1, 20);
        knob.original = cut[row].limit;
        knob.least = std::min(stepsOf(low, knob.step), stepsOf(knob.original, knob.step));
        knob.most = std::max(stepsOf(high, knob.step), stepsOf(knob.original, knob.step));
        knobs.push_back(std::move(knob));
    }
    return knobs;
}

void moveKnob(std::vector<WhatIfKnob>& knobs, std::size_t which, int to)
{
    WhatIfKnob& knob = knobs[which];
    to = std::clamp(to, knob.least, knob.most);
    const bool areInOrder = knob.rule.empty(); // limits of one band; numbers of signs stand each for itself
    const auto value = [&] { return Rational(to) * knob.step; };
    if (areInOrder && which > 0)
        while (!(knobs[which - 1].value() < value())) ++to;
    if (areInOrder && which + 1 < knobs.size())
        while (!(value() < knobs[which + 1].value())) --to;
    if (areInOrder && which > 0 && !(knobs[which - 1].value() < value())) return; // no room between the two
    // Back where the form has it: as it was, also between two steps.
    if (value() == knob.original) knob.at.reset();
    else knob.at = to;
}

WhatIfRatings inventedRatings(const core::Instrument& form, std::int64_t count, const std::function<bool(std::size_t)>& progress)
{
    WhatIfRatings made;
    made.ratings = made.children = count;
    const std::size_t width = form.items.size();
    made.rows.resize(static_cast<std::size_t>(count) * width);
    made.contexts.resize(static_cast<std::size_t>(count));
    std::uint64_t state = 0x9E3779B97F4A7C15; // the same children for everybody
    const auto next = [&state] {              // xorshift64*, Vigna 2016
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return static_cast<std::uint32_t>((state * 0x2545F4914F6CDD1D) >> 32);
    };
    const auto share = [&next] { return static_cast<double>(next()) / 4294967296.0; };
    const std::int32_t ages = std::max(1, form.ageTo - form.ageFrom + 1);
    std::vector<double> area(form.areas.size());
    std::size_t at = 0;
    std::size_t done = 0;
    const auto power = [](double x, int times) {
        double product = x;
        for (int i = 1; i < times; ++i) product *= x;
        return product;
    };
    for (core::ScoringContext& context : made.contexts) {
        if (progress && done++ % 4096 == 0 && !progress(done - 1)) return made;
        context.ageMonths = form.ageFrom + static_cast<std::int32_t>(next() % static_cast<std::uint32_t>(ages));
        context.sex = next() % 2 == 0 ? core::Sex::Girl : core::Sex::Boy;
        // Most children show little, a few much, and more in one area than in another.
        const double child = power(share(), 20);
        for (double& burden : area) burden = std::min(1.0, child * 0.8 + power(share(), 40) * 0.5);
        for (std::size_t item = 0; item < width; ++item, ++at) {
            const double burden = area[form.items[item].area];
            const double chance = share();
            const auto options = form.answersOf(item).options.size();
            std::size_t option = 0;
            if (chance < burden * 0.2) option = options - 1;
            else if (chance < 0.004 + burden) option = options / 2;
            made.rows[at] = next() % 40 == 0 ? core::BatchScorer::kNotAnswered : static_cast<std::uint8_t>(option);
        }
    }
    return made;
}

std::array<std::int64_t, 4> WhatIfAnswer::before() const
{
    std::array<std::int64_t, 4> sums{};
    for (std::size_t from = 0; from < 4; ++from)
        for (std::size_t to = 0; to < 4; ++to) sums[from] += moves[from][to];
    return sums;
}

std::array<std::int64_t, 4> WhatIfAnswer::now() const
{
    std::array<std::int64_t, 4> sums{};
    for (std::size_t from = 0; from < 4; ++from)
        for (std::size_t to = 0; to < 4; ++to) sums[to] += moves[from][to];
    return sums;
}

std::int64_t WhatIfAnswer::ratings() const
{
    std::int64_t sum = 0;
    for (const std::int64_t n : before()) sum += n;
    return sum;
}

std::int64_t WhatIfAnswer::changed() const
{
    std::int64_t stayed = 0;
    for (std::size_t position = 0; position < 4; ++position) stayed += moves[position][position];
    return ratings() - stayed;
}

WhatIfCount::WhatIfCount(const core::Instrument& form, const core::PositionScheme& scheme, const WhatIfTarget& target,
                         const WhatIfRatings& ratings, const std::function<bool(std::size_t)>& progress)
    : m_counted(counted(form, scheme, target, ratings, progress))
{
    if (target.kind != Kind::Signs) m_cut = bandsOf(form, target)[target.entry].cut;
}

WhatIfAnswer WhatIfCount::answer(const std::vector<WhatIfKnob>& knobs) const
{
    WhatIfAnswer answer;
    if (const auto* bands = std::get_if<core::release::WhatIf>(&m_counted)) {
        answer.moves = bands->moves(m_cut, cutOf(m_cut, knobs));
        return answer;
    }
    std::vector<std::int32_t> before, now;
    for (const WhatIfKnob& knob : knobs) {
        before.push_back(stepsOf(knob.original, knob.step));
        now.push_back(knob.nearest());
    }
    answer.moves = std::get<core::release::WhatIfSigns>(m_counted).moves(before, now);
    return answer;
}

bool mayReadWhatIf(const Session& session)
{
    // Who leads, and who sees figures alone: a consultant and an administrator get invented children.
    const core::Role role = session.user().role;
    return reach(role, ReadList::kName) == Reach::Institution || role == core::Role::Consultant || role == core::Role::Administrator;
}

WhatIfModel whatIfModel(const Session& session)
{
    WhatIfModel model;
    model.mayRead = mayReadWhatIf(session);
    if (!model.mayRead) return model;
    model.isLeader = reach(session.user().role, ReadList::kName) == Reach::Institution;
    for (const core::InstrumentPtr& form : session.catalog().instruments()) {
        WhatIfModel::Form entry{form, schemeInUse(session, *form), {}};
        entry.targets = whatIfTargets(*form, form->schemes[entry.scheme]);
        model.forms.push_back(std::move(entry));
    }
    std::stable_sort(model.forms.begin(), model.forms.end(), [](const auto& a, const auto& b) { return a.form->ageFrom < b.form->ageFrom; });
    if (model.isLeader) addScopes(model, session);
    return model;
}

WhatIfRatings ratingsOf(const Session& session, const std::vector<RoundId>& rounds, const core::Instrument& form)
{
    WhatIfRatings found;
    const World& world = session.world();
    std::unordered_set<ChildId> children;
    for (const RoundId id : rounds) {
        const core::Round* round = world.round(id);
        const auto all = world.roundChildren.find(id);
        if (round == nullptr || round->isOpen() || all == world.roundChildren.end()) continue;
        for (const core::RoundChild& roundChild : all->second) {
            const core::Child* child = world.child(roundChild.child);
            if (child == nullptr || !session.maySee(roundChild.child)) continue;
            for (const core::Rating* rating : world.ratingsOf(id, roundChild.child)) {
                if (!tools::isFinished(*rating) || rating->instrument.id != form.id) continue;
                if (rating->instrument.sha256 != form.sha256 || rating->answers.size() != form.items.size()) {
                    ++found.otherEdition;
                    continue;
                }
                for (const auto& answer : core::effectiveAnswers(form, *rating))
                    found.rows.push_back(answer.value_or(core::BatchScorer::kNotAnswered));
                found.contexts.push_back(scoringContext(*child, *round));
                ++found.ratings;
                children.insert(roundChild.child);
            }
        }
    }
    found.children = static_cast<std::int64_t>(children.size());
    return found;
}

} // namespace trivsel::app
