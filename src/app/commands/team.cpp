#include "app/commands/handlers.h"

#include "app/blindness.h"
#include "app/guide_case.h"

#include <algorithm>

/// The common rating, and the guide's steps that follow from it.
namespace trivsel::app::commands {
namespace {

/// Ratings that count in the team dialogue: done, with an own position.
std::vector<const core::Rating*> finished(const World& world, RoundId round, ChildId child)
{
    auto ratings = world.ratingsOf(round, child);
    std::erase_if(ratings, [](const core::Rating* r) { return !r->doneAt || !r->ownPosition; });
    return ratings;
}

std::vector<core::Position> ownPositions(const std::vector<const core::Rating*>& ratings)
{
    std::vector<core::Position> own;
    for (const core::Rating* rating : ratings) own.push_back(*rating->ownPosition);
    return own;
}

/// The sentences of a position as typed, checked against what the choice asks for.
Result<void> fillIn(const Context& context, const AgreePosition& command, const std::vector<core::Position>& own,
                    core::CommonPosition& position)
{
    auto watchFor = freeText(command.watchFor);
    auto environment = freeText(command.environment);
    auto comment = freeText(command.comment);
    for (const auto* typed : {&watchFor, &environment, &comment})
        if (!*typed) return fail(typed->error());
    if (command.position == core::Position::Unassessed && comment->empty())
        return refuse({"Skriv, hvorfor barnets position ikke kan vurderes endnu.", "Write why the child's position cannot be assessed yet."});
    if (core::needsWatch(command.position, own) && (watchFor->empty() || !command.lookAgain))
        return refuse({"Positionen er mildere end mindst én af jer selv har valgt. Skriv, hvad I vil holde øje med, og hvornår I ser på det igen.",
                       "The position is milder than at least one of you chose. Write what you will watch for and when you will look again."});
    if (command.lookAgain && *command.lookAgain <= context.today)
        return refuse({"Dagen, hvor I ser på det igen, skal ligge efter i dag.", "The day when you look again must be after today."});
    position.position = command.position;
    position.watchFor = *watchFor;
    position.lookAgain = command.lookAgain;
    position.environment = *environment;
    position.comment = *comment;
    return {};
}

Result<void> checkEnough(const core::Round& round, std::size_t done)
{
    if (done >= static_cast<std::size_t>(round.ratersPerChild)) return {};
    const std::string text = std::to_string(done);
    const std::string needed = std::to_string(round.ratersPerChild);
    return refuse({"Der er " + text + " af " + needed + " egne vurderinger, som er sagt færdige og har en egen position. Den fælles vurdering venter på resten.",
                   text + " of " + needed + " own ratings are said to be done and have an own position. The common rating waits for the rest."});
}

/// What the others found is nothing that one who could still rate may see, not even in a refusal.
Result<void> checkMayTakePart(const Context& context, const core::Round& round, ChildId child)
{
    if (!couldStillRate(context.world, context.user, context.today, round, child)) return {};
    return refuse({"Du kan stadig vurdere barnet selv. Gør din egen vurdering færdig med en position, eller vælg at deltage uden.",
                   "You can still rate the child yourself. Finish your own rating with a position, or choose to take part without one."});
}

/// The child in an open round with all that a common rating needs, and the one who asks may see it.
Result<const core::RoundChild*> rowForTeam(const Context& context, const core::Round& round, ChildId child)
{
    const auto row = presentChild(context, round, child);
    if (!row) return fail(row.error());
    if (!(*row)->instrument)
        return refuse({"Der er ikke noget skema til denne alder, så der aftales ikke nogen position i runden.",
                       "There is no form for this age, so no position is agreed in the round."});
    const auto done = static_cast<std::size_t>(finishedRatings(context.world, round.id, child));
    if (const auto ok = checkEnough(round, done); !ok) return fail(ok.error());
    if (const auto ok = checkMayTakePart(context, round, child); !ok) return fail(ok.error());
    return row;
}

/// Everyone who finished a rating or took part without one, and the one who enters the position.
std::vector<UserId> participantsOf(const Context& context, const core::Round& round, ChildId child,
                                   const std::vector<const core::Rating*>& ratings)
{
    std::vector<UserId> all;
    const auto add = [&](UserId user) {
        if (std::find(all.begin(), all.end(), user) == all.end()) all.push_back(user);
    };
    for (const core::Rating* rating : ratings) add(rating->rater);
    if (const auto at = context.world.bystanders.find({round.id, child}); at != context.world.bystanders.end())
        for (const core::Bystander& bystander : at->second) add(bystander.user);
    add(context.user.id);
    return all;
}

} // namespace

Handled handle(const Context& context, const AgreePosition& command)
{
    const auto open = openRoundOf(context, command.round);
    if (!open) return fail(open.error());
    const core::Round& round = **open;
    const auto row = rowForTeam(context, round, command.child);
    if (!row) return fail(row.error());
    const core::Child* child = context.world.child(command.child);
    if (child == nullptr) return gone();
    const auto ratings = finished(context.world, round.id, command.child);
    const core::InstrumentPtr form = context.instrument(*(*row)->instrument);
    if (form == nullptr) return gone();

    const auto own = ownPositions(ratings);
    core::CommonPosition position;
    if (const core::CommonPosition* old = context.world.position(round.id, command.child)) position.id = old->id;
    else position.id = PositionId{context.nextId()};
    position.round = round.id;
    position.child = command.child;
    if (const auto ok = fillIn(context, command, own, position); !ok) return fail(ok.error());
    position.suggested = core::suggestCommon(own, form->teamAgree);
    position.at = context.now;
    position.by = context.user.id;
    position.participants = participantsOf(context, round, command.child, ratings);

    Outcome outcome = one<AgreePosition>(context, position, command.child, scopeOf(round.id));
    outcome.added = position.id.value;
    if (auto ok = keepGuide(context, outcome.change.put); !ok) return fail(ok.error());
    if (context.world.teamDraft(round.id, command.child) != nullptr)
        outcome.change.remove.emplace_back(storage::TeamDraftKey{round.id, command.child});
    if (!(*row)->noPositionReason.empty()) {
        core::RoundChild cleared = **row;
        cleared.noPositionReason.clear();
        cleared.reasonBy = {};
        outcome.change.put.emplace_back(std::move(cleared));
    }
    core::GuideCase theCase = caseOf(context.world, *child, &round, command.position, context.today);
    addCasework(theCase, context.world, *child, context.municipality, context.calendar, context.today);
    addRatings(theCase, *form, schemeOf(*form, round), scoringContext(*child, round), ratings);
    for (core::Step& step : guideSteps(context, theCase, command.child, round.id, Occasion::Position))
        outcome.change.put.emplace_back(std::move(step));
    return outcome;
}

Handled handle(const Context& context, const SaveTeamDraft& command)
{
    const auto open = openRoundOf(context, command.round);
    if (!open) return fail(open.error());
    if (const auto row = rowForTeam(context, **open, command.child); !row) return fail(row.error());
    core::TeamDraft draft;
    draft.round = command.round;
    draft.child = command.child;
    draft.chosen = command.chosen;
    draft.lookAgain = command.lookAgain;
    const std::pair<const std::string*, std::string*> texts[] = {
        {&command.watchFor, &draft.watchFor}, {&command.environment, &draft.environment}, {&command.comment, &draft.comment}};
    for (const auto& [typed, into] : texts) {
        auto clean = freeText(*typed);
        if (!clean) return fail(clean.error());
        *into = std::move(*clean);
    }
    const core::TeamDraft* old = context.world.teamDraft(command.round, command.child);
    if (draft.isEmpty()) {
        if (old == nullptr) return Outcome{};
        Outcome outcome;
        outcome.change.remove.emplace_back(storage::TeamDraftKey{command.round, command.child});
        outcome.change.audit.push_back(note<SaveTeamDraft>(context, command.child, scopeOf(command.round)));
        return outcome;
    }
    if (old != nullptr) {
        draft.by = old->by;
        draft.at = old->at;
        if (draft == *old) return Outcome{};
    }
    draft.by = context.user.id;
    draft.at = context.now;
    return one<SaveTeamDraft>(context, draft, command.child, scopeOf(command.round));
}

Handled handle(const Context& context, const TakePartWithoutRating& command)
{
    const auto open = openRoundOf(context, command.round);
    if (!open) return fail(open.error());
    const core::Round& round = **open;
    if (context.world.isBystander(round.id, command.child, context.user.id)) return Outcome{};
    const auto row = presentChild(context, round, command.child);
    if (!row) return fail(row.error());
    if (!couldStillRate(context.world, context.user, context.today, round, command.child))
        return refuse({"Der er ingen egen vurdering at undlade: du er færdig, eller du vurderer ikke dette barn i runden.",
                       "There is no own rating to leave out: you are done, or you do not rate this child in the round."});
    const auto done = static_cast<std::size_t>(finishedRatings(context.world, round.id, command.child));
    if (const auto ok = checkEnough(round, done); !ok) return fail(ok.error());
    const core::Bystander bystander{round.id, command.child, context.user.id, context.now};
    return one<TakePartWithoutRating>(context, bystander, command.child, scopeOf(round.id));
}

core::GuideCase presentCase(const Context& context, const core::Child& child)
{
    return presentCaseOf(context.world, child, context.municipality, context.calendar, context.today, context.instrument);
}

} // namespace trivsel::app::commands
