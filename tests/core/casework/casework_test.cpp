#include "core/casework/action_plan.h"
#include "core/casework/acute_case.h"
#include "core/casework/concern.h"
#include "core/casework/consent.h"
#include "core/casework/notification.h"
#include "core/casework/request.h"

#include <gtest/gtest.h>

using namespace trivsel;
using namespace trivsel::core;

namespace {

Date day(int year, unsigned month, unsigned d) { return *Date::of(year, month, d); }
Instant at(Date d, int hour) { return Instant(d.days()) + std::chrono::hours(hour); }

Concern concern()
{
    Concern c;
    c.by = UserId{1};
    c.at = at(day(2026, 11, 23), 10);
    return c;
}

ActionPlan fullPlan()
{
    ActionPlan plan;
    plan.children = {ChildId{1}};
    plan.goal = "En legekammerat hver formiddag";
    plan.goalWith = "Barnet og mor";
    plan.strengths = "Bygger gerne med andre";
    plan.environment = "To voksne på legepladsen før frokost";
    plan.childSays = "Vil gerne bygge med de store";
    plan.followUpOn = day(2026, 12, 14);
    return plan;
}

Consent consent(std::int64_t holder, bool isGiven, Date from)
{
    Consent c;
    c.holder = holder;
    c.to = "ppr";
    c.isGiven = isGiven;
    c.from = from;
    c.at = at(from, 9);
    return c;
}

} // namespace

TEST(Concern, WithoutACircleEveryoneWhoMayOpenTheChildReadsIt)
{
    EXPECT_TRUE(mayReadAll(concern(), UserId{7}));
}

TEST(Concern, ANamedCircleKeepsOthersOutButNeverTheOneWhoWroteIt)
{
    Concern c = concern();
    c.readers = {UserId{2}};
    EXPECT_TRUE(mayReadAll(c, UserId{1}));
    EXPECT_TRUE(mayReadAll(c, UserId{2}));
    EXPECT_FALSE(mayReadAll(c, UserId{3}));
}

TEST(Concern, ARestrictedNoteWithoutACircleIsForTheWriterAlone)
{
    Concern c = concern();
    c.restrictedNote = "set i garderoben";
    EXPECT_TRUE(mayReadAll(c, UserId{1}));
    EXPECT_FALSE(mayReadAll(c, UserId{2}));
}

TEST(Concern, CountsDaysToTheFirstActionAfterIt)
{
    const Concern c = concern();
    EXPECT_EQ(daysToFirstAction(c, {}), std::nullopt);
    EXPECT_EQ(daysToFirstAction(c, {c.at - std::chrono::hours(30)}), std::nullopt) << "what was done before is no answer to it";
    EXPECT_EQ(daysToFirstAction(c, {at(day(2026, 11, 30), 8), at(day(2026, 11, 25), 15)}), 2);
    EXPECT_EQ(daysToFirstAction(c, {c.at}), 0);
}

TEST(AcuteCase, IsHiddenFromTheColleagueUnderSuspicionAlone)
{
    AcuteCase a;
    a.about = AcuteCase::About::Staff;
    a.suspected = UserId{4};
    EXPECT_TRUE(isHiddenFrom(a, UserId{4}));
    EXPECT_FALSE(isHiddenFrom(a, UserId{5}));
    a.about = AcuteCase::About::Parent;
    EXPECT_FALSE(isHiddenFrom(a, UserId{4})) << "only a suspicion against staff hides it";
    a.about = AcuteCase::About::Staff;
    a.suspected = {};
    EXPECT_FALSE(isHiddenFrom(a, UserId{}));
}

TEST(Notification, IsADraftUntilItHasADayAndNamesWhatIsMissing)
{
    Notification n;
    EXPECT_TRUE(isDraft(n));
    EXPECT_EQ(missingFrom(n), (std::vector<std::string>{"seen", "tried", "said", "channel", "parents"}));
    n.seen = n.tried = n.said = "skrevet";
    n.channel = "Digital Post";
    n.parents = Notification::Parents::NotTold;
    EXPECT_EQ(missingFrom(n), (std::vector<std::string>{"parents"})) << "not told asks why not";
    n.parentsWhyNot = "Mistanke mod en forælder";
    EXPECT_TRUE(missingFrom(n).empty());
    n.sentOn = day(2026, 12, 18);
    EXPECT_FALSE(isDraft(n));
}

TEST(Notification, ExpectsAReceiptAfterSixWorkingDaysWithoutChristmas)
{
    const std::vector<Holiday> christmas = {{day(2026, 12, 24), {}, Holiday::Kind::Half},
                                            {day(2026, 12, 25), {}, Holiday::Kind::Holiday},
                                            {day(2026, 12, 26), {}, Holiday::Kind::Holiday}};
    const WorkingCalendar calendar("test", christmas, {2026, 2026});
    // Friday 18 December: 21, 22, 23, 28, 29, 30 are the six working days.
    const ExpectedDates dates = expectedDates(day(2026, 12, 18), calendar);
    EXPECT_EQ(dates.assessedBy.iso(), "2026-12-19");
    EXPECT_EQ(dates.receiptBy.iso(), "2026-12-30");
    EXPECT_EQ(dates.askBy.iso(), "2026-12-31");
}

TEST(Notification, FindsEachAdultsOwnView)
{
    Notification n;
    n.views = {{UserId{1}, true, "set tre gange", {}}, {UserId{2}, false, "kan være nystart", {}}};
    ASSERT_NE(viewOf(n, UserId{2}), nullptr);
    EXPECT_FALSE(viewOf(n, UserId{2})->isGround);
    EXPECT_EQ(viewOf(n, UserId{3}), nullptr);
}

TEST(ActionPlan, IsReadyOnlyWithTheChildsPerspectiveOrTheReasonWhyNot)
{
    ActionPlan plan = fullPlan();
    EXPECT_TRUE(missingFrom(plan).empty());
    plan.childSays.clear();
    EXPECT_EQ(missingFrom(plan), (std::vector<std::string>{"child"}));
    plan.childMappedBy = "De voksne har set, at barnet søger hjørnet";
    EXPECT_EQ(missingFrom(plan), (std::vector<std::string>{"child"})) << "a mapping by adults needs its reason";
    plan.childWhyNot = "Barnet har ikke sprog endnu";
    EXPECT_TRUE(missingFrom(plan).empty());
}

TEST(ActionPlan, AsksForStrengthsAndEnvironmentAndADay)
{
    ActionPlan plan = fullPlan();
    plan.strengths.clear();
    plan.environment.clear();
    plan.followUpOn.reset();
    EXPECT_EQ(missingFrom(plan), (std::vector<std::string>{"strengths", "environment", "followUp"}));
}

TEST(ActionPlan, NoEffectForcesADecision)
{
    ActionPlan plan = fullPlan();
    EXPECT_FALSE(needsDecision(plan));
    plan.followUps.push_back({day(2026, 12, 14), ActionPlan::Effect::No, ActionPlan::Effect::Partly, {}, "", "", UserId{1}});
    EXPECT_TRUE(needsDecision(plan));
    plan.followUps.back().decision = "Ressourceteam på torsdag";
    EXPECT_FALSE(needsDecision(plan));
}

TEST(Request, WaitsFromSendingToTheAnswerAndNeverLessThanNothing)
{
    Request request;
    EXPECT_EQ(waitingDays(request, day(2026, 12, 1)), std::nullopt);
    request.sentOn = day(2026, 11, 23);
    EXPECT_TRUE(isWaiting(request));
    EXPECT_EQ(waitingDays(request, day(2026, 12, 1)), 8);
    EXPECT_EQ(waitingDays(request, day(2026, 11, 1)), 0) << "the clock was set back";
    request.answeredOn = day(2026, 11, 30);
    EXPECT_FALSE(isWaiting(request));
    EXPECT_EQ(waitingDays(request, day(2027, 1, 1)), 7);
}

TEST(Consent, NeedsEveryCustodyHolderAndOneRefusalIsARefusal)
{
    const Date today = day(2026, 11, 23);
    std::vector<Consent> consents = {consent(1, true, day(2026, 11, 1))};
    EXPECT_EQ(consentState(consents, {1, 2}, false, "ppr", today), ConsentState::Missing);
    consents.push_back(consent(2, true, day(2026, 11, 2)));
    EXPECT_EQ(consentState(consents, {1, 2}, false, "ppr", today), ConsentState::Given);
    EXPECT_EQ(consentState(consents, {1, 2}, true, "ppr", today), ConsentState::Missing) << "the young person has not answered";
    EXPECT_EQ(consentState(consents, {1, 2}, false, "modtagelse", today), ConsentState::Missing) << "towards another";
    consents.push_back(consent(2, false, day(2026, 11, 20)));
    EXPECT_EQ(consentState(consents, {1, 2}, false, "ppr", today), ConsentState::Refused);
}

TEST(Consent, IsOverWhenWithdrawnOrPastItsDayAndMissingWithoutKnownParents)
{
    std::vector<Consent> consents = {consent(1, true, day(2026, 11, 1))};
    consents[0].until = day(2026, 11, 30);
    EXPECT_EQ(consentState(consents, {1}, false, "ppr", day(2026, 11, 30)), ConsentState::Given);
    EXPECT_EQ(consentState(consents, {1}, false, "ppr", day(2026, 12, 1)), ConsentState::Missing);
    consents[0].withdrawnOn = day(2026, 11, 10);
    EXPECT_EQ(consentState(consents, {1}, false, "ppr", day(2026, 11, 9)), ConsentState::Given);
    EXPECT_EQ(consentState(consents, {1}, false, "ppr", day(2026, 11, 10)), ConsentState::Refused);
    EXPECT_EQ(consentState({}, {}, false, "ppr", day(2026, 11, 10)), ConsentState::Missing);
}
