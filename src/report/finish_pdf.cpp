#include "report/finish_pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

namespace trivsel::report {

namespace {

/// The number at the start of `s`, after blanks.
std::optional<std::size_t> numberAt(std::string_view s)
{
    s.remove_prefix(std::min(s.find_first_not_of(" \n"), s.size()));
    std::size_t value = 0;
    if (std::from_chars(s.data(), s.data() + s.size(), value).ec != std::errc()) return std::nullopt;
    return value;
}

std::optional<std::size_t> numberAfter(std::string_view s, std::string_view key)
{
    const std::size_t at = s.find(key);
    return at == std::string_view::npos ? std::nullopt : numberAt(s.substr(at + key.size()));
}

/// A file with one plain table of cross-references, as Cairo 1.16 writes it.
class File {
public:
    static std::optional<File> parse(std::string_view bytes)
    {
        File file;
        const std::size_t last = bytes.rfind("startxref\n");
        if (last == std::string_view::npos) return std::nullopt;
        const auto table = numberAt(bytes.substr(last + 10));
        if (!table || *table >= last || !bytes.substr(*table).starts_with("xref\n0 ")) return std::nullopt;
        const auto size = numberAt(bytes.substr(*table + 7));
        std::size_t at = bytes.find('\n', *table + 7) + 1;
        if (!size || *size < 2 || at + 20 * *size > last) return std::nullopt;

        std::map<std::size_t, std::size_t> numberOf; // by offset
        for (std::size_t number = 1; number < *size; ++number) {
            const auto offset = numberAt(bytes.substr(at + 20 * number, 10));
            if (!offset || *offset >= *table || bytes[at + 20 * number + 17] != 'n') return std::nullopt;
            numberOf[*offset] = number;
        }
        const std::string_view trailer = bytes.substr(at + 20 * *size, last - at - 20 * *size);
        const auto catalogue = numberAfter(trailer, "/Root ");
        const auto info = numberAfter(trailer, "/Info ");
        if (!catalogue || !info) return std::nullopt;
        file.m_catalogue = *catalogue;
        file.m_info = *info;
        file.m_head = bytes.substr(0, numberOf.begin()->first);
        for (auto i = numberOf.begin(); i != numberOf.end(); ++i) {
            const std::size_t end = std::next(i) == numberOf.end() ? *table : std::next(i)->first;
            file.m_objects[i->second] = std::string(bytes.substr(i->first, end - i->first));
        }
        return file;
    }

    std::string write() const
    {
        std::string out = m_head;
        std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", m_objects.size() + 1);
        for (const auto& [number, text] : m_objects) {
            table += fmt::format("{:010} 00000 n \n", out.size());
            out += text;
        }
        const std::size_t start = out.size();
        out += table;
        out += fmt::format("trailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n>>\nstartxref\n{}\n%%EOF\n",
                           m_objects.size() + 1, m_catalogue, m_info, start);
        return out;
    }

    void complete(Language language, const std::vector<std::string>& alternatives);

private:
    bool is(std::size_t number, std::string_view type) const
    {
        const auto found = m_objects.find(number);
        return found != m_objects.end() && found->second.find(fmt::format("/S /{}\n", type)) != std::string::npos;
    }
    static void addTo(std::string& object, std::string_view entries)
    {
        const std::size_t end = object.rfind(">>");
        if (end != std::string::npos) object.insert(end, entries);
    }
    bool isHeadOfItsRow(std::size_t row) const;
    void addDocumentElement(std::size_t root);

    std::string m_head;
    std::map<std::size_t, std::string> m_objects; ///< numbers without a gap from 1
    std::size_t m_catalogue = 0, m_info = 0;
};

std::string hexText(std::string_view utf8)
{
    std::string out = "<FEFF";
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        std::uint32_t c = bytes == 1 ? lead : lead & (0x7FU >> bytes);
        for (std::size_t k = 1; k < bytes && i + k < utf8.size(); ++k)
            c = (c << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        if (c > 0xFFFF)
            out += fmt::format("{:04X}{:04X}", 0xD800 + ((c - 0x10000) >> 10U), 0xDC00 + ((c - 0x10000) & 0x3FFU));
        else
            out += fmt::format("{:04X}", c);
        i += bytes;
    }
    return out + ">";
}

/// A head beside the cells of its row, not above those of its column.
bool File::isHeadOfItsRow(std::size_t row) const
{
    const auto found = m_objects.find(row);
    if (found == m_objects.end()) return false;
    const std::size_t list = found->second.find("/K [");
    if (list == std::string::npos) return false;
    std::string_view kids = std::string_view(found->second).substr(list + 4);
    kids = kids.substr(0, kids.find(']'));
    while (const auto kid = numberAt(kids)) {
        if (is(*kid, "TD")) return true;
        const std::size_t next = kids.find('R');
        if (next == std::string_view::npos) return false;
        kids.remove_prefix(next + 1);
    }
    return false;
}

/// All elements come under one Document, as the standard asks.
void File::addDocumentElement(std::size_t root)
{
    const std::size_t number = m_objects.size() + 1;
    std::string& text = m_objects[root];
    const std::size_t list = text.find("/K ");
    const std::size_t end = text.find('\n', list);
    if (list == std::string::npos || end == std::string::npos) return;
    const std::string kids = text.substr(list, end - list);
    text.replace(list, end - list, fmt::format("/K [ {} 0 R ]", number));
    const std::string parent = fmt::format("/P {} 0 R\n", root);
    for (auto& [other, object] : m_objects)
        if (object.find("<< /Type /StructElem\n") < 16)
            if (const std::size_t at = object.find(parent); at != std::string::npos)
                object.replace(at, parent.size(), fmt::format("/P {} 0 R\n", number));
    m_objects[number] = fmt::format(
        "{} 0 obj\n<< /Type /StructElem\n   /S /Document\n   /P {} 0 R\n   {}\n>>\nendobj\n", number, root, kids);
}

void File::complete(Language language, const std::vector<std::string>& alternatives)
{
    std::size_t figure = 0;
    for (auto& [number, text] : m_objects) { // Cairo numbers elements in reading order
        if (text.find("<< /Type /StructElem\n") >= 16) continue;
        if (is(number, "Figure") && figure < alternatives.size()) {
            // Displayed on one line: what hides or turns words in a name must not do so here either.
            addTo(text, "   /Alt " + hexText(text::displayLine(alternatives[figure++])) + "\n");
        } else if (is(number, "TH")) {
            const bool isRow = isHeadOfItsRow(numberAfter(text, "/P ").value_or(0));
            addTo(text, fmt::format("   /A << /O /Table /Scope /{} >>\n", isRow ? "Row" : "Column"));
        }
    }
    std::string& catalogue = m_objects[m_catalogue];
    const auto root = numberAfter(catalogue, "/StructTreeRoot ");
    addTo(catalogue,
          fmt::format(
              "   /Lang ({})\n   /MarkInfo << /Marked true >>\n   /ViewerPreferences << /DisplayDocTitle true >>\n",
              language == Language::Danish ? "da-DK" : "en-GB"));
    if (root) addDocumentElement(*root);
}

} // namespace

std::string finishPdf(std::string bytes, Language language, const std::vector<std::string>& alternatives)
{
    auto file = File::parse(bytes);
    if (!file) return bytes;
    file->complete(language, alternatives);
    return file->write();
}

} // namespace trivsel::report
