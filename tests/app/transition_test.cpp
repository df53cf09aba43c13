#include "app/session_fixture.h"
#include "app/models/transition_model.h"
#include "app/models/follow_up_model.h"
#include "app/transition/handover_files.h"
#include "exchange/handover_file.h"

#include <algorithm>

/// A child's way from place to place, through stores that know nothing of each other but the files.
namespace trivsel::app {
namespace {

using core::Handover;
using Place = Handover::Place;
using Status = Handover::Status;
using test::day;
using test::House;

constexpr const char* kPurpose = "Overgang";
constexpr const char* kWay = "ABCD-EFGH-JKMN-PQRS"; ///< told by another way than the file
constexpr const char* kChild = "Anna Juhl";

const Handover& only(const House& house, ChildId child)
{
    return *house.session->world().transitions.handovers.of(child).back();
}

/// A place with a child who may be handed over: the gate's question answered, both parents have said yes.
struct Place1 {
    House house;
    ChildId child;
    std::int64_t mother = 0;
    explicit Place1(core::Setting setting) : house(day(2026, 4, 10))
    {
        const UnitId unit = house.unit("Afdelingen", house.house, core::UnitKind::Unit, setting);
        child = house.child(kChild, unit);
        agree();
    }
    void agree()
    {
        house.must(AnswerGate{child, core::GateAnswer::Answer::No, {}, {}});
        for (const char* name : {"Mia Juhl", "Finn Juhl"}) {
            mother = house.must(SaveCustodyHolder{child, 0, name, "Hemmelig Vej 4", false, false});
            house.must(GiveConsent{child, mother, kNextPlaceRole, "Overgangsskemaet", "Overgang", true, house.clock.today(), {}});
        }
    }
};

Handover sheet(ChildId child, Place from, Place to)
{
    Handover handover;
    handover.child = child;
    handover.from = from;
    handover.to = to;
    handover.receiver = "Det nye sted";
    handover.movesOn = day(2026, 5, 1);
    handover.words = {{"who", "Elsker vand og katte"}, {"works", "En voksen ved siden af"}};
    return handover;
}

std::string send(House& house, ChildId child, HandoverId id)
{
    auto bytes = handoverFile(*house.session, child, id, kWay, kPurpose);
    EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message.en);
    return bytes.value_or("");
}

ChildId take(House& house, const std::string& bytes, UnitId unit)
{
    house.must(TakeHandover{"fil.pakke", bytes, kWay, unit});
    return house.session->world().transitions.handovers.find(HandoverId{house.session->lastAdded()})->child;
}

std::string answer(House& house, ChildId child, bool isAccepted, const std::string& words)
{
    house.must(AnswerHandover{child, only(house, child).id, isAccepted, words});
    auto bytes = handoverAnswerFile(*house.session, child, only(house, child).id, kPurpose);
    EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message.en);
    return bytes.value_or("");
}

TEST(ChildsWay, GoesFromDagplejeToSchoolThroughThreeStoresWithOneSentBackInBetween)
{
    Place1 care(core::Setting::Dayplejer);
    House kindergarten(day(2026, 4, 10)), school(day(2026, 4, 10));
    const UnitId klasse = school.unit("0.a", school.house, core::UnitKind::Unit, core::Setting::School);

    // Dagpleje to børnehave: sent back once, since something was missing.
    const HandoverId first{care.house.must(SaveHandover{sheet(care.child, Place::HomeCare, Place::Kindergarten)})};
    const std::string file = send(care.house, care.child, first);
    ChildId there = take(kindergarten, file, kindergarten.red);
    EXPECT_EQ(kindergarten.session->world().child(there)->name, kChild);
    EXPECT_EQ(kindergarten.session->world().unitOf(there, day(2026, 5, 1)), kindergarten.red);
    EXPECT_FALSE(kindergarten.session->world().unitOf(there, day(2026, 4, 30))) << "the place is the sender's until the move";
    const std::string no = answer(kindergarten, there, false, "Skriv, hvordan hun sover");
    care.house.must(TakeHandoverAnswer{"svar.pakke", no});
    EXPECT_EQ(only(care.house, care.child).status, Status::SentBack);
    EXPECT_EQ(only(care.house, care.child).answer, "Skriv, hvordan hun sover");

    Handover again = only(care.house, care.child);
    again.words["daily"] = "Sover to timer udenfor";
    care.house.must(SaveHandover{again});
    const std::string second = send(care.house, care.child, first);
    EXPECT_EQ(take(kindergarten, second, kindergarten.red), there) << "the child is there already";
    const std::string yes = answer(kindergarten, there, true, "Vi glæder os");
    care.house.must(TakeHandoverAnswer{"svar.pakke", yes});
    EXPECT_EQ(only(care.house, care.child).status, Status::Accepted);
    const auto received = exchange::readSheet(only(kindergarten, there).content, "");
    ASSERT_TRUE(received);
    EXPECT_EQ(received->words.at("daily"), "Sover to timer udenfor");

    // Børnehave to school, two years on, with what the first place wrote still as it was received.
    kindergarten.clock.goTo(day(2028, 4, 10));
    school.clock.goTo(day(2028, 4, 10));
    kindergarten.must(AnswerGate{there, core::GateAnswer::Answer::No, {}, {}});
    const std::int64_t mother = kindergarten.must(SaveCustodyHolder{there, 0, "Mia Juhl", "", false, false});
    kindergarten.must(GiveConsent{there, mother, kNextPlaceRole, "Skemaet", "Skolestart", true, day(2028, 4, 10), {}});
    Handover on = sheet(there, Place::Kindergarten, Place::School);
    on.movesOn = day(2028, 8, 9);
    const HandoverId last{kindergarten.must(SaveHandover{on})};
    const ChildId pupil = take(school, send(kindergarten, there, last), klasse);
    kindergarten.must(TakeHandoverAnswer{"svar.pakke", answer(school, pupil, true, "")});
    EXPECT_EQ(only(kindergarten, there).status, Status::Accepted);
    EXPECT_EQ(school.session->world().unitOf(pupil, day(2028, 8, 9)), klasse);

    // Every file once: a second time nothing is changed anywhere.
    const auto unchanged = [](House& house, const Command& command) {
        const std::uint64_t before = house.session->version();
        EXPECT_TRUE(house.session->apply(command)) << nameOf(command);
        EXPECT_EQ(house.session->version(), before) << nameOf(command);
    };
    unchanged(kindergarten, TakeHandover{"fil.pakke", file, kWay, kindergarten.red});
    unchanged(kindergarten, TakeHandover{"fil.pakke", second, kWay, kindergarten.blue});
    unchanged(care.house, TakeHandoverAnswer{"svar.pakke", yes});
    care.house.mustNot(TakeHandoverAnswer{"svar.pakke", no}); // of the first file, which the second has replaced
    care.house.mustNot(TakeHandover{"fil.pakke", second, kWay, care.house.red}); // sent from here
    kindergarten.reopen();
    EXPECT_EQ(kindergarten.session->world().transitions.handovers.of(there).size(), 3U);
}

TEST(ChildsWay, IsRefusedWhenAnyByteOfAFileIsAltered)
{
    Place1 care(core::Setting::Dayplejer);
    House next(day(2026, 4, 10));
    const HandoverId id{care.house.must(SaveHandover{sheet(care.child, Place::HomeCare, Place::Kindergarten)})};
    const std::string file = send(care.house, care.child, id);
    for (std::size_t at = 0; at < file.size(); ++at) {
        std::string altered = file;
        altered[at] = static_cast<char>(altered[at] ^ 0x20);
        const auto done = next.session->allowed(TakeHandover{"fil.pakke", altered, kWay, next.red});
        ASSERT_FALSE(done) << "byte " << at;
    }
    for (const std::size_t length : {std::size_t{0}, std::size_t{5}, std::size_t{40}, file.size() / 2, file.size() - 1})
        EXPECT_FALSE(next.session->allowed(TakeHandover{"fil.pakke", file.substr(0, length), kWay, next.red})) << length;
    const auto wrong = next.session->allowed(TakeHandover{"fil.pakke", file, "ABCD-EFGH-JKMN-PQRT", next.red});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::WrongPassphrase);
    EXPECT_TRUE(next.session->allowed(TakeHandover{"fil.pakke", file, "abcd efgh jkmn pqrs", next.red})) << "as it is told";
    EXPECT_TRUE(next.session->world().children.empty());
    EXPECT_EQ(file.find("Anna"), std::string::npos);
}

TEST(Handovers, NeedEveryonesConsentAndAnOpenGate)
{
    House house(day(2026, 4, 10));
    const ChildId child = house.child(kChild, house.red);
    const HandoverId id{house.must(SaveHandover{sheet(child, Place::Kindergarten, Place::School)})};
    const SendHandover paper{child, id, {}, {}};
    EXPECT_NE(house.mustNot(paper).message.en.find("suspicion"), std::string::npos) << "the gate's question first";
    Handover withParents = only(house, child);
    withParents.words["parents_say"] = "Hun er sky i starten";
    house.mustNot(SaveHandover{withParents});
    house.must(AnswerGate{child, core::GateAnswer::Answer::No, {}, {}});
    house.must(SaveHandover{withParents});
    const std::int64_t mother = house.must(SaveCustodyHolder{child, 0, "Mia Juhl", "", false, false});
    const std::int64_t father = house.must(SaveCustodyHolder{child, 0, "Finn Juhl", "", false, false});
    house.must(GiveConsent{child, mother, kNextPlaceRole, "Skemaet", "Skolestart", true, day(2026, 4, 10), {}});
    house.mustNot(paper);
    house.must(GiveConsent{child, father, kNextPlaceRole, "Skemaet", "Skolestart", true, day(2026, 4, 10), {}});
    house.must(AnswerGate{child, core::GateAnswer::Answer::Doubt, {}, {}});
    house.mustNot(paper);
    house.must(AnswerGate{child, core::GateAnswer::Answer::Released, "Modtagelsen", day(2026, 4, 10)});
    house.must(paper);
    house.mustNot(SaveHandover{withParents}); // it is sent
    house.must(AnswerHandover{child, id, true, "Sagt i telefonen"});
    house.mustNot(AnswerHandover{child, id, false, "Alligevel ikke"});
}

TEST(Handovers, LeaveOutPositionsWhereTheMunicipalitySaysSoAndEverythingThatIsProtected)
{
    Place1 place(core::Setting::Daycare);
    House& house = place.house;
    house.must(ChangeChild{place.child, kChild, day(2022, 5, 1), {}, "", true});
    house.must(SaveCustodyHolder{place.child, place.mother, "Finn Juhl", "Hemmelig Vej 4", true, false});
    Handover handover = sheet(place.child, Place::Kindergarten, Place::School);
    handover.words["who"] = "Anna bor hos Finn Juhl";
    const HandoverId id{house.must(SaveHandover{handover})};
    const std::string bytes = send(house, place.child, id);
    const std::string& content = only(house, place.child).content;
    const auto sent = exchange::readSheet(content, "");
    ASSERT_TRUE(sent);
    EXPECT_TRUE(sent->leavesOutPositions) << "Kerteminde: ratings do not follow the child";
    EXPECT_TRUE(sent->positions.empty());
    for (const char* word : {"Anna", "Juhl", "Hemmelig"}) EXPECT_EQ(content.find(word), std::string::npos) << word;
    House next(day(2026, 4, 10));
    const ChildId there = take(next, bytes, next.red);
    EXPECT_TRUE(next.session->world().child(there)->hasProtectedAddress);
}

TEST(Handovers, AreFollowedUpUntilTheReceiverHasAnsweredAndTheChildKeepsItsPlace)
{
    Place1 place(core::Setting::Daycare);
    House& house = place.house;
    Handover handover = sheet(place.child, Place::Kindergarten, Place::School);
    handover.movesOn = day(2026, 8, 10);
    const HandoverId id{house.must(SaveHandover{handover})};
    const auto due = [&]() -> std::optional<Date> {
        for (const auto& row : followUpModel(*house.session).rows)
            if (row.kind == core::FollowUpKind::Handover) return row.due;
        return std::nullopt;
    };
    EXPECT_EQ(due(), day(2026, 7, 27)) << "a draft is sent two weeks before the move";
    (void)send(house, place.child, id);
    EXPECT_EQ(due(), day(2026, 4, 24)) << "an answer comes within two weeks";
    house.mustNot(ChildLeaves{place.child, day(2026, 4, 30)});
    house.must(AnswerHandover{place.child, id, true, "Sagt i telefonen"});
    EXPECT_EQ(due(), std::nullopt);
    house.must(ChildLeaves{place.child, day(2026, 4, 30)});
}

TEST(Handovers, ADraftThatIsNotToBeUsedIsSetAsideAndCanBeTakenUpAgain)
{
    House house(day(2026, 4, 10));
    const ChildId child = house.child(kChild, house.red);
    const HandoverId id{house.must(SaveHandover{sheet(child, Place::Kindergarten, Place::School)})};
    const auto waiting = [&] {
        return std::ranges::count(followUpModel(*house.session).rows, core::FollowUpKind::Handover, &FollowUpModel::Row::kind);
    };
    EXPECT_EQ(waiting(), 1);
    house.must(SetAsideHandover{child, id});
    EXPECT_EQ(waiting(), 0);
    EXPECT_TRUE(transitionModel(*house.session, child, Language::Danish).open.empty());
    Handover more = only(house, child);
    more.words["works"] = "Noget andet";
    house.mustNot(SaveHandover{more});
    house.reopen();
    EXPECT_EQ(only(house, child).status, Status::SetAside);
    house.must(SetAsideHandover{child, id, false});
    EXPECT_EQ(only(house, child).status, Status::Draft);
    EXPECT_EQ(only(house, child).words.at("who"), "Elsker vand og katte") << "no word is lost";
    house.must(SaveHandover{more});
}

TEST(Handovers, TellAColleagueUnderSuspicionNothingOfWhatOthersWroteSince)
{
    House house(day(2026, 4, 10));
    const ChildId child = house.child(kChild, house.red);
    const UserId per = house.adult("Per Pædagog", {house.red});
    house.must(SaveHandover{sheet(child, Place::Kindergarten, Place::School)});
    house.clock.pass(std::chrono::minutes(5));
    const AcuteId acute{house.must(OpenAcute{child})};
    house.must(DescribeAcute{child, acute, core::AcuteCase::About::Staff, per});
    house.clock.pass(std::chrono::minutes(5));
    const HandoverId later{house.must(SaveHandover{sheet(child, Place::Kindergarten, Place::AfterSchool)})};
    core::RulerMark mark;
    mark.child = child;
    mark.on = house.clock.today();
    mark.childAt = 4;
    house.must(PlaceOnRuler{mark});
    house.as("Per Pædagog");
    const TransitionModel model = transitionModel(*house.session, child, Language::Danish);
    EXPECT_EQ(model.sheets.size(), 1U);
    EXPECT_EQ(model.open.size(), 1U);
    EXPECT_TRUE(model.marks.empty());
    EXPECT_EQ(transitionSummary(*house.session, child).open, 1);
    Handover other;
    other.id = later;
    other.child = child;
    house.mustNot(SaveHandover{other});
}

TEST(Ruler, JudgesChildAndCareApartAndKeepsTheirWayAsALine)
{
    House house(day(2026, 4, 10));
    const ChildId child = house.child(kChild, house.red);
    core::RulerMark mark;
    mark.child = child;
    mark.on = day(2026, 4, 1);
    house.mustNot(PlaceOnRuler{mark}); // neither is judged
    mark.childAt = 4;
    mark.protective = {"en-ven"};
    house.must(PlaceOnRuler{mark});
    mark.on = day(2026, 4, 11);
    house.mustNot(PlaceOnRuler{mark});
    mark.on = day(2026, 4, 9);
    mark.phase = core::RulerMark::Phase::During;
    house.mustNot(PlaceOnRuler{mark}); // during which effort?
    mark.effort = "Legegruppe";
    mark.childAt = 2;
    mark.careAt = 3;
    mark.risks = {"findes-ikke"};
    house.mustNot(PlaceOnRuler{mark});
    mark.risks = {"sprog-bag"};
    house.must(PlaceOnRuler{mark});
    house.reopen();
    const TransitionModel model = transitionModel(*house.session, child, Language::Danish);
    ASSERT_EQ(model.marks.size(), 2U);
    EXPECT_EQ(model.marks.front().on, day(2026, 4, 9)) << "newest first";
    EXPECT_EQ(model.marks.front().risks.front().da, "Har svært ved at gøre sig forstået");
    ASSERT_TRUE(model.childLine && model.careLine);
    EXPECT_FALSE(model.careLine->points.front().share) << "the care was not judged then";
    EXPECT_LT(model.childLine->points.front().share->low, model.childLine->points.back().share->low) << "better stands higher";
}

} // namespace
} // namespace trivsel::app
