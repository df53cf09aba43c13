#include "definitions/document.h"

#include "base/text.h"
#include "fuzz/support/definition_check.h"
#include "fuzz/support/json_text.h"

#include <nlohmann/json.hpp>

// JSON read into a flat document, against the library's own reading of the same bytes.

namespace {

using namespace trivsel;
using definitions::Document;
using Json = nlohmann::json;
using Kind = Document::Kind;

/// The same value as the library's. Numbers by what they are when the library reads our text of them.
void compare(const Document& document, std::uint32_t at, const Json& json)
{
    const Document::Value& value = document.values[at];
    switch (value.kind) {
    case Kind::Null: FUZZ_EXPECT(json.is_null()); break;
    case Kind::Boolean: FUZZ_EXPECT(json.is_boolean() && json.get<bool>() == value.isTrue); break;
    case Kind::Integer:
    case Kind::Decimal: FUZZ_EXPECT(json.is_number() && Json::parse(value.text) == json); break;
    case Kind::String: FUZZ_EXPECT(json.is_string() && json.get_ref<const std::string&>() == value.text); break;
    case Kind::Array:
        FUZZ_EXPECT(json.is_array() && json.size() == value.children.size());
        for (std::size_t i = 0; i < json.size(); ++i) compare(document, value.children[i], json[i]);
        break;
    case Kind::Object:
        FUZZ_EXPECT(json.is_object() && json.size() == value.children.size());
        for (const std::uint32_t child : value.children) {
            const auto member = json.find(document.values[child].key);
            FUZZ_EXPECT(member != json.end());
            compare(document, child, *member);
        }
        break;
    }
}

std::size_t nestingOf(std::string_view bytes)
{
    std::size_t depth = 0, most = 0;
    bool inString = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\') ++i;
            else if (c == '"') inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            most = std::max(most, ++depth);
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return most;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view bytes = fuzz::asText(data, size);
    const auto parsed = definitions::parseDocument(bytes);
    FUZZ_EXPECT(parsed.document.has_value() || !parsed.faults.empty());
    std::vector<definitions::Fault> faults;
    for (const auto& f : parsed.faults) {
        FUZZ_EXPECT((f.row == 0) == (size > definitions::kMaxBytes));
        faults.push_back({std::string(fuzz::kFileName), f.row == 0 ? "" : std::to_string(f.row) + ":" + std::to_string(f.column), f.what});
    }
    fuzz::checkFaults(bytes, faults);

    const bool hasMark = bytes.starts_with("\xEF\xBB\xBF");
    if (hasMark) bytes.remove_prefix(3);
    const bool isWithin = size <= definitions::kMaxBytes && text::isUtf8(bytes) && nestingOf(bytes) <= definitions::kMaxNesting;
    // A second mark would be skipped by the library, which is not asked about it here.
    if (bytes.starts_with("\xEF\xBB\xBF")) return 0;
    FUZZ_EXPECT(parsed.document.has_value() == (isWithin && Json::accept(bytes)));
    if (!parsed.document) return 0;
    FUZZ_EXPECT(parsed.faults.size() == (hasMark ? 1U : 0U));

    const Document& document = *parsed.document;
    for (std::uint32_t at = 1; at < document.values.size(); ++at) FUZZ_EXPECT(document.values[at].parent < at);
    if (fuzz::hasRepeatedKey(document)) return 0;
    compare(document, 0, Json::parse(bytes));
    const auto again = definitions::parseDocument(fuzz::printDocument(document));
    FUZZ_EXPECT(again.document && again.faults.empty() && fuzz::isSame(*again.document, document));
    return 0;
}
