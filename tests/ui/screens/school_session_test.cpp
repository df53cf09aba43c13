#include "ui/screens/casework_house.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>

/// Skole in the real program. Every name and every answer is invented.
namespace trivsel::tests {
namespace {

const Date kToday = *Date::of(2026, 9, 20);

class House {
public:
    House() : maker(std::make_unique<StoreMaker>(dir, "Byskolen", kToday))
    {
        a = maker->unit(core::Setting::School, "Byskolen", "4.A");
        school = maker->session().world().unit(a)->parent;
        b = UnitId{maker->add(app::AddUnit{school, core::UnitKind::Unit, core::Setting::School, "4.B"})};
        maker->adult("Tom Lærer", a, core::Role::Teacher);
        eva = maker->child("Eva Test", a, *Date::of(2016, 3, 1));
        maker->child("Bent Borte", a, *Date::of(2016, 4, 1));
    }
    void save()
    {
        maker->save();
        maker.reset();
    }

    /// Around `middle`, one row a pupil.
    static std::string rows(const definitions::Catalog& catalog, const std::string& name, int pupils, int middle)
    {
        std::string all;
        for (int i = 0; i < pupils; ++i) {
            all += name;
            std::size_t place = 0;
            for (const core::SurveyItem& item : catalog.surveyForm("pupils-4-9")->items) {
                const int value = std::clamp(middle + static_cast<int>((static_cast<std::size_t>(i) * 7 + place++ * 3) % 3) - 1, 1, 5);
                all += ";" + std::to_string(item.isReversed ? 6 - value : value);
            }
            all += "\n";
        }
        return all;
    }
    static std::string file(const definitions::Catalog& catalog)
    {
        std::string header = "Klasse";
        for (const core::SurveyItem& item : catalog.surveyForm("pupils-4-9")->items) header += ";" + item.id;
        return header + "\n" + rows(catalog, "4.A", 24, 4) + rows(catalog, "4.B", 22, 3);
    }
    void readIn()
    {
        app::ImportSurvey import;
        import.bytes = file(maker->session().catalog());
        import.about.institution = school;
        import.about.form.id = "pupils-4-9";
        import.about.name = "Trivsel, efterår";
        import.about.from = import.about.to = *Date::of(2026, 9, 10);
        maker->add(import);
    }

    /// A survey that Tom reads, answered by Eva with an alarm.
    void readInNamed()
    {
        app::ImportSurvey import;
        std::string row = "Eva Test;01-03-2016";
        import.bytes = "Navn;Fødselsdato";
        for (const core::SurveyItem& item : maker->session().catalog().surveyForm("pupils-4-9")->items) {
            import.bytes += ";" + item.id;
            row += item.id == "hurt-here" ? ";5" : ";3";
        }
        import.bytes += "\n" + row + "\n";
        import.about.institution = school;
        import.about.kind = core::Survey::Kind::Named;
        import.about.form.id = "pupils-4-9";
        import.about.name = "Lokal måling";
        import.about.from = import.about.to = *Date::of(2026, 9, 18);
        import.about.toldOn = *Date::of(2026, 9, 17);
        import.about.told = "Læst højt";
        for (const auto& [id, user] : maker->session().world().users)
            if (user.name == "Tom Lærer") import.about.reader = id;
        maker->add(import);
    }

    test::TempDir dir;
    std::unique_ptr<StoreMaker> maker; ///< none once the house is saved: one program at a time
    UnitId school, a, b;
    ChildId eva;
};

class Player : public PlayerBase {
public:
    Player(const House& house, const std::string& name, Date today = kToday) : PlayerBase({house.dir / "hus.trivsel", house.dir / "config", today})
    {
        sitDown(name, passphraseOf(name));
    }
};

TEST(SchoolSession, AClassIsReadWithItsUncertaintyShownItsFiguresAndAskedForProposals)
{
    House house;
    house.readIn();
    house.save();
    Player p(house, "Tom Lærer");
    p.click("Skole");
    p.expect("Trivsel, efterår");
    p.expect("24 har svaret");
    p.expect("Social trivsel");
    p.expect("usikkerhed");
    p.expect("Kun omkring 1 %");
    p.expectGone("Læs en måling ind");
    p.picture("school_class");
    p.click("Et forslag");
    p.type("Eva skal være sød");
    p.expect("Det ligner et navn fra klassen");
    p.retype("Et forslag", "Vi rydder op sammen");
    p.click("Skriv på listen");
    p.expect("Vi rydder op sammen");
    p.click("Vis klassen");
    p.expect("Hvad kan vi selv gøre bedre?");
    p.expect("Vi rydder op sammen");
    EXPECT_FALSE(p.shows("Eva")) << "no name stands on the board";
    EXPECT_FALSE(p.shows("vises ikke")) << "no gap tells what is withheld";
    p.picture("school_board");
    p.click("Klassen har set tallene");
    p.click("Luk");
    p.expectSoon("Hvad nu?");
    p.expect("Pulsen, fire spørgsmål, er den");
}

TEST(SchoolSession, ALeaderReadsAFileInAndTheFaultyRowsAreToldFirst)
{
    House house;
    std::ofstream(house.dir / "svar.csv", std::ios::binary) << House::file(house.maker->session().catalog()) << "9.X;1\n";
    house.save();
    Player p(house, "Lone Leder");
    p.click("Skole");
    p.expect("Der er ikke læst nogen måling ind endnu");
    p.click("Læs en måling ind …");
    p.retype("Sti til fil eller mappe", (house.dir / "svar.csv").string());
    p.press("Enter");
    p.expect("Elevers svar uden navne");
    p.click("Skema");
    p.click("Sådan har vi det, 4.-9. klasse");
    p.click("Hvad hedder målingen?");
    p.type("Trivsel");
    p.picture("school_import");
    p.click("Læs ind");
    p.expectSoon("1 linje(r) kan ikke bruges");
    p.expect("klassen findes ikke på skolen");
    p.click("Læs resten ind uden 1 linje");
    p.click("Læs ind");
    p.expectSoon("46 svar er læst ind");
    p.click("Luk");
    p.expect("Social trivsel");
}

TEST(SchoolSession, AnswersThatMustBeReadTodayStandFirstForTheAdultThePupilsWereToldOf)
{
    House house;
    house.readInNamed();
    house.save();
    Player p(house, "Tom Lærer");
    p.click("1 elev har svaret noget, der skal læses i dag");
    p.expect("Eva Test, 4.A, har svaret noget, der skal læses i dag");
    p.expect("Nogen her på skolen gør mig ondt med vilje.");
    p.picture("school_alarm");
    p.click("Læst: skriv, hvad du gjorde");
    p.click("Gem");
    p.expect("Skriv kort, hvad du gjorde");
    p.click("Kort, fx hvem du talte med");
    p.type("Talt med Eva");
    p.click("Gem");
    p.expectGone("Eva Test, 4.A, har svaret");
}

TEST(SchoolSession, TheConferenceShowsAbsenceAndStepsWithThoseWhoNeedItFirst)
{
    House house;
    for (const unsigned day : {7U, 8U, 9U, 10U, 11U}) house.maker->add(app::AddAbsence{house.eva, *Date::of(2026, 9, day), core::AbsenceDay::Kind::Illness, 1});
    house.save();
    Player p(house, "Tom Lærer");
    p.click("Skole");
    p.click("Klassekonference");
    p.expect("Eva Test");
    p.expect("5 af 20 dage");
    p.expect("intet skrevet");
    p.expectGone("Specialundervisning");
    p.picture("school_conference");
    p.click("Planlæg et møde om klassen");
    p.expectSoon("4.A");
    p.press("Alt+Left");
    p.click("Klassekonference");
    p.click("Eva Test");
    p.expect("Jeg er bekymret");
}

TEST(SchoolSession, AGroupPlanIsMadeOfWhatTheClassAnsweredAndFoundAgain)
{
    House house;
    house.readIn();
    house.save();
    Player p(house, "Tom Lærer");
    p.click("Skole");
    p.retype("Et forslag", "Vi rydder op sammen");
    p.click("Skriv på listen");
    p.expectSoon("• Vi rydder op sammen");
    p.click("Lav en fælles plan for læringsmiljøet");
    p.expect("Hvad skal planen handle om?");
    p.picture("school_plan_dialog");
    p.click("Lav planen");
    p.expectSoon("Læringsmiljøet i 4.A");
    p.expect("Vi rydder op sammen");
    p.expect("Bent Borte");
    p.click("Skole");
    p.expect("kladde");
    p.picture("school_plan_made");
    p.click("Til den fælles plan");
    p.expect("Læringsmiljøet i 4.A");
}

TEST(SchoolSession, ATeacherComesFromOpfoelgningToThePulseAndTypesItIn)
{
    House house;
    house.readIn();
    core::SurveyClass one = *house.maker->session().world().school.surveyClass(house.maker->session().world().school.surveys().begin()->first, house.a);
    one.shownOn = kToday;
    house.maker->add(app::SaveSurveyClass{one});
    house.save();
    Player p(house, "Tom Lærer", *Date::of(2026, 11, 1));
    p.click("Opfølgning");
    p.expect("Pulsen: fire spørgsmål til klassen");
    p.picture("school_pulse_follow_up");
    p.click("4.A");
    p.expect("Pulsen i 4.A er den 1. nov.");
    p.click("Skriv svarene");
    p.click("Gem pulsen");
    p.expect("Der står ingen svar");
    p.click("Passer ikke");
    p.type("x");
    p.click("Gem pulsen");
    p.expect("Skriv hele tal");
    p.retype("Passer ikke", "4");
    p.click("Passer lidt");
    p.type("8");
    p.click("Passer lidt", 2);
    p.type("11");
    p.picture("school_pulse_dialog");
    p.click("Gem pulsen");
    p.expectSoon("Pulsen er taget");
    p.click("Se pulsens svar");
    p.expectSoon("12 elever har svaret");
    p.expect("Klassen:");
    p.expectGone("Hvad nu?");
    p.picture("school_pulse_figures");
    p.click("Opfølgning");
    p.expectGone("Pulsen: fire spørgsmål til klassen");
}

TEST(SchoolSession, APupilsAnswersAreOpenedByTheReaderAndTheOpeningIsNoted)
{
    House house;
    house.readInNamed();
    house.save();
    Player p(house, "Tom Lærer");
    p.click("Skole");
    p.expect("Kun du ser dem");
    p.picture("school_answers");
    p.click("Eva Test");
    p.expectSoon("Lokal måling");
    p.expect("Midt imellem");
    p.picture("school_answers_open");
    p.click("Luk");
    p.getUp();
    p.sitDown("Lone Leder", passphraseOf("Lone Leder"));
    p.click("Skole");
    p.expectGone("Kun du ser dem");
    p.open({app::Screen::Audit, {}, {}, {}});
    p.expectSoon("Åbnede barnets side");
}

TEST(SchoolSession, ColumnsThatAreNotRecognisedAreChosenInTheWindow)
{
    House house;
    std::string file = House::file(house.maker->session().catalog());
    file.replace(0, std::string("Klasse").size(), "Hvor");
    std::ofstream(house.dir / "svar.csv", std::ios::binary) << file;
    house.save();
    Player p(house, "Lone Leder");
    p.click("Skole");
    p.click("Læs en måling ind …");
    p.retype("Sti til fil eller mappe", (house.dir / "svar.csv").string());
    p.press("Enter");
    p.click("Skema");
    p.click("Sådan har vi det, 4.-9. klasse");
    p.click("Hvad hedder målingen?");
    p.type("Trivsel");
    p.click("Læs ind");
    p.expectSoon("Én kolonne blev ikke genkendt");
    p.picture("school_columns");
    p.click("Klasse");
    p.click("Hvor");
    p.click("Læs ind");
    p.expectSoon("46 svar er læst ind");
}

} // namespace
} // namespace trivsel::tests
