#include "definitions/document.h"

#include "definitions/say.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace trivsel::definitions {
namespace {

using Json = nlohmann::json;

bool isPlainKey(std::string_view key)
{
    return !key.empty() && key.size() <= 60 && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

SyntaxFault faultAt(std::string_view bytes, std::size_t offset, Text what)
{
    const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
    const auto row = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const std::size_t lastBreak = before.rfind('\n');
    const std::string_view line = lastBreak == std::string_view::npos ? before : before.substr(lastBreak + 1);
    return {row, text::codePoints(line) + 1, std::move(what)};
}

/// Offset of the first byte that is not part of well-formed UTF-8; isUtf8 must have said no.
std::size_t firstBadByte(std::string_view bytes)
{
    std::size_t good = 0;
    std::size_t bad = bytes.size();
    while (bad - good > 1) { // `good` bytes from the start are sound up to a cut character
        std::size_t middle = good + (bad - good) / 2;
        std::size_t cut = middle;
        while (cut > good && (static_cast<unsigned char>(bytes[cut]) & 0xC0U) == 0x80U) --cut;
        if (cut == good) {
            cut = middle;
            while (cut < bad && (static_cast<unsigned char>(bytes[cut]) & 0xC0U) == 0x80U) ++cut;
            if (cut == bad) break;
        }
        if (text::isUtf8(bytes.substr(good, cut - good)))
            good = cut;
        else
            bad = cut;
    }
    return good;
}

/// Offset of the bracket that opens one level too many. Brackets inside strings do not count.
std::optional<std::size_t> tooDeepAt(std::string_view bytes)
{
    std::size_t depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > kMaxNesting) return i;
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return std::nullopt;
}

/// The library's names of tokens in plain words.
Text tokenWords(std::string_view token)
{
    static constexpr std::array<std::array<std::string_view, 3>, 13> kWords{{
        {"string literal", "en tekst i \"anførselstegn\"", "a text in \"quotation marks\""},
        {"number literal", "et tal", "a number"},
        {"true literal", "true", "true"},
        {"false literal", "false", "false"},
        {"null literal", "null", "null"},
        {"end of input", "slutningen af filen", "the end of the file"},
        {"'['", "[", "["},
        {"']'", "]", "]"},
        {"'{'", "{", "{"},
        {"'}'", "}", "}"},
        {"':'", "et kolon", "a colon"},
        {"','", "et komma", "a comma"},
        {"'[', '{', or a literal", "en værdi", "a value"},
    }};
    for (const auto& [name, da, en] : kWords)
        if (token == name) return {std::string(da), std::string(en)};
    return {"noget andet", "something else"};
}

/// What the library says about a broken token, in plain words.
Text lexerWords(std::string_view message)
{
    static constexpr std::array<std::array<std::string_view, 3>, 9> kWords{{
        {"missing closing quote", "teksten mangler sit afsluttende anførselstegn",
         "the text lacks its closing quotation mark"},
        {"control character", "et linjeskift eller styretegn står midt i en tekst (skriv \\n)",
         "a line break or control character stands within a text (write \\n)"},
        {"forbidden character after backslash", "tegnet efter \\ er ikke tilladt",
         "the character after \\ is not allowed"},
        {"must be followed by 4 hex digits", "\\u skal følges af fire hexcifre",
         "\\u must be followed by four hex digits"},
        {"surrogate", "\\u-tegnet er kun et halvt tegn (surrogat)",
         "the \\u character is only half a character (surrogate)"},
        {"ill-formed UTF-8", "tegnet er ikke gyldig UTF-8", "the character is not valid UTF-8"},
        {"invalid number", "tallet er ikke skrevet som JSON-tal", "the number is not written as a JSON number"},
        {"number overflow", "tallet er for stort", "the number is too large"},
        {"invalid literal", "her står noget, der ikke er JSON", "this is not JSON"},
    }};
    for (const auto& [part, da, en] : kWords)
        if (message.find(part) != std::string_view::npos) return {std::string(da), std::string(en)};
    return {"filen er ikke JSON", "the file is not JSON"};
}

/// Builds the flat document; never asks the library for a value, so nothing is converted unseen.
class Builder : public nlohmann::json_sax<Json> {
public:
    explicit Builder(std::string_view bytes) : m_bytes(bytes) {}

    bool null() override { return add(Document::Kind::Null, {}); }
    bool boolean(bool value) override
    {
        add(Document::Kind::Boolean, {});
        m_document.values.back().isTrue = value;
        return true;
    }
    bool number_integer(number_integer_t value) override { return add(Document::Kind::Integer, std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override
    {
        return add(Document::Kind::Integer, std::to_string(value));
    }
    bool number_float(number_float_t, const string_t& raw) override
    {
        std::string token = raw;
        for (char& c : token) { // the library writes the decimal sign of the process's locale into the token
            if ((c < '0' || c > '9') && c != '-' && c != '+' && c != 'e' && c != 'E') c = '.';
        }
        const bool isInteger = token.find_first_of(".eE") == std::string::npos; // too large for the library's integers
        return add(isInteger ? Document::Kind::Integer : Document::Kind::Decimal, std::move(token));
    }
    bool string(string_t& value) override { return add(Document::Kind::String, std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Document::Kind::Object); }
    bool key(string_t& value) override
    {
        m_key = std::move(value);
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Document::Kind::Array); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string& lastToken, const nlohmann::detail::exception& ex) override
    {
        const std::string_view message = ex.what();
        const std::size_t at = message.find(" - unexpected ");
        if (at == std::string_view::npos) {
            const bool isEmpty = message.find("empty input") != std::string_view::npos;
            fault = isEmpty ? SyntaxFault{1, 1, {"filen er tom", "the file is empty"}}
                            : faultAt(m_bytes, position == 0 ? 0 : position - 1, lexerWords(message));
            return false;
        }
        std::string_view rest = message.substr(at + 14);
        const std::size_t split = rest.find("; expected ");
        const Text found = tokenWords(rest.substr(0, split));
        const std::size_t start = position > lastToken.size() ? position - lastToken.size() : 0;
        Text what = say("uventet: {}", "unexpected: {}", found);
        if (split != std::string_view::npos) {
            Text wanted = tokenWords(rest.substr(split + 11));
            // Where an object or list could end, it could also go on; the library names the end only.
            if (wanted.en == "}" || wanted.en == "]") wanted = say("et komma eller {}", "a comma or {}", wanted);
            what = say("her skulle stå {}, ikke {}", "{} was expected here, not {}", wanted, found);
        }
        fault = faultAt(m_bytes, found.en == "the end of the file" ? m_bytes.size() : start, std::move(what));
        return false;
    }

    Document take() { return std::move(m_document); }
    SyntaxFault fault;

private:
    bool add(Document::Kind kind, std::string text)
    {
        Document::Value value;
        value.kind = kind;
        value.text = std::move(text);
        const auto id = static_cast<std::uint32_t>(m_document.values.size());
        if (!m_open.empty()) {
            Open& parent = m_open.back();
            Document::Value& holder = m_document.values[parent.value];
            value.parent = parent.value;
            if (holder.kind == Document::Kind::Object) {
                value.isRepeat = !parent.keys.insert(m_key).second;
                value.key = std::move(m_key);
            } else {
                value.index = static_cast<std::uint32_t>(holder.children.size());
            }
            if (!value.isRepeat) holder.children.push_back(id);
        }
        m_document.values.push_back(std::move(value));
        return true;
    }
    bool open(Document::Kind kind)
    {
        add(kind, {});
        m_open.push_back({static_cast<std::uint32_t>(m_document.values.size() - 1), {}});
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    struct Open {
        std::uint32_t value;
        std::set<std::string, std::less<>> keys;
    };
    std::string_view m_bytes;
    Document m_document;
    std::vector<Open> m_open; // at most kMaxNesting
    std::string m_key;
};

std::optional<SyntaxFault> encodingFault(std::string_view bytes)
{
    if (bytes.size() >= 2) {
        const std::string_view start = bytes.substr(0, 2);
        if (start == "\xFF\xFE" || start == "\xFE\xFF")
            return SyntaxFault{
                1, 1, {"filen er gemt som UTF-16; gem den som UTF-8", "the file is UTF-16; save it as UTF-8"}};
    }
    if (text::isUtf8(bytes)) return std::nullopt;
    return faultAt(bytes, firstBadByte(bytes),
                   {"tegnet er ikke gyldig UTF-8; gem filen som UTF-8",
                    "the character is not valid UTF-8; save the file as UTF-8"});
}

} // namespace

std::string Document::path(std::uint32_t value) const
{
    std::vector<std::uint32_t> way;
    for (std::uint32_t at = value; at != 0; at = values[at].parent) way.push_back(at);
    std::string path = "$";
    for (auto at = way.rbegin(); at != way.rend(); ++at) {
        const Value& step = values[*at];
        if (values[step.parent].kind == Kind::Array)
            path += fmt::format("[{}]", step.index);
        else if (isPlainKey(step.key))
            path += "." + step.key;
        else
            path += fmt::format("[\"{}\"]", text::displayLine(step.key, 60));
    }
    return path;
}

ParsedDocument parseDocument(std::string_view bytes)
{
    ParsedDocument result;
    if (bytes.size() > kMaxBytes) {
        result.faults.push_back({0, 0, {"filen er større end 1 MB", "the file is larger than 1 MB"}});
        return result;
    }
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
        result.faults.push_back({1,
                                 1,
                                 {"filen begynder med et BOM-mærke; gem den som UTF-8 uden BOM",
                                  "the file begins with a byte order mark; save it as UTF-8 without BOM"}});
        bytes.remove_prefix(3);
    }
    if (auto fault = encodingFault(bytes)) {
        result.faults.push_back(std::move(*fault));
        return result;
    }
    if (const auto deep = tooDeepAt(bytes)) {
        result.faults.push_back(faultAt(bytes, *deep,
                                        say("lister og objekter ligger mere end {} inde i hinanden",
                                            "lists and objects are nested more than {} deep", kMaxNesting)));
        return result;
    }
    Builder builder(bytes);
    if (Json::sax_parse(bytes.begin(), bytes.end(), &builder))
        result.document = builder.take();
    else
        result.faults.push_back(std::move(builder.fault));
    return result;
}

} // namespace trivsel::definitions
