#include "storage/rows.h"
#include "storage/sample.h"
#include "support/store_fixture.h"

#include <gmock/gmock.h>

#include <future>

namespace trivsel {
namespace {

using test::change;
using test::Sample;
using test::StoreFixture;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

void expectSample(const storage::Snapshot& s, const Sample& sample)
{
    EXPECT_EQ(s.units, sample.units);
    ASSERT_EQ(s.users.size(), 2U);
    EXPECT_EQ(s.users[1], sample.user);
    EXPECT_THAT(s.userMemberships, ElementsAre(sample.userMembership));
    EXPECT_THAT(s.children, ElementsAre(sample.child, sample.plainChild));
    EXPECT_THAT(s.childMemberships, ElementsAre(sample.childMembership));
    EXPECT_THAT(s.siblings, ElementsAre(sample.siblings));
    EXPECT_THAT(s.custodyHolders, ElementsAre(sample.holder));
    EXPECT_THAT(s.rounds, ElementsAre(sample.round));
    EXPECT_THAT(s.roundChildren, ElementsAre(sample.roundChild, sample.noForm));
    EXPECT_THAT(s.openRatings, ElementsAre(sample.rating));
    EXPECT_THAT(s.positions, ElementsAre(sample.position));
    EXPECT_THAT(s.teamDrafts, ElementsAre(sample.draft));
    EXPECT_THAT(s.bystanders, ElementsAre(sample.bystander));
    EXPECT_THAT(s.steps, ElementsAre(sample.step));
    EXPECT_THAT(s.gateAnswers, ElementsAre(sample.gate));
    const test::CaseworkSample& casework = sample.casework;
    EXPECT_THAT(s.concerns, ElementsAre(casework.concern));
    EXPECT_THAT(s.acuteCases, ElementsAre(casework.acute));
    EXPECT_THAT(s.notifications, ElementsAre(casework.notification));
    EXPECT_THAT(s.plans, ElementsAre(casework.plan));
    EXPECT_THAT(s.notes, ElementsAre(casework.note, casework.correction));
    EXPECT_THAT(s.missingOffers, ElementsAre(casework.offer));
    EXPECT_THAT(s.requests, ElementsAre(casework.request));
    EXPECT_THAT(s.consents, ElementsAre(casework.young, casework.consent));
    EXPECT_THAT(s.absences, ElementsAre(casework.absence));
    EXPECT_THAT(s.visits, ElementsAre(casework.visit));
    EXPECT_THAT(s.meetings, ElementsAre(casework.unitMeeting, casework.meeting));
    EXPECT_THAT(s.circumstances, ElementsAre(casework.circumstances));
    EXPECT_THAT(s.papers, ElementsAre(casework.paper));
    EXPECT_THAT(s.glassOpenings, ElementsAre(casework.glass));
    EXPECT_THAT(s.bars, ElementsAre(casework.bar));
    EXPECT_THAT(s.samples, ElementsAre(casework.auditSample));
    EXPECT_THAT(s.closings, ElementsAre(casework.foreignClosing, casework.closing));
    const test::SchoolSample& school = casework.school;
    EXPECT_THAT(s.surveys, ElementsAre(school.survey, school.pulse));
    EXPECT_THAT(s.surveyClasses, ElementsAre(school.surveyClass));
    EXPECT_THAT(s.surveyPupils, ElementsAre(school.pupil));
    EXPECT_THAT(s.ratingPackages, ElementsAre(school.package));
    EXPECT_THAT(s.handovers, ElementsAre(school.handover));
    EXPECT_THAT(s.rulerMarks, ElementsAre(school.mark));
    EXPECT_THAT(s.informationGiven, ElementsAre(school.information));
    EXPECT_THAT(s.corrections, ElementsAre(school.correction));
    EXPECT_THAT(s.holds, ElementsAre(school.hold));
    EXPECT_THAT(s.erasures, ElementsAre(school.erasure));
    EXPECT_THAT(s.insightDecisions, ElementsAre(school.insight));
    EXPECT_THAT(s.consentExceptions, ElementsAre(school.exception));
    EXPECT_THAT(s.batches, ElementsAre(sample.batch));
    EXPECT_THAT(s.settings, ElementsAre(Pair("municipality", "kerteminde")));
    storage::StoredDefinition withoutBytes = sample.definition;
    withoutBytes.bytes.clear();
    EXPECT_THAT(s.definitions, ElementsAre(withoutBytes));
    EXPECT_EQ(s.lastId, 310);
}

TEST(StoreRoundTrip, EveryRecordComesBackAsItWasAfterReopening)
{
    const StoreFixture fixture;
    const Sample sample;
    {
        const auto store = fixture.create();
        ASSERT_TRUE(store);
        store->submit(change(sample.records()));
        ASSERT_TRUE(store->flush());
    }
    const auto store = fixture.open();
    ASSERT_TRUE(store);
    EXPECT_EQ(store->user(), UserId{1});
    const auto snapshot = store->load();
    ASSERT_TRUE(snapshot) << snapshot.error().detail;
    expectSample(*snapshot, sample);
    EXPECT_TRUE(store->verifyIntegrity());
    const auto definition = store->definition("instrument", sample.definition.sha256);
    ASSERT_TRUE(definition);
    EXPECT_EQ(*definition, sample.definition);
}

TEST(StoreRoundTrip, RecordsGivenAtCreationAreThereAtOnce)
{
    const StoreFixture fixture;
    const Sample sample;
    const auto store = fixture.create(sample.records());
    ASSERT_TRUE(store);
    const auto snapshot = store->load();
    ASSERT_TRUE(snapshot);
    expectSample(*snapshot, sample);
    EXPECT_EQ(store->auditRows(), 1);
}

TEST(StoreRoundTrip, APutReplacesTheRowWithTheSameId)
{
    const StoreFixture fixture;
    Sample sample;
    const auto store = fixture.create(sample.records());
    ASSERT_TRUE(store);
    sample.child.name = "Nyt Navn";
    sample.child.sex.reset();
    sample.child.contactAdult = {};
    sample.rating.comments = {{"social.1", "kun denne"}};
    sample.rating.answers.front() = {core::Answer::Kind::Option, 2};
    sample.rating.reviewed.clear();
    sample.rating.doneAt.reset();
    sample.rating.ownPosition.reset();
    sample.step.alsoFor.clear();
    sample.step.reasons.clear();
    sample.step.due.reset();
    sample.roundChild.left.reset();
    sample.setting.value = "odense";
    store->submit(change({sample.child, sample.rating, sample.step, sample.roundChild, sample.setting}));
    ASSERT_TRUE(store->flush());
    const auto s = store->load();
    ASSERT_TRUE(s);
    EXPECT_EQ(s->children.front(), sample.child);
    EXPECT_THAT(s->openRatings, ElementsAre(sample.rating));
    EXPECT_THAT(s->steps, ElementsAre(sample.step));
    EXPECT_EQ(s->roundChildren.front(), sample.roundChild);
    EXPECT_THAT(s->settings, ElementsAre(Pair("municipality", "odense")));
}

TEST(StoreRoundTrip, ATeamsDraftIsReplacedAndRemovedWithThePositionInOneChange)
{
    const StoreFixture fixture;
    Sample sample;
    const auto store = fixture.create(sample.records());
    ASSERT_TRUE(store);
    sample.draft.chosen.reset();
    sample.draft.lookAgain.reset();
    sample.draft.environment = "en anden tanke";
    store->submit(change({sample.draft}));
    ASSERT_TRUE(store->flush());
    EXPECT_THAT(store->load()->teamDrafts, ElementsAre(sample.draft));
    storage::Change agreed = change({sample.position}, "team.agree");
    agreed.remove = {storage::TeamDraftKey{sample.draft.round, sample.draft.child}};
    store->submit(agreed);
    ASSERT_TRUE(store->flush());
    EXPECT_THAT(store->load()->teamDrafts, IsEmpty());
    EXPECT_TRUE(store->verifyIntegrity());
}

TEST(StoreRoundTrip, RatingsOfAClosedRoundAreFetchedOnDemand)
{
    const StoreFixture fixture;
    Sample sample;
    sample.round.closedAt = test::at(100);
    sample.round.closedBy = UserId{1};
    const auto store = fixture.create(sample.records());
    ASSERT_TRUE(store);
    const auto snapshot = store->load();
    ASSERT_TRUE(snapshot);
    EXPECT_THAT(snapshot->openRatings, IsEmpty());
    EXPECT_THAT(snapshot->rounds, ElementsAre(sample.round));

    std::promise<std::vector<core::Rating>> ofChild, ofOther, ofRound;
    store->fetchRatings(ChildId{30}, [&](auto r) { ofChild.set_value(r.value()); });
    store->fetchRatings(ChildId{31}, [&](auto r) { ofOther.set_value(r.value()); });
    store->fetchRoundRatings(RoundId{40}, [&](auto r) { ofRound.set_value(r.value()); });
    EXPECT_THAT(ofChild.get_future().get(), ElementsAre(sample.rating));
    EXPECT_THAT(ofOther.get_future().get(), IsEmpty());
    EXPECT_THAT(ofRound.get_future().get(), ElementsAre(sample.rating));
}

TEST(StoreRoundTrip, AFetchSeesWhatWasSubmittedBeforeIt)
{
    const StoreFixture fixture;
    Sample sample;
    const auto store = fixture.create(sample.records());
    ASSERT_TRUE(store);
    for (std::uint8_t option = 0; option < 20; ++option) {
        sample.rating.answers.back() = {core::Answer::Kind::Option, option};
        store->submit(change({sample.rating}));
    }
    std::promise<std::vector<core::Rating>> fetched;
    store->fetchRatings(ChildId{30}, [&](auto r) { fetched.set_value(r.value()); });
    EXPECT_THAT(fetched.get_future().get(), ElementsAre(sample.rating));
}

TEST(StoreRoundTrip, AnImportIsUndoneByRemovals)
{
    const StoreFixture fixture;
    const Sample sample;
    const auto store = fixture.create({sample.units[0], sample.units[1], sample.units[2], sample.units[3], sample.user,
                                       sample.child, sample.plainChild, sample.childMembership, sample.siblings, sample.holder});
    ASSERT_TRUE(store);
    storage::Change undo = change({}, "import.undo");
    undo.remove = {sample.childMembership.id, sample.child.id, sample.units[3].id};
    store->submit(undo);
    ASSERT_TRUE(store->flush());
    const auto s = store->load();
    ASSERT_TRUE(s);
    EXPECT_THAT(s->children, ElementsAre(sample.plainChild));
    EXPECT_THAT(s->childMemberships, IsEmpty());
    EXPECT_THAT(s->siblings, IsEmpty());
    EXPECT_THAT(s->custodyHolders, IsEmpty());
    EXPECT_EQ(s->units.size(), 3U);
    EXPECT_TRUE(store->verifyIntegrity());
}

TEST(StoreRoundTrip, AnswersAreOneReadableColumnInItemOrder)
{
    using Kind = core::Answer::Kind;
    const std::vector<core::Answer> answers{{Kind::Option, 0}, {Kind::Option, 2}, {Kind::NotSeen, 0}, {Kind::None, 0}, {Kind::Option, 1}};
    EXPECT_EQ(storage::answersToText(answers), "0,2,n,,1");
    for (const auto& a : std::vector<std::vector<core::Answer>>{
             {}, {{Kind::None, 0}}, {{Kind::None, 0}, {Kind::None, 0}}, {{Kind::NotSeen, 0}}, {{Kind::Option, 255}}, answers})
        EXPECT_EQ(storage::answersFromText(storage::answersToText(a)), a);
    for (const char* bad : {"x", "0;1", "256", "n1", "1 ,2", "-,1"})
        EXPECT_THROW(storage::answersFromText(bad), storage::BadRow) << bad;
}

TEST(StoreRoundTrip, AStoredDefinitionThatDoesNotFitItsHashIsNotHandedOut)
{
    const StoreFixture fixture;
    Sample sample;
    sample.definition.bytes = "abd";
    const auto store = fixture.create({sample.definition});
    ASSERT_TRUE(store);
    const auto definition = store->definition("instrument", sample.definition.sha256);
    ASSERT_FALSE(definition);
    EXPECT_EQ(definition.error().code, ErrorCode::StoreDamaged);
    EXPECT_EQ(store->definition("instrument", "nothing").error().code, ErrorCode::BadInput);
}

} // namespace
} // namespace trivsel
