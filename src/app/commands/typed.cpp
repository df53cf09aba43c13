#include "app/typed.h"

#include "app/commands/handlers.h"

#include <algorithm>

namespace trivsel::app::commands {
namespace {

constexpr std::size_t kMostBytes = 200'000; ///< several fields of 20 kB each

} // namespace

Handled handle(const Context& context, const KeepTyped& command)
{
    if (isOfNoChild(command.where) ? static_cast<bool>(command.child) : context.world.child(command.child) == nullptr) return gone();
    if (std::find(kTypedPlaces.begin(), kTypedPlaces.end(), command.where) == kTypedPlaces.end() ||
        command.words.size() > kMostBytes)
        return refuse({"Teksten kan ikke gemmes som kladde. Den står her stadig: gør den kortere.",
                       "The text cannot be kept as a draft. It is still here: make it shorter."});
    if (command.words == typedOf(context.world, command.where, context.user.id, command.child)) return Outcome{};
    return one<KeepTyped>(context,
                          storage::Setting{typedKey(command.where, context.user.id, command.child), command.words},
                          command.child);
}

void forgetTyped(const Context& context, std::string_view where, ChildId child, Outcome& outcome)
{
    if (!typedOf(context.world, where, context.user.id, child).empty())
        outcome.change.put.emplace_back(storage::Setting{typedKey(where, context.user.id, child), {}});
}

} // namespace trivsel::app::commands
