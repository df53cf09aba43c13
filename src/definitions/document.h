#pragma once

#include "base/text.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trivsel::definitions {

/// Limits of a definition file (instrument-format.md): checked before a document is built.
inline constexpr std::size_t kMaxBytes = 1'000'000;
inline constexpr std::size_t kMaxNesting = 32;

/// A JSON document as a flat list of values in the order of the file: nothing in it is nested in memory, so no document
/// can drive a recursion. Numbers keep their text, so that nothing is rounded or converted unseen.
struct Document {
    enum class Kind { Null, Boolean, Integer, Decimal, String, Array, Object };
    struct Value {
        Kind kind = Kind::Null;
        bool isTrue = false;   ///< Boolean
        bool isRepeat = false; ///< its key stood earlier in the same object; left out of `children`
        std::string text;      ///< String: the text; Integer and Decimal: the number as written
        std::string key;       ///< within an object
        std::uint32_t parent = 0;
        std::uint32_t index = 0; ///< within an array
        std::vector<std::uint32_t> children;
    };
    std::vector<Value> values; ///< [0] is the document itself

    /// `$.areas[1].items[0].id`
    std::string path(std::uint32_t value) const;
};

/// Why bytes are no document, and where.
struct SyntaxFault {
    std::size_t row = 0;    ///< from 1; 0 = the file as a whole
    std::size_t column = 0; ///< from 1, in characters
    Text what;
};

/// What `parseDocument` found: a document, or at least one fault. A byte order mark alone leaves both.
struct ParsedDocument {
    std::optional<Document> document;
    std::vector<SyntaxFault> faults;
};

/// Checks size, byte order mark, UTF-8 and nesting, and only then reads the JSON.
ParsedDocument parseDocument(std::string_view bytes);

} // namespace trivsel::definitions
