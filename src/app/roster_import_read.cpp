#include "app/roster_import_read.h"

#include "app/roster_import_columns.h"
#include "base/text.h"
#include "exchange/spreadsheet_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace trivsel::app::roster {

namespace {

constexpr int kOldestYears = 30;             // far above every school, and low enough to catch a wrong century
constexpr std::size_t kLongestName = 20'000; // code points

/// The digits of a CPR number written with or without a dash; nothing for anything else.
std::optional<std::string> cprDigits(std::string_view cell)
{
    std::string digits;
    for (const char c : cell) {
        if (c >= '0' && c <= '9')
            digits.push_back(c);
        else if (c != '-' && c != ' ')
            return std::nullopt;
    }
    if (digits.size() != 10) return std::nullopt;
    return digits;
}

/// Weights and modulus of the CPR check digit. Numbers given out since 2007 need not satisfy it, so it only warns.
bool passesModulus11(const std::string& digits)
{
    constexpr std::array<int, 10> kWeights{4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (digits[i] - '0');
    return sum % 11 == 0;
}

bool isDayOf(const std::string& cpr, Date birthDate)
{
    return cpr.substr(0, 6) ==
           fmt::format("{:02}{:02}{:02}", birthDate.day(), birthDate.month(), birthDate.year() % 100);
}

std::optional<core::Sex> sexOf(std::string_view cell)
{
    const std::string word = text::foldCase(cell);
    if (word == "dreng" || word == "boy" || word == "m") return core::Sex::Boy;
    if (word == "pige" || word == "girl" || word == "k") return core::Sex::Girl;
    if (word == "andet" || word == "other") return core::Sex::Other;
    return std::nullopt;
}

/// One line being read: its cells by field, and what is wrong with them.
class LineReader {
public:
    LineReader(const Columns& columns, const std::vector<std::string_view>& cells, Date today)
        : m_columns(columns), m_cells(cells), m_today(today)
    {}

    Entry read(std::size_t line, const std::vector<exchange::CsvFault>& syntax)
    {
        m_entry.line = line;
        for (const auto& fault : syntax) refuse(fault.column, fault.what);
        m_entry.unitColumn = m_columns[Field::Unit];
        m_entry.nameColumn = std::max(m_columns[Field::Name], m_columns[Field::FirstName]);
        m_entry.idColumn = m_columns[Field::Id];
        m_entry.cprColumn = m_columns[Field::Cpr];
        m_entry.unit = text::toNfc(cell(Field::Unit));
        if (m_entry.unit.empty())
            refuse(m_entry.unitColumn, {"stue, klasse eller gruppe mangler", "the unit is missing"});
        readName();
        readBirthDate();
        readSex();
        readProtection();
        m_entry.id = text::toNfc(cell(Field::Id));
        readCpr();
        return std::move(m_entry);
    }

private:
    std::string_view cell(Field field) const
    {
        const std::size_t column = m_columns[field];
        return column == 0 || column > m_cells.size() ? std::string_view() : text::trim(m_cells[column - 1]);
    }
    void refuse(std::size_t column, Text what) { m_entry.refusals.push_back({column, std::move(what)}); }

    void readName()
    {
        std::string name(cell(Field::Name));
        if (m_columns[Field::Name] == 0) {
            name = std::string(cell(Field::FirstName));
            const std::string_view last = cell(Field::LastName);
            if (!name.empty() && !last.empty()) name += ' ';
            name += last;
        }
        m_entry.name = text::toNfc(name);
        if (m_entry.name.empty())
            refuse(m_entry.nameColumn, {"navnet mangler", "the name is missing"});
        else if (text::codePoints(m_entry.name) > kLongestName)
            refuse(m_entry.nameColumn, {"navnet er for langt", "the name is too long"});
    }

    void readBirthDate()
    {
        const std::size_t column = m_columns[Field::BirthDate];
        const std::string_view written = cell(Field::BirthDate);
        const auto date = Date::parseDanish(written);
        if (written.empty()) {
            refuse(column, {"fødselsdatoen mangler", "the birth date is missing"});
        } else if (!date) {
            refuse(column,
                   {"fødselsdatoen findes ikke eller er skrevet på en anden måde end dag-måned-år eller ÅÅÅÅ-MM-DD",
                    "the birth date does not exist, or is written in another way than day-month-year or YYYY-MM-DD"});
        } else if (*date > m_today) {
            refuse(column, {"fødselsdatoen ligger i fremtiden", "the birth date is in the future"});
        } else if (*date < m_today.plusMonths(-12 * kOldestYears)) {
            refuse(column, {"fødselsdatoen ligger mere end 30 år tilbage", "the birth date is more than 30 years ago"});
        } else {
            m_entry.birthDate = date;
        }
    }

    void readSex()
    {
        const std::string_view written = cell(Field::Sex);
        if (written.empty()) return;
        m_entry.sex = sexOf(written);
        if (!m_entry.sex) {
            refuse(m_columns[Field::Sex],
                   {"kønnet er ukendt; skriv dreng eller pige (M eller K), eller lad cellen stå tom",
                    "the sex is unknown; write boy or girl (M or K), or leave the cell empty"});
        }
    }

    void readProtection()
    {
        const std::string word = text::foldCase(cell(Field::Protected));
        constexpr std::array<std::string_view, 6> kYes{"ja", "j", "yes", "x", "1", "true"}, kNo{"", "nej", "n", "no", "0", "false"};
        m_entry.isProtected = std::ranges::find(kYes, word) != kYes.end();
        if (!m_entry.isProtected && std::ranges::find(kNo, word) == kNo.end())
            refuse(m_columns[Field::Protected], {"skriv ja eller nej om navne- og adressebeskyttelse", "write yes or no about name and address protection"});
    }

    void readCpr()
    {
        const std::string_view written = cell(Field::Cpr);
        if (written.empty()) return;
        const auto digits = cprDigits(written);
        if (!digits) {
            refuse(m_columns[Field::Cpr], {"et CPR-nummer har ti cifre", "a CPR number has ten digits"});
            return;
        }
        m_entry.cpr = *digits;
        if (m_entry.birthDate && !isDayOf(*digits, *m_entry.birthDate)) {
            m_entry.warnings.push_back(
                {"CPR-nummeret passer ikke med fødselsdatoen", "the CPR number does not fit the birth date"});
        }
        if (!passesModulus11(*digits)) {
            m_entry.warnings.push_back(
                {"CPR-nummeret består ikke kontrollen med modulus 11 (det gør nye numre ikke altid)",
                 "the CPR number does not pass the modulus 11 check (new numbers do not always)"});
        }
    }

    const Columns& m_columns;
    const std::vector<std::string_view>& m_cells;
    Date m_today;
    Entry m_entry;
};

} // namespace

std::string nameKey(std::string_view name)
{
    std::string key;
    bool space = false;
    for (const char c : text::foldCase(text::trim(name))) {
        const bool isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!isSpace) {
            if (space) key += ' ';
            key += c;
        }
        space = isSpace;
    }
    return key;
}

Error stoppedReading()
{
    return {ErrorCode::Failed, {"Læsningen er stoppet. Intet er indlæst.", "The reading was stopped. Nothing was imported."}, {}};
}

namespace {

/// As the mapping says, else as it was chosen before, else by name.
Result<Columns> columnsOf(const RosterRequest& request, const std::vector<std::string>& header, const imports::Remembered& remembered)
{
    if (request.mapping.empty() && remembered)
        if (const std::string before = remembered(header); !before.empty())
            if (auto columns = findColumns(header, before)) return columns;
    return findColumns(header, request.mapping);
}

void tellMatching(imports::Matching* matching, const std::vector<std::string>& header, const Result<Columns>& columns, const std::string& mapping)
{
    if (matching == nullptr) return;
    matching->headings = header;
    for (const auto& name : fieldNames()) matching->fields.push_back(name.field);
    matching->of = columns ? columns->of : imports::matchedSoFar(fieldNames(), header, mapping);
}

} // namespace

Result<std::vector<Entry>> readEntries(const RosterRequest& request, Date today, const imports::Remembered& remembered,
                                       JobProgress* progress, imports::Matching* matching)
{
    auto table = exchange::SpreadsheetTable::open(request.fileName, request.bytes);
    if (!table) return fail(table.error());
    const auto columns = columnsOf(request, table->header(), remembered);
    tellMatching(matching, table->header(), columns, request.mapping);
    if (!columns) return fail(columns.error());
    if (progress != nullptr) progress->total = table->size();

    std::vector<Entry> entries;
    std::vector<std::string_view> cells;
    std::vector<exchange::CsvFault> syntax;
    for (; table->next(cells, syntax); syntax.clear()) {
        entries.push_back(LineReader(*columns, cells, today).read(table->line(), syntax));
        if (progress == nullptr) continue;
        progress->done = table->offset();
        if (progress->isStopping) return fail(stoppedReading());
    }
    if (table->failed()) return fail(*table->failed());
    return entries;
}

} // namespace trivsel::app::roster
