#pragma once

#include "base/check.h"
#include "base/date.h"
#include "base/ids.h"
#include "core/people.h"
#include "core/position.h"
#include "storage/connection.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <array>
#include <cstdint>
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

/// Binds one value after the other, in the order of the statement's question marks.
class Binder {
public:
    explicit Binder(SQLite::Statement& statement) : m_statement(statement) {}

    Binder& operator()(const std::string& s) { m_statement.bind(++m_index, s); return *this; }
    Binder& operator()(std::string_view s) { return (*this)(std::string(s)); }
    Binder& operator()(const char* s) { return (*this)(std::string(s)); }
    Binder& operator()(std::int64_t n) { m_statement.bind(++m_index, n); return *this; }
    Binder& operator()(std::int32_t n) { return (*this)(std::int64_t{n}); }
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

/// Reads the columns of the current row one after the other. Throws BadRow for what we cannot have written.
class Reader {
public:
    explicit Reader(SQLite::Statement& statement) : m_statement(statement) {}

    std::string text() { return next().getString(); }
    std::int64_t number() { return next().getInt64(); }
    std::int32_t small() { return next().getInt(); }
    bool flag() { return next().getInt() != 0; }
    template <class T> T id() { return T{next().getInt64()}; } ///< NULL is 0 is none
    Date date() { return dateOf(next()); }
    std::optional<Date> optionalDate()
    {
        const SQLite::Column c = next();
        return c.isNull() ? std::nullopt : std::optional(dateOf(c));
    }
    Instant instant() { return instantOf(next()); }
    std::optional<Instant> optionalInstant()
    {
        const SQLite::Column c = next();
        return c.isNull() ? std::nullopt : std::optional(instantOf(c));
    }
    template <class E, std::size_t N> E word(const Words<E, N>& words) { return valueOf(words, view(next())); }
    template <class E, std::size_t N> std::optional<E> optionalWord(const Words<E, N>& words)
    {
        const SQLite::Column c = next();
        return c.isNull() ? std::nullopt : std::optional(valueOf(words, view(c)));
    }
    SQLite::Column next() { return m_statement.getColumn(m_index++); }
    /// The text in place; good until the next step.
    static std::string_view view(const SQLite::Column& c)
    {
        const char* s = c.getText();
        return {s, static_cast<std::size_t>(c.getBytes())};
    }

private:
    static Date dateOf(const SQLite::Column& c)
    {
        const auto d = Date::parseIso(view(c));
        if (!d) throw BadRow("a day that does not exist");
        return *d;
    }
    static Instant instantOf(const SQLite::Column& c) { return Instant(std::chrono::milliseconds(c.getInt64())); }

    SQLite::Statement& m_statement;
    int m_index = 0;
};

/// Every row of `sql`, made by `make(Reader&)`.
template <class T, class Make> std::vector<T> readAll(Connection& c, const char* sql, Make make)
{
    SQLite::Statement statement(c.db(), sql);
    std::vector<T> rows;
    while (statement.executeStep()) {
        Reader reader(statement);
        rows.push_back(make(reader));
    }
    return rows;
}

} // namespace trivsel::storage
