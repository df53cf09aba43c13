#include "app/documents/meeting_document.h"

#include <functional>
#include <utility>

namespace trivsel::app {

namespace {

using namespace report;
using core::Meeting;
using core::MeetingTool;

constexpr int kBlankPeople = 4, kBlankAgreements = 3;

/// What the sheet is about and what was written in it, with names left out where they must be.
struct Filled {
    std::string about;                                    ///< "Anna Ask", a unit's name, or empty
    const Meeting* meeting = nullptr;                     ///< null: blank
    std::function<std::string(const std::string&)> clean; ///< for what was typed
    bool hasNames = true;
};

class Sheet {
public:
    Sheet(const MeetingTool& tool, Language language, int lines, Filled filled)
        : m_tool(tool), m_language(language), m_lines(lines), m_filled(std::move(filled))
    {}

    std::vector<Block> make()
    {
        m_blocks.push_back(Heading{1, in(m_tool.title) + (m_filled.about.empty() ? "" : " · " + m_filled.about)});
        addFrame();
        addPeople();
        for (const MeetingTool::Part& part : m_tool.parts) addPart(part);
        addAgreed();
        return std::move(m_blocks);
    }

private:
    std::string tr(const char* da, const char* en) const { return m_language == Language::Danish ? da : en; }
    const std::string& in(const Text& words) const { return words.in(m_language); }
    std::string clean(const std::string& typed) const { return m_filled.clean ? m_filled.clean(typed) : typed; }
    const Meeting* meeting() const { return m_filled.meeting; }

    void addFrame()
    {
        KeyValues rows;
        rows.rows.push_back({tr("Formål", "Purpose"), in(m_tool.purpose)});
        rows.rows.push_back({tr("Hvem er med", "Who takes part"), in(m_tool.invite)});
        if (m_tool.minutes > 0) {
            const std::string minutes = std::to_string(m_tool.minutes);
            rows.rows.push_back({tr("Tid", "Time"), minutes + tr(" minutter", " minutes")});
        }
        std::string on = "____ / ____  ________";
        if (meeting() != nullptr)
            on = dates::longDay(meeting()->on, m_language) + (meeting()->isHeld ? "" : tr(" (planlagt)", " (planned)"));
        rows.rows.push_back({tr("Dag", "Day"), on});
        m_blocks.push_back(std::move(rows));
        if (!m_filled.hasNames)
            m_blocks.push_back(
                Paragraph{tr("Uden navne: skriv »barnet«, og skriv om voksne, hvad de er for barnet.",
                             "Without names: write »the child«, and of adults what they are to the child."),
                          Paragraph::Size::Small});
    }

    void addPeople()
    {
        const bool hasNames = m_filled.hasNames;
        Table table{{{m_tool.isForUnit ? tr("Rolle", "Role") : tr("Er for barnet", "Is to the child"), 1}}, {}};
        if (hasNames) table.columns.insert(table.columns.begin(), {tr("Deltager", "Participant"), 1.4});
        const auto row = [&](const std::string& name, const std::string& relation) {
            table.rows.push_back(hasNames ? std::vector<Words>{name, relation} : std::vector<Words>{relation});
        };
        if (meeting() != nullptr)
            for (const auto& person : meeting()->participants) row(clean(person.name), clean(person.relation));
        if (table.rows.empty() && meeting() != nullptr && meeting()->isHeld) return;
        if (table.rows.empty() && !hasNames) {
            m_blocks.push_back(WritingLines{tr("Deltagere, uden navne", "Who takes part, without names"), 1});
            return;
        }
        if (table.rows.empty())
            for (int i = 0; i < kBlankPeople; ++i) row(" ", " ");
        m_blocks.push_back(std::move(table));
    }

    std::string wordsOf(const std::string& part) const
    {
        if (meeting() == nullptr) return {};
        for (const auto& words : meeting()->words)
            if (words.part == part) return words.text;
        return {};
    }

    void addPart(const MeetingTool::Part& part)
    {
        std::vector<Block> blocks;
        blocks.push_back(Heading{2, in(part.title)});
        List questions;
        for (const Text& question : part.ask) questions.items.emplace_back(in(question));
        blocks.push_back(std::move(questions));
        const auto paragraphs = paper::paragraphsOf(clean(wordsOf(part.id)));
        const bool isBlank = paragraphs.empty() && (meeting() == nullptr || !meeting()->isHeld);
        if (isBlank) blocks.push_back(WritingLines{{}, m_lines});
        // Where nothing was said there is nothing to read; the questions alone would look like a hole.
        if (paragraphs.empty() && !isBlank) return;
        if (isBlank) {
            m_blocks.push_back(Together{std::move(blocks)});
            return;
        }
        for (Block& block : blocks) m_blocks.push_back(std::move(block));
        m_blocks.push_back(Callout{Callout::Tone::Neutral, {}, paragraphs});
    }

    void addAgreed()
    {
        const auto paragraphs = paper::paragraphsOf(meeting() != nullptr ? clean(meeting()->agreed) : std::string());
        std::vector<Block> blocks;
        blocks.push_back(Heading{2, tr("Det aftalte vi", "What we agreed")});
        if (!paragraphs.empty()) {
            blocks.push_back(Callout{Callout::Tone::Accent, {}, paragraphs});
        } else if (meeting() == nullptr || !meeting()->isHeld) {
            Table table{{{tr("Hvem", "Who"), 1}, {tr("Gør hvad", "Does what"), 2.4}, {tr("Hvornår", "When"), 0.8}}, {}};
            for (int i = 0; i < kBlankAgreements; ++i) table.rows.push_back({" ", " ", " "});
            blocks.push_back(std::move(table));
        } else {
            return;
        }
        m_blocks.push_back(Together{std::move(blocks)});
    }

    const MeetingTool& m_tool;
    Language m_language;
    int m_lines;
    Filled m_filled;
    std::vector<Block> m_blocks;
};

} // namespace

report::Document blankMeetingDocument(const MeetingTool& tool, Language language, Date today, int lines)
{
    Document d;
    d.title = tool.title.in(language);
    d.language = language;
    d.date = today;
    d.blocks = Sheet(tool, language, lines, {{}, nullptr, {}, tool.hasNames}).make();
    return d;
}

report::Document meetingDocument(const paper::Source& from, const MeetingTool& tool, ChildId child, UnitId unit,
                                 const Meeting* meeting, int lines)
{
    Filled filled;
    filled.meeting = meeting;
    // With name and address protection neither the child's name nor the family's is on any paper.
    const core::Child* about = from.world.child(child);
    const bool isProtected = about != nullptr && about->hasProtectedAddress;
    filled.hasNames = !isProtected && (meeting != nullptr ? meeting->hasNames : tool.hasNames);
    const UnitId place = child ? from.world.unitOf(child, from.today) : unit;
    Document d = paper::begin(from, from.in(tool.title), place,
                              tool.reachesParents || tool.reachesChild
                                  ? from.tr("til dem, der var med", "for those who took part")
                                  : from.tr("kun til mødet", "for the meeting only"));
    if (!filled.hasNames)
        d.foot = from.tr("Udskrevet ", "Printed ") + dates::shortDayWithYear(from.today, from.language) + " · " +
                 from.tr("uden navne", "without names");
    if (child && filled.hasNames) filled.about = paper::nameOf(from, child);
    paper::NameFilter filter(from, {child}, paper::NameFilter::Others::Hidden);
    if (child && !filled.hasNames) {
        filter.hide(child);
        filter.hideCustody(child);
    }
    if (!child) filter.hideAllOf(unit);
    if (!filled.hasNames) filter.hideAdults();
    filled.clean = [&filter](const std::string& typed) { return filter(typed); };
    d.blocks = Sheet(tool, from.language, lines, std::move(filled)).make();
    return d;
}

} // namespace trivsel::app
