#pragma once

#include "app/session.h"
#include "base/clock.h"
#include "definitions/catalog.h"
#include "support/temp_dir.h"

#include <filesystem>
#include <memory>
#include <stdexcept>

namespace trivsel::bench {

/// An empty school with one leader, to bring a list of a municipality's size into.
inline app::Session::CreateRequest largeStore(const test::TempDir& dir, const Clock& clock)
{
    auto catalog = definitions::Catalog::load(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data");
    if (!catalog) throw std::runtime_error(catalog.error().message.en);
    app::Session::CreateRequest request;
    request.file = dir / "large.trivsel";
    request.municipality = "kerteminde";
    request.storeName = "Skolen";
    request.userName = "Lone Leder";
    request.passphrase = "en lang sætning til Lone";
    request.role = core::Role::Leader;
    request.isDemo = true; // the cheapest keys
    request.catalog = std::make_shared<const definitions::Catalog>(std::move(*catalog));
    request.clock = &clock;
    request.anchorDir = dir / "state";
    return request;
}

} // namespace trivsel::bench
