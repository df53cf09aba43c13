#include "app/models/team_model.h"

#include "app/models/model_tools.h"
#include "app/session.h"
#include "core/agreement.h"

#include <algorithm>

namespace trivsel::app {
namespace {

std::vector<const core::Rating*> finishedByName(const Session& session, const core::Round& round, ChildId child)
{
    std::vector<const core::Rating*> finished;
    for (const core::Rating* rating : session.world().ratingsOf(round.id, child)) {
        if (tools::isFinished(*rating)) finished.push_back(rating);
    }
    tools::sortByName(finished, [&](const core::Rating* r) { return tools::userName(session, r->rater); });
    return finished;
}

std::string commentOf(const core::Rating& rating, const std::string& item)
{
    const auto at = std::find_if(rating.comments.begin(), rating.comments.end(),
                                 [&](const core::Rating::Comment& c) { return c.item == item; });
    return at != rating.comments.end() ? at->text : std::string();
}

TeamModel::Cell cellOf(const core::Instrument& form, const core::Rating& rating, const core::Answers& effective, std::size_t item)
{
    TeamModel::Cell cell;
    const core::Answer answer = item < rating.answers.size() ? rating.answers[item] : core::Answer{};
    cell.isNotSeen = answer.kind == core::Answer::Kind::NotSeen;
    if (cell.isNotSeen) {
        cell.label = form.answersOf(item).notAssessed;
        if (cell.label.empty()) cell.label = {"Ikke set endnu", "Not seen yet"};
        return cell;
    }
    cell.isReviewed = answer.kind == core::Answer::Kind::None && effective[item].has_value();
    cell.isEmpty = !effective[item];
    if (!cell.isEmpty) {
        const core::AnswerOption& option = form.answersOf(item).options[*effective[item]];
        cell.label = option.label;
        cell.signal = option.signal;
    }
    return cell;
}

/// The indicators side by side: those seen differently first, all others after.
void addRows(TeamModel& model, const core::Instrument& form, const std::vector<const core::Rating*>& ratings)
{
    std::vector<core::Answers> effective;
    for (const core::Rating* rating : ratings) effective.push_back(core::effectiveAnswers(form, *rating));
    const core::ItemAgreement agreement = core::itemAgreement(form, effective);
    model.same = agreement.same;
    model.both = agreement.both;
    for (std::size_t item = 0; item < form.items.size(); ++item) {
        TeamModel::Row row;
        row.area = form.areas[form.items[item].area].title;
        row.item = form.items[item].text;
        for (std::size_t r = 0; r < ratings.size(); ++r) {
            row.cells.push_back(cellOf(form, *ratings[r], effective[r], item));
            row.comments.push_back(commentOf(*ratings[r], form.items[item].id));
        }
        const auto& differing = agreement.differing;
        const bool differs = std::find(differing.begin(), differing.end(), item) != differing.end();
        (differs ? model.differing : model.agreeing).push_back(std::move(row));
    }
}

void addNeighbours(TeamModel& model, const Session& session, const core::Round& round, ChildId child)
{
    std::vector<ChildId> ready;
    for (const core::RoundChild* c : tools::inGridOrder(session, round.id)) {
        const bool isAgreed = session.world().position(round.id, c->child) != nullptr;
        if (c->child == child || (!isAgreed && tools::isReadyForTeam(session, round, c->child))) ready.push_back(c->child);
    }
    model.count = static_cast<int>(ready.size());
    const auto at = std::find(ready.begin(), ready.end(), child);
    if (at == ready.end()) return;
    model.index = static_cast<int>(at - ready.begin()) + 1;
    if (at != ready.begin()) model.previous = *(at - 1);
    if (at + 1 != ready.end()) model.next = *(at + 1);
}

void addMissing(TeamModel& model, const Session& session, const core::Round& round, ChildId child)
{
    for (const core::Rating* rating : session.world().ratingsOf(round.id, child)) {
        const bool isAwaited = !tools::isFinished(*rating) && !session.world().isBystander(round.id, child, rating->rater) &&
                               !session.world().isBarred(child, rating->rater);
        if (isAwaited) model.missing.push_back(tools::userName(session, rating->rater));
    }
    if (model.ratingsDone + static_cast<int>(model.missing.size()) >= round.ratersPerChild) return;
    for (const UserId user : tools::ratersOf(session, round)) {
        const bool isAsked = session.world().rating(round.id, child, user) == nullptr &&
                             !session.world().isBystander(round.id, child, user) && !session.world().isBarred(child, user);
        if (isAsked) model.missing.push_back(tools::userName(session, user));
    }
}

/// What apply() would say to a choice that is complete in every way.
void addRight(TeamModel& model, const Session& session, const core::Round& round, ChildId child)
{
    AgreePosition choice;
    choice.round = round.id;
    choice.child = child;
    choice.position = core::Position::Yellow;
    choice.watchFor = choice.environment = choice.comment = "x";
    choice.lookAgain = session.today().plusDays(14);
    const Result<void> allowed = session.allowed(choice);
    model.mayAgree = model.isReady && allowed.has_value();
    if (!allowed) model.whyNot = allowed.error().message;
}

/// Only where it can be gone on with.
void addDraft(TeamModel& model, const Session& session, const core::Round& round, ChildId child)
{
    const core::TeamDraft* draft = session.world().teamDraft(round.id, child);
    if (draft == nullptr || !model.mayAgree) return;
    model.draft = *draft;
    if (draft->by != session.user().id) model.draftBy = tools::userName(session, draft->by);
}

} // namespace

bool TeamModel::needsWatch(core::Position chosen) const
{
    std::vector<core::Position> own;
    for (const Rater& rater : raters) own.push_back(rater.own);
    return core::needsWatch(chosen, own);
}

namespace {
/// Who typed a paper form in, and the day on it.
Text typedInWords(const Session& session, const core::Rating& rating)
{
    if (!rating.typedInBy || !rating.paperOn) return {};
    const std::string who = tools::userName(session, rating.typedInBy);
    return {"Indtastet af " + who + " fra papir " + dates::shortDay(*rating.paperOn, Language::Danish),
            "Typed in by " + who + " from paper of " + dates::shortDay(*rating.paperOn, Language::English)};
}
} // namespace

TeamModel teamModel(const Session& session, RoundId roundId, ChildId child)
{
    TeamModel model;
    model.round = roundId;
    const World& world = session.world();
    const core::Round* round = world.round(roundId);
    if (round == nullptr || !session.maySee(child)) return model;
    model.unit = round->unit;
    model.child = tools::header(session, child, round->unit);
    model.ratingsNeeded = round->ratersPerChild;
    model.ratingsDone = finishedRatings(world, roundId, child);
    addNeighbours(model, session, *round, child);
    if (const core::CommonPosition* agreed = world.position(roundId, child)) {
        model.agreed = *agreed;
        for (const UserId user : agreed->participants) model.agreedBy.push_back(tools::userName(session, user));
    }
    model.mustChoose = tools::mustChoose(session, *round, child);
    model.hasBegun = model.mustChoose && world.rating(roundId, child, session.user().id) != nullptr;
    model.isReady = !model.mustChoose && tools::isReadyForTeam(session, *round, child);
    if (!model.isReady) addMissing(model, session, *round, child);
    const core::InstrumentPtr form = tools::formOf(session, world.roundChild(roundId, child));
    if (model.isReady && form) {
        const auto ratings = finishedByName(session, *round, child);
        std::vector<core::Position> own;
        for (const core::Rating* rating : ratings) {
            model.raters.push_back({rating->rater, tools::userName(session, rating->rater), *rating->ownPosition,
                                    commentOf(*rating, ""), rating->isFromOutside, typedInWords(session, *rating)});
            own.push_back(*rating->ownPosition);
        }
        addRows(model, *form, ratings);
        model.suggestion = core::suggestCommon(own, form->teamAgree);
    }
    addRight(model, session, *round, child);
    addDraft(model, session, *round, child);
    return model;
}

} // namespace trivsel::app
