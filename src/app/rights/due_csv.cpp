#include "app/rights/due_csv.h"

#include "app/models/rights_model.h"
#include "exchange/csv.h"

#include <array>

namespace trivsel::app {

std::string dueCsv(const RightsHouseModel& model)
{
    constexpr std::array<std::string_view, 8> kReasons{"acute", "concern", "notification", "handover", "complaint", "access", "archive", "other"};
    exchange::CsvWriter csv(exchange::CsvForm::Plain);
    for (const char* head : {"child", "concern", "left", "since", "held_by"}) csv.text(head);
    csv.endRecord();
    for (const RightsHouseModel::Due& due : model.due) {
        std::string held;
        for (const HeldBy& one : due.heldBy) held += (held.empty() ? "" : ";") + std::string(kReasons[static_cast<std::size_t>(one.reason)]);
        csv.integer(due.child.value);
        csv.text(due.concern ? std::to_string(due.concern.value) : std::string());
        csv.text(due.left ? due.left->iso() : std::string());
        csv.text(due.since.iso());
        csv.text(held);
        csv.endRecord();
    }
    return std::move(csv.buffer());
}

} // namespace trivsel::app
