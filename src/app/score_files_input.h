#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

/// Reading answers in blocks of whole records. For score_files alone.
namespace trivsel::app::score_files {

/// A file that can be read at any place. What has no places (a pipe) is kept in memory.
class InputFile {
public:
    static Result<InputFile> open(const std::filesystem::path& path);
    ~InputFile();
    InputFile(InputFile&& other) noexcept;
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    InputFile& operator=(InputFile&&) = delete;

    std::uint64_t size() const { return m_size; }
    /// Appends up to `count` bytes from `offset` on; fewer only at the end. False when the file cannot be read.
    bool read(std::uint64_t offset, std::size_t count, std::string& into) const;

private:
    InputFile() = default;
    int m_fd = -1;
    std::uint64_t m_size = 0;
    std::string m_memory;
};

/// Where a record ends: the offset after its line break, or npos when its end is not among `bytes` (`isWhole` = nothing
/// comes after them).
std::size_t endOfRecord(std::string_view bytes, std::size_t from, bool isWhole);

struct Block {
    std::size_t index = 0;
    std::uint64_t offset = 0; ///< of the block in the file
    std::string bytes;        ///< whole records
};

/// Hands out the file in blocks of whole records, in order; from any thread.
class BlockSource {
public:
    BlockSource(const InputFile& file, std::uint64_t from, std::size_t blockSize = 1024 * 1024);
    /// False at the end, or when the file cannot be read (then failed()).
    bool next(Block& block);
    bool failed() const { return m_failed; }

private:
    const InputFile& m_file;
    std::size_t m_blockSize;
    std::mutex m_mutex;
    std::uint64_t m_at;
    std::size_t m_index = 0;
    bool m_failed = false;
};

} // namespace trivsel::app::score_files
