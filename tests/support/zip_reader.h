#pragma once

#include <zlib.h>

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>

/// Reads an archive (as workbooks are) by its table of contents, with zlib alone: another reader than the one that
/// wrote.
namespace trivsel::testing {

namespace detail {

inline std::uint32_t number(const std::string& bytes, std::size_t at, int size)
{
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i))))
                 << (8 * i);
    }
    return value;
}

inline std::string inflated(const std::string& packed, std::size_t size)
{
    std::string out(size, '\0');
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::runtime_error("zlib");
    std::string in = packed;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("not inflated");
    return out;
}

} // namespace detail

/// Every member by name.
inline std::map<std::string, std::string> unzipped(const std::string& bytes)
{
    using detail::number;
    std::map<std::string, std::string> members;
    const std::size_t end = bytes.rfind("PK\x05\x06");
    if (end == std::string::npos) throw std::runtime_error("no archive");
    std::size_t at = number(bytes, end + 16, 4);
    for (std::uint32_t left = number(bytes, end + 10, 2); left > 0; --left) {
        const std::uint32_t method = number(bytes, at + 10, 2), packed = number(bytes, at + 20, 4),
                            size = number(bytes, at + 24, 4);
        const std::uint32_t name = number(bytes, at + 28, 2), extra = number(bytes, at + 30, 2),
                            comment = number(bytes, at + 32, 2);
        const std::size_t local = number(bytes, at + 42, 4);
        const std::size_t data = local + 30 + number(bytes, local + 26, 2) + number(bytes, local + 28, 2);
        const std::string content = bytes.substr(data, packed);
        members[bytes.substr(at + 46, name)] = method == 0 ? content : detail::inflated(content, size);
        at += 46 + name + extra + comment;
    }
    return members;
}

} // namespace trivsel::testing
