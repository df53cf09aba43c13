#include "app/documents/agenda_document.h"

#include "app/guide_case.h"
#include "app/models/child_steps.h"

#include <algorithm>
#include <utility>

namespace trivsel::app {

namespace {

using namespace report;
using paper::Source;

struct Case {
    ChildId child;
    int rank = 0; ///< red first, then yellow, then the others
    std::optional<core::Position> position;
    std::vector<const core::Step*> steps;
    const core::ActionPlan* plan = nullptr;
    std::vector<const core::Request*> waiting;
};

class Agenda {
public:
    Agenda(const Source& from, UnitId unit, std::string to) : m_from(from), m_unit(unit), m_to(std::move(to)) {}

    Document make()
    {
        Document d =
            paper::begin(m_from, tr("Dagsorden", "Agenda"), m_unit, tr("kun til mødet", "for the meeting only"));
        const core::DirectoryEntry* to = m_from.profile.role(m_to);
        m_blocks.push_back(
            Heading{1, tr("Dagsorden", "Agenda") + (to != nullptr ? " · " + m_from.in(to->title) : std::string())});
        m_blocks.push_back(Paragraph{tr(
            "Sager nævnes ved nummer. Et navn står her kun, når samtykket til netop denne modtager er givet; spørg om "
            "resten uden navn.",
            "Cases go by number. A name stands here only when consent towards this very recipient has been given; ask "
            "about the others without names.")});
        addLast();
        std::vector<Case> cases = openCases();
        if (cases.empty())
            m_blocks.push_back(Paragraph{tr("Der er ingen åbne sager i dag.", "There are no open cases today.")});
        for (const Case& one : cases) addCase(one);
        addMissingOffers();
        m_blocks.push_back(WritingLines{tr("Aftalt på mødet, uden navne", "Agreed at the meeting, without names"), 4});
        d.blocks = std::move(m_blocks);
        return d;
    }

private:
    std::string tr(const char* da, const char* en) const { return m_from.tr(da, en); }

    void addLast()
    {
        const core::Visit* last = nullptr;
        for (const core::Visit& visit : m_from.world.casework.visits)
            if (visit.unit == m_unit && visit.kind == core::Visit::Kind::SocialWorker &&
                (last == nullptr || last->heldOn <= visit.heldOn))
                last = &visit;
        if (last != nullptr && !last->words.empty())
            m_blocks.push_back(Callout{Callout::Tone::Neutral, tr("Sidst, ", "Last time, ") + m_from.day(last->heldOn),
                                       paper::paragraphsOf(last->words)});
    }

    Case caseOf(ChildId child) const
    {
        Case one;
        one.child = child;
        const auto positions = m_from.world.positionsOf(child);
        if (!positions.empty() && core::isCurrent(toLocal(positions.back().second->at).date, m_from.today, false))
            one.position = positions.back().second->position;
        for (const core::Step* step : m_from.world.stepsOf(child, m_from.user))
            if (step->status == core::Step::Status::Open && !step->acute && step->kind != core::StepKind::Authority &&
                !tools::isHeldBack(m_from.world, *step))
                one.steps.push_back(step);
        if (const core::ActionPlan* plan = paper::currentPlan(m_from, child); plan != nullptr && !plan->closedAt)
            one.plan = plan;
        for (const core::Request* request : m_from.world.casework.requests.of(child))
            if (core::isWaiting(*request) && !paper::isHidden(m_from, child, request->by, request->at))
                one.waiting.push_back(request);
        const bool isRed = one.position == core::Position::Red, isYellow = one.position == core::Position::Yellow;
        one.rank = isRed ? 0 : isYellow ? 1 : 2;
        return one;
    }

    std::vector<Case> openCases() const
    {
        std::vector<Case> cases;
        for (const UnitId unit : m_from.world.below(m_unit))
            for (const ChildId child : m_from.world.childrenOf(unit, m_from.today, m_from.user)) {
                Case one = caseOf(child);
                if (one.rank < 2 || !one.steps.empty() || one.plan != nullptr || !one.waiting.empty())
                    cases.push_back(std::move(one));
            }
        // By number and not by name: the order of names would tell who is who.
        std::sort(cases.begin(), cases.end(),
                  [](const Case& a, const Case& b) { return std::pair(a.rank, a.child) < std::pair(b.rank, b.child); });
        return cases;
    }

    bool mayName(ChildId id) const
    {
        const core::Child* child = m_from.world.child(id);
        if (child == nullptr || child->hasProtectedAddress) return false;
        return consentOf(m_from.world, *child, m_from.profile, m_to, m_from.today, m_from.user) == core::ConsentState::Given;
    }

    void addCase(const Case& one)
    {
        const core::Child* child = m_from.world.child(one.child);
        const bool isNamed = mayName(one.child);
        paper::NameFilter clean(m_from, {one.child}, paper::NameFilter::Others::Hidden);
        if (!isNamed) clean.hide(one.child);
        std::vector<Block> blocks;
        blocks.push_back(Heading{3, tr("Sag ", "Case ") + std::to_string(one.child.value) +
                                        (isNamed ? " · " + paper::nameOf(m_from, one.child) : std::string()) + " · " +
                                        std::to_string(completedMonths(child->birthDate, m_from.today) / 12) +
                                        tr(" år", " years")});
        KeyValues rows;
        if (one.position)
            rows.rows.push_back(
                {tr("Nu", "Now"), marked(*one.position, m_from.in(m_from.profile.positionWords.of(*one.position)))});
        if (one.plan != nullptr && !one.plan->goal.empty())
            rows.rows.push_back({tr("Mål", "Goal"), clean(text::displayLine(one.plan->goal, 160))});
        std::string steps;
        for (const core::Step* step : one.steps)
            steps += (steps.empty() ? "" : " · ") + clean(text::displayLine(m_from.in(step->title), 80));
        if (!steps.empty()) rows.rows.push_back({tr("I gang", "Under way"), steps});
        for (const core::Request* request : one.waiting) {
            const core::DirectoryEntry* to = m_from.profile.role(request->to);
            rows.rows.push_back({tr("Venter på", "Waiting for"),
                                 (to != nullptr ? m_from.in(to->title) : request->to) + tr(", dage: ", ", days: ") +
                                     std::to_string(core::waitingDays(*request, m_from.today).value_or(0))});
        }
        if (!rows.rows.empty()) blocks.push_back(std::move(rows));
        m_blocks.push_back(Together{std::move(blocks)});
    }

    void addMissingOffers()
    {
        List list;
        for (const core::MissingOffer& offer : m_from.world.casework.missingOffers)
            if (offer.unit == m_unit) list.items.emplace_back(offer.what);
        if (list.items.empty()) return;
        m_blocks.push_back(Heading{2, tr("Tilbud, vi manglede", "Offers we lacked")});
        m_blocks.push_back(std::move(list));
    }

    const Source& m_from;
    UnitId m_unit;
    std::string m_to;
    std::vector<Block> m_blocks;
};

} // namespace

report::Document agendaDocument(const Source& from, UnitId unit, const std::string& to)
{
    return Agenda(from, unit, to).make();
}

} // namespace trivsel::app
