#pragma once

#include "fuzz/support/expect.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

namespace trivsel::fuzz {

/// A folder in memory (/dev/shm) for targets whose reader wants a file; gone when the process ends.
class ScratchFolder {
public:
    ScratchFolder()
    {
        std::string name = "/dev/shm/trivselslys-fuzz.XXXXXX";
        FUZZ_EXPECT(::mkdtemp(name.data()) != nullptr);
        m_path = name;
    }
    ~ScratchFolder()
    {
        std::error_code ec;
        std::filesystem::remove_all(m_path, ec);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

    static void write(const std::filesystem::path& file, std::string_view bytes)
    {
        const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        FUZZ_EXPECT(fd >= 0);
        FUZZ_EXPECT(::write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
        ::close(fd);
    }

    static std::string read(const std::filesystem::path& file)
    {
        const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        FUZZ_EXPECT(fd >= 0);
        std::string bytes(std::size_t{1} << 17, '\0');
        const ssize_t n = ::read(fd, bytes.data(), bytes.size());
        FUZZ_EXPECT(n >= 0);
        ::close(fd);
        bytes.resize(static_cast<std::size_t>(n));
        return bytes;
    }

private:
    std::filesystem::path m_path;
};

} // namespace trivsel::fuzz
