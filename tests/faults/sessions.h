#pragma once

#include "support/temp_dir.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

/// The real programs in a computer of their own: one folder with everything that they may write, under the shim.
namespace trivsel::faults {

struct Ended {
    int exit = -1; ///< negative: the signal
    std::string out, err;
};

/// A line of the shim's log.
struct Call {
    std::string what, path, other;
    bool onMain = false;
    long number = 0;
};

class Computer {
public:
    std::filesystem::path dir() const { return m_dir.path(); }
    std::filesystem::path file(const std::string& name) const { return m_dir / name; }
    void write(const std::string& name, const std::string& bytes) const;
    std::string read(const std::string& name) const;

    using Faults = std::map<std::string, std::string>; ///< variables of the shim
    /// `trivselslys` with these arguments.
    Ended program(const std::vector<std::string>& arguments, const Faults& faults = {});
    /// The real screens on `store`, played from `lines`; nobody has unlocked it yet.
    Ended screens(const std::string& store, const std::string& lines, const Faults& faults = {}, const std::string& data = {});

    /// What the shim saw of every run so far, in order, and every byte that was written outside exports/.
    std::vector<Call> calls() const;
    std::string bytes() const;
    void forget(); ///< begins both anew

    /// Makes a demo store; the first user of `role`, and with which passphrase.
    struct DemoUser {
        std::string name, passphrase;
    };
    std::vector<DemoUser> demo(const std::string& store, int children);

private:
    Ended run(std::vector<std::string> words, const std::string& input, const Faults& faults);
    std::filesystem::path logFile() const { return m_outside / "calls"; }
    std::filesystem::path bytesFile() const { return m_outside / "bytes"; }

    test::TempDir m_dir, m_outside;
};

} // namespace trivsel::faults
