#include "app/documents/insight_document.h"

#include "app/command.h"
#include "app/plan_rules.h"

#include <algorithm>
#include <utility>

namespace trivsel::app {

namespace {

using namespace report;
using paper::Source;

class Insight {
public:
    Insight(const Source& from, ChildId child, const InsightSources& sources)
        : m_from(from), m_child(child), m_sources(sources), m_clean(from, {child}, paper::NameFilter::Others::Hidden)
    {
    }

    Document make()
    {
        Document d = paper::begin(m_from, tr("Indsigt", "Insight"), m_from.world.unitOf(m_child, m_from.today),
                                  tr("til barnets forældre", "for the child's parents"));
        const std::string name = paper::nameOf(m_from, m_child);
        m_blocks.push_back(Heading{1, name.empty() ? tr("Alt, der er skrevet om barnet", "Everything that is written about the child")
                                                   : tr("Alt, der er skrevet om ", "Everything that is written about ") + name});
        m_blocks.push_back(Paragraph{tr("Her står det, som programmet har om barnet. Andre børn er ikke nævnt ved navn. Er noget forkert, så sig det: "
                                        "det skrives ned ved siden af, med jeres egne ord.",
                                        "Here stands what the program has about the child. Other children are not named. If something is wrong, say so: "
                                        "it is written down beside it, in your own words.")});
        addFacts();
        addPositions();
        addRatings();
        addConcerns();
        addPlans();
        addSteps();
        addNotes();
        addCooperation();
        addNotifications();
        addMeetings();
        addAbsence();
        addTransitions();
        addSurveys();
        addRights();
        addLog();
        d.blocks = std::move(m_blocks);
        return d;
    }

private:
    std::string tr(const char* da, const char* en) const { return m_from.tr(da, en); }
    std::string day(Date date) const { return dates::shortDayWithYear(date, m_from.language); }
    std::string day(Instant at) const { return day(toLocal(at).date); }
    std::string by(UserId user) const { return paper::userName(m_from, user); }
    bool mayTell(UserId writer, Instant at) const { return !paper::isHidden(m_from, m_child, writer, at); }

    void head(const char* da, const char* en) { m_blocks.push_back(Heading{2, tr(da, en)}); }
    /// One record: from when and from whom, then what was written; empty words are left out.
    void entry(const std::string& when, std::vector<std::pair<std::string, std::string>> rows)
    {
        KeyValues values;
        values.rows.push_back({tr("Skrevet", "Written"), when});
        for (auto& [key, words] : rows)
            if (!words.empty()) values.rows.push_back({std::move(key), m_clean(words)});
        m_blocks.push_back(std::move(values));
    }
    std::string written(UserId writer, Instant at) const { return day(at) + " · " + by(writer); }

    void addFacts()
    {
        const core::Child& child = *m_from.world.child(m_child);
        KeyValues rows;
        rows.rows.push_back({tr("Født", "Born"), m_from.day(child.birthDate)});
        for (const core::ChildMembership* m : m_from.world.membershipsOf(m_child))
            rows.rows.push_back({paper::placeOf(m_from, m->unit), day(m->from) + (m->to ? " – " + day(*m->to) : std::string(" –"))});
        rows.rows.push_back({tr("CPR-nummer", "CPR number"), child.cpr.empty() ? tr("ikke skrevet", "not written") : tr("skrevet", "written")});
        for (const core::CustodyHolder& holder : m_from.world.custodyHolders) {
            if (holder.child != m_child) continue;
            // What is protected for one custody holder must not reach the other on paper.
            const bool isProtected = holder.hasProtectedAddress || child.hasProtectedAddress;
            rows.rows.push_back({tr("Forældremyndighed", "Custody"), isProtected ? tr("skrevet; navn og adresse er beskyttet", "written; name and address are protected") : holder.name});
        }
        if (const core::Circumstances* known = m_from.world.casework.circumstancesOf(m_child); known != nullptr && mayTell(known->by, known->at))
            for (const core::Choice& flag : m_from.profile.flags)
                if (std::ranges::find(known->flags, flag.id) != known->flags.end()) rows.rows.push_back({tr("Særlige forhold", "Circumstances"), m_from.in(flag.title)});
        m_blocks.push_back(std::move(rows));
    }

    void addPositions()
    {
        const auto positions = m_from.world.positionsEverywhere(m_child);
        if (positions.empty()) return;
        head("Fælles positioner", "Common positions");
        for (const auto& [round, position] : positions) {
            m_blocks.push_back(Paragraph{Words{{bold(m_from.in(round->title) + ": "), marked(position->position, m_from.in(m_from.profile.positionWords.of(position->position))).runs.front()}}});
            entry(written(position->by, position->at), {{tr("Det holder vi øje med", "What we watch for"), position->watchFor},
                                                        {tr("Det ændrer vi", "What we change"), position->environment},
                                                        {tr("Bemærkning", "Remark"), position->comment}});
        }
    }

    void addRatings()
    {
        std::vector<const core::Rating*> all;
        bool isWaiting = false;
        for (const auto& [id, rating] : m_from.world.ratings) {
            if (rating.child != m_child) continue;
            const core::Round* round = m_from.world.round(rating.round);
            if (round == nullptr || round->isOpen()) isWaiting = true;
            else all.push_back(&rating);
        }
        if (all.empty() && !isWaiting) return;
        head("De enkelte vurderinger", "The single ratings");
        if (isWaiting)
            m_blocks.push_back(Paragraph{tr("En runde er i gang. Det, de voksne svarer i den, kan ses, når den er lukket.",
                                            "A round is under way. What the adults answer in it can be seen when it is closed.")});
        for (const core::Rating* rating : all) addRating(*rating);
    }

    void addRating(const core::Rating& rating)
    {
        const core::Round& round = *m_from.world.round(rating.round);
        std::string when = m_from.in(round.title) + " · " + by(rating.rater);
        if (rating.paperOn) when += " · " + tr("på papir ", "on paper ") + day(*rating.paperOn);
        m_blocks.push_back(Heading{3, when});
        const core::InstrumentPtr form = m_sources.form ? m_sources.form(rating.instrument) : nullptr;
        if (form == nullptr) {
            m_blocks.push_back(Paragraph{tr("Skemaet kan ikke læses af denne udgave af programmet.", "This version of the program cannot read the form.")});
            return;
        }
        Table table{{{tr("Udsagn", "Statement"), 3}, {tr("Svar", "Answer"), 1.4}}, {}};
        for (std::size_t i = 0; i < form->items.size() && i < rating.answers.size(); ++i) {
            const core::Answer& answer = rating.answers[i];
            if (answer.kind == core::Answer::Kind::None) continue;
            const auto& options = form->answerSets[form->items[i].answerSet].options;
            const bool isSeen = answer.kind == core::Answer::Kind::Option && answer.option < options.size();
            table.rows.push_back({m_from.in(form->items[i].text), isSeen ? m_from.in(options[answer.option].label) : tr("ikke set endnu", "not seen yet")});
        }
        if (!table.rows.empty()) m_blocks.push_back(std::move(table));
        for (const auto& comment : rating.comments) m_blocks.push_back(Paragraph{m_clean(comment.text)});
    }

    void addConcerns()
    {
        bool isFirst = true;
        for (const core::Concern* one : m_from.world.casework.concerns.of(m_child)) {
            if (!mayTell(one->by, one->at)) continue;
            if (std::exchange(isFirst, false)) head("Bekymringer", "Concerns");
            if (!core::mayReadAll(*one, m_from.user)) {
                entry(written(one->by, one->at), {{tr("Indhold", "Content"), tr("Skrevet for en navngiven kreds. Indsigt i den afgøres for sig.",
                                                                                 "Written for a named circle. Insight into it is decided on its own.")}});
                continue;
            }
            std::string markers;
            for (const std::string& marker : one->markers) markers += (markers.empty() ? "" : "; ") + marker;
            entry(written(one->by, one->at), {{tr("Set", "Seen"), one->seen}, {tr("Små tegn", "Small markers"), markers},
                                              {tr("Note for kredsen", "Note for the circle"), one->restrictedNote}, {tr("Udfald", "Outcome"), one->outcomeText}});
        }
    }

    void addPlans()
    {
        for (const core::ActionPlan* plan : plansOf(m_from.world, m_child, m_from.user)) {
            head("Indsatsplan", "Action plan");
            entry(written(plan->by, plan->at), {{tr("Mål", "Goal"), plan->goal}, {tr("Styrker", "Strengths"), plan->strengths}, {tr("Det virker", "What works"), plan->works},
                                                {tr("Det bekymrer", "What worries"), plan->worries}, {tr("Omgivelserne", "The surroundings"), plan->environment},
                                                {tr("Barnet siger", "The child says"), plan->childSays}, {tr("Forældrene siger", "The parents say"), plan->parentsSay},
                                                {tr("De voksne siger", "The adults say"), plan->staffSay}, {tr("Afsluttet", "Closed"), plan->closedWhy}});
            for (const auto& one : plan->followUps)
                m_blocks.push_back(Paragraph{day(one.on) + ": " + m_clean(one.words + (one.decision.empty() ? "" : " " + one.decision))});
        }
    }

    void addSteps()
    {
        Table table{{{tr("Hvad", "What"), 2.6}, {tr("Hvem", "Who"), 1.4}, {tr("Fra", "From"), 1}, {tr("Hvor langt", "How far"), 1.6}}, {}};
        for (const core::Step* step : m_from.world.stepsOf(m_child, m_from.user))
            table.rows.push_back({m_clean(m_from.in(step->title)), paper::responsibleOf(m_from, *step), day(step->createdAt), paper::statusText(m_from, *step)});
        if (table.rows.empty()) return;
        head("Skridt", "Steps");
        m_blocks.push_back(std::move(table));
    }

    void addNotes()
    {
        bool isFirst = true;
        for (const core::CaseNote* note : m_from.world.casework.notes.of(m_child)) {
            if (!mayTell(note->by, note->at)) continue;
            if (std::exchange(isFirst, false)) head("Notater", "Notes");
            entry(written(note->by, note->at), {{tr("Sagt af", "Said by"), note->saidBy + " " + day(note->on)}, {tr("Tekst", "Text"), note->text},
                                                {tr("Journaliseret", "Journalised"), note->journalisedIn}});
        }
    }

    std::string recipient(const std::string& role) const
    {
        const core::DirectoryEntry* entry = m_from.profile.role(role);
        return entry != nullptr ? m_from.in(entry->title) : role;
    }

    void addCooperation()
    {
        const auto& casework = m_from.world.casework;
        bool isFirst = true;
        const auto begin = [&] { if (std::exchange(isFirst, false)) head("Samarbejde og samtykke", "Cooperation and consent"); };
        for (const core::Request* one : casework.requests.of(m_child)) {
            if (!mayTell(one->by, one->at)) continue;
            begin();
            entry(written(one->by, one->at), {{tr("Til", "To"), recipient(one->to)}, {tr("Hvorfor", "Why"), one->purpose}, {tr("Svar", "Answer"), one->answerText}});
        }
        for (const core::Consent* one : casework.consents.of(m_child)) {
            if (!mayTell(one->by, one->at)) continue;
            begin();
            entry(written(one->by, one->at), {{one->isGiven ? tr("Samtykke til", "Consent towards") : tr("Nej til", "Refusal towards"), recipient(one->to)},
                                              {tr("Hvad", "What"), one->what}, {tr("Til hvad", "What for"), one->purpose},
                                              {tr("Trukket tilbage", "Withdrawn"), one->withdrawnOn ? day(*one->withdrawnOn) : std::string()}});
        }
        for (const core::ConsentException* one : m_from.world.rights.exceptions.of(m_child)) {
            if (!mayTell(one->by, one->at)) continue;
            begin();
            entry(written(one->by, one->at), {{tr("Delt uden samtykke med", "Shared without consent with"), one->isGranted ? recipient(one->to) : std::string()},
                                              {tr("Hvad", "What"), one->what}, {tr("Regel", "Rule"), one->ground}, {tr("Grund", "Reason"), one->reason},
                                              {tr("Lederens afgørelse", "The leader's decision"), one->words}});
        }
    }

    void addNotifications()
    {
        bool isFirst = true;
        for (const core::Notification* one : m_from.world.casework.notifications.of(m_child)) {
            if (!mayTell(one->by, one->at)) continue;
            if (std::exchange(isFirst, false)) head("Underretninger", "Notifications");
            entry(written(one->by, one->at), {{tr("Sendt", "Sent"), one->sentOn ? day(*one->sentOn) : tr("ikke sendt", "not sent")}, {tr("Set", "Seen"), one->seen},
                                              {tr("Gjort", "Tried"), one->tried}, {tr("Sagt", "Said"), one->said}, {tr("Andet", "Other knowledge"), one->knows},
                                              {tr("Svar", "Answer"), one->feedback}});
        }
        for (const core::AcuteCase* one : m_from.world.casework.acuteCases.of(m_child)) {
            if (core::isHiddenFrom(*one, m_from.user)) continue;
            if (std::exchange(isFirst, false)) head("Underretninger", "Notifications");
            std::string said;
            for (const auto& words : one->words) said += (said.empty() ? "" : " · ") + words.said;
            entry(written(one->by, one->at), {{tr("Akut", "Acute"), said}, {tr("Afsluttet", "Ended"), one->endedWhy}});
        }
    }

    void addMeetings()
    {
        bool isFirst = true;
        for (const core::Meeting* meeting : m_from.world.casework.meetings.of(m_child)) {
            if (!mayTell(meeting->by, meeting->at)) continue;
            if (std::exchange(isFirst, false)) head("Møder", "Meetings");
            std::string said;
            for (const auto& part : meeting->words) said += (said.empty() ? "" : " · ") + part.text;
            entry(written(meeting->by, meeting->at), {{tr("Dag", "Day"), day(meeting->on)}, {tr("Sagt", "Said"), said}, {tr("Aftalt", "Agreed"), meeting->agreed}});
        }
    }

    void addAbsence()
    {
        const auto& days = m_from.world.casework.absencesOf(m_child);
        if (days.empty()) return;
        head("Fravær", "Absence");
        Table table{{{tr("Dag", "Day"), 1}, {tr("Slags", "Kind"), 1}}, {}};
        for (const core::AbsenceDay& one : days)
            table.rows.push_back({day(one.date), one.kind == core::AbsenceDay::Kind::Illness     ? tr("sygdom", "illness")
                                                 : one.kind == core::AbsenceDay::Kind::Permitted ? tr("lovligt", "permitted")
                                                                                                 : tr("ulovligt", "unlawful")});
        m_blocks.push_back(std::move(table));
    }

    void addTransitions()
    {
        bool isFirst = true;
        for (const core::Handover* one : m_from.world.transitions.handovers.of(m_child)) {
            if (!mayTell(one->by, one->at)) continue;
            if (std::exchange(isFirst, false)) head("Overgange", "Transitions");
            std::vector<std::pair<std::string, std::string>> rows{{one->isIncoming ? tr("Fra", "From") : tr("Til", "To"), one->receiver},
                                                                  {tr("Grundlag", "Ground"), one->ground}, {tr("Svar", "Answer"), one->answer}};
            for (const auto& [field, words] : one->words) rows.emplace_back(tr("Skemaet", "The form"), words);
            entry(written(one->by, one->at), std::move(rows));
        }
        for (const core::RulerMark* mark : m_from.world.transitions.marks.of(m_child)) {
            if (!mayTell(mark->by, mark->at)) continue;
            if (std::exchange(isFirst, false)) head("Overgange", "Transitions");
            entry(written(mark->by, mark->at), {{tr("Trivselslinealen", "Wellbeing ruler"), day(mark->on)},
                                                {tr("Barnet", "The child"), mark->childAt ? std::to_string(*mark->childAt) : std::string()},
                                                {tr("Omsorgen", "The care"), mark->careAt ? std::to_string(*mark->careAt) : std::string()},
                                                {tr("Indsats", "Effort"), mark->effort}, {tr("Ord", "Words"), mark->words}});
        }
    }

    void addSurveys()
    {
        const auto answers = m_from.world.school.answersOf(m_child);
        if (answers.empty()) return;
        head("Elevens egne svar", "The pupil's own answers");
        for (const core::SurveyPupil* one : answers) {
            const core::Survey* survey = m_from.world.school.survey(one->survey);
            m_blocks.push_back(Paragraph{(survey != nullptr ? survey->name + " · " : std::string()) + day(one->on)});
            if (!one->seenWords.empty()) m_blocks.push_back(Paragraph{m_clean(one->seenWords)});
        }
    }

    void addRights()
    {
        const auto& rights = m_from.world.rights;
        head("Orientering, rettelser og udleverede papirer", "Information, corrections and papers given out");
        KeyValues rows;
        for (const core::InformationGiven* one : rights.information.of(m_child)) rows.rows.push_back({day(one->on), tr("Forældrene er orienteret", "The parents were informed")});
        for (const core::MadePaper* paper : m_from.world.casework.papers.of(m_child))
            if (mayTell(paper->by, paper->at)) rows.rows.push_back({day(paper->at), tr("Papir eller fil: ", "Paper or file: ") + paper->kind});
        if (!rows.rows.empty()) m_blocks.push_back(std::move(rows));
        for (const core::CorrectionNote* one : rights.corrections.of(m_child))
            if (mayTell(one->by, one->at))
                entry(written(one->by, one->at), {{tr("Om", "About"), one->about}, {one->saidBy, one->words}, {tr("Svar", "Answer"), one->answer}});
        if (!m_sources.kept.empty()) m_blocks.push_back(Paragraph{m_sources.kept});
    }

    void addLog()
    {
        head("Hvem har set det", "Who has seen it");
        if (!m_sources.isLogTold) {
            m_blocks.push_back(Paragraph{tr("Spørg lederen: hun kan se i loggen, hvornår der er set efter, og hvorfor.",
                                            "Ask the leader: she can see in the log when somebody looked, and why.")});
            return;
        }
        Table table{{{tr("Dag", "Day"), 1}, {tr("Hvad", "What"), 1.6}, {tr("Formål", "Purpose"), 2}}, {}};
        for (const storage::AuditRow& row : m_sources.log) table.rows.push_back({day(row.at), kindOf(row.action), m_clean(row.purpose)});
        if (!table.rows.empty()) m_blocks.push_back(std::move(table));
    }

    std::string kindOf(std::string_view action) const
    {
        if (action == ReadChild::kName || action == ReadList::kName) return tr("set", "looked at");
        if (action == ReadExport::kName) return tr("givet ud", "given out");
        if (action == BreakGlass::kName) return tr("åbnet med begrundelse", "opened with a reason");
        return tr("skrevet", "written");
    }

    const Source& m_from;
    ChildId m_child;
    const InsightSources& m_sources;
    paper::NameFilter m_clean;
    std::vector<Block> m_blocks;
};

} // namespace

report::Document insightDocument(const Source& from, ChildId child, const InsightSources& sources)
{
    return Insight(from, child, sources).make();
}

} // namespace trivsel::app
