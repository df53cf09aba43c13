#include "app/absence_import.h"
#include "app/import_list.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace trivsel::app::absence {

namespace {

using Kind = core::AbsenceDay::Kind;

constexpr int kOldestYears = 20; // of a day of absence: a school keeps none as long

std::optional<Kind> kindOf(std::string_view cell)
{
    const std::string word = text::foldCase(cell);
    const auto is = [&](auto... words) { return ((word == words) || ...); };
    if (is("sygdom", "syg", "sygefravær", "sygemeldt", "illness", "ill", "sick", "sickness")) return Kind::Illness;
    if (is("lovligt", "lovligt fravær", "ekstraordinær frihed", "frihed", "fritaget", "tilladt", "permitted", "excused", "authorised", "authorized")) return Kind::Permitted;
    if (is("ulovligt", "ulovligt fravær", "ulovlig", "ugyldigt fravær", "unlawful", "unexcused", "unauthorised", "unauthorized")) return Kind::Unlawful;
    return std::nullopt;
}

/// "0,5", "0.5", "50 %"; nothing for anything else.
std::optional<double> numberOf(std::string_view cell)
{
    std::string digits(cell);
    const bool isPercent = digits.ends_with('%');
    if (isPercent) digits.pop_back();
    digits = std::string(text::trim(digits));
    std::ranges::replace(digits, ',', '.');
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value)) return std::nullopt;
    return isPercent ? value / 100 : value;
}

/// One line being read.
class LineReader {
public:
    LineReader(const imports::ListRow& row, Date today) : m_row(row), m_today(today) {}

    Entry read()
    {
        m_entry.line = m_row.line;
        for (const auto& fault : m_row.syntax) refuse(fault.column, fault.what);
        m_entry.idColumn = column(Field::Id);
        m_entry.cprColumn = column(Field::Cpr);
        m_entry.nameColumn = std::max(column(Field::Name), column(Field::FirstName));
        m_entry.dateColumn = column(Field::Date);
        readChild();
        readDate();
        readKind();
        readPart();
        return std::move(m_entry);
    }

private:
    std::size_t column(Field field) const { return m_row.column(static_cast<std::size_t>(field)); }
    std::string_view cell(Field field) const { return m_row.cell(static_cast<std::size_t>(field)); }
    void refuse(std::size_t at, Text what) { m_entry.refusals.push_back({at, std::move(what)}); }

    void readChild()
    {
        m_entry.id = text::toNfc(cell(Field::Id));
        for (const char c : cell(Field::Cpr))
            if (c >= '0' && c <= '9') m_entry.cpr += c;
        std::string name(cell(Field::Name));
        if (name.empty() && !cell(Field::FirstName).empty()) name = std::string(cell(Field::FirstName)) + " " + std::string(cell(Field::LastName));
        m_entry.name = text::toNfc(text::trim(name));
        m_entry.birthDate = Date::parseDanish(cell(Field::BirthDate));
        const bool isNamed = !m_entry.name.empty() && m_entry.birthDate;
        if (m_entry.id.empty() && m_entry.cpr.empty() && !isNamed)
            refuse(m_entry.idColumn != 0 ? m_entry.idColumn : m_entry.nameColumn,
                   {"det kan ikke ses, hvilket barn det er: id, CPR-nummer eller navn og fødselsdato", "it cannot be told which child this is: an id, a CPR number, or name and birth date"});
    }

    void readDate()
    {
        const std::string_view written = cell(Field::Date);
        const auto date = Date::parseDanish(written.substr(0, std::min(written.find_first_of(" T"), written.size())));
        if (!date) {
            refuse(m_entry.dateColumn, {"datoen mangler, findes ikke eller er skrevet på en anden måde end dag-måned-år eller ÅÅÅÅ-MM-DD", "the date is missing, does not exist, or is written in another way than day-month-year or YYYY-MM-DD"});
        } else if (*date > m_today) {
            refuse(m_entry.dateColumn, {"datoen ligger i fremtiden", "the date is in the future"});
        } else if (*date < m_today.plusMonths(-12 * kOldestYears)) {
            refuse(m_entry.dateColumn, {"datoen ligger mere end 20 år tilbage", "the date is more than 20 years ago"});
        } else {
            m_entry.date = *date;
        }
    }

    void readKind()
    {
        const std::string_view written = cell(Field::Kind);
        if (const auto kind = kindOf(written)) {
            m_entry.kind = *kind;
            return;
        }
        refuse(column(Field::Kind), {"slags fravær er ukendt; skriv sygdom, lovligt eller ulovligt", "the kind of absence is unknown; write illness, permitted or unlawful"});
    }

    void readPart()
    {
        m_entry.partColumn = std::max({column(Field::Part), column(Field::Lessons), column(Field::Lesson)});
        m_entry.lesson = text::foldCase(cell(Field::Lesson));
        double part = 1;
        if (const std::string_view written = cell(Field::Part); !written.empty()) {
            part = numberOf(written).value_or(-1);
        } else if (const std::string_view count = cell(Field::Lessons); !count.empty() || !m_entry.lesson.empty()) {
            const double away = count.empty() ? 1 : numberOf(count).value_or(-1), all = numberOf(cell(Field::LessonsOfDay)).value_or(-1);
            if (all <= 0) {
                refuse(column(Field::LessonsOfDay), {"antallet af lektioner den dag mangler, så det kan ikke ses, hvor stor en del af dagen det er", "the number of lessons of that day is missing, so it cannot be told how much of the day it is"});
                return;
            }
            part = away / all;
        }
        if (part > 0 && part <= 1) m_entry.part = part;
        else refuse(m_entry.partColumn, {"delen af dagen skal være over 0 og højst hele dagen", "the part of the day must be over 0 and at most the whole day"});
    }

    const imports::ListRow& m_row;
    Date m_today;
    Entry m_entry;
};

bool has(const imports::Matched& columns, Field field) { return columns[static_cast<std::size_t>(field)] != 0; }

Result<imports::Matched> findColumns(const std::vector<std::string>& header, const std::string& mapping)
{
    auto columns = imports::matchColumns(fieldNames(), header, mapping);
    if (!columns) return columns;
    Text missing;
    const auto need = [&](bool isThere, std::string_view da, std::string_view en) {
        if (isThere) return;
        missing.da += (missing.da.empty() ? "" : ", ") + std::string(da);
        missing.en += (missing.en.empty() ? "" : ", ") + std::string(en);
    };
    const bool isNamed = (has(*columns, Field::Name) || (has(*columns, Field::FirstName) && has(*columns, Field::LastName))) && has(*columns, Field::BirthDate);
    need(has(*columns, Field::Date), "dato (date)", "dato (date)");
    need(has(*columns, Field::Id) || has(*columns, Field::Cpr) || isNamed, "id, cpr eller navn og fødselsdato (id, cpr, name, birth_date)", "id, cpr, or name and birth_date");
    need(has(*columns, Field::Kind), "slags fravær (kind)", "kind");
    if (missing.empty()) return columns;
    return fail(ErrorCode::BadInput, {"Fraværslistens første linje skal være overskrifter. Den mangler: " + missing.da + ". Intet er indlæst. Ret overskrifterne, eller vælg kolonner selv.",
                                      "The first line of the absence list must be its headings. Missing: " + missing.en + ". Nothing was imported. Correct the headings, or choose the columns yourself."});
}

} // namespace

std::span<const imports::FieldName> fieldNames()
{
    static const std::vector<imports::FieldName> names{
        {"date", {"date", "dato", "fraværsdato", "dag"}},
        {"id", {"id", "elev-id", "elevid", "unilogin", "uni-login"}},
        {"cpr", {"cpr", "cpr-nr", "cpr-nr.", "cprnr", "cpr-nummer", "cpr nummer"}},
        {"name", {"name", "navn", "elev", "elevens navn", "barnets navn"}},
        {"first_name", {"first_name", "fornavn", "first name"}},
        {"last_name", {"last_name", "efternavn", "last name"}},
        {"birth_date", {"birth_date", "fødselsdato", "fødselsdag", "birth date", "foedselsdato"}},
        {"kind", {"kind", "fraværstype", "fraværsart", "fraværsårsag", "type", "slags", "årsag"}},
        {"lesson", {"lesson", "lektion", "lektion nr.", "lektion nr", "modul"}},
        {"lessons", {"lessons", "lektioner", "antal lektioner", "fraværslektioner"}},
        {"lessons_of_day", {"lessons_of_day", "lektioner i alt", "dagens lektioner", "lektioner den dag"}},
        {"part", {"part", "del", "del af dag", "del af dagen", "andel"}},
    };
    return names;
}

bool isAbsenceHeader(const std::vector<std::string>& header)
{
    const auto columns = imports::matchColumns(fieldNames(), header, {});
    return columns && has(*columns, Field::Date) && (has(*columns, Field::Kind) || has(*columns, Field::Part) || has(*columns, Field::Lesson) || has(*columns, Field::Lessons));
}

Result<void> readEntries(const RosterRequest& request, Date today, const std::function<void(const Entry&)>& take, const imports::Remembered& remembered,
                         JobProgress* progress, imports::Matching* matching)
{
    return imports::readList(request, {fieldNames(), findColumns}, remembered, progress, matching,
                             [&](const imports::ListRow& row) { take(LineReader(row, today).read()); });
}

} // namespace trivsel::app::absence
