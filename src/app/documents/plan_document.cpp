#include "app/documents/plan_document.h"

#include "app/models/child_steps.h"

#include <algorithm>
#include <utility>

namespace trivsel::app {

namespace {

using namespace report;
using paper::Source;

class Plan {
public:
    Plan(const Source& from, const core::ActionPlan& plan, ChildId child, Readers readers)
        : m_from(from), m_plan(plan), m_child(child), m_readers(readers),
          m_clean(from, isForParents() ? std::vector<ChildId>{child} : plan.children,
                  isForParents() ? paper::NameFilter::Others::Hidden : paper::NameFilter::Others::Kept)
    {
        // Of a group's plan the parents are told about their own child alone, wherever the others go now.
        if (isForParents())
            for (const ChildId other : plan.children)
                if (other != child) m_clean.hide(other);
    }

    Document make(paper::Fullness fullness)
    {
        Document d = paper::begin(m_from, tr("Indsatsplan", "Action plan"), m_from.world.unitOf(m_child, m_from.today),
                                  isForParents() ? tr("til barnets forældre", "for the child's parents")
                                                 : tr("kun for de voksne, der arbejder med planen",
                                                      "only for the adults who work with the plan"));
        if (!m_plan.isReady) d.stamp = tr("UDKAST", "DRAFT");
        addFacts();
        addGoal();
        section(tr("Det går godt", "What goes well"), m_plan.strengths);
        section(tr("Det, der virker", "What works"), m_plan.works);
        section(tr("Det, vi er optagede af", "What occupies us"), m_plan.worries);
        section(tr("Det ændrer vi voksne omkring barnet", "What we adults change around the child"),
                m_plan.environment);
        addPerspectives();
        addSteps();
        addParticipants();
        addFollowUps();
        if (fullness == paper::Fullness::Whole) {
            const std::string pedagogue = tr("Pædagog eller lærer", "Pedagogue or teacher");
            Signatures signatures{{pedagogue, tr("Leder", "Leader")}};
            if (isForParents()) signatures.labels = {tr("Forælder", "Parent"), pedagogue};
            m_blocks.push_back(
                Together{{WritingLines{tr("Noter fra samtalen", "Notes from the talk"), 3}, std::move(signatures)}});
        }
        d.blocks = std::move(m_blocks);
        return d;
    }

private:
    bool isForParents() const { return m_readers == Readers::Parents; }
    std::string tr(const char* da, const char* en) const { return m_from.tr(da, en); }
    void section(const std::string& heading, const std::string& words)
    {
        paper::addSection(m_blocks, heading, m_clean(words));
    }

    void addFacts()
    {
        const bool isGroup = m_plan.children.size() > 1;
        const std::string title = tr("Indsatsplan", "Action plan");
        m_blocks.push_back(Heading{1, isGroup && !isForParents()
                                          ? tr("Indsatsplan for en gruppe", "Action plan for a group")
                                          : paper::headed(m_from, title, m_child)});
        KeyValues facts;
        const auto fact = [&](std::string key, std::string value) {
            if (!value.empty()) facts.rows.push_back({std::move(key), Words(std::move(value))});
        };
        if (isGroup && !isForParents()) {
            std::string names;
            for (const ChildId id : m_plan.children) {
                const std::string name = paper::nameOf(m_from, id);
                names += (names.empty() ? "" : ", ") +
                         (name.empty() ? tr("et barn med beskyttet navn", "a child with a protected name") : name);
            }
            fact(tr("Børn", "Children"), names);
        }
        if (isGroup && isForParents())
            fact(tr("Gælder", "Concerns"), tr("Flere børn har glæde af det samme; her står kun jeres barn.",
                                              "Several children benefit from the same; only your child stands here."));
        if (const core::Child* child = m_from.world.child(m_child); child != nullptr && !isGroup)
            fact(tr("Alder", "Age"), dates::age(completedMonths(child->birthDate, m_from.today), m_from.language));
        if (const core::Child* child = m_from.world.child(m_child))
            fact(tr("Kontaktvoksen", "Contact adult"), paper::userName(m_from, child->contactAdult));
        if (const core::Rung* rung = m_from.profile.rung(m_plan.rung))
            fact(tr("Trappen", "Ladder"), m_from.in(rung->title));
        fact(tr("Skrevet", "Written"), m_from.day(toLocal(m_plan.at).date));
        fact(tr("Vi følger op", "We follow up"), m_plan.followUpOn ? m_from.day(*m_plan.followUpOn)
                                                 : m_plan.closedAt ? tr("Planen er afsluttet", "The plan is closed")
                                                                   : tr("Ikke aftalt endnu", "Not agreed yet"));
        m_blocks.push_back(std::move(facts));
    }

    void addGoal()
    {
        auto goal = paper::paragraphsOf(m_clean(m_plan.goal));
        if (goal.empty()) return;
        if (!m_plan.goalWith.empty())
            goal.emplace_back(muted(tr("Aftalt med: ", "Agreed with: ") + m_clean(m_plan.goalWith)));
        m_blocks.push_back(Callout{Callout::Tone::Accent, tr("Mål", "Goal"), std::move(goal)});
    }

    void addPerspectives()
    {
        KeyValues three;
        const auto row = [&](std::string who, const std::string& words) {
            if (!words.empty()) three.rows.push_back({std::move(who), Words(m_clean(words))});
        };
        std::string child = m_plan.childSays;
        if (child.empty() && !m_plan.childMappedBy.empty())
            child =
                m_plan.childMappedBy + (m_plan.childWhyNot.empty()
                                            ? std::string()
                                            : tr(" Ikke spurgt, fordi: ", " Not asked because: ") + m_plan.childWhyNot);
        row(tr("Barnet", "The child"), child);
        row(tr("Forældrene", "The parents"), m_plan.parentsSay);
        row(tr("Personalet", "The staff"), m_plan.staffSay);
        if (three.rows.empty()) return;
        m_blocks.push_back(Heading{2, tr("Sådan ser vi det hver især", "How each of us sees it")});
        m_blocks.push_back(std::move(three));
    }

    bool isShown(const core::Step& step) const
    {
        if (!m_from.world.mayKnow(step, m_from.user) || step.acute) return false;
        if (tools::isHeldBack(m_from.world, step)) return false;
        return !isForParents() || tools::isForParents(step);
    }

    std::vector<const core::Step*> steps() const
    {
        std::vector<const core::Step*> found;
        for (const StepId id : m_plan.steps)
            if (const auto at = m_from.world.steps.find(id); at != m_from.world.steps.end() && isShown(at->second))
                found.push_back(&at->second);
        if (m_plan.steps.empty())
            for (const core::Step* step : m_from.world.stepsOf(m_child, m_from.user))
                if (step->status == core::Step::Status::Open && isShown(*step)) found.push_back(step);
        std::stable_partition(found.begin(), found.end(),
                              [](const core::Step* step) { return step->kind == core::StepKind::Environment; });
        return found;
    }

    void addSteps()
    {
        Table table{{{tr("Hvad", "What"), 3},
                     {tr("Hvem", "Who"), 1.5},
                     {tr("Senest", "By"), 1.1},
                     {tr("Hvor langt", "How far"), 1.2}},
                    {}};
        for (const core::Step* step : steps())
            table.rows.push_back({m_clean(m_from.in(step->title)), paper::responsibleOf(m_from, *step),
                                  step->due ? dates::shortDayWithYear(*step->due, m_from.language) : std::string("–"),
                                  paper::statusText(m_from, *step)});
        if (table.rows.empty()) return;
        m_blocks.push_back(Heading{2, tr("Det gør vi", "What we do")});
        m_blocks.push_back(
            Paragraph{m_plan.together == core::ActionPlan::Together::Joint
                          ? tr("Vi arbejder sammen om ét mål.", "We work together towards one goal.")
                          : tr("Vi har hver vores opgave, side om side.", "Each has a task, side by side.")});
        m_blocks.push_back(std::move(table));
    }

    void addParticipants()
    {
        if (m_plan.participants.empty()) return;
        Table table{{{tr("Hvem", "Who"), 1.5}, {tr("Er", "Is"), 1.2}, {tr("Hjælper med", "Helps with"), 2.5}}, {}};
        for (const auto& person : m_plan.participants)
            table.rows.push_back({person.name, person.relation, m_clean(person.task)});
        m_blocks.push_back(Heading{2, tr("Familie og netværk er med", "Family and network take part")});
        m_blocks.push_back(std::move(table));
    }

    void addFollowUps()
    {
        if (m_plan.followUps.empty()) return;
        Table table{{{tr("Dag", "Day"), 1.2},
                     {tr("Personalet", "Staff"), 0.9},
                     {tr("Forældre", "Parents"), 0.9},
                     {tr("Barnet", "Child"), 0.8},
                     {tr("Aftalt", "Agreed"), 2.6}},
                    {}};
        for (const auto& one : m_plan.followUps) {
            std::string words = m_clean(one.words);
            if (!one.decision.empty()) words += (words.empty() ? "" : " ") + m_clean(one.decision);
            table.rows.push_back({dates::shortDayWithYear(one.on, m_from.language),
                                  paper::effectText(m_from, one.staff), paper::effectText(m_from, one.parents),
                                  paper::effectText(m_from, one.child), words});
        }
        m_blocks.push_back(Heading{2, tr("Har det hjulpet?", "Has it helped?")});
        m_blocks.push_back(std::move(table));
    }

    const Source& m_from;
    const core::ActionPlan& m_plan;
    ChildId m_child;
    Readers m_readers;
    paper::NameFilter m_clean;
    std::vector<Block> m_blocks;
};

} // namespace

report::Document planDocument(const Source& from, const core::ActionPlan& plan, ChildId child, Readers readers,
                              paper::Fullness fullness)
{
    return Plan(from, plan, child, readers).make(fullness);
}

} // namespace trivsel::app
