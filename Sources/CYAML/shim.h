#ifndef LEADLINT_CYAML_SHIM_H
#define LEADLINT_CYAML_SHIM_H

#include <yaml.h>

#endif
