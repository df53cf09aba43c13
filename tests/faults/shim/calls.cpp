// A library for LD_PRELOAD that counts, delays, fails and cuts off what a program does to the files of one folder: the
// names that programs call.

#include "faults/shim/shim.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>

using namespace trivsel::shim;

namespace {

unsigned modeOf(int flags, va_list& rest)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, unsigned) : 0;
}

/// Of fopen and its like.
bool isForWriting(const char* mode)
{
    return std::strpbrk(mode, "wa+") != nullptr;
}

std::FILE* opened(const char* name, const char* mode, std::FILE* file)
{
    if (file != nullptr) sayOpened(name, isForWriting(mode), ::fileno(file));
    return file;
}

} // namespace

// Each large-file name is one of its own.
extern "C" {

/// Counting starts here when FAULT_WAITS is set; a program finds it by name, and goes without when it is not loaded.
void fault_shim_begin()
{
    beginCounting();
}

ssize_t write(int fd, const void* data, std::size_t size)
{
    return doWrite(fd, data, size, off_t{-1});
}
ssize_t pwrite(int fd, const void* data, std::size_t size, off_t at)
{
    return doWrite(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void* data, std::size_t size, off64_t at)
{
    return doWrite(fd, data, size, at);
}
ssize_t writev(int fd, const iovec* parts, int count)
{
    // Like a write that was cut short after the first part: callers go on from there.
    for (int i = 0; i < count; ++i)
        if (parts[i].iov_len > 0) return doWrite(fd, parts[i].iov_base, parts[i].iov_len, off_t{-1});
    return 0;
}
int fsync(int fd)
{
    return doSync(SYS_fsync, fd);
}
int fdatasync(int fd)
{
    return doSync(SYS_fdatasync, fd);
}
int ftruncate(int fd, off_t size) noexcept
{
    return doTruncate(fd, size);
}
int ftruncate64(int fd, off64_t size) noexcept
{
    return doTruncate(fd, size);
}
ssize_t read(int fd, void* data, std::size_t size)
{
    return doRead(fd, data, size, off_t{-1});
}
ssize_t pread(int fd, void* data, std::size_t size, off_t at)
{
    return doRead(fd, data, size, at);
}
ssize_t pread64(int fd, void* data, std::size_t size, off64_t at)
{
    return doRead(fd, data, size, at);
}
int unlink(const char* name) noexcept
{
    return doUnlink(AT_FDCWD, name, 0);
}
int unlinkat(int folder, const char* name, int flags) noexcept
{
    return doUnlink(folder, name, flags);
}
int remove(const char* name) noexcept
{
    const int result = doUnlink(AT_FDCWD, name, 0);
    return result != 0 && errno == EISDIR ? doUnlink(AT_FDCWD, name, AT_REMOVEDIR) : result;
}
int rename(const char* from, const char* to) noexcept
{
    return doRename(AT_FDCWD, from, AT_FDCWD, to, 0U);
}
int renameat(int a, const char* from, int b, const char* to) noexcept
{
    return doRename(a, from, b, to, 0U);
}
int renameat2(int a, const char* from, int b, const char* to, unsigned flags) noexcept
{
    return doRename(a, from, b, to, flags);
}
int close(int fd)
{
    return doClose(fd);
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
    static auto* const real = reinterpret_cast<int (*)(pthread_cond_t*, pthread_mutex_t*)>(
        ::dlvsym(RTLD_NEXT, "pthread_cond_wait", "GLIBC_2.3.2"));
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
