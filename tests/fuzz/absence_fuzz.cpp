#include "app/absence_import.h"
#include "base/text.h"
#include "fuzz/support/expect.h"

#include <algorithm>
#include <string>

// Lists of absence. The first line of the input is the choice of columns (or empty), the rest is the file.

namespace {

using namespace trivsel;

void checkText(const Text& text)
{
    FUZZ_EXPECT(!text.da.empty() && !text.en.empty());
    FUZZ_EXPECT(text::isUtf8(text.da) && text::isUtf8(text.en));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string input(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(input.find('\n'), input.size());
    app::RosterRequest request;
    request.fileName = "fravaer.csv";
    request.mapping = input.substr(0, end);
    request.bytes = input.substr(std::min(end + 1, input.size()));
    const Date today = *Date::of(2026, 11, 22);
    std::vector<app::absence::Entry> entries;
    if (const auto read = app::absence::readEntries(request, today, [&](const auto& entry) { entries.push_back(entry); }); !read) {
        FUZZ_EXPECT(read.error().code == ErrorCode::BadInput);
        checkText(read.error().message);
        return 0;
    }
    std::size_t line = 1;
    for (const auto& entry : entries) {
        FUZZ_EXPECT(entry.line > line);
        line = entry.line;
        for (const auto& refusal : entry.refusals) checkText(refusal.what);
        if (!entry.refusals.empty()) continue;
        FUZZ_EXPECT(entry.part > 0 && entry.part <= 1 && entry.date <= today);
        FUZZ_EXPECT(!entry.id.empty() || !entry.cpr.empty() || (!entry.name.empty() && entry.birthDate));
        for (const std::string& s : {entry.id, entry.name}) FUZZ_EXPECT(text::isUtf8(s) && text::toNfc(s) == s);
    }
    return 0;
}
