#include "app/models/follow_up_model.h"
#include "ui/screens/casework_house.h"

#include <gtest/gtest.h>

#include <string>

/// Indsatsplan over a real store: from a concern to a plan that is ready, followed and closed.
namespace trivsel::tests {
namespace {

const core::ActionPlan& onlyPlan(CaseworkPlayer& p)
{
    return p.session().world().casework.plans.all().begin()->second;
}

void openPlanOf(CaseworkPlayer& p, const std::string& child)
{
    p.openChild(child);
    p.click("Indsatsplan");
}

void writeWhole(CaseworkPlayer& p)
{
    const auto write = [&](const char* label, const char* words) {
        p.click(label);
        p.type(words);
    };
    write("Aftalt med", "Clara og hendes far");
    write("Styrker", "Bygger huler og fortæller");
    write("Barnet siger eller viser", "»Jeg vil også være med«");
    write("Det ændrer vi voksne omkring barnet", "To små grupper om formiddagen, Pia åbner legen");
    write("Vi følger op", "19-10-2026");
    p.press("Tab");
}

TEST(PlanSession, FromAConcernToAPlanThatIsFollowedAndClosed)
{
    CaseworkHouse house;
    {
        CaseworkPlayer p(house, "Pia Pædagog");
        p.concern("Clara Lind", "Jeg er bekymret");
        p.click("Trivsel");
        p.click("Det har jeg set og hørt");
        p.type("Leger alene hver formiddag");
        p.click("Gem bekymringen");
        p.openChild("Clara Lind");
        p.expect("Ingen endnu");
        p.picture("session_plan_card");
        p.click("Indsatsplan");
        p.picture("session_plan_none");
        p.click("Begynd en plan");
        p.expect("Leger alene hver formiddag");
        p.expect("Fra bekymringen 5. okt. 2026.");
        p.click("Mål");
        p.type("En ven");
        p.press("Ctrl+3"); // leaves in the middle of a word
        p.as("Per Pædagog");
        openPlanOf(p, "Clara Lind");
        p.expect("En ven");
        p.expect("Det mangler endnu");
        p.retype("Mål", "En ven at lege med hver dag");
        p.press("Ctrl+L"); // locks in the middle of it
        p.as("Pia Pædagog");
        openPlanOf(p, "Clara Lind");
        p.expect("En ven at lege med hver dag");
        writeWhole(p);
        p.click("Tilføj en person");
        p.click("Navn");
        p.type("Mormor Inge");
        p.click("Hjælper med");
        p.type("legedag om lørdagen");
        p.press("Tab");
        p.click("Tilføj eget skridt");
        p.type("Legegruppe om torsdagen");
        p.click("Tilføj");
        p.click("Planen er klar");
        p.expect("Planen er i gang");
        p.picture("session_plan_ready");
        const core::ActionPlan& plan = onlyPlan(p);
        EXPECT_TRUE(plan.isReady);
        EXPECT_EQ(plan.participants.size(), 1U);
        ASSERT_FALSE(plan.steps.empty());
        EXPECT_EQ(p.session().world().steps.at(plan.steps.back()).title.da, "Legegruppe om torsdagen");
        p.openChild("Clara Lind");
        p.expect("1 åben plan, opfølgning 19. okt.");
    }
    CaseworkPlayer p(house, "Per Pædagog", *Date::of(2026, 10, 20));
    p.press("Ctrl+4");
    int nth = 1;
    for (const auto& row : app::followUpModel(p.session()).rows) {
        if (row.kind == core::FollowUpKind::PlanFollowUp) break;
        nth += row.name == "Clara Lind" ? 1 : 0;
    }
    p.click("Clara Lind", nth);
    p.expect("Skulle have været fulgt op 19. okt. 2026");
    p.click("Følg op");
    p.click("Nej");
    p.click("Det gør vi nu");
    p.type("Per tager imod om morgenen");
    p.click("Næste opfølgning");
    p.type("17-11-2026");
    p.press("Tab");
    p.picture("session_plan_follow_up");
    p.click("Gem opfølgningen");
    p.expect("Næste opfølgning 17. nov. 2026");
    p.expect("Per tager imod om morgenen");
    p.click("Følg op");
    p.click("Ja", 1);
    p.click("Gem opfølgningen");
    p.picture("session_plan_followed");
    p.click("Afslut planen");
    p.type("Hun leger med to andre nu");
    p.click("Afslut planen");
    p.expect("Ingen åben indsatsplan");
    // Whoever came for this plan sees it at once.
    p.expect("Mormor Inge: legedag om lørdagen");
    p.picture("session_plan_closed");
}

TEST(PlanSession, APlanForTwoChildrenStandsOnBothPages)
{
    CaseworkHouse house;
    CaseworkPlayer p(house, "Pia Pædagog");
    openPlanOf(p, "Anna Juhl");
    p.click("Begynd en plan");
    p.click("Gælder også …");
    p.click("Clara Lind");
    p.click("Gem");
    p.expect("Anna Juhl, Clara Lind");
    p.click("Mål");
    p.type("Ro i garderoben");
    p.picture("session_plan_group");
    openPlanOf(p, "Clara Lind");
    p.expect("Clara Lind, Anna Juhl");
    p.expect("Ro i garderoben");
}

TEST(PlanSession, TheColleagueUnderSuspicionSeesNoPlanOfTheCase)
{
    CaseworkHouse house;
    CaseworkPlayer p(house, "Pia Pædagog");
    p.concern("Anna Juhl", "Akut");
    p.click("En ansat");
    p.click("Hvilken kollega?");
    p.click("Per Pædagog");
    openPlanOf(p, "Anna Juhl");
    p.expect("Der er lukket for alt, der når forældrene");
    p.click("Begynd en plan");
    p.click("Mål");
    p.type("Zebraord");
    p.press("Tab");
    p.as("Per Pædagog");
    p.openChild("Anna Juhl");
    p.expect("Ingen endnu");
    p.click("Indsatsplan");
    p.expect("Ingen åben indsatsplan");
    p.expectGone("Zebraord");
    p.expectGone("Der er lukket");
    for (const char* key : {"Ctrl+1", "Ctrl+4"}) {
        p.press(key);
        p.expectGone("Indsatsplan");
    }
}

} // namespace
} // namespace trivsel::tests
