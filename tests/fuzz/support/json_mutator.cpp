#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Changes whole values of a JSON text, so that most inputs get past the syntax and try the rules behind it. Every
// fourth change is libFuzzer's own, which knows nothing of JSON. Linked into the targets that read JSON.

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

namespace {

/// Where a value stands: a text or key with its quotation marks, a number, a word, or brackets with all within them.
struct Span {
    std::size_t from = 0, to = 0;
};

/// All values of the text, broken or not; nested ones after those that they stand in do not come in any order.
std::vector<Span> valuesOf(std::string_view s)
{
    constexpr std::size_t kMost = 4000;
    std::vector<Span> values;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < s.size() && values.size() < kMost; ++i) {
        const char c = s[i];
        if (c == '"') {
            std::size_t end = i + 1;
            while (end < s.size() && s[end] != '"') end += s[end] == '\\' ? 2U : 1U;
            end = std::min(end + 1, s.size());
            values.push_back({i, end});
            i = end - 1;
        } else if (c == '[' || c == '{') {
            open.push_back(i);
        } else if ((c == ']' || c == '}') && !open.empty()) {
            values.push_back({open.back(), i + 1});
            open.pop_back();
        } else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-') {
            const std::size_t end = std::min(s.find_first_of(" \t\r\n,:]}\"", i), s.size());
            values.push_back({i, end});
            i = end - 1;
        }
    }
    return values;
}

constexpr std::array<std::string_view, 24> kSnippets{
    "null", "true", "false", "0", "1", "-1", "2", "1.0", "0.5", "1e400", "1e-60", "999999999999999999999", "\"\"", "\"x\"",
    "[]", "{}", "[[]]", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"2026-11-22\"", "\"red\"", "\"green\"", "9223372036854775807",
    "[0,1200]"};

class Mutation {
public:
    Mutation(std::string text, unsigned seed) : m_text(std::move(text)), m_random(seed), m_values(valuesOf(m_text)) {}

    bool hasValues() const { return !m_values.empty(); }

    std::string make()
    {
        const Span at = any();
        switch (below(7)) {
        case 0: replace(at, std::string(kSnippets[below(kSnippets.size())])); break;
        case 1: replace(at, textOf(any())); break;
        case 2: swap(at, any()); break;
        case 3: repeat(at); break;
        case 4: remove(at); break;
        case 5: changeNumber(at); break;
        default: replace(at, textOf(sameKindAs(at))); break;
        }
        return std::move(m_text);
    }

private:
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(m_random() % n); }
    Span any() { return m_values[below(m_values.size())]; }
    std::string textOf(Span s) const { return m_text.substr(s.from, s.to - s.from); }
    void replace(Span at, const std::string& with) { m_text.replace(at.from, at.to - at.from, with); }

    Span sameKindAs(Span at)
    {
        for (int i = 0; i < 20; ++i) {
            const Span other = any();
            if (m_text[other.from] == m_text[at.from]) return other;
        }
        return at;
    }

    void swap(Span a, Span b)
    {
        if (a.from > b.from) std::swap(a, b);
        if (a.to > b.from) return; // one stands within the other
        const std::string first = textOf(a), second = textOf(b);
        replace(b, first);
        replace(a, second);
    }

    /// An element once more, or a member whose key stands before it.
    Span withItsKey(Span at) const
    {
        std::size_t i = at.from;
        while (i > 0 && (m_text[i - 1] == ' ' || m_text[i - 1] == '\n')) --i;
        if (i == 0 || m_text[i - 1] != ':') return at;
        const std::size_t close = m_text.rfind('"', i - 1);
        const std::size_t start = close == std::string::npos || close == 0 ? close : m_text.rfind('"', close - 1);
        return start == std::string::npos || start == 0 ? at : Span{start, at.to};
    }

    void repeat(Span at)
    {
        const Span whole = withItsKey(at);
        m_text.insert(whole.to, "," + textOf(whole));
    }

    void remove(Span at)
    {
        Span whole = withItsKey(at);
        const std::size_t next = m_text.find_first_not_of(" \t\r\n", whole.to);
        if (next != std::string::npos && m_text[next] == ',') {
            whole.to = next + 1;
        } else {
            const std::size_t before = whole.from == 0 ? std::string::npos : m_text.find_last_not_of(" \t\r\n", whole.from - 1);
            if (before != std::string::npos && m_text[before] == ',') whole.from = before;
        }
        m_text.erase(whole.from, whole.to - whole.from);
    }

    void changeNumber(Span at)
    {
        for (int i = 0; i < 20 && (m_text[at.from] < '0' || m_text[at.from] > '9'); ++i) at = any();
        std::string digits = textOf(at);
        char& digit = digits[below(digits.size())];
        if (digit >= '0' && digit <= '9') digit = static_cast<char>('0' + (digit - '0' + 1 + below(9)) % 10);
        if (below(6) == 0) digits.insert(below(digits.size() + 1), 1, "0123456789.e-"[below(13)]);
        replace(at, digits);
    }

    std::string m_text;
    std::minstd_rand m_random;
    std::vector<Span> m_values;
};

} // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize, unsigned seed)
{
    if (seed % 4 == 0) return LLVMFuzzerMutate(data, size, maxSize);
    Mutation mutation(std::string(reinterpret_cast<const char*>(data), size), seed);
    if (!mutation.hasValues()) return LLVMFuzzerMutate(data, size, maxSize);
    const std::string changed = mutation.make();
    if (changed.size() > maxSize) return LLVMFuzzerMutate(data, size, maxSize);
    std::memcpy(data, changed.data(), changed.size());
    return changed.size();
}
