#include "app/models/rating_model.h"

#include "app/definition_use.h"
#include "app/guide_case.h"
#include "app/models/model_tools.h"
#include "app/models/round_model.h"
#include "app/models/why_model.h"
#include "app/session.h"

#include <algorithm>

namespace trivsel::app {
namespace {

const Text kNotSeen{"Ikke set endnu", "Not seen yet"}; ///< where a form has no word of its own

bool hasSignals(const core::Instrument& form, const core::Area& area)
{
    return std::any_of(area.items.begin(), area.items.end(), [&](std::size_t item) {
        const auto& options = form.answersOf(item).options;
        return std::any_of(options.begin(), options.end(), [](const core::AnswerOption& o) { return o.signal.has_value(); });
    });
}

RatingModel::Item itemOf(const core::Instrument& form, std::size_t index)
{
    const core::Item& source = form.items[index];
    RatingModel::Item item;
    item.item = index;
    item.id = source.id;
    item.text = source.text;
    const auto& options = form.answersOf(index).options;
    for (std::size_t i = 0; i < options.size(); ++i) {
        item.options.push_back({options[i].label, options[i].signal, i < source.anchors.size() ? source.anchors[i] : Text{}});
    }
    const Text& label = form.answersOf(index).notAssessed;
    item.notSeen = label.empty() ? kNotSeen : label;
    return item;
}

Text notSeenLabel(const core::Instrument& form)
{
    for (const core::AnswerSet& set : form.answerSets) {
        if (!set.notAssessed.empty()) return set.notAssessed;
    }
    return kNotSeen;
}

void addAnswers(RatingModel& model, const core::Instrument& form, const core::Rating& rating)
{
    const core::RatingProgress progress = core::progress(form, rating);
    model.decided = progress.decided;
    for (std::size_t a = 0; a < model.areas.size(); ++a) {
        RatingModel::Area& area = model.areas[a];
        area.decided = progress.decidedByArea[a];
        area.isReviewed = std::find(rating.reviewed.begin(), rating.reviewed.end(), area.id) != rating.reviewed.end();
        for (RatingModel::Item& item : area.items) {
            if (item.item < rating.answers.size()) item.answer = rating.answers[item.item];
            item.isCoveredByReview = area.isReviewed && item.answer.kind == core::Answer::Kind::None;
            for (const auto& comment : rating.comments) {
                if (comment.item == item.id) item.comment = comment.text;
            }
        }
    }
    for (const auto& comment : rating.comments) {
        if (comment.item.empty()) model.comment = comment.text;
    }
}

/// What may be shown once one's own rating is done and locked.
void addAfterDone(RatingModel& model, const Session& session, const core::Instrument& form, const core::Round& round,
                  const core::Rating& rating)
{
    const World& world = session.world();
    model.isDone = true;
    model.own = rating.ownPosition;
    model.maySetOwn =
        session.allowed(SetOwnPosition{round.id, rating.child, rating.ownPosition.value_or(core::Position::Green)}).has_value();
    if (const core::Child* child = world.child(rating.child)) {
        model.suggestion = whyModel(form, schemeOf(form, round), core::effectiveAnswers(form, rating),
                                    scoringContext(*child, round));
    }
    for (const auto& [other, position] : world.positionsOf(rating.child)) {
        if (other->id == round.id || other->openedAt >= round.openedAt) continue;
        model.earlier.insert(model.earlier.begin(), {other->title, position->position, tools::localDay(position->at)});
    }
    model.isReadyForTeam = tools::isReadyForTeam(session, round, rating.child);
}

void addNeighbours(RatingModel& model, const Session& session, RoundId round, ChildId child)
{
    const auto order = tools::inGridOrder(session, round);
    model.count = static_cast<int>(order.size());
    const auto at = std::find_if(order.begin(), order.end(), [&](const auto* c) { return c->child == child; });
    if (at == order.end()) return;
    model.index = static_cast<int>(at - order.begin()) + 1;
    if (at != order.begin()) model.previous = (*(at - 1))->child;
    if (at + 1 != order.end()) model.next = (*(at + 1))->child;
}

} // namespace

std::vector<RatingModel::Area> emptyAreas(const core::Instrument& form)
{
    std::vector<RatingModel::Area> areas;
    for (const core::Area& source : form.areas) {
        RatingModel::Area area;
        area.id = source.id;
        area.title = source.title;
        area.counts = source.counts;
        area.canReview = hasSignals(form, source);
        for (const std::size_t item : source.items) area.items.push_back(itemOf(form, item));
        areas.push_back(std::move(area));
    }
    return areas;
}

RatingModel ratingModel(const Session& session, RoundId roundId, ChildId child)
{
    RatingModel model;
    model.round = roundId;
    model.hasForm = false;
    const World& world = session.world();
    const core::Round* round = world.round(roundId);
    if (round == nullptr || !session.maySee(child)) return model;
    model.unit = round->unit;
    model.child = tools::header(session, child, round->unit);
    addNeighbours(model, session, roundId, child);
    model.nextToRate = nextToRate(session, *round, child);
    model.isBystander = world.isBystander(roundId, child, session.user().id);
    model.mayTakePart = tools::mustChoose(session, *round, child);

    const core::InstrumentPtr form = tools::formOf(session, world.roundChild(roundId, child));
    if (!form) return model;
    model.hasForm = true;
    model.formTitle = form->title;
    model.validated = form->validated;
    model.source = form->source;
    model.areas = emptyAreas(*form);
    model.items = static_cast<int>(form->items.size());
    model.notSeenLabel = notSeenLabel(*form);

    const core::Rating* rating = world.rating(roundId, child, session.user().id);
    if (rating != nullptr) addAnswers(model, *form, *rating);
    model.mayEdit = session.allowed(SetComment{roundId, child, "", "x"}).has_value();
    model.canFinish = model.mayEdit && model.decided == model.items && model.items > 0;
    model.canUndo = model.mayEdit && session.canUndo(roundId, child);
    model.canRedo = model.mayEdit && session.canRedo(roundId, child);
    if (rating != nullptr && rating->doneAt) addAfterDone(model, session, *form, *round, *rating);
    return model;
}

} // namespace trivsel::app
