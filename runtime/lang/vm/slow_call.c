/* Slow functions of calls. */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/vm/slow.h"

static sy_value keyword_names(const sy_frame *f, const sy_instr *i) {
    return i->c == 0 ? SY_NULL : syi_frame_code(f)->constants[i->c - 1];
}

static int positional_count(const sy_instr *i, sy_value kwnames) {
    return i->b - (kwnames == SY_NULL ? 0 : (int)syi_to_tuple(kwnames)->length);
}

SLOW(CALL) {
    sy_value kwnames = keyword_names(f, i);
    return syi_call_step(vm, f, f->registers[i->a], f->registers + i->a + 1,
                         positional_count(i, kwnames), kwnames, i->a);
}

SLOW(CALLMETHOD) {
    sy_value kwnames = keyword_names(f, i);
    int count = positional_count(i, kwnames);
    sy_value *r = f->registers + i->a;
    if (r[1] != SY_NULL) {
        return syi_call_step(vm, f, r[0], r + 1, count + 1, kwnames, i->a);
    }
    return syi_call_step(vm, f, r[0], r + 2, count, kwnames, i->a);
}

/* The positional arguments and the values of kwargs in one array, names in *kwnames. */
static sy_value *flatten(sy_vm *vm, const sy_tuple *args, sy_dict *kwargs, sy_value *kwnames,
                         size_t *size) {
    size_t count = args->length + kwargs->length;
    *size = (count > 0 ? count : 1) * sizeof(sy_value);
    sy_value *flat = syi_mem_resize(vm, NULL, 0, *size);
    if (flat == NULL) {
        return NULL;
    }
    *kwnames = syi_tuple_new(vm, NULL, kwargs->length);
    if (*kwnames == SY_NULL) {
        syi_mem_resize(vm, flat, *size, 0);
        return NULL;
    }
    memcpy(flat, args->items, args->length * sizeof(sy_value));
    uint32_t position = 0;
    uint32_t k = 0;
    sy_value key;
    sy_value value;
    while (syi_dict_next(kwargs, &position, &key, &value)) {
        syi_to_tuple(*kwnames)->items[k] = key;
        flat[args->length + k] = value;
        k++;
    }
    return flat;
}

static bool keys_are_strings(sy_vm *vm, sy_dict *kwargs) {
    uint32_t position = 0;
    sy_value key;
    sy_value value;
    while (syi_dict_next(kwargs, &position, &key, &value)) {
        if (!syi_is_str(key)) {
            syi_raise(vm, vm->types.TypeError, "keywords must be strings");
            return false;
        }
    }
    return true;
}

SLOW(CALLEX) {
    sy_value *r = f->registers + i->a;
    const sy_tuple *args = syi_to_tuple(r[1]);
    sy_dict *kwargs = r[2] != SY_NULL ? syi_to_dict(r[2]) : NULL;
    if (kwargs == NULL || kwargs->length == 0) {
        return syi_call_step(vm, f, r[0], args->items, (int)args->length, SY_NULL, i->a);
    }
    if (!keys_are_strings(vm, kwargs)) {
        return SY_STEP_FAILED;
    }
    sy_value kwnames;
    size_t size;
    sy_value *flat = flatten(vm, args, kwargs, &kwnames, &size);
    if (flat == NULL) {
        return SY_STEP_FAILED;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &kwnames, 1);
    sy_step step = syi_call_step(vm, f, r[0], flat, (int)args->length, kwnames, i->a);
    syi_roots_leave(vm, &roots);
    syi_mem_resize(vm, flat, size, 0);
    return step;
}
