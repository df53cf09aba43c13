#include "app/commands/handlers.h"

#include "app/typed.h"

#include <algorithm>

/// "Jeg er bekymret", and what becomes of it.
namespace trivsel::app::commands {
namespace {

using core::Concern;

Result<Concern> concernOf(const Context& context, ChildId child, ConcernId id)
{
    const Concern* concern = context.world.casework.concerns.find(id);
    if (concern == nullptr || concern->child != child || context.world.isHiddenWithCase(child, context.user.id, concern->by, concern->at)) return gone();
    if (!core::mayReadAll(*concern, context.user.id))
        return refuse({"Bekymringen har en kreds af læsere, og du er ikke med i den. Tal med den, der skrev den.",
                       "The concern has a circle of readers and you are not in it. Talk to the one who wrote it."});
    return *concern;
}

Result<void> checkDay(const Context& context, Date seenOn)
{
    if (seenOn <= context.today) return {};
    return refuse({"Dagen ligger efter i dag. Skriv den dag, I så det.", "The day is after today. Write the day when you saw it."});
}

Result<std::vector<std::string>> cleanMarkers(const std::vector<std::string>& typed)
{
    std::vector<std::string> markers;
    for (const std::string& marker : typed) {
        auto clean = freeText(marker);
        if (!clean) return fail(clean.error());
        if (!clean->empty()) markers.push_back(*clean);
    }
    return markers;
}

/// Only adults who could open the child are named; a reader who cannot would be an empty promise.
Result<void> checkReaders(const Context& context, const std::vector<UserId>& readers)
{
    for (const UserId reader : readers) {
        const core::User* user = context.world.user(reader);
        if (user == nullptr || !core::covers(user->from, user->to, context.today))
            return refuse({"En af læserne har ikke adgang i dag. Vælg voksne, der arbejder med barnet.",
                           "One of the readers has no access today. Choose adults who work with the child."});
    }
    return {};
}

Result<void> checkKind(const Context& context, const std::string& kind)
{
    const auto& kinds = context.municipality.concernKinds;
    if (std::any_of(kinds.begin(), kinds.end(), [&](const core::Choice& c) { return c.id == kind; })) return {};
    return refuse({"Vælg, hvad bekymringen handler om.", "Choose what the concern is about."});
}

} // namespace

Handled handle(const Context& context, const RaiseConcern& command)
{
    const core::Child* child = context.world.child(command.child);
    if (child == nullptr) return gone();
    if (const auto ok = checkKind(context, command.kind); !ok) return fail(ok.error());
    if (const auto ok = checkDay(context, command.seenOn); !ok) return fail(ok.error());
    if (const auto ok = checkReaders(context, command.readers); !ok) return fail(ok.error());
    auto seen = required(command.seen, {"Skriv, hvad I har set eller hørt.", "Write what you have seen or heard."});
    if (!seen) return fail(seen.error());
    auto markers = cleanMarkers(command.markers);
    if (!markers) return fail(markers.error());
    auto name = freeText(command.originName);
    if (!name) return fail(name.error());
    auto restricted = freeText(command.restrictedNote);
    if (!restricted) return fail(restricted.error());
    const bool isOutside = command.origin != Concern::Origin::Staff;
    if (isOutside && command.ground == Concern::Ground::OwnObservation)
        return refuse({"Bekymringen kommer udefra. Vælg grundlaget: samtykke, SSD eller underretning.",
                       "The concern comes from outside. Choose its ground: consent, SSD or notification."});

    Concern concern;
    concern.id = ConcernId{context.nextId()};
    concern.child = command.child;
    concern.kind = command.kind;
    concern.origin = command.origin;
    concern.originName = *name;
    concern.ground = isOutside ? command.ground : Concern::Ground::OwnObservation;
    concern.seenOn = command.seenOn;
    concern.seen = *seen;
    concern.markers = *markers;
    concern.readers = command.readers;
    concern.restrictedNote = *restricted;
    concern.by = context.user.id;
    concern.at = context.now;
    Outcome outcome = one<RaiseConcern>(context, concern, command.child);
    outcome.added = concern.id.value;
    forgetTyped(context, kTypedConcern, command.child, outcome);
    if (auto ok = keepGuide(context, outcome.change.put); !ok) return fail(ok.error());

    // The guide's steps and their reasons are for everyone; what a named circle keeps to itself must not show there.
    if (!command.readers.empty()) return outcome;
    core::GuideCase theCase = presentCase(context, *child);
    theCase.concern = command.kind;
    theCase.events[core::DueFrom::Concern] = context.today;
    addGuideSteps(context, theCase, command.child, Occasion::Concern, outcome);
    return outcome;
}

Handled handle(const Context& context, const AddMarker& command)
{
    auto concern = concernOf(context, command.child, command.concern);
    if (!concern) return fail(concern.error());
    auto text = required(command.text, {"Skriv den lille markør, I har lagt mærke til.", "Write the small marker that you noticed."});
    if (!text) return fail(text.error());
    concern->markers.push_back(*text);
    return one<AddMarker>(context, *concern, command.child);
}

Handled handle(const Context& context, const EndConcern& command)
{
    auto concern = concernOf(context, command.child, command.concern);
    if (!concern) return fail(concern.error());
    auto text = required(command.text, {"Skriv kort, hvad der blev af bekymringen.", "Write briefly what became of the concern."});
    if (!text) return fail(text.error());
    concern->outcome = command.outcome;
    concern->outcomeText = *text;
    concern->outcomeBy = context.user.id;
    concern->outcomeAt = context.now;
    return one<EndConcern>(context, *concern, command.child);
}

} // namespace trivsel::app::commands
