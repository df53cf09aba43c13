#include "ui/screens/casework_house.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

/// Who may look, and who looked, in the real program over a real store of invented people.
namespace trivsel::tests {
namespace {

const Date kDay = *Date::of(2026, 10, 5);
constexpr const char* kRefused = "Det giver din rolle eller din plads ikke ret til";

/// Lone leads the whole store; Pia and Per work in Blå stue with Anna, Rie in Rød stue with Karl. One adult of each other role.
class House {
public:
    House()
    {
        StoreMaker maker(dir, "Strandhuset", kDay, "Alma Administrator");
        const UnitId blue = maker.unit(core::Setting::Daycare, "Strandhuset", "Blå stue");
        const UnitId red = maker.unit(core::Setting::Daycare, "Skovhuset", "Rød stue");
        for (const char* name : {"Pia Pædagog", "Per Pædagog"}) maker.adult(name, blue);
        maker.adult("Rie Rød", red);
        maker.adult("Tea Lærer", blue, core::Role::Teacher);
        maker.adult("Kim Konsulent", blue, core::Role::Consultant);
        anna = maker.child("Anna Juhl", blue);
        karl = maker.child("Karl Emil Lund", red, *Date::of(2021, 3, 4));
        maker.save();
    }
    test::TempDir dir;
    ChildId anna, karl;
};

class Player : public PlayerBase {
public:
    Player(const House& house, const std::string& name) : PlayerBase({house.dir / "hus.trivsel", house.dir / "config", kDay}) { as(name); }
    void as(const std::string& name) { sitDown(name, passphraseOf(name)); }
};

void openKarl(Player& p, const std::string& name = "Karl Emil Lund")
{
    p.press("Ctrl+3");
    p.click("Åbn et barn uden for dine grupper");
    p.click("Barnets fulde navn");
    p.type(name);
    p.click("Fødselsdag");
    p.type("04-03-2021");
    p.click("Hvorfor skal du se barnet?");
    p.type("Mor står i døren");
    p.click("Åbn i tre timer");
}

TEST(OversightSession, AChildOutsideOnesGroupsIsOpenedWithAReasonAndTheLeaderIsTold)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.press("Ctrl+3");
    EXPECT_FALSE(p.shows("Karl"));
    p.picture("oversight_children_pedagogue");
    openKarl(p, "Karl Lund");
    p.expect("Der er ikke åbnet noget");
    p.picture("oversight_missed");
    p.press("Escape");
    openKarl(p);
    p.expect("Åbnet med begrundelse, til kl.");
    p.expect("Karl Emil Lund");
    p.picture("oversight_opened");
    p.as("Lone Leder");
    p.expect("1 barn er åbnet med begrundelse");
    p.picture("oversight_start");
    p.click("1 barn er åbnet med begrundelse");
    p.expectSoon("Loggen er hel");
    p.expect("Formål: Mor står i døren");
    p.expect("Forsøgte at åbne et barn uden for sine grupper");
    p.picture("oversight_log");
    p.click("Jeg har set på det");
    p.expectGone("Jeg har set på det");
    p.press("Ctrl+1");
    p.expectGone("1 barn er åbnet med begrundelse");
}

TEST(OversightSession, OneBarsOneselfWithTwoClicksAndALeaderLiftsIt)
{
    House house;
    Player p(house, "Pia Pædagog");
    p.openChild("Anna Juhl");
    p.click("Er barnet dit eget eller i din familie?");
    p.expect("Kun en leder kan ophæve det igen");
    p.picture("oversight_bar");
    p.click("eget barn");
    p.click("Spær for mig");
    p.expect("Barnet er ikke længere åbent for dig");
    p.expectGone("Anna Juhl");
    p.press("Ctrl+B");
    p.type("Anna");
    p.expectGone("Anna Juhl");
    p.as("Lone Leder");
    p.openChild("Anna Juhl");
    p.expect("Voksne, der ikke må se barnet");
    p.picture("oversight_barred_leader");
    p.click("Ophæv");
    p.click("Hvorfor skal den ikke længere gælde?");
    p.type("En fejl");
    p.click("Ophæv spærringen");
    p.expectGone("Voksne, der ikke må se barnet");
    p.as("Pia Pædagog");
    p.openChild("Anna Juhl");
    p.expect("Om barnet");
}

TEST(OversightSession, ALeaderDrawsASampleAnswersEachRowAndSigns)
{
    House house;
    {
        Player p(house, "Pia Pædagog");
        p.openChild("Anna Juhl");
        p.as("Lone Leder");
    }
    Player p(house, "Lone Leder");
    p.open({app::Screen::Audit, {}, {}, {}});
    p.expectSoon("Loggen er hel");
    p.click("Træk en stikprøve");
    p.expect("Svar på hver række");
    p.picture("oversight_sample");
    while (p.shows("mangler et svar")) {
        const auto rows = p.session().world().oversight.samples().begin()->second.rows;
        int at = 0;
        for (const auto& row : rows) {
            ++at;
            if (!row.answer) break;
        }
        if (at < static_cast<int>(rows.size())) {
            p.click("I orden", at);
            continue;
        }
        p.click("Skal undersøges", at);
        p.click("Hvad skal undersøges?");
        p.type("Spørg Pia");
        p.click("Gem");
    }
    p.click("Skriv under");
    p.expect("Tidligere stikprøver");
    p.expect("1 skulle undersøges");
    p.picture("oversight_signed");
}

/// Everything that can be clicked on a page, by label and number among its like.
std::vector<std::pair<std::string, int>> controlsOf(Player& p)
{
    std::vector<std::pair<std::string, int>> controls;
    std::map<std::string, int> counted;
    const ui::ItemLog& log = p.log();
    for (std::size_t i = 0; i < log.size(); ++i) {
        const ui::Item item = log.at(i);
        using ui::Role;
        const bool isUsed = item.role == Role::Button || item.role == Role::Link || item.role == Role::Option || item.role == Role::Checkbox ||
                            item.role == Role::Toggle || item.role == Role::DropDown || item.role == Role::Tab || item.role == Role::Row;
        if (!isUsed || item.label.empty()) continue;
        const int nth = ++counted[std::string(item.label)];
        if (item.enabled) controls.emplace_back(std::string(item.label), nth);
    }
    return controls;
}

struct Walker {
    const char* name;
    bool seesChildren;
};

class RoleWalk : public ::testing::TestWithParam<Walker> {};

TEST_P(RoleWalk, NoControlThatCanBeUsedIsRefusedByTheRole)
{
    House house;
    Player p(house, GetParam().name);
    std::vector<app::Place> places;
    for (const auto screen : {app::Screen::Start, app::Screen::Criteria, app::Screen::Content, app::Screen::Settings, app::Screen::Help, app::Screen::Round,
                              app::Screen::Children, app::Screen::FollowUp, app::Screen::Audit, app::Screen::Import})
        places.push_back({screen, {}, {}, {}});
    for (const auto screen : {app::Screen::Child, app::Screen::Acute, app::Screen::Notification, app::Screen::Concern, app::Screen::Roadmaps,
                              app::Screen::Cooperation, app::Screen::Plan, app::Screen::Meeting})
        if (GetParam().seesChildren) places.push_back({screen, {}, {}, house.anna});
    const std::set<std::string> left{"Lås", "Skift bruger"}; // lead out of the store
    int used = 0;
    for (const app::Place& place : places) {
        p.open(place);
        EXPECT_FALSE(!GetParam().seesChildren && (p.shows("Anna Juhl") || p.shows("Karl Emil"))) << static_cast<int>(place.screen);
        for (const auto& [label, nth] : controlsOf(p)) {
            if (left.contains(label)) continue;
            p.open({app::Screen::Help, {}, {}, {}});
            p.open(place);
            if (p.log().find(label, nth) < 0) continue;
            p.tryClick(label, nth);
            ++used;
            EXPECT_FALSE(p.shows(kRefused)) << "screen " << static_cast<int>(place.screen) << ": »" << label << "« " << nth;
            p.press("Escape", 2);
        }
    }
    EXPECT_GT(used, 30);
}

INSTANTIATE_TEST_SUITE_P(Roles, RoleWalk,
                         ::testing::Values(Walker{"Pia Pædagog", true}, Walker{"Tea Lærer", true}, Walker{"Lone Leder", true},
                                           Walker{"Kim Konsulent", false}, Walker{"Alma Administrator", false}),
                         [](const auto& walker) {
                             const std::string name = walker.param.name;
                             return name.substr(0, name.find(' '));
                         });

TEST(OversightSession, AConsultantAndAnAdministratorComeToNoChildsPage)
{
    House house;
    for (const char* name : {"Kim Konsulent", "Alma Administrator"}) {
        Player p(house, name);
        p.expectGone("Opfølgning");
        for (const auto screen : {app::Screen::Child, app::Screen::Acute, app::Screen::Notification, app::Screen::Concern, app::Screen::Roadmaps,
                                  app::Screen::Cooperation, app::Screen::Plan, app::Screen::Meeting, app::Screen::Children, app::Screen::Round, app::Screen::FollowUp,
                                  app::Screen::Audit}) {
            p.open({screen, {}, {}, house.anna});
            EXPECT_FALSE(p.shows("Anna Juhl")) << name << " on screen " << static_cast<int>(screen);
        }
        p.open({app::Screen::Start, {}, {}, {}});
        p.picture(std::string("oversight_start_") + (name[0] == 'K' ? "consultant" : "administrator"));
    }
}

} // namespace
} // namespace trivsel::tests
