/* The loop for when nobody counts instructions. */
#include "core/quick.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/type.h"
#include "lang/vm/slow.h"

#define LOOP_NAME syi_loop_fast
#define LOOP_EXACT 0
#include "lang/vm/loop.inc"
