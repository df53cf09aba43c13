#include "app/documents/child_document.h"

#include "app/models/child_steps.h"

#include <utility>
#include <vector>

namespace trivsel::app {

namespace {

using namespace report;
using paper::Source;

class TalkPage {
public:
    TalkPage(const Source& from, ChildId child, paper::Fullness fullness, const std::optional<SeenByAdults>& seen)
        : m_from(from), m_child(child), m_fullness(fullness), m_seen(seen), m_plan(paper::currentPlan(from, child)),
          m_clean(from, {child}, paper::NameFilter::Others::Hidden)
    {
        if (m_plan != nullptr)
            for (const ChildId other : m_plan->children)
                if (other != child) m_clean.hide(other);
    }

    Document make()
    {
        Document d = paper::begin(m_from, tr("Samtalesiden", "Page for the talk"),
                                  m_from.world.unitOf(m_child, m_from.today),
                                  tr("til barnets forældre", "for the child's parents"));
        d.headRight = m_from.day(m_from.today);
        const std::string name = paper::nameOf(m_from, m_child);
        m_blocks.push_back(Heading{1, name.empty() ? tr("Til samtalen med jer", "For our talk with you")
                                                   : tr("Til samtalen om ", "For our talk about ") + name});
        if (m_fullness == paper::Fullness::Whole)
            m_blocks.push_back(
                Paragraph{tr("Her er, hvad vi ser, og hvad vi gør. I kender jeres barn bedst: sig til, hvis I ser "
                         "det anderledes.",
                         "Here is what we see and what we do. You know your child best: tell us if you see "
                         "it otherwise.")});
        addVoices(tr("Det går godt", "What goes well"),
                  {{{}, plan(&core::ActionPlan::strengths)}, {tr("Det virker: ", "What works: "), plan(&core::ActionPlan::works)}});
        addVoices(tr("Det ser vi", "What we see"),
                  {{{}, plan(&core::ActionPlan::staffSay)},
                   {tr("Det siger barnet: ", "The child says: "), plan(&core::ActionPlan::childSays)},
                   {tr("Det har I fortalt: ", "You have told us: "), plan(&core::ActionPlan::parentsSay)}});
        addOrLines(tr("Det ændrer vi voksne", "What we adults change"), environment());
        addAgreed();
        addEnd();
        addSeen();
        d.blocks = std::move(m_blocks);
        return d;
    }

private:
    std::string tr(const char* da, const char* en) const { return m_from.tr(da, en); }
    std::string plan(std::string core::ActionPlan::*field) const
    {
        return m_plan != nullptr ? m_plan->*field : std::string();
    }

    /// Of the plan, else what was agreed about the surroundings at the latest common rating.
    std::string environment() const
    {
        if (const std::string words = plan(&core::ActionPlan::environment); !words.empty()) return words;
        const auto positions = m_from.world.positionsOf(m_child);
        return positions.empty() ? std::string() : positions.back().second->environment;
    }

    void addSection(const std::string& heading, const std::string& words)
    {
        paper::addSection(m_blocks, heading, m_clean(words));
    }

    /// Whose words, and the words; lines to write on where nobody has said the first.
    void addVoices(const std::string& heading, const std::vector<std::pair<std::string, std::string>>& voices)
    {
        addOrLines(heading, voices.front().second);
        for (std::size_t i = 1; i < voices.size(); ++i) {
            auto paragraphs = paper::paragraphsOf(m_clean(voices[i].second));
            if (paragraphs.empty()) continue;
            paragraphs.front().runs.insert(paragraphs.front().runs.begin(), bold(voices[i].first));
            for (Words& paragraph : paragraphs) m_blocks.push_back(Paragraph{std::move(paragraph)});
        }
    }

    void addOrLines(const std::string& heading, const std::string& words)
    {
        if (!text::trim(words).empty()) return addSection(heading, words);
        m_blocks.push_back(Together{{Heading{2, heading}, WritingLines{{}, 3}}});
    }

    bool isShown(const core::Step& step) const
    {
        return tools::isForParents(step) && !step.acute && step.status != core::Step::Status::SetAside &&
               m_from.world.mayKnow(step, m_from.user) && !tools::isHeldBack(m_from.world, step);
    }

    void addAgreed()
    {
        m_blocks.push_back(Heading{2, tr("Det aftaler vi", "What we agree")});
        if (m_plan != nullptr && !text::trim(m_plan->goal).empty()) {
            auto goal = paper::paragraphsOf(m_clean(m_plan->goal));
            if (!m_plan->goalWith.empty())
                goal.emplace_back(muted(tr("Aftalt med: ", "Agreed with: ") + m_clean(m_plan->goalWith)));
            const std::string lead = tr("Det vil vi gerne nå", "What we want to reach");
            if (m_fullness == paper::Fullness::Whole) {
                m_blocks.push_back(Callout{Callout::Tone::Accent, lead, std::move(goal)});
            } else {
                goal.front().runs.insert(goal.front().runs.begin(), bold(lead + ": "));
                for (Words& words : goal) m_blocks.push_back(Paragraph{std::move(words)});
            }
        }
        List list;
        const auto positions = m_from.world.positionsOf(m_child);
        const RoundId latest = positions.empty() ? RoundId{} : positions.back().first->id;
        for (const core::Step* step : m_from.world.stepsOf(m_child, m_from.user)) {
            const bool isDone = step->status == core::Step::Status::Done;
            if (!isShown(*step) || (isDone && step->round != latest)) continue; // what was done before is another talk
            std::vector<Run> runs{{m_clean(m_from.in(step->title))}};
            if (isDone)
                runs.push_back(muted(tr(" · gjort", " · done")));
            else if (step->due && *step->due >= m_from.today)
                runs.push_back(muted(tr(" · senest ", " · by ") + dates::longDay(*step->due, m_from.language)));
            list.items.emplace_back(std::move(runs));
        }
        if (!list.items.empty())
            m_blocks.push_back(std::move(list));
        else if (m_plan == nullptr || m_plan->goal.empty())
            m_blocks.push_back(WritingLines{{}, 3});
        if (m_plan != nullptr && m_plan->followUpOn && !m_plan->closedAt)
            m_blocks.push_back(Paragraph{Words{{{tr("Vi ser på det sammen igen ", "We look at it together again on ")},
                                                bold(m_from.day(*m_plan->followUpOn)),
                                                {"."}}}});
    }

    std::string times(int n) const { return std::to_string(n) + (n == 1 ? tr(" gang", " time") : tr(" gange", " times")); }

    void addSeen()
    {
        std::string words =
            tr("De voksne, der arbejder med jeres barn, og lederen kan se det, vi skriver. Hver gang nogen ser på det eller "
               "skriver det ud, står det i en log.",
               "The adults who work with your child, and the leader, can see what we write. Each time somebody looks at it or "
               "prints it, that stands in a log.");
        if (m_seen && m_seen->looks > 0 && m_seen->first && m_seen->last) {
            words += tr(" Siden ", " Since ") + m_from.day(*m_seen->first) + tr(" er der set på det ", " it has been looked at ") +
                     times(m_seen->looks) + tr(", senest ", ", last on ") + m_from.day(*m_seen->last) + ".";
            if (m_seen->handedOut > 0)
                words += tr(" Noget er skrevet ud eller taget med ", " Something was printed or taken along ") + times(m_seen->handedOut) + ".";
            words += m_seen->opened == 0
                         ? tr(" Ingen uden for stuen har åbnet det.", " Nobody from outside the unit has opened it.")
                         : tr(" En voksen uden for stuen har åbnet det med en begrundelse ",
                              " An adult from outside the unit has opened it with a reason ") + times(m_seen->opened) + ".";
        }
        words += tr(" I kan få hele listen hos lederen.", " You can have the whole list from the leader.");
        m_blocks.push_back(Together{{Heading{2, tr("Hvem har set oplysningerne", "Who has seen this")},
                                     Paragraph{words, m_fullness == paper::Fullness::Whole ? Paragraph::Size::Body : Paragraph::Size::Small}}});
    }

    void addEnd()
    {
        const core::Child* child = m_from.world.child(m_child);
        const std::string contact = child != nullptr ? paper::userName(m_from, child->contactAdult) : std::string();
        if (!contact.empty())
            m_blocks.push_back(
                Paragraph{Words{{bold(contact),
                                 {tr(" følger op. Tal med os, når I undrer jer eller har set noget derhjemme.",
                                     " follows up. Talk to us when you wonder, or have seen something at home.")}}}});
        if (m_fullness == paper::Fullness::Whole)
            m_blocks.push_back(Together{{WritingLines{tr("Det vil I gerne have med", "What you want to add"), 3}}});
    }

    const Source& m_from;
    ChildId m_child;
    paper::Fullness m_fullness; ///< Needed: closer together, without what is said anyway
    const std::optional<SeenByAdults>& m_seen;
    const core::ActionPlan* m_plan;
    paper::NameFilter m_clean;
    std::vector<Block> m_blocks;
};

} // namespace

report::Document childDocument(const Source& from, ChildId child, paper::Fullness fullness,
                               const std::optional<SeenByAdults>& seen)
{
    return TalkPage(from, child, fullness, seen).make();
}

} // namespace trivsel::app
