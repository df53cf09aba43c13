// Runs the real screens on a store and obeys lines on standard input. See README.md beside this file.

#include "ui/driver/script.h"
#include "ui/driver/stage.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <thread>

namespace {

using namespace trivsel;

constexpr double kPatience = 10; // seconds for an expectation or for the writer

std::string firstLine(const std::string& file)
{
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

/// What was not done, as a plain sentence; empty = done.
std::string obey(driver::Stage& stage, const driver::Line& line)
{
    const auto said = [](const Result<void>& r) { return r ? std::string() : r.error().message.en; };
    if (line.command == "click") return said(stage.driver().click(line.argument, line.nth));
    if (line.command == "press") return said(stage.driver().press(line.argument));
    if (line.command == "type") {
        stage.driver().type(line.argument);
        return {};
    }
    if (line.command == "expect") {
        // The background (key derivation, history) may have a word left to say.
        const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(kPatience);
        for (;;) {
            const auto seen = stage.driver().expect(line.argument);
            if (seen || std::chrono::steady_clock::now() > end) return said(seen);
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            stage.settle();
        }
    }
    if (line.command == "items") {
        std::cout << stage.driver().items() << std::flush;
        return {};
    }
    if (line.command == "screenshot") return line.argument.empty() ? "screenshot needs a file" : said(stage.screenshot(line.argument));
    if (line.command == "wait" && line.argument == "saved")
        return stage.waitSaved(kPatience) ? std::string() : "not everything was saved in time";
    return "unknown command";
}

int play(driver::Stage& stage)
{
    std::string text;
    for (int number = 1; std::getline(std::cin, text); ++number) {
        std::string fault;
        const auto line = driver::readLine(text, fault);
        if (line && line->command == "quit") break;
        if (line && !line->command.empty()) {
            fault = obey(stage, *line);
            stage.settle();
        }
        if (fault.empty()) continue;
        fmt::print(stderr, "line {}: {}: {}\n", number, text, fault);
        return 1;
    }
    if (stage.waitSaved(kPatience)) return 0;
    fmt::print(stderr, "at the end: not everything was saved in time\n");
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App arguments{"Plays the real screens from lines on standard input."};
    driver::Options options;
    options.dataDir = TRIVSEL_SOURCE_DIR "/data";
    options.configDir = std::filesystem::temp_directory_path() / "trivselslys-ui-driver";
    std::string store, passphraseFile, data, config, size, language = "da", now;
    arguments.add_option("--store", store, "the store; without it the first start is shown");
    arguments.add_option("--user", options.user, "who opens it; without it the unlock screen is shown");
    arguments.add_option("--passphrase-file", passphraseFile, "file with the passphrase");
    arguments.add_option("--data", data, "data folder");
    arguments.add_option("--config", config, "folder for preferences and anchors, so that the user's own are not touched");
    arguments.add_option("--size", size, "WIDTHxHEIGHT in device pixels, 1280x720");
    arguments.add_option("--scale", options.scale, "device pixels per design pixel, 1");
    arguments.add_option("--lang", language, "da or en");
    arguments.add_option("--now", now, "the day that counts as today, YYYY-MM-DD");
    arguments.add_flag("--window", options.inWindow, "in a real window in place of none");
    CLI11_PARSE(arguments, argc, argv);

    options.store = store;
    if (!data.empty()) options.dataDir = data;
    if (!config.empty()) options.configDir = config;
    if (!passphraseFile.empty()) options.passphrase = firstLine(passphraseFile);
    options.language = language == "en" ? Language::English : Language::Danish;
    if (!now.empty()) options.today = Date::parseIso(now);
    const bool hasSize = size.empty() || std::sscanf(size.c_str(), "%dx%d", &options.width, &options.height) == 2;
    if (!hasSize || (!now.empty() && !options.today)) {
        fmt::print(stderr, "--size wants WIDTHxHEIGHT, --now wants YYYY-MM-DD\n");
        return 2;
    }
    std::filesystem::create_directories(options.configDir);
    auto stage = driver::Stage::open(options);
    if (!stage) {
        fmt::print(stderr, "{}\n", stage.error().message.in(options.language));
        return 1;
    }
    return play(**stage);
}
