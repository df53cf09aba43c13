#include "app/commands/handlers.h"

#include "base/text.h"

namespace trivsel::app::commands {

tl::unexpected<Error> refuse(Text message) { return fail(ErrorCode::BadInput, std::move(message)); }

tl::unexpected<Error> gone()
{
    return refuse({"Det findes ikke længere, eller det er ændret imens. Intet er ændret. Gå tilbage, og prøv igen derfra.",
                   "It is no longer there, or it was changed meanwhile. Nothing has been changed. Go back and try again from there."});
}

Result<std::string> freeText(const std::string& typed)
{
    constexpr std::size_t kMost = 20'000;
    std::string clean = text::toNfc(text::trim(typed));
    if (text::codePoints(clean) > kMost)
        return refuse({"Teksten er for lang: højst 20.000 tegn. Det, du har skrevet, står der endnu. Gør den kortere.",
                       "The text is too long: at most 20,000 characters. What you wrote is still there. Make it shorter."});
    return clean;
}

Result<std::string> required(const std::string& typed, Text missing)
{
    auto clean = freeText(typed);
    if (clean && clean->empty()) return refuse(std::move(missing));
    return clean;
}

std::string scopeOf(UnitId unit) { return "unit " + std::to_string(unit.value); }
std::string scopeOf(RoundId round) { return "round " + std::to_string(round.value); }

Result<const core::Round*> openRoundOf(const Context& context, RoundId id)
{
    const core::Round* round = context.world.round(id);
    if (round == nullptr) return gone();
    if (!round->isOpen())
        return refuse({"Runden er lukket. Det, der er vurderet, er gemt. En leder kan åbne den igen med en begrundelse.",
                       "The round is closed. What was rated is saved. A leader can open it again with a reason."});
    return round;
}

Result<const core::RoundChild*> presentChild(const Context& context, const core::Round& round, ChildId child)
{
    const core::RoundChild* row = context.world.roundChild(round.id, child);
    if (row == nullptr)
        return refuse({"Barnet er ikke med i runden. Er det kommet til siden, så tag nytilkomne børn ind i runden først.",
                       "The child is not in the round. If it came later, take newcomers into the round first."});
    if (row->left)
        return refuse({"Barnet har forladt gruppen. Det, der er gemt om det i runden, bliver stående; der skal ikke mere til.",
                       "The child has left the group. What is saved about it in the round stays; nothing more is needed."});
    return row;
}

Result<void> notAfterToday(const Context& context, Date day)
{
    if (day <= context.today) return {};
    return refuse({"Dagen ligger efter i dag.", "The day is after today."});
}

} // namespace trivsel::app::commands
