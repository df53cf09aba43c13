#include "fuzz/support/json_text.h"

#include <algorithm>
#include <cstdio>

namespace trivsel::fuzz {
namespace {

using definitions::Document;
using Kind = Document::Kind;

void printString(const std::string& s, std::string& out)
{
    out += '"';
    for (const char c : s) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20U) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
            out += escape;
        } else {
            out += c;
        }
    }
    out += '"';
}

// Recursion is bounded: a document is nested at most kMaxNesting deep.
void print(const Document& document, std::uint32_t at, std::string& out)
{
    const Document::Value& value = document.values[at];
    const bool isObject = value.kind == Kind::Object;
    switch (value.kind) {
    case Kind::Null: out += "null"; return;
    case Kind::Boolean: out += value.isTrue ? "true" : "false"; return;
    case Kind::Integer:
    case Kind::Decimal: out += value.text; return;
    case Kind::String: printString(value.text, out); return;
    case Kind::Array:
    case Kind::Object: break;
    }
    out += isObject ? '{' : '[';
    bool isFirst = true;
    for (const std::uint32_t child : value.children) {
        if (!isFirst) out += ',';
        isFirst = false;
        if (isObject) {
            printString(document.values[child].key, out);
            out += ':';
        }
        print(document, child, out);
    }
    out += isObject ? '}' : ']';
}

} // namespace

std::string printDocument(const Document& document)
{
    std::string out;
    print(document, 0, out);
    return out;
}

bool isSame(const Document& a, const Document& b)
{
    return std::ranges::equal(a.values, b.values, [](const Document::Value& x, const Document::Value& y) {
        return x.kind == y.kind && x.isTrue == y.isTrue && x.isRepeat == y.isRepeat && x.text == y.text &&
               x.key == y.key && x.parent == y.parent && x.index == y.index && x.children == y.children;
    });
}

bool hasRepeatedKey(const Document& document)
{
    return std::ranges::any_of(document.values, [](const Document::Value& value) { return value.isRepeat; });
}

} // namespace trivsel::fuzz
