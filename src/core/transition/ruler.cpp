#include "core/transition/ruler.h"

#include <algorithm>

namespace trivsel::core {

const Ruler::Band* Ruler::band(int months) const
{
    if (bands.empty()) return nullptr;
    for (const Band& band : bands)
        if (months <= band.toMonths) return &band;
    return &bands.back();
}

const Ruler::Factor* Ruler::factor(std::string_view factorId) const
{
    for (const Band& band : bands)
        for (const auto* list : {&band.protective, &band.risks}) {
            const auto at = std::ranges::find(*list, factorId, &Factor::id);
            if (at != list->end()) return &*at;
        }
    return nullptr;
}

} // namespace trivsel::core
