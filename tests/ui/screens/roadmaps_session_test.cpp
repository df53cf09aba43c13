#include "base/clock.h"
#include "definitions/catalog.h"
#include "support/temp_dir.h"
#include "ui/screens/player.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

/// The real program over a real store: a teacher writes absence, takes a roadmap's steps and finds them on the child's page.
namespace trivsel::tests {
namespace {

namespace fs = std::filesystem;
const Date kToday = *Date::of(2026, 10, 9); // a Friday

std::string passphraseOf(const std::string& name) { return "en lang sætning til " + name; }

class School {
public:
    School()
    {
        auto catalog = definitions::Catalog::load(fs::path(TRIVSEL_SOURCE_DIR) / "data");
        FixedDateClock clock(kToday);
        app::Session::CreateRequest request;
        request.file = dir / "skole.trivsel";
        request.municipality = "kerteminde";
        request.storeName = "Nordskolen";
        request.userName = "Lone Leder";
        request.passphrase = passphraseOf("Lone Leder");
        request.role = core::Role::Leader;
        request.isDemo = true; // the cheapest keys
        request.catalog = std::make_shared<const definitions::Catalog>(std::move(*catalog));
        request.clock = &clock;
        request.anchorDir = dir / "config";
        auto made = app::Session::create(request);
        if (!made) throw std::runtime_error(made.error().message.en);
        app::Session& session = **made;
        const auto add = [&](const app::Command& command) {
            const auto done = session.apply(command);
            if (!done) throw std::runtime_error(done.error().message.en);
            return session.lastAdded();
        };
        UnitId root;
        for (const auto& [id, unit] : session.world().units) root = id;
        const UnitId school{add(app::AddUnit{root, core::UnitKind::Institution, core::Setting::School, "Nordskolen"})};
        const UnitId grade{add(app::AddUnit{school, core::UnitKind::Unit, core::Setting::School, "5. B"})};
        add(app::AddUser{.name = "Tea Lærer", .role = core::Role::Teacher, .units = {grade}, .passphrase = passphraseOf("Tea Lærer"), .lastDay = {}});
        add(app::AddChild{.unit = grade, .name = "Villads Krogh", .birthDate = *Date::of(2015, 5, 1), .sex = {}, .cpr = {}, .externalId = {}});
        if (!session.flush()) throw std::runtime_error("not saved");
    }
    test::TempDir dir;
};

class Player : public PlayerBase {
public:
    Player(const School& school, const std::string& name) : PlayerBase({school.dir / "skole.trivsel", school.dir / "config", kToday})
    {
        sitDown(name, passphraseOf(name));
    }
};

TEST(RoadmapsSession, AbsenceIsWrittenAThresholdReachedAndItsStepsTaken)
{
    School school;
    Player p(school, "Tea Lærer");
    p.openChild("Villads Krogh");
    p.expect("Ingen grænse er nået");
    p.click("Fravær og køreplaner");
    p.expect("Der er ikke skrevet fravær");
    p.click("Skriv fravær");
    p.retype("Dag", "05-10-2026");
    p.click("Til og med");
    p.type("09-10-2026");
    p.click("Sygdom");
    p.click("Skriv 5 dage");
    p.expect("Væk i træk, af enhver grund: 5 dage");
    p.expect("Fem dage i træk");
    p.expect("Nået");
    p.picture("session_roadmaps");
    p.click("Tag skridtene med (2)");
    p.expectGone("Tag skridtene med (2)");
    p.click("Se på morgenen, timerne og pauserne");
    p.expect("Fem skoledage i træk uden eleven, af enhver grund.");
    p.picture("session_roadmaps_child");
    p.press("Ctrl+4");
    p.expect("Se på morgenen, timerne og pauserne");
}

TEST(RoadmapsSession, BullyingCountsItsWorkingDaysOnBarnAndInOpfoelgning)
{
    School school;
    Player p(school, "Tea Lærer");
    p.concern("Villads Krogh", "Jeg er bekymret");
    p.click("Mobning");
    p.click("Det har jeg set og hørt");
    p.type("Tre drenge lukker ham ude af gruppearbejdet");
    p.click("Gem bekymringen");
    p.click("Gå til barnets side");
    p.expect("Handlingsplan inden ti arbejdsdage");
    p.expect("Ingen handling endnu");
    p.picture("session_bullying");
    p.press("Ctrl+4");
    p.expect("Handlingsplan inden ti arbejdsdage");
    p.expect("10 arbejdsdage tilbage");
    p.picture("session_bullying_follow_up");
}

TEST(RoadmapsSession, PlacementsAreSwitchedOnByThoseWhoMayChangeTheStore)
{
    School school;
    Player p(school, "Lone Leder");
    p.click("Indstillinger");
    p.click("Følg op på anbringelser");
    EXPECT_EQ(p.session().world().settings.at("placementFollowUp"), "on");
    p.picture("session_placements");
    p.click("Følg op på anbringelser");
    EXPECT_EQ(p.session().world().settings.at("placementFollowUp"), "off");
}

} // namespace
} // namespace trivsel::tests
