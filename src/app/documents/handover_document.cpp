#include "app/documents/handover_document.h"

#include "app/transition/handover_rules.h"

#include <fmt/format.h>

#include <utility>

namespace trivsel::app {

namespace {

using namespace report;
using core::HandoverSheet;
using paper::Source;

constexpr int kLinesOfField = 3;

Text phaseWords(core::RulerMark::Phase phase)
{
    switch (phase) {
    case core::RulerMark::Phase::Before: return {"Før", "Before"};
    case core::RulerMark::Phase::During: return {"Under", "During"};
    case core::RulerMark::Phase::After: break;
    }
    return {"Efter", "After"};
}

std::string stepText(const Source& from, const core::Ruler* ruler, const std::optional<std::uint8_t>& at)
{
    if (!at) return "–";
    const core::Ruler::Step* step = ruler != nullptr ? ruler->step(*at) : nullptr;
    return std::to_string(int{*at}) + (step != nullptr ? " · " + from.in(step->title) : std::string());
}

std::string joined(const Source& from, const std::vector<Text>& titles)
{
    std::string words;
    for (const Text& title : titles) words += (words.empty() ? "" : "; ") + from.in(title);
    return words;
}

std::string tenthsText(const Source& from, int tenths)
{
    const char* mark = from.language == Language::Danish ? "," : ".";
    return tenths % 10 == 0 ? std::to_string(tenths / 10) : fmt::format("{}{}{}", tenths / 10, mark, tenths % 10);
}

class Sheet {
public:
    Sheet(const Source& from, const HandoverSheet& sheet, bool isOurs) : m_from(from), m_sheet(sheet), m_isOurs(isOurs) {}

    Document make()
    {
        const std::string title = tr("Overgangsskema", "Handover sheet");
        Document d = paper::begin(m_from, title, {}, tr("til det næste sted og forældrene", "for the next place and the parents"));
        d.headLeft = text::displayLine(m_sheet.unit.empty() ? m_sheet.institution : m_sheet.unit + ", " + m_sheet.institution, 120);
        m_blocks.push_back(Heading{1, m_sheet.child.name.empty() ? title : title + tr(" for ", " for ") + text::displayLine(m_sheet.child.name, 80)});
        addFacts();
        for (const core::HandoverField& field : core::handoverFields(m_sheet.from, m_sheet.to)) addField(field);
        addPositions();
        addActions();
        addRuler();
        addAbsence();
        if (m_isOurs)
            m_blocks.push_back(Together{{Signatures{{tr("Forælder", "Parent"), tr("Forælder", "Parent"), tr("For det sted, barnet kommer fra", "For the place the child comes from"),
                                                     tr("For det sted, der tager over", "For the place that takes over")}}}});
        d.blocks = std::move(m_blocks);
        return d;
    }

private:
    std::string tr(const char* da, const char* en) const { return m_from.tr(da, en); }
    std::string day(const std::optional<Date>& date) const { return date ? m_from.day(*date) : std::string("–"); }

    void addFacts()
    {
        KeyValues rows;
        if (m_sheet.child.isProtected)
            rows.rows.push_back({tr("Navn", "Name"), tr("Beskyttet; fortælles på anden måde", "Protected; told in another way")});
        rows.rows.push_back({tr("Født", "Born"), m_from.day(m_sheet.child.born)});
        rows.rows.push_back({tr("Fra", "From"), m_from.in(core::placeWords(m_sheet.from)) + " · " + text::displayLine(m_sheet.institution, 120)});
        rows.rows.push_back({tr("Til", "To"), m_from.in(core::placeWords(m_sheet.to)) + (m_sheet.receiver.empty() ? "" : " · " + text::displayLine(m_sheet.receiver, 120))});
        rows.rows.push_back({tr("Første dag dér", "First day there"), day(m_sheet.movesOn)});
        rows.rows.push_back({tr("Udfyldt med forældrene", "Filled in with the parents"), day(m_sheet.withParentsOn)});
        if (!m_sheet.ground.empty()) rows.rows.push_back({tr("Gives videre, fordi", "Passed on because"), m_sheet.ground});
        rows.rows.push_back({tr("Skrevet af", "Written by"), text::displayLine(m_sheet.by, 80) + " · " + m_from.day(m_sheet.on)});
        m_blocks.push_back(std::move(rows));
    }

    void addField(const core::HandoverField& field)
    {
        const auto said = m_sheet.words.find(std::string(field.id));
        if (said != m_sheet.words.end()) {
            paper::addSection(m_blocks, m_from.in(field.title), said->second);
        } else if (m_isOurs) { // still to be written, by hand if need be
            m_blocks.push_back(Together{{Heading{2, m_from.in(field.title)}, WritingLines{m_from.in(field.hint), kLinesOfField}}});
        }
    }

    void addPositions()
    {
        if (m_sheet.leavesOutPositions) {
            m_blocks.push_back(Heading{2, tr("Positioner", "Positions")});
            m_blocks.push_back(Paragraph{muted(tr("Kommunens vurderinger følger ikke barnet til et nyt sted. De er derfor ikke med.",
                                                  "The municipality's ratings do not follow the child to another place. So they are not here.")),
                                         Paragraph::Size::Small});
            return;
        }
        if (m_sheet.positions.empty()) return;
        Table table{{{tr("Runde", "Round"), 1.3}, {tr("Fælles position", "Common position"), 2}, {tr("Dato", "Day"), 1.2}}, {}};
        for (const auto& round : m_sheet.positions)
            table.rows.push_back({m_from.in(round.title), marked(round.position, m_from.in(m_from.profile.positionWords.of(round.position))),
                                  dates::shortDayWithYear(round.on, m_from.language)});
        m_blocks.push_back(Heading{2, tr("Positioner i de runder, der er lukket", "Positions in closed rounds")});
        m_blocks.push_back(std::move(table));
    }

    void addActions()
    {
        if (m_sheet.actions.empty()) return;
        Table table{{{tr("Hvad", "What"), 2.6}, {tr("Hvem", "Who"), 1.4}, {tr("Senest", "By"), 1}}, {}};
        for (const auto& action : m_sheet.actions)
            table.rows.push_back({m_from.in(action.title), action.who.empty() ? std::string("–") : action.who,
                                  action.due ? dates::shortDayWithYear(*action.due, m_from.language) : std::string("–")});
        m_blocks.push_back(Heading{2, tr("Det er i gang", "What is under way")});
        m_blocks.push_back(std::move(table));
    }

    void addRuler()
    {
        if (m_sheet.ruler.empty()) return;
        m_blocks.push_back(Heading{2, tr("Trivselslinealen (1 er bedst)", "The wellbeing ruler (1 is best)")});
        m_blocks.push_back(rulerTable(m_from, nullptr, m_sheet.ruler));
        for (const auto& [title, list] : {std::pair(tr("Beskytter: ", "Protects: "), &HandoverSheet::Mark::protective),
                                          std::pair(tr("Risiko: ", "Risk: "), &HandoverSheet::Mark::risks)})
            if (const auto& latest = m_sheet.ruler.back().*list; !latest.empty())
                m_blocks.push_back(Paragraph{Words(std::vector<Run>{bold(title), {joined(m_from, latest)}})});
    }

    void addAbsence()
    {
        if (!m_sheet.absence) return;
        KeyValues rows;
        rows.rows.push_back({tr("Sygdom", "Illness"), tenthsText(m_from, m_sheet.absence->illness)});
        rows.rows.push_back({tr("Med tilladelse", "Permitted"), tenthsText(m_from, m_sheet.absence->permitted)});
        rows.rows.push_back({tr("Ulovligt", "Unlawful"), tenthsText(m_from, m_sheet.absence->unlawful)});
        m_blocks.push_back(Together{{Heading{2, tr("Fravær det sidste år, dage", "Absence of the last year, days")}, std::move(rows)}});
    }

    const Source& m_from;
    const HandoverSheet& m_sheet;
    bool m_isOurs;
    std::vector<Block> m_blocks;
};

} // namespace

report::Table rulerTable(const Source& from, const core::Ruler* ruler, const std::vector<HandoverSheet::Mark>& marks)
{
    Table table{{{from.tr("Dag", "Day"), 1}, {from.tr("Indsats", "Effort"), 1.6}, {from.tr("Barnet", "The child"), 1.2}, {from.tr("Omsorgen", "The care"), 1.2}}, {}};
    for (const auto& mark : marks)
        table.rows.push_back({dates::shortDayWithYear(mark.on, from.language),
                              from.in(phaseWords(mark.phase)) + (mark.effort.empty() ? "" : ": " + mark.effort),
                              stepText(from, ruler, mark.childAt), stepText(from, ruler, mark.careAt)});
    return table;
}

report::Document handoverDocument(const Source& from, const HandoverSheet& sheet, bool isOurs)
{
    return Sheet(from, sheet, isOurs).make();
}

report::Document rulerDocument(const Source& from, const core::Ruler& ruler, ChildId child)
{
    Document d = paper::begin(from, from.in(ruler.title), from.world.unitOf(child, from.today), from.tr("til de voksne om barnet", "for the adults around the child"));
    d.blocks.push_back(Heading{1, paper::headed(from, from.in(ruler.title), child)});
    d.blocks.push_back(Paragraph{muted(from.in(ruler.note)), Paragraph::Size::Small});
    core::Handover only;
    only.child = child;
    const HandoverSheet sheet = handoverSheet(from, &ruler, only);
    if (!sheet.ruler.empty()) {
        d.blocks.push_back(rulerTable(from, &ruler, sheet.ruler));
        const auto& latest = sheet.ruler.back();
        paper::addSection(d.blocks, from.tr("Beskytter, ved det seneste mærke", "Protects, at the latest mark"), joined(from, latest.protective));
        paper::addSection(d.blocks, from.tr("Risiko, ved det seneste mærke", "Risk, at the latest mark"), joined(from, latest.risks));
    }
    Table steps{{{from.tr("Trin", "Step"), 1}, {from.tr("Barnet", "The child"), 2}, {from.tr("Forældrenes omsorg", "The parents' care"), 2}}, {}};
    for (std::size_t i = 0; i < ruler.steps.size(); ++i)
        steps.rows.push_back({std::to_string(i + 1) + " · " + from.in(ruler.steps[i].title), from.in(ruler.steps[i].child), from.in(ruler.steps[i].care)});
    d.blocks.push_back(Heading{2, from.tr("De fem trin", "The five steps")});
    d.blocks.push_back(std::move(steps));
    return d;
}

} // namespace trivsel::app
