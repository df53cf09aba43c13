#include "ui/screens/first_start/first_start_parts.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

/// What was typed, as the request that makes the store.
namespace trivsel::ui::first_start {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 60;

/// The place for data of this computer's user (XDG base directories).
fs::path dataHome()
{
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && fs::path(data).is_absolute()) return fs::path(data) / "trivselslys";
    const char* home = std::getenv("HOME");
    return (home != nullptr && *home != '\0' ? fs::path(home) : fs::path("/tmp")) / ".local" / "share" / "trivselslys";
}

/// Letters and digits of the name; the rest would be trouble in some file system.
std::string fileNameOf(std::string_view institution)
{
    std::string name;
    const std::string shown = text::displayLine(institution, kLongestName);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto c = static_cast<unsigned char>(shown[i]);
        const bool isPlain = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (isPlain) name.push_back(shown[i]);
        else if (!name.empty() && name.back() != '-') name.push_back('-');
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name.empty() ? "trivsel" : name;
}

bool needsUnit(core::Role role) { return role == core::Role::Pedagogue || role == core::Role::Teacher; }

} // namespace

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

std::vector<std::pair<int, std::string>> namedUnits(const FirstStartView& view)
{
    std::vector<std::pair<int, std::string>> named;
    for (std::size_t i = 0; i < view.units.size(); ++i) {
        const std::string_view name = text::trim(view.units[i].text());
        if (!name.empty()) named.emplace_back(static_cast<int>(i), std::string(name));
    }
    return named;
}

std::optional<Text> faultOf(const FirstStartView& view, const FirstStartView::Adult& adult)
{
    const std::string name(text::displayLine(text::trim(adult.name.text()), kLongestName));
    if (name.empty()) return Text{"Skriv navnet på hver voksen.", "Write the name of each adult."};
    const bool hasUnit = std::any_of(adult.units.begin(), adult.units.end(), [&](int unit) {
        return unit >= 0 && unit < static_cast<int>(view.units.size()) && !text::trim(view.units[static_cast<std::size_t>(unit)].text()).empty();
    });
    if (needsUnit(adult.role) && !hasUnit)
        return Text{"Vælg, hvilke grupper " + name + " arbejder i.", "Choose which groups " + name + " works in."};
    const std::size_t length = text::codePoints(text::toNfc(adult.passphrase.text()));
    if (length < kLeastPassphrase || length > kMostPassphrase)
        return Text{"Adgangssætningen til " + name + " skal være på mindst 12 tegn.", "The passphrase of " + name + " must have at least 12 characters."};
    if (adult.passphrase.text() != adult.again.text())
        return Text{"De to adgangssætninger til " + name + " er ikke ens. Skriv den igen.", "The two passphrases of " + name + " are not the same. Write it again."};
    return std::nullopt;
}

app::FirstStartRequest requestOf(const FirstStartView& view)
{
    app::FirstStartRequest request;
    request.file = text::trim(view.file.text());
    if (!request.file.empty() && request.file.extension() != ".trivsel") request.file += ".trivsel";
    request.municipality = view.municipality;
    request.institution = text::trim(view.institution.text());
    request.setting = view.setting;
    const auto units = namedUnits(view);
    for (const auto& [at, name] : units) request.units.push_back(name);
    for (const auto& adult : view.adults) {
        app::FirstStartRequest::Adult made;
        made.name = text::trim(adult.name.text());
        made.role = adult.role;
        made.passphrase = adult.passphrase.text();
        for (std::size_t i = 0; i < units.size(); ++i)
            if (std::find(adult.units.begin(), adult.units.end(), units[i].first) != adult.units.end()) made.units.push_back(static_cast<int>(i));
        request.adults.push_back(std::move(made));
    }
    return request;
}

} // namespace trivsel::ui::first_start
