#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace trivsel::app {

/// Where a command's output goes: a file that appears under its name only when it is whole (written beside it as
/// `<name>.part`, flushed to disk, renamed), or standard output. What is not a regular file (a device, a pipe) is
/// written to directly.
class OutputFile {
public:
    OutputFile() = default;
    /// Empty path = standard output.
    static Result<OutputFile> open(const std::filesystem::path& path);
    ~OutputFile(); ///< without commit(): the part is removed, and a file behind standard output is cut back
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&& other) noexcept;

    Result<void> write(std::string_view bytes);
    Result<void> commit();

private:
    void discard() noexcept;
    Result<void> failed(int error) const;

    std::filesystem::path m_path, m_part;
    int m_fd = -1;
    bool m_isOwned = false;        ///< the descriptor is closed by us
    std::int64_t m_startedAt = -1; ///< position to cut back to; negative = cannot
};

/// Writes `bytes` in one go.
Result<void> writeOutput(const std::filesystem::path& path, std::string_view bytes);

/// The bytes of a file, at most `limit` (0 = no limit); a longer file is an error of bad input.
Result<std::string> readWholeFile(const std::filesystem::path& path, std::size_t limit = 0);

/// What the system says of errno value `error`, as a sentence for the user ("disken er fuld" …).
Text describeErrno(int error);

} // namespace trivsel::app
