#include "app/passphrase.h"
#include "ui/screens/first_start/first_start_parts.h"
#include "ui/screens/parts/new_store_place.h"

#include <algorithm>
#include <system_error>

/// What was typed, as the request that makes the store.
namespace trivsel::ui::first_start {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 60;      ///< as shown in a message
constexpr std::size_t kLongestUserName = 100; ///< what a key slot takes

bool mayAddOthers(core::Role role)
{
    return role == core::Role::Leader || role == core::Role::Administrator;
}
bool hasUnit(const FirstStartView& view, const FirstStartView::Adult& adult)
{
    return std::any_of(adult.units.begin(), adult.units.end(), [&](int unit) {
        return unit >= 0 && unit < static_cast<int>(view.units.size()) &&
               !text::trim(view.units[static_cast<std::size_t>(unit)].text()).empty();
    });
}

/// As names are compared everywhere: without white space around them, capital or not.
std::string compared(const TextState& name)
{
    return text::foldCase(text::trim(name.text()));
}

std::optional<AdultFault> nameFault(const FirstStartView& view, std::size_t adult)
{
    using Field = AdultFault::Field;
    const std::string name = compared(view.adults[adult].name);
    if (name.empty()) return AdultFault{Field::Name, {"Skriv navnet på hver voksen.", "Write the name of each adult."}};
    if (text::codePoints(name) > kLongestUserName)
        return AdultFault{Field::Name,
                          {"Navnet er for langt: højst 100 tegn.", "The name is too long: at most 100 characters."}};
    for (std::size_t other = 0; other < adult; ++other)
        if (compared(view.adults[other].name) == name)
            return AdultFault{Field::Name,
                              {"To voksne hedder det samme. Navnet er det, man låser op med: gør dem forskellige.",
                               "Two adults have the same name. The name is what one unlocks with: make them differ."}};
    return std::nullopt;
}

bool needsUnit(core::Role role)
{
    return role == core::Role::Pedagogue || role == core::Role::Teacher;
}

} // namespace

std::vector<std::pair<int, std::string>> namedUnits(const FirstStartView& view)
{
    std::vector<std::pair<int, std::string>> named;
    for (std::size_t i = 0; i < view.units.size(); ++i) {
        const std::string_view name = text::trim(view.units[i].text());
        if (!name.empty()) named.emplace_back(static_cast<int>(i), std::string(name));
    }
    return named;
}

std::optional<Text> unitFault(const FirstStartView& view, std::size_t unit)
{
    if (unit == 0 && namedUnits(view).empty())
        return Text{"Skriv mindst én stue, klasse eller gruppe.", "Write at least one room, class or group."};
    const std::string name = compared(view.units[unit]);
    const auto end = view.units.begin() + static_cast<std::ptrdiff_t>(unit);
    if (name.empty() ||
        std::none_of(view.units.begin(), end, [&](const TextState& other) { return compared(other) == name; }))
        return std::nullopt;
    return Text{"Navnet står der allerede. Gør dem forskellige.", "The name is there already. Make them differ."};
}

std::optional<AdultFault> adultFault(const FirstStartView& view, std::size_t at)
{
    using Field = AdultFault::Field;
    if (auto fault = nameFault(view, at)) return fault;
    const FirstStartView::Adult& adult = view.adults[at];
    const std::string name = text::displayLine(text::trim(adult.name.text()), kLongestName);
    const std::size_t length = app::passphraseLength(adult.passphrase.text());
    if (length < app::kLeastPassphrase)
        return AdultFault{Field::Passphrase,
                          {"Adgangssætningen til " + name + " skal være på mindst 12 tegn.",
                           "The passphrase of " + name + " must have at least 12 characters."}};
    if (length > app::kMostPassphrase)
        return AdultFault{Field::Passphrase,
                          {"Adgangssætningen til " + name + " må højst være på 128 tegn.",
                           "The passphrase of " + name + " may have at most 128 characters."}};
    if (adult.passphrase.text() != adult.again.text())
        return AdultFault{Field::Again,
                          {"De to adgangssætninger til " + name + " er ikke ens. Skriv den igen.",
                           "The two passphrases of " + name + " are not the same. Write it again."}};
    if (needsUnit(adult.role) && !hasUnit(view, adult))
        return AdultFault{
            Field::Groups,
            {"Vælg, hvilke grupper " + name + " arbejder i.", "Choose which groups " + name + " works in."}};
    return std::nullopt;
}

bool lacksLeader(const FirstStartView& view)
{
    return std::none_of(view.adults.begin(), view.adults.end(),
                        [](const auto& adult) { return mayAddOthers(adult.role); });
}

fs::path fileOf(const FirstStartView& view)
{
    const std::string typed(text::trim(view.file.text()));
    if (typed.empty()) return {};
    fs::path file = typed.starts_with("~/") ? homeFolder() / typed.substr(2) : fs::path(typed);
    if (file.is_relative()) file = dataHome() / file;
    std::error_code ignored;
    if (!file.has_filename() || fs::is_directory(file, ignored))
        file /= proposedFile(text::trim(view.institution.text())).filename();
    if (file.extension() != ".trivsel") file += ".trivsel";
    return file.lexically_normal();
}

app::FirstStartRequest requestOf(const FirstStartView& view)
{
    app::FirstStartRequest request;
    request.file = fileOf(view);
    request.municipality = view.municipality;
    request.institution = text::trim(view.institution.text());
    request.setting = view.setting;
    const auto units = namedUnits(view);
    for (const auto& [at, name] : units) request.units.push_back(name);
    for (const auto& adult : view.adults) {
        app::FirstStartRequest::Adult made;
        made.name = text::trim(adult.name.text());
        made.role = adult.role;
        for (std::size_t i = 0; i < units.size(); ++i)
            if (std::find(adult.units.begin(), adult.units.end(), units[i].first) != adult.units.end())
                made.units.push_back(static_cast<int>(i));
        request.adults.push_back(std::move(made));
    }
    return request;
}

} // namespace trivsel::ui::first_start
