#include "app/session_fixture.h"

#include "app/roster_import.h"
#include "app/slow_command.h"
#include "storage/store.h"

#include <algorithm>
#include <set>

namespace trivsel::app {
namespace {

using test::day;
using test::House;

class People : public ::testing::Test {
protected:
    const World& world() const { return house.session->world(); }
    House house;
};

TEST_F(People, AreRefusedChildrenOutsideTheirUnits)
{
    const ChildId mine = house.child("Anna", house.red);
    const ChildId other = house.child("Bent", house.blue);
    house.addPair(house.red);
    house.as("Ane");
    EXPECT_TRUE(house.session->maySee(mine));
    EXPECT_FALSE(house.session->maySee(other));
    EXPECT_TRUE(house.session->maySee(house.red));
    EXPECT_FALSE(house.session->maySee(house.blue));
    EXPECT_EQ(house.session->visibleUnits(), (std::vector<UnitId>{house.red}));
    const std::vector<Command> outside{
        ReadChild{other, ""}, ReadList{house.blue}, ReadList{house.house}, SetContactAdult{other, house.ane}, LinkSiblings{mine, other},
        AddChild{.unit = house.blue, .name = "Ny", .birthDate = day(2022, 1, 1), .sex = {}, .cpr = {}, .externalId = {}},
        ChangeChild{.child = other, .name = "X", .birthDate = day(2022, 1, 1), .sex = {}, .cpr = {}},
        OpenRound{.unit = house.blue, .windowFrom = {}, .windowTo = {}, .reason = {}},
        AnswerGate{.child = other, .answer = core::GateAnswer::Answer::No, .authority = {}, .authorityOn = {}},
        AddOwnStep{.child = other, .title = "x", .action = {}, .responsible = {}, .person = {}, .organisation = {}, .due = {}},
        ReadChild{ChildId{424242}, ""}, // one that does not exist gets the same answer
    };
    std::set<std::string> answers;
    for (const Command& command : outside) {
        const Error error = house.mustNot(command);
        EXPECT_EQ(error.code, ErrorCode::NoRight) << nameOf(command);
        answers.insert(error.message.da);
    }
    EXPECT_EQ(answers.size(), 1U) << "a refusal tells nothing of what is there";
    house.must(ReadChild{mine, ""});
}

TEST_F(People, SeeAChildOnlyWhileItBelongsToTheirUnit)
{
    const ChildId child = house.child("Anna", house.red);
    house.addPair(house.red);
    house.adult("Cia", {house.blue});
    house.must(MoveChild{child, house.blue, day(2026, 9, 15)});
    house.as("Cia");
    EXPECT_FALSE(house.session->maySee(child));
    house.clock.goTo(day(2026, 9, 15));
    EXPECT_TRUE(house.session->maySee(child));
    house.as("Ane");
    EXPECT_FALSE(house.session->maySee(child));
    house.as(House::kLeader);
    house.must(ChildLeaves{child, day(2026, 9, 20)});
    house.clock.goTo(day(2026, 9, 21));
    EXPECT_TRUE(house.session->maySee(child)) << "a leader still answers for what is kept";
    house.as("Cia");
    EXPECT_FALSE(house.session->maySee(child));
}

TEST_F(People, LeadersReachTheirOwnInstitutionOnly)
{
    const UnitId school = house.unit("Havneskolen", house.root, core::UnitKind::Institution, core::Setting::School);
    const UnitId first = house.unit("1. a", school, core::UnitKind::Unit, core::Setting::School);
    const ChildId pupil = house.child("Anna", first, day(2019, 5, 1));
    const ChildId infant = house.child("Bent", house.red);
    house.adult("Signe", {school}, core::Role::Leader);
    house.as("Signe");
    EXPECT_TRUE(house.session->maySee(pupil));
    EXPECT_FALSE(house.session->maySee(infant));
    house.mustNot(AddUnit{.parent = house.house, .kind = core::UnitKind::Unit, .setting = {}, .name = "Ny stue"});
    house.must(AddUnit{.parent = school, .kind = core::UnitKind::Unit, .setting = core::Setting::School, .name = "2. a"});
    house.mustNot(ChangeSetting{"ratersPerChild", "3"}); // the whole store's
    EXPECT_EQ(house.mustNot(EndUser{house.leader, day(2026, 12, 1)}).code, ErrorCode::NoRight);
}

TEST_F(People, OfTheOtherRolesSeeNoChild)
{
    const ChildId child = house.child("Anna", house.red);
    house.adult("Kim", {house.house}, core::Role::Consultant);
    EXPECT_EQ(house.mustNot(AddUser{.name = "Adam", .role = core::Role::Administrator, .units = {}, .passphrase = "en lang nok sætning", .lastDay = {}}).code, ErrorCode::NoRight);
    house.as("Kim");
    EXPECT_FALSE(house.session->maySee(child));
    EXPECT_TRUE(house.session->visibleUnits().empty());
    for (const Command& command : std::vector<Command>{ReadChild{child, ""}, ReadList{house.red}, ReadExport{"positions", "tal"}, OpenRound{.unit = house.red, .windowFrom = {}, .windowTo = {}, .reason = "x"}})
        EXPECT_EQ(house.mustNot(command).code, ErrorCode::NoRight) << nameOf(command);
}

TEST(Administrators, AddUnitsAndAdultsButReachNoChild)
{
    House house;
    test::TempDir dir;
    Session::CreateRequest request;
    request.file = dir / "ny.trivsel";
    request.municipality = "kerteminde";
    request.storeName = "Kommunen";
    request.userName = "Adam Admin";
    request.passphrase = "en lang nok sætning";
    request.isDemo = true;
    request.catalog = house.catalog;
    request.clock = &house.clock;
    request.anchorDir = dir / "state";
    auto created = Session::create(request);
    ASSERT_TRUE(created.has_value());
    house.session = std::move(*created);
    UnitId root;
    for (const auto& [id, unit] : house.session->world().units) root = id;
    const UnitId unit = house.unit("Rød stue", root);
    house.adult("Lis Leder", {root}, core::Role::Leader);
    house.mustNot(AddChild{.unit = unit, .name = "Anna", .birthDate = day(2022, 1, 1), .sex = {}, .cpr = {}, .externalId = {}});
    EXPECT_EQ(house.mustNot(ImportRoster{.fileName = "a.csv", .bytes = "navn;født;gruppe\nAnna;2022-01-01;Rød stue\n", .mapping = {}}).code, ErrorCode::NoRight);
    house.must(ChangeSetting{"ratersPerChild", "3"});
    EXPECT_FALSE(house.session->maySee(unit));
}

TEST_F(People, HaveNamesThatAreUniqueAndPassphrasesLongEnough)
{
    house.addPair(house.red);
    AddUser add{.name = "ANE", .role = core::Role::Pedagogue, .units = {house.red}, .passphrase = "en lang nok sætning", .lastDay = {}};
    house.mustNot(add);
    add.name = "Ane B.";
    add.passphrase = "kort";
    house.mustNot(add);
    add.passphrase = "en lang nok sætning";
    add.units = {};
    house.mustNot(add);
    add.units = {house.house}; // an institution is a leader's place
    house.mustNot(add);
    add.units = {house.red, house.blue};
    house.must(add);
}

TEST_F(People, AreLetInFromTheirFirstToTheirLastDay)
{
    const UserId deputy{house.must(AddUser{.name = "Vita Vikar", .role = core::Role::Leader, .units = {house.house}, .passphrase = House::passphraseOf("Vita Vikar"), .lastDay = day(2026, 9, 30)})};
    const ChildId child = house.child("Anna", house.red);
    house.as("Vita Vikar");
    EXPECT_TRUE(house.session->maySee(child));
    house.clock.goTo(day(2026, 10, 1));
    EXPECT_EQ(house.mustNot(ReadChild{child, ""}).code, ErrorCode::NoRight) << "also while the program is open past midnight";
    house.session.reset();
    const auto refused = house.tryOpen("Vita Vikar");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::NoRight);
    EXPECT_NE(refused.error().message.da.find("30. september 2026"), std::string::npos);
    house.clock.goTo(day(2026, 9, 30));
    house.reopen("Vita Vikar");
    EXPECT_EQ(house.session->user().id, deputy);
}

TEST_F(People, WhoseAccessEndedCannotSwitchIn)
{
    house.addPair(house.red);
    house.must(EndUser{house.ane, day(2026, 9, 10)});
    house.as("Ane"); // the last day counts
    house.as(House::kLeader);
    house.clock.goTo(day(2026, 9, 11));
    EXPECT_FALSE(house.session->switchUser("Ane", House::passphraseOf("Ane")).has_value());
    EXPECT_EQ(house.session->user().id, house.leader);
    house.must(EndUser{house.bo, day(2026, 9, 10)}); // yesterday: the key goes at once
    EXPECT_EQ(house.session->switchUser("Bo", House::passphraseOf("Bo")).error().code, ErrorCode::WrongPassphrase);
    house.mustNot(EndUser{house.leader, day(2026, 12, 1)}); // not oneself
}

TEST_F(People, AnswerAWrongPassphraseAndAnUnknownNameAlike)
{
    house.addPair(house.red);
    const auto wrong = house.session->switchUser("Ane", "noget helt andet her");
    const auto unknown = house.session->switchUser("Findes Ikke", "noget helt andet her");
    ASSERT_FALSE(wrong.has_value());
    ASSERT_FALSE(unknown.has_value());
    EXPECT_EQ(wrong.error(), unknown.error());
    EXPECT_EQ(wrong.error().code, ErrorCode::WrongPassphrase);
}

TEST_F(People, AreAddedInStepsWithIdsThatNobodyElseTakes)
{
    AddUser asked{.name = "Ida", .role = core::Role::Pedagogue, .units = {house.red}, .passphrase = House::passphraseOf("Ida"), .lastDay = {}};
    AddUser refused = asked;
    refused.name = " ";
    EXPECT_FALSE(SlowCommand::begin(*house.session, refused)) << "before any work";
    auto slow = SlowCommand::begin(*house.session, asked);
    ASSERT_TRUE(slow);
    (*slow)->derive();
    (*slow)->prepare();
    const auto named = [&](const std::string& name) {
        return std::find_if(world().users.begin(), world().users.end(), [&](const auto& u) { return u.second.name == name; });
    };
    EXPECT_EQ(named("Ida"), world().users.end()) << "not before it can be done";
    ASSERT_TRUE(house.session->apply(AddUnit{house.root, core::UnitKind::Institution, core::Setting::School, "Skolen"}));
    const std::int64_t between = house.session->lastAdded();
    (*slow)->change();
    ASSERT_TRUE((*slow)->finish());
    ASSERT_NE(named("Ida"), world().users.end());
    EXPECT_NE(named("Ida")->first.value, between);
    EXPECT_TRUE(house.session->switchUser("Ida", House::passphraseOf("Ida")));
}

TEST_F(People, WhoCannotBeAddedAfterAllHaveNoKey)
{
    house.addPair(house.red);
    const AddUser asked{.name = "Ida", .role = core::Role::Pedagogue, .units = {house.red}, .passphrase = House::passphraseOf("Ida"), .lastDay = {}};
    auto slow = SlowCommand::begin(*house.session, asked);
    ASSERT_TRUE(slow);
    (*slow)->derive();
    (*slow)->prepare();
    const auto keys = [&] { return storage::inspect(house.session->file())->slots.size(); };
    const std::size_t withHers = keys();
    house.as("Ane"); // who may add nobody
    (*slow)->change();
    EXPECT_FALSE((*slow)->finish());
    EXPECT_EQ(keys(), withHers - 1);
}

TEST_F(People, ChangeTheirOwnPassphrase)
{
    house.addPair(house.red);
    house.as("Ane");
    house.must(ChangePassphrase{House::passphraseOf("Ane"), "en ny og lige så lang sætning"});
    house.must(ReadExport{"x", "y"});
    house.as("Bo");
    EXPECT_FALSE(house.session->switchUser("Ane", House::passphraseOf("Ane")).has_value());
    EXPECT_TRUE(house.session->switchUser("Ane", "en ny og lige så lang sætning").has_value());
    EXPECT_FALSE(house.session->apply(ChangePassphrase{"forkert gammel sætning", "en helt tredje sætning"}).has_value());
}

TEST_F(People, ChildrenHaveCheckedBaseData)
{
    AddChild add{.unit = house.red, .name = "  ", .birthDate = day(2022, 1, 1), .sex = {}, .cpr = {}, .externalId = {}};
    house.mustNot(add);
    add.name = "Anna ## %s \xE2\x80\xAE";
    add.birthDate = day(2026, 9, 11);
    house.mustNot(add);
    add.birthDate = day(2022, 1, 1);
    add.cpr = "99122";
    house.mustNot(add);
    add.cpr = "990122-1234";
    const ChildId child{house.must(add)};
    EXPECT_EQ(world().child(child)->cpr, "9901221234");
    EXPECT_EQ(world().child(child)->pseudonym.size(), 16U);
    EXPECT_EQ(world().unitOf(child, house.session->today()), house.red);
    add.name = "En anden";
    house.mustNot(add); // the same number twice
    add.cpr.clear();
    const ChildId other{house.must(add)};
    EXPECT_NE(world().child(child)->pseudonym, world().child(other)->pseudonym);
    add.unit = house.house;
    house.mustNot(add);
    house.must(ChangeChild{.child = child, .name = "Anna", .birthDate = day(2022, 2, 2), .sex = core::Sex::Girl, .cpr = "990122-1234", .hasProtectedAddress = true});
    EXPECT_TRUE(world().child(child)->hasProtectedAddress);
    EXPECT_EQ(world().childrenOf(house.red, house.session->today()).size(), 2U);
}

TEST_F(People, ChildrenMoveAndLeaveOnADay)
{
    const ChildId child = house.child("Anna", house.red);
    house.mustNot(MoveChild{child, house.red, day(2026, 10, 1)});
    house.mustNot(MoveChild{child, house.blue, day(2026, 9, 1)});
    house.must(MoveChild{child, house.blue, day(2026, 10, 1)});
    EXPECT_EQ(world().unitOf(child, day(2026, 9, 30)), house.red);
    EXPECT_EQ(world().unitOf(child, day(2026, 10, 1)), house.blue);
    house.clock.goTo(day(2026, 10, 20));
    house.must(ChildLeaves{child, day(2026, 10, 31)});
    EXPECT_EQ(world().unitOf(child, day(2026, 10, 31)), house.blue);
    EXPECT_EQ(world().unitOf(child, day(2026, 11, 1)), UnitId{});
    house.must(MoveChild{child, house.red, day(2027, 1, 1)}); // back again
    EXPECT_EQ(world().unitOf(child, day(2027, 1, 1)), house.red);
    EXPECT_EQ(world().unitOf(child, day(2026, 12, 1)), UnitId{});
}

TEST_F(People, ContactAdultsAreAdultsNearTheChild)
{
    const ChildId child = house.child("Anna", house.red);
    house.addPair(house.red);
    const UserId far = house.adult("Cia", {house.blue});
    house.mustNot(SetContactAdult{child, far});
    house.must(SetContactAdult{child, house.ane});
    house.must(SetContactAdult{child, house.leader});
    house.must(SetContactAdult{child, UserId{}});
    EXPECT_FALSE(world().child(child)->contactAdult);
}

TEST_F(People, PlaceAnAdultInAnotherUnitForATime)
{
    house.addPair(house.red);
    const ChildId child = house.child("Bent", house.blue);
    house.must(PlaceUser{house.ane, house.blue, day(2026, 9, 12)});
    house.as("Ane");
    EXPECT_TRUE(house.session->maySee(child));
    house.clock.goTo(day(2026, 9, 13));
    EXPECT_FALSE(house.session->maySee(child));
}

TEST_F(People, RostersAreReadAppliedAndUndone)
{
    const std::string csv = "navn;fødselsdato;gruppe\nAnna Prøve;2022-05-01;Rød stue\nBent Prøve;2021-03-02;Blå stue\n";
    house.must(ImportRoster{.fileName = "liste.csv", .bytes = csv, .mapping = {}});
    const BatchId batch{house.session->lastAdded()};
    ASSERT_NE(house.session->lastImport(), nullptr);
    EXPECT_EQ(house.session->lastImport()->added, 2);
    EXPECT_TRUE(house.session->lastImport()->wasApplied);
    EXPECT_EQ(house.session->lastImport()->batch, batch);
    EXPECT_EQ(world().children.size(), 2U);
    house.must(ImportRoster{.fileName = "liste.csv", .bytes = csv, .mapping = {}});
    EXPECT_EQ(house.session->lastImport()->unchanged, 2) << "the same list again changes nothing";
    EXPECT_EQ(world().batches.size(), 1U);
    house.must(UndoImport{batch});
    EXPECT_TRUE(world().children.empty());
    EXPECT_TRUE(world().childrenOf(house.red, house.session->today()).empty());
    EXPECT_TRUE(world().batches.front().undoneAt.has_value());
    house.mustNot(UndoImport{batch});
    house.reopen();
    EXPECT_TRUE(world().children.empty());
}

TEST_F(People, RostersWithFaultsAreToldAndNotApplied)
{
    const std::string csv = "navn;fødselsdato;gruppe\nAnna Prøve;hej;Rød stue\n";
    house.mustNot(ImportRoster{.fileName = "liste.csv", .bytes = csv, .mapping = {}});
    ASSERT_NE(house.session->lastImport(), nullptr);
    EXPECT_EQ(house.session->lastImport()->refused, 1);
    EXPECT_FALSE(house.session->lastImport()->wasApplied);
    EXPECT_TRUE(world().children.empty());
}

} // namespace
} // namespace trivsel::app
