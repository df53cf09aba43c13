#include "base/text.h"
#include "exchange/oneroster.h"
#include "fuzz/support/expect.h"

#include <array>
#include <set>
#include <string>

// OneRoster folders. The files stand one after the other, each ended by a line with "----" alone.

namespace {

using namespace trivsel;
using exchange::OneRoster;

constexpr std::array kNames{"users.csv", "classes.csv", "enrollments.csv", "orgs.csv", "demographics.csv", "manifest.csv"};

exchange::FolderFiles folderOf(std::string_view input)
{
    exchange::FolderFiles folder;
    for (const char* name : kNames) {
        const std::size_t end = input.find("\n----\n");
        folder.emplace_back(name, std::string(input.substr(0, end == std::string_view::npos ? end : end + 1)));
        if (end == std::string_view::npos) break;
        input.remove_prefix(end + 6);
    }
    return folder;
}

void checkText(const Text& text)
{
    FUZZ_EXPECT(!text.da.empty() && !text.en.empty());
    FUZZ_EXPECT(text::isUtf8(text.da) && text::isUtf8(text.en));
}

void checkName(const std::string& s)
{
    FUZZ_EXPECT(text::isUtf8(s) && s.find('\0') == std::string::npos && text::toNfc(s) == s);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const exchange::FolderFiles folder = folderOf({reinterpret_cast<const char*>(data), size});
    const Date today = *Date::of(2026, 11, 22);
    const auto read = exchange::readOneRoster(folder, today);
    if (!read) {
        FUZZ_EXPECT(read.error().code == ErrorCode::BadInput);
        checkText(read.error().message);
        return 0;
    }
    for (const auto& fault : read->faults) {
        checkText(fault.what);
        FUZZ_EXPECT(!fault.at.file.empty() && fault.at.line > 0);
    }
    std::set<std::string> ids;
    for (const OneRoster::User& user : read->users) {
        FUZZ_EXPECT(ids.insert(user.id).second && !user.id.empty());
        FUZZ_EXPECT(user.isDeleted || !user.name.empty());
        checkName(user.id);
        checkName(user.name);
    }
    for (const OneRoster::Class& group : read->classes) {
        FUZZ_EXPECT(!group.id.empty() && !group.title.empty());
        FUZZ_EXPECT(group.school.empty() || read->orgs.empty() || read->org(group.school) != nullptr);
        checkName(group.title);
    }
    FUZZ_EXPECT(read->demographics.size() == read->users.size());
    for (const OneRoster::Enrollment& one : read->enrollments) FUZZ_EXPECT(one.user < read->users.size() && one.group < read->classes.size());
    for (std::size_t i = 0; i < read->users.size(); ++i)
        if (const auto& more = read->demographics[i]; more && more->birthDate && read->users[i].role != OneRoster::Role::Adult)
            FUZZ_EXPECT(*more->birthDate <= today);
    return 0;
}
