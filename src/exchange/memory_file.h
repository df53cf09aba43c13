#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>

namespace trivsel::exchange {

/// A file in memory alone, for libraries that write to a file name only. Gone with the object.
class MemoryFile {
public:
    static Result<MemoryFile> create();
    ~MemoryFile();
    MemoryFile(MemoryFile&& other) noexcept;
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string path() const; ///< opens it by name, within this process
    Result<std::string> bytes() const;

private:
    explicit MemoryFile(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

/// A folder whose files are held in memory (tmpfs) and that this user may write to; empty when the computer has none.
std::string memoryFolder();

} // namespace trivsel::exchange
