#include "app/commands/handlers.h"
#include "app/guide_case.h"

#include <algorithm>

/// Who has custody, and what else is known of a child that the guide's rules ask about.
namespace trivsel::app::commands {
namespace {

Result<core::CustodyHolder> holderOf(const Context& context, ChildId child, std::int64_t id)
{
    const auto& all = context.world.custodyHolders;
    const auto at = std::find_if(all.begin(), all.end(), [&](const core::CustodyHolder& h) { return h.id == id && h.child == child; });
    if (at == all.end()) return gone();
    return *at;
}

} // namespace

Handled handle(const Context& context, const SaveCustodyHolder& command)
{
    if (context.world.child(command.child) == nullptr) return gone();
    core::CustodyHolder holder;
    if (command.holder != 0) {
        const auto old = holderOf(context, command.child, command.holder);
        if (!old) return fail(old.error());
        holder = *old;
    } else {
        holder.id = context.nextId();
        holder.child = command.child;
    }
    auto name = required(command.name, {"Skriv navnet på den, der har forældremyndighed.", "Write the name of the custody holder."});
    if (!name) return fail(name.error());
    auto contact = freeText(command.contact);
    if (!contact) return fail(contact.error());
    const core::CustodyHolder old = holder;
    holder.name = *name;
    holder.contact = *contact;
    holder.hasProtectedAddress = command.hasProtectedAddress;
    holder.needsInterpreter = command.needsInterpreter;
    if (holder == old) return Outcome{};
    Outcome outcome = one<SaveCustodyHolder>(context, holder, command.child);
    if (command.holder == 0) outcome.added = holder.id;
    return outcome;
}

Handled handle(const Context& context, const EndCustody& command)
{
    auto holder = holderOf(context, command.child, command.holder);
    if (!holder) return fail(holder.error());
    if (const auto ok = notAfterToday(context, command.lastDay); !ok) return fail(ok.error());
    if (holder->to == command.lastDay) return Outcome{};
    holder->to = command.lastDay;
    return one<EndCustody>(context, *holder, command.child);
}

Handled handle(const Context& context, const SetCircumstances& command)
{
    const core::Child* child = context.world.child(command.child);
    if (child == nullptr) return gone();
    core::Circumstances known{command.child, {}, command.placedOn, context.user.id, context.now};
    // In the profile's order, each once, so that the same choice is the same record.
    for (const core::Choice& flag : context.municipality.flags)
        if (std::find(command.flags.begin(), command.flags.end(), flag.id) != command.flags.end()) known.flags.push_back(flag.id);
    if (std::any_of(known.flags.begin(), known.flags.end(), isSetByProgram)) return gone();
    for (const std::string& flag : command.flags)
        if (std::find(known.flags.begin(), known.flags.end(), flag) == known.flags.end()) return gone();
    if (known.placedOn && (*known.placedOn < child->birthDate || *known.placedOn > context.today))
        return refuse({"Dagen skal ligge mellem fødselsdagen og i dag.", "The day must lie between the birthday and today."});
    const core::Circumstances* old = context.world.casework.circumstancesOf(command.child);
    const bool isSame = old != nullptr ? old->flags == known.flags && old->placedOn == known.placedOn
                                       : known.flags.empty() && !known.placedOn;
    if (isSame) return Outcome{};
    return one<SetCircumstances>(context, known, command.child);
}

} // namespace trivsel::app::commands
