#pragma once

#include <dlfcn.h>
#include <sys/types.h>

#include <cstddef>
#include <string>

/// Inside the shim: what each call does in place of the system's. README.md has what it can be told.
namespace trivsel::shim {

/// The function of this name behind ours.
template <class F> F* next(const char* name)
{
    return reinterpret_cast<F*>(::dlsym(RTLD_NEXT, name));
}

/// The system's own answer, past every function of ours.
long rawSyscall(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0, long f = 0);

// As the system's calls, but counted, delayed, failed or cut off. `at` below zero: where the descriptor stands.
ssize_t doWrite(int fd, const void* data, std::size_t size, off_t at);
ssize_t doRead(int fd, void* data, std::size_t size, off_t at);
int doSync(long call, int fd); ///< SYS_fsync or SYS_fdatasync
int doTruncate(int fd, off_t size);
int doOpen(int folder, const char* name, int flags, unsigned mode);
int doClose(int fd);
int doUnlink(int folder, const char* name, int flags);
int doRename(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags);

void beginCounting();
/// Of a file that the C library opened by itself.
void sayOpened(const char* name, bool isForWriting, int fd);

/// Says when the main thread stood still while a slow sync came to its end elsewhere.
class MainWait {
public:
    explicit MainWait(const char* where);
    ~MainWait();
    MainWait(const MainWait&) = delete;
    MainWait& operator=(const MainWait&) = delete;

private:
    const char* m_where;
    bool m_isMain;
    long m_ended = 0, m_since = 0;
};

} // namespace trivsel::shim
