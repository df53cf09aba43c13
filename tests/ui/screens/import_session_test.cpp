#include "ui/screens/casework_house.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

/// Lists and folders dropped on the window over a real store: looked at, brought in, taken back.
namespace trivsel::tests {
namespace {

void writeFile(const std::filesystem::path& file, const std::string& words)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << words;
}

TEST(ImportSession, AOneRosterFolderIsSeenBroughtInAndTakenBack)
{
    CaseworkHouse house;
    const test::TempDir folder;
    writeFile(folder / "ud/users.csv", "sourcedId,role,givenName,familyName\nu1,student,Vera,Prøve\nu2,student,Viggo,Prøve\n");
    writeFile(folder / "ud/orgs.csv", "sourcedId,name,type\ns1,Prøveskolen,school\n");
    writeFile(folder / "ud/classes.csv", "sourcedId,title,classType,schoolSourcedId\nc1,3.p,homeroom,s1\n");
    writeFile(folder / "ud/enrollments.csv", "classSourcedId,userSourcedId,role\nc1,u1,student\nc1,u2,student\n");
    writeFile(folder / "ud/demographics.csv", "sourcedId,birthDate,sex\nu1,2017-02-03,female\nu2,2017-03-04,male\n");
    CaseworkPlayer p(house, "Lone Leder");
    const std::size_t before = p.session().world().children.size();
    p.stage().program().filesDropped({(folder / "ud/users.csv").string()}); // one file of it is enough
    p.stage().settle();
    p.expect("2 nye");
    p.expect("Vera Prøve");
    p.picture("session_import_oneroster");
    EXPECT_EQ(p.session().world().children.size(), before);
    p.click("Hent børnene");
    p.expect("Børnene er hentet");
    EXPECT_EQ(p.session().world().children.size(), before + 2);
    p.click("Fortryd hentningen");
    EXPECT_EQ(p.session().world().children.size(), before);
}

TEST(ImportSession, ColumnsThatAreNotFoundAreChosenAndRemembered)
{
    CaseworkHouse house;
    const test::TempDir folder;
    writeFile(folder / "liste.csv", "Afdeling;Barn;Kommet til verden\nPrøvestuen;Vera Prøve;03-02-2022\n");
    CaseworkPlayer p(house, "Lone Leder");
    const auto drop = [&] {
        p.stage().program().filesDropped({(folder / "liste.csv").string()});
        p.stage().settle();
    };
    drop();
    p.expect("Hvad er hvad i liste.csv?");
    p.picture("session_import_columns");
    const auto choose = [&](const std::string& field, const std::string& column) {
        p.click(field);
        p.click(column);
    };
    for (const char* field : {"Navne- og adressebeskyttelse", "Forældremyndighed 1", "Forældremyndighed 1 beskyttet", "Forældremyndighed 2", "Forældremyndighed 2 beskyttet"}) p.expect(field);
    choose("Stue, klasse eller gruppe", "Afdeling");
    choose("Navn", "Barn");
    choose("Fødselsdato", "Kommet til verden");
    p.expect("1 ny");
    p.click("Hent børnene");
    p.expect("Børnene er hentet");
    drop();
    p.expect("Listen og lageret siger det samme.");
}

TEST(ImportSession, AnAbsenceListIsKnownByItsHeadings)
{
    CaseworkHouse house;
    const test::TempDir folder;
    const core::Child clara = [&] {
        CaseworkPlayer p(house, "Lone Leder");
        return p.session().world().children.begin()->second;
    }();
    writeFile(folder / "fravaer.csv", "dato;navn;fødselsdato;slags\n01-10-2026;" + clara.name + ";" + clara.birthDate.iso() + ";sygdom\n");
    CaseworkPlayer p(house, "Lone Leder");
    p.stage().program().filesDropped({(folder / "fravaer.csv").string()});
    p.stage().settle();
    p.expect("2026-10-01: sygdom, 100 %");
    p.picture("session_import_absence");
    p.click("Hent fraværet");
    p.expect("Fraværet er hentet");
    EXPECT_EQ(p.session().world().casework.absencesOf(clara.id).size(), 1U);
}

TEST(ImportSession, TheNewYearIsReachedFromThere)
{
    CaseworkHouse house;
    CaseworkPlayer p(house, "Lone Leder");
    p.open({app::Screen::Import, {}, {}, {}});
    p.click("Nyt skoleår");
    p.expect("Gå klasserne igennem, før de rykkes op");
    p.picture("session_new_year");
}

} // namespace
} // namespace trivsel::tests
