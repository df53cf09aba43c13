#include "exchange/oneroster.h"

#include "base/text.h"
#include "exchange/spreadsheet_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace trivsel::exchange {

namespace {

constexpr std::string_view kManifest = "manifest.csv", kOrgs = "orgs.csv", kUsers = "users.csv", kClasses = "classes.csv",
                           kEnrollments = "enrollments.csv", kDemographics = "demographics.csv";
constexpr std::array<std::string_view, 6> kOrgTypes{"school", "district", "department", "local", "state", "national"};
constexpr int kOldestYears = 30; ///< far above every school, and low enough to catch a wrong century
constexpr std::size_t kLongestName = 20'000;

/// "C:\ud\Users.CSV", "users.csv": the last part, in lower case.
std::string plainName(std::string_view name)
{
    const std::size_t slash = name.find_last_of("/\\");
    return text::foldCase(slash == std::string_view::npos ? name : name.substr(slash + 1));
}

const std::string* fileOf(const FolderFiles& files, std::string_view name)
{
    for (const auto& [its, bytes] : files)
        if (plainName(its) == name) return &bytes;
    return nullptr;
}

bool isMarkedDeleted(const std::string& status) { return status == "tobedeleted" || status == "inactive"; }

/// How far the folder is read, and whether somebody still wants it.
struct Watch {
    const GoesOn& goesOn;
    std::size_t before = 0; ///< bytes of the files that are done
    bool isStopped = false;
    bool goOn(std::size_t offset)
    {
        isStopped = isStopped || (goesOn && !goesOn(before + offset));
        return !isStopped;
    }
};

/// One file of the folder, row by row; its faults go to the folder's.
class Table {
public:
    Table(std::string_view file, std::vector<OneRosterFault>& faults, Watch& watch) : m_file(file), m_faults(faults), m_watch(watch) {}
    ~Table() { m_watch.before += m_table ? m_table->size() : 0; }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    /// What stands in the way of reading it at all is added to `wrong`.
    void open(const std::string& bytes, std::initializer_list<std::string_view> required, Text& wrong)
    {
        auto opened = SpreadsheetTable::open(m_file, bytes);
        if (!opened) return add(wrong, opened.error().message);
        m_table.emplace(std::move(*opened));
        for (const std::string& heading : m_table->header()) m_headings.push_back(text::foldCase(heading));
        for (const std::string_view name : required)
            if (column(name) == 0)
                add(wrong, {placeWords(m_file, 1) + fmt::format("kolonnen {} mangler.", name), placeWords(m_file, 1) + fmt::format("the column {} is missing.", name)});
    }
    /// From 1; 0: the file does not have it.
    std::size_t column(std::string_view name) const
    {
        const auto at = std::ranges::find(m_headings, text::foldCase(name));
        return at == m_headings.end() ? 0 : static_cast<std::size_t>(at - m_headings.begin()) + 1;
    }
    /// The next row whose cells can be read.
    bool next(Text& wrong)
    {
        std::vector<CsvFault> broken;
        while (m_table && m_table->next(m_cells, broken)) {
            if (!m_watch.goOn(m_table->offset())) return false;
            if (broken.empty()) return true;
            for (CsvFault& fault : broken) m_faults.push_back({{m_file, fault.row, fault.column}, std::move(fault.what), false});
            broken.clear();
        }
        if (m_table && m_table->failed()) add(wrong, m_table->failed()->message);
        return false;
    }
    std::string cell(std::size_t column) const
    {
        return column == 0 || column > m_cells.size() ? std::string() : text::toNfc(text::trim(m_cells[column - 1]));
    }
    /// A word of the standard, whose case nobody keeps to.
    std::string word(std::size_t column) const { return text::foldCase(cell(column)); }
    OneRosterPlace at(std::size_t column) const { return {m_file, m_table->line(), column}; }
    void note(std::size_t column, Text what) { m_faults.push_back({at(column), std::move(what), true}); }
    void fault(std::size_t column, Text what) { m_faults.push_back({at(column), std::move(what), false}); }
    /// A cell that must not be empty; false when it is, and told.
    bool need(std::size_t column, const std::string& value)
    {
        if (!value.empty()) return true;
        fault(column, {"cellen er tom", "the cell is empty"});
        return false;
    }
    bool isDeleted(std::size_t column)
    {
        const std::string status = word(column);
        if (!status.empty() && status != "active" && !isMarkedDeleted(status))
            note(column, {"status er hverken active eller tobedeleted; rækken læses som active", "the status is neither active nor tobedeleted; the row is read as active"});
        return isMarkedDeleted(status);
    }
    /// A day, also with a time behind it; nothing when the cell is empty.
    std::optional<Date> day(std::size_t column)
    {
        const std::string written = cell(column);
        if (written.empty()) return std::nullopt;
        const auto date = Date::parseDanish(written.substr(0, std::min<std::size_t>(written.size(), 10)));
        if (!date) fault(column, {"datoen findes ikke eller er ikke skrevet ÅÅÅÅ-MM-DD", "the date does not exist or is not written YYYY-MM-DD"});
        return date;
    }

    static void add(Text& wrong, const Text& more)
    {
        wrong.da += (wrong.da.empty() ? "" : "\n") + more.da;
        wrong.en += (wrong.en.empty() ? "" : "\n") + more.en;
    }

private:
    std::string_view m_file;
    std::vector<OneRosterFault>& m_faults;
    Watch& m_watch;
    std::optional<SpreadsheetTable> m_table;
    std::vector<std::string> m_headings;
    std::vector<std::string_view> m_cells;
};

/// Rows by sourcedId; one that comes twice is told.
class Ids {
public:
    bool add(Table& table, std::size_t column, const std::string& id, std::size_t index)
    {
        const auto [at, isNew] = m_rows.emplace(id, std::pair(index, table.at(column).line));
        if (!isNew)
            table.fault(column, {fmt::format("samme sourcedId som i linje {}", at->second.second), fmt::format("the same sourcedId as in line {}", at->second.second)});
        return isNew;
    }
    /// A row that is there and cannot be used: what points at it needs no fault of its own.
    void refuse(const std::string& id) { m_refused.insert(id); }
    bool isRefused(const std::string& id) const { return m_refused.contains(id); }
    std::optional<std::size_t> find(const std::string& id) const
    {
        const auto at = m_rows.find(id);
        return at == m_rows.end() ? std::nullopt : std::optional(at->second.first);
    }

private:
    std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> m_rows; ///< index, line
    std::unordered_set<std::string> m_refused;
};

std::optional<OneRoster::Role> roleOf(const std::string& word)
{
    if (word == "student") return OneRoster::Role::Pupil;
    for (const std::string_view adult : {"teacher", "aide", "administrator", "proctor"})
        if (word == adult) return OneRoster::Role::Adult;
    for (const std::string_view other : {"guardian", "parent", "relative"})
        if (word == other) return OneRoster::Role::Other;
    return std::nullopt;
}

Text unknownRole(const std::string& word)
{
    const std::string shown = text::displayLine(word, 40);
    return {"rollen »" + shown + "« er ikke en af standardens (student, teacher …)", "the role “" + shown + "” is not one of the standard's (student, teacher …)"};
}

class FolderReader {
public:
    FolderReader(const FolderFiles& files, Date today, const GoesOn& goesOn) : m_files(files), m_today(today), m_watch{goesOn} {}

    Result<OneRoster> read()
    {
        for (const std::string_view name : {kUsers, kClasses, kEnrollments})
            if (fileOf(m_files, name) == nullptr)
                Table::add(m_wrong, {fmt::format("{}: filen mangler i mappen.", name), fmt::format("{}: the file is missing in the folder.", name)});
        readManifest();
        readOrgs();
        readUsers();
        readClasses();
        if (m_wrong.empty()) readEnrollments(); // they point at the others
        if (m_wrong.empty()) readDemographics();
        if (m_watch.isStopped) return fail(ErrorCode::Failed, {"Læsningen er stoppet. Intet er indlæst.", "The reading was stopped. Nothing was imported."});
        if (!m_wrong.empty())
            return fail(ErrorCode::BadInput, {m_wrong.da + "\nMappen er ikke en hel OneRoster-mappe. Intet er indlæst. Bed om en ny udskrift af den.",
                                              m_wrong.en + "\nThis is not a whole OneRoster folder. Nothing was imported. Ask for it to be made again."});
        return std::move(m_read);
    }

private:
    /// Bytes of a file, or null: also when the manifest says that it is not part of the folder.
    const std::string* file(std::string_view name) const { return fileOf(m_files, name); }

    void readManifest()
    {
        const std::string* bytes = file(kManifest);
        if (bytes == nullptr) return; // many leave it out; then the files are read as they are
        Table table(kManifest, m_read.faults, m_watch);
        table.open(*bytes, {"propertyName", "value"}, m_wrong);
        const std::size_t property = table.column("propertyName"), value = table.column("value");
        while (property != 0 && value != 0 && table.next(m_wrong)) {
            const std::string name = table.word(property), how = table.word(value);
            if (name == "oneroster.version" && !how.starts_with("1.1") && !how.starts_with("1.2"))
                table.note(value, {"mappen er af en anden udgave af OneRoster end 1.1; den læses som 1.1", "the folder is of another version of OneRoster than 1.1; it is read as 1.1"});
            const bool isPeople = name == "file.users" || name == "file.enrollments" || name == "file.classes";
            if (!isPeople) continue;
            if (how == "delta") m_read.isDelta = true;
            else if (how != "bulk" && how != "absent")
                table.note(value, {"her står hverken bulk, delta eller absent", "this is neither bulk, delta nor absent"});
        }
    }

    void readOrgs()
    {
        const std::string* bytes = file(kOrgs);
        if (bytes == nullptr) return; // one school's folder may do without
        Table table(kOrgs, m_read.faults, m_watch);
        table.open(*bytes, {"sourcedId", "name"}, m_wrong);
        const std::size_t id = table.column("sourcedId"), name = table.column("name"), type = table.column("type"),
                          parent = table.column("parentSourcedId"), status = table.column("status");
        while (id != 0 && name != 0 && table.next(m_wrong)) {
            const std::string kind = table.word(type);
            if (!kind.empty() && std::ranges::find(kOrgTypes, kind) == kOrgTypes.end())
                table.note(type, {"typen er ikke en af standardens (school, district, department, local, state, national)", "the type is not one of the standard's (school, district, department, local, state, national)"});
            OneRoster::Org org{table.cell(id), table.cell(name), table.cell(parent), type == 0 || kind == "school", kind == "district", table.isDeleted(status), table.at(id)};
            if (!table.need(id, org.id) || !table.need(name, org.name) || !m_orgs.add(table, id, org.id, m_read.orgs.size())) continue;
            m_read.orgs.push_back(std::move(org));
        }
        for (const OneRoster::Org& org : m_read.orgs)
            if (!org.parent.empty() && !m_orgs.find(org.parent) && !m_read.isDelta)
                m_read.faults.push_back({{kOrgs, org.at.line, parent}, {"det, cellen peger på, står ikke i orgs.csv", "what the cell points at is not in orgs.csv"}, true});
    }

    void readUsers()
    {
        const std::string* bytes = file(kUsers);
        if (bytes == nullptr) return;
        Table table(kUsers, m_read.faults, m_watch);
        table.open(*bytes, {"sourcedId", "givenName", "familyName"}, m_wrong);
        const std::size_t id = table.column("sourcedId"), given = table.column("givenName"), family = table.column("familyName"),
                          middle = table.column("middleName"), role = table.column("role"), status = table.column("status");
        if (id == 0 || given == 0 || family == 0) return;
        m_rolesAreKnown = role != 0;
        while (table.next(m_wrong)) {
            OneRoster::User user{table.cell(id), {}, OneRoster::Role::Pupil, table.isDeleted(status), table.at(id), given};
            for (const std::size_t part : {given, middle, family})
                if (const std::string name = table.cell(part); !name.empty()) user.name += (user.name.empty() ? "" : " ") + name;
            const std::string word = table.word(role);
            const auto its = roleOf(word);
            // Of one who is to go, the rest of the row may be empty.
            bool isSound = table.need(id, user.id) && (user.isDeleted || table.need(given, user.name));
            if (isSound && text::codePoints(user.name) > kLongestName) {
                table.fault(given, {"navnet er for langt", "the name is too long"});
                isSound = false;
            }
            if (m_rolesAreKnown && !its && !user.isDeleted) {
                if (table.need(role, word)) table.fault(role, unknownRole(word));
                isSound = false;
            }
            if (!isSound) {
                m_users.refuse(user.id);
                continue;
            }
            if (!m_users.add(table, id, user.id, m_read.users.size())) continue;
            user.role = its.value_or(OneRoster::Role::Other); // without the column the enrollments tell
            m_read.users.push_back(std::move(user));
        }
        m_read.demographics.resize(m_read.users.size());
    }

    void readClasses()
    {
        const std::string* bytes = file(kClasses);
        if (bytes == nullptr) return;
        Table table(kClasses, m_read.faults, m_watch);
        table.open(*bytes, {"sourcedId", "title"}, m_wrong);
        const std::size_t id = table.column("sourcedId"), title = table.column("title"), type = table.column("classType"), status = table.column("status");
        const std::size_t school = table.column("schoolSourcedId") != 0 ? table.column("schoolSourcedId") : table.column("orgSourcedId");
        while (id != 0 && title != 0 && table.next(m_wrong)) {
            OneRoster::Class group{table.cell(id), table.cell(title), table.cell(school), table.word(type) == "homeroom", table.isDeleted(status), table.at(id), title};
            if (!table.need(id, group.id) || !table.need(title, group.title)) continue;
            if (!group.school.empty() && !m_read.orgs.empty() && !m_orgs.find(group.school)) {
                orphan(table, school, kOrgs);
                m_classes.refuse(group.id);
                continue;
            }
            if (!m_classes.add(table, id, group.id, m_read.classes.size())) continue;
            m_read.classes.push_back(std::move(group));
        }
    }

    void readEnrollments()
    {
        Table table(kEnrollments, m_read.faults, m_watch);
        table.open(*file(kEnrollments), {"classSourcedId", "userSourcedId", "role"}, m_wrong);
        const std::size_t group = table.column("classSourcedId"), user = table.column("userSourcedId"), role = table.column("role"),
                          primary = table.column("primary"), from = table.column("beginDate"), to = table.column("endDate"), status = table.column("status");
        while (group != 0 && user != 0 && role != 0 && table.next(m_wrong)) {
            const std::string groupId = table.cell(group), userId = table.cell(user), roleWord = table.word(role);
            if (!table.need(group, groupId) || !table.need(user, userId) || !table.need(role, roleWord)) continue;
            const auto itsGroup = m_classes.find(groupId), itsUser = m_users.find(userId);
            if (!itsGroup && !m_classes.isRefused(groupId)) orphan(table, group, kClasses);
            if (!itsUser && !m_users.isRefused(userId)) orphan(table, user, kUsers);
            const auto itsRole = roleOf(roleWord);
            if (!itsRole) table.fault(role, unknownRole(roleWord));
            if (!itsGroup || !itsUser || !itsRole) continue;
            OneRoster::User& who = m_read.users[*itsUser];
            if (!m_rolesAreKnown && who.role == OneRoster::Role::Other) who.role = *itsRole;
            const std::string isPrimary = table.word(primary);
            m_read.enrollments.push_back({*itsUser, *itsGroup, *itsRole, isPrimary == "true" || isPrimary == "1" || isPrimary == "yes",
                                          table.day(from), table.day(to), table.isDeleted(status), table.at(user)});
        }
    }

    void readDemographics()
    {
        const std::string* bytes = file(kDemographics);
        if (bytes == nullptr) return;
        Table table(kDemographics, m_read.faults, m_watch);
        // In some folders the column is named after the user.
        table.open(*bytes, {"birthDate"}, m_wrong);
        const std::size_t id = table.column("sourcedId") != 0 ? table.column("sourcedId") : table.column("userSourcedId");
        const std::size_t birth = table.column("birthDate"), sex = table.column("sex"), status = table.column("status");
        if (id == 0) Table::add(m_wrong, {placeWords(kDemographics, 1) + "kolonnen sourcedId mangler.", placeWords(kDemographics, 1) + "the column sourcedId is missing."});
        if (id == 0 || birth == 0) return;
        m_read.hasDemographics = true;
        while (table.next(m_wrong)) {
            const std::string userId = table.cell(id);
            if (!table.need(id, userId) || table.isDeleted(status)) continue;
            const auto user = m_users.find(userId);
            if (!user) {
                if (!m_users.isRefused(userId)) orphan(table, id, kUsers);
                continue;
            }
            if (m_read.demographics[*user]) {
                table.fault(id, {"samme barn som i en linje før", "the same child as in an earlier line"});
                continue;
            }
            OneRoster::Demographics row{table.day(birth), {}, table.at(birth)};
            const bool isAdult = m_read.users[*user].role == OneRoster::Role::Adult; // whose birthdays are no matter
            if (!isAdult && row.birthDate && (*row.birthDate > m_today || *row.birthDate < m_today.plusMonths(-12 * kOldestYears))) {
                table.fault(birth, {"fødselsdatoen kan ikke være rigtig: den ligger i fremtiden eller mere end 30 år tilbage", "the birth date cannot be right: it is in the future or more than 30 years ago"});
                row.birthDate.reset();
            }
            const std::string word = table.word(sex);
            if (word == "male" || word == "m") row.sex = core::Sex::Boy;
            else if (word == "female" || word == "f") row.sex = core::Sex::Girl;
            else if (word == "other") row.sex = core::Sex::Other;
            else if (!word.empty() && word != "unspecified") table.fault(sex, {"kønnet er hverken male eller female", "the sex is neither male nor female"});
            m_read.demographics[*user] = row;
        }
    }

    /// The cell points at a row that is not there. Where the folder holds only what has changed, it may have been sent before.
    void orphan(const Table& table, std::size_t column, std::string_view file)
    {
        Text what{fmt::format("det, cellen peger på, står ikke i {}", file), fmt::format("what the cell points at is not in {}", file)};
        if (m_read.isDelta) what = {what.da + ", for mappen har kun ændringer; rækken springes over", what.en + ", since the folder holds only changes; the row is left out"};
        m_read.faults.push_back({table.at(column), std::move(what), m_read.isDelta});
    }

    const FolderFiles& m_files;
    Date m_today;
    OneRoster m_read;
    Text m_wrong; ///< why the folder cannot be read at all
    Ids m_orgs, m_users, m_classes;
    bool m_rolesAreKnown = true;
    Watch m_watch;
};

} // namespace

const OneRoster::Org* OneRoster::org(std::string_view id) const
{
    const auto at = std::ranges::find(orgs, id, &Org::id);
    return at != orgs.end() ? &*at : nullptr;
}

bool isOneRosterFolder(const FolderFiles& files)
{
    return std::ranges::all_of(std::array{kUsers, kClasses, kEnrollments}, [&](std::string_view name) { return fileOf(files, name) != nullptr; });
}

Result<OneRoster> readOneRoster(const FolderFiles& files, Date today, const GoesOn& goesOn) { return FolderReader(files, today, goesOn).read(); }

} // namespace trivsel::exchange
