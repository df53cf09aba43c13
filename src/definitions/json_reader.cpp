#include "definitions/json_reader.h"

#include "definitions/say.h"

#include <algorithm>
#include <charconv>

namespace trivsel::definitions {
namespace {

using Kind = Document::Kind;

Text kindWords(Kind kind)
{
    switch (kind) {
    case Kind::Null: return {"null", "null"};
    case Kind::Boolean: return {"true eller false", "true or false"};
    case Kind::Integer: return {"et helt tal", "a whole number"};
    case Kind::Decimal: return {"et tal med decimaler eller eksponent", "a number with a fraction or exponent"};
    case Kind::String: return {"en tekst", "a text"};
    case Kind::Array: return {"en liste [ ]", "a list [ ]"};
    case Kind::Object: break;
    }
    return {"et objekt { }", "an object { }"};
}

/// Letters to change, add, leave out or swap to get from `a` to `b`.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = row[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            next[j] = std::min({change, row[j] + 1, next[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                next[j] = std::min(next[j], before[j - 2] + 1);
        }
        before.swap(row);
        row.swap(next);
    }
    return row[b.size()];
}

constexpr std::size_t kMostCompared = 50'000;

bool isIdTail(std::string_view s)
{
    return s.size() <= 39 && std::all_of(s.begin(), s.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
           });
}

} // namespace

Reader::Reader(std::string_view bytes, std::string_view fileName) : m_file(fileName)
{
    ParsedDocument parsed = parseDocument(bytes);
    for (SyntaxFault& f : parsed.faults) {
        std::string place = f.row == 0 ? std::string() : fmt::format("{}:{}", f.row, f.column);
        m_faults.push_back({0, {m_file, std::move(place), std::move(f.what)}});
    }
    if (!parsed.document) return;
    m_document = std::move(*parsed.document);
    m_hasDocument = true;
    for (std::uint32_t i = 0; i < m_document.values.size(); ++i) {
        if (m_document.values[i].isRepeat) fault(i, {"nøglen står to gange", "the key stands twice"});
    }
}

Node Reader::root()
{
    return m_hasDocument ? Node(*this, 0) : Node();
}

void Reader::fault(std::uint32_t value, Text what)
{
    m_faults.push_back({value, {m_file, m_document.path(value), std::move(what)}});
}

void Reader::faultMissing(std::uint32_t value, std::string_view key)
{
    m_faults.push_back(
        {value, {m_file, fmt::format("{}.{}", m_document.path(value), key), {"nøglen mangler", "the key is missing"}}});
}

void Reader::faultAtPath(std::string_view path, Text what)
{
    m_faults.push_back({std::numeric_limits<std::size_t>::max(), {m_file, std::string(path), std::move(what)}});
}

std::vector<Fault> Reader::takeFaults()
{
    std::stable_sort(m_faults.begin(), m_faults.end(),
                     [](const Noted& a, const Noted& b) { return a.order < b.order; });
    std::vector<Fault> faults;
    faults.reserve(m_faults.size());
    for (Noted& n : m_faults) faults.push_back(std::move(n.fault));
    m_faults.clear();
    return faults;
}

bool Reader::maySuggest(std::size_t choices)
{
    m_compared += choices;
    return m_compared <= kMostCompared;
}

bool Reader::wouldSuggest(std::size_t choices) const
{
    return m_compared + choices <= kMostCompared;
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& valid)
{
    std::string_view best;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (const std::string_view v : valid) {
        const std::size_t distance = editDistance(word.substr(0, 60), v.substr(0, 60));
        if (distance < least) {
            least = distance;
            best = v;
        }
    }
    return best;
}

Text didYouMean(Reader& reader, std::string_view word, const std::vector<std::string_view>& valid)
{
    if (valid.empty() || !reader.maySuggest(valid.size())) return {};
    const std::string_view best = nearest(word, valid);
    return say("; mente du »{}«?", "; did you mean '{}'?", shown(best));
}

bool isId(std::string_view s)
{
    return !s.empty() && s[0] >= 'a' && s[0] <= 'z' && isIdTail(s.substr(1));
}

bool isRungId(std::string_view s)
{
    return isId(s) || (!s.empty() && s[0] >= '0' && s[0] <= '9' && isIdTail(s.substr(1)));
}

void Node::fault(Text what) const
{
    if (m_reader) m_reader->fault(m_value, std::move(what));
}

void Node::faultMissing(std::string_view missingKey) const
{
    if (m_reader) m_reader->faultMissing(m_value, missingKey);
}

bool Node::is(Kind wantedKind, const Text& wanted) const
{
    if (!m_reader) return false;
    const Kind actual = kind();
    if (actual == wantedKind) return true;
    if (actual == Kind::Null)
        fault({"null er ikke tilladt; lad nøglen være ude", "null is not allowed; leave the key out"});
    else if (wantedKind == Kind::Integer && actual == Kind::Decimal)
        fault(say("her skal stå et helt tal uden komma og eksponent, ikke {}",
                  "a whole number without fraction and exponent is expected here, not {}", shown(value().text)));
    else
        fault(say("her skal stå {}, ikke {}", "{} is expected here, not {}", wanted, kindWords(actual)));
    return false;
}

std::optional<std::string> Node::string() const
{
    if (!is(Kind::String, kindWords(Kind::String))) return std::nullopt;
    const std::string& s = value().text;
    if (text::trim(s).empty()) {
        fault({"teksten er tom", "the text is empty"});
        return std::nullopt;
    }
    const bool hasControl = std::any_of(s.begin(), s.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t') || c == 0x7F;
    });
    if (hasControl) {
        fault({"teksten indeholder et styretegn", "the text holds a control character"});
        return std::nullopt;
    }
    return s;
}

std::optional<std::string> Node::id() const
{
    auto s = string();
    if (!s || isId(*s)) return s;
    fault(say("»{}« er ikke et id: små bogstaver a-z, cifre, _ og -, først et bogstav, højst 40 tegn",
              "'{}' is not an id: small letters a-z, digits, _ and -, a letter first, at most 40 characters",
              shown(*s)));
    return std::nullopt;
}

std::optional<std::string> Node::rungId() const
{
    auto s = string();
    if (!s || isRungId(*s)) return s;
    fault(say("»{}« er ikke et trin: små bogstaver a-z, cifre, _ og -, højst 40 tegn",
              "'{}' is not a rung: small letters a-z, digits, _ and -, at most 40 characters", shown(*s)));
    return std::nullopt;
}

std::optional<bool> Node::boolean() const
{
    if (!is(Kind::Boolean, kindWords(Kind::Boolean))) return std::nullopt;
    return value().isTrue;
}

std::optional<std::int64_t> Node::integer(std::int64_t least, std::int64_t most) const
{
    if (!is(Kind::Integer, kindWords(Kind::Integer))) return std::nullopt;
    const std::string& token = value().text;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
    if (error == std::errc() && end == token.data() + token.size() && number >= least && number <= most) return number;
    if (most == std::numeric_limits<std::int32_t>::max())
        fault(say("{} er ikke tilladt her; mindst {}", "{} is not allowed here; at least {}", shown(token), least));
    else
        fault(say("{} ligger uden for {} til {}", "{} is outside {} to {}", shown(token), least, most));
    return std::nullopt;
}

std::optional<std::int32_t> Node::int32(std::int32_t least, std::int32_t most) const
{
    const auto number = integer(least, most);
    return number ? std::optional(static_cast<std::int32_t>(*number)) : std::nullopt;
}

std::optional<core::Rational> Node::decimal() const
{
    if (!m_reader) return std::nullopt;
    if (kind() != Kind::Integer && !(kind() == Kind::Decimal)) {
        is(Kind::Decimal, {"et tal", "a number"});
        return std::nullopt;
    }
    auto number = core::Rational::parseDecimal(value().text);
    if (!number)
        fault({"tallet har for mange cifre eller for stor en eksponent",
               "the number has too many digits or too large an exponent"});
    return number;
}

Text Node::text() const
{
    Object o(*this);
    if (!o) return {};
    Text t;
    t.da = o.required("da").string().value_or("");
    t.en = o.optional("en").string().value_or("");
    o.close();
    return t;
}

std::optional<Date> Node::date() const
{
    const auto s = string();
    if (!s) return std::nullopt;
    auto date = Date::parseIso(*s);
    if (!date)
        fault(
            say("»{}« er ikke en dato ÅÅÅÅ-MM-DD, der findes", "'{}' is not a date YYYY-MM-DD that exists", shown(*s)));
    return date;
}

std::optional<std::pair<std::int32_t, std::int32_t>> Node::range(std::int32_t least, std::int32_t most) const
{
    if (!is(Kind::Array, {"[fra, til]", "[from, to]"})) return std::nullopt;
    const std::vector<Node> parts = elements();
    if (parts.size() != 2) {
        fault(say("her skal stå to tal [fra, til], ikke {}", "two numbers [from, to] are expected here, not {}",
                  parts.size()));
        return std::nullopt;
    }
    const auto from = parts[0].int32(least, most);
    const auto to = parts[1].int32(least, most);
    if (!from || !to) return std::nullopt;
    if (*from > *to) {
        fault(say("fra ({}) er større end til ({})", "from ({}) is greater than to ({})", *from, *to));
        return std::nullopt;
    }
    return std::pair(*from, *to);
}

std::vector<Node> Node::elements(std::size_t least) const
{
    std::vector<Node> nodes;
    if (!is(Kind::Array, kindWords(Kind::Array))) return nodes;
    for (const std::uint32_t child : value().children) nodes.emplace_back(*m_reader, child);
    if (nodes.size() < least)
        fault(say("listen skal have mindst {}, men har {}", "the list must have at least {} but has {}", least,
                  nodes.size()));
    return nodes;
}

std::vector<Node> Node::entries(std::size_t least) const
{
    std::vector<Node> nodes;
    if (!is(Kind::Object, kindWords(Kind::Object))) return nodes;
    for (const std::uint32_t child : value().children) nodes.emplace_back(*m_reader, child);
    if (nodes.size() < least)
        fault(say("her skal stå mindst {}, men der er {}", "at least {} must stand here, but there are {}", least,
                  nodes.size()));
    return nodes;
}

void Node::faultUnknownWord(std::string_view word, const std::vector<std::string_view>& valid) const
{
    if (!m_reader) return;
    Text hint = didYouMean(*m_reader, word, valid);
    const auto isClose = [&] {
        return editDistance(word.substr(0, 60), nearest(word, valid).substr(0, 60)) <=
               std::max<std::size_t>(2, word.size() / 3);
    };
    if (!hint.empty() && valid.size() <= 10 && !isClose())
        hint = say("; muligt er {}", "; possible are {}", fmt::format("{}", fmt::join(valid, ", ")));
    fault(say("»{}« kendes ikke her{}", "'{}' is not known here{}", shown(word), hint));
}

Object::Object(Node node) : m_node(node)
{
    if (!m_node) return;
    if (m_node.kind() == Kind::Object)
        m_isObject = true;
    else
        (void)m_node.entries(); // notes the fault
}

Node Object::find(std::string_view key) const
{
    if (!m_isObject) return {};
    const auto& values = m_node.reader().document().values;
    for (const std::uint32_t child : m_node.value().children)
        if (values[child].key == key) return Node(m_node.reader(), child);
    return {};
}

bool Object::has(std::string_view key) const
{
    return static_cast<bool>(find(key));
}

Node Object::optional(std::string_view key)
{
    m_asked.push_back(key);
    return find(key);
}

Node Object::required(std::string_view key)
{
    Node found = optional(key);
    if (!found && m_isObject) m_node.faultMissing(key);
    return found;
}

bool Object::hasFormat(std::string_view wanted)
{
    const Node format = required("format");
    if (!format) return m_isObject;
    const auto word = format.string();
    if (!word || *word == wanted) return true;
    format.faultUnknownWord(*word, {wanted});
    return false;
}

void Object::close()
{
    if (!m_isObject) return;
    for (const std::uint32_t child : m_node.value().children) {
        const Node entry(m_node.reader(), child);
        if (std::find(m_asked.begin(), m_asked.end(), entry.key()) != m_asked.end()) continue;
        entry.fault(say("ukendt nøgle{}", "unknown key{}", didYouMean(m_node.reader(), entry.key(), m_asked)));
    }
}

bool Unique::add(const std::string& id, const Node& node)
{
    if (m_seen.insert(id).second) return true;
    node.fault(say("»{}« er brugt før", "'{}' is used before", shown(id)));
    return false;
}

} // namespace trivsel::definitions
