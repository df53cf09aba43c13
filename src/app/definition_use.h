#pragma once

#include "base/result.h"
#include "core/round.h"
#include "definitions/catalog.h"
#include "storage/store.h"

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Which definition files a store has been used with: their bytes are kept, so that old results keep their own.
namespace trivsel::app {

/// Kind of a definition as the store writes it: instrument, guide, municipality, roadmap, calendar, meetings.
std::string_view toWord(definitions::DefinitionFile::Kind kind);

/// The versions that are in the store already, by (kind, id, version).
class DefinitionUse {
public:
    using Kind = definitions::DefinitionFile::Kind;

    void add(const storage::StoredDefinition& definition);

    /// Adds the catalog's file of this kind and id to `put` unless the store has it. Refused when the store has other
    /// bytes under the same id and version: then results could no longer be told apart.
    Result<void> require(const definitions::Catalog& catalog, Kind kind, std::string_view id,
                         std::vector<storage::Record>& put) const;

    /// As require, for the guide that this store works by: an edition that the store has is kept already, whatever the
    /// data folder holds by now.
    Result<void> requireGuide(const definitions::Catalog& catalog, const core::Guide& guide,
                              std::vector<storage::Record>& put) const;
    /// Refuses other bytes under an id and version that the store knows.
    Result<void> checkNew(const storage::StoredDefinition& definition, const std::string& file) const;

private:
    std::map<std::tuple<std::string, std::string, std::string>, std::string> m_known; ///< -> sha256
};

core::InstrumentRef refOf(const core::Instrument& instrument);

/// The position scheme of a round in this form; the form's own where it has no such alternative.
const core::PositionScheme& schemeOf(const core::Instrument& instrument, const core::Round& round);

} // namespace trivsel::app
