#include "app/documents/guide_document.h"

#include "app/guide_words.h"

#include <algorithm>
#include <set>
#include <utility>

namespace trivsel::app {

namespace {

using namespace report;
using core::Position;

class Booklet {
public:
    Booklet(const core::Municipality& profile, const core::Guide& guide, Language language)
        : m_profile(profile), m_guide(guide), m_language(language)
    {}

    Document make(Date today)
    {
        Document d;
        d.title = m_guide.title.in(m_language);
        d.language = m_language;
        d.date = today;
        d.headLeft = m_guide.title.in(m_language) + " · " + m_profile.name.in(m_language);
        d.headRight = tr("Udgave ", "Version ") + m_guide.version;
        d.foot = tr("Udskrevet ", "Printed ") + dates::longDay(today, m_language) +
                 tr(". Det nyeste står i programmet.", ". The program has the latest.");
        addAcutePage();
        addLadder();
        addPosition(Position::Yellow, tr("Når positionen er gul", "When the position is yellow"));
        addPosition(Position::Red, tr("Når positionen er rød", "When the position is red"));
        addSteps();
        addRules();
        addDirectory();
        addSources();
        d.blocks = std::move(m_blocks);
        return d;
    }

private:
    std::string tr(const char* da, const char* en) const { return m_language == Language::Danish ? da : en; }
    const std::string& in(const Text& text) const { return text.in(m_language); }
    void add(Block block) { m_blocks.push_back(std::move(block)); }

    std::string who(const core::GuideStep& step) const
    {
        const core::DirectoryEntry* role = m_profile.role(step.who);
        return role != nullptr ? in(role->title) : step.who;
    }

    /// Indexes of the steps that the guide asks for in a case, in its order.
    std::set<std::size_t> planned(const core::GuideCase& theCase) const
    {
        std::set<std::size_t> steps;
        for (const core::PlannedStep& one : core::plan(m_guide, theCase, core::WorkingCalendar()))
            steps.insert(one.step);
        return steps;
    }

    void addAcutePage()
    {
        add(Heading{1, in(m_guide.title)});
        add(Paragraph{
            Words{{bold(in(m_profile.name)),
                   {tr(". Hæftet er for alle, der møder børnene, også vikarer. Det begynder med det, der ikke "
                       "kan vente.",
                       ". This booklet is for everyone who meets the children, substitutes too. It begins "
                       "with what cannot wait.")}}}});
        add(Callout{Callout::Tone::Red,
                    tr("Mistanke om vold, overgreb eller negativ social kontrol – eller i tvivl?",
                       "Suspicion of violence, abuse or negative social control – or in doubt?"),
                    {tr("Gør dette i dag. Du skal ikke have lov af nogen først, og tvivl er grund nok.",
                        "Do this today. You need nobody's permission first, and doubt is reason enough.")}});
        core::GuideCase theCase;
        theCase.acute = core::AcuteState::Open;
        std::set<std::size_t> steps = planned(theCase);
        theCase.acute = core::AcuteState::Doubt;
        steps.merge(planned(theCase));
        List list{List::Kind::Numbers, {}};
        for (const std::size_t i : steps) {
            const core::GuideStep& step = m_guide.steps[i];
            list.items.push_back(Words{{bold(in(step.title) + ". "), {in(step.action)}}});
        }
        add(std::move(list));
        addEmergencyContacts();
        add(PageBreak{});
    }

    void addEmergencyContacts()
    {
        KeyValues calls;
        for (const core::DirectoryEntry& entry : m_profile.directory)
            if (entry.role.starts_with("modtagelse")) calls.rows.push_back({in(entry.title), contactOf(entry)});
        calls.rows.push_back({tr("Fare lige nu", "Danger right now"), bold(tr("Ring 112", "Call 112"))});
        std::vector<Block> together;
        together.push_back(Heading{2, tr("Her ringer du", "Whom to call")});
        together.push_back(std::move(calls));
        add(Together{std::move(together)});
    }

    Words contactOf(const core::DirectoryEntry& entry) const
    {
        Words words{in(entry.contact)};
        if (!entry.when.empty()) words.runs.push_back(muted(" · " + in(entry.when)));
        return words;
    }

    void addLadder()
    {
        add(Heading{2, tr("Trappen", "The ladder")});
        add(Paragraph{
            tr("Vi begynder så lavt som muligt og så tæt på hverdagen som muligt. Ethvert trin kan vælges når "
               "som helst.",
               "We begin as low and as close to everyday life as possible. Any rung can be chosen at any "
               "time.")});
        List rungs{List::Kind::Numbers, {}};
        for (const core::Rung& rung : m_profile.ladder)
            rungs.items.push_back(
                Words{{bold(in(rung.title)),
                       muted(rung.side == core::Rung::Side::General ? tr(" · almen indsats", " · general effort")
                                                                    : tr(" · særlig indsats", " · special effort"))}});
        add(std::move(rungs));
    }

    void addPosition(Position position, const std::string& heading)
    {
        core::GuideCase theCase;
        theCase.position = position;
        theCase.acute = core::AcuteState::None;
        Table table{{{tr("Nr.", "No."), 0.4, Table::Align::Right},
                     {tr("Trin", "Step"), 2.6},
                     {tr("Hvem", "Who"), 1.7},
                     {tr("Hvornår", "When"), 1.7}},
                    {}};
        for (const std::size_t i : planned(theCase)) {
            const core::GuideStep& step = m_guide.steps[i];
            table.rows.push_back({numberOf(i), step.minimum ? Words(bold(in(step.title))) : Words(in(step.title)),
                                  who(step), in(dueText(step.due))});
        }
        if (table.rows.empty()) return;
        add(Heading{2, heading});
        add(Paragraph{marked(position, in(m_profile.positionWords.of(position)) +
                                           tr(". Trin med fed skrift er minimum: de gøres, eller de sættes til side "
                                              "med en grund. Trin til forældrene kommer først, når spørgsmålet om "
                                              "mistanke er besvaret med nej.",
                                              ". Steps in bold are the minimum: they are done, or set aside with a "
                                              "reason. Steps towards the parents come only when the question about "
                                              "suspicion has been answered with no."))});
        add(std::move(table));
    }

    static std::string numberOf(std::size_t step) { return std::to_string(step + 1); }

    void addSteps()
    {
        add(PageBreak{});
        add(Heading{1, tr("Trin for trin", "Step by step")});
        for (std::size_t i = 0; i < m_guide.steps.size(); ++i) {
            const core::GuideStep& step = m_guide.steps[i];
            std::vector<Block> together;
            together.push_back(Heading{3, numberOf(i) + ". " + in(step.title)});
            together.push_back(Paragraph{in(step.action)});
            if (!step.why.empty())
                together.push_back(Paragraph{muted(tr("Fordi: ", "Because: ") + in(step.why)), Paragraph::Size::Small});
            together.push_back(Paragraph{factsOf(step), Paragraph::Size::Small});
            add(Together{std::move(together)});
        }
    }

    Words factsOf(const core::GuideStep& step) const
    {
        Words facts{{bold(tr("Hvem: ", "Who: ")), {who(step)}}};
        const auto fact = [&](const std::string& key, const std::string& value) {
            if (value.empty()) return;
            facts.runs.push_back({" · "});
            facts.runs.push_back(bold(key));
            facts.runs.push_back({value});
        };
        fact(tr("Hvornår: ", "When: "), in(dueText(step.due)));
        if (const core::Rung* rung = m_profile.rung(step.rung)) fact(tr("Trappen: ", "Ladder: "), in(rung->title));
        if (step.reachesParents || step.reachesChild)
            fact(tr("Først ", "Only "), tr("når spørgsmålet om mistanke er besvaret med nej",
                                           "when the question about suspicion has been answered with no"));
        if (step.localChoice) facts.runs.push_back(muted(tr(" · Lokalt valg", " · Local choice")));
        return facts;
    }

    void addRules()
    {
        add(Heading{1, tr("Hvad der udløser hvilke trin", "What calls for which steps")});
        Table table{{{tr("Når", "When"), 3}, {tr("Trin nr.", "Step no."), 1}}, {}};
        for (const core::GuideRule& rule : m_guide.rules) {
            std::string numbers;
            for (const std::size_t step : rule.steps) numbers += (numbers.empty() ? "" : ", ") + numberOf(step);
            table.rows.push_back({in(rule.reason), numbers});
        }
        add(std::move(table));
    }

    void addDirectory()
    {
        add(Heading{1, tr("Hvem er hvem", "Who is who")});
        Table table{{{tr("Hvem", "Who"), 1.6}, {tr("Hvornår", "When"), 2.2}, {tr("Kontakt", "Contact"), 1.6}}, {}};
        for (const core::DirectoryEntry& entry : m_profile.directory)
            table.rows.push_back({bold(in(entry.title)), in(entry.when), in(entry.contact)});
        add(std::move(table));
    }

    void addSources()
    {
        add(Heading{2, tr("Kilder", "Sources")});
        List list;
        for (const core::Source& source : m_guide.sources) list.items.push_back(in(sourceText(source)));
        add(std::move(list));
        add(Paragraph{
            muted(tr("»Lokalt valg« er programmets eget udgangspunkt, som kommunen kan ændre; det gælder også "
                     "frister i dage. Intet i hæftet er juridisk rådgivning.",
                     "“Local choice” is the program's own starting point, which the municipality may change; "
                     "so are deadlines in days. Nothing in this booklet is legal advice.")),
            Paragraph::Size::Small});
    }

    const core::Municipality& m_profile;
    const core::Guide& m_guide;
    Language m_language;
    std::vector<Block> m_blocks;
};

} // namespace

report::Document guideDocument(const core::Municipality& profile, const core::Guide& guide, Language language,
                               Date today)
{
    return Booklet(profile, guide, language).make(today);
}

} // namespace trivsel::app
