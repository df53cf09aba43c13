// A library for LD_PRELOAD that counts, delays, fails and cuts off what a program does to the files of one folder. See
// README.md beside this file for what it can be told.

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace {

enum Kind { Write, Sync, Truncate, Unlink, Rename, Create, Read, kKinds };
constexpr const char* kKindWords[kKinds] = {"write", "sync", "truncate", "unlink", "rename", "create", "read"};

enum class How { None, KillBefore, KillAfter, Half, Crash, NoSpace, InputOutput, PowerCut };

template <class F> F* next(const char* name) { return reinterpret_cast<F*>(::dlsym(RTLD_NEXT, name)); }

long rawSyscall(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0, long f = 0)
{
    static auto* const real = next<long(long, ...)>("syscall");
    return real(number, a, b, c, d, e, f);
}
template <class T> long word(T* pointer) { return reinterpret_cast<long>(pointer); }

long milliseconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

bool onMainThread() { return ::getpid() == static_cast<pid_t>(rawSyscall(SYS_gettid)); }

[[noreturn]] void die(int signal)
{
    ::kill(::getpid(), signal);
    for (;;) ::pause();
}

/// What was written and not yet synced, with what stood there before: a power cut takes it back.
struct Undo {
    std::string path;
    off_t at = 0;       ///< of `before`
    off_t size = 0;     ///< of the file
    std::string before;
};

struct Shim {
    std::string folder, exports;
    int kind = -1;
    long at = 0;
    How how = How::None;
    bool stays = false, undoes = false, liesAboutSync = false, logsBytes = false;
    long delay = 0;
    int log = -1, bytes = -1;
    std::atomic<bool> counts{true};
    std::atomic<long> seen[kKinds] = {};
    std::atomic<long> syncsEnded{0};
    std::mutex mutex; ///< guards `undo`
    std::map<std::string, std::vector<Undo>> undo;

    Shim();
    bool covers(const std::string& path) const
    {
        return !folder.empty() && (folder == "/" || path == folder || (path.starts_with(folder) && path[folder.size()] == '/'));
    }
    void say(const char* what, const std::string& path, long number = 0, const std::string& other = {})
    {
        if (log < 0) return;
        char line[2 * PATH_MAX + 100];
        const int n = std::snprintf(line, sizeof line, "%s\t%s\t%ld\t%s\t%s\n", what, onMainThread() ? "main" : "other", number,
                                    path.c_str(), other.c_str());
        rawSyscall(SYS_write, log, word(line), n);
    }
};

std::string env(const char* name)
{
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

int privateFile(const std::string& path)
{
    if (path.empty()) return -1;
    const int fd = static_cast<int>(rawSyscall(SYS_openat, AT_FDCWD, word(path.c_str()), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    // Out of the way of the numbers that the program counts on.
    const int high = ::fcntl(fd, F_DUPFD_CLOEXEC, 900);
    rawSyscall(SYS_close, fd);
    return high;
}

How readHow(const std::string& word)
{
    const std::map<std::string, How> kWords{{"kill", How::KillBefore}, {"kill-after", How::KillAfter}, {"half", How::Half},
                                            {"crash", How::Crash},     {"full", How::NoSpace},         {"eio", How::InputOutput},
                                            {"power", How::PowerCut}};
    const auto found = kWords.find(word);
    return found == kWords.end() ? How::None : found->second;
}

Shim::Shim()
{
    folder = env("FAULT_FOLDER");
    exports = env("FAULT_EXPORTS");
    const std::string wanted = env("FAULT_CALL");
    for (int k = 0; k < kKinds; ++k)
        if (wanted == kKindWords[k]) kind = k;
    at = std::atol(env("FAULT_AT").c_str());
    how = readHow(env("FAULT_HOW"));
    stays = !env("FAULT_STAYS").empty();
    liesAboutSync = !env("FAULT_LIES").empty();
    undoes = how == How::PowerCut;
    delay = std::atol(env("FAULT_DELAY_MS").c_str());
    counts = env("FAULT_WAITS").empty();
    log = privateFile(env("FAULT_LOG"));
    bytes = privateFile(env("FAULT_BYTES"));
}

/// Never destroyed: threads may still write while the program ends.
Shim& shim()
{
    static Shim* const instance = new Shim;
    return *instance;
}
[[gnu::constructor]] void start() { shim().say("start", ""); }

std::string pathOf(int fd)
{
    char name[40], path[PATH_MAX];
    std::snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    const long n = rawSyscall(SYS_readlinkat, AT_FDCWD, word(name), word(path), sizeof path);
    return n > 0 ? std::string(path, static_cast<std::size_t>(n)) : std::string();
}

std::string pathAt(int folder, const char* name)
{
    std::string path = name;
    if (path.empty() || path[0] == '/') return path;
    char here[PATH_MAX];
    std::string base = folder == AT_FDCWD ? std::string(::getcwd(here, sizeof here) != nullptr ? here : "") : pathOf(folder);
    return base + '/' + path;
}

/// Takes back what no sync has confirmed, newest first.
void cutPower()
{
    Shim& s = shim();
    const std::lock_guard lock(s.mutex);
    for (auto& [path, steps] : s.undo) {
        const int fd = static_cast<int>(rawSyscall(SYS_openat, AT_FDCWD, word(path.c_str()), O_WRONLY | O_CLOEXEC));
        if (fd < 0) continue;
        for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
            rawSyscall(SYS_pwrite64, fd, word(step->before.data()), static_cast<long>(step->before.size()), step->at);
            rawSyscall(SYS_ftruncate, fd, step->size);
        }
    }
    die(SIGKILL);
}

/// Before the file behind `fd` is changed from `at` on, for `size` bytes (negative: to its end).
void remember(const std::string& path, off_t at, off_t size)
{
    Shim& s = shim();
    if (!s.undoes || !s.covers(path)) return;
    struct stat st {};
    const int fd = static_cast<int>(rawSyscall(SYS_openat, AT_FDCWD, word(path.c_str()), O_RDONLY | O_CLOEXEC));
    if (fd < 0 || ::fstat(fd, &st) != 0) return;
    Undo step{path, at, st.st_size, std::string(static_cast<std::size_t>(size < 0 ? std::max<off_t>(0, st.st_size - at) : size), '\0')};
    const long n = rawSyscall(SYS_pread64, fd, word(step.before.data()), static_cast<long>(step.before.size()), at);
    step.before.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
    rawSyscall(SYS_close, fd);
    const std::lock_guard lock(s.mutex);
    s.undo[path].push_back(std::move(step));
}

enum class Then { Go, Fail, HalfThenDie, DieAfter };

/// Counts one call and says what becomes of it; may not return.
Then meet(Kind kind, const std::string& path, long number = 0, const std::string& other = {})
{
    Shim& s = shim();
    const int before = errno;
    if (!s.covers(path) && (other.empty() || !s.covers(other))) return Then::Go;
    s.say(kKindWords[kind], path, number, other);
    errno = before;
    if (!s.counts) return Then::Go;
    const long n = ++s.seen[kind];
    if (s.how == How::None || s.kind != kind || (s.stays ? n < s.at : n != s.at)) return Then::Go;
    s.say("fault", path, n, kKindWords[kind]);
    switch (s.how) {
    case How::KillBefore: die(SIGKILL);
    case How::Crash: die(SIGSEGV);
    case How::PowerCut: cutPower(); break;
    case How::KillAfter: return Then::DieAfter;
    case How::Half: return Then::HalfThenDie;
    case How::NoSpace: errno = ENOSPC; return Then::Fail;
    case How::InputOutput: errno = EIO; return Then::Fail;
    case How::None: break;
    }
    errno = before;
    return Then::Go;
}

long ended(Then then, long result)
{
    if (then == Then::DieAfter || then == Then::HalfThenDie) die(SIGKILL);
    return result;
}

void copyBytes(int fd, const void* data, std::size_t size)
{
    Shim& s = shim();
    if (s.bytes < 0 || fd <= STDERR_FILENO || fd == s.log || fd == s.bytes) return;
    const int before = errno;
    if (!s.exports.empty() && pathOf(fd).starts_with(s.exports)) return;
    rawSyscall(SYS_write, s.bytes, word(data), static_cast<long>(size));
    errno = before;
}

/// `at` below zero: where the descriptor stands.
ssize_t doWrite(int fd, const void* data, std::size_t size, off_t at)
{
    copyBytes(fd, data, size);
    const std::string path = pathOf(fd);
    const Then then = meet(Write, path, static_cast<long>(size));
    if (then == Then::Fail) return -1;
    remember(path, at < 0 ? ::lseek(fd, 0, SEEK_CUR) : at, static_cast<off_t>(size));
    const long part = static_cast<long>(then == Then::HalfThenDie ? size / 2 : size);
    return ended(then, at < 0 ? rawSyscall(SYS_write, fd, word(data), part) : rawSyscall(SYS_pwrite64, fd, word(data), part, at));
}

int doSync(long call, int fd)
{
    Shim& s = shim();
    const std::string path = pathOf(fd);
    const Then then = meet(Sync, path);
    if (then == Then::Fail) return -1;
    if (s.covers(path) && s.delay > 0) {
        const timespec pause{s.delay / 1000, s.delay % 1000 * 1'000'000};
        ::nanosleep(&pause, nullptr);
    }
    const long result = rawSyscall(call, fd);
    if (s.covers(path)) {
        ++s.syncsEnded;
        s.say("synced", path);
    }
    if (!s.liesAboutSync) {
        const std::lock_guard lock(s.mutex);
        s.undo.erase(path);
    }
    return static_cast<int>(ended(then, result));
}

int doTruncate(int fd, off_t size)
{
    const std::string path = pathOf(fd);
    const Then then = meet(Truncate, path, static_cast<long>(size));
    if (then == Then::Fail) return -1;
    remember(path, size, -1);
    return static_cast<int>(ended(then, rawSyscall(SYS_ftruncate, fd, size)));
}

ssize_t doRead(int fd, void* data, std::size_t size, off_t at)
{
    const Then then = meet(Read, pathOf(fd), static_cast<long>(size));
    if (then == Then::Fail) return -1;
    return ended(then, at < 0 ? rawSyscall(SYS_read, fd, word(data), static_cast<long>(size))
                              : rawSyscall(SYS_pread64, fd, word(data), static_cast<long>(size), at));
}

int doOpen(int folder, const char* name, int flags, unsigned mode)
{
    const std::string path = pathAt(folder, name);
    const bool creates = (flags & O_CREAT) != 0;
    const Then then = creates ? meet(Create, path, flags) : Then::Go;
    if (then == Then::Fail) return -1;
    const long fd = rawSyscall(SYS_openat, folder, word(name), flags, mode);
    if (const int before = errno; fd >= 0 && shim().covers(path)) {
        shim().say((flags & O_ACCMODE) == O_RDONLY ? "open" : "open-to-write", path, fd);
        errno = before;
    }
    return static_cast<int>(ended(then, fd));
}

int doUnlink(int folder, const char* name, int flags)
{
    const std::string path = pathAt(folder, name);
    const Then then = meet(Unlink, path);
    if (then == Then::Fail) return -1;
    return static_cast<int>(ended(then, rawSyscall(SYS_unlinkat, folder, word(name), flags)));
}

int doRename(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags)
{
    const std::string old = pathAt(fromFolder, from), path = pathAt(toFolder, to);
    const Then then = meet(Rename, old, flags, path);
    if (then == Then::Fail) return -1;
    {
        const std::lock_guard lock(shim().mutex);
        if (auto steps = shim().undo.extract(old); !steps.empty()) {
            steps.key() = path;
            shim().undo.insert(std::move(steps));
        }
    }
    return static_cast<int>(ended(then, rawSyscall(SYS_renameat2, fromFolder, word(from), toFolder, word(to), flags)));
}

/// Says when the main thread stood still while a slow sync came to its end elsewhere.
class MainWait {
public:
    explicit MainWait(const char* where) : m_where(where), m_isMain(shim().delay > 0 && onMainThread())
    {
        if (!m_isMain) return;
        m_ended = shim().syncsEnded;
        m_since = milliseconds();
    }
    ~MainWait()
    {
        if (!m_isMain) return;
        const int before = errno;
        const long waited = milliseconds() - m_since;
        if (shim().syncsEnded != m_ended && waited >= shim().delay / 2) shim().say("main-waited", m_where, waited);
        errno = before;
    }
    MainWait(const MainWait&) = delete;
    MainWait& operator=(const MainWait&) = delete;

private:
    const char* m_where;
    bool m_isMain;
    long m_ended = 0, m_since = 0;
};

unsigned modeOf(int flags, va_list& rest) { return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, unsigned) : 0; }

/// Of fopen and its like.
bool isForWriting(const char* mode) { return std::strpbrk(mode, "wa+") != nullptr; }

std::FILE* opened(const char* name, const char* mode, std::FILE* file)
{
    if (file != nullptr && shim().covers(pathAt(AT_FDCWD, name)))
        shim().say(isForWriting(mode) ? "open-to-write" : "open", pathAt(AT_FDCWD, name), ::fileno(file));
    return file;
}

} // namespace

// The names that programs call. Each large-file name is one of its own.
extern "C" {

/// Counting starts here when FAULT_WAITS is set; a program finds it by name, and goes without when it is not loaded.
void fault_shim_begin()
{
    shim().counts = true;
    shim().say("begin", "");
}

ssize_t write(int fd, const void* data, std::size_t size) { return doWrite(fd, data, size, off_t{-1}); }
ssize_t pwrite(int fd, const void* data, std::size_t size, off_t at) { return doWrite(fd, data, size, at); }
ssize_t pwrite64(int fd, const void* data, std::size_t size, off64_t at) { return doWrite(fd, data, size, at); }
ssize_t writev(int fd, const iovec* parts, int count)
{
    // Like a write that was cut short after the first part: callers go on from there.
    for (int i = 0; i < count; ++i)
        if (parts[i].iov_len > 0) return doWrite(fd, parts[i].iov_base, parts[i].iov_len, off_t{-1});
    return 0;
}
int fsync(int fd) { return doSync(SYS_fsync, fd); }
int fdatasync(int fd) { return doSync(SYS_fdatasync, fd); }
int ftruncate(int fd, off_t size) noexcept { return doTruncate(fd, size); }
int ftruncate64(int fd, off64_t size) noexcept { return doTruncate(fd, size); }
ssize_t read(int fd, void* data, std::size_t size) { return doRead(fd, data, size, off_t{-1}); }
ssize_t pread(int fd, void* data, std::size_t size, off_t at) { return doRead(fd, data, size, at); }
ssize_t pread64(int fd, void* data, std::size_t size, off64_t at) { return doRead(fd, data, size, at); }
int unlink(const char* name) noexcept { return doUnlink(AT_FDCWD, name, 0); }
int unlinkat(int folder, const char* name, int flags) noexcept { return doUnlink(folder, name, flags); }
int remove(const char* name) noexcept
{
    const int result = doUnlink(AT_FDCWD, name, 0);
    return result != 0 && errno == EISDIR ? doUnlink(AT_FDCWD, name, AT_REMOVEDIR) : result;
}
int rename(const char* from, const char* to) noexcept { return doRename(AT_FDCWD, from, AT_FDCWD, to, 0U); }
int renameat(int a, const char* from, int b, const char* to) noexcept { return doRename(a, from, b, to, 0U); }
int renameat2(int a, const char* from, int b, const char* to, unsigned flags) noexcept { return doRename(a, from, b, to, flags); }
int close(int fd)
{
    const std::string path = shim().log >= 0 ? pathOf(fd) : std::string();
    if (!path.empty() && shim().covers(path)) shim().say("close", path, fd);
    return static_cast<int>(rawSyscall(SYS_close, fd));
}

int open(const char* name, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = modeOf(flags, rest);
    va_end(rest);
    return doOpen(AT_FDCWD, name, flags, mode);
}
int open64(const char* name, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = modeOf(flags, rest);
    va_end(rest);
    return doOpen(AT_FDCWD, name, flags | O_LARGEFILE, mode);
}
int openat(int folder, const char* name, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = modeOf(flags, rest);
    va_end(rest);
    return doOpen(folder, name, flags, mode);
}
int openat64(int folder, const char* name, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = modeOf(flags, rest);
    va_end(rest);
    return doOpen(folder, name, flags | O_LARGEFILE, mode);
}
std::FILE* fopen(const char* name, const char* mode)
{
    static auto* const real = next<std::FILE*(const char*, const char*)>("fopen");
    return opened(name, mode, real(name, mode));
}
std::FILE* fopen64(const char* name, const char* mode)
{
    static auto* const real = next<std::FILE*(const char*, const char*)>("fopen64");
    return opened(name, mode, real(name, mode));
}

int pthread_cond_wait(pthread_cond_t* condition, pthread_mutex_t* mutex)
{
    static auto* const real = reinterpret_cast<int (*)(pthread_cond_t*, pthread_mutex_t*)>(::dlvsym(RTLD_NEXT, "pthread_cond_wait", "GLIBC_2.3.2"));
    const MainWait wait("pthread_cond_wait");
    return real(condition, mutex);
}
int pthread_mutex_lock(pthread_mutex_t* mutex) noexcept
{
    static auto* const real = next<int(pthread_mutex_t*)>("pthread_mutex_lock");
    const MainWait wait("pthread_mutex_lock");
    return real(mutex);
}
int pthread_join(pthread_t thread, void** result)
{
    static auto* const real = next<int(pthread_t, void**)>("pthread_join");
    const MainWait wait("pthread_join");
    return real(thread, result);
}
/// std::future waits by it.
long syscall(long number, ...) noexcept
{
    long a[6];
    va_list rest;
    va_start(rest, number);
    for (long& one : a) one = va_arg(rest, long);
    va_end(rest);
    if (number != SYS_futex) return rawSyscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
    const MainWait wait("futex");
    return rawSyscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

} // extern "C"
