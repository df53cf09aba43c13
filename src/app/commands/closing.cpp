#include "app/commands/handlers.h"

#include "app/closing/period.h"
#include "exchange/figures_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>

/// Figures of groups of children: made once per period, looked at, taken in from other stores.
namespace trivsel::app::commands {

/// The tables themselves are made by SlowCommand, which puts them in.
Handled handle(const Context& context, const ClosePeriod& command)
{
    const core::Unit* institution = context.world.unit(command.institution);
    if (institution == nullptr || institution->kind != core::UnitKind::Institution) return gone();
    const std::vector<Period> periods = periodsOf(context.world, command.institution, context.today);
    const auto period = std::ranges::find_if(periods, [&](const Period& p) { return p.isSame(command.title, command.from, command.to); });
    if (period == periods.end()) return gone();
    if (period->closing != nullptr)
        return refuse({"Periodens tal er gjort op. Det sker én gang, så alle ser de samme tal.",
                       "The period's figures have been made. That happens once, so that everyone sees the same figures."});
    if (period->closed.empty())
        return refuse({"Ingen runde i perioden er lukket endnu. Luk først en runde.", "No round of the period is closed yet. Close a round first."});
    Outcome outcome;
    outcome.added = context.nextId();
    outcome.change.audit.push_back(note<ClosePeriod>(context, {}, scopeOf(command.institution)));
    return outcome;
}

Handled handle(const Context& context, const ReadFigures& command)
{
    if (command.what.empty()) return audited(note<ReadFigures>(context));
    auto purpose = required(command.purpose, {"Skriv, hvad udtrækket skal bruges til.", "Write what the export is for."});
    if (!purpose) return fail(purpose.error());
    return audited(note<ReadFigures>(context, {}, command.what, *purpose));
}

Handled handle(const Context& context, const TakeFigures& command)
{
    auto opened = exchange::openFigures(command.bytes, command.name);
    if (!opened) return fail(opened.error());
    const core::release::Figures& figures = opened->figures;
    const auto settings = context.world.settings.find(std::string(kFiguresKeyOf) + figures.store);
    if (settings != context.world.settings.end() && settings->second != exchange::toHex(opened->key))
        return refuse({"Filen siger, at den kommer fra et lager, der er læst tal fra før, men den er ikke underskrevet af det. Intet er læst ind. Spørg afsenderen.",
                       "The file says that it comes from a store whose figures were read before, but it is not signed by it. Nothing has been read. Ask the sender."});
    core::release::Closing closing;
    closing.by = context.user.id;
    closing.at = context.now;
    closing.figures = figures;
    for (const ClosingPtr& known : context.world.closings.all()) {
        const core::release::Figures& its = known->figures;
        const bool isSame = its.store == figures.store && its.institutionId == figures.institutionId && its.from == figures.from &&
                            its.to == figures.to && its.period == figures.period;
        if (!isSame) continue;
        if (known->isOwn())
            return refuse({"Tallene i filen er dette lagers egne. Intet er læst ind.", "The figures in the file are this store's own. Nothing has been read."});
        if (its == figures) return Outcome{}; // once is enough
        return refuse({"Der er læst andre tal ind for samme institution og periode. En periodes tal gøres op én gang, så en af filerne er ikke, som den blev sendt. Intet er ændret. Spørg afsenderen.",
                       "Other figures of the same institution and period have been read. A period's figures are made once, so one of the files is not as it was sent. Nothing has been changed. Ask the sender."});
    }
    closing.id = ClosingId{context.nextId()};
    Outcome outcome = one<TakeFigures>(context, rowOf(closing));
    outcome.added = closing.id.value;
    if (settings == context.world.settings.end())
        outcome.change.put.emplace_back(storage::Setting{std::string(kFiguresKeyOf) + figures.store, exchange::toHex(opened->key)});
    return outcome;
}

Handled handle(const Context& context, const SetTargetFigure& command)
{
    const auto& targets = context.municipality.targets;
    if (std::ranges::find(targets, command.target, &core::Target::id) == targets.end()) return gone();
    if (command.year < 2000 || command.year > 2100)
        return refuse({"Skriv et årstal mellem 2000 og 2100.", "Write a year between 2000 and 2100."});
    if (command.value && !(*command.value >= 0 && *command.value <= 1'000'000))
        return refuse({"Skriv et tal mellem 0 og 1.000.000.", "Write a number between 0 and 1,000,000."});
    storage::Setting setting{kTargetFigure + command.target + ":" + std::to_string(command.year), {}};
    if (command.value) setting.value = nlohmann::json(*command.value).dump(); // the shortest that reads back the same
    return one<SetTargetFigure>(context, std::move(setting), {}, command.target);
}

} // namespace trivsel::app::commands
