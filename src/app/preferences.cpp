#include "app/application.h"
#include "app/output_file.h"

#include <nlohmann/json.hpp>

#include <set>

/// What the computer remembers between starts. Read strictly: a file that is not whole and right gives the defaults, since
/// nothing in it is worth a question at start.
namespace trivsel::app {
namespace {

using nlohmann::json;

constexpr const char* kFormat = "trivselslys.preferences/1";
constexpr std::size_t kMostRecent = 8;
constexpr std::size_t kLongestFile = 64 * 1024;

std::filesystem::path fileIn(const std::filesystem::path& configDir) { return configDir / "preferences.json"; }

std::optional<Preferences> fromJson(const json& doc)
{
    static const std::set<std::string> kKeys{"format", "language", "zoom_percent", "theme", "recent_stores", "last_user"};
    if (!doc.is_object()) return std::nullopt;
    for (const auto& [key, value] : doc.items()) {
        if (kKeys.count(key) == 0) return std::nullopt;
    }
    const auto word = [&](const char* key) -> std::optional<std::string> {
        const auto at = doc.find(key);
        return at != doc.end() && at->is_string() ? std::optional(at->get<std::string>()) : std::nullopt;
    };
    Preferences p;
    if (word("format") != kFormat) return std::nullopt;
    const auto language = word("language");
    if (language != "da" && language != "en") return std::nullopt;
    p.language = language == "da" ? Language::Danish : Language::English;
    const auto theme = word("theme");
    if (theme != "light" && theme != "dark") return std::nullopt;
    p.theme = theme == "dark" ? Preferences::Theme::Dark : Preferences::Theme::Light;
    const auto zoom = doc.find("zoom_percent");
    if (zoom == doc.end() || !zoom->is_number_integer()) return std::nullopt;
    const auto percent = zoom->get<std::int64_t>();
    if (percent < 80 || percent > 200) return std::nullopt;
    p.zoomPercent = static_cast<int>(percent);
    const auto user = word("last_user");
    if (!user) return std::nullopt;
    p.lastUser = *user;
    const auto recent = doc.find("recent_stores");
    if (recent == doc.end() || !recent->is_array() || recent->size() > kMostRecent) return std::nullopt;
    for (const json& path : *recent) {
        if (!path.is_string()) return std::nullopt;
        p.recentStores.push_back(path.get<std::string>());
    }
    return p;
}

/// Paths need not be UTF-8; what is not is remembered with a replacement and simply not found again.
json toJson(const Preferences& p)
{
    return {{"format", kFormat},
            {"language", p.language == Language::Danish ? "da" : "en"},
            {"zoom_percent", p.zoomPercent},
            {"theme", p.theme == Preferences::Theme::Dark ? "dark" : "light"},
            {"recent_stores", p.recentStores},
            {"last_user", p.lastUser}};
}

} // namespace

Preferences readPreferences(const std::filesystem::path& configDir)
{
    if (configDir.empty()) return {};
    const Result<std::string> bytes = readWholeFile(fileIn(configDir), kLongestFile);
    if (!bytes) return {};
    const json doc = json::parse(*bytes, nullptr, false);
    return fromJson(doc).value_or(Preferences{});
}

Result<void> writePreferences(const std::filesystem::path& configDir, const Preferences& preferences)
{
    if (configDir.empty()) return {};
    std::error_code error;
    std::filesystem::create_directories(configDir, error);
    if (error) {
        return fail(ErrorCode::Failed,
                    {"Dine indstillinger kunne ikke gemmes på denne computer. De gælder, til programmet lukkes.",
                     "Your settings could not be saved on this computer. They hold until the program is closed."},
                    error.message());
    }
    Preferences kept = preferences;
    if (kept.recentStores.size() > kMostRecent) kept.recentStores.resize(kMostRecent);
    const std::string bytes = toJson(kept).dump(2, ' ', false, json::error_handler_t::replace) + "\n";
    return writeOutput(fileIn(configDir), bytes);
}

} // namespace trivsel::app
