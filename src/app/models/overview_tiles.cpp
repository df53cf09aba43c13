#include "app/models/overview_parts.h"

/// The figures at the top of Overblik, from released tables.
namespace trivsel::app::overview {
namespace {

namespace chart = core::chart;
using core::release::GroupKey;
using Tile = OverviewModel::Tile;

Tile coverage(const Source& from)
{
    std::int64_t children = 0, position = 0, reason = 0;
    for (const Figures* figures : from.now()) {
        children += figures->children;
        position += figures->withPosition;
        reason += figures->withReason;
    }
    Tile tile{from.tr("Vurderet", "Rated"), "–", from.tr("ingen børn i runderne", "no children in the rounds"), {}};
    if (children == 0) return tile;
    tile.value = chart::percentWords(static_cast<double>(position) / static_cast<double>(children));
    const std::string of = std::to_string(position) + from.tr(" af ", " of ") + std::to_string(children) + from.tr(" børn", " children");
    tile.words = of;
    if (reason > 0) tile.words += ", " + std::to_string(reason) + from.tr(" med en grund", " with a reason");
    return tile;
}

Tile worried(const Source& from)
{
    Tile tile{from.tr("Gul eller rød position", "Yellow or red position"), "–", {}, {}};
    const auto told = from.tell(from.now(), core::release::kPosition);
    const auto share = worriedShare(told);
    if (!share) {
        tile.words = from.tr("vises ikke: ", "not shown: ") + from.why(told.withheld);
        return tile;
    }
    tile.value = chart::percentWords(share->low, share->high);
    tile.words = from.tr("usikkerhed ", "uncertainty ") + chart::percentWords(share->intervalLow, share->intervalHigh);
    if (from.periods.size() < 2) return tile;
    const auto before = worriedShare(from.tell(from.periods[from.periods.size() - 2], core::release::kPosition));
    switch (core::release::change(before, share)) {
    case core::release::Change::NotShown: break;
    case core::release::Change::Within: tile.words += from.tr(" · uændret", " · unchanged"); break;
    case core::release::Change::Up: tile.words += from.tr(" · steget", " · risen"); break;
    case core::release::Change::Down: tile.words += from.tr(" · faldet", " · fallen"); break;
    }
    return tile;
}

Tile better(const Source& from)
{
    Tile tile{from.tr("Det går bedre", "Better now"), "–", {}, {}};
    if (from.periods.size() < 2) {
        tile.words = from.tr("kan ses fra næste periode", "can be seen from the next period");
        return tile;
    }
    const auto told = from.tell(from.now(), core::release::kEffect, GroupKey::Children::Same);
    const auto share = core::release::shareOf(told, {1, 3}, {1, 2, 3, 4});
    if (!share) {
        tile.words = from.tr("vises ikke: ", "not shown: ") + (told.isTold() ? from.tr("ingen var i gul eller rød position sidst", "nobody was in yellow or red position last time") : from.why(told.withheld));
        return tile;
    }
    tile.value = chart::percentWords(share->low, share->high);
    tile.words = from.tr("af dem i gul eller rød position sidst. Nogle ville have flyttet sig alligevel.", "of those in yellow or red position last time. Some would have moved anyway.");
    return tile;
}

} // namespace

std::vector<Tile> tiles(const Source& from) { return {coverage(from), worried(from), better(from)}; }

} // namespace trivsel::app::overview
