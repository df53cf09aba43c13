#include "faults/sessions.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

extern char** environ; // NOLINT: POSIX

namespace trivsel::faults {
namespace {

constexpr const char* kToday = "2026-10-15";

std::string slurp(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<char*> pointers(std::vector<std::string>& words)
{
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

} // namespace

void Computer::write(const std::string& name, const std::string& bytes) const
{
    std::filesystem::create_directories(file(name).parent_path());
    std::ofstream(file(name), std::ios::binary) << bytes;
}

std::string Computer::read(const std::string& name) const { return slurp(file(name)); }

Ended Computer::run(std::vector<std::string> words, const std::string& input, const Faults& faults)
{
    for (const char* folder : {"home", "config", "state", "cache", "tmp", "exports"}) std::filesystem::create_directories(file(folder));
    const auto in = m_outside / "in", out = m_outside / "out", err = m_outside / "err";
    std::ofstream(in, std::ios::binary) << input;
    std::vector<std::string> variables{"PATH=/usr/bin:/bin",
                                       "LANG=C.UTF-8",
                                       "HOME=" + file("home").string(),
                                       "XDG_CONFIG_HOME=" + file("config").string(),
                                       "XDG_STATE_HOME=" + file("state").string(),
                                       "XDG_CACHE_HOME=" + file("cache").string(),
                                       "TMPDIR=" + file("tmp").string(),
                                       std::string("LD_PRELOAD=") + TRIVSEL_FAULT_SHIM,
                                       "FAULT_LOG=" + logFile().string(),
                                       "FAULT_BYTES=" + bytesFile().string(),
                                       "FAULT_EXPORTS=" + file("exports").string()};
    for (const auto& [name, value] : faults) variables.push_back(name + "=" + value);
    if (!faults.contains("FAULT_FOLDER")) variables.emplace_back("FAULT_FOLDER=/");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    // Whatever a program leaves where it stands is found too.
    posix_spawn_file_actions_addchdir_np(&actions, file("home").c_str());
    pid_t pid = -1;
    const int started = ::posix_spawn(&pid, words[0].c_str(), &actions, nullptr, pointers(words).data(), pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    if (started != 0) throw std::runtime_error("could not start " + words[0]);
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), slurp(out), slurp(err)};
}

Ended Computer::program(const std::vector<std::string>& arguments, const Faults& faults)
{
    std::vector<std::string> words{TRIVSEL_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    words.insert(words.end(), {"--now", kToday, "--data", TRIVSEL_SOURCE_DIR "/data"});
    return run(std::move(words), "", faults);
}

Ended Computer::screens(const std::string& store, const std::string& lines, const Faults& faults, const std::string& data)
{
    return run({TRIVSEL_UI_DRIVER, "--store", file(store).string(), "--config", file("config").string(), "--now", kToday, "--data",
                data.empty() ? TRIVSEL_SOURCE_DIR "/data" : data},
               lines, faults);
}

std::vector<Call> Computer::calls() const
{
    std::vector<Call> all;
    std::ifstream in(logFile());
    for (std::string line; std::getline(in, line);) {
        std::istringstream fields(line);
        std::string thread, number;
        Call call;
        std::getline(fields, call.what, '\t');
        std::getline(fields, thread, '\t');
        std::getline(fields, number, '\t');
        std::getline(fields, call.path, '\t');
        std::getline(fields, call.other, '\t');
        call.onMain = thread == "main";
        call.number = std::atol(number.c_str());
        all.push_back(std::move(call));
    }
    return all;
}

std::string Computer::bytes() const { return slurp(bytesFile()); }

void Computer::forget()
{
    std::filesystem::remove(logFile());
    std::filesystem::remove(bytesFile());
}

std::vector<Computer::DemoUser> Computer::demo(const std::string& store, int children)
{
    const Ended made = program({"demo", "--store", file(store).string(), "--children", std::to_string(children), "--units", "1", "--rounds", "2", "--quiet"});
    std::vector<DemoUser> users;
    std::istringstream lines(made.out);
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find('\t'), last = line.rfind('\t');
        users.push_back({line.substr(0, first), line.substr(last + 1)});
    }
    forget();
    return users;
}

} // namespace trivsel::faults
