#include "app/import_file.h"

#include "app/absence_import.h"
#include "app/output_file.h"
#include "app/session.h"
#include "base/text.h"
#include "exchange/oneroster.h"
#include "exchange/spreadsheet_table.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <system_error>

namespace trivsel::app {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> kOneRosterFiles{"manifest.csv", "orgs.csv", "users.csv", "classes.csv", "enrollments.csv", "demographics.csv"};

bool isOneRosterName(const fs::path& file)
{
    return std::ranges::find(kOneRosterFiles, text::foldCase(file.filename().string())) != kOneRosterFiles.end();
}

std::vector<fs::path> oneRosterFilesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (isOneRosterName(it->path()) && it->is_regular_file(error)) files.push_back(it->path());
    return files;
}

/// The folder itself, or the one folder in it: packed folders are often unpacked so.
fs::path folderWithFiles(const fs::path& folder)
{
    if (!oneRosterFilesIn(folder).empty()) return folder;
    std::vector<fs::path> inner;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->is_directory(error) && !oneRosterFilesIn(it->path()).empty()) inner.push_back(it->path());
    return inner.size() == 1 ? inner.front() : folder;
}

Result<RosterRequest> readFolder(const fs::path& folder)
{
    RosterRequest request;
    request.fileName = folder.filename().string();
    std::size_t total = 0;
    for (const fs::path& file : oneRosterFilesIn(folder)) {
        auto bytes = readWholeFile(file, kMostImportBytes);
        if (!bytes) return fail(bytes.error());
        total += bytes->size();
        if (total > kMostImportBytes)
            return fail(ErrorCode::BadInput, {"Mappens filer er til sammen større end 256 MB. Er det den rigtige mappe? Intet er indlæst.",
                                              "The files of the folder are larger than 256 MB together. Is it the right folder? Nothing was imported."});
        request.folder.emplace_back(file.filename().string(), std::move(*bytes));
    }
    if (request.folder.empty())
        return fail(ErrorCode::BadInput, {"Mappen er ikke en OneRoster-mappe: users.csv, classes.csv og enrollments.csv mangler. Vælg en liste eller den rigtige mappe. Intet er indlæst.",
                                          "This is not a OneRoster folder: users.csv, classes.csv and enrollments.csv are missing. Choose a list, or the right folder. Nothing was imported."});
    std::ranges::sort(request.folder);
    return request;
}

} // namespace

Result<RosterRequest> readImportFile(const fs::path& path)
{
    std::error_code error;
    if (fs::is_directory(path, error)) return readFolder(folderWithFiles(path));
    if (isOneRosterName(path))
        if (auto folder = readFolder(path.parent_path()); folder && exchange::isOneRosterFolder(folder->folder)) return folder;
    RosterRequest request;
    request.fileName = path.filename().string();
    auto bytes = readWholeFile(path, kMostImportBytes);
    if (!bytes) return fail(bytes.error());
    request.bytes = std::move(*bytes);
    return request;
}

ImportPreview previewImport(const Session& session, const RosterRequest& request, std::optional<ImportKind> chosen, JobProgress* progress)
{
    ImportPreview preview;
    if (chosen) {
        preview.kind = *chosen;
    } else if (request.folder.empty()) {
        const auto table = exchange::SpreadsheetTable::open(request.fileName, request.bytes);
        if (table && absence::isAbsenceHeader(table->header())) preview.kind = ImportKind::Absence;
    }
    auto report = preview.kind == ImportKind::Absence ? previewAbsence(session, request, progress, &preview.matching)
                                                      : previewRoster(session, request, progress, &preview.matching);
    if (report) preview.report = std::move(*report);
    else preview.fault = report.error();
    return preview;
}

std::string mappingOf(const imports::Matching& matching)
{
    nlohmann::json json = nlohmann::json::object();
    for (std::size_t i = 0; i < matching.fields.size() && i < matching.of.size(); ++i)
        json[std::string(matching.fields[i])] = matching.of[i] != 0 && matching.of[i] <= matching.headings.size() ? matching.headings[matching.of[i] - 1] : std::string();
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace trivsel::app
