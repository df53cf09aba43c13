#include "app/models/overview_parts.h"

#include "app/closing/period.h"
#include "core/agreement.h"
#include "core/batch_scoring.h"
#include "core/chart/words.h"
#include "core/statistics/effect.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

/// How far the adults agree, how well a form holds together, and what moved with which kind of action: of one's own
/// children, worked out now.
namespace trivsel::app::overview {
namespace {

using Fact = OverviewModel::Fact;
using FactTable = OverviewModel::FactTable;
using core::Position;

struct Words {
    Language language;
    std::string operator()(const char* da, const char* en) const { return language == Language::Danish ? da : en; }
    /// Two decimals, as Danes or the English write them.
    std::string number(double value) const
    {
        char digits[32];
        std::snprintf(digits, sizeof digits, "%.2f", value);
        std::string text = digits;
        if (language == Language::Danish) std::ranges::replace(text, '.', ',');
        return text;
    }
};

/// The closed rounds of the institution's newest period that has one.
std::vector<RoundId> newestRounds(const Session& session, UnitId institution)
{
    const auto periods = periodsOf(session.world(), institution, session.today());
    const auto newest = std::find_if(periods.rbegin(), periods.rend(), [](const Period& p) { return !p.closed.empty(); });
    return newest == periods.rend() ? std::vector<RoundId>{} : newest->closed;
}

FactTable agreement(const Session& session, const std::vector<RoundId>& rounds, Words say)
{
    core::AgreementTable table;
    for (const RoundId round : rounds) {
        for (const core::RoundChild& row : session.world().roundChildrenOf(round, session.user().id)) {
            std::vector<std::pair<std::string, Position>> raters; // the earlier name is the row of the table
            for (const core::Rating* rating : session.world().ratingsOf(round, row.child)) {
                const core::User* rater = session.world().user(rating->rater);
                if (rating->doneAt && rating->ownPosition && rater != nullptr) raters.emplace_back(rater->name, *rating->ownPosition);
            }
            std::ranges::sort(raters, {}, &std::pair<std::string, Position>::first);
            std::vector<Position> positions;
            for (const auto& [name, position] : raters) positions.push_back(position);
            table.addCase(positions);
        }
    }
    FactTable facts{say("Hvor enige er de voksne hver for sig?", "How far do the adults agree, each by themselves?"), {}};
    const core::Agreement result = table.result();
    if (result.pairs == 0) return facts;
    const std::string pairs = std::to_string(result.pairs) + say(" par af vurderinger", " pairs of ratings");
    if (result.exact) facts.facts.push_back({say("Samme position", "The same position"), core::chart::percentWords(*result.exact), pairs});
    if (result.kappaQuadratic)
        facts.facts.push_back({say("Vægtet kappa", "Weighted kappa"), say.number(*result.kappaQuadratic),
                               say("1 er helt enige, 0 er som tilfældet; grøn mod rød tæller mest", "1 is full agreement, 0 is as chance; green against red counts most")});
    return facts;
}

FactTable reliability(const Session& session, const std::vector<RoundId>& rounds, Words say)
{
    std::map<std::string, std::pair<core::InstrumentPtr, std::vector<std::uint8_t>>> byForm;
    for (const RoundId round : rounds) {
        for (const core::RoundChild& row : session.world().roundChildrenOf(round, session.user().id)) {
            for (const core::Rating* rating : session.world().ratingsOf(round, row.child)) {
                const core::InstrumentPtr form = session.instrument(rating->instrument);
                if (!rating->doneAt || form == nullptr || rating->answers.size() != form->items.size()) continue;
                auto& [known, rows] = byForm[form->sha256];
                known = form;
                for (const auto& answer : core::effectiveAnswers(*form, *rating)) rows.push_back(answer.value_or(core::BatchScorer::kNotAnswered));
            }
        }
    }
    FactTable facts{say("Hvor godt hænger skemaet sammen? Cronbachs alfa pr. område", "How well does the form hold together? Cronbach's alpha by area"), {}};
    for (const auto& [sha, form] : byForm) {
        const auto areas = core::reliability(*form.first, form.second);
        for (std::size_t i = 0; i < areas.size(); ++i) {
            if (!areas[i].alphaPairwise) continue;
            std::string words = std::to_string(areas[i].n) + say(" vurderinger", " ratings");
            if (areas[i].alphaListwise) words += say(", kun helt udfyldte ", ", complete ones only ") + say.number(*areas[i].alphaListwise);
            if (areas[i].sem) words += say(", målefejl ±", ", standard error ±") + say.number(*areas[i].sem);
            facts.facts.push_back({form.first->title.in(say.language) + " · " + form.first->areas[i].title.in(say.language), say.number(*areas[i].alphaPairwise), std::move(words)});
        }
    }
    return facts;
}

/// The rungs of what was done for a child between two days, and "plan" where one was made.
std::vector<std::string> kindsOf(const Session& session, ChildId child, Date after, Date until)
{
    std::set<std::string> kinds;
    const auto isBetween = [&](Instant at) {
        const Date day = toLocal(at).date;
        return after < day && day <= until;
    };
    for (const core::Step* step : session.world().stepsOf(child, session.user().id))
        if (!step->rung.empty() && step->status == core::Step::Status::Done && step->statusAt && isBetween(*step->statusAt)) kinds.insert(step->rung);
    for (const core::ActionPlan* plan : session.world().casework.plans.of(child))
        if (isBetween(plan->at)) kinds.insert("plan");
    return {kinds.begin(), kinds.end()};
}

FactTable effectByKind(const Session& session, UnitId institution, Words say)
{
    FactTable facts{say("Hvor mange fik det bedre, efter hvad der blev gjort", "How many got better, by what was done"), {}};
    const std::vector<ClosingPtr> closings = session.world().closings.of(institution);
    if (closings.size() < 2) return facts;
    const core::release::Closing& now = *closings.back();
    const auto position = now.figures.variable(core::release::kPosition), before = now.figures.variable("before");
    if (!position || !before) return facts;
    std::vector<core::statistics::Course> courses;
    for (const core::release::Member& member : now.members) {
        if (!member.wasThereBefore || !session.maySee(member.child)) continue;
        courses.push_back({static_cast<Position>(member.values[*before]), static_cast<Position>(member.values[*position]),
                           kindsOf(session, member.child, closings[closings.size() - 2]->figures.to, now.figures.to)});
    }
    for (const core::statistics::ActionEffect& effect : core::statistics::effectByKind(courses)) {
        const core::Rung* rung = session.municipality().rung(effect.kind);
        std::string words = std::to_string(effect.better.count) + say(" af ", " of ") + std::to_string(effect.better.n);
        words += effect.anyway ? say(" · uden handling ", " · without action ") + core::chart::percentWords(*effect.anyway) +
                                     say(": nogle ville have flyttet sig alligevel", ": some would have moved anyway")
                               : say(" · for få uden handling til at sammenligne med", " · too few without action to compare with");
        facts.facts.push_back({rung != nullptr ? rung->title.in(say.language) : say("Indsatsplan", "Action plan"),
                               core::chart::percentWords(effect.better.value), std::move(words)});
    }
    return facts;
}

} // namespace

std::vector<RoundId> ratingsFor(const Session& session, UnitId institution) { return newestRounds(session, institution); }

std::vector<FactTable> qualityFigures(const Session& session, UnitId institution, Language language)
{
    const Words say{language};
    const std::vector<RoundId> rounds = newestRounds(session, institution);
    std::vector<FactTable> tables{effectByKind(session, institution, say)};
    if (std::ranges::all_of(rounds, [&](RoundId id) { return session.hasRatings(id); })) {
        tables.push_back(agreement(session, rounds, say));
        tables.push_back(reliability(session, rounds, say));
    }
    std::erase_if(tables, [](const FactTable& table) { return table.facts.empty(); });
    return tables;
}

} // namespace trivsel::app::overview
