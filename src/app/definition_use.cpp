#include "app/definition_use.h"

#include "base/check.h"

#include <algorithm>

namespace trivsel::app {

using definitions::DefinitionFile;

std::string_view toWord(DefinitionFile::Kind kind)
{
    switch (kind) {
    case DefinitionFile::Kind::Instrument: return "instrument";
    case DefinitionFile::Kind::Guide: return "guide";
    case DefinitionFile::Kind::Municipality: return "municipality";
    case DefinitionFile::Kind::Roadmap: return "roadmap";
    case DefinitionFile::Kind::Meetings: return "meetings";
    case DefinitionFile::Kind::Ruler: return "ruler";
    case DefinitionFile::Kind::Survey: return "survey";
    case DefinitionFile::Kind::Calendar: break;
    }
    return "calendar";
}

void DefinitionUse::add(const storage::StoredDefinition& d) { m_known[{d.kind, d.id, d.version}] = d.sha256; }

Result<void> DefinitionUse::require(const definitions::Catalog& catalog, Kind kind, std::string_view id,
                                    std::vector<storage::Record>& put) const
{
    const auto file = std::find_if(catalog.files().begin(), catalog.files().end(),
                                   [&](const DefinitionFile& f) { return f.kind == kind && f.id == id; });
    if (file == catalog.files().end()) return {}; // built by hand: there are no bytes to keep
    storage::StoredDefinition used{std::string(toWord(kind)), file->id, file->version, file->sha256, file->bytes};
    if (auto ok = checkNew(used, file->file); !ok) return ok;
    if (m_known.contains({used.kind, used.id, used.version})) return {};
    const bool isThere = std::any_of(put.begin(), put.end(), [&](const storage::Record& record) {
        const auto* other = std::get_if<storage::StoredDefinition>(&record);
        return other != nullptr && *other == used;
    });
    if (!isThere) put.emplace_back(std::move(used));
    return {};
}

Result<void> DefinitionUse::requireGuide(const definitions::Catalog& catalog, const core::Guide& guide,
                                         std::vector<storage::Record>& put) const
{
    const auto known = m_known.find({std::string(toWord(Kind::Guide)), guide.id, guide.version});
    if (known != m_known.end() && known->second == guide.sha256) return {};
    return require(catalog, Kind::Guide, guide.id, put);
}

Result<void> DefinitionUse::checkNew(const storage::StoredDefinition& used, const std::string& file) const
{
    const auto known = m_known.find({used.kind, used.id, used.version});
    if (known == m_known.end() || known->second == used.sha256) return {};
    return fail(ErrorCode::BadInput,
                {"Filen »" + file + "« er ændret, men hedder stadig »" + used.id + "« version " + used.version +
                     ", som dette lager allerede har brugt. Giv den ændrede fil et nyt versionsnummer. Intet er ændret.",
                 "The file “" + file + "” has been changed but is still called “" + used.id + "” version " + used.version +
                     ", which this store has used already. Give the changed file a new version number. Nothing has been changed."});
}

core::InstrumentRef refOf(const core::Instrument& instrument) { return {instrument.id, instrument.version, instrument.sha256}; }

const core::PositionScheme& schemeOf(const core::Instrument& instrument, const core::Round& round)
{
    TRIVSEL_CHECK(!instrument.schemes.empty());
    const core::PositionScheme* scheme = instrument.scheme(round.scheme);
    return scheme != nullptr ? *scheme : instrument.schemes.front();
}

} // namespace trivsel::app
