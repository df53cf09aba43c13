#include "app/demo_transition.h"

#include "exchange/handover_file.h"

#include <algorithm>

namespace trivsel::app::demo {
namespace {

using core::Handover;

/// The first child of the unit who neither comes nor goes; null if there is none.
const DemoChild* settled(const DemoUnit& unit)
{
    const auto at = std::ranges::find_if(unit.children, [](const DemoChild& child) { return !child.isNewcomer && !child.joinsLate && !child.leaves; });
    return at != unit.children.end() ? &*at : nullptr;
}

Handover draftOf(const DemoUnit& unit, const DemoChild& child, Date today, Instant now, Ids& ids)
{
    Handover draft;
    draft.id = HandoverId{ids.next()};
    draft.child = child.child.id;
    draft.receiver = "Skovskolen";
    draft.movesOn = today.plusDays(80);
    draft.words = {{"who", "Bygger helst højt og spørger til alt. Har to, der leger med hver dag."},
                   {"works", "En voksen, der siger, hvad der skal ske om lidt, og et fast sted at lægge sine ting."}};
    draft.by = unit.raters.front();
    draft.at = now;
    return draft;
}

Handover receivedOf(const DemoUnit& unit, const DemoChild& child, Date today, Instant now, Ids& ids)
{
    core::HandoverSheet sheet;
    sheet.institution = "Bakkehuset";
    sheet.unit = "Mariehønen";
    sheet.by = "Vera Vang";
    sheet.on = today.plusDays(-5);
    sheet.child = {child.child.name, child.child.birthDate, child.child.sex, "", false};
    sheet.from = Handover::Place::Kindergarten;
    sheet.to = Handover::Place::Kindergarten;
    sheet.receiver = "Det nye sted";
    sheet.movesOn = today.plusDays(20);
    sheet.withParentsOn = today.plusDays(-7);
    sheet.ground = "Samtykke fra alle, der skal give det, om at give overgangsskemaet videre.";
    sheet.words = {{"who", "Kan lide at hjælpe og at tegne. Bliver stille, når der er mange."},
                   {"works", "At komme først om morgenen og få en lille opgave."}};
    sheet.leavesOutPositions = true;
    Handover received;
    received.id = HandoverId{ids.next()};
    received.child = child.child.id;
    received.from = sheet.from;
    received.to = sheet.to;
    received.receiver = sheet.institution;
    received.movesOn = sheet.movesOn;
    received.withParentsOn = sheet.withParentsOn;
    received.ground = sheet.ground;
    received.status = Handover::Status::Sent;
    received.isIncoming = true;
    received.code = exchange::newPackageCode();
    received.key = exchange::keyHex(exchange::newPackageKey());
    received.content = exchange::writeSheet(sheet);
    received.sentOn = today.plusDays(-3);
    received.by = unit.leader ? unit.leader : unit.raters.front();
    received.at = now;
    return received;
}

core::RulerMark markOf(const DemoUnit& unit, const DemoChild& child, Date on, core::RulerMark::Phase phase, std::uint8_t childAt, std::uint8_t careAt,
                       Instant now, Ids& ids)
{
    core::RulerMark mark;
    mark.id = RulerMarkId{ids.next()};
    mark.child = child.child.id;
    mark.on = on;
    mark.phase = phase;
    mark.childAt = childAt;
    mark.careAt = careAt;
    if (phase != core::RulerMark::Phase::Before) mark.effort = "Legegruppe tre formiddage om ugen";
    mark.by = unit.raters.front();
    mark.at = now;
    return mark;
}

} // namespace

std::vector<storage::Record> transitionsOf(const std::vector<DemoUnit>& units, Date today, Instant now, Ids& ids)
{
    std::vector<storage::Record> records;
    using Phase = core::RulerMark::Phase;
    const auto daycare = std::ranges::find_if(units, [](const DemoUnit& unit) { return unit.unit.setting == core::Setting::Daycare && settled(unit) != nullptr; });
    if (daycare == units.end()) return records;
    const DemoChild& mover = *settled(*daycare);
    records.emplace_back(draftOf(*daycare, mover, today, now, ids));
    const auto place = [&](int monthsAgo, Phase phase, std::uint8_t child, std::uint8_t care) {
        const Date on = today.plusMonths(-monthsAgo);
        if (on >= mover.child.birthDate) records.emplace_back(markOf(*daycare, mover, on, phase, child, care, now, ids));
    };
    place(6, Phase::Before, 4, 3);
    place(3, Phase::During, 3, 3);
    place(0, Phase::After, 2, 2);
    for (auto unit = std::next(daycare); unit != units.end(); ++unit) {
        const DemoChild* child = settled(*unit);
        if (unit->unit.setting != core::Setting::Daycare || child == nullptr) continue;
        records.emplace_back(receivedOf(*unit, *child, today, now, ids));
        break;
    }
    return records;
}

} // namespace trivsel::app::demo
