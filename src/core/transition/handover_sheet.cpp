#include "core/transition/handover_sheet.h"

#include <algorithm>

namespace trivsel::core {
namespace {

using Place = Handover::Place;

const std::vector<HandoverField>& fields()
{
    static const std::vector<HandoverField> all{
        {"who", {"Hvem er barnet?", "Who is the child?"},
         {"Kort: hvad optager barnet, hvad gør det glad, hvem betyder noget.", "Briefly: what interests the child, what makes it happy, who matters."}, false, false},
        {"wellbeing", {"Trivsel nu", "Wellbeing now"},
         {"Hverdagen, som den er: aflevering, leg, måltider, pauser.", "Everyday life as it is: drop-off, play, meals, breaks."}, false, false},
        {"strengths", {"Styrker", "Strengths"}, {"Hvad er barnet god til, og hvornår ses det?", "What is the child good at, and when does it show?"}, false, false},
        {"works", {"Det, der virker", "What works"}, {"Hvad gør de voksne, når det lykkes?", "What do the adults do when it goes well?"}, false, false},
        {"daily", {"Døgnets gang", "The day's rhythm"}, {"Søvn, mad, bleer, trøst og ritualer.", "Sleep, food, nappies, comfort and rituals."}, false, false},
        {"play", {"Leg og venskaber", "Play and friendships"}, {"Hvem leger barnet med, og hvordan kommer det med?", "Whom does the child play with, and how does it join in?"}, false, false},
        {"language", {"Sprog og kommunikation", "Language and communication"}, {"Hvordan gør barnet sig forstået? Flere sprog?", "How does the child make itself understood? Several languages?"}, false, false},
        {"start", {"På vej mod skole", "On the way to school"}, {"Selvhjulpenhed, at vente, at være med i en gruppe, nye steder.", "Doing things alone, waiting, being in a group, new places."}, false, false},
        {"learning", {"Læring og skoledag", "Learning and the school day"}, {"Hvad lykkes i timerne, og hvad letter en svær dag?", "What goes well in lessons, and what eases a hard day?"}, false, false},
        {"attendance", {"Fremmøde", "Attendance"}, {"Hvad får barnet af sted, og hvad står i vejen?", "What gets the child there, and what stands in the way?"}, false, false},
        {"adaptations", {"Tilpasninger og hjælpemidler", "Adaptations and aids"}, {"Hvad er bevilget, hvem har ansvaret, og hvad skal være klar den første dag?", "What is granted, who is responsible, and what must be ready on the first day?"}, false, false},
        {"back", {"Vejen tilbage", "The way back"}, {"Hvad skal være på plads, for at barnet kan være i det almene fællesskab?", "What must be in place for the child to be in the general community?"}, false, false},
        {"future", {"Den unges egen plan", "The young person's own plan"}, {"Drømme, valg og den voksne, der følger med over.", "Dreams, choices, and the adult who comes along."}, false, false},
        {"support", {"Støtte, der er givet", "Support that was given"}, {"Hvad, hvor længe, og hvad førte det til?", "What, for how long, and what did it lead to?"}, false, false},
        {"aware", {"Vær opmærksom på", "Be aware of"}, {"Det, I gerne ville have vidst den første dag.", "What you would have liked to know on the first day."}, false, false},
        {"child_says", {"Barnets egne ord", "The child's own words"}, {"Hvad siger barnet selv om at skulle flytte?", "What does the child say about moving?"}, false, true},
        {"parents_say", {"Forældrenes ord", "The parents' words"}, {"Hvad er vigtigt for jer, at det nye sted ved?", "What matters to you that the new place knows?"}, true, false},
    };
    return all;
}

bool isSmall(Place place) { return place == Place::Home || place == Place::HomeCare || place == Place::Nursery; }
bool isSchool(Place place) { return place == Place::School || place == Place::AfterSchool; }

bool isAsked(std::string_view id, Place from, Place to)
{
    if (id == "daily") return isSmall(to) || (isSmall(from) && to == Place::Kindergarten);
    if (id == "play") return to == Place::Kindergarten || isSchool(to) || from == Place::Kindergarten;
    if (id == "language") return isSmall(from) || to == Place::Kindergarten || (from == Place::Kindergarten && isSchool(to));
    if (id == "start") return !isSchool(from) && isSchool(to);
    if (id == "learning") return from == Place::School || (from == Place::Special && to == Place::School) || to == Place::Youth;
    if (id == "attendance") return isSchool(from) || to == Place::Youth;
    if (id == "adaptations") return from == Place::Special || to == Place::Special;
    if (id == "back") return from == Place::Special || to == Place::Special;
    if (id == "future") return to == Place::Youth;
    return true;
}

} // namespace

std::span<const HandoverField> allHandoverFields() { return fields(); }

std::vector<HandoverField> handoverFields(Place from, Place to)
{
    std::vector<HandoverField> asked;
    for (const HandoverField& field : fields())
        if (isAsked(field.id, from, to)) asked.push_back(field);
    return asked;
}

const HandoverField* handoverField(std::string_view id)
{
    const auto at = std::ranges::find(fields(), id, &HandoverField::id);
    return at != fields().end() ? &*at : nullptr;
}

Text placeWords(Place place)
{
    switch (place) {
    case Place::Home: return {"Hjemmet", "Home"};
    case Place::HomeCare: return {"Dagpleje", "Home care (dagpleje)"};
    case Place::Nursery: return {"Vuggestue", "Nursery"};
    case Place::Kindergarten: return {"Børnehave", "Kindergarten"};
    case Place::School: return {"Skole", "School"};
    case Place::AfterSchool: return {"SFO og fritid", "After-school care"};
    case Place::Special: return {"Specialtilbud", "Special provision"};
    case Place::Youth: break;
    }
    return {"Ungdomsuddannelse", "Youth education"};
}

std::optional<Date> handoverDue(const Handover& h)
{
    if (!isOpen(h)) return std::nullopt;
    if (h.status != Handover::Status::Sent) {
        if (h.movesOn) return h.movesOn->plusDays(-kHandoverSendDays);
        return std::nullopt;
    }
    const Date within = h.sentOn.value_or(Date()).plusDays(kHandoverAnswerDays);
    return h.movesOn && *h.movesOn < within ? *h.movesOn : within;
}

} // namespace trivsel::core
