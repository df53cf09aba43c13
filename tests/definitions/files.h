#pragma once

#include "support/temp_dir.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

/// Files that the tests of the definitions room read and write.
namespace trivsel::definitions::test {

inline std::filesystem::path dataDir()
{
    return std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data";
}
inline std::filesystem::path testDir()
{
    return std::filesystem::path(TRIVSEL_TEST_DATA) / "definitions";
}

inline std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in.is_open()) << path;
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A file of tests/data/definitions/sound without its extension.
inline std::string sound(const std::string& name)
{
    return bytesOf(testDir() / "sound" / (name + ".json"));
}

inline void write(const std::filesystem::path& path, std::string_view bytes)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

/// `text` with the first `from` replaced, which must be there.
inline std::string with(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

using trivsel::test::TempDir;

} // namespace trivsel::definitions::test
