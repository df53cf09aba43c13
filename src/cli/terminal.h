#pragma once

#include "base/result.h"
#include "base/text.h"

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>

namespace trivsel::cli {

/// Messages for people, on standard error.
void tellLine(std::string_view line);

/// True when somebody sits at a terminal and can be asked.
bool canAsk();

/// Asks for a secret on the terminal without showing what is typed. An error when the question is broken off.
Result<std::string> askSecret(const Text& question, Language language);

/// How far long work is, on standard error, from one second on and only on a terminal.
class Progress {
public:
    explicit Progress(bool isWanted);
    ~Progress(); ///< wipes the line
    void operator()(double share);

private:
    bool m_isWanted;
    bool m_isShown = false;
    int m_lastPercent = -1;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace trivsel::cli
