#include "app/models/content_model.h"
#include "app/models/guide_change_model.h"
#include "app/session_fixture.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>

/// Which edition of "Sådan gør vi" a store works by, and what another would change before it is taken into use.
namespace trivsel::app {
namespace {

namespace fs = std::filesystem;
using core::Position;
using nlohmann::json;
using test::day;
using test::House;
using testing::HasSubstr;

/// Kerteminde's guide with version 2.0: a second environment step wherever there is one, another name for the first, and
/// no "tell the leader" any more.
json secondEdition()
{
    std::ifstream in(fs::path(TRIVSEL_SOURCE_DIR) / "data/guides/kerteminde.json");
    json guide = json::parse(in);
    guide["version"] = "2.0";
    json added;
    for (json& step : guide["steps"]) {
        if (step["id"] != "environment") continue;
        added = step;
        step["title"]["da"] = "Se på rummene";
    }
    added["id"] = "environment-two";
    added["title"] = {{"da", "Gå en runde sammen"}, {"en", "Walk round together"}};
    guide["steps"].push_back(added);
    for (json& rule : guide["rules"]) {
        json& then = rule["then"];
        if (std::find(then.begin(), then.end(), "environment") != then.end()) then.push_back("environment-two");
    }
    return guide;
}

class GuideEditions : public ::testing::Test {
protected:
    GuideEditions()
    {
        child = house.child("Anna Ask", house.red);
        house.addPair(house.red);
    }
    /// As if the data folder held this guide, the program started anew.
    void reopenWith(const json& guide, const std::string& name = House::kLeader)
    {
        const fs::path data = house.dir / "data";
        fs::copy(fs::path(TRIVSEL_SOURCE_DIR) / "data", data, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        std::ofstream(data / "guides/kerteminde.json") << guide.dump(1);
        auto loaded = definitions::Catalog::load(data);
        ASSERT_TRUE(loaded) << loaded.error().message.en;
        house.catalog = std::make_shared<const definitions::Catalog>(std::move(*loaded));
        house.reopen(name);
    }
    void put(const std::string& key, const std::string& value)
    {
        house.session.reset();
        storage::OpenRequest request;
        request.file = house.file();
        request.user = House::kLeader;
        request.passphrase = House::passphraseOf(House::kLeader);
        request.anchorDir = house.dir / "state";
        auto store = storage::Store::open(request);
        ASSERT_TRUE(store);
        ASSERT_TRUE((*store)->load());
        storage::Change change;
        change.put.emplace_back(storage::Setting{key, value});
        change.audit.push_back({"test.change", {}, {}, 0, {}});
        (*store)->submit(change);
        ASSERT_TRUE((*store)->flush());
    }
    void agree(ChildId of, UnitId unit, Position position = Position::Yellow)
    {
        if (house.session->world().openRound(unit) == nullptr) {
            house.as(House::kLeader);
            house.openRound(unit);
        }
        const RoundId round = house.session->world().openRound(unit)->id;
        house.bothRate(round, of, 1, position);
        house.must(AgreePosition{.round = round, .child = of, .position = position});
    }
    std::string version() const { return house.session->guide().version; }

    House house;
    ChildId child;
};

TEST_F(GuideEditions, AStoreGoesOnWithItsOwnEditionWhateverTheDataFolderHolds)
{
    reopenWith(secondEdition());
    EXPECT_EQ(version(), "1.0");
    EXPECT_FALSE(isGuideUnreadable(*house.session));
    const auto other = otherGuide(*house.session);
    ASSERT_TRUE(other);
    EXPECT_EQ(other->version, "2.0");
    EXPECT_EQ(contentModel(*house.session, Language::Danish).otherVersion, "2.0");
    agree(child, house.red);
    EXPECT_NE(house.step(child, "environment"), nullptr);
    EXPECT_EQ(house.step(child, "environment-two"), nullptr);
    EXPECT_EQ(house.step(child, "environment")->guide, "kerteminde 1.0");
}

TEST_F(GuideEditions, TakenIntoUseItHoldsForTheNextPositionAndAfterARestart)
{
    agree(child, house.red);
    const ChildId next = house.child("Bent Bøg", house.red);
    const std::string bytes = secondEdition().dump();
    house.as("Ane");
    EXPECT_EQ(house.mustNot(TakeGuide{bytes}).code, ErrorCode::NoRight);
    house.as(House::kLeader);
    house.must(TakeGuide{bytes});
    EXPECT_EQ(version(), "2.0");
    EXPECT_EQ(house.step(child, "environment-two"), nullptr) << "steps that are made do not change";
    house.must(UpdateRoundChildren{house.session->world().openRound(house.red)->id});
    agree(next, house.red);
    ASSERT_NE(house.step(next, "environment-two"), nullptr);
    EXPECT_EQ(house.step(next, "environment-two")->guide, "kerteminde 2.0");
    house.reopen(); // with the shipped data folder, which has 1.0
    EXPECT_EQ(version(), "2.0");
    EXPECT_EQ(house.session->guide().step("environment")->title.da, "Se på rummene");
    ASSERT_TRUE(otherGuide(*house.session));
    house.must(TakeGuide{otherGuide(*house.session)->bytes});
    EXPECT_EQ(version(), "1.0") << "and back";
    EXPECT_FALSE(otherGuide(*house.session));
}

TEST_F(GuideEditions, WhatHasFaultsOrIsNotToldApartIsRefusedWithItsPlaces)
{
    EXPECT_THAT(house.mustNot(TakeGuide{"{"}).message.da, HasSubstr("guide:1:"));
    json unfit = secondEdition();
    unfit["steps"][0]["who"] = "nobody-here";
    EXPECT_THAT(house.mustNot(TakeGuide{unfit.dump()}).message.da, HasSubstr("$.steps[0].who"));
    json sameName = secondEdition();
    sameName["version"] = "1.0";
    EXPECT_THAT(house.mustNot(TakeGuide{sameName.dump()}).message.da, HasSubstr("nyt versionsnummer"));
    EXPECT_EQ(version(), "1.0");
}

TEST_F(GuideEditions, AStoreFromBeforeUsesTheDataFoldersAndKeepsItFromTheFirstPosition)
{
    put("guide", "");
    reopenWith(secondEdition());
    EXPECT_EQ(version(), "2.0");
    EXPECT_FALSE(isGuideUnreadable(*house.session));
    EXPECT_FALSE(otherGuide(*house.session));
    house.openRound(house.red);
    house.catalog = test::shippedCatalog();
    house.reopen();
    EXPECT_EQ(version(), "2.0") << "kept when the round opened";
}

TEST_F(GuideEditions, AnEditionThatCannotBeReadIsSaidAndTheDataFoldersIsUsed)
{
    put("guide", std::string(64, 'a'));
    house.reopen();
    EXPECT_EQ(version(), "1.0");
    EXPECT_TRUE(isGuideUnreadable(*house.session));
    EXPECT_TRUE(contentModel(*house.session, Language::Danish).isGuideUnreadable);
}

TEST_F(GuideEditions, AnotherMunicipalityWorksByItsOwnGuide)
{
    house.must(ChangeSetting{"municipality", "koege"});
    EXPECT_EQ(house.session->guide().id, house.session->municipality().guide);
    const std::string id = house.session->guide().id;
    house.reopen();
    EXPECT_EQ(house.session->guide().id, id);
    EXPECT_FALSE(isGuideUnreadable(*house.session));
}

TEST_F(GuideEditions, TheDifferenceIsToldInWordsWithTheChildrenWhoseStepsWouldChange)
{
    const ChildId green = house.child("Dorte Dam", house.red);
    const ChildId far = house.child("Cilla Ask", house.blue);
    agree(child, house.red);
    agree(green, house.red, Position::Green);
    house.as(House::kLeader);
    house.must(RaiseConcern{.child = far, .kind = "trivsel", .seenOn = day(2026, 9, 9), .seen = "Leger alene"});
    const auto before = house.session->world().steps.size();

    const GuideChangeModel all = guideChange(*house.session, secondEdition().dump(), "ny.json", Language::Danish);
    EXPECT_TRUE(all.faults.empty());
    EXPECT_FALSE(all.refused);
    EXPECT_EQ(all.versionInUse, "1.0");
    EXPECT_EQ(all.versionNew, "2.0");
    ASSERT_EQ(all.addedSteps.size(), 1U);
    EXPECT_EQ(all.addedSteps[0].title.da, "Gå en runde sammen");
    EXPECT_TRUE(all.removedSteps.empty());
    ASSERT_EQ(all.changedSteps.size(), 1U);
    ASSERT_EQ(all.changedSteps[0].fields.size(), 1U);
    EXPECT_EQ(all.changedSteps[0].fields[0].after.da, "Se på rummene");
    EXPECT_FALSE(all.changedRules.empty());
    EXPECT_EQ(all.looked, 3);
    ASSERT_FALSE(all.groups.empty());
    EXPECT_EQ(all.groups[0].come.at(0).da, "Gå en runde sammen");
    std::vector<std::string> names;
    for (const auto& group : all.groups)
        for (const auto& one : group.children) names.push_back(one.name);
    EXPECT_THAT(names, testing::Contains("Anna Ask"));
    EXPECT_THAT(names, testing::Not(testing::Contains("Dorte Dam"))) << "the rules of a green position are the same";
    EXPECT_EQ(house.session->world().steps.size(), before) << "looking changes nothing";

    house.as("Ane");
    const GuideChangeModel own = guideChange(*house.session, secondEdition().dump(), "ny.json", Language::Danish);
    EXPECT_TRUE(own.refused) << "a pedagogue looks, and does not decide";
    EXPECT_EQ(own.affected, all.affected);
    int beyond = 0;
    for (const auto& group : own.groups) {
        beyond += group.beyond;
        for (const auto& one : group.children) EXPECT_NE(one.name, "Cilla Ask") << "of another group";
    }
    EXPECT_EQ(beyond, all.affected - 1);
}

TEST_F(GuideEditions, ACaseThatMustStayUnknownShowsInNoPlanOfTheDifference)
{
    json edition = secondEdition();
    for (json& step : edition["steps"])
        if (step["id"] == "acute-silence") step["id"] = "acute-silence-two";
    for (json& rule : edition["rules"])
        for (json& step : rule["then"])
            if (step == "acute-silence") step = "acute-silence-two";
    for (json& step : edition["steps"])
        if (step.contains("after"))
            for (json& other : step["after"])
                if (other == "acute-silence") other = "acute-silence-two";
    house.as("Ane");
    house.must(OpenAcute{child});
    const AcuteId acute = house.session->world().casework.acuteCases.of(child).front()->id;
    DescribeAcute staff;
    staff.child = child;
    staff.acute = acute;
    staff.about = core::AcuteCase::About::Staff;
    staff.suspected = house.bo;
    house.must(staff);
    const auto affected = [&](const std::string& name) {
        house.as(name);
        const auto model = guideChange(*house.session, edition.dump(), "ny.json", Language::Danish);
        EXPECT_TRUE(model.faults.empty()) << (model.faults.empty() ? "" : model.faults.front());
        return model.affected + model.looked;
    };
    EXPECT_EQ(affected("Ane"), 2);
    EXPECT_EQ(affected("Bo"), 0) << "the colleague under suspicion";
}

TEST_F(GuideEditions, AFileWithFaultsTellsThemAllAndOneThatIsNotThereIsSaid)
{
    json faulty = secondEdition();
    faulty["steps"][0]["who"] = "nobody-here";
    faulty["steps"][1]["rung"] = "no-such-rung";
    const fs::path file = house.dir / "ny.json";
    std::ofstream(file) << faulty.dump();
    const auto model = guideChangeOfFile(*house.session, file, Language::Danish);
    ASSERT_TRUE(model);
    EXPECT_EQ(model->faults.size(), 2U);
    EXPECT_THAT(model->faults.at(0), HasSubstr("ny.json:$.steps[0].who"));
    EXPECT_FALSE(guideChangeOfFile(*house.session, house.dir / "ikke-der.json", Language::Danish));
    std::ofstream(file) << secondEdition().dump();
    EXPECT_TRUE(guideChangeOfFile(*house.session, file, Language::English)->faults.empty());
}

} // namespace
} // namespace trivsel::app
