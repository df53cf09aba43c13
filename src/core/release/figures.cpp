#include "core/release/figures.h"

#include <algorithm>

namespace trivsel::core::release {

const Text* Figures::nameOf(Attribute attribute, std::int64_t code) const
{
    const std::vector<Named>* names = nullptr;
    switch (attribute) {
    case Attribute::AgeBand: names = &ageBands; break;
    case Attribute::Sex: names = &sexes; break;
    case Attribute::Unit: names = &units; break;
    case Attribute::Institution: return nullptr; // a closing is of one institution
    }
    const auto found = std::ranges::find(*names, code, &Named::code);
    return found == names->end() ? nullptr : &found->words;
}

std::optional<std::size_t> Figures::variable(std::string_view id) const
{
    const auto found = std::ranges::find(plan.variables, id, &Variable::id);
    if (found == plan.variables.end()) return std::nullopt;
    return static_cast<std::size_t>(found - plan.variables.begin());
}

} // namespace trivsel::core::release
