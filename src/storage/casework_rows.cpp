#include "storage/row_fields.h"
#include "storage/row_json.h"
#include "storage/row_table.h"
#include "storage/rows.h"

namespace trivsel::storage {
namespace {

using core::AcuteCase;
using core::ActionPlan;
using core::Concern;
using core::Notification;

constexpr Words<Concern::Origin, 6> kOrigins{{{Concern::Origin::Staff, "staff"},
                                              {Concern::Origin::HealthVisitor, "health_visitor"},
                                              {Concern::Origin::Dentistry, "dentistry"},
                                              {Concern::Origin::CivilSociety, "civil_society"},
                                              {Concern::Origin::Parent, "parent"},
                                              {Concern::Origin::OtherAuthority, "other_authority"}}};
constexpr Words<Concern::Ground, 4> kGrounds{{{Concern::Ground::OwnObservation, "own_observation"},
                                              {Concern::Ground::Consent, "consent"},
                                              {Concern::Ground::Ssd, "ssd"},
                                              {Concern::Ground::Notification, "notification"}}};
constexpr Words<Concern::Outcome, 7> kOutcomes{{{Concern::Outcome::Watching, "watching"},
                                                {Concern::Outcome::Steps, "steps"},
                                                {Concern::Outcome::Plan, "plan"},
                                                {Concern::Outcome::Request, "request"},
                                                {Concern::Outcome::Notified, "notified"},
                                                {Concern::Outcome::Acute, "acute"},
                                                {Concern::Outcome::Unfounded, "unfounded"}}};
constexpr Words<AcuteCase::About, 6> kAbouts{{{AcuteCase::About::NotSaid, "not_said"},
                                              {AcuteCase::About::Parent, "parent"},
                                              {AcuteCase::About::OtherChild, "other_child"},
                                              {AcuteCase::About::Staff, "staff"},
                                              {AcuteCase::About::Honour, "honour"},
                                              {AcuteCase::About::Other, "other"}}};
constexpr Words<Notification::Parents, 3> kParents{{{Notification::Parents::NotDecided, "not_decided"},
                                                    {Notification::Parents::Told, "told"},
                                                    {Notification::Parents::NotTold, "not_told"}}};
constexpr Words<ActionPlan::Together, 2> kTogether{
    {{ActionPlan::Together::Joint, "joint"}, {ActionPlan::Together::Parallel, "parallel"}}};
constexpr Words<ActionPlan::Effect, 3> kEffects{
    {{ActionPlan::Effect::Yes, "yes"}, {ActionPlan::Effect::Partly, "partly"}, {ActionPlan::Effect::No, "no"}}};

const RowTable& concernTable()
{
    static const RowTable table("concerns", "id, child, kind, origin, origin_name, ground, seen_on, seen, markers, readers, "
                                            "restricted_note, by, at, outcome, outcome_text, outcome_by, outcome_at");
    return table;
}

const RowTable& acuteTable()
{
    static const RowTable table("acute_cases", "id, child, about, suspected, by, at, words, told, ended_at, ended_by, ended_why");
    return table;
}

const RowTable& notificationTable()
{
    static const RowTable table("notifications", "id, child, views, leader_view, leader, seen, tried, said, knows, needs_interpreter, "
                                                 "interpreter_language, by, at, sent_on, channel, receipt_on, parents, "
                                                 "parents_why_not, feedback_on, feedback");
    return table;
}

const RowTable& planTable()
{
    static const RowTable table("action_plans", "id, goal, goal_with, strengths, works, worries, environment, child_says, "
                                                "child_mapped_by, child_why_not, parents_say, staff_say, steps, together, "
                                                "participants, rung, follow_up_on, ready, by, at, follow_ups, closed_at, "
                                                "closed_by, closed_why");
    return table;
}

std::string textOf(const std::vector<std::string>& words)
{
    return listText(nlohmann::json(words));
}

std::vector<std::string> wordsFrom(std::string_view text)
{
    std::vector<std::string> words;
    for (const auto& entry : listFrom(text)) {
        if (!entry.is_string()) throw BadRow("a list of words");
        words.push_back(entry.get<std::string>());
    }
    return words;
}

std::string textOf(const std::vector<AcuteCase::Words>& words)
{
    auto list = nlohmann::json::array();
    for (const auto& w : words) list.push_back({{"at", number(w.at)}, {"by", w.by.value}, {"said", w.said}});
    return listText(list);
}

std::string textOf(const std::vector<AcuteCase::Told>& told)
{
    auto list = nlohmann::json::array();
    for (const auto& t : told)
        list.push_back({{"at", number(t.at)}, {"by", t.by.value}, {"who", t.who}, {"leader", t.isLeader}, {"reached", t.reached}});
    return listText(list);
}

std::string textOf(const std::vector<Notification::View>& views)
{
    auto list = nlohmann::json::array();
    for (const auto& v : views)
        list.push_back({{"user", v.user.value}, {"ground", v.isGround}, {"reason", v.reason}, {"at", number(v.at)}});
    return listText(list);
}

std::string textOf(const std::vector<ActionPlan::Participant>& people)
{
    auto list = nlohmann::json::array();
    for (const auto& p : people) list.push_back({{"name", p.name}, {"relation", p.relation}, {"task", p.task}});
    return listText(list);
}

nlohmann::json effectOf(const std::optional<ActionPlan::Effect>& effect)
{
    return effect ? nlohmann::json(wordOf(kEffects, *effect)) : nlohmann::json("");
}

std::optional<ActionPlan::Effect> effectFrom(const nlohmann::json& entry, const char* key)
{
    const auto word = field<std::string>(entry, key);
    if (word.empty()) return std::nullopt;
    return valueOf(kEffects, word);
}

std::string textOf(const std::vector<ActionPlan::FollowUp>& followUps)
{
    auto list = nlohmann::json::array();
    for (const auto& f : followUps)
        list.push_back({{"on", f.on.iso()}, {"staff", effectOf(f.staff)}, {"parents", effectOf(f.parents)},
                        {"child", effectOf(f.child)}, {"words", f.words}, {"decision", f.decision}, {"by", f.by.value}});
    return listText(list);
}

Concern readConcern(Reader& r)
{
    Concern c;
    c.id = r.id<ConcernId>();
    c.child = r.id<ChildId>();
    c.kind = r.text();
    c.origin = r.word(kOrigins);
    c.originName = r.text();
    c.ground = r.word(kGrounds);
    c.seenOn = r.date();
    c.seen = r.text();
    c.markers = wordsFrom(r.view());
    c.readers = idsFromText<UserId>(r.view());
    c.restrictedNote = r.text();
    c.by = r.id<UserId>();
    c.at = r.instant();
    c.outcome = r.optionalWord(kOutcomes);
    c.outcomeText = r.text();
    c.outcomeBy = r.id<UserId>();
    c.outcomeAt = r.optionalInstant();
    return c;
}

AcuteCase readAcute(Reader& r)
{
    AcuteCase a;
    a.id = r.id<AcuteId>();
    a.child = r.id<ChildId>();
    a.about = r.word(kAbouts);
    a.suspected = r.id<UserId>();
    a.by = r.id<UserId>();
    a.at = r.instant();
    for (const auto& e : listFrom(r.view()))
        a.words.push_back({instantField(e, "at"), UserId{field<std::int64_t>(e, "by")}, field<std::string>(e, "said")});
    for (const auto& e : listFrom(r.view()))
        a.told.push_back({instantField(e, "at"), UserId{field<std::int64_t>(e, "by")}, field<std::string>(e, "who"),
                          field<bool>(e, "leader"), field<bool>(e, "reached")});
    a.endedAt = r.optionalInstant();
    a.endedBy = r.id<UserId>();
    a.endedWhy = r.text();
    return a;
}

Notification readNotification(Reader& r)
{
    Notification n;
    n.id = r.id<NotificationId>();
    n.child = r.id<ChildId>();
    for (const auto& e : listFrom(r.view()))
        n.views.push_back({UserId{field<std::int64_t>(e, "user")}, field<bool>(e, "ground"), field<std::string>(e, "reason"),
                           instantField(e, "at")});
    n.leaderView = r.text();
    n.leader = r.id<UserId>();
    n.seen = r.text();
    n.tried = r.text();
    n.said = r.text();
    n.knows = r.text();
    n.needsInterpreter = r.flag();
    n.interpreterLanguage = r.text();
    n.by = r.id<UserId>();
    n.at = r.instant();
    n.sentOn = r.optionalDate();
    n.channel = r.text();
    n.receiptOn = r.optionalDate();
    n.parents = r.word(kParents);
    n.parentsWhyNot = r.text();
    n.feedbackOn = r.optionalDate();
    n.feedback = r.text();
    return n;
}

ActionPlan::FollowUp followUpFrom(const nlohmann::json& entry)
{
    const auto on = Date::parseIso(field<std::string>(entry, "on"));
    if (!on) throw BadRow("a day that does not exist");
    return {*on, effectFrom(entry, "staff"), effectFrom(entry, "parents"), effectFrom(entry, "child"),
            field<std::string>(entry, "words"), field<std::string>(entry, "decision"), UserId{field<std::int64_t>(entry, "by")}};
}

ActionPlan readPlan(Reader& r)
{
    ActionPlan p;
    p.id = r.id<PlanId>();
    p.goal = r.text();
    p.goalWith = r.text();
    p.strengths = r.text();
    p.works = r.text();
    p.worries = r.text();
    p.environment = r.text();
    p.childSays = r.text();
    p.childMappedBy = r.text();
    p.childWhyNot = r.text();
    p.parentsSay = r.text();
    p.staffSay = r.text();
    p.steps = idsFromText<StepId>(r.view());
    p.together = r.word(kTogether);
    for (const auto& e : listFrom(r.view()))
        p.participants.push_back({field<std::string>(e, "name"), field<std::string>(e, "relation"), field<std::string>(e, "task")});
    p.rung = r.text();
    p.followUpOn = r.optionalDate();
    p.isReady = r.flag();
    p.by = r.id<UserId>();
    p.at = r.instant();
    for (const auto& e : listFrom(r.view())) p.followUps.push_back(followUpFrom(e));
    p.closedAt = r.optionalInstant();
    p.closedBy = r.id<UserId>();
    p.closedWhy = r.text();
    return p;
}

} // namespace

void put(Connection& c, const Concern& v)
{
    const auto outcome = v.outcome ? std::optional(wordOf(kOutcomes, *v.outcome)) : std::nullopt;
    Binder(c.cached(concernTable().upsert()))(v.id)(v.child)(v.kind)(wordOf(kOrigins, v.origin))(v.originName)(
        wordOf(kGrounds, v.ground))(v.seenOn)(v.seen)(textOf(v.markers))(idsToText(v.readers))(v.restrictedNote)(v.by)(v.at)(
        outcome)(v.outcomeText)(v.outcomeBy)(v.outcomeAt)
        .run();
}

void put(Connection& c, const AcuteCase& v)
{
    Binder(c.cached(acuteTable().upsert()))(v.id)(v.child)(wordOf(kAbouts, v.about))(v.suspected)(v.by)(v.at)(textOf(v.words))(
        textOf(v.told))(v.endedAt)(v.endedBy)(v.endedWhy)
        .run();
}

void put(Connection& c, const Notification& v)
{
    Binder(c.cached(notificationTable().upsert()))(v.id)(v.child)(textOf(v.views))(v.leaderView)(v.leader)(v.seen)(v.tried)(
        v.said)(v.knows)(v.needsInterpreter)(v.interpreterLanguage)(v.by)(v.at)(v.sentOn)(v.channel)(v.receiptOn)(
        wordOf(kParents, v.parents))(v.parentsWhyNot)(v.feedbackOn)(v.feedback)
        .run();
}

void put(Connection& c, const ActionPlan& v)
{
    Binder(c.cached(planTable().upsert()))(v.id)(v.goal)(v.goalWith)(v.strengths)(v.works)(v.worries)(v.environment)(v.childSays)(
        v.childMappedBy)(v.childWhyNot)(v.parentsSay)(v.staffSay)(idsToText(v.steps))(wordOf(kTogether, v.together))(
        textOf(v.participants))(v.rung)(v.followUpOn)(v.isReady)(v.by)(v.at)(textOf(v.followUps))(v.closedAt)(v.closedBy)(
        v.closedWhy)
        .run();
    Binder(c.cached("DELETE FROM plan_children WHERE plan = ?"))(v.id).run();
    std::int64_t place = 0;
    for (const ChildId child : v.children)
        Binder(c.cached("INSERT INTO plan_children (plan, place, child) VALUES (?, ?, ?)"))(v.id)(++place)(child).run();
}

std::vector<Concern> readConcerns(Connection& c) { return readAll<Concern>(c, concernTable().select(), readConcern); }
std::vector<AcuteCase> readAcuteCases(Connection& c) { return readAll<AcuteCase>(c, acuteTable().select(), readAcute); }

std::vector<Notification> readNotifications(Connection& c)
{
    return readAll<Notification>(c, notificationTable().select(), readNotification);
}

std::vector<ActionPlan> readPlans(Connection& c)
{
    auto plans = readAll<ActionPlan>(c, planTable().select(), readPlan);
    Rows children(c, "SELECT plan, child FROM plan_children ORDER BY plan, place");
    std::size_t at = 0;
    while (children.step()) {
        Reader r(children);
        const auto plan = r.id<PlanId>();
        while (at < plans.size() && plans[at].id != plan) ++at;
        if (at == plans.size()) throw BadRow("a child without its plan");
        plans[at].children.push_back(r.id<ChildId>());
    }
    return plans;
}

} // namespace trivsel::storage
