#include "app/commands/handlers.h"

#include "base/check.h"

#include <algorithm>

/// One's own rating. Nobody else's is read here but to count, and none is ever changed.
namespace trivsel::app::commands {
namespace {

/// One's own open rating (as it is, or a fresh one) with its form.
struct OwnRating {
    core::Rating value;
    core::InstrumentPtr form;
};

tl::unexpected<Error> lockedAnswer()
{
    return refuse({"Din vurdering er sagt færdig og er låst, så den bliver din egen. Tal om resten i den fælles vurdering.",
                   "Your rating was said to be done and is locked, so that it stays your own. Talk about the rest in the common rating."});
}

Result<void> checkNotAgreed(const Context& context, RoundId round, ChildId child)
{
    if (context.world.position(round, child) == nullptr) return {};
    return refuse({"Teamet har aftalt en fælles position i runden. Egne vurderinger ændres ikke efter det.",
                   "The team has agreed on a common position in the round. Own ratings are not changed after that."});
}

/// Who has seen the others' answers does not rate after them.
Result<void> checkNoBystander(const Context& context, RoundId round, ChildId child)
{
    if (!context.world.isBystander(round, child, context.user.id)) return {};
    return refuse({"Du har valgt at deltage i samtalen uden egen vurdering og har set de andres svar. Derfor kan du ikke vurdere barnet i denne runde. Det, du var begyndt på, står uændret.",
                   "You chose to take part in the talk without a rating of your own and have seen the others' answers. So you cannot rate the child in this round. What you had begun stays as it is."});
}

/// An adult of the unit, or one invited; the role table has seen to this for today already.
Result<const core::RoundChild*> rowToRate(const Context& context, RoundId roundId, ChildId child)
{
    const auto open = openRoundOf(context, roundId);
    if (!open) return fail(open.error());
    const auto units = context.world.unitsOf(context.user.id, context.today);
    if (std::find(units.begin(), units.end(), (*open)->unit) == units.end()) return noRight();
    const auto row = presentChild(context, **open, child);
    if (!row) return fail(row.error());
    if (!(*row)->instrument)
        return refuse({"Der er ikke noget skema til denne alder. Barnet skal ikke vurderes i runden.",
                       "There is no form for this age. The child is not to be rated in the round."});
    return row;
}

Result<core::InstrumentPtr> formOf(const Context& context, const core::InstrumentRef& ref)
{
    core::InstrumentPtr form = context.instrument(ref);
    if (form == nullptr)
        return fail(ErrorCode::Failed, {"Skemaet »" + ref.id + "« version " + ref.version + " kunne ikke læses, hverken i datamappen eller i lageret. Dine svar er gemt. Tal med den, der passer programmet.",
                                        "The form “" + ref.id + "” version " + ref.version + " could not be read, neither in the data folder nor in the store. Your answers are saved. Talk to the one who looks after the program."});
    return form;
}

Result<OwnRating> editable(const Context& context, RoundId round, ChildId child)
{
    const auto row = rowToRate(context, round, child);
    if (!row) return fail(row.error());
    if (const auto ok = checkNoBystander(context, round, child); !ok) return fail(ok.error());
    const core::Rating* old = context.world.rating(round, child, context.user.id);
    if (old != nullptr && old->doneAt) return lockedAnswer();
    if (const auto ok = checkNotAgreed(context, round, child); !ok) return fail(ok.error());
    OwnRating own;
    auto form = formOf(context, old != nullptr ? old->instrument : *(*row)->instrument);
    if (!form) return fail(form.error());
    own.form = *form;
    if (old != nullptr) {
        own.value = *old;
        return own;
    }
    own.value.id = RatingId{context.nextId()};
    own.value.round = round;
    own.value.child = child;
    own.value.rater = context.user.id;
    own.value.instrument = *(*row)->instrument;
    own.value.answers.resize(own.form->items.size());
    own.value.startedAt = context.now;
    own.value.isFromOutside = context.world.isInvited(round, context.user.id);
    return own;
}

/// Writes the rating if it differs from what is there.
template <class C> Handled saved(const Context& context, const core::Rating& rating)
{
    const core::Rating* old = context.world.rating(rating.round, rating.child, rating.rater);
    if (old != nullptr && *old == rating) return Outcome{};
    Outcome outcome = one<C>(context, rating, rating.child, scopeOf(rating.round));
    if (old == nullptr) outcome.added = rating.id.value;
    return outcome;
}

template <class C> Handled replaced(const Context& context, const C& command, const core::Rating* value, Text nothing)
{
    const auto own = editable(context, command.round, command.child);
    if (!own) return fail(own.error());
    if (value == nullptr) return refuse(std::move(nothing));
    return saved<C>(context, *value);
}

} // namespace

Handled handle(const Context& context, const SetAnswer& command)
{
    auto own = editable(context, command.round, command.child);
    if (!own) return fail(own.error());
    if (command.item >= own->form->items.size()) return gone();
    const bool isOption = command.answer.kind == core::Answer::Kind::Option;
    if (isOption && command.answer.option >= own->form->answersOf(command.item).options.size()) return gone();
    core::Answer answer = command.answer;
    if (!isOption) answer.option = 0;
    own->value.answers[command.item] = answer;
    return saved<SetAnswer>(context, own->value);
}

Handled handle(const Context& context, const ReviewArea& command)
{
    auto own = editable(context, command.round, command.child);
    if (!own) return fail(own.error());
    const auto& areas = own->form->areas;
    const auto area = std::find_if(areas.begin(), areas.end(), [&](const core::Area& a) { return a.id == command.area; });
    if (area == areas.end()) return gone();
    const bool showsSigns = std::all_of(area->items.begin(), area->items.end(), [&](std::size_t item) {
        const auto& options = own->form->answersOf(item).options;
        return std::any_of(options.begin(), options.end(), [](const core::AnswerOption& o) { return o.signal == core::Position::Green; });
    });
    if (!showsSigns)
        return refuse({"Dette område spørger ikke efter tegn. Svar på hvert udsagn for sig.",
                       "This area does not ask for signs. Answer each statement by itself."});
    auto& reviewed = own->value.reviewed;
    std::erase(reviewed, command.area);
    if (command.reviewed) reviewed.push_back(command.area);
    std::sort(reviewed.begin(), reviewed.end());
    return saved<ReviewArea>(context, own->value);
}

Handled handle(const Context& context, const SetComment& command)
{
    auto own = editable(context, command.round, command.child);
    if (!own) return fail(own.error());
    if (!command.item.empty() && !own->form->itemIndex(command.item)) return gone();
    auto clean = freeText(command.text);
    if (!clean) return fail(clean.error());
    auto& comments = own->value.comments;
    const auto old = std::find_if(comments.begin(), comments.end(), [&](const core::Rating::Comment& c) { return c.item == command.item; });
    if (clean->empty()) {
        if (old != comments.end()) comments.erase(old);
        else return Outcome{}; // an empty field that was left does not start a rating
    } else if (old != comments.end()) {
        old->text = *clean;
    } else {
        comments.push_back({command.item, *clean});
    }
    return saved<SetComment>(context, own->value);
}

Handled handle(const Context& context, const FinishRating& command)
{
    auto own = editable(context, command.round, command.child);
    if (!own) return fail(own.error());
    const core::RatingProgress progress = core::progress(*own->form, own->value);
    if (!progress.isComplete()) {
        const std::int32_t left = progress.items - progress.decided;
        const std::string count = std::to_string(left);
        return refuse({"Der mangler svar på " + count + (left == 1 ? " udsagn" : " udsagn") + ". Svar, eller vælg »ikke set endnu«. Det, du har svaret, er gemt.",
                       count + (left == 1 ? " statement has" : " statements have") + " no answer yet. Answer, or choose “not seen yet”. What you have answered is saved."});
    }
    own->value.doneAt = context.now;
    return saved<FinishRating>(context, own->value);
}

Handled handle(const Context& context, const SetOwnPosition& command)
{
    const auto row = rowToRate(context, command.round, command.child);
    if (!row) return fail(row.error());
    if (const auto ok = checkNoBystander(context, command.round, command.child); !ok) return fail(ok.error());
    const core::Rating* old = context.world.rating(command.round, command.child, context.user.id);
    if (old == nullptr || !old->doneAt)
        return refuse({"Sig først din vurdering færdig; så vælger du din egen position.",
                       "Say first that your rating is done; then you choose your own position."});
    if (const auto ok = checkNotAgreed(context, command.round, command.child); !ok) return fail(ok.error());
    core::Rating rating = *old;
    rating.ownPosition = command.position;
    return saved<SetOwnPosition>(context, rating);
}

Handled handle(const Context& context, const Undo& command)
{
    return replaced(context, command, context.history.undoTop({command.round, command.child}),
                    {"Der er ikke mere at fortryde.", "There is nothing more to undo."});
}

Handled handle(const Context& context, const Redo& command)
{
    return replaced(context, command, context.history.redoTop({command.round, command.child}),
                    {"Der er ikke noget at gentage.", "There is nothing to redo."});
}

} // namespace trivsel::app::commands
