// What libc and Swift's runtime would look for on the host, from inside a static program.
//
// glibc looks up users, hosts and encodings in shared libraries that it opens at run time, and those fit only
// the very glibc that they were built with. A static program must never open them, so these stand before
// libc's own. leadlint asks for none but iconv_open, and reads the single-byte encodings by its own tables;
// text in another encoding is shown as the bytes that it is, as git without iconv does.

#include <dlfcn.h>
#include <errno.h>
#include <grp.h>
#include <iconv.h>
#include <netdb.h>
#include <pwd.h>
#include <stddef.h>

iconv_t iconv_open(const char *to, const char *from) {
  (void)to, (void)from;
  errno = EINVAL;
  return (iconv_t)-1;
}

size_t iconv(
    iconv_t converter, char **restrict input, size_t *restrict inputLeft, char **restrict output,
    size_t *restrict outputLeft) {
  (void)converter, (void)input, (void)inputLeft, (void)output, (void)outputLeft;
  errno = EBADF;
  return (size_t)-1;
}

int iconv_close(iconv_t converter) {
  (void)converter;
  errno = EBADF;
  return -1;
}

void *dlopen(const char *file, int mode) {
  (void)file, (void)mode;
  return NULL;
}

struct passwd *getpwnam(const char *name) {
  (void)name;
  return NULL;
}

struct passwd *getpwuid(uid_t user) {
  (void)user;
  return NULL;
}

int getpwnam_r(
    const char *name, struct passwd *entry, char *buffer, size_t size, struct passwd **result) {
  (void)name, (void)entry, (void)buffer, (void)size;
  *result = NULL;
  return 0;
}

int getpwuid_r(uid_t user, struct passwd *entry, char *buffer, size_t size, struct passwd **result) {
  (void)user, (void)entry, (void)buffer, (void)size;
  *result = NULL;
  return 0;
}

struct group *getgrnam(const char *name) {
  (void)name;
  return NULL;
}

struct group *getgrgid(gid_t group) {
  (void)group;
  return NULL;
}

int getgrnam_r(
    const char *name, struct group *entry, char *buffer, size_t size, struct group **result) {
  (void)name, (void)entry, (void)buffer, (void)size;
  *result = NULL;
  return 0;
}

int getgrgid_r(gid_t group, struct group *entry, char *buffer, size_t size, struct group **result) {
  (void)group, (void)entry, (void)buffer, (void)size;
  *result = NULL;
  return 0;
}

int getaddrinfo(
    const char *restrict node, const char *restrict service, const struct addrinfo *restrict hints,
    struct addrinfo **restrict result) {
  (void)node, (void)service, (void)hints;
  *result = NULL;
  return EAI_FAIL;
}

void freeaddrinfo(struct addrinfo *addresses) { (void)addresses; }

// Swift's runtime looks for its own files beside the program, at the place that /proc names, and ends the
// program where there is no /proc. Nothing of it stands beside this program.

const char *swift_getRuntimeLibraryPath(void) { return NULL; }

const char *swift_getRootPath(void) { return NULL; }

char *swift_copyAuxiliaryExecutablePath(const char *name) {
  (void)name;
  return NULL;
}

// Swift reads the command line from /proc. libc hands it over, too, before Swift's code runs.

extern void _swift_stdlib_overrideUnsafeArgvArgc(char **arguments, int count);

__attribute__((constructor)) static void keep_arguments(int count, char **arguments) {
  _swift_stdlib_overrideUnsafeArgvArgc(arguments, count);
}
