#ifndef LEADLINT_CCMARK_SHIM_H
#define LEADLINT_CCMARK_SHIM_H

#include <cmark.h>

#endif
