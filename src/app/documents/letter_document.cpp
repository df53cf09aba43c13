#include "app/documents/insight_document.h"

#include <algorithm>

namespace trivsel::app {

namespace {

using namespace report;

int monthsOf(const core::Municipality& profile, core::RetentionRule::What what)
{
    const auto at = std::ranges::find(profile.retention, what, &core::RetentionRule::what);
    return at != profile.retention.end() ? at->months : 0;
}

std::string years(const paper::Source& from, int months)
{
    if (months % 12 == 0) return std::to_string(months / 12) + from.tr(" år", months == 12 ? " year" : " years");
    return std::to_string(months) + from.tr(" måneder", " months");
}

} // namespace

report::Document letterDocument(const paper::Source& from, const std::string& place)
{
    const auto tr = [&](const char* da, const char* en) { return from.tr(da, en); };
    const auto root = std::ranges::find_if(from.world.units, [](const auto& entry) { return !entry.second.parent; });
    Document d = paper::begin(from, tr("Orientering til forældre", "Information for parents"), root != from.world.units.end() ? root->first : UnitId{},
                              tr("til forældre", "for parents"));
    auto& b = d.blocks;
    b.push_back(Heading{1, tr("Sådan følger vi børnenes trivsel", "How we follow the children's wellbeing")});
    b.push_back(Paragraph{tr("Kære forældre. To gange om året ser de voksne på, hvordan hvert barn trives: hver for sig og derefter sammen. Her kan I læse, hvad vi "
                             "skriver ned, hvorfor, og hvad I har ret til.",
                             "Dear parents. Twice a year the adults look at how each child thrives: each alone and then together. Here you can read what we write "
                             "down, why, and what you have a right to.")});
    b.push_back(Heading{2, tr("Hvad vi skriver", "What we write")});
    b.push_back(List{List::Kind::Bullets,
                     {tr("Barnets navn, fødselsdag og gruppe, og hvem der har forældremyndighed, når det er nødvendigt.",
                         "The child's name, birthday and group, and who has custody when that is needed."),
                      tr("De voksnes svar på udsagn om hverdagen og den position, de er enige om: grøn, gul eller rød. En position hører til en tid og et sted. Den er ikke en diagnose.",
                         "The adults' answers to statements about everyday life, and the position they agree on: green, yellow or red. A position belongs to a time and a place. It is no diagnosis."),
                      tr("Hvad vi aftaler at gøre, hvem der gør det, og om det har hjulpet.", "What we agree to do, who does it, and whether it has helped.")}});
    b.push_back(Heading{2, tr("Hvorfor, og med hvilken ret", "Why, and by what right")});
    b.push_back(Paragraph{tr("For at opdage tidligt, når et barn ikke trives, og gøre noget ved det. Det er en del af dagtilbuddets og skolens opgave. Grundlaget er "
                             "databeskyttelsesforordningens artikel 6, stk. 1, litra e, og databeskyttelseslovens § 7, stk. 4; det er ikke et samtykke. Kommunen er dataansvarlig.",
                             "To notice early when a child does not thrive, and to do something about it. It is part of the task of daycare and school. The basis is article 6(1)(e) of "
                             "the General Data Protection Regulation and section 7(4) of the Danish Data Protection Act; it is not consent. The municipality is the controller.")});
    b.push_back(Paragraph{tr("Vi giver kun noget videre med jeres samtykke, eller når loven siger det. Er vi alvorligt bekymrede for et barn, har vi pligt til at underrette kommunen.",
                             "We pass something on only with your consent, or where the law says so. If we are seriously worried about a child, we have a duty to notify the municipality.")});
    b.push_back(Heading{2, tr("Hvem ser det, og hvor længe", "Who sees it, and for how long")});
    b.push_back(Paragraph{tr("Kun de voksne om barnet og deres leder. Hver gang nogen ser efter, skrives det i en log. Det ligger krypteret på én computer.",
                             "Only the adults around the child and their leader. Every look is written in a log. It lies encrypted on one computer.")});
    if (const int months = monthsOf(from.profile, core::RetentionRule::What::Ratings); months > 0)
        b.push_back(Paragraph{tr("Det slettes, når barnet har været væk fra os i ", "It is erased when the child has been away from us for ") + years(from, months) +
                              tr(", hvis ikke en sag holder det tilbage.", ", unless a matter holds it back.")});
    b.push_back(Heading{2, tr("Det har I ret til", "What you have a right to")});
    b.push_back(List{List::Kind::Bullets,
                     {tr("At se alt, hvad der står om jeres barn, og hvem der har set efter.", "To see all that stands about your child, and who has looked."),
                      tr("At få skrevet jeres egne ord ved siden af, hvis noget er forkert.", "To have your own words written beside it if something is wrong."),
                      tr("At bede om, at noget slettes, og at klage til Datatilsynet.", "To ask for something to be erased, and to complain to the Danish Data Protection Agency.")}});
    b.push_back(Paragraph{tr("Spørg os endelig. Den, I skal tale med, er lederen.", "Please ask us. The one to talk to is the leader.") + (place.empty() ? "" : " " + place + ".")});
    b.push_back(WritingLines{tr("Kontakt: leder og kommunens databeskyttelsesrådgiver", "Contact: leader and the municipality's data protection officer"), 2});
    return d;
}

} // namespace trivsel::app
