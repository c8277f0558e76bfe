#ifndef LEADLINT_CZLIB_SHIM_H
#define LEADLINT_CZLIB_SHIM_H

#include <zlib.h>

// inflateInit is a macro that passes the header's version and the structure's size.
static inline int leadlint_inflate_init(z_stream *stream) { return inflateInit(stream); }

#endif
