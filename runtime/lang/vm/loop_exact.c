/* The loop that counts every instruction as a tick. */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/type.h"
#include "lang/vm/slow.h"

#define LOOP_NAME syi_loop_exact
#define LOOP_EXACT 1
#include "lang/vm/loop.inc"
