#ifndef LEADLINT_CLIBGIT2_SHIM_H
#define LEADLINT_CLIBGIT2_SHIM_H

#include <git2.h>
#include <git2/sys/commit.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

// A backend of libgit2's object database, with the Swift object that reads for it.
typedef struct {
  git_odb_backend parent;
  void *reader;
} leadlint_odb_backend;

// git_libgit2_opts is variadic, which Swift cannot call. The options' numbers differ between
// distributions, so the names are resolved here, by the compiler that reads the header.

static inline int leadlint_set_strict_hash_verification(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, enabled);
}

static inline int leadlint_set_object_caching(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_CACHING, enabled);
}

static inline int leadlint_set_owner_validation(int enabled) {
  return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, enabled);
}

static inline int leadlint_set_strict_object_creation(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_OBJECT_CREATION, enabled);
}

static inline int leadlint_set_extensions(const char **extensions, size_t count) {
  return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, count);
}

#endif
