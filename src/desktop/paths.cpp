#include "desktop/paths.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

namespace trivsel::desktop {

namespace fs = std::filesystem;

namespace {

/// The value of a variable that holds an absolute path; the base directory specification says to ignore others.
fs::path absoluteFrom(const char* variable)
{
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') return {};
    fs::path path(value);
    return path.is_absolute() ? path : fs::path();
}

fs::path home()
{
    const fs::path path = absoluteFrom("HOME");
    return path.empty() ? fs::path("/tmp") : path;
}

bool isDataFolder(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_directory(path / "instruments", ignored);
}

} // namespace

Result<fs::path> configFolder()
{
    fs::path base = absoluteFrom("XDG_CONFIG_HOME");
    if (base.empty()) base = home() / ".config";
    const fs::path folder = base / "trivselslys";
    std::error_code error;
    if (fs::is_directory(folder, error)) return folder;
    fs::create_directories(folder, error);
    if (error) {
        return fail(ErrorCode::Failed,
                    {fmt::format("Mappen {} til indstillinger kunne ikke oprettes. Se, om du må skrive der, eller sæt XDG_CONFIG_HOME til en "
                                 "anden mappe.", folder.string()),
                     fmt::format("The folder {} for settings could not be made. See whether you may write there, or set XDG_CONFIG_HOME to "
                                 "another folder.", folder.string())},
                    error.message());
    }
    fs::permissions(folder, fs::perms::owner_all, error);
    return folder;
}

fs::path storeFolder()
{
    fs::path base = absoluteFrom("XDG_DATA_HOME");
    if (base.empty()) base = home() / ".local" / "share";
    return base / "trivselslys";
}

Result<fs::path> dataFolder(const fs::path& program, const fs::path& fallback)
{
    std::vector<fs::path> tried;
    if (const char* given = std::getenv("TRIVSELSLYS_DATA"); given != nullptr && *given != '\0') tried.emplace_back(given);
    else {
        const fs::path beside = program.parent_path();
        tried = {beside / ".." / "share" / "trivselslys", beside / "data", beside / ".." / "data", beside / ".." / ".." / "data"};
        if (!fallback.empty()) tried.push_back(fallback);
    }
    std::string list;
    for (const fs::path& path : tried) {
        if (isDataFolder(path)) return fs::weakly_canonical(path);
        list += fmt::format("{}{}", list.empty() ? "" : ", ", path.lexically_normal().string());
    }
    return fail(ErrorCode::Failed,
                {fmt::format("Mappen med skemaer og vejledninger blev ikke fundet. Der er ledt i: {}. Sæt TRIVSELSLYS_DATA til mappen.", list),
                 fmt::format("The folder with forms and guides was not found. Looked in: {}. Set TRIVSELSLYS_DATA to the folder.", list)});
}

fs::path programPath()
{
    std::error_code error;
    fs::path path = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path() : path;
}

} // namespace trivsel::desktop
