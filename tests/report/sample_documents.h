#pragma once

#include "report/document.h"

#include <string>
#include <vector>

/// Documents for tests and benchmarks. All people are invented; CPR numbers are impossible.
namespace trivsel::test {

inline core::chart::PositionTimeline sampleTimeline()
{
    core::chart::PositionTimeline t;
    t.title = "Position runde for runde";
    t.rows = {"Grøn: i trivsel", "Gul: øget opmærksomhed", "Rød: stærk bekymring"};
    t.barsRow = "Indsatser";
    t.points = {{0, "E 24", core::Position::Green, "Grøn: i trivsel"},
                {1, "F 25", core::Position::Yellow, "Gul: øget opmærksomhed"},
                {2, "E 25", core::Position::Unassessed, "Ikke vurderet endnu"},
                {3, "F 26", core::Position::Red, "Rød: stærk bekymring"},
                {4, "E 26", core::Position::Yellow, "Gul: øget opmærksomhed"}};
    t.bars = {{1, 2, "Lille legegruppe"}, {1.5, 4, "Fast voksen ved aflevering"}, {3, 4, "Sparring med PPR"}};
    return t;
}

/// An action plan of two pages, as the plan of a child is.
inline report::Document samplePlan()
{
    using namespace report;
    Document d;
    d.title = "Indsatsplan";
    d.date = Date::of(2026, 10, 12);
    d.headLeft = "Børnehuset Åkanden · Mariehønsene";
    d.stamp = "KLADDE – IKKE SENDT";
    d.foot =
        "Udskrevet 12. oktober 2026 kl. 14.02 af pædagog Sørine Ærø · Må kun læses af de voksne, som planen gælder";
    d.blocks = {
        Heading{1, "Indsatsplan for Øjvind Ågård"},
        Paragraph{"Planen er lavet sammen med barnets forældre. Den beskriver, hvad vi voksne ændrer, og hvornår vi "
                  "ser på, om det hjælper."},
        KeyValues{{{"Periode", "12. oktober – 7. december 2026"},
                   {"Position nu", marked(core::Position::Yellow, "Gul: øget opmærksomhed")},
                   {"Kontaktvoksen", "Sørine Ærø"},
                   {"Næste opfølgning", "9. november 2026 på stuemødet"}}},
        Heading{2, "Det går godt"},
        List{List::Kind::Bullets,
             {"Leger gerne med et eller to børn ad gangen, især i sandkassen og ved byggehjørnet.",
              "Fortæller livligt om det, der er sket hjemme, når der er ro omkring samtalen.",
              "Søger hjælp hos Sørine, når noget er svært."}},
        Heading{2, "Det ser vi"},
        Paragraph{{{bold("Overgange: "),
                    {"Ved oprydning og garderobe trækker barnet sig, og det har brug for voksenstøtte for at komme "
                     "videre. Det sker "
                     "næsten hver dag og især om eftermiddagen, hvor støjniveauet er højest, og hvor der er færrest "
                     "personalemedlemmer. "},
                    muted("(Set af to pædagoger uafhængigt af hinanden.)")}}},
        Paragraph{"Samarbejdet med sundhedsplejersken og den kommunale tandpleje viser ingen særlige forhold. "
                  "Sprogvurderingen fra foråret ligger inden for normalområdet, og udviklingssamtalen er gennemført."},
        Callout{Callout::Tone::Accent,
                "Mål, som forældrene og vi er enige om",
                {"Øjvind kommer fra legeplads til garderobe uden at græde mindst tre dage om ugen inden jul.",
                 "Vi skriver en linje i kontaktbogen hver fredag."}},
        Heading{2, "Trin"},
        Table{{{"Hvad", 3}, {"Hvem", 1.4}, {"Senest", 1}, {"Uger", 0.6, Table::Align::Right}},
              {{"En fast voksen går forrest i alle skift mellem ude og inde og nævner, hvad der nu skal ske",
                "Sørine Ærø", "19. okt.", "8"},
               {"Garderoben deles i to hold, så der er mindre trængsel", "Åse Bøgh", "14. okt.", "8"},
               {"Lille legegruppe tre gange om ugen", "Mikkel Højgaard", "26. okt.", "6"},
               {"Sparring med PPR-konsulenten uden navn", "Leder", "2. nov.", "1"}}},
        Heading{2, "Position runde for runde"},
        Chart{sampleTimeline(), ""},
        Heading{2, "Aftaler med hjemmet"},
        List{List::Kind::Numbers,
             {"Forældrene fortæller om morgenen, hvis natten har været dårlig.",
              "Vi ringer samme dag, hvis der er mere end to konflikter.", "Vi mødes igen den 9. november kl. 15.30."}},
        Heading{3, "Husk inden næste møde"},
        List{List::Kind::Boxes,
             {"Spørge barnet: Hvad er godt, og hvad er svært?", "Se på skiftene to formiddage",
              "Aftale tid med forældrene"}},
        WritingLines{"Barnets egne ord", 3},
        Together{{Heading{3, "Underskrifter"}, Signatures{{"Forælder", "Pædagog", "Leder"}}}},
    };
    return d;
}

/// A blank form for paper.
inline report::Document sampleForm()
{
    using namespace report;
    Document d;
    d.title = "Vurderingsskema";
    d.date = Date::of(2026, 10, 12);
    d.headLeft = "Trivsel 3-5 år · version 1.0";
    d.foot = "Skemaet er eget arbejde og ikke videnskabeligt afprøvet.";
    d.blocks = {Heading{1, "Vurderingsskema"},
                Paragraph{"Sæt ét kryds ved hvert udsagn. Er noget ikke set endnu, så lad feltet stå tomt."},
                WritingLines{"Barnets navn, stue og dato", 1}};
    const char* const areas[] = {"Leg og fællesskab", "Følelser og ro", "Sprog og kommunikation", "Krop og omsorg"};
    for (int a = 0; a < 4; ++a) {
        d.blocks.push_back(Heading{2, areas[a]});
        RatingGrid grid{"Udsagn", {"Trives", "Begyndende tegn", "Tydelige tegn", "Ikke set endnu"}, {}};
        for (int i = 1; i <= 6; ++i)
            grid.items.push_back(
                {std::to_string(a + 1) + "." + std::to_string(i),
                 "Finder en at lege med og bliver i legen, også når den ændrer sig undervejs",
                 i % 2 == 0
                     ? std::vector<std::string>{}
                     : std::vector<std::string>{
                           "Trives: går selv hen til andre børn og foreslår noget.",
                           "Tydelige tegn: er alene det meste af formiddagen, også når en voksen inviterer ind."}});
        d.blocks.push_back(std::move(grid));
    }
    return d;
}

/// Every kind of block at least once.
inline report::Document everyBlock()
{
    report::Document d = samplePlan();
    d.headRight = "Til mødet den 9. november";
    d.blocks.push_back(report::PageBreak{});
    for (const auto tone : {report::Callout::Tone::Neutral, report::Callout::Tone::Green, report::Callout::Tone::Yellow,
                            report::Callout::Tone::Red})
        d.blocks.push_back(report::Callout{tone,
                                           "En boks",
                                           {"Med nogle ord i, som er lange nok til at fylde mere end en enkelt linje "
                                            "på papiret, så man ser, hvordan den brydes."}});
    d.blocks.push_back(report::Paragraph{"Lille skrift med en oplysning om, hvor tallene kommer fra.",
                                         report::Paragraph::Size::Small});
    for (const report::Block& block : sampleForm().blocks) d.blocks.push_back(block);
    return d;
}

} // namespace trivsel::test
