#pragma once

#include "app/score_files.h"
#include "base/text.h"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Faults of an answers file with their places. For score_files alone.
namespace trivsel::app::score_files {

constexpr std::size_t kMaxFaults = 1'000; ///< shown; the rest is counted

struct PlacedFault {
    std::size_t line = 0;
    std::size_t column = 0; ///< cell, from 1
    Text what;
};

/// Faults in the order found: the first kMaxFaults, and how many there are.
class FaultList {
public:
    /// True when one more would be kept; otherwise call count() and spare the text.
    bool hasRoom() const { return m_faults.size() < kMaxFaults; }
    void add(PlacedFault fault)
    {
        ++m_total;
        if (hasRoom()) m_faults.push_back(std::move(fault));
    }
    void count() { ++m_total; }
    void clear()
    {
        m_faults.clear();
        m_total = 0;
    }
    std::size_t total() const { return m_total; }
    bool empty() const { return m_total == 0; }
    std::vector<PlacedFault>& kept() { return m_faults; }
    const std::vector<PlacedFault>& kept() const { return m_faults; }
    /// Adds another list's faults after these, its lines moved on by `lines`.
    void append(const FaultList& other, std::size_t lines);
    void sort(); ///< by place

private:
    std::vector<PlacedFault> m_faults;
    std::size_t m_total = 0;
};

/// Something from a file's header as it may stand in a sentence: one line, not too long. Never used for a cell below
/// the header, which may be a child's.
inline std::string shown(std::string_view s)
{
    return text::displayLine(s, 60);
}

/// A sentence in both languages with the same arguments.
template <class... Args> Text say(std::string_view da, std::string_view en, const Args&... args)
{
    return {fmt::format(fmt::runtime(da), args...), fmt::format(fmt::runtime(en), args...)};
}

/// `file:row:column: what`
std::string faultLine(std::string_view file, const PlacedFault& fault, Language language);
void tell(const FaultList& faults, std::string_view file, Language language, FileFaults& into);
/// The error that goes with told faults.
tl::unexpected<Error> faultyFile(std::string_view file, std::size_t faults);

} // namespace trivsel::app::score_files
