#include "app/roster_import_read.h"

#include "app/import_list.h"
#include "app/roster_import_columns.h"
#include "base/text.h"

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
    LineReader(const imports::ListRow& row, Date today, Date oldest) : m_row(row), m_today(today), m_oldest(oldest) {}

    Entry read()
    {
        m_entry.line = m_row.line;
        for (const auto& fault : m_row.syntax) refuse(fault.column, fault.what);
        m_entry.unitColumn = column(Field::Unit);
        m_entry.nameColumn = std::max(column(Field::Name), column(Field::FirstName));
        m_entry.idColumn = column(Field::Id);
        m_entry.cprColumn = column(Field::Cpr);
        m_entry.unit = text::toNfc(cell(Field::Unit));
        if (m_entry.unit.empty())
            refuse(m_entry.unitColumn, {"stue, klasse eller gruppe mangler", "the unit is missing"});
        readName();
        readBirthDate();
        readSex();
        m_entry.isProtected = readProtection(Field::Protected);
        readHolder(Field::Holder1, Field::Holder1Protected);
        readHolder(Field::Holder2, Field::Holder2Protected);
        m_entry.id = text::toNfc(cell(Field::Id));
        readCpr();
        return std::move(m_entry);
    }

private:
    std::size_t column(Field field) const { return m_row.column(static_cast<std::size_t>(field)); }
    std::string_view cell(Field field) const { return m_row.cell(static_cast<std::size_t>(field)); }
    void refuse(std::size_t column, Text what) { m_entry.refusals.push_back({column, std::move(what)}); }

    void readName()
    {
        if (column(Field::Name) != 0) {
            m_entry.name = text::toNfc(cell(Field::Name));
        } else {
            std::string name(cell(Field::FirstName));
            const std::string_view last = cell(Field::LastName);
            if (!name.empty() && !last.empty()) name += ' ';
            name += last;
            m_entry.name = text::toNfc(name);
        }
        m_entry.nameKey = nameKey(m_entry.name);
        if (m_entry.name.empty())
            refuse(m_entry.nameColumn, {"navnet mangler", "the name is missing"});
        else if (text::codePoints(m_entry.name) > kLongestName)
            refuse(m_entry.nameColumn, {"navnet er for langt", "the name is too long"});
    }

    void readBirthDate()
    {
        const std::string_view written = cell(Field::BirthDate);
        const auto date = Date::parseDanish(written);
        if (written.empty()) {
            refuse(column(Field::BirthDate), {"fødselsdatoen mangler", "the birth date is missing"});
        } else if (!date) {
            refuse(column(Field::BirthDate),
                   {"fødselsdatoen findes ikke eller er skrevet på en anden måde end dag-måned-år eller ÅÅÅÅ-MM-DD",
                    "the birth date does not exist, or is written in another way than day-month-year or YYYY-MM-DD"});
        } else if (*date > m_today) {
            refuse(column(Field::BirthDate), {"fødselsdatoen ligger i fremtiden", "the birth date is in the future"});
        } else if (*date < m_oldest) {
            refuse(column(Field::BirthDate), {"fødselsdatoen ligger mere end 30 år tilbage", "the birth date is more than 30 years ago"});
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
            refuse(column(Field::Sex),
                   {"kønnet er ukendt; skriv dreng eller pige (M eller K), eller lad cellen stå tom",
                    "the sex is unknown; write boy or girl (M or K), or leave the cell empty"});
        }
    }

    bool readProtection(Field field)
    {
        const std::string_view written = cell(field);
        if (written.empty()) return false;
        const std::string word = text::foldCase(written);
        constexpr std::array<std::string_view, 6> kYes{"ja", "j", "yes", "x", "1", "true"};
        constexpr std::array<std::string_view, 5> kNo{"nej", "n", "no", "0", "false"};
        const bool isYes = std::ranges::find(kYes, word) != kYes.end();
        if (!isYes && std::ranges::find(kNo, word) == kNo.end())
            refuse(column(field), {"skriv ja eller nej om navne- og adressebeskyttelse", "write yes or no about name and address protection"});
        return isYes;
    }

    void readHolder(Field field, Field protection)
    {
        Entry::Holder holder{text::toNfc(cell(field)), {}, readProtection(protection)};
        if (holder.name.empty()) {
            if (holder.isProtected) refuse(column(field), {"navnet på den, der har forældremyndigheden og er beskyttet, mangler", "the name of the protected holder of custody is missing"});
            return;
        }
        if (text::codePoints(holder.name) > kLongestName) return refuse(column(field), {"navnet er for langt", "the name is too long"});
        holder.nameKey = nameKey(holder.name);
        for (Entry::Holder& before : m_entry.holders) {
            if (before.nameKey != holder.nameKey) continue;
            before.isProtected = before.isProtected || holder.isProtected; // the same one, written twice
            return;
        }
        m_entry.holders.push_back(std::move(holder));
    }

    void readCpr()
    {
        const std::string_view written = cell(Field::Cpr);
        if (written.empty()) return;
        const auto digits = cprDigits(written);
        if (!digits) {
            refuse(column(Field::Cpr), {"et CPR-nummer har ti cifre", "a CPR number has ten digits"});
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

    const imports::ListRow& m_row;
    Date m_today, m_oldest;
    Entry m_entry;
};

} // namespace

std::string nameKey(std::string_view name)
{
    std::string key = text::foldCase(text::trim(name));
    std::size_t length = 0;
    bool space = false;
    for (const char c : key) { // each run of spaces becomes one, in place
        const bool isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!isSpace) {
            if (space) key[length++] = ' ';
            key[length++] = c;
        }
        space = isSpace;
    }
    key.resize(length);
    return key;
}

Result<void> readEntries(const RosterRequest& request, Date today, const std::function<void(const Entry&)>& take, const imports::Remembered& remembered,
                         JobProgress* progress, imports::Matching* matching)
{
    const Date oldest = today.plusMonths(-12 * kOldestYears);
    return imports::readList(request, {fieldNames(), findColumns}, remembered, progress, matching,
                             [&](const imports::ListRow& row) { take(LineReader(row, today, oldest).read()); });
}

} // namespace trivsel::app::roster
