#include "app/models/acute_model.h"
#include "app/models/child_model.h"
#include "app/models/concern_model.h"
#include "app/models/notification_model.h"
#include "app/session_fixture.h"
#include "app/typed.h"

namespace trivsel::app {
namespace {

using core::Concern;
using test::day;
using test::House;

/// Pia and Per work with Anna and her sibling Bent; the house is led by Lone.
class CaseworkModels : public ::testing::Test {
protected:
    CaseworkModels()
    {
        child = house.child("Anna", house.red);
        sibling = house.child("Bent", house.red);
        house.must(LinkSiblings{child, sibling});
        pia = house.adult("Pia Pædagog", {house.red});
        per = house.adult("Per Pædagog", {house.red});
        house.as("Pia Pædagog");
    }
    RaiseConcern worry() const
    {
        RaiseConcern concern;
        concern.child = child;
        concern.kind = "trivsel";
        concern.seenOn = day(2026, 9, 7);
        concern.seen = "Leger alene hver formiddag";
        return concern;
    }
    ChildCasework casework() const { return childCasework(*house.session, child); }

    House house;
    ChildId child, sibling;
    UserId pia, per;
};

TEST_F(CaseworkModels, OpenConcernsComeFirstWithTheDaysSinceTheyWereSeen)
{
    const ConcernId first{house.must(worry())};
    RaiseConcern second = worry();
    second.seen = "Spiser ikke";
    second.seenOn = day(2026, 9, 10);
    const ConcernId later{house.must(second)};
    house.must(EndConcern{child, later, Concern::Outcome::Unfounded, "Hun var forkølet"});
    const ChildCasework model = casework();
    ASSERT_EQ(model.concerns.size(), 2U);
    EXPECT_EQ(model.concerns[0].id, first);
    EXPECT_EQ(model.concerns[0].daysSince, 3);
    EXPECT_EQ(model.concerns[0].by, "Pia Pædagog");
    EXPECT_EQ(model.concerns[1].outcome, Concern::Outcome::Unfounded);
}

TEST_F(CaseworkModels, AConcernForACircleIsToOthersOnlyThere)
{
    RaiseConcern secret = worry();
    secret.readers = {house.leader};
    secret.markers = {"hemmelig markør"};
    secret.restrictedNote = "kun til Lone";
    house.must(secret);
    house.as("Per Pædagog");
    const ChildCasework model = casework();
    ASSERT_EQ(model.concerns.size(), 1U) << "the others see that there is one";
    const ConcernRow& row = model.concerns.front();
    EXPECT_FALSE(row.mayRead);
    EXPECT_TRUE(row.kind.empty());
    EXPECT_TRUE(row.seen.empty());
    EXPECT_TRUE(row.markers.empty());
    EXPECT_TRUE(row.restrictedNote.empty());
    EXPECT_TRUE(row.readers.empty());
    house.as(House::kLeader);
    EXPECT_EQ(casework().concerns.front().restrictedNote, "kun til Lone");
}

TEST_F(CaseworkModels, WhatIsTypedIsKeptForItsAdultAloneUntilItIsSaid)
{
    house.must(KeepTyped{child, "concern", "halvt skrevet"});
    house.must(KeepTyped{child, "acute", "»det gør o"});
    EXPECT_EQ(concernModel(*house.session, child).typed, "halvt skrevet");
    house.as("Per Pædagog");
    EXPECT_EQ(concernModel(*house.session, child).typed, "");
    house.reopen("Pia Pædagog");
    EXPECT_EQ(concernModel(*house.session, child).typed, "halvt skrevet")
        << "a lock, or a fallen computer, loses nothing";
    house.must(worry());
    EXPECT_EQ(concernModel(*house.session, child).typed, "") << "said: the draft is gone";
    EXPECT_EQ(acuteModel(*house.session, child).typed, "»det gør o") << "another page's draft stays";
    house.mustNot(KeepTyped{child, "et helt andet sted", "x"});
}

TEST_F(CaseworkModels, FieldsComeBackAsTheyWere)
{
    const std::vector<std::string> fields{"", "to\nlinjer", "»tre«", ""};
    EXPECT_EQ(splitTyped(joinTyped(fields)), fields);
    EXPECT_EQ(joinTyped({"", "", ""}), "") << "nothing typed is no draft";
}

TEST_F(CaseworkModels, ASavedConcernShowsWhatFollows)
{
    EXPECT_TRUE(concernModel(*house.session, child).next.empty());
    house.must(worry());
    EXPECT_FALSE(concernModel(*house.session, child).next.empty());
}

TEST_F(CaseworkModels, TheAcutePageListsWhatWasBookedWithTheParents)
{
    house.must(AnswerGate{.child = child, .answer = core::GateAnswer::Answer::No, .authority = {}, .authorityOn = {}});
    AddOwnStep talk{.child = child,
                    .title = "Samtale med mor",
                    .action = {},
                    .responsible = pia,
                    .person = {},
                    .organisation = {},
                    .due = day(2026, 9, 14)};
    talk.reachesParents = true;
    house.must(talk);
    EXPECT_FALSE(acuteModel(*house.session, child).isClosed);
    const AcuteId id{house.must(OpenAcute{child})};
    house.must(TellAcute{child, id, "Lone", true, false});
    const AcuteModel model = acuteModel(*house.session, child);
    EXPECT_TRUE(model.isClosed);
    EXPECT_EQ(model.acute, id);
    ASSERT_FALSE(model.held.empty());
    bool isListed = false;
    for (const auto& held : model.held) isListed |= held.title.da == "Samtale med mor" && held.due == day(2026, 9, 14);
    EXPECT_TRUE(isListed);
    EXPECT_EQ(model.siblings, (std::vector<std::string>{"Bent"}));
    EXPECT_TRUE(model.leaderTried);
    EXPECT_FALSE(model.leaderReached);
    house.must(EndAcute{child, id, "Myndigheden har den"});
    const AcuteModel ended = acuteModel(*house.session, child);
    EXPECT_FALSE(ended.acute);
    EXPECT_TRUE(ended.isClosed) << "ending opens nothing";
    EXPECT_EQ(ended.endedWhy, "Myndigheden har den");
}

TEST_F(CaseworkModels, NothingWrittenByOthersOnceACaseIsHiddenReachesTheColleague)
{
    house.as("Per Pædagog");
    house.must(AddNote{child, "mor", "telefon", day(2026, 9, 9), "Skrevet af Per selv", {}});
    house.as("Pia Pædagog");
    const NoteId before{house.must(AddNote{child, "far", "telefon", day(2026, 9, 9), "Før sagen", {}})};
    house.clock.pass(std::chrono::hours(1));
    const AcuteId id{house.must(OpenAcute{child})};
    house.must(DescribeAcute{child, id, core::AcuteCase::About::Staff, per});
    const NotificationId notification{house.must(StartNotification{child})};
    house.must(GiveView{child, notification, true, "Per slog"});
    const ConcernId concern{house.must(worry())};
    house.must(AddNote{child, "barnet", "stuen", day(2026, 9, 10), "Per slog", {}});
    EXPECT_EQ(casework().notes.size(), 3U);

    house.as("Per Pædagog");
    const ChildCasework model = casework();
    EXPECT_FALSE(model.acute);
    EXPECT_FALSE(model.notification);
    EXPECT_TRUE(model.concerns.empty());
    ASSERT_EQ(model.notes.size(), 2U);
    EXPECT_EQ(model.notes[0].id, before) << "what was there before stays";
    EXPECT_FALSE(notificationModel(*house.session, child).id);
    const AcuteModel acute = acuteModel(*house.session, child);
    EXPECT_FALSE(acute.acute);
    EXPECT_FALSE(acute.isClosed);
    EXPECT_TRUE(acute.words.empty());
    EXPECT_TRUE(acuteModel(*house.session, sibling).held.empty());
    house.mustNot(GiveView{child, notification, false, "Jeg gjorde ikke noget"});
    house.mustNot(AddMarker{child, concern, "x"});
}

TEST_F(CaseworkModels, OthersAnswersAreHiddenUntilOnesOwnIsGiven)
{
    const NotificationId id{house.must(StartNotification{child})};
    house.must(GiveView{child, id, true, "Blå mærker tre gange"});
    house.as(House::kLeader);
    house.must(GiveLeaderView{child, id, "Jeg er enig"});
    house.as("Per Pædagog");
    NotificationModel model = notificationModel(*house.session, child);
    EXPECT_EQ(model.othersAnswered, 1);
    EXPECT_TRUE(model.others.empty());
    EXPECT_TRUE(model.leaderView.empty());
    house.must(GiveView{child, id, false, "Kan være fra legepladsen"});
    model = notificationModel(*house.session, child);
    ASSERT_EQ(model.others.size(), 1U);
    EXPECT_EQ(model.others[0].reason, "Blå mærker tre gange");
    EXPECT_EQ(model.leaderView, "Jeg er enig");
}

TEST_F(CaseworkModels, ASentNotificationSaysWhatToExpectAndWhenToAsk)
{
    const NotificationId id{house.must(StartNotification{child})};
    house.must(WriteNotification{child, id, "Det sete", "Det prøvede", "Det sagte", "", false, ""});
    EXPECT_TRUE(notificationModel(*house.session, child).missing.empty());
    house.must(SendNotification{child, id, day(2026, 9, 10), "Digital Post", core::Notification::Parents::NotTold,
                                "mistanke"});
    NotificationModel model = notificationModel(*house.session, child);
    ASSERT_TRUE(model.expected);
    EXPECT_EQ(model.expected->receiptBy, day(2026, 9, 18));
    EXPECT_FALSE(model.shouldAsk);
    house.clock.goTo(day(2026, 9, 21));
    model = notificationModel(*house.session, child);
    EXPECT_TRUE(model.shouldAsk);
    EXPECT_TRUE(casework().notification->shouldAsk);
    house.must(NoteReceipt{child, id, day(2026, 9, 21)});
    EXPECT_FALSE(notificationModel(*house.session, child).shouldAsk);
}

} // namespace
} // namespace trivsel::app
