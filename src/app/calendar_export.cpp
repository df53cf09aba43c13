#include "app/calendar_export.h"

#include "app/models/follow_up_model.h"
#include "app/roles.h"
#include "app/session.h"
#include "exchange/ics.h"

#include <cstdint>
#include <string_view>

namespace trivsel::app {
namespace {

/// 32 bits of FNV-1a: tells two stores' entries apart and leads back to nothing.
std::uint32_t shortHash(std::string_view words)
{
    std::uint32_t hash = 2166136261U;
    for (const char c : words) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

std::string uidOf(const Session& session, const FollowUpModel::Row& row)
{
    const core::Child* child = session.world().child(row.child);
    const std::string salt = child != nullptr ? child->pseudonym : row.unitName;
    return "f" + std::to_string(static_cast<int>(row.kind)) + "-" + row.number + "-" + std::to_string(row.record) +
           "-" + std::to_string(shortHash(salt)) + "@trivselslys.invalid";
}

} // namespace

Result<std::string> exportIcs(Session& session, const std::string& purpose, CalendarScope scope, Language language)
{
    if (reach(session.user().role, ReadExport::kName) == Reach::None)
        return fail(ErrorCode::NoRight, {"Din rolle giver ikke adgang til børn. Bed en leder om datoerne.",
                                         "Your role gives no access to children. Ask a leader for the dates."});
    if (auto read = session.apply(ReadExport{"ics", purpose}); !read) return fail(read.error());
    if (auto saved = session.flush(); !saved) return fail(saved.error());
    const FollowUpModel model = followUpModel(session);
    const std::string_view word = language == Language::English ? "Follow-up " : "Opfølgning ";
    std::vector<exchange::CalendarEntry> entries;
    for (const FollowUpModel::Row& row : model.rows) {
        if (!row.due || (scope == CalendarScope::Mine && row.turn != FollowUpModel::Turn::Mine)) continue;
        entries.push_back({uidOf(session, row), *row.due, std::string(word) + row.number});
    }
    return exchange::writeCalendar(entries, session.clock().now());
}

} // namespace trivsel::app
