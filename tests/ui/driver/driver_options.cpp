#include "ui/driver/driver_options.h"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <string_view>

namespace trivsel::tests {
namespace {

tl::unexpected<Error> fault(std::string what) { return fail(ErrorCode::BadInput, {what, what}); }

Result<void> readSize(std::string_view words, DriverOptions& options)
{
    const std::size_t x = words.find('x');
    if (x == std::string_view::npos) return fault("--size takes WxH");
    const auto number = [](std::string_view s, int& to) { return std::from_chars(s.data(), s.data() + s.size(), to).ptr == s.data() + s.size(); };
    const bool isRead = number(words.substr(0, x), options.width) && number(words.substr(x + 1), options.height);
    if (!isRead || options.width < 200 || options.height < 200 || options.width > 8000 || options.height > 8000) return fault("--size takes WxH, 200 to 8000");
    return {};
}

Result<void> readPassphrase(const std::string& file, DriverOptions& options)
{
    std::ifstream in(file);
    if (!in || !std::getline(in, options.passphrase)) return fault("the passphrase file cannot be read");
    return {};
}

Result<void> take(const std::string& name, const std::string& value, DriverOptions& options)
{
    if (name == "--store") options.store = value;
    else if (name == "--user") options.user = value;
    else if (name == "--passphrase-file") return readPassphrase(value, options);
    else if (name == "--data") options.data = value;
    else if (name == "--config") options.config = value;
    else if (name == "--size") return readSize(value, options);
    else if (name == "--scale") {
        char* end = nullptr;
        options.scale = std::strtof(value.c_str(), &end);
        if (end == value.c_str() || *end != '\0' || !(options.scale >= 0.8F && options.scale <= 4)) return fault("--scale takes a number from 0.8 to 4");
    } else if (name == "--lang") {
        if (value != "da" && value != "en") return fault("--lang takes da or en");
        options.language = value == "en" ? Language::English : Language::Danish;
        options.hasLanguage = true;
    } else if (name == "--now") {
        options.now = Date::parseIso(value);
        if (!options.now) return fault("--now takes YYYY-MM-DD");
    } else {
        return fault("unknown option " + name);
    }
    return {};
}

} // namespace

Result<DriverOptions> readDriverOptions(int argc, char** argv)
{
    DriverOptions options;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "--window") {
            options.inWindow = true;
            continue;
        }
        if (i + 1 >= argc) return fault(name + " lacks its value, or is unknown");
        if (auto taken = take(name, argv[++i], options); !taken) return fail(taken.error());
    }
    if (!options.user.empty() && options.store.empty()) return fault("--user needs --store");
    return options;
}

} // namespace trivsel::tests
