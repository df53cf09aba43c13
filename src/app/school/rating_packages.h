#pragma once

#include "app/school/returned_ratings.h"
#include "app/world.h"
#include "base/clock.h"
#include "base/result.h"
#include "definitions/catalog.h"
#include "exchange/rating_file.h"
#include "storage/store.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// An adult's part of a round, rated on another computer: the package out, the small store it becomes there, and what
/// comes back. The files never hold what anybody else has found. All of it derives keys or writes: for a worker that has
/// the session, or a script.
namespace trivsel::app {

class Session;

/// Children whom the adult could still rate, and has not said to be done with, in the order of the round.
std::vector<ChildId> childrenToRate(const World& world, const core::User& rater, Date today, const core::Round& round);

/// The encrypted file for `rater`, noted as a package of the round. A new one each time: an earlier one stays good.
Result<std::string> ratingTaskFile(Session& session, RoundId round, UserId rater, const std::string& passphrase, const std::string& purpose);

/// A small ordinary store out of a package: one unit, one round, one adult, whose passphrase is the package's as
/// exchange::typedPackagePassphrase() has it.
struct RatingStoreRequest {
    std::filesystem::path file; ///< of the new store
    std::string bytes, passphrase, fileName; ///< of the package
    std::shared_ptr<const definitions::Catalog> catalog;
    const Clock* clock = &systemClock();
    std::filesystem::path anchorDir;
    storage::KdfCost cost; ///< of the new store's key
};
/// The adult's name, to unlock it with.
Result<std::string> makeRatingStore(const RatingStoreRequest& request);

/// Whether this is such a small store.
bool isRatingStore(const World& world);
/// Its adult's finished ratings, locked with the package's key.
Result<std::string> returnedRatingsFile(Session& session, const std::string& purpose);

/// What is in a file that came back, sealed with the package's key.
Result<exchange::ReturnedRatings> openReturned(const core::RatingPackage& package, std::string_view bytes, std::string_view fileName);
} // namespace trivsel::app
