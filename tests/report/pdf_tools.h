#pragma once

#include "report/pdf.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

/// Reads a document back with other people's programs (poppler, qpdf).
namespace trivsel::test {

/// A document on disk for as long as this lives.
class PdfOnDisk {
public:
    explicit PdfOnDisk(const report::Document& document)
    {
        auto made = report::pdf(document);
        EXPECT_TRUE(made) << (made ? "" : made.error().message.en);
        if (made) m_pdf = std::move(*made);
        m_path = std::filesystem::temp_directory_path() /
                 ("trivsel-report-" + std::to_string(std::random_device()()) + ".pdf");
        std::ofstream(m_path, std::ios::binary) << m_pdf.bytes;
    }
    PdfOnDisk(const PdfOnDisk&) = delete;
    PdfOnDisk& operator=(const PdfOnDisk&) = delete;
    ~PdfOnDisk() { std::filesystem::remove(m_path); }

    int pages() const { return m_pdf.pages; }
    const std::string& bytes() const { return m_pdf.bytes; }

    /// As a reader copies it; of one page, or of all (0).
    std::string text(int page = 0) const
    {
        const std::string one = page == 0 ? "" : " -f " + std::to_string(page) + " -l " + std::to_string(page);
        return run("pdftotext" + one + " '" + m_path.string() + "' -");
    }
    /// Line for line, nothing joined.
    std::string textAsPlaced() const { return run("pdftotext -layout '" + m_path.string() + "' -"); }
    std::string info() const { return run("pdfinfo '" + m_path.string() + "'"); }
    std::string structure() const { return run("pdfinfo -struct '" + m_path.string() + "'"); }
    /// The structure with the words in it.
    std::string structureText() const { return run("pdfinfo -struct-text '" + m_path.string() + "'"); }
    /// Everything in the file, not compressed.
    std::string open() const { return run("qpdf --qdf --object-streams=disable '" + m_path.string() + "' -"); }
    std::string check() const { return run("qpdf --check '" + m_path.string() + "' 2>&1"); }

private:
    static std::string run(const std::string& command)
    {
        std::string out;
        FILE* pipe = popen(command.c_str(), "r");
        EXPECT_NE(pipe, nullptr);
        if (pipe == nullptr) return out;
        std::array<char, 4096> buffer{};
        while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), n);
        EXPECT_EQ(pclose(pipe), 0) << command;
        return out;
    }
    report::Pdf m_pdf;
    std::filesystem::path m_path;
};

/// `s` with every run of white space made one space, for comparing words and not lines.
inline std::string flat(std::string_view s)
{
    std::string out;
    for (const char c : s) {
        const bool isSpace = c == ' ' || c == '\n' || c == '\f' || c == '\t';
        if (!isSpace)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

inline std::size_t countOf(std::string_view all, std::string_view part)
{
    std::size_t n = 0;
    for (std::size_t at = 0; (at = all.find(part, at)) != std::string_view::npos; at += part.size()) ++n;
    return n;
}

inline report::Document documentOf(std::vector<report::Block> blocks)
{
    report::Document d;
    d.title = "Prøve";
    d.date = Date::of(2026, 10, 12);
    d.blocks = std::move(blocks);
    return d;
}

} // namespace trivsel::test
