#include "app/commands/handlers.h"

#include "app/absence_import.h"
#include "app/commands/imported.h"

#include <algorithm>

/// Rosters: reading them is roster_import.cpp's work; here they become one change with an audit row.
namespace trivsel::app {

UnitId rosterRoot(const World& world, const core::User& user, Date today)
{
    const auto places = world.unitsOf(user.id, today);
    return places.empty() ? UnitId{} : places.front();
}

namespace commands {

Outcome imported(RosterChange&& roster, storage::AuditNote row)
{
    Outcome outcome;
    row.scope += (row.scope.empty() ? "" : " ") + std::string("batch ") + std::to_string(roster.batch.id.value);
    row.count = roster.batch.added + roster.batch.changed + roster.batch.moved;
    outcome.added = roster.batch.id.value;
    outcome.change.put = std::move(roster.put);
    outcome.change.remove = std::move(roster.remove);
    outcome.change.put.emplace_back(std::move(roster.batch));
    outcome.change.audit.push_back(std::move(row));
    return outcome;
}

Handled handle(const Context& context, const ImportRoster& command)
{
    const UnitId root = rosterRoot(context.world, context.user, context.today);
    if (!root) return noRight();
    auto roster = rosterChange(context.world, context.user, root, context.today, context.now, context.nextId,
                               {command.fileName, command.bytes, command.mapping, command.folder}, command.acceptRefused, command.acceptMissing,
                               *context.roster);
    if (!roster) return fail(roster.error());
    context.roster->wasApplied = true;
    if (roster->put.empty()) return Outcome{};
    context.roster->batch = roster->batch.id;
    return imported(std::move(*roster), note<ImportRoster>(context));
}

Handled handle(const Context& context, const ImportAbsence& command)
{
    const UnitId root = rosterRoot(context.world, context.user, context.today);
    if (!root) return noRight();
    auto days = absenceChange(context.world, context.user, root, context.today, context.now, context.calendar, context.nextId,
                              {command.fileName, command.bytes, command.mapping}, command.acceptRefused, *context.roster);
    if (!days) return fail(days.error());
    context.roster->wasApplied = true;
    if (days->put.empty()) return Outcome{};
    context.roster->batch = days->batch.id;
    return imported(std::move(*days), note<ImportAbsence>(context));
}

Handled handle(const Context& context, const UndoImport& command)
{
    const auto& all = context.world.batches;
    const auto batch = std::find_if(all.begin(), all.end(), [&](const core::ImportBatch& b) { return b.id == command.batch; });
    if (batch == all.end()) return gone();
    auto roster = undoRoster(context.world, *batch, context.today, context.now, *context.roster);
    if (!roster) return fail(roster.error());
    context.roster->wasApplied = true;
    context.roster->batch = batch->id;
    return imported(std::move(*roster), note<UndoImport>(context));
}

} // namespace commands
} // namespace trivsel::app
