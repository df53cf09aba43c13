#include "app/score_files_rows.h"

#include "core/batch_scoring.h"

#include <algorithm>
#include <charconv>

namespace trivsel::app::score_files {

namespace {

constexpr std::uint8_t kNotAnswered = core::BatchScorer::kNotAnswered;
constexpr std::int32_t kMaxAgeMonths = 2'400;

std::optional<std::int32_t> ageMonths(std::string_view cell)
{
    std::int32_t value = 0;
    if (cell.empty() || cell.size() > 4) return std::nullopt;
    for (const char c : cell) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    if (value > kMaxAgeMonths) return std::nullopt;
    return value;
}

std::optional<core::Sex> sexOf(std::string_view cell)
{
    constexpr std::array<std::pair<std::string_view, core::Sex>, 3> kWords{
        {{"boy", core::Sex::Boy}, {"girl", core::Sex::Girl}, {"other", core::Sex::Other}}};
    if (cell.size() < 3 || cell.size() > 5) return std::nullopt;
    const auto& [word, sex] = kWords[cell.size() - 3]; // told apart by their length
    return cell == word ? std::optional(sex) : std::nullopt;
}

} // namespace

RowReader::RowReader(const AnswersLayout& layout, const core::Instrument& instrument)
    : m_layout(layout), m_instrument(instrument)
{
    for (const core::AnswerSet& answers : instrument.answerSets) {
        ItemCodes& codes = m_codes.emplace_back();
        codes.length.fill(kLonger);
        for (std::size_t i = 0; i < answers.options.size(); ++i) {
            const std::string value = std::to_string(answers.options[i].value);
            const auto option = static_cast<std::uint8_t>(i);
            codes.values.emplace_back(value, option);
            if (value.size() != 1) continue;
            codes.single[static_cast<unsigned char>(value[0])] = option;
            codes.length[static_cast<unsigned char>(value[0])] = 1;
        }
        codes.single[','] = kNotAnswered;
        codes.length[','] = 0;
    }
    for (const Column& column : layout.columns) {
        m_quick.push_back({column.kind == ColumnKind::Item ? &codesOf(column.item) : nullptr, column.item});
    }
}

void RowReader::start(std::string_view block, FaultList& faults)
{
    m_block = block;
    m_faults = &faults;
    m_at = 0;
    m_line = 1;
}

bool RowReader::next(AnswersRow& row, bool& isSound)
{
    if (m_at >= m_block.size()) return false;
    row.line = m_line;
    row.offset = m_at;
    row.answers.resize(m_instrument.items.size());
    isSound = nextQuickly(row) || nextStrictly(row);
    return true;
}

/// A cell that is not one character before a comma: a longer value, or the last of its row.
bool RowReader::quickLongItem(const ItemCodes& codes, const char*& at, std::uint8_t& answer) const
{
    const char* const from = at;
    while (*at != ',' && *at != '\n' && *at != '\r' && *at != '\0' && *at != '"') ++at;
    answer = kNotAnswered;
    if (at == from) return true;
    const auto found = option(codes, std::string_view(from, static_cast<std::size_t>(at - from)));
    if (found) answer = *found;
    return found.has_value();
}

bool RowReader::quickText(const Column& column, const char*& at, AnswersRow& row)
{
    const char* const from = at;
    bool isAscii = true;
    for (;; ++at) {
        const char c = *at;
        if (c == ',' || c == '\n' || c == '\r' || c == '\0') break;
        if (c == '"') return false;
        isAscii &= static_cast<unsigned char>(c) < 0x80;
    }
    const std::string_view cell(from, static_cast<std::size_t>(at - from));
    if (!isAscii && !text::isUtf8(cell)) return false;
    switch (column.kind) {
    case ColumnKind::Case: row.caseId = cell; return !cell.empty();
    case ColumnKind::Rater: row.rater = cell; return true;
    case ColumnKind::AgeMonths:
        if (!cell.empty()) row.context.ageMonths = ageMonths(cell);
        return cell.empty() || row.context.ageMonths.has_value();
    case ColumnKind::Sex:
        if (!cell.empty()) row.context.sex = sexOf(cell);
        return cell.empty() || row.context.sex.has_value();
    case ColumnKind::BirthDate:
        if (!cell.empty()) m_birthDate = Date::parseIso(cell);
        return cell.empty() || m_birthDate.has_value();
    case ColumnKind::Date:
        if (!cell.empty()) m_date = Date::parseIso(cell);
        return cell.empty() || m_date.has_value();
    case ColumnKind::Item:
    case ColumnKind::Unknown: break;
    }
    return false;
}

/// A row without quotation marks and without faults; anything else is left to the strict reader, from the same place.
bool RowReader::nextQuickly(AnswersRow& row)
{
    row.context = {};
    row.rater = {};
    m_birthDate.reset();
    m_date.reset();
    const char* const end = m_block.data() + m_block.size();
    const char* at = m_block.data() + m_at;
    const std::size_t last = m_quick.size() - 1;
    const QuickColumn* const quickColumns = m_quick.data();
    std::uint8_t* const answers = row.answers.data();
    for (std::size_t i = 0; i <= last; ++i) {
        const QuickColumn& quick = quickColumns[i];
        if (quick.codes != nullptr) {
            // Without a branch on whether the cell is empty, which nobody could foresee.
            const auto first = static_cast<unsigned char>(*at);
            const std::uint8_t length = quick.codes->length[first];
            if (length != kLonger && at[length] == ',' && i < last) {
                answers[quick.item] = quick.codes->single[first];
                at += length + 1;
                continue;
            }
            if (!quickLongItem(*quick.codes, at, answers[quick.item])) return false;
        } else if (!quickText(m_layout.columns[i], at, row)) {
            return false;
        }
        if (i < last && *at++ != ',') return false;
    }
    if (at == end) {
    } else if (*at == '\n') {
        ++at;
    } else if (*at == '\r') {
        at += at[1] == '\n' ? 2 : 1;
    } else {
        return false;
    }
    if (!setAge(row)) return false;
    row.hasKey = row.isPlain = true;
    m_at = static_cast<std::size_t>(at - m_block.data());
    ++m_line;
    return true;
}

bool RowReader::setAge(AnswersRow& row)
{
    if (!m_birthDate || !m_date) return true;
    const std::int32_t months = completedMonths(*m_birthDate, *m_date);
    if (*m_date < *m_birthDate || months > kMaxAgeMonths) return false;
    row.context.ageMonths = months;
    return true;
}

void RowReader::fault(std::size_t column, std::string_view da, std::string_view en)
{
    if (m_faults->hasRoom())
        m_faults->add({m_line, column, {std::string(da), std::string(en)}});
    else
        m_faults->count();
}

bool RowReader::nextStrictly(AnswersRow& row)
{
    const std::size_t faultsBefore = m_faults->total();
    exchange::CsvReader reader(m_block.substr(m_at));
    m_syntax.clear();
    reader.next(m_cells, m_syntax);
    const std::string_view record = m_block.substr(m_at, reader.offset());
    for (const auto& syntax : m_syntax) fault(syntax.column, syntax.what.da, syntax.what.en);

    const std::size_t expected = m_layout.columns.size();
    row.caseId = row.rater = {};
    if (m_cells.size() == expected) {
        readCells(row);
        // The views into the reader's own memory end with it.
        m_kept.assign(row.caseId);
        m_kept.append(row.rater);
        const std::size_t split = row.caseId.size();
        row.caseId = std::string_view(m_kept).substr(0, split);
        row.rater = std::string_view(m_kept).substr(split);
    } else if (m_syntax.empty()) {
        const Text what = say("linjen har {} celler, overskriften {}", "the row has {} cells, the header {}",
                              m_cells.size(), expected);
        fault(std::min(m_cells.size(), expected) + 1, what.da, what.en);
    }
    row.hasKey = !row.caseId.empty();
    row.isPlain = false;
    m_at += record.size();
    for (std::size_t i = 0; i < record.size(); ++i) {
        if (record[i] == '\n') ++m_line;
        if (record[i] == '\r' && (i + 1 == record.size() || record[i + 1] != '\n')) ++m_line;
    }
    return m_faults->total() == faultsBefore;
}

void RowReader::readCells(AnswersRow& row)
{
    bool isSound = true;
    bool hasRater = true;
    row.context = {};
    row.rater = {};
    m_birthDate.reset();
    m_date.reset();
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const bool hasSyntaxFault = std::ranges::any_of(m_syntax, [i](const auto& f) { return f.column == i + 1; });
        if (!hasSyntaxFault)
            isSound = readCell(i, row) && isSound;
        else if (m_layout.columns[i].kind == ColumnKind::Rater)
            hasRater = false;
    }
    if (!hasRater) row.caseId = {}; // half a key is none
    if (isSound && !setAge(row)) {
        fault(m_layout.column(ColumnKind::BirthDate), "fødselsdatoen passer ikke med datoen",
              "the birth date does not fit the date");
    }
}

bool RowReader::readCell(std::size_t column, AnswersRow& row)
{
    const std::string_view cell = m_cells[column];
    const auto checked = [&](bool isSound, std::string_view da, std::string_view en) {
        if (!isSound) fault(column + 1, da, en);
        return isSound;
    };
    constexpr std::string_view kNoDateDa = "datoen skal skrives ÅÅÅÅ-MM-DD og findes i kalenderen";
    constexpr std::string_view kNoDateEn = "the date must be written YYYY-MM-DD and exist in the calendar";
    switch (m_layout.columns[column].kind) {
    case ColumnKind::Case: row.caseId = cell; return checked(!cell.empty(), "\"case\" er tom", "\"case\" is empty");
    case ColumnKind::Rater: row.rater = cell; return true;
    case ColumnKind::AgeMonths:
        row.context.ageMonths = ageMonths(cell);
        return checked(cell.empty() || row.context.ageMonths, "alderen skal være hele måneder fra 0 til 2400",
                       "the age must be whole months from 0 to 2400");
    case ColumnKind::Sex:
        row.context.sex = sexOf(cell);
        return checked(cell.empty() || row.context.sex, "\"sex\" skal være boy, girl eller other",
                       "\"sex\" must be boy, girl or other");
    case ColumnKind::BirthDate:
        m_birthDate = Date::parseIso(cell);
        return checked(cell.empty() || m_birthDate, kNoDateDa, kNoDateEn);
    case ColumnKind::Date: m_date = Date::parseIso(cell); return checked(cell.empty() || m_date, kNoDateDa, kNoDateEn);
    case ColumnKind::Item: break;
    case ColumnKind::Unknown: return true;
    }
    const std::size_t item = m_layout.columns[column].item;
    row.answers[item] = kNotAnswered;
    if (cell.empty()) return true;
    const auto found = option(codesOf(item), cell);
    if (found) {
        row.answers[item] = *found;
        return true;
    }
    if (!m_faults->hasRoom()) {
        m_faults->count();
        return false;
    }
    std::string values;
    for (const auto& [value, index] : codesOf(item).values) values += (values.empty() ? "" : ", ") + value;
    const Text what =
        say("cellen er intet svar på \"{}\"; svarene er {} eller tom",
            "the cell is no answer to \"{}\"; the answers are {} or empty", m_instrument.items[item].id, values);
    return checked(false, what.da, what.en);
}

std::optional<std::uint8_t> RowReader::option(const ItemCodes& codes, std::string_view cell) const
{
    for (const auto& [value, index] : codes.values) {
        if (cell == value) return index;
    }
    return std::nullopt;
}

} // namespace trivsel::app::score_files
