#include "cli/terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace trivsel::cli {

namespace {

/// The terminal reads key by key and shows nothing, until this ends.
class SilentTerminal {
public:
    SilentTerminal()
    {
        m_isOk = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_isOk) return;
        termios silent = m_before;
        // Signals too: interrupted half-way the terminal would stay silent.
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
        m_isOk = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~SilentTerminal()
    {
        if (m_isOk) tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

private:
    termios m_before{};
    bool m_isOk = false;
};

void removeLastCharacter(std::string& s)
{
    while (!s.empty() && (static_cast<unsigned char>(s.back()) & 0xC0U) == 0x80U) s.pop_back();
    if (!s.empty()) s.pop_back();
}

constexpr char kInterrupt = 3;
constexpr char kEndOfInput = 4;
constexpr char kBackspace = 8;
constexpr char kDelete = 127;

} // namespace

void tellLine(std::string_view line)
{
    const std::string whole = std::string(line) + "\n";
    std::fwrite(whole.data(), 1, whole.size(), stderr);
}

bool canAsk()
{
    return isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
}

Result<std::string> askSecret(const Text& question, Language language)
{
    std::fputs((question.in(language) + ": ").c_str(), stderr);
    std::fflush(stderr);
    std::string secret;
    bool isBrokenOff = false;
    {
        const SilentTerminal silent;
        char c = 0;
        while (::read(STDIN_FILENO, &c, 1) == 1 && c != '\n' && c != '\r' && c != kEndOfInput) {
            isBrokenOff = c == kInterrupt;
            if (isBrokenOff) break;
            if (c == kBackspace || c == kDelete)
                removeLastCharacter(secret);
            else
                secret += c;
        }
    }
    std::fputc('\n', stderr);
    if (isBrokenOff)
        return fail(ErrorCode::Failed, {"Afbrudt. Intet er ændret.", "Broken off. Nothing has been changed."});
    return secret;
}

Progress::Progress(bool isWanted) : m_isWanted(isWanted && isatty(STDERR_FILENO) == 1) {}

Progress::~Progress()
{
    if (m_isShown) std::fputs("\r      \r", stderr);
}

void Progress::operator()(double share)
{
    if (!m_isWanted) return;
    const std::lock_guard lock(m_mutex);
    const int percent = std::clamp(static_cast<int>(share * 100), 0, 100);
    if (percent == m_lastPercent || std::chrono::steady_clock::now() - m_start < std::chrono::seconds(1)) return;
    m_lastPercent = percent;
    m_isShown = true;
    std::fputs(fmt::format("\r{:3} %", percent).c_str(), stderr);
    std::fflush(stderr);
}

} // namespace trivsel::cli
