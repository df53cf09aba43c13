#include "app/health_export.h"

#include "app/lists.h"
#include "app/session.h"
#include "exchange/fhir.h"

#include <algorithm>

namespace trivsel::app {

namespace {

constexpr std::size_t kShortestSor = 6, kLongestSor = 18; // SOR codes are SNOMED CT identifiers

bool isSor(const std::string& code)
{
    return code.size() >= kShortestSor && code.size() <= kLongestSor &&
           std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

/// Those of the user's children that are asked for, in the order of the units and names.
std::vector<ChildId> childrenOf(const Session& session, ChildId one)
{
    if (one) return {one};
    std::vector<ChildId> all;
    for (const UnitId unit : session.visibleUnits()) {
        for (const ChildId child : session.world().childrenOf(unit, session.today(), session.user().id)) {
            if (session.maySee(child)) all.push_back(child);
        }
    }
    return all;
}

std::optional<exchange::JointRating> ratingOf(const Session& session, ChildId id)
{
    const core::Child* child = session.world().child(id);
    const auto positions = session.world().positionsOf(id);
    if (child == nullptr || positions.empty() || positions.back().second->position == core::Position::Unassessed)
        return std::nullopt;
    const core::CommonPosition& latest = *positions.back().second;
    return exchange::JointRating{child->hasProtectedAddress ? std::string() : child->cpr, std::to_string(id.value),
                                 toLocal(latest.at).date, latest.position};
}

} // namespace

Result<HealthRecords> healthRecords(Session& session, const HealthRequest& request)
{
    if (auto ok = checkListRole(session, ReadExport::kName); !ok) return fail(ok.error());
    if (!request.sor.empty() && !isSor(request.sor))
        return fail(ErrorCode::BadInput,
                    {"SOR-koden skal være 6 til 18 cifre.", "The SOR code must be 6 to 18 digits."});
    const ReadExport read{"fhir", request.purpose, request.child};
    if (auto ok = session.allowed(read); !ok) return fail(ok.error());

    HealthRecords records;
    std::vector<exchange::JointRating> ratings;
    for (const ChildId child : childrenOf(session, request.child)) {
        auto rating = ratingOf(session, child);
        if (!rating) {
            ++records.withoutPosition;
            continue;
        }
        if (rating->cpr.empty()) ++records.withoutCpr;
        ratings.push_back(*std::move(rating));
    }
    if (ratings.empty())
        return fail(ErrorCode::BadInput, {"Der er ingen fælles position at skrive: intet er aftalt, eller barnet er "
                                          "ikke vurderet. Intet er skrevet.",
                                          "There is no common position to write: nothing was agreed, or the child was "
                                          "not assessed. Nothing was written."});
    if (auto noted = session.apply(read); !noted) return fail(noted.error());
    if (auto saved = session.flush(); !saved) return fail(saved.error());
    const exchange::RatingSender sender{session.storeId(), request.sor, session.clock().now()};
    records.records = ratings.size();
    records.bytes = request.child ? exchange::writeDeliveryReport(ratings.front(), sender)
                                  : exchange::writeDeliveryReports(ratings, sender);
    return records;
}

} // namespace trivsel::app
