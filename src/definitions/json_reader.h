#pragma once

#include "base/date.h"
#include "core/rational.h"
#include "definitions/catalog.h"
#include "definitions/document.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The strict Reader: every read either gives a value of exactly the right kind or notes a fault at its place and goes
/// on, so that all faults of a file are found in one go. Nothing is converted on the way.
namespace trivsel::definitions {

class Node;

/// One document being read, and the faults found in it.
class Reader {
public:
    /// Reads the syntax; its faults, and repeated keys, are noted at once.
    Reader(std::string_view bytes, std::string_view fileName);

    /// The document, or an absent node when it could not be read as JSON.
    Node root();
    bool isSound() const { return m_faults.empty(); }
    /// All faults in the order of the file.
    std::vector<Fault> takeFaults();
    const Document& document() const { return m_document; }
    void fault(std::uint32_t value, Text what);
    /// At the place where `key` of the object `value` should stand.
    void faultMissing(std::uint32_t value, std::string_view key);
    /// A fault at a place given as a path, for checks that ran on the finished value.
    void faultAtPath(std::string_view path, Text what);

    /// Whether there is time for finding the nearest among `choices` once more: a file of nothing but unknown words
    /// must not take minutes.
    bool maySuggest(std::size_t choices);
    /// Whether maySuggest would still say yes; for not even gathering the choices when it would not.
    bool wouldSuggest(std::size_t choices) const;

private:
    struct Noted {
        std::size_t order;
        Fault fault;
    };
    std::string m_file;
    Document m_document;
    bool m_hasDocument = false;
    std::vector<Noted> m_faults;
    std::size_t m_compared = 0;
};

/// The nearest of `valid` to `word`; empty if `valid` is.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& valid);
/// ": mente du »x«?", or nothing to add.
Text didYouMean(Reader& reader, std::string_view word, const std::vector<std::string_view>& valid);

/// `[a-z][a-z0-9_-]{0,39}`
bool isId(std::string_view s);
/// `[a-z0-9][a-z0-9_-]{0,39}`: rungs of a ladder are usually just numbers.
bool isRungId(std::string_view s);

/// One value of the document, or an absent one: reading from an absent one gives nothing and notes nothing, since its
/// absence was noted where it belongs.
class Node {
public:
    Node() = default;
    Node(Reader& reader, std::uint32_t value) : m_reader(&reader), m_value(value) {}

    explicit operator bool() const { return m_reader != nullptr; }
    Document::Kind kind() const { return value().kind; }
    const std::string& key() const { return value().key; }
    const Document::Value& value() const { return m_reader->document().values[m_value]; }
    void fault(Text what) const;
    void faultMissing(std::string_view missingKey) const;
    Reader& reader() const { return *m_reader; }

    /// A text that is not empty and holds no control characters but line breaks and tabs.
    std::optional<std::string> string() const;
    std::optional<std::string> id() const;
    std::optional<std::string> rungId() const;
    std::optional<bool> boolean() const;
    /// Written without fraction and exponent, within both bounds.
    std::optional<std::int64_t> integer(std::int64_t least, std::int64_t most) const;
    std::optional<std::int32_t> int32(std::int32_t least, std::int32_t most) const;
    /// Exact; at most 60 digits.
    std::optional<core::Rational> decimal() const;
    /// `{"da": …, "en": …}`
    Text text() const;
    std::optional<Date> date() const;
    /// `[from, to]`, from <= to.
    std::optional<std::pair<std::int32_t, std::int32_t>> range(std::int32_t least, std::int32_t most) const;
    /// The elements; a fault if it is no list, or has fewer than `least`.
    std::vector<Node> elements(std::size_t least = 0) const;
    /// The values of an object whose keys are data; a fault if it is no object, or has fewer than `least`.
    std::vector<Node> entries(std::size_t least = 0) const;

    /// One of the words.
    template <class E, std::size_t N>
    std::optional<E> word(const std::array<std::pair<std::string_view, E>, N>& words) const
    {
        const auto s = string();
        if (!s) return std::nullopt;
        std::vector<std::string_view> valid;
        for (const auto& [name, meaning] : words) {
            if (*s == name) return meaning;
            valid.push_back(name);
        }
        faultUnknownWord(*s, valid);
        return std::nullopt;
    }
    /// »x« is none of the valid ones; names the nearest.
    void faultUnknownWord(std::string_view word, const std::vector<std::string_view>& valid) const;
    /// The same where the valid ones are names of the file itself (sets of them, or maps from them), which may be many:
    /// they are gathered only while there is time to compare them.
    template <class... Names> void faultUnknownName(std::string_view word, const Names&... names) const
    {
        std::vector<std::string_view> valid;
        if (m_reader && m_reader->wouldSuggest((names.size() + ... + 0U))) (gather(names, valid), ...);
        faultUnknownWord(word, valid);
    }

private:
    static void gather(const std::set<std::string, std::less<>>& names, std::vector<std::string_view>& valid)
    {
        valid.insert(valid.end(), names.begin(), names.end());
    }
    template <class T>
    static void gather(const std::map<std::string, T, std::less<>>& names, std::vector<std::string_view>& valid)
    {
        for (const auto& [name, value] : names) valid.push_back(name);
    }
    bool is(Document::Kind kind, const Text& wanted) const;
    Reader* m_reader = nullptr;
    std::uint32_t m_value = 0;
};

/// An object with known keys. Every key that is asked for is a valid one; `close` faults all others.
class Object {
public:
    explicit Object(Node node);
    /// False if the node was no object (noted) or absent.
    explicit operator bool() const { return m_isObject; }
    Node required(std::string_view key);
    Node optional(std::string_view key);
    bool has(std::string_view key) const;
    /// Reads `format`. False when it names another format: then nothing else is worth reading.
    bool hasFormat(std::string_view wanted);
    void close();
    const Node& node() const { return m_node; }

private:
    Node find(std::string_view key) const;
    Node m_node;
    bool m_isObject = false;
    std::vector<std::string_view> m_asked;
};

/// Notes the second and later uses of an id.
class Unique {
public:
    /// True when it is the first; otherwise a fault at `node`.
    bool add(const std::string& id, const Node& node);

private:
    std::set<std::string, std::less<>> m_seen;
};

} // namespace trivsel::definitions
