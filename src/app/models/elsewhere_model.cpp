#include "app/models/elsewhere_model.h"

#include "app/blindness.h"
#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/school/rating_packages.h"
#include "app/session.h"

namespace trivsel::app {

ElsewhereModel elsewhereModel(const Session& session, RoundId id)
{
    ElsewhereModel model;
    model.round = id;
    model.today = session.today();
    const World& world = session.world();
    model.isRatingStore = isRatingStore(world);
    const core::Round* round = world.round(id);
    if (round == nullptr || !round->isOpen() || !session.maySee(round->unit)) return model;
    const core::User& me = session.user();
    const bool sendsAll = reach(me.role, SendRatingPackage::kName) == Reach::Institution;
    const auto raters = tools::ratersOf(session, *round);
    for (const UserId rater : raters)
        if ((sendsAll || rater == me.id) && !childrenToRate(world, *world.user(rater), model.today, *round).empty())
            model.raters.push_back({rater, tools::userName(session, rater)});
    for (const core::RoundChild* row : tools::inGridOrder(session, id)) {
        if (!session.maySee(row->child) || couldStillRate(world, me, model.today, *round, row->child)) continue;
        ElsewhereModel::Paper paper;
        paper.child = row->child;
        paper.name = tools::shown(world.child(row->child)->name);
        paper.form = tools::formOf(session, row);
        for (const UserId rater : raters) {
            const core::Rating* own = world.rating(id, row->child, rater);
            const bool isOpen = couldStillRate(world, *world.user(rater), model.today, *round, row->child) && (own == nullptr || !own->doneAt);
            if (rater != me.id && isOpen) paper.raters.push_back({rater, tools::userName(session, rater)});
        }
        if (paper.form != nullptr && !paper.raters.empty()) model.papers.push_back(std::move(paper));
    }
    return model;
}

} // namespace trivsel::app
