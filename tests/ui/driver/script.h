#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trivsel::driver {

/// One line of a script: a command, what it is about, and which of several with the same label.
struct Line {
    std::string command; ///< empty: a blank line or a comment
    std::string argument;
    int nth = 1; ///< `"label"@2`
};

/// Reads `click "label"@2`, `press Tab`, `type "text"`, `screenshot FILE`, `wait saved`, `# comment` … Within quotes `\"`,
/// `\\` and `\n` stand for themselves. Nothing when the line cannot be read; `fault` then says why.
std::optional<Line> readLine(std::string_view line, std::string& fault);

} // namespace trivsel::driver
