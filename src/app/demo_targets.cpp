#include "app/demo_rounds.h"

#include <algorithm>

/// Which position each child is to get in each round.
namespace trivsel::app::demo {
namespace {

using core::Position;

constexpr double kRedShare = 0.03;
constexpr double kYellowShare = 0.14;

} // namespace

bool comesOrGoes(const DemoChild& child) { return child.leaves || child.joinsLate; }

Stage::Stage(const DemoRequest& request, const core::Municipality& profile, const core::Guide& itsGuide,
             const core::WorkingCalendar& itsCalendar)
    : catalog(*request.catalog), names(*request.catalog->demoNames()), municipality(profile), guide(itsGuide),
      calendar(itsCalendar), today(request.clock->today()), now(request.clock->now())
{
}

const DemoForm* Stage::formFor(const core::Child& child, const RoundDays& round, core::Setting setting) const
{
    const core::InstrumentPtr form = catalog.instrumentFor(std::max(0, completedMonths(child.birthDate, round.from)), setting);
    if (!form) return nullptr;
    auto& known = m_forms[form->id];
    if (!known) known = std::make_unique<DemoForm>(form, municipality.instrumentRule == "default" ? "" : municipality.instrumentRule);
    return known.get();
}

bool takesPart(const Stage& stage, const DemoUnit& unit, const DemoChild& child, std::size_t round)
{
    const RoundDays& days = unit.rounds[round];
    if (child.isNewcomer || stage.formFor(child.child, days, unit.unit.setting) == nullptr) return false;
    return days.isOpen || child.membership.from <= days.from;
}

Targets::Targets(const Stage& stage, const std::vector<DemoUnit>& units, Random& random)
{
    struct Place { std::size_t unit, child; double rank; };
    std::size_t rounds = 0;
    for (const DemoUnit& unit : units) {
        rounds = unit.rounds.size();
        m_targets.emplace_back(unit.children.size(), std::vector<Position>(rounds, Position::Unassessed));
    }
    for (std::size_t r = 0; r < rounds; ++r) {
        std::vector<Place> places;
        for (std::size_t u = 0; u < units.size(); ++u) {
            for (std::size_t c = 0; c < units[u].children.size(); ++c) {
                if (!takesPart(stage, units[u], units[u].children[c], r)) continue;
                places.push_back({u, c, 0.6 * units[u].children[c].tendency + 0.4 * random.unit()});
            }
        }
        std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.rank > b.rank; });
        const auto all = static_cast<double>(places.size());
        const auto red = static_cast<std::size_t>(all * kRedShare + 0.5);
        const auto notGreen = red + static_cast<std::size_t>(all * kYellowShare + 0.5);
        for (std::size_t i = 0; i < places.size(); ++i) {
            m_targets[places[i].unit][places[i].child][r] = i < red ? Position::Red : i < notGreen ? Position::Yellow : Position::Green;
        }
    }
}

std::size_t unitWithDoubt(const std::vector<DemoUnit>& units, const Targets& targets)
{
    std::size_t last = 0;
    for (std::size_t u = 0; u < units.size(); ++u) {
        const std::size_t open = units[u].rounds.size() - 1;
        std::size_t taking = 0, notGreen = 0;
        for (std::size_t c = 0; c < units[u].children.size(); ++c) {
            const Position target = targets.of(u, c, open);
            if (target == Position::Unassessed || comesOrGoes(units[u].children[c])) continue;
            ++taking;
            notGreen += target != Position::Green ? 1 : 0;
        }
        if (taking > kPlaceOfFirstAgreed && notGreen > 0) last = u;
    }
    return last;
}

} // namespace trivsel::app::demo
