#include "app/session_fixture.h"

#include "app/definition_use.h"
#include "app/round_windows.h"

namespace trivsel::app {
namespace {

using test::day;
using test::House;

class Rounds : public ::testing::Test {
protected:
    House house;
};

TEST_F(Rounds, OpenInTheProfilesWindowWithoutAReason)
{
    house.child("Anna", house.red);
    const RoundId id = house.openRound(house.red);
    const core::Round& round = *house.session->world().round(id);
    EXPECT_EQ(round.windowFrom, day(2026, 9, 1));
    EXPECT_EQ(round.windowTo, day(2026, 10, 31));
    EXPECT_EQ(round.title.da, "Efterår 2026");
    EXPECT_EQ(round.ratersPerChild, 2);
    EXPECT_EQ(round.municipality, "kerteminde " + house.session->municipality().version);
    EXPECT_TRUE(round.openReason.empty());
    EXPECT_EQ(house.session->world().openRound(house.red), &round);
}

TEST_F(Rounds, OpenOutsideTheWindowOnlyForALeaderWithAReason)
{
    house.child("Anna", house.red);
    house.addPair(house.red);
    house.clock.goTo(day(2026, 12, 1));
    OpenRound open{.unit = house.red, .windowFrom = {}, .windowTo = {}, .reason = {}};
    EXPECT_EQ(house.mustNot(open).code, ErrorCode::BadInput); // a leader without a reason
    house.as("Ane");
    open.reason = "vi vil gerne";
    EXPECT_EQ(house.mustNot(open).code, ErrorCode::NoRight);
    house.as(House::kLeader);
    open.reason = "stuen var lukket i efteråret";
    const RoundId id{house.must(open)};
    EXPECT_EQ(house.session->world().round(id)->openReason, open.reason);
    EXPECT_EQ(house.session->world().round(id)->windowFrom, day(2026, 12, 1));
}

TEST_F(Rounds, AreTwoAYearAndOneInEachWindowUnlessALeaderGivesAReason)
{
    house.child("Anna", house.red);
    house.addPair(house.red);
    const auto openAndClose = [&](Date when, const std::string& reason) {
        house.clock.goTo(when);
        const RoundId id{house.must(OpenRound{.unit = house.red, .windowFrom = {}, .windowTo = {}, .reason = reason})};
        const ChildId child = house.session->world().childrenOf(house.red, when).front();
        house.must(SetNoPosition{id, child, "nystartet"});
        house.must(CloseRound{id});
    };
    house.clock.goTo(day(2027, 3, 5));
    openAndClose(day(2027, 3, 5), {});
    house.as("Ane");
    EXPECT_EQ(house.mustNot(OpenRound{.unit = house.red, .windowFrom = {}, .windowTo = {}, .reason = "igen"}).code, ErrorCode::NoRight);
    house.clock.goTo(day(2027, 9, 5));
    openAndClose(day(2027, 9, 5), {});
    EXPECT_EQ(house.mustNot(OpenRound{.unit = house.red, .windowFrom = {}, .windowTo = {}, .reason = "igen"}).code, ErrorCode::NoRight);
    house.as(House::kLeader);
    EXPECT_EQ(house.mustNot(OpenRound{.unit = house.red, .windowFrom = {}, .windowTo = {}, .reason = {}}).code, ErrorCode::BadInput);
    openAndClose(day(2027, 9, 20), "mange nye børn");
    EXPECT_NE(house.session->world().roundsOf(house.red).front()->title, house.session->world().roundsOf(house.red).back()->title);
}

TEST_F(Rounds, AreOneAtATimeInAUnit)
{
    house.child("Anna", house.red);
    house.child("Bent", house.blue);
    house.openRound(house.red);
    house.mustNot(OpenRound{.unit = house.red, .windowFrom = {}, .windowTo = {}, .reason = "to på en gang"});
    house.openRound(house.blue);
}

TEST_F(Rounds, NeedChildrenAndIncludeToday)
{
    house.mustNot(OpenRound{.unit = house.red, .windowFrom = {}, .windowTo = {}, .reason = {}});
    house.child("Anna", house.red);
    house.mustNot(OpenRound{.unit = house.red, .windowFrom = day(2026, 9, 11), .windowTo = {}, .reason = "for sent"});
    house.mustNot(OpenRound{.unit = house.red, .windowFrom = {}, .windowTo = day(2026, 9, 9), .reason = "for tidligt"});
    house.mustNot(OpenRound{.unit = house.house, .windowFrom = {}, .windowTo = {}, .reason = "hele huset"});
}

TEST_F(Rounds, ChooseTheFormByAgeOnTheFirstDayOfTheWindow)
{
    // Three years old on 5 September: two years and eleven months on the round's first day, 1 September.
    const ChildId younger = house.child("Anna", house.red, day(2023, 9, 5));
    const ChildId older = house.child("Bent", house.red, day(2023, 9, 1));
    const RoundId round = house.openRound(house.red);
    EXPECT_EQ(house.form(round, younger).id, "trivsel-0-2");
    EXPECT_EQ(house.form(round, older).id, "trivsel-3-5");
}

TEST_F(Rounds, SayPlainlyThatThereIsNoFormForAnAgeAndAskForNoPosition)
{
    const ChildId old = house.child("Gammel", house.red, day(2007, 1, 1));
    const RoundId round = house.openRound(house.red);
    const core::RoundChild& row = *house.session->world().roundChild(round, old);
    EXPECT_FALSE(row.instrument.has_value());
    EXPECT_EQ(row.noPositionReason, "Der er ikke noget skema til denne alder.");
    house.addPair(house.red);
    house.as("Ane");
    house.mustNot(SetAnswer{round, old, 0, {core::Answer::Kind::NotSeen, 0}});
    house.must(CloseRound{round});
}

TEST_F(Rounds, KeepTheBytesOfWhatTheyWereMadeWith)
{
    const ChildId child = house.child("Anna", house.red);
    const RoundId round = house.openRound(house.red);
    const core::InstrumentRef ref = *house.session->world().roundChild(round, child)->instrument;
    house.session.reset();
    // A program whose data folder has no such form any more still reads it, from the store.
    storage::OpenRequest request;
    request.file = house.file();
    request.user = House::kLeader;
    request.passphrase = House::passphraseOf(House::kLeader);
    request.anchorDir = house.dir / "state";
    auto store = storage::Store::open(request);
    ASSERT_TRUE(store.has_value());
    auto snapshot = (*store)->load();
    ASSERT_TRUE(snapshot.has_value());
    std::vector<std::string> kinds;
    for (const auto& definition : snapshot->definitions) kinds.push_back(definition.kind);
    for (const char* kind : {"instrument", "guide", "municipality"})
        EXPECT_NE(std::find(kinds.begin(), kinds.end(), kind), kinds.end()) << kind;
    const auto bytes = (*store)->definition("instrument", ref.sha256);
    ASSERT_TRUE(bytes.has_value());
    EXPECT_EQ(definitions::sha256Hex(bytes->bytes), ref.sha256);
    EXPECT_EQ(bytes->id, ref.id);
}

TEST(Definitions, ThatWereChangedUnderTheSameVersionAreRefused)
{
    DefinitionUse use;
    const auto catalog = test::shippedCatalog();
    const auto& form = *catalog->instruments().front();
    std::vector<storage::Record> put;
    ASSERT_TRUE(use.require(*catalog, DefinitionUse::Kind::Instrument, form.id, put).has_value());
    ASSERT_EQ(put.size(), 1U);
    const auto stored = std::get<storage::StoredDefinition>(put.front());
    use.add(stored);
    put.clear();
    EXPECT_TRUE(use.require(*catalog, DefinitionUse::Kind::Instrument, form.id, put).has_value());
    EXPECT_TRUE(put.empty()) << "the same bytes are kept once";

    DefinitionUse other;
    auto changed = stored;
    changed.sha256 = std::string(64, '0');
    other.add(changed);
    const auto refused = other.require(*catalog, DefinitionUse::Kind::Instrument, form.id, put);
    ASSERT_FALSE(refused.has_value());
    EXPECT_NE(refused.error().message.da.find(form.version), std::string::npos);
    EXPECT_TRUE(put.empty());

    changed.version = "0.9";
    DefinitionUse older;
    older.add(changed);
    EXPECT_TRUE(older.require(*catalog, DefinitionUse::Kind::Instrument, form.id, put).has_value());
}

TEST_F(Rounds, TakeInNewcomersAndMarkLeaversWhenAsked)
{
    const ChildId stays = house.child("Anna", house.red);
    const ChildId goes = house.child("Bent", house.red);
    const RoundId round = house.openRound(house.red);
    house.clock.goTo(day(2026, 9, 20));
    const ChildId comes = house.child("Carla", house.red);
    house.must(MoveChild{goes, house.blue, day(2026, 9, 20)});
    EXPECT_EQ(house.session->world().roundChild(round, comes), nullptr);
    house.must(UpdateRoundChildren{round});
    EXPECT_EQ(house.session->world().roundChild(round, comes)->joined, day(2026, 9, 20));
    EXPECT_EQ(house.session->world().roundChild(round, goes)->left, day(2026, 9, 20));
    EXPECT_FALSE(house.session->world().roundChild(round, stays)->left.has_value());
    const auto version = house.session->version();
    house.must(UpdateRoundChildren{round}); // nothing to do
    EXPECT_EQ(house.session->version(), version);

    house.must(MoveChild{goes, house.red, day(2026, 9, 21)});
    house.clock.goTo(day(2026, 9, 21));
    house.must(UpdateRoundChildren{round});
    EXPECT_FALSE(house.session->world().roundChild(round, goes)->left.has_value()) << "it came back";
}

TEST_F(Rounds, CloseOnlyWhenEveryChildHasAPositionOrAReason)
{
    const ChildId a = house.child("Anna", house.red);
    const ChildId b = house.child("Bent", house.red);
    const ChildId gone = house.child("Carla", house.red);
    const RoundId round = house.openRound(house.red);
    house.addPair(house.red);
    house.must(ChildLeaves{gone, day(2026, 9, 10)});
    house.clock.goTo(day(2026, 9, 11));
    house.must(UpdateRoundChildren{round});
    house.bothRate(round, a, 0, core::Position::Green);
    house.must(AgreePosition{.round = round, .child = a, .position = core::Position::Green});
    EXPECT_NE(house.mustNot(CloseRound{round}).message.da.find("1 barn"), std::string::npos);
    house.mustNot(SetNoPosition{round, b, "  "});
    house.mustNot(SetNoPosition{round, a, "har en position"});
    house.must(SetNoPosition{round, b, "ferie"});
    house.must(CloseRound{round});
    EXPECT_FALSE(house.session->world().round(round)->isOpen());
    house.mustNot(SetNoPosition{round, b, "syg"});
    house.mustNot(CloseRound{round});
}

TEST_F(Rounds, AreReopenedByALeaderWithAReasonAndKeepTheirRatings)
{
    const ChildId child = house.child("Anna", house.red);
    const RoundId round = house.openRound(house.red);
    house.addPair(house.red);
    house.bothRate(round, child, 0, core::Position::Green);
    house.must(AgreePosition{.round = round, .child = child, .position = core::Position::Green});
    house.must(CloseRound{round});
    EXPECT_EQ(house.mustNot(ReopenRound{round, "fejl"}).code, ErrorCode::NoRight); // Bo
    house.reopen();
    EXPECT_TRUE(house.session->world().ratingsOf(round, child).empty()) << "ratings of closed rounds stay on the disk";
    house.mustNot(ReopenRound{round, ""});
    house.must(ReopenRound{round, "en position var tastet forkert"});
    EXPECT_TRUE(house.session->world().round(round)->isOpen());
    EXPECT_EQ(house.session->world().ratingsOf(round, child).size(), 2U);
}

TEST_F(Rounds, BringInASecondRaterFromOutsideForHomeCare)
{
    const UnitId home = house.unit("Dagplejen hos Ditte", house.house, core::UnitKind::Unit, core::Setting::Dayplejer);
    const ChildId child = house.child("Anna", home, day(2025, 1, 1));
    house.adult("Ditte", {home});
    house.addPair(house.red);
    const RoundId round = house.openRound(home);
    house.as("Ane");
    EXPECT_FALSE(house.session->maySee(child));
    EXPECT_EQ(house.mustNot(SetAnswer{round, child, 0, {core::Answer::Kind::NotSeen, 0}}).code, ErrorCode::NoRight);

    house.as("Ditte");
    house.rate(round, child, 0, core::Position::Green);
    house.mustNot(AgreePosition{.round = round, .child = child, .position = core::Position::Green});
    house.must(InviteRater{round, house.ane});
    house.mustNot(InviteRater{round, house.ane});
    EXPECT_FALSE(house.session->world().rating(round, child, house.session->user().id)->isFromOutside);

    house.as("Ane");
    EXPECT_TRUE(house.session->maySee(child));
    house.rate(round, child, 0, core::Position::Green);
    EXPECT_TRUE(house.session->world().rating(round, child, house.ane)->isFromOutside);
    house.must(AgreePosition{.round = round, .child = child, .position = core::Position::Green});
    house.clock.goTo(day(2026, 11, 1));
    EXPECT_FALSE(house.session->maySee(child)) << "only until the window ends";
}

TEST_F(Rounds, LetOnlyALeaderBringInAColleagueWhereSeveralAdultsWork)
{
    house.child("Anna", house.red);
    const RoundId round = house.openRound(house.red);
    house.addPair(house.red);
    const UserId cia = house.adult("Cia", {house.blue});
    house.as("Ane");
    EXPECT_EQ(house.mustNot(InviteRater{round, cia}).code, ErrorCode::NoRight);
    house.as(House::kLeader);
    house.must(InviteRater{round, cia});
}

TEST_F(Rounds, NeverNeedFewerRatersThanTheStoreSays)
{
    house.child("Anna", house.red);
    house.mustNot(OpenRound{.unit = house.red, .windowFrom = {}, .windowTo = {}, .reason = {}, .ratersPerChild = 1});
    house.must(OpenRound{.unit = house.red, .windowFrom = {}, .windowTo = {}, .reason = {}, .ratersPerChild = 3});
}

TEST(RoundWindows, RunOverNewYearAndAreFoundFromBothSides)
{
    core::Municipality municipality;
    core::RoundWindow winter;
    winter.setting = core::Setting::Daycare;
    winter.title = {"Vinter", "Winter"};
    winter.fromMonth = 12;
    winter.fromDay = 7;
    winter.toMonth = 1;
    winter.toDay = 31;
    municipality.windows = {winter};
    for (const Date inside : {day(2026, 12, 7), day(2026, 12, 31), day(2027, 1, 1), day(2027, 1, 31)}) {
        const auto found = windowOn(municipality, core::Setting::Daycare, inside);
        ASSERT_TRUE(found.has_value()) << inside.iso();
        EXPECT_EQ(found->from, day(2026, 12, 7));
        EXPECT_EQ(found->to, day(2027, 1, 31));
        EXPECT_EQ(found->title.da, "Vinter 2026");
    }
    EXPECT_FALSE(windowOn(municipality, core::Setting::Daycare, day(2027, 2, 1)).has_value());
    EXPECT_FALSE(windowOn(municipality, core::Setting::School, day(2026, 12, 7)).has_value());
    EXPECT_EQ(nextWindow(municipality, core::Setting::Daycare, day(2026, 12, 7))->from, day(2027, 12, 7));
    EXPECT_EQ(nextWindow(municipality, core::Setting::Daycare, day(2026, 12, 6))->from, day(2026, 12, 7));
}

} // namespace
} // namespace trivsel::app
