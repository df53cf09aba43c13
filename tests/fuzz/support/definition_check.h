#pragma once

#include "definitions/catalog.h"
#include "fuzz/support/expect.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// What every reader of a definition file promises, whatever the bytes are.
namespace trivsel::fuzz {

/// The name that the files have in their faults.
inline constexpr std::string_view kFileName = "fil.json";

/// Each fault is of this file, in both languages, on one line of well-formed text, and its place is one that the bytes
/// have: `row:column` within them, or the path of a value or of a key that is missing.
void checkFaults(std::string_view bytes, const std::vector<definitions::Fault>& faults);

/// The same document in one line, if the bytes are one with no fault in its syntax.
std::optional<std::string> inOneLine(std::string_view bytes);

/// The value that `read` finds in the bytes, if it finds no fault.
template <class T>
std::optional<T> checkedRead(std::string_view bytes,
                             definitions::Loaded<T> (*read)(std::string_view, std::string_view))
{
    definitions::Loaded<T> loaded = read(bytes, kFileName);
    FUZZ_EXPECT(loaded.value.has_value() == loaded.faults.empty());
    checkFaults(bytes, loaded.faults);
    // The layout of a file says nothing: in one line it has the same faults in the same places, or the same value. Of
    // files with faults one in four is tried, which leaves time for more of them.
    if (!loaded.value && !Choices(bytes).oneIn(4)) return std::nullopt;
    if (const auto line = inOneLine(bytes)) {
        definitions::Loaded<T> again = read(*line, kFileName);
        FUZZ_EXPECT(again.faults == loaded.faults);
        FUZZ_EXPECT(again.value.has_value() == loaded.value.has_value());
        if constexpr (requires { again.value->sha256; }) {
            if (again.value) {
                FUZZ_EXPECT(again.value->sha256 == definitions::sha256Hex(*line));
                FUZZ_EXPECT(loaded.value->sha256 == definitions::sha256Hex(bytes));
                again.value->sha256 = loaded.value->sha256;
            }
        }
        FUZZ_EXPECT(again.value == loaded.value);
    } else {
        FUZZ_EXPECT(!loaded.value);
    }
    return std::move(loaded.value);
}

inline std::string_view asText(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

/// Whether an entry names a source of the file, or says that it is a local choice.
inline bool hasOrigin(const std::string& source, bool localChoice, const std::vector<core::Source>& sources)
{
    if (source.empty()) return localChoice;
    for (const core::Source& known : sources)
        if (known.id == source) return true;
    return false;
}

} // namespace trivsel::fuzz
