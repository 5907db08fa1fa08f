/* Numbers, from C. */
#ifndef SY_LANG_NUMBER_H
#define SY_LANG_NUMBER_H

#include "lang/object/state.h"

sy_value syi_int_new(sy_vm *vm, int64_t i); /* any int64: big if it must */
sy_value syi_int_from_uint64(sy_vm *vm, uint64_t u);
sy_value syi_int_from_double(sy_vm *vm,
                             double d); /* truncates; OverflowError/ValueError for inf/nan */
/* Text as in source or int(): optional sign, underscores, base prefix when base is 0. SY_NULL
 * with ValueError. */
sy_value syi_int_parse(sy_vm *vm, const char *text, size_t length, int base);
sy_value syi_int_to_str(sy_vm *vm, sy_value v, int base);
bool syi_is_int(sy_value v); /* int, bool or subclass */
sy_value syi_int_value(sy_vm *vm,
                       sy_value v); /* plain int from an int subclass or bool (True -> 1) */
int syi_int_sign(sy_value v);
double syi_int_to_double(sy_vm *vm, sy_value v); /* OverflowError: check vm->exc */
sy_value syi_int_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b);
int syi_int_cmp(sy_value a, sy_value b);
/* Order of an int and a float that is not nan, exactly. */
int syi_int_cmp_double(sy_value a, double b);
/* pow(a, b, modulus) of ints; a negative b inverts. */
sy_value syi_int_power_mod(sy_vm *vm, sy_value a, sy_value b, sy_value modulus);
/* sys.get_int_max_str_digits() and its setter; 0: no limit. */
uint32_t syi_int_max_str_digits(const sy_vm *vm);
void syi_int_set_max_str_digits(sy_vm *vm, uint32_t limit);
/* Number of bits of |v|. */
uint64_t syi_int_bit_length(sy_value v);
/* int(v), float(v) for any value, without the string forms: __int__, __index__, __trunc__;
 * __float__, __index__. Errors are those of the constructors. */
sy_value syi_to_int_value(sy_vm *vm, sy_value v);
/* round(x, ndigits) of a float, half to even. */
double syi_round_digits(double x, int64_t ndigits);

sy_value syi_complex_new(sy_vm *vm, double real, double imag);
sy_value syi_float_box(sy_vm *vm, double d);
static inline sy_value sy_float_new(sy_vm *vm, double d) {
    sy_value v = sy_flonum_encode(d);
    return v != SY_NULL ? v : syi_float_box(vm, d);
}
static inline bool syi_is_float(sy_value v) {
    return sy_is_flonum(v) || syi_has_flag(v, SY_TYPE_IS_FLOAT);
}
static inline double syi_to_double(sy_value v) { /* v is a float */
    return sy_is_flonum(v) ? sy_flonum_decode(v) : ((sy_float *)sy_to_object(v))->value;
}
bool syi_float_parse(const char *text, size_t length,
                     double *out); /* correctly rounded; false: malformed */
/* As repr() / format: shortest round trip for 'r', else C-like e f g (E F G) with precision, or
 * 'p': g with at least one digit behind a point. Returns the length of the whole text, of which
 * `size` bytes at most are written; no final 0. */
size_t syi_float_format(double d, char type, int precision, bool alternate, char *out,
                        size_t size);
uint64_t syi_float_hash(double d);
uint64_t syi_int_hash(sy_value v); /* equal to the float's for equal values */

#endif
