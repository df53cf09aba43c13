#include "storage/backup_names.h"

#include "storage/errors.h"
#include "storage/key_file.h"
#include "storage/place.h"
#include "storage/safe_file.h"
#include "storage/secret.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace trivsel::storage {
namespace {

constexpr std::string_view kExtension = ".trivsel";

std::optional<int> digits(std::string_view s)
{
    int value = 0;
    const auto [end, ec] = std::from_chars(s.data(), s.data() + s.size(), value);
    if (s.empty() || s.front() == '-' || ec != std::errc() || end != s.data() + s.size()) return std::nullopt;
    return value;
}

/// `-1405` or `-1405-2`.
std::optional<std::pair<int, int>> timeAndNumber(std::string_view s)
{
    if (s.size() < 5 || s[0] != '-') return std::nullopt;
    const auto time = digits(s.substr(1, 4));
    if (!time || *time / 100 > 23 || *time % 100 > 59) return std::nullopt;
    if (s.size() == 5) return std::pair(*time, 1);
    const auto number = s[5] == '-' ? digits(s.substr(6)) : std::nullopt;
    if (!number || *number < 2 || s[6] == '0') return std::nullopt; // 02 is not how we write it
    return std::pair(*time, *number);
}

/// The Monday of the day's week: two days of an ISO week have the same one.
Date weekOf(Date day) { return day.plusDays(1 - static_cast<int>(day.weekday())); }
Date monthOf(Date day) { return day.plusDays(1 - static_cast<int>(day.day())); }

bool beginsWithId(const std::filesystem::path& file, const Bytes& id)
{
    const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    Bytes head(id.size());
    return fd && ::pread(fd.get(), head.data(), head.size(), 0) == static_cast<ssize_t>(head.size()) && head == id;
}

} // namespace

std::string backupStem(const std::filesystem::path& store)
{
    std::string name = store.filename().string();
    if (name.size() > kExtension.size() && name.ends_with(kExtension)) name.resize(name.size() - kExtension.size());
    return name;
}

std::string backupName(const std::string& stem, const BackupTime& t)
{
    const std::string number = t.number > 1 ? fmt::format("-{}", t.number) : "";
    return fmt::format("{}-{}-{:02}{:02}{}{}", stem, t.day.iso(), t.hour, t.minute, number, kExtension);
}

std::optional<NamedBackup> parseBackupName(const std::string& name)
{
    constexpr std::size_t kDay = 10, kTime = 5;
    if (!name.ends_with(kExtension)) return std::nullopt;
    const std::string_view words = std::string_view(name).substr(0, name.size() - kExtension.size());
    // The stem may look like a day itself, and the number is optional: the shortest ending that fits is the one we wrote.
    for (std::size_t tail = kTime; tail <= kTime + 6 && tail + kDay + 1 < words.size(); ++tail) {
        const std::size_t from = words.size() - tail - kDay;
        if (words[from - 1] != '-') continue;
        const auto day = Date::parseIso(words.substr(from, kDay));
        const auto time = timeAndNumber(words.substr(from + kDay));
        if (!day || !time) continue;
        return NamedBackup{std::string(words.substr(0, from - 1)), {*day, time->first / 100, time->first % 100, time->second}};
    }
    return std::nullopt;
}

std::filesystem::path defaultBackupFolder(const std::filesystem::path& store)
{
    return store.parent_path() / (backupStem(store) + "-sikkerhedskopier");
}

Result<void> checkBackupFolder(const std::filesystem::path& folder)
{
    if (!folder.is_absolute()) return errors::badBackupFolder(folder);
    std::error_code ec;
    const auto canonical = std::filesystem::weakly_canonical(folder, ec);
    for (const auto& path : {folder.lexically_normal(), ec ? folder : canonical})
        if (const auto sync = synchronisedFolder(path / "x")) return errors::backupInSynchronisedFolder(folder, *sync);
    return {};
}

Result<std::vector<BackupInfo>> listBackups(const std::filesystem::path& folder, const std::string& storeId)
{
    std::vector<BackupInfo> found;
    const auto id = fromHex(storeId, kStoreIdBytes);
    std::error_code ec;
    std::filesystem::directory_iterator files(folder, ec);
    if (ec == std::errc::no_such_file_or_directory) return found;
    if (ec || !id) return errors::cannotRead(folder, ec.value());
    for (; files != std::filesystem::directory_iterator(); files.increment(ec)) {
        if (ec) return errors::cannotRead(folder, ec.value());
        const auto& file = files->path();
        const auto name = parseBackupName(file.filename().string());
        struct stat st {}, key {};
        if (!name || ::lstat(file.c_str(), &st) != 0 || !S_ISREG(st.st_mode) || st.st_size == 0) continue;
        if (::lstat(keyFileOf(file).c_str(), &key) != 0 || !S_ISREG(key.st_mode) || !beginsWithId(file, *id)) continue;
        found.push_back({file, name->taken, static_cast<std::uint64_t>(st.st_size), std::nullopt});
    }
    std::sort(found.begin(), found.end(), [](const BackupInfo& a, const BackupInfo& b) {
        return std::pair(a.taken, a.file) > std::pair(b.taken, b.file);
    });
    return found;
}

std::vector<std::size_t> backupsToRemove(const std::vector<BackupTime>& taken, std::size_t newest)
{
    std::vector<std::size_t> byTime(taken.size());
    for (std::size_t i = 0; i < taken.size(); ++i) byTime[i] = i;
    std::stable_sort(byTime.begin(), byTime.end(), [&](std::size_t a, std::size_t b) { return taken[a] > taken[b]; });
    std::set<std::size_t> kept{newest};
    const auto keepLastOfEach = [&](int many, auto periodOf) {
        std::set<Date> seen;
        for (const std::size_t i : byTime) {
            if (static_cast<int>(seen.size()) == many) break;
            if (seen.insert(periodOf(taken[i].day)).second) kept.insert(i);
        }
    };
    keepLastOfEach(kDailyBackups, [](Date d) { return d; });
    keepLastOfEach(kWeeklyBackups, weekOf);
    keepLastOfEach(kMonthlyBackups, monthOf);
    std::vector<std::size_t> removed;
    for (std::size_t i = 0; i < taken.size(); ++i)
        if (!kept.contains(i)) removed.push_back(i);
    return removed;
}

} // namespace trivsel::storage
