#ifndef LEADLINT_CDEFLATE_SHIM_H
#define LEADLINT_CDEFLATE_SHIM_H

#include <libdeflate.h>

#endif
