#include "app/demo_rounds.h"

#include "app/definition_use.h"
#include "app/guide_case.h"
#include "app/world.h"
#include "core/agreement.h"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace trivsel::app::demo {
namespace {

using core::Position;
using core::Step;

/// What is going on for a child in the open round. The first five, in this order, are in every unit that is large enough.
enum class State { ReadyDiffering, Ready, InProgress, Agreed, OneDone, OwnPositionMissing, NotStarted };

State stateOf(std::size_t place)
{
    constexpr State kFirst[] = {State::ReadyDiffering, State::Ready, State::InProgress, State::Agreed, State::OneDone};
    constexpr State kThen[] = {State::NotStarted, State::Ready,      State::NotStarted, State::OneDone, State::Ready,
                               State::OwnPositionMissing, State::NotStarted, State::Agreed};
    constexpr std::size_t kFirsts = std::size(kFirst);
    return place < kFirsts ? kFirst[place] : kThen[(place - kFirsts) % std::size(kThen)];
}

const std::vector<std::string> kDaycareChanges{
    "Mindre grupper om formiddagen. Den samme voksne tager imod ved garderoben fra på mandag.",
    "Vi spiser i to hold og begynder ti minutter før, så der er ro ved bordet.",
    "Fast legegruppe med en voksen tirsdag og torsdag de næste fire uger.",
    "Billeder af dagens gang i øjenhøjde, og én besked ad gangen ved skift."};
const std::vector<std::string> kSchoolChanges{
    "Makkerpar i frikvartererne, og en voksen ved boldbanen hver dag.",
    "Dagens program på tavlen hver morgen og en fast plads væk fra døren.",
    "To voksne i matematik om onsdagen og kortere opgaver med pause imellem.",
    "En fast voksen siger godmorgen ved døren de næste fire uger."};
const std::vector<std::string> kWatch{
    "Om barnet selv finder ind i legen, når der er mange.", "Aflevering om mandagen og uro ved skift.",
    "Om det bliver ved, når ferien er forbi."};
const std::vector<std::string> kSetAside{
    "Forældrene har allerede en aftale med sundhedsplejersken.", "Vi tog det op på sidste møde.",
    "Ikke aktuelt mere: det er gået over."};
const std::vector<std::string> kDone{"", "", "Talt igennem på stuemødet.", "Gik godt. Vi holder fast i det.", "Aftalt for de næste fire uger."};

Instant at(Date day, int hour, int minute)
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(day.days()) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

class Play {
public:
    Play(const Stage& stage, const DemoUnit& unit, const Part& part, const Targets& targets, Ids& ids, Random& random)
        : m_stage(stage), m_unit(unit), m_part(part), m_index(part.unit), m_targets(targets), m_ids(ids), m_random(random)
    {
    }

    Played run()
    {
        m_world.put(m_unit.unit);
        for (const DemoChild& c : m_unit.children) {
            m_children.push_back(c.child);
            m_world.put(c.child);
        }
        for (std::size_t r = 0; r < m_unit.rounds.size(); ++r) {
            const core::Round round = openRound(m_unit.rounds[r]);
            if (m_unit.rounds[r].isOpen) {
                playOpen(round, r);
            } else {
                playClosed(round, r);
            }
        }
        Played played;
        played.hasSharedStep = shareEnvironmentStep() || (m_part.mustShare && shareOwnStep());
        emitPeople(played);
        return played;
    }

private:
    Instant notAfterNow(Instant instant) const { return std::min(instant, m_stage.now - std::chrono::minutes(1)); }
    UserId rater(std::size_t which) const { return m_unit.raters[which % m_unit.raters.size()]; }

    core::Round openRound(const RoundDays& days)
    {
        core::Round round;
        round.id = RoundId{m_ids.next()};
        round.unit = m_unit.unit.id;
        round.title = days.title;
        round.windowFrom = days.from;
        round.windowTo = days.to;
        round.openedAt = std::min(at(days.from, 7, 30), m_stage.now - std::chrono::hours(3));
        round.openReason = days.openReason;
        round.openedBy = days.openReason.empty() || !m_unit.leader ? rater(0) : m_unit.leader;
        round.scheme = m_stage.municipality.instrumentRule == "default" ? std::string() : m_stage.municipality.instrumentRule;
        round.municipality = m_stage.municipality.id + " " + m_stage.municipality.version;
        if (!days.isOpen) {
            round.closedAt = at(days.lastDay, 14, 15);
            round.closedBy = rater(0);
        }
        m_world.put(round);
        m_records.emplace_back(round);
        return round;
    }

    void takeIn(const core::Round& round, std::size_t roundIndex, const DemoChild& child, const DemoForm& form)
    {
        core::RoundChild row;
        row.round = round.id;
        row.child = child.child.id;
        row.instrument = refOf(form.form());
        row.joined = std::max(m_unit.rounds[roundIndex].from, child.membership.from);
        if (round.isOpen() && child.leaves) row.left = child.membership.to;
        m_records.emplace_back(row);
    }

    core::Rating begin(const core::Round& round, const core::Child& child, const DemoForm& form, UserId who, Instant when)
    {
        core::Rating rating;
        rating.id = RatingId{m_ids.next()};
        rating.round = round.id;
        rating.child = child.id;
        rating.rater = who;
        rating.instrument = refOf(form.form());
        rating.startedAt = std::max(round.openedAt, notAfterNow(when));
        return rating;
    }

    void finish(core::Rating& rating, const DemoForm& form, const core::ScoringContext& context)
    {
        rating.doneAt = notAfterNow(rating.startedAt + std::chrono::seconds(m_random.between(50, 190)));
        rating.ownPosition = form.score(rating, context);
    }

    /// Both adults' ratings of a child; the second sees it as `second`.
    std::vector<core::Rating> bothRatings(const core::Round& round, const core::Child& child, const DemoForm& form,
                                          Wish wish, Position second, Date day)
    {
        core::Rating a = begin(round, child, form, rater(0), at(day, 12, m_random.between(0, 59)));
        answer(a, form, wish, m_random);
        comment(a, form, m_unit.unit.setting, m_stage.names, m_random);
        core::Rating b = begin(round, child, form, rater(1), at(day.plusDays(1), 9, m_random.between(0, 59)));
        wish.position = second;
        answerLike(b, a, form, wish, m_random);
        comment(b, form, m_unit.unit.setting, m_stage.names, m_random);
        finish(a, form, wish.context);
        finish(b, form, wish.context);
        return {std::move(a), std::move(b)};
    }

    Wish wishFor(const core::Round& round, const core::Child& child, Position target)
    {
        return {target, m_random.below(4), scoringContext(child, round)};
    }

    /// In one of eight cases the second adult sees it one step otherwise.
    Position secondView(Position target)
    {
        if (!m_random.chance(0.12)) return target;
        if (target == Position::Green) return Position::Yellow;
        if (target == Position::Red) return Position::Yellow;
        return m_random.chance(0.6) ? Position::Green : Position::Red;
    }

    void playClosed(const core::Round& round, std::size_t r)
    {
        const RoundDays& days = m_unit.rounds[r];
        const int span = std::max(4, daysBetween(days.from, days.lastDay));
        for (std::size_t c = 0; c < m_unit.children.size(); ++c) {
            const Position target = m_targets.of(m_index, c, r);
            if (target == Position::Unassessed) continue;
            const DemoForm& form = *m_stage.formFor(m_children[c], days, m_unit.unit.setting);
            takeIn(round, r, m_unit.children[c], form);
            const Date rated = days.from.plusDays(m_random.between(1, std::max(1, span / 2)));
            const Date agreed = std::min(days.lastDay, rated.plusDays(m_random.between(2, std::max(2, span / 3))));
            const auto ratings = bothRatings(round, m_children[c], form, wishFor(round, m_children[c], target), secondView(target), rated);
            for (const core::Rating& rating : ratings) m_records.emplace_back(rating);
            settleSteps(m_children[c].id, agreed);
            agree(round, c, form, target, ratings, agreed);
        }
        for (const core::Child& child : m_children) settleSteps(child.id, std::min(m_stage.today, nextRoundBegins(r)));
    }

    Date nextRoundBegins(std::size_t r) const
    {
        return r + 1 < m_unit.rounds.size() ? m_unit.rounds[r + 1].from : m_stage.today;
    }

    void playOpen(const core::Round& round, std::size_t r)
    {
        const RoundDays& days = m_unit.rounds[r];
        std::vector<std::size_t> order;
        for (std::size_t c = 0; c < m_unit.children.size(); ++c) {
            if (m_targets.of(m_index, c, r) != Position::Unassessed) order.push_back(c);
        }
        m_random.shuffle(order);
        letOneNotGreenBeAgreed(order, r);
        std::size_t place = 0;
        for (const std::size_t c : order) {
            const DemoForm& form = *m_stage.formFor(m_children[c], days, m_unit.unit.setting);
            const DemoChild& child = m_unit.children[c];
            takeIn(round, r, child, form);
            const State state = comesOrGoes(child) ? State::NotStarted : stateOf(place++);
            playState(round, c, form, m_targets.of(m_index, c, r), state);
        }
    }

    /// The first that is agreed on should have steps to show.
    void letOneNotGreenBeAgreed(std::vector<std::size_t>& order, std::size_t r)
    {
        const auto found = std::find_if(order.begin(), order.end(), [&](std::size_t c) {
            return !comesOrGoes(m_unit.children[c]) && m_targets.of(m_index, c, r) != Position::Green;
        });
        if (found != order.end() && order.size() > kPlaceOfFirstAgreed) std::swap(*found, order[kPlaceOfFirstAgreed]);
    }

    void playState(const core::Round& round, std::size_t c, const DemoForm& form, Position target, State state)
    {
        if (state == State::NotStarted) return;
        const core::Child& child = m_children[c];
        const int run = std::max(0, daysBetween(round.windowFrom, m_stage.today));
        const Date rated = m_stage.today.plusDays(-std::min(run, m_random.between(state == State::Agreed ? 13 : 1, 16)));
        Wish wish = wishFor(round, child, target);
        Position second = secondView(target);
        if (state == State::ReadyDiffering) { // the picture of a dialogue: one sees more than the other
            wish.position = Position::Yellow;
            second = Position::Green;
        }
        auto ratings = bothRatings(round, child, form, wish, second, rated);
        if (state == State::OneDone || state == State::InProgress || state == State::OwnPositionMissing) {
            ratings.erase(m_random.chance(0.5) ? ratings.begin() : ratings.begin() + 1);
        }
        if (state == State::OwnPositionMissing) ratings.front().ownPosition.reset();
        if (state == State::InProgress) {
            ratings.front().doneAt.reset();
            ratings.front().ownPosition.reset();
            leaveHalfDone(ratings.front(), form, 1 + m_random.below(3));
        }
        for (const core::Rating& rating : ratings) m_records.emplace_back(rating);
        if (state != State::Agreed) return;
        agree(round, c, form, target, ratings, std::min(m_stage.today, rated.plusDays(2)));
        settleSteps(child.id, m_stage.today);
    }

    void agree(const core::Round& round, std::size_t c, const DemoForm& form, Position target,
               const std::vector<core::Rating>& ratings, Date day)
    {
        core::Child& child = m_children[c];
        std::vector<Position> own;
        std::vector<const core::Rating*> pointers;
        core::CommonPosition position;
        for (const core::Rating& rating : ratings) {
            own.push_back(*rating.ownPosition);
            pointers.push_back(&rating);
            position.participants.push_back(rating.rater);
        }
        position.id = PositionId{m_ids.next()};
        position.round = round.id;
        position.child = child.id;
        position.position = target;
        position.suggested = core::suggestCommon(own, form.form().teamAgree);
        position.at = notAfterNow(at(day, 13, m_random.between(0, 50)));
        position.by = rater(m_random.below(2));
        if (core::needsWatch(target, own)) {
            position.watchFor = m_random.pick(kWatch);
            position.lookAgain = day.plusDays(14 + m_random.between(0, 14));
        }
        const bool isSchool = m_unit.unit.setting == core::Setting::School;
        if (target != Position::Green) position.environment = m_random.pick(isSchool ? kSchoolChanges : kDaycareChanges);

        if (target != Position::Green && !child.contactAdult && m_random.chance(0.92)) {
            child.contactAdult = rater(m_random.below(2));
            m_world.put(child);
        }
        addSteps(round, child, form, position, pointers, day);
        m_world.put(position);
        m_records.emplace_back(position);
    }

    /// As agreeing in the program does it: the guide's plan, merged with what is there.
    void addSteps(const core::Round& round, const core::Child& child, const DemoForm& form,
                  const core::CommonPosition& position, const std::vector<const core::Rating*>& ratings, Date day)
    {
        core::GuideCase theCase = caseOf(m_world, child, &round, position.position, day);
        addRatings(theCase, form.form(), form.scheme(), scoringContext(child, round), ratings);
        putSteps(theCase, child, round.id, position.at, position.by);
        if (!core::isAtLeast(position.position, Position::Yellow)) return;
        const bool isTheDoubt = m_part.hasDoubt && round.isOpen() && !m_wasInDoubt;
        if (!isTheDoubt && m_world.gateAnswer(child.id) != nullptr) return;
        if (!isTheDoubt && m_gates++ % 6 == 2) return; // not asked yet
        core::GateAnswer gate;
        gate.id = GateId{m_ids.next()};
        gate.child = child.id;
        gate.answer = isTheDoubt ? core::GateAnswer::Answer::Doubt : core::GateAnswer::Answer::No;
        gate.by = position.by;
        gate.at = notAfterNow(isTheDoubt ? at(m_stage.today, 8, 10) : position.at + std::chrono::hours(20));
        gate.at = std::max(gate.at, position.at);
        m_world.put(gate);
        m_records.emplace_back(gate);
        if (!isTheDoubt) return;
        m_wasInDoubt = true;
        theCase.acute = core::AcuteState::Doubt;
        putSteps(theCase, child, round.id, gate.at, gate.by);
    }

    void putSteps(const core::GuideCase& theCase, const core::Child& child, RoundId round, Instant when, UserId by)
    {
        std::vector<Step> existing;
        for (const Step* step : m_world.stepsOf(child.id)) existing.push_back(*step);
        const auto planned = core::plan(m_stage.guide, theCase, m_stage.calendar);
        for (Step& step : core::stepsFor(m_stage.guide, planned, existing, child.id, round, when, by)) {
            if (!step.id) {
                step.id = StepId{m_ids.next()};
                if (step.who == "contact_adult") step.responsible = child.contactAdult;
                const core::GuideStep* source = m_stage.guide.step(step.guideStep);
                if (!step.due && source != nullptr && source->due && source->due->from == core::DueFrom::Concern) {
                    step.due = toLocal(when).date.plusDays(source->due->days);
                }
            }
            m_world.put(step);
        }
    }

    /// What became of a child's open steps by `day`.
    void settleSteps(ChildId child, Date day)
    {
        const bool isGateOpen = m_world.gate(child) == core::GateState::Open;
        std::vector<Step> open;
        for (const Step* step : m_world.stepsOf(child)) {
            const bool isHeldBack = (step->reachesParents || step->reachesChild) && !isGateOpen;
            if (step->status == Step::Status::Open && step->due && !isHeldBack && toLocal(step->createdAt).date < day) open.push_back(*step);
        }
        for (Step& step : open) {
            const double dice = m_random.unit();
            const bool isDue = *step.due <= day;
            const double early = step.kind == core::StepKind::FollowUp ? 0 : 0.2;
            if (dice > (isDue ? 0.93 : early)) continue; // overdue, or simply still to come
            const bool isAuthority = step.kind == core::StepKind::Authority;
            const bool isSetAside = isDue && dice > 0.87 && !isAuthority;
            const Date created = toLocal(step.createdAt).date;
            const Date wanted = std::min(day, isDue ? step.due->plusDays(-m_random.between(0, 3)) : day.plusDays(-1));
            step.status = isSetAside ? Step::Status::SetAside : Step::Status::Done;
            step.statusReason = isAuthority ? std::string() : m_random.pick(isSetAside ? kSetAside : kDone);
            step.statusBy = step.responsible ? step.responsible : rater(m_random.below(2));
            const core::GateAnswer* gate = m_world.gateAnswer(child);
            const bool waitedForGate = gate != nullptr && (step.reachesParents || step.reachesChild);
            const Instant earliest = std::max(step.createdAt, waitedForGate ? gate->at : step.createdAt) + std::chrono::minutes(30);
            step.statusAt = notAfterNow(std::max(earliest, at(std::max(created, wanted), 10, m_random.between(0, 59))));
            m_world.put(step);
        }
    }

    bool isHere(ChildId child) const
    {
        const auto found = std::find_if(m_unit.children.begin(), m_unit.children.end(), [&](const DemoChild& c) { return c.child.id == child; });
        return found != m_unit.children.end() && !found->leaves && !found->isNewcomer;
    }

    /// Three children with the same step about their surroundings get one step for all of them.
    bool shareEnvironmentStep()
    {
        std::map<std::tuple<RoundId, std::string>, std::vector<StepId>> alike;
        for (const auto& [id, step] : m_world.steps) {
            const core::GuideStep* source = m_stage.guide.step(step.guideStep);
            const bool mayShare = source != nullptr && source->groupOk && step.kind == core::StepKind::Environment;
            if (mayShare && step.status != Step::Status::SetAside && isHere(step.child)) alike[{step.round, step.guideStep}].push_back(id);
        }
        for (auto at = alike.rbegin(); at != alike.rend(); ++at) { // the latest round first
            if (at->second.size() < 3) continue;
            Step& first = m_world.steps.at(at->second[0]);
            for (const std::size_t other : {std::size_t{1}, std::size_t{2}}) {
                first.alsoFor.push_back(m_world.steps.at(at->second[other]).child);
                m_world.steps.erase(at->second[other]);
            }
            return true;
        }
        return false;
    }

    bool shareOwnStep()
    {
        std::vector<ChildId> children;
        for (const DemoChild& c : m_unit.children) {
            if (isHere(c.child.id) && children.size() < 3) children.push_back(c.child.id);
        }
        if (children.size() < 3) return false;
        Step step;
        step.id = StepId{m_ids.next()};
        step.child = children[0];
        step.alsoFor = {children[1], children[2]};
        step.title = {"Fast legegruppe", "A steady play group"};
        step.action = {"De tre leger sammen med den samme voksne to gange om ugen.", "The three play together with the same adult twice a week."};
        step.kind = core::StepKind::Environment;
        step.responsible = rater(0);
        step.due = m_stage.today.plusDays(10);
        step.createdAt = m_stage.now - std::chrono::hours(1);
        step.createdBy = rater(0);
        m_world.steps.emplace(step.id, step);
        return true;
    }

    /// Children and memberships first, then what refers to them.
    void emitPeople(Played& played)
    {
        for (std::size_t c = 0; c < m_children.size(); ++c) {
            played.records.emplace_back(m_children[c]);
            played.records.emplace_back(m_unit.children[c].membership);
        }
        for (storage::Record& record : m_records) played.records.push_back(std::move(record));
        for (auto& [id, step] : m_world.steps) played.records.emplace_back(std::move(step));
    }

    const Stage& m_stage;
    const DemoUnit& m_unit;
    Part m_part;
    std::size_t m_index;
    const Targets& m_targets;
    Ids& m_ids;
    Random& m_random;
    World m_world; ///< of this unit alone; only what the guide's case asks for
    std::vector<core::Child> m_children;
    std::vector<storage::Record> m_records;
    bool m_wasInDoubt = false;
    int m_gates = 0; ///< how often it was time to ask the gate's question
};

} // namespace

Played play(const Stage& stage, const DemoUnit& unit, const Part& part, const Targets& targets, Ids& ids, Random& random)
{
    return Play(stage, unit, part, targets, ids, random).run();
}

} // namespace trivsel::app::demo
