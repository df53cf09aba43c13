#include "storage/row_fields.h"
#include "storage/rows.h"

#include <nlohmann/json.hpp>

#include <unordered_map>

namespace trivsel::storage {
namespace {

constexpr Words<core::StepKind, 7> kStepKindWords{{{core::StepKind::Environment, "environment"},
                                                   {core::StepKind::Child, "child"},
                                                   {core::StepKind::Parents, "parents"},
                                                   {core::StepKind::FamilyNetwork, "family_network"},
                                                   {core::StepKind::Team, "team"},
                                                   {core::StepKind::Authority, "authority"},
                                                   {core::StepKind::FollowUp, "follow_up"}}};
constexpr Words<core::Step::Status, 3> kStatusWords{{{core::Step::Status::Open, "open"},
                                                     {core::Step::Status::Done, "done"},
                                                     {core::Step::Status::SetAside, "set_aside"}}};
constexpr Words<core::GateAnswer::Answer, 4> kGateWords{{{core::GateAnswer::Answer::No, "no"},
                                                         {core::GateAnswer::Answer::Yes, "yes"},
                                                         {core::GateAnswer::Answer::Doubt, "doubt"},
                                                         {core::GateAnswer::Answer::Released, "released"}}};

/// Title, action, why and reasons of a step: what a guide says the same way for every child.
std::string wordsToText(const core::Step& s)
{
    nlohmann::json list = nlohmann::json::array();
    for (const Text* t : {&s.title, &s.action, &s.why}) list.push_back({t->da, t->en});
    for (const Text& reason : s.reasons) list.push_back({reason.da, reason.en});
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

constexpr std::size_t kTextsBeforeReasons = 3;

std::vector<Text> textsFrom(std::string_view s)
{
    std::vector<Text> texts;
    const auto list = nlohmann::json::parse(s, nullptr, false);
    if (!list.is_array() || list.size() < kTextsBeforeReasons) throw BadRow("the words of a step");
    for (const auto& pair : list) {
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string())
            throw BadRow("the words of a step");
        texts.push_back({pair[0].get<std::string>(), pair[1].get<std::string>()});
    }
    return texts;
}

void setWords(core::Step& s, const std::vector<Text>& texts)
{
    s.title = texts[0];
    s.action = texts[1];
    s.why = texts[2];
    s.reasons.assign(texts.begin() + kTextsBeforeReasons, texts.end());
}

using StepWords = std::unordered_map<std::int64_t, std::vector<Text>>;

StepWords readStepWords(Connection& c)
{
    StepWords words;
    Rows rows(c, "SELECT id, words FROM step_words");
    while (rows.step()) {
        Reader r(rows);
        const std::int64_t id = r.number();
        words.emplace(id, textsFrom(r.view()));
    }
    return words;
}

core::Step readStep(Reader& r, const StepWords& words)
{
    core::Step s;
    s.id = r.id<StepId>();
    s.child = r.id<ChildId>();
    s.round = r.id<RoundId>();
    s.acute = r.id<AcuteId>();
    s.guide = r.text();
    s.guideStep = r.text();
    const std::int64_t shared = r.number(); // NULL is 0: an own step
    const std::string_view own = r.view();
    if (const auto at = words.find(shared); at != words.end())
        setWords(s, at->second);
    else
        setWords(s, textsFrom(own));
    s.kind = r.word(kStepKindWords);
    s.who = r.text();
    s.responsible = r.id<UserId>();
    s.person = r.text();
    s.organisation = r.text();
    s.due = r.optionalDate();
    s.isDueByHand = r.flag();
    s.rung = r.text();
    s.isMinimum = r.flag();
    s.reachesParents = r.flag();
    s.reachesChild = r.flag();
    s.status = r.word(kStatusWords);
    s.statusReason = r.text();
    s.statusBy = r.id<UserId>();
    s.statusAt = r.optionalInstant();
    s.createdAt = r.instant();
    s.createdBy = r.id<UserId>();
    return s;
}

} // namespace

void put(Connection& c, const core::Step& s)
{
    const bool isOwn = s.guideStep.empty();
    const std::optional<std::string> words = wordsToText(s);
    const std::optional<std::string> none;
    if (!isOwn) Binder(c.cached("INSERT OR IGNORE INTO step_words (words) VALUES (?)"))(words).run();
    // The calendar stays the one that the due day was counted with; a changed due day takes the one of today.
    Binder(c.cached(
        "INSERT INTO steps (id, child, round, acute, guide, guide_step, words, own_words, kind, who, responsible, person, organisation, due, due_by_hand, calendar, rung, minimum, reaches_parents, "
        "reaches_child, status, status_reason, status_by, status_at, created_at, created_by) "
        "VALUES (?, ?, ?, ?, ?, ?, (SELECT id FROM step_words WHERE words = ?), ?, ?, ?, ?, ?, ?, ?, ?, "
        "(SELECT value FROM settings WHERE key = 'calendar.version'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET child = excluded.child, round = excluded.round, acute = excluded.acute, guide = excluded.guide, "
        "guide_step = excluded.guide_step, words = excluded.words, own_words = excluded.own_words, kind = excluded.kind, who = excluded.who, "
        "responsible = excluded.responsible, person = excluded.person, organisation = excluded.organisation, "
        "calendar = iif(due IS excluded.due, calendar, excluded.calendar), due = excluded.due, due_by_hand = excluded.due_by_hand, rung = excluded.rung, "
        "minimum = excluded.minimum, reaches_parents = excluded.reaches_parents, reaches_child = excluded.reaches_child, "
        "status = excluded.status, status_reason = excluded.status_reason, status_by = excluded.status_by, "
        "status_at = excluded.status_at, created_at = excluded.created_at, created_by = excluded.created_by"))(s.id)(
        s.child)(s.round)(s.acute)(s.guide)(s.guideStep)(isOwn ? none : words)(isOwn ? words : none)(wordOf(kStepKindWords, s.kind))(s.who)(s.responsible)(s.person)(s.organisation)(s.due)(s.isDueByHand)(
        s.rung)(s.isMinimum)(s.reachesParents)(s.reachesChild)(wordOf(kStatusWords, s.status))(s.statusReason)(s.statusBy)(
        s.statusAt)(s.createdAt)(s.createdBy)
        .run();
    Binder(c.cached("DELETE FROM step_children WHERE step = ?"))(s.id).run();
    std::int64_t place = 0;
    for (const ChildId child : s.alsoFor)
        Binder(c.cached("INSERT INTO step_children (step, place, child) VALUES (?, ?, ?)"))(s.id)(++place)(child).run();
}

std::vector<core::Step> readSteps(Connection& c)
{
    const StepWords words = readStepWords(c);
    auto steps = readAll<core::Step>(
        c,
        "SELECT id, child, round, acute, guide, guide_step, words, own_words, kind, who, responsible, person, organisation, due, due_by_hand, rung, minimum, reaches_parents, reaches_child, status, "
        "status_reason, status_by, status_at, created_at, created_by FROM steps ORDER BY id",
        [&words](Reader& r) { return readStep(r, words); }, c.number("SELECT count(*) FROM steps"));
    Rows also(c, "SELECT step, child FROM step_children ORDER BY step, place");
    std::size_t at = 0;
    while (also.step()) {
        Reader r(also);
        const auto step = r.id<StepId>();
        while (at < steps.size() && steps[at].id != step) ++at;
        if (at == steps.size()) throw BadRow("a child without its step");
        steps[at].alsoFor.push_back(r.id<ChildId>());
    }
    return steps;
}

void put(Connection& c, const core::GateAnswer& g)
{
    Binder(c.cached("INSERT INTO gate_answers (id, child, answer, by, at, authority, authority_on) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET child = excluded.child, "
                    "answer = excluded.answer, by = excluded.by, at = excluded.at, authority = excluded.authority, "
                    "authority_on = excluded.authority_on"))(g.id)(g.child)(wordOf(kGateWords, g.answer))(g.by)(g.at)(
        g.authority)(g.authorityOn)
        .run();
}

std::vector<core::GateAnswer> readGateAnswers(Connection& c)
{
    return readAll<core::GateAnswer>(
        c, "SELECT id, child, answer, by, at, authority, authority_on FROM gate_answers ORDER BY id", [](Reader& r) {
            core::GateAnswer g;
            g.id = r.id<GateId>();
            g.child = r.id<ChildId>();
            g.answer = r.word(kGateWords);
            g.by = r.id<UserId>();
            g.at = r.instant();
            g.authority = r.text();
            g.authorityOn = r.optionalDate();
            return g;
        });
}

} // namespace trivsel::storage
