#include "app/documents/group_document.h"

#include "app/models/child_steps.h"
#include "app/plan_rules.h"
#include "app/round_windows.h"
#include "app/session.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace trivsel::app {

namespace {

using namespace report;
using core::Position;
using paper::Source;

constexpr std::size_t kMostAreas = 6;

/// Whether any adult has seen a sign in each area of the form; false where nobody did.
std::vector<bool> signsOf(const core::Instrument& form, const std::vector<const core::Rating*>& ratings)
{
    std::vector<bool> signs(form.areas.size(), false);
    for (const core::Rating* rating : ratings) {
        if (!rating->doneAt || rating->answers.size() != form.items.size()) continue; // another edition of the form
        const core::Answers answers = core::effectiveAnswers(form, *rating);
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (!answers[i]) continue;
            const auto sign = form.answersOf(i).options[*answers[i]].signal;
            if (sign && core::isAtLeast(*sign, Position::Yellow)) signs[form.items[i].area] = true;
        }
    }
    return signs;
}

class Meeting {
public:
    Meeting(const Source& from, const GroupReport& report)
        : m_from(from), m_report(report), m_clean(from, report.children, paper::NameFilter::Others::Kept)
    {
        const auto rows = from.world.roundChildren.find(report.round->id);
        if (rows != from.world.roundChildren.end())
            for (const core::RoundChild& row : rows->second)
                if (from.world.isBarred(row.child, from.user)) m_clean.hide(row.child);
    }

    Document make()
    {
        Document d = paper::begin(m_from, tr("Til stuemødet", "For the unit's meeting"), m_report.unit,
                                  tr("kun til de voksne om gruppen", "only for the adults of the unit"));
        d.headRight = m_from.in(m_report.round->title);
        const core::Unit* unit = m_from.world.unit(m_report.unit);
        m_blocks.push_back(
            Heading{1, tr("Til stuemødet", "For the unit's meeting") +
                           (unit != nullptr ? " · " + text::displayLine(unit->name, 60) : std::string())});
        addLead();
        addPositions();
        addTogether();
        addChildren();
        addEnvironment();
        addSteps();
        addNext();
        d.blocks = std::move(m_blocks);
        return d;
    }

private:
    /// A day to meet again about something.
    struct Coming {
        Date day;
        std::string what;
    };

    std::string tr(const char* da, const char* en) const { return m_from.tr(da, en); }
    std::string shortDay(Date day) const { return dates::shortDayWithYear(day, m_from.language); }
    const core::CommonPosition* positionOf(ChildId child) const
    {
        return m_from.world.position(m_report.round->id, child);
    }
    Position standing(ChildId child) const
    {
        const core::CommonPosition* position = positionOf(child);
        return position != nullptr ? position->position : Position::Unassessed;
    }
    /// A protected name is not printed; the number finds the child in the program.
    std::string nameOf(ChildId child) const
    {
        const std::string name = paper::nameOf(m_from, child);
        return name.empty() ? tr("Barn nr. ", "Child no. ") + std::to_string(child.value) : name;
    }

    void addLead()
    {
        std::string words = m_from.in(m_report.round->title);
        if (m_report.round->closedAt)
            words += tr(", lukket ", ", closed ") + m_from.day(toLocal(*m_report.round->closedAt).date);
        words += tr(". En position hører til denne runde og siger ikke, hvem barnet er.",
                    ". A position belongs to this round and does not say who the child is.");
        if (m_report.hasOthers)
            words += tr(" Børn, der er flyttet eller stoppet siden, er ikke med.",
                        " Children who have moved or left since are not in it.");
        m_blocks.push_back(Paragraph{words});
    }

    void addPositions()
    {
        Table table{{{tr("Position", "Position"), 3}, {tr("Børn", "Children"), 1, Table::Align::Right}}, {}};
        for (const Position position : {Position::Green, Position::Yellow, Position::Red, Position::Unassessed}) {
            const auto count = std::count_if(m_report.children.begin(), m_report.children.end(),
                                             [&](ChildId child) { return standing(child) == position; });
            if (position == Position::Unassessed && count == 0) continue;
            table.rows.push_back(
                {marked(position, m_from.in(m_from.profile.positionWords.of(position))), std::to_string(count)});
        }
        table.rows.push_back({bold(tr("I alt", "In all")), bold(std::to_string(m_report.children.size()))});
        m_blocks.push_back(std::move(table));
    }

    void addTogether()
    {
        if (m_report.areas.empty()) return;
        m_blocks.push_back(Heading{2, tr("Det ser vi hos flere", "What we see with several")});
        List list;
        for (const GroupReport::Area& area : m_report.areas)
            list.items.emplace_back(Words{{bold(m_from.in(area.title)),
                                           {tr(": tegn hos ", ": signs with ") + std::to_string(area.children) +
                                            tr(" af ", " of ") + std::to_string(area.of) + tr(" børn", " children")}}});
        m_blocks.push_back(std::move(list));
        m_blocks.push_back(Paragraph{
            muted(tr("Tal om, hvad I selv kan ændre: det, der samler sig hos flere, handler tit om dagens rammer.",
                     "Talk about what you can change yourselves: what gathers with several is often about how the day "
                     "is arranged.")),
            Paragraph::Size::Small});
    }

    /// What was agreed about the surroundings, as far as the user may know it.
    std::string environmentOf(ChildId child) const
    {
        if (const core::ActionPlan* plan = openPlan(child); plan != nullptr && !plan->environment.empty())
            return m_clean(plan->environment);
        const core::CommonPosition* position = positionOf(child);
        const bool isKnown = position != nullptr && !paper::isHidden(m_from, child, position->by, position->at);
        return isKnown ? m_clean(position->environment) : std::string();
    }
    const core::ActionPlan* openPlan(ChildId child) const
    {
        const core::ActionPlan* plan = paper::currentPlan(m_from, child);
        return plan != nullptr && !plan->closedAt ? plan : nullptr;
    }

    void addChildren()
    {
        std::vector<Block> blocks;
        for (const Position position : {Position::Red, Position::Yellow})
            for (const ChildId child : m_report.children)
                if (standing(child) == position) blocks.push_back(Together{aboutChild(child, position)});
        m_blocks.push_back(Heading{2, tr("Børn i gul eller rød position", "Children in yellow or red position")});
        if (blocks.empty()) m_blocks.push_back(Paragraph{tr("Ingen i denne runde.", "None in this round.")});
        for (Block& block : blocks) m_blocks.push_back(std::move(block));
    }

    std::vector<Block> aboutChild(ChildId child, Position position)
    {
        std::vector<Block> blocks{Heading{3, nameOf(child)}};
        KeyValues rows;
        rows.rows.push_back(
            {tr("Position", "Position"), marked(position, m_from.in(m_from.profile.positionWords.of(position)))});
        const core::CommonPosition* common = positionOf(child);
        const bool isKnown = common != nullptr && !paper::isHidden(m_from, child, common->by, common->at);
        if (isKnown && !common->watchFor.empty())
            rows.rows.push_back({tr("Hold øje med", "Watch for"), m_clean(common->watchFor)});
        const std::string environment = environmentOf(child);
        rows.rows.push_back(
            {tr("Det ændrer vi", "What we change"),
             environment.empty() ? Words(muted(tr("Ikke aftalt endnu", "Not agreed yet"))) : Words(environment)});
        if (const core::ActionPlan* plan = openPlan(child); plan != nullptr && !plan->goal.empty())
            rows.rows.push_back({tr("Mål", "Goal"), m_clean(plan->goal)});
        blocks.push_back(std::move(rows));
        return blocks;
    }

    /// Each change once, with those it is for.
    void addEnvironment()
    {
        std::vector<std::pair<std::string, std::string>> changes;
        for (const ChildId child : m_report.children) {
            const std::string words(text::trim(environmentOf(child)));
            if (words.empty()) continue;
            const auto known =
                std::find_if(changes.begin(), changes.end(), [&](const auto& one) { return one.first == words; });
            if (known == changes.end())
                changes.emplace_back(words, nameOf(child));
            else
                known->second += ", " + nameOf(child);
        }
        if (changes.empty()) return;
        m_blocks.push_back(Heading{2, tr("Det ændrer vi i hverdagen", "What we change in everyday life")});
        List list;
        for (const auto& [words, names] : changes) list.items.emplace_back(Words{{{words}, muted(" · " + names)}});
        m_blocks.push_back(std::move(list));
    }

    void addSteps()
    {
        Table table{{{tr("Hvad", "What"), 2.6},
                     {tr("Barn", "Child"), 1.5},
                     {tr("Hvem", "Who"), 1.4},
                     {tr("Senest", "By"), 1.3}},
                    {}};
        struct Row {
            std::string title, who, names;
            std::optional<Date> due;
        };
        std::vector<Row> rows; // what is the same for several children stands once
        for (const ChildId child : m_report.children)
            for (const core::Step* step : m_from.world.stepsOf(child, m_from.user)) {
                if (step->status != core::Step::Status::Open || step->acute ||
                    step->kind == core::StepKind::Authority || tools::isHeldBack(m_from.world, *step))
                    continue;
                Row row{m_clean(m_from.in(step->title)), paper::responsibleOf(m_from, *step), nameOf(child), step->due};
                const auto same = std::find_if(rows.begin(), rows.end(), [&](const Row& one) {
                    return one.title == row.title && one.who == row.who && one.due == row.due;
                });
                if (same != rows.end())
                    same->names += ", " + row.names;
                else
                    rows.push_back(row);
                if (step->due) m_coming.push_back({*step->due, row.title});
            }
        const auto dueOf = [](const Row& row) { return row.due.value_or(Date(std::chrono::sys_days::max())); };
        std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return dueOf(a) < dueOf(b); });
        int overdue = 0;
        for (const Row& row : rows) {
            const bool isOverdue = row.due && *row.due < m_from.today;
            overdue += isOverdue ? 1 : 0;
            Words due = row.due ? Words(shortDay(*row.due)) : Words(muted(tr("ingen dato", "no day")));
            if (isOverdue) due = Words{{bold(shortDay(*row.due)), {tr(", fristen er gået", ", past its day")}}};
            table.rows.push_back({row.title, row.names, row.who, std::move(due)});
        }
        m_blocks.push_back(Heading{2, tr("Åbne skridt", "Open steps")});
        if (table.rows.empty()) {
            m_blocks.push_back(Paragraph{tr("Der er ingen åbne skridt.", "There are no open steps.")});
            return;
        }
        if (overdue > 0)
            m_blocks.push_back(Paragraph{
                overdue == 1 ? tr("Ét skridt er over tiden.", "One step is past its day.")
                             : std::to_string(overdue) + tr(" skridt er over tiden.", " steps are past their day.")});
        m_blocks.push_back(std::move(table));
    }

    void addNext()
    {
        for (const ChildId child : m_report.children) {
            const core::CommonPosition* common = positionOf(child);
            const bool isKnown = common != nullptr && !paper::isHidden(m_from, child, common->by, common->at);
            if (isKnown && common->lookAgain)
                m_coming.push_back({*common->lookAgain, tr("se igen på ", "look again at ") + nameOf(child)});
            if (const core::ActionPlan* plan = openPlan(child); plan != nullptr && plan->followUpOn)
                m_coming.push_back(
                    {*plan->followUpOn, tr("opfølgning på planen for ", "follow-up of the plan for ") + nameOf(child)});
        }
        if (const core::Unit* unit = m_from.world.unit(m_report.unit))
            if (const auto window = nextWindow(m_from.profile, unit->setting, m_from.today))
                m_coming.push_back({window->from, tr("næste runde begynder", "the next round begins")});
        std::erase_if(m_coming, [&](const Coming& one) { return one.day < m_from.today; });
        m_blocks.push_back(Heading{2, tr("Næste dato", "The next date")});
        const auto next = std::min_element(m_coming.begin(), m_coming.end(),
                                           [](const Coming& a, const Coming& b) { return a.day < b.day; });
        if (next != m_coming.end())
            m_blocks.push_back(Paragraph{Words{{bold(m_from.day(next->day)), {": " + next->what + "."}}}});
        m_blocks.push_back(WritingLines{
            tr("Aftalt på mødet, og hvornår vi ser på det igen", "Agreed at the meeting, and when we look at it again"),
            3});
    }

    const Source& m_from;
    const GroupReport& m_report;
    paper::NameFilter m_clean;
    std::vector<Block> m_blocks;
    std::vector<Coming> m_coming;
};

} // namespace

Result<GroupReport> groupReportOf(const Session& session, UnitId unit)
{
    const World& world = session.world();
    GroupReport report;
    report.unit = unit;
    for (const core::Round* round : world.roundsOf(unit))
        if (!round->isOpen()) report.round = round;
    if (report.round == nullptr)
        return fail(ErrorCode::BadInput,
                    {"Gruppen har ingen lukket runde endnu. Luk runden først, eller vælg en anden gruppe.",
                     "The unit has no closed round yet. Close the round first, or choose another unit."});
    for (const core::RoundChild& row : world.roundChildrenOf(report.round->id, session.user().id)) {
        if (row.left || !session.maySee(row.child) || world.unitOf(row.child, session.today()) != unit) {
            report.hasOthers = true;
            continue;
        }
        report.children.push_back(row.child);
    }
    std::sort(report.children.begin(), report.children.end(),
              [&](ChildId a, ChildId b) { return world.sortKey(a) < world.sortKey(b); });
    std::map<std::string, GroupReport::Area> areas; // by what it is called: two forms may have the same
    for (const ChildId child : report.children) {
        const core::RoundChild* row = world.roundChild(report.round->id, child);
        const core::InstrumentPtr form =
            row != nullptr && row->instrument ? session.instrument(*row->instrument) : nullptr;
        const auto ratings = world.ratingsOf(report.round->id, child);
        if (form == nullptr || ratings.empty()) continue;
        const std::vector<bool> signs = signsOf(*form, ratings);
        for (std::size_t i = 0; i < signs.size(); ++i) {
            GroupReport::Area& area = areas[form->areas[i].title.da];
            area.title = form->areas[i].title;
            area.of += 1;
            area.children += signs[i] ? 1 : 0;
        }
    }
    for (auto& [title, area] : areas)
        if (area.children >= 2) report.areas.push_back(std::move(area));
    std::stable_sort(report.areas.begin(), report.areas.end(),
                     [](const auto& a, const auto& b) { return a.children > b.children; });
    if (report.areas.size() > kMostAreas) report.areas.resize(kMostAreas);
    return report;
}

report::Document groupDocument(const Source& from, const GroupReport& report)
{
    return Meeting(from, report).make();
}

} // namespace trivsel::app
