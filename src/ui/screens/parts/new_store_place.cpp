#include "ui/screens/parts/new_store_place.h"

#include "base/text.h"
#include "ui/text_editor.h"

#include <cstdlib>
#include <string>
#include <system_error>

namespace trivsel::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 60; ///< as shown in a file name

/// What stands for a letter in a file name; empty: left out. Danish letters as they are written without their keys.
std::string_view plainLetter(char32_t c)
{
    switch (c) {
    case U'æ':
    case U'ä': return "ae";
    case U'ø':
    case U'ö': return "oe";
    case U'å': return "aa";
    case U'Æ':
    case U'Ä': return "Ae";
    case U'Ø':
    case U'Ö': return "Oe";
    case U'Å': return "Aa";
    case U'é':
    case U'è':
    case U'ê':
    case U'ë': return "e";
    case U'É': return "E";
    case U'á':
    case U'à': return "a";
    case U'í': return "i";
    case U'ó': return "o";
    case U'ú':
    case U'ü': return "u";
    case U'Ü': return "U";
    case U'ð': return "d";
    case U'ý': return "y";
    default: return {};
    }
}

/// ASCII letters and digits of the name with dashes between; anything else would be trouble in some file system.
std::string fileNameOf(std::string_view institution)
{
    std::string name;
    const std::string shown = text::displayLine(institution, kLongestName);
    for (std::size_t at = 0; at < shown.size();) {
        const char32_t c = nextCodePoint(shown, at);
        const bool isPlain = (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
        if (isPlain)
            name.push_back(static_cast<char>(c));
        else if (const std::string_view letters = plainLetter(c); !letters.empty())
            name += letters;
        else if (!name.empty() && name.back() != '-')
            name.push_back('-');
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name.empty() ? "trivsel" : name;
}

} // namespace

fs::path homeFolder()
{
    const char* home = std::getenv("HOME");
    return home != nullptr && *home != '\0' ? fs::path(home) : fs::path("/tmp");
}

fs::path dataHome()
{
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && fs::path(data).is_absolute()) return fs::path(data) / "trivselslys";
    return homeFolder() / ".local" / "share" / "trivselslys";
}

fs::path proposedFile(std::string_view institution)
{
    const fs::path folder = dataHome();
    const std::string name = fileNameOf(institution);
    std::error_code ignored;
    for (int n = 1; n < 1000; ++n) {
        const fs::path file = folder / (name + (n == 1 ? "" : "-" + std::to_string(n)) + ".trivsel");
        if (!fs::exists(file, ignored)) return file;
    }
    return folder / (name + ".trivsel");
}

} // namespace trivsel::ui
