#include "app/documents/form_document.h"

#include <utility>

namespace trivsel::app {

namespace {

using namespace report;

constexpr std::size_t kMostColumns = 8; ///< of a RatingGrid

class Form {
public:
    Form(const core::Instrument& form, Language language) : m_form(form), m_language(language) {}

    Document make(Date today)
    {
        Document d;
        d.title = tr("Vurderingsskema", "Rating form");
        d.language = m_language;
        d.date = today;
        d.headLeft = m_form.title.in(m_language) + tr(" · version ", " · version ") + m_form.version;
        d.headRight = tr("Fortroligt, når det er udfyldt", "Confidential once filled in");
        d.foot = m_form.validated ? m_form.licence
                                  : tr("Et udgangspunkt for faglig dialog, ikke videnskabeligt afprøvet. ",
                                       "A starting point for professional dialogue, not scientifically tested. ") +
                                        m_form.licence;
        m_blocks = {Heading{1, m_form.title.in(m_language)},
                    Paragraph{tr("Sæt ét kryds ud for hvert udsagn. Har du ikke set det endnu, så sæt kryds dér; det "
                                 "er et rigtigt svar. Udfyld skemaet alene, før I taler sammen.",
                                 "Tick one box beside each statement. If you have not seen it yet, tick that; it is a "
                                 "proper answer. Fill in the form on your own, before you talk together.")},
                    WritingLines{tr("Barnets navn, stue eller klasse", "The child's name and group or class"), 1},
                    WritingLines{tr("Udfyldt af og dato", "Filled in by, and date"), 1}};
        for (std::size_t i = 0; i < m_form.areas.size(); ++i) addArea(i);
        if (m_form.informant == core::Instrument::Informant::Professional) addOwnPosition();
        m_blocks.push_back(WritingLines{tr("Bemærkninger", "Remarks"), 4});
        d.blocks = std::move(m_blocks);
        return d;
    }

private:
    std::string tr(const char* da, const char* en) const { return m_language == Language::Danish ? da : en; }

    std::string notSeen(const core::AnswerSet& answers) const
    {
        return answers.notAssessed.empty() ? tr("Ikke set endnu", "Not seen yet") : answers.notAssessed.in(m_language);
    }

    void addArea(std::size_t index)
    {
        const core::Area& area = m_form.areas[index];
        m_blocks.push_back(Heading{2, area.title.in(m_language)});
        if (!area.counts)
            m_blocks.push_back(
                Paragraph{muted(tr("Handler om os voksne og hverdagen og tæller ikke med i positionen.",
                                   "About us adults and everyday life; does not count in the position.")),
                          Paragraph::Size::Small});
        // Statements that are answered alike stand in one grid.
        for (std::size_t from = 0; from < area.items.size();) {
            std::size_t to = from + 1;
            const std::size_t set = m_form.items[area.items[from]].answerSet;
            while (to < area.items.size() && m_form.items[area.items[to]].answerSet == set) ++to;
            if (m_form.answerSets[set].options.size() + 1 <= kMostColumns)
                addGrid(index, from, to);
            else
                addRings(index, from, to);
            from = to;
        }
    }

    static std::string number(std::size_t area, std::size_t item)
    {
        return std::to_string(area + 1) + "." + std::to_string(item + 1);
    }

    void addGrid(std::size_t index, std::size_t from, std::size_t to)
    {
        const core::Area& area = m_form.areas[index];
        const core::AnswerSet& answers = m_form.answersOf(area.items[from]);
        RatingGrid grid{tr("Udsagn", "Statement"), {}, {}};
        for (const core::AnswerOption& option : answers.options) grid.options.push_back(option.label.in(m_language));
        grid.options.push_back(notSeen(answers));
        for (std::size_t i = from; i < to; ++i) {
            const core::Item& item = m_form.items[area.items[i]];
            RatingGrid::Item row{number(index, i), item.text.in(m_language), {}};
            for (std::size_t o = 0; o < item.anchors.size(); ++o)
                if (!item.anchors[o].empty())
                    row.anchors.push_back(answers.options[o].label.in(m_language) + ": " +
                                          item.anchors[o].in(m_language));
            grid.items.push_back(std::move(row));
        }
        m_blocks.push_back(std::move(grid));
    }

    /// More answers than columns fit: a ring is put around one of the numbers.
    void addRings(std::size_t index, std::size_t from, std::size_t to)
    {
        const core::Area& area = m_form.areas[index];
        const core::AnswerSet& answers = m_form.answersOf(area.items[from]);
        List meanings;
        std::string numbers;
        for (const core::AnswerOption& option : answers.options) {
            const std::string value = std::to_string(option.value);
            numbers += value + "   ";
            meanings.items.push_back(Words{{bold(value + ": "), {option.label.in(m_language)}}});
        }
        m_blocks.push_back(std::move(meanings));
        Table table{{{tr("Udsagn", "Statement"), 1}, {tr("Sæt ring om ét svar", "Put a ring around one answer"), 1}},
                    {}};
        for (std::size_t i = from; i < to; ++i)
            table.rows.push_back({number(index, i) + " " + m_form.items[area.items[i]].text.in(m_language),
                                  numbers + "· " + notSeen(answers)});
        m_blocks.push_back(std::move(table));
    }

    void addOwnPosition()
    {
        using core::Position;
        std::vector<Block> together;
        together.push_back(Heading{2, tr("Min egen position", "My own position")});
        together.push_back(Paragraph{
            tr("Vælg til sidst, ud fra alt hvad du har set. Positionen hører til denne runde og er ikke et mærkat.",
               "Choose last, from everything you have seen. The position belongs to this round and is no label.")});
        together.push_back(List{List::Kind::Boxes,
                                {marked(Position::Green, tr("Grøn position", "Green position")),
                                 marked(Position::Yellow, tr("Gul position", "Yellow position")),
                                 marked(Position::Red, tr("Rød position", "Red position")),
                                 marked(Position::Unassessed, tr("Ikke vurderet endnu", "Not assessed yet"))}});
        m_blocks.push_back(Together{std::move(together)});
    }

    const core::Instrument& m_form;
    Language m_language;
    std::vector<Block> m_blocks;
};

} // namespace

report::Document formDocument(const core::Instrument& form, Language language, Date today)
{
    return Form(form, language).make(today);
}

} // namespace trivsel::app
