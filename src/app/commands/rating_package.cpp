#include "app/blindness.h"
#include "app/commands/handlers.h"
#include "app/school/rating_packages.h"

#include <algorithm>

/// Ratings made on another computer, or on paper. Whoever takes them in sees no answer by it, and nobody's rating that is
/// said to be done is ever changed.
namespace trivsel::app::commands {
namespace {

bool isHex(std::string_view text, std::size_t size)
{
    return text.size() == size && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

const core::User* adultOf(const Context& context, UserId id)
{
    const core::User* user = context.world.user(id);
    return user != nullptr && core::covers(user->from, user->to, context.today) ? user : nullptr;
}

tl::unexpected<Error> ratesNoMore()
{
    return refuse({"Den voksne kan ikke vurdere barnet i denne runde: det er vurderet, aftalt eller valgt fra, eller den voksne hører ikke til gruppen i dag.",
                   "The adult cannot rate the child in this round: it is rated, agreed or given up, or the adult does not belong to the unit today."});
}

bool fits(const core::Instrument& form, const std::vector<core::Answer>& answers)
{
    if (answers.size() != form.items.size()) return false;
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (answers[i].kind == core::Answer::Kind::Option && answers[i].option >= form.answersOf(i).options.size()) return false;
    return true;
}

bool hasArea(const core::Instrument& form, const std::string& id)
{
    return std::ranges::any_of(form.areas, [&](const core::Area& area) { return area.id == id; });
}

} // namespace

Handled handle(const Context& context, const SendRatingPackage& command)
{
    const auto round = openRoundOf(context, command.round);
    if (!round) return fail(round.error());
    if (!isHex(command.code, 32) || !isHex(command.key, 64)) return gone();
    const core::User* rater = adultOf(context, command.rater);
    // One's own package, or as a leader anyone's.
    if (command.rater != context.user.id && reach(context.user.role, SendRatingPackage::kName) != Reach::Institution) return noRight();
    if (rater == nullptr || childrenToRate(context.world, *rater, context.today, **round).empty())
        return refuse({"Der er ingen børn at vurdere for den voksne i runden. Intet er sendt.",
                       "There are no children for the adult to rate in the round. Nothing was sent."});
    core::RatingPackage package;
    package.id = PackageId{context.nextId()};
    package.code = command.code;
    package.key = command.key;
    package.round = command.round;
    package.rater = command.rater;
    package.by = context.user.id;
    package.at = context.now;
    Outcome outcome = one<SendRatingPackage>(context, package, {}, scopeOf(command.round));
    outcome.added = package.id.value;
    return outcome;
}

Handled handle(const Context& context, const TakeRatings& command)
{
    const auto head = exchange::readHead(command.bytes, exchange::PackageKind::Ratings, command.fileName);
    if (!head) return fail(head.error());
    const core::RatingPackage* package = context.world.school.package(head->code);
    const core::Round* known = package != nullptr ? context.world.round(package->round) : nullptr;
    if (known == nullptr || !context.access.reaches(reach(context.user.role, TakeRatings::kName), known->unit))
        return refuse({"Vurderingerne hører ikke til en pakke, der er sendt fra din gruppe. Intet er hentet.",
                       "The ratings belong to no package that was sent from your unit. Nothing was taken in."});
    if (package->returnedAt) return Outcome{}; // once is enough
    const auto round = openRoundOf(context, package->round);
    if (!round) return fail(round.error());
    const auto found = openReturned(*package, command.bytes, command.fileName);
    if (!found) return fail(found.error());
    const core::User* rater = adultOf(context, package->rater);
    const auto units = context.world.unitsOf(package->rater, context.today);
    if (rater == nullptr || std::ranges::find(units, (*round)->unit) == units.end())
        return refuse({"Den voksne, der har vurderet, hører ikke til gruppen i dag. Intet er hentet. Giv adgangen igen, og hent filen så.",
                       "The adult who rated does not belong to the unit today. Nothing was taken in. Give the access again, then take the file in."});
    Outcome outcome;
    for (const exchange::ReturnedRating& returned : found->ratings) {
        const ChildId child{returned.child};
        const core::RoundChild* row = context.world.roundChild(package->round, child);
        const core::InstrumentPtr form = row != nullptr && row->instrument ? context.instrument(*row->instrument) : nullptr;
        const bool isSound = form != nullptr && row->instrument->sha256 == returned.form && fits(*form, returned.answers) &&
                             std::ranges::all_of(returned.reviewed, [&](const std::string& area) { return hasArea(*form, area); }) &&
                             std::ranges::all_of(returned.comments, [&](const auto& c) { return c.item.empty() || form->itemIndex(c.item); });
        if (!isSound)
            return refuse({"Vurderingerne er ikke lavet med rundens skema. Intet er hentet. Send pakken igen.",
                           "The ratings were not made with the round's form. Nothing was taken in. Send the package again."});
        const core::Rating* own = context.world.rating(package->round, child, package->rater);
        if (!couldStillRate(context.world, *rater, context.today, **round, child) || (own != nullptr && own->doneAt)) continue;
        core::Rating rating;
        rating.id = own != nullptr ? own->id : RatingId{context.nextId()};
        rating.round = package->round;
        rating.child = child;
        rating.rater = package->rater;
        rating.instrument = *row->instrument;
        rating.answers = returned.answers;
        rating.reviewed = returned.reviewed;
        rating.comments = returned.comments;
        rating.startedAt = std::min(returned.startedAt, context.now);
        rating.doneAt = std::min(returned.doneAt, context.now);
        rating.ownPosition = returned.ownPosition;
        rating.isFromOutside = context.world.isInvited(package->round, package->rater);
        outcome.change.put.emplace_back(std::move(rating));
        outcome.change.audit.push_back(note<TakeRatings>(context, child, scopeOf(package->round)));
    }
    core::RatingPackage taken = *package;
    taken.returnedAt = context.now;
    outcome.change.put.emplace_back(std::move(taken));
    if (outcome.change.audit.empty()) outcome.change.audit.push_back(note<TakeRatings>(context, {}, scopeOf(package->round)));
    return outcome;
}

Handled handle(const Context& context, const TypeInRating& command)
{
    const auto round = openRoundOf(context, command.round);
    if (!round) return fail(round.error());
    const auto row = presentChild(context, **round, command.child);
    if (!row) return fail(row.error());
    if (command.rater == context.user.id)
        return refuse({"Din egen vurdering skriver du på barnets side i runden.", "Your own rating is written on the child's page of the round."});
    // What stands on the paper is another's answer.
    if (couldStillRate(context.world, context.user, context.today, **round, command.child))
        return refuse({"Du kan selv vurdere barnet endnu og må derfor ikke se en andens svar. Vurdér først, eller bed en, der er færdig, om at taste skemaet ind.",
                       "You can still rate the child yourself and may therefore not see another's answers. Rate first, or ask someone who is done to type the form in."});
    const core::User* rater = adultOf(context, command.rater);
    const core::Rating* own = context.world.rating(command.round, command.child, command.rater);
    if (rater == nullptr || !couldStillRate(context.world, *rater, context.today, **round, command.child) || (own != nullptr && own->doneAt))
        return ratesNoMore();
    if (const auto ok = notAfterToday(context, command.on); !ok) return fail(ok.error());
    const core::InstrumentPtr form = (*row)->instrument ? context.instrument(*(*row)->instrument) : nullptr;
    if (form == nullptr || !fits(*form, command.answers)) return gone();
    if (!command.position)
        return refuse({"Vælg den position, der er krydset af på papiret. Er ingen krydset af, så vælg »ikke vurderet«.",
                       "Choose the position that is ticked on the paper. If none is, choose “not assessed”."});
    core::Rating rating;
    rating.id = own != nullptr ? own->id : RatingId{context.nextId()};
    rating.round = command.round;
    rating.child = command.child;
    rating.rater = command.rater;
    rating.instrument = *(*row)->instrument;
    rating.answers = command.answers;
    rating.reviewed = command.reviewed;
    std::ranges::sort(rating.reviewed);
    if (!std::ranges::all_of(rating.reviewed, [&](const std::string& area) { return hasArea(*form, area); })) return gone();
    auto comment = freeText(command.comment);
    if (!comment) return fail(comment.error());
    if (!comment->empty()) rating.comments.push_back({"", *comment});
    const core::RatingProgress progress = core::progress(*form, rating);
    if (!progress.isComplete()) {
        const std::string count = std::to_string(progress.items - progress.decided);
        return refuse({"Der mangler svar på " + count + " udsagn. Vælg »ikke set endnu«, hvor papiret er tomt.",
                       count + " statements have no answer. Choose “not seen yet” where the paper is empty."});
    }
    rating.startedAt = context.now;
    rating.doneAt = context.now;
    rating.ownPosition = *command.position;
    rating.isFromOutside = context.world.isInvited(command.round, command.rater);
    rating.typedInBy = context.user.id;
    rating.paperOn = command.on;
    Outcome outcome = one<TypeInRating>(context, rating, command.child, scopeOf(command.round));
    outcome.added = rating.id.value;
    return outcome;
}

} // namespace trivsel::app::commands
