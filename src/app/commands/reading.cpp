#include "app/commands/handlers.h"
#include "app/rights/insight.h"

namespace trivsel::app::commands {
Outcome audited(storage::AuditNote row)
{
    Outcome outcome;
    outcome.change.audit.push_back(std::move(row));
    return outcome;
}

Handled handle(const Context& context, const ReadChild& command)
{
    if (context.world.child(command.child) == nullptr) return gone();
    return audited(note<ReadChild>(context, command.child, {}, command.reason));
}

Handled handle(const Context& context, const ReadList& command)
{
    if (context.world.unit(command.unit) == nullptr) return gone();
    storage::AuditNote row = note<ReadList>(context, {}, scopeOf(command.unit));
    for (const UnitId unit : context.world.below(command.unit))
        row.count += static_cast<std::int64_t>(context.world.childrenOf(unit, context.today, context.user.id).size());
    return audited(std::move(row));
}

Handled handle(const Context& context, const ReadExport& command)
{
    auto purpose = required(command.purpose, {"Skriv, hvad udtrækket skal bruges til.", "Write what the export is for."});
    if (!purpose) return fail(purpose.error());
    Outcome outcome = audited(note<ReadExport>(context, command.child, command.what, *purpose));
    if (!command.child) return outcome;
    if (context.world.child(command.child) == nullptr) return gone();
    // Insight is a right: it does not wait for the gate's question, but for a leader where there is a case.
    const auto mayGoHome = command.what == kInsightExport
                               ? checkInsight(context.world, command.child, context.user.id, core::InsightDecision::What::Record)
                               : checkGate(context, command.child);
    if (command.goesHome && !mayGoHome) return fail(mayGoHome.error());
    outcome.change.put.emplace_back(core::MadePaper{PaperId{context.nextId()}, command.child, command.what, command.goesHome,
                                                    context.user.id, context.now});
    return outcome;
}

} // namespace trivsel::app::commands
