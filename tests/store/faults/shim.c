/* Stands between a program and the disk: records every call below one folder, makes the N-th one
 * fail, or kills the program at it. Loaded with LD_PRELOAD; steered through the functions at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FILES 1024
#define LONGEST 512

static char folder[LONGEST];
static char names[FILES][LONGEST];
static long count, stop_at;
static int how; /* 0 counts, an errno fails, -1 kills, -2 writes half and fails */
static int log_to = -1;

static int below(const char *path) {
    return folder[0] && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int known(int fd) { return fd >= 0 && fd < FILES && names[fd][0]; }

/* Say whether this call must fail; it does not come back where the program is to die. */
static int stops(void) {
    if (++count != stop_at) return 0;
    if (how == -1) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    if (how == 0) return 0;
    errno = how == -2 ? ENOSPC : how;
    return 1;
}

static void record(char op, const char *path, uint64_t at, const void *data, uint32_t size) {
    if (log_to < 0) return;
    uint16_t length = (uint16_t)strlen(path);
    char head[15];
    head[0] = op;
    memcpy(head + 1, &length, 2);
    memcpy(head + 3, &at, 8);
    memcpy(head + 11, &size, 4);
    syscall(SYS_write, log_to, head, sizeof head);
    syscall(SYS_write, log_to, path, (size_t)length);
    if (data) syscall(SYS_write, log_to, data, (size_t)size);
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static int opened(int fd, const char *path, int flags) {
    if (fd >= 0 && fd < FILES) {
        names[fd][0] = 0;
        if (below(path)) {
            strncpy(names[fd], path, LONGEST - 1);
            if (flags & O_TRUNC) record('t', path, 0, 0, 0);
        }
    }
    return fd;
}

#define OPENS(name)                                                                                \
    int name(const char *path, int flags, ...) {                                                   \
        REAL(name);                                                                                \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        mode_t mode = va_arg(more, int);                                                           \
        va_end(more);                                                                              \
        if (below(path) && stops()) return -1;                                                     \
        return opened(real(path, flags, mode), path, flags);                                       \
    }
#define OPENS_AT(name)                                                                             \
    int name(int at, const char *path, int flags, ...) {                                           \
        REAL(name);                                                                                \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        mode_t mode = va_arg(more, int);                                                           \
        va_end(more);                                                                              \
        if (below(path) && stops()) return -1;                                                     \
        return opened(real(at, path, flags, mode), path, flags);                                   \
    }
OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)

int close(int fd) {
    REAL(close);
    if (fd >= 0 && fd < FILES) names[fd][0] = 0;
    return real(fd);
}

#define WRITES_AT(name, offset)                                                                    \
    ssize_t name(int fd, const void *data, size_t size, offset at) {                               \
        REAL(name);                                                                                \
        if (!known(fd)) return real(fd, data, size, at);                                           \
        if (stops()) {                                                                             \
            if (how == -2) {                                                                       \
                real(fd, data, size / 2, at);                                                      \
                errno = ENOSPC;                                                                    \
            }                                                                                      \
            return -1;                                                                             \
        }                                                                                          \
        record('w', names[fd], (uint64_t)at, data, (uint32_t)size);                                \
        return real(fd, data, size, at);                                                           \
    }
WRITES_AT(pwrite, off_t)
WRITES_AT(pwrite64, off64_t)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(write);
    if (!known(fd)) return real(fd, data, size);
    if (stops()) return -1;
    record('w', names[fd], (uint64_t)lseek(fd, 0, SEEK_CUR), data, (uint32_t)size);
    return real(fd, data, size);
}

#define READS_AT(name, offset)                                                                     \
    ssize_t name(int fd, void *data, size_t size, offset at) {                                     \
        REAL(name);                                                                                \
        if (known(fd) && how > 0 && stops()) return -1;                                            \
        return real(fd, data, size, at);                                                           \
    }
READS_AT(pread, off_t)
READS_AT(pread64, off64_t)

#define ON_FILE(name, op)                                                                          \
    int name(int fd) {                                                                             \
        REAL(name);                                                                                \
        if (!known(fd)) return real(fd);                                                           \
        if (stops()) return -1;                                                                    \
        int ended = real(fd);                                                                      \
        record(op, names[fd], 0, 0, 0);                                                            \
        return ended;                                                                              \
    }
ON_FILE(fsync, 's')
ON_FILE(fdatasync, 's')

#define CUTS(name, offset)                                                                         \
    int name(int fd, offset at) {                                                                  \
        REAL(name);                                                                                \
        if (!known(fd)) return real(fd, at);                                                       \
        if (stops()) return -1;                                                                    \
        record('t', names[fd], (uint64_t)at, 0, 0);                                                \
        return real(fd, at);                                                                       \
    }
CUTS(ftruncate, off_t)
CUTS(ftruncate64, off64_t)

#define ON_PATH(name)                                                                              \
    int name(const char *path) {                                                                   \
        REAL(name);                                                                                \
        if (!below(path)) return real(path);                                                       \
        if (stops()) return -1;                                                                    \
        record('u', path, 0, 0, 0);                                                                \
        return real(path);                                                                         \
    }
ON_PATH(unlink)
ON_PATH(rmdir)

#define ON_TWO(name)                                                                               \
    int name(const char *path, const char *other) {                                                \
        REAL(name);                                                                                \
        if (!below(path) && !below(other)) return real(path, other);                               \
        if (stops()) return -1;                                                                    \
        return real(path, other);                                                                  \
    }
ON_TWO(rename)
ON_TWO(link)

int linkat(int at, const char *path, int to, const char *other, int flags) {
    REAL(linkat);
    if (below(path) && stops()) return -1;
    return real(at, path, to, other, flags);
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    if (below(path) && stops()) return -1;
    return real(path, mode);
}

/* How a test steers it. */
void shim_below(const char *path) { strncpy(folder, path, LONGEST - 1); }
void shim_stop_at(long number, int way) {
    count = 0;
    stop_at = number;
    how = way;
}
long shim_count(void) { return count; }
void shim_log_to(int fd) { log_to = fd; }
