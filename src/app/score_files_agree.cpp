#include "app/output_file.h"
#include "app/score_files.h"
#include "app/score_files_answers.h"
#include "core/agreement.h"
#include "core/batch_scoring.h"
#include "core/rational.h"

#include <map>
#include <unordered_map>

namespace trivsel::app {

namespace sf = score_files;

namespace {

constexpr double kReadingShare = 0.5;

exchange::CsvForm formOf(const AnswersRequest& request)
{
    return request.isExcel ? exchange::CsvForm::Excel : exchange::CsvForm::Plain;
}

/// Every rater's position on every case, as read.
struct PositionTable {
    struct Given {
        std::size_t rater = 0; ///< in the order of appearance
        core::Position position = core::Position::Unassessed;
    };
    struct Case {
        std::string id;
        std::vector<Given> given;
    };
    std::vector<Case> cases;                                ///< in the order of appearance
    std::map<std::string, std::size_t, std::less<>> raters; ///< in byte order of name -> order of appearance
};

Result<PositionTable> readPositions(const sf::AnswersFile& file)
{
    const core::BatchScorer scorer(file.instrument, file.scheme);
    PositionTable table;
    std::unordered_map<std::string, std::size_t> caseIndex;
    const auto read = sf::forEachRow(file, [&](const sf::AnswersRow& row) {
        const auto [atCase, isNewCase] = caseIndex.try_emplace(std::string(row.caseId), table.cases.size());
        if (isNewCase) table.cases.push_back({atCase->first, {}});
        const auto rater = table.raters.try_emplace(std::string(row.rater), table.raters.size()).first->second;
        core::Position position = core::Position::Unassessed;
        scorer.positions(row.answers, std::span(&row.context, 1), std::span(&position, 1));
        table.cases[atCase->second].given.push_back({rater, position});
    });
    if (!read) return fail(read.error());
    return table;
}

void writeFigure(std::string& json, std::string_view name, const std::optional<double>& value)
{
    json += fmt::format(", \"{}\": {}", name, value ? core::shortestDecimal(*value) : "null");
}

std::string summaryJson(const core::Agreement& agreement)
{
    std::string json = fmt::format("{{\"pairs\": {}", agreement.pairs);
    writeFigure(json, "exact", agreement.exact);
    writeFigure(json, "kappa", agreement.kappa);
    writeFigure(json, "kappa_linear", agreement.kappaLinear);
    writeFigure(json, "kappa_quadratic", agreement.kappaQuadratic);
    return json + "}\n";
}

/// The table as CSV; each case's pairs are entered in `agreement` on the way.
std::string positionsCsv(const PositionTable& table, std::int32_t teamAgree, exchange::CsvForm form,
                         core::AgreementTable& agreement)
{
    exchange::CsvWriter writer(form);
    writer.text("case");
    std::vector<std::size_t> columnOf(table.raters.size());
    std::size_t columns = 0;
    for (const auto& [name, rater] : table.raters) {
        writer.text(name);
        columnOf[rater] = columns++;
    }
    writer.text("suggested");
    writer.endRecord();

    std::vector<std::optional<core::Position>> row(columns);
    std::vector<core::Position> given;
    for (const auto& theCase : table.cases) {
        std::ranges::fill(row, std::nullopt);
        for (const auto& one : theCase.given) row[columnOf[one.rater]] = one.position;
        given.clear();
        writer.text(theCase.id);
        for (const auto& position : row) {
            if (position) given.push_back(*position);
            writer.text(position ? core::toWord(*position) : "");
        }
        agreement.addCase(given);
        const auto suggested = core::suggestCommon(given, teamAgree);
        writer.text(suggested ? core::toWord(*suggested) : "choose");
        writer.endRecord();
    }
    return std::move(writer.buffer());
}

/// Output and summary: both or neither.
Result<void> writeBoth(const AnswersRequest& request, std::string_view csv, std::string_view summary)
{
    auto out = OutputFile::open(request.out);
    if (!out) return fail(out.error());
    if (auto written = out->write(csv); !written) return written;
    if (!request.summary.empty()) {
        auto second = OutputFile::open(request.summary);
        if (!second) return fail(second.error());
        if (auto written = second->write(summary); !written) return written;
        if (auto committed = second->commit(); !committed) return committed;
    }
    return out->commit();
}

void writeOptional(exchange::CsvWriter& writer, const std::optional<double>& value)
{
    if (value)
        writer.number(*value);
    else
        writer.empty();
}

} // namespace

Result<void> agreeFile(const AnswersRequest& request, FileFaults& faults, std::vector<std::string>& warnings)
{
    const auto file = sf::openAnswers(request, sf::RaterColumn::Required, kReadingShare, faults, warnings);
    if (!file) return fail(file.error());
    const auto table = readPositions(*file);
    if (!table) return fail(table.error());
    core::AgreementTable agreement;
    const std::string csv = positionsCsv(*table, file->instrument->teamAgree, formOf(request), agreement);
    return writeBoth(request, csv, summaryJson(agreement.result()));
}

Result<void> reliabilityFile(const AnswersRequest& request, FileFaults& faults, std::vector<std::string>& warnings)
{
    const auto file = sf::openAnswers(request, sf::RaterColumn::Optional, kReadingShare, faults, warnings);
    if (!file) return fail(file.error());
    std::vector<std::uint8_t> rows;
    rows.reserve(file->rows * file->instrument->items.size());
    const auto read = sf::forEachRow(
        *file, [&rows](const sf::AnswersRow& row) { rows.insert(rows.end(), row.answers.begin(), row.answers.end()); });
    if (!read) return fail(read.error());

    exchange::CsvWriter writer(formOf(request));
    for (const std::string_view name :
         {"area", "items", "n", "n_complete", "alpha_pairwise", "alpha_listwise", "sem"}) {
        writer.text(name);
    }
    writer.endRecord();
    const auto results = core::reliability(*file->instrument, rows);
    for (std::size_t area = 0; area < results.size(); ++area) {
        writer.text(file->instrument->areas[area].id);
        writer.integer(results[area].items);
        writer.integer(results[area].n);
        writer.integer(results[area].nComplete);
        writeOptional(writer, results[area].alphaPairwise);
        writeOptional(writer, results[area].alphaListwise);
        writeOptional(writer, results[area].sem);
        writer.endRecord();
    }
    return writeOutput(request.out, writer.buffer());
}

} // namespace trivsel::app
