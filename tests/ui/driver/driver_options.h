#pragma once

#include "base/date.h"
#include "base/result.h"
#include "base/text.h"

#include <filesystem>
#include <optional>
#include <string>

namespace trivsel::tests {

inline constexpr const char* kDriverUsage =
    "usage: ui_driver [--store FILE [--user NAME --passphrase-file FILE]] [--data DIR] [--config DIR] [--lang da|en]\n"
    "                 [--now YYYY-MM-DD] [--size WxH] [--scale X] [--window]   < lines\n";

struct DriverOptions {
    std::filesystem::path store; ///< empty: the first start
    std::string user, passphrase;
    std::filesystem::path data;   ///< empty: the data folder of the sources
    std::filesystem::path config; ///< empty: a folder of its own that is removed at the end
    Language language = Language::Danish;
    bool hasLanguage = false;
    std::optional<Date> now;
    int width = 1280, height = 720; ///< device pixels
    float scale = 1;
    bool inWindow = false;
};
Result<DriverOptions> readDriverOptions(int argc, char** argv);

} // namespace trivsel::tests
