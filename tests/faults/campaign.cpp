#include "faults/campaign.h"

#include "storage/key_slots.h"
#include "storage/sample.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include <atomic>
#include <sstream>
#include <thread>

extern char** environ; // NOLINT: POSIX

namespace trivsel::faults {
namespace {

namespace fs = std::filesystem;

struct Way {
    const char* call;
    const char* how;
    bool stays = false;
};

// What is tried at every call of a kind. A full disk is met where room is asked for; a failed disk everywhere.
constexpr std::array kWays{
    Way{"write", "kill"},  Way{"write", "kill-after"},  Way{"write", "half"},        Way{"write", "power"},
    Way{"write", "full"},  Way{"write", "full", true},  Way{"write", "eio"},         Way{"write", "eio", true},
    Way{"sync", "kill"},   Way{"sync", "kill-after"},   Way{"sync", "power"},        Way{"sync", "eio"},
    Way{"sync", "eio", true}, Way{"sync", "full"},      Way{"truncate", "kill"},     Way{"truncate", "kill-after"},
    Way{"truncate", "power"}, Way{"truncate", "eio"},   Way{"truncate", "eio", true}, Way{"unlink", "kill"},
    Way{"unlink", "kill-after"}, Way{"unlink", "eio"},  Way{"unlink", "eio", true},  Way{"rename", "kill"},
    Way{"rename", "kill-after"}, Way{"rename", "full"}, Way{"rename", "eio"},        Way{"rename", "eio", true},
    Way{"create", "kill"}, Way{"create", "kill-after"}, Way{"create", "full"},       Way{"create", "full", true},
    Way{"create", "eio"},  Way{"read", "eio"},          Way{"read", "eio", true},
};

std::vector<std::string> environment(const Place& place, const Fault& fault, const fs::path& log)
{
    std::vector<std::string> all;
    for (char** one = environ; *one != nullptr; ++one) all.emplace_back(*one);
    all.push_back(std::string("LD_PRELOAD=") + TRIVSEL_FAULT_SHIM);
    all.push_back("FAULT_FOLDER=" + place.folder.string());
    all.push_back("FAULT_LOG=" + log.string());
    all.emplace_back("FAULT_WAITS=1");
    if (!fault.call.empty()) {
        all.push_back("FAULT_CALL=" + fault.call);
        all.push_back("FAULT_AT=" + std::to_string(fault.at));
        all.push_back("FAULT_HOW=" + fault.how);
        if (fault.stays) all.emplace_back("FAULT_STAYS=1");
        if (fault.liesAboutSync) all.emplace_back("FAULT_LIES=1");
    }
    return all;
}

/// Starts the tool and gives back what it said and how it ended.
Said converse(Operation operation, const Place& place, const storage::Secret& key, const std::vector<std::string>& variables)
{
    int pipe[2];
    if (::pipe2(pipe, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    std::vector<std::string> words{TRIVSEL_FAULTS_TOOL, nameOf(operation), place.folder.string(), storage::toHex({key.data(), key.size()})};
    std::vector<char*> args, env;
    for (std::string& word : words) args.push_back(word.data());
    std::vector<std::string> ours = variables;
    for (std::string& one : ours) env.push_back(one.data());
    args.push_back(nullptr);
    env.push_back(nullptr);
    pid_t pid = -1;
    const int started = ::posix_spawn(&pid, words[0].c_str(), &actions, nullptr, args.data(), env.data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    if (started != 0) throw std::runtime_error("the tool did not start");
    std::string out;
    char bytes[4096];
    for (ssize_t n; (n = ::read(pipe[0], bytes, sizeof bytes)) > 0;) out.append(bytes, static_cast<std::size_t>(n));
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(pid, &status, 0);

    Said said;
    said.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    std::istringstream lines(out);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("saved ")) said.saved = std::stoll(line.substr(6));
        if (line.starts_with("failed ")) said.errors.push_back(line.substr(7));
        if (line == "done") said.isDone = true;
    }
    return said;
}

void readLog(const fs::path& log, Outcome& run)
{
    bool counts = false;
    std::istringstream lines(test::readBytes(log));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string what, thread, number, path;
        std::getline(fields, what, '\t');
        std::getline(fields, thread, '\t');
        std::getline(fields, number, '\t');
        std::getline(fields, path, '\t');
        if (what == "begin") counts = true;
        if (what == "fault") run.wasMet = true;
        if (!counts) continue;
        ++run.counts[what];
        if (what == "write") run.writes.push_back(fs::path(path).filename().string());
    }
}

/// The backup of the day before, and a change that is not in it.
void backUpBefore(storage::Store& store, const Place& place)
{
    if (!backUp(store, place)) throw std::runtime_error("no backup to begin with");
    const fs::path made = firstBackup(place), named = place.backups() / "prøve-2026-01-02-0304.trivsel";
    fs::rename(made, named);
    fs::rename(storage::keyFileOf(made), storage::keyFileOf(named));
    store.submit(numbered(1));
    if (!store.flush()) throw std::runtime_error("no change after the backup");
}

} // namespace

std::string Fault::words() const
{
    return call.empty() ? "no fault" : fmt::format("{} at {} {}{}{}", how, call, at, stays ? " and from then on" : "", liesAboutSync ? ", lying" : "");
}

Outcome play(Operation operation, const Place& place, const storage::Secret& key, const Fault& fault)
{
    Outcome run;
    const fs::path log = fs::path(place.folder) += ".log";
    run.said = converse(operation, place, key, environment(place, fault, log));
    readLog(log, run);
    fs::remove(log);
    return run;
}

Ground::Ground(Operation operation)
{
    fs::create_directories(place().folder);
    if (operation == Operation::Create) return;
    auto request = newStore(place());
    request.records = test::Sample().records();
    {
        std::string code;
        const auto store = storage::Store::create(request, &code);
        if (!store || !(*store)->addUserSlot(UserId{2}, kOther, kOtherPassphrase, test::kCheapCost)) throw std::runtime_error("no store to begin with");
        test::writeBytes(place().codeFile(), code);
        if (operation == Operation::Backup || operation == Operation::Restore) backUpBefore(**store, place());
        fs::create_directories(place().newPlace().parent_path());
    }
    auto unlocked = storage::unlock(*storage::readKeyFile(place().store()), place().store(), kLeader, kLeaderPassphrase);
    key = std::move(unlocked->dataKey);
}

Place Ground::copyTo(const fs::path& folder) const
{
    fs::remove_all(folder);
    fs::copy(place().folder, folder, fs::copy_options::recursive);
    return {folder};
}

std::vector<Fault> faultsFor(const Counts& counts, long most)
{
    std::vector<Fault> faults;
    for (const Way& way : kWays) {
        const auto found = counts.find(way.call);
        const long calls = found == counts.end() ? 0 : found->second;
        const long picked = most == 0 ? calls : std::min(calls, most);
        // The first and the last, and evenly between.
        for (long i = 0; i < picked; ++i)
            faults.push_back({way.call, picked == 1 ? 1 : 1 + i * (calls - 1) / (picked - 1), way.how, way.stays, false});
    }
    return faults;
}

bool isFull()
{
    const char* wanted = std::getenv("TRIVSEL_FAULTS");
    return wanted != nullptr && std::string(wanted) == "full";
}

void inParallel(std::size_t count, const std::function<void(std::size_t)>& work)
{
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t)
        threads.emplace_back([&] {
            for (std::size_t i; (i = next++) < count;) work(i);
        });
    for (std::thread& thread : threads) thread.join();
}

} // namespace trivsel::faults
