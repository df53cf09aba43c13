#pragma once

#include "base/check.h"
#include "base/date.h"
#include "base/ids.h"
#include "core/casework/absence_day.h"
#include "core/people.h"
#include "core/position.h"
#include "storage/connection.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <array>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// Values to columns and back. Only the row files include this.
namespace trivsel::storage {

/// An enum and its words in the file.
template <class E, std::size_t N> using Words = std::array<std::pair<E, std::string_view>, N>;

template <class E, std::size_t N> std::string_view wordOf(const Words<E, N>& words, E value)
{
    for (const auto& [v, word] : words)
        if (v == value) return word;
    checkFailed("the value has a word", __FILE__, __LINE__);
}

template <class E, std::size_t N> E valueOf(const Words<E, N>& words, std::string_view word)
{
    for (const auto& [v, w] : words)
        if (w == word) return v;
    throw BadRow("an unknown word");
}

inline constexpr Words<core::Position, 4> kPositionWords{{{core::Position::Green, "green"},
                                                          {core::Position::Yellow, "yellow"},
                                                          {core::Position::Red, "red"},
                                                          {core::Position::Unassessed, "unassessed"}}};

inline constexpr Words<core::Role, 5> kRoleWords{{{core::Role::Pedagogue, "pedagogue"},
                                                  {core::Role::Teacher, "teacher"},
                                                  {core::Role::Leader, "leader"},
                                                  {core::Role::Consultant, "consultant"},
                                                  {core::Role::Administrator, "administrator"}}};

inline constexpr Words<core::UnitKind, 4> kUnitKindWords{{{core::UnitKind::Municipality, "municipality"},
                                                          {core::UnitKind::District, "district"},
                                                          {core::UnitKind::Institution, "institution"},
                                                          {core::UnitKind::Unit, "unit"}}};
inline constexpr Words<core::Setting, 5> kSettingWords{{{core::Setting::Daycare, "daycare"},
                                                        {core::Setting::School, "school"},
                                                        {core::Setting::AfterSchool, "after_school"},
                                                        {core::Setting::Dayplejer, "dayplejer"},
                                                        {core::Setting::Health, "health"}}};
inline constexpr Words<core::AbsenceDay::Kind, 3> kAbsenceWords{{{core::AbsenceDay::Kind::Illness, "illness"},
                                                                 {core::AbsenceDay::Kind::Permitted, "permitted"},
                                                                 {core::AbsenceDay::Kind::Unlawful, "unlawful"}}};

/// Binds one value after the other, in the order of the statement's question marks.
class Binder {
public:
    explicit Binder(SQLite::Statement& statement) : m_statement(statement) {}

    Binder& operator()(const std::string& s) { m_statement.bind(++m_index, s); return *this; }
    /// Not copied: `s` must live until the statement has run.
    Binder& kept(const std::string& s) { m_statement.bindNoCopy(++m_index, s); return *this; }
    Binder& operator()(std::string_view s) { return (*this)(std::string(s)); }
    Binder& operator()(const char* s) { return (*this)(std::string(s)); }
    Binder& operator()(std::int64_t n) { m_statement.bind(++m_index, n); return *this; }
    Binder& operator()(std::int32_t n) { return (*this)(std::int64_t{n}); }
    Binder& operator()(double d) { m_statement.bind(++m_index, d); return *this; }
    Binder& operator()(bool b) { return (*this)(std::int64_t{b ? 1 : 0}); }
    Binder& operator()(Date d) { return (*this)(d.iso()); }
    Binder& operator()(Instant at) { return (*this)(std::int64_t{at.time_since_epoch().count()}); }
    Binder& operator()(core::Position p) { return (*this)(std::string(core::toWord(p))); }
    template <class Tag> Binder& operator()(Id<Tag> id) { return id ? (*this)(id.value) : null(); }
    template <class T> Binder& operator()(const std::optional<T>& value) { return value ? (*this)(*value) : null(); }
    Binder& blob(const std::string& bytes)
    {
        m_statement.bind(++m_index, bytes.data(), static_cast<int>(bytes.size()));
        return *this;
    }
    Binder& null() { m_statement.bind(++m_index); return *this; }
    /// Runs a statement that returns nothing, and leaves it ready for the next row.
    void run()
    {
        m_statement.exec();
        m_statement.reset();
        m_statement.clearBindings();
    }

private:
    SQLite::Statement& m_statement;
    int m_index = 0;
};

/// The rows of a statement that is used once. SQLiteCpp counts references for every column it hands out; loading reads a
/// million of them.
class Rows {
public:
    Rows(Connection& c, const std::string& sql) : m_db(c.db().getHandle())
    {
        check(sqlite3_prepare_v2(m_db, sql.data(), static_cast<int>(sql.size()), &m_statement, nullptr));
    }
    ~Rows() { sqlite3_finalize(m_statement); }
    void bind(int index, std::int64_t n) { check(sqlite3_bind_int64(m_statement, index, n)); }
    /// `s` is not copied.
    void bind(int index, std::string_view s)
    {
        check(sqlite3_bind_text(m_statement, index, s.data(), static_cast<int>(s.size()), nullptr));
    }
    /// To the next row; false after the last. Throws SQLite::Exception.
    bool step()
    {
        const int rc = sqlite3_step(m_statement);
        if (rc != SQLITE_ROW && rc != SQLITE_DONE) throw SQLite::Exception(m_db, rc);
        return rc == SQLITE_ROW;
    }
    sqlite3_stmt* handle() const { return m_statement; }

    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

private:
    void check(int rc) const
    {
        if (rc != SQLITE_OK) throw SQLite::Exception(m_db, rc);
    }

    sqlite3* m_db;
    sqlite3_stmt* m_statement = nullptr;
};

/// Reads the columns of the current row one after the other. Throws BadRow for what we cannot have written.
class Reader {
public:
    explicit Reader(const Rows& rows) : m_statement(rows.handle()) {}

    /// The text in place, good until the next step; NULL is the empty text.
    std::string_view view() { return viewOf(m_index++); }
    std::string text() { return std::string(view()); }
    std::string bytes()
    {
        const void* data = sqlite3_column_blob(m_statement, m_index);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, m_index++));
        return data == nullptr ? std::string() : std::string(static_cast<const char*>(data), size);
    }
    std::int64_t number() { return sqlite3_column_int64(m_statement, m_index++); }
    double real() { return sqlite3_column_double(m_statement, m_index++); }
    std::int32_t small() { return sqlite3_column_int(m_statement, m_index++); }
    bool flag() { return small() != 0; }
    template <class T> T id() { return T{number()}; } ///< NULL is 0 is none
    Date date()
    {
        const auto d = Date::parseIso(view());
        if (!d) throw BadRow("a day that does not exist");
        return *d;
    }
    std::optional<Date> optionalDate() { return isNull() ? std::nullopt : std::optional(date()); }
    Instant instant() { return Instant(std::chrono::milliseconds(number())); }
    std::optional<Instant> optionalInstant() { return isNull() ? std::nullopt : std::optional(instant()); }
    template <class E, std::size_t N> E word(const Words<E, N>& words) { return valueOf(words, view()); }
    template <class E, std::size_t N> std::optional<E> optionalWord(const Words<E, N>& words)
    {
        return isNull() ? std::nullopt : std::optional(word(words));
    }

private:
    std::string_view viewOf(int column) const
    {
        const unsigned char* s = sqlite3_column_text(m_statement, column);
        const int size = sqlite3_column_bytes(m_statement, column);
        if (s != nullptr) return {reinterpret_cast<const char*>(s), static_cast<std::size_t>(size)};
        if (sqlite3_column_type(m_statement, column) != SQLITE_NULL) throw std::bad_alloc();
        return {};
    }
    /// Steps over the column when it is NULL.
    bool isNull()
    {
        if (sqlite3_column_type(m_statement, m_index) != SQLITE_NULL) return false;
        ++m_index;
        return true;
    }

    sqlite3_stmt* m_statement;
    int m_index = 0;
};

/// Every row of `sql`, made by `make(Reader&)`. `expected` rows are made room for at once.
template <class T, class Make> std::vector<T> readAll(Connection& c, const char* sql, Make make, std::int64_t expected = 0)
{
    Rows statement(c, sql);
    std::vector<T> rows;
    rows.reserve(static_cast<std::size_t>(expected));
    while (statement.step()) {
        Reader reader(statement);
        rows.push_back(make(reader));
    }
    return rows;
}

} // namespace trivsel::storage
