#include "app/documents/status_document.h"

#include "app/documents/handover_document.h"
#include "app/models/child_steps.h"
#include "app/plan_rules.h"
#include "app/transition/handover_rules.h"

#include <algorithm>
#include <utility>

namespace trivsel::app {

namespace {

using namespace report;
using paper::Source;

constexpr std::size_t kMostRounds = 6;

class Status {
public:
    Status(const Source& from, ChildId child)
        : m_from(from), m_child(child), m_plan(paper::currentPlan(from, child)),
          m_clean(from, {child}, paper::NameFilter::Others::Hidden)
    {
        if (m_plan != nullptr)
            for (const ChildId other : m_plan->children)
                if (other != child) m_clean.hide(other);
    }

    Document make(paper::Fullness fullness)
    {
        Document d =
            paper::begin(m_from, tr("Statusudtalelse", "Status report"), m_from.world.unitOf(m_child, m_from.today),
                         tr("kun til den, den er stilet til", "only for the one it is addressed to"));
        m_blocks.push_back(Heading{1, paper::headed(m_from, tr("Statusudtalelse", "Status report"), m_child)});
        addFacts();
        if (m_plan != nullptr) {
            addSection(tr("Barnets styrker", "The child's strengths"), m_plan->strengths);
            addSection(tr("Det, der virker", "What works"), m_plan->works);
            addSection(tr("Mål", "Goal"), m_plan->goal);
            addSection(tr("Det har de voksne ændret omkring barnet", "What the adults have changed around the child"),
                       m_plan->environment);
            addSection(tr("Barnets perspektiv", "The child's perspective"), m_plan->childSays);
            addSection(tr("Forældrenes perspektiv", "The parents' perspective"), m_plan->parentsSay);
        }
        addPositions();
        addRuler();
        addSteps();
        addEffect();
        addRequests();
        const WritingLines lines{tr("Samlet vurdering, skrevet af de voksne", "Overall view, written by the adults"),
                                 fullness == paper::Fullness::Whole ? 5 : 3};
        m_blocks.push_back(
            Together{{lines, Signatures{{tr("Pædagog eller lærer", "Pedagogue or teacher"), tr("Leder", "Leader")}}}});
        d.blocks = std::move(m_blocks);
        return d;
    }

private:
    std::string tr(const char* da, const char* en) const { return m_from.tr(da, en); }
    void addSection(const std::string& heading, const std::string& words)
    {
        paper::addSection(m_blocks, heading, m_clean(words));
    }

    void addFacts()
    {
        const core::Child* child = m_from.world.child(m_child);
        if (child == nullptr) return;
        KeyValues rows;
        if (child->hasProtectedAddress)
            rows.rows.push_back(
                {tr("Navn", "Name"), tr("Beskyttet; skrives i hånden", "Protected; to be written by hand")});
        rows.rows.push_back({tr("Født", "Born"), m_from.day(child->birthDate)});
        const auto memberships = m_from.world.membershipsOf(m_child);
        if (!memberships.empty()) {
            const auto first = std::min_element(memberships.begin(), memberships.end(),
                                                [](const auto* a, const auto* b) { return a->from < b->from; });
            rows.rows.push_back({tr("Hos os siden", "With us since"), m_from.day((*first)->from)});
        }
        if (const std::string contact = paper::userName(m_from, child->contactAdult); !contact.empty())
            rows.rows.push_back({tr("Kontaktvoksen", "Contact adult"), contact});
        rows.rows.push_back({tr("Skrevet", "Written"), m_from.day(m_from.today)});
        m_blocks.push_back(std::move(rows));
    }

    void addPositions()
    {
        auto positions = m_from.world.positionsOf(m_child);
        if (positions.empty()) return;
        if (positions.size() > kMostRounds)
            positions.erase(positions.begin(), positions.end() - static_cast<std::ptrdiff_t>(kMostRounds));
        Table table{
            {{tr("Runde", "Round"), 1.3}, {tr("Fælles position", "Common position"), 2}, {tr("Dato", "Day"), 1.2}}, {}};
        for (const auto& [round, position] : positions)
            table.rows.push_back(
                {m_from.in(round->title),
                 marked(position->position, m_from.in(m_from.profile.positionWords.of(position->position))),
                 dates::shortDayWithYear(toLocal(position->at).date, m_from.language)});
        m_blocks.push_back(Heading{2, tr("Runde for runde", "Round by round")});
        m_blocks.push_back(Paragraph{
            muted(tr("En position er de voksnes fælles vurdering i én runde og ét sted. Den er ikke en diagnose.",
                     "A position is the adults' common assessment in one round and one place. It is no diagnosis.")),
            Paragraph::Size::Small});
        m_blocks.push_back(std::move(table));
    }

    void addRuler()
    {
        core::Handover only; // of no sheet: what its ruler would say of the child
        only.child = m_child;
        const core::HandoverSheet sheet = handoverSheet(m_from, nullptr, only);
        if (sheet.ruler.empty()) return;
        m_blocks.push_back(Heading{2, tr("Trivselslinealen (1 er bedst)", "The wellbeing ruler (1 is best)")});
        m_blocks.push_back(rulerTable(m_from, nullptr, sheet.ruler));
    }

    void addSteps()
    {
        Table table{{{tr("Hvad", "What"), 2.6},
                     {tr("Hvem", "Who"), 1.4},
                     {tr("Fra", "From"), 1},
                     {tr("Hvor langt", "How far"), 1.4}},
                    {}};
        for (const core::Step* step : m_from.world.stepsOf(m_child, m_from.user)) {
            if (step->acute || step->kind == core::StepKind::Authority || tools::isHeldBack(m_from.world, *step))
                continue;
            table.rows.push_back({m_clean(m_from.in(step->title)), paper::responsibleOf(m_from, *step),
                                  dates::shortDayWithYear(toLocal(step->createdAt).date, m_from.language),
                                  paper::statusText(m_from, *step)});
        }
        if (table.rows.empty()) return;
        m_blocks.push_back(Heading{2, tr("Det er gjort", "What has been done")});
        m_blocks.push_back(std::move(table));
    }

    void addEffect()
    {
        Table table{{{tr("Dag", "Day"), 1.1},
                     {tr("Personalet", "Staff"), 0.9},
                     {tr("Forældre", "Parents"), 0.9},
                     {tr("Barnet", "Child"), 0.8},
                     {tr("Ord og beslutning", "Words and decision"), 2.6}},
                    {}};
        for (const core::ActionPlan* plan : plansOf(m_from.world, m_child, m_from.user)) {
            for (const auto& one : plan->followUps)
                table.rows.push_back(
                    {dates::shortDayWithYear(one.on, m_from.language), paper::effectText(m_from, one.staff),
                     paper::effectText(m_from, one.parents), paper::effectText(m_from, one.child),
                     m_clean(one.words + (one.words.empty() || one.decision.empty() ? "" : " ") + one.decision)});
        }
        if (table.rows.empty()) return;
        m_blocks.push_back(Heading{2, tr("Har det hjulpet?", "Has it helped?")});
        m_blocks.push_back(std::move(table));
    }

    std::string answerText(const core::Request& request) const
    {
        using Answer = core::Request::Answer;
        if (!request.answer) {
            const auto days = core::waitingDays(request, m_from.today);
            return days ? tr("Venter, dage: ", "Waiting, days: ") + std::to_string(*days)
                        : tr("Ikke sendt", "Not sent");
        }
        switch (*request.answer) {
        case Answer::Consultative: return tr("Konsultativ støtte", "Consultation");
        case Answer::ShortCourse: return tr("Kort forløb", "A short course");
        case Answer::Conversations: return tr("Samtaleforløb", "Conversations");
        case Answer::FamilyTreatment: return tr("Familiebehandling", "Family treatment");
        case Answer::Onward: return tr("Sendt videre", "Sent onward");
        case Answer::Accepted: return tr("Imødekommet", "Accepted");
        case Answer::Declined: break;
        }
        return tr("Afslag", "Declined");
    }

    void addRequests()
    {
        Table table{{{tr("Spurgt", "Asked"), 1.6},
                     {tr("Om", "About"), 2},
                     {tr("Sendt", "Sent"), 1},
                     {tr("Svar", "Answer"), 1.4}},
                    {}};
        for (const core::Request* request : m_from.world.casework.requests.of(m_child)) {
            if (paper::isHidden(m_from, m_child, request->by, request->at)) continue;
            const core::DirectoryEntry* to = m_from.profile.role(request->to);
            table.rows.push_back(
                {to != nullptr ? m_from.in(to->title) : request->to, m_clean(request->purpose),
                 request->sentOn ? dates::shortDayWithYear(*request->sentOn, m_from.language) : std::string("–"),
                 answerText(*request)});
        }
        if (table.rows.empty()) return;
        m_blocks.push_back(Heading{2, tr("Hjælp fra andre", "Help from others")});
        m_blocks.push_back(std::move(table));
    }

    const Source& m_from;
    ChildId m_child;
    const core::ActionPlan* m_plan;
    paper::NameFilter m_clean;
    std::vector<Block> m_blocks;
};

} // namespace

report::Document statusDocument(const Source& from, ChildId child, paper::Fullness fullness)
{
    return Status(from, child).make(fullness);
}

} // namespace trivsel::app
