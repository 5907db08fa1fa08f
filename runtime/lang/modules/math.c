/* SPDX-License-Identifier: MIT
 *
 * The module `math`. Errors are CPython's: ValueError "math domain error" where a finite
 * argument gives nan or an infinity that is no overflow, OverflowError "math range error" for
 * overflow. The functions come from libm; integers are exact.
 */
#include "lang/modules/modules.h"

#include <math.h>

static sy_value domain_error(sy_vm *vm) {
    return syi_raise(vm, vm->types.ValueError, "math domain error");
}

static sy_value range_error(sy_vm *vm) {
    return syi_raise(vm, vm->types.OverflowError, "math range error");
}

/* --- Functions of one argument --- */

typedef double (*real_function)(double);

/* overflows: an infinite result is an overflow, else it is a singularity. */
static sy_value apply_real(sy_vm *vm, sy_value arg, real_function f, bool overflows) {
    double x;
    if (!syi_as_double(vm, arg, &x)) {
        return SY_NULL;
    }
    double r = f(x);
    if (isnan(r) && !isnan(x)) {
        return domain_error(vm);
    }
    if (isinf(r) && isfinite(x)) {
        return overflows ? range_error(vm) : domain_error(vm);
    }
    return sy_float_new(vm, r);
}

#define REAL_FUNCTION(name, f, overflows)                                                      \
    static sy_value math_##name(sy_vm *vm, const sy_value *args, int nargs,                    \
                                sy_value kwnames) {                                            \
        (void)nargs;                                                                           \
        (void)kwnames;                                                                         \
        return apply_real(vm, args[0], f, overflows);                                          \
    }

REAL_FUNCTION(acos, acos, false)
REAL_FUNCTION(acosh, acosh, false)
REAL_FUNCTION(asin, asin, false)
REAL_FUNCTION(asinh, asinh, false)
REAL_FUNCTION(atan, atan, false)
REAL_FUNCTION(atanh, atanh, false)
REAL_FUNCTION(cbrt, cbrt, false)
REAL_FUNCTION(cos, cos, false)
REAL_FUNCTION(cosh, cosh, true)
REAL_FUNCTION(erf, erf, false)
REAL_FUNCTION(erfc, erfc, false)
REAL_FUNCTION(exp, exp, true)
REAL_FUNCTION(exp2, exp2, true)
REAL_FUNCTION(expm1, expm1, true)
REAL_FUNCTION(fabs, fabs, false)
REAL_FUNCTION(log1p, log1p, false)
REAL_FUNCTION(sin, sin, false)
REAL_FUNCTION(sinh, sinh, true)
REAL_FUNCTION(sqrt, sqrt, false)
REAL_FUNCTION(tan, tan, false)
REAL_FUNCTION(tanh, tanh, false)
#undef REAL_FUNCTION

static double gamma_function(double x) {
    if (x == 0.0 || (x < 0 && floor(x) == x) || (isinf(x) && x < 0)) {
        return NAN;
    }
    return tgamma(x);
}

static sy_value math_gamma(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return apply_real(vm, args[0], gamma_function, true);
}

static sy_value math_lgamma(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    if (!syi_as_double(vm, args[0], &x)) {
        return SY_NULL;
    }
    if (isfinite(x) && x <= 0 && floor(x) == x) {
        return domain_error(vm);
    }
    double r = lgamma(x);
    return isinf(r) && isfinite(x) ? range_error(vm) : sy_float_new(vm, r);
}

static sy_value math_degrees(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    return syi_as_double(vm, args[0], &x) ? sy_float_new(vm, x * (180.0 / 3.141592653589793))
                                          : SY_NULL;
}

static sy_value math_radians(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    return syi_as_double(vm, args[0], &x) ? sy_float_new(vm, x * (3.141592653589793 / 180.0))
                                          : SY_NULL;
}

static sy_value math_isfinite(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    return syi_as_double(vm, args[0], &x) ? sy_from_bool(isfinite(x)) : SY_NULL;
}

static sy_value math_isinf(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    return syi_as_double(vm, args[0], &x) ? sy_from_bool(isinf(x)) : SY_NULL;
}

static sy_value math_isnan(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    return syi_as_double(vm, args[0], &x) ? sy_from_bool(isnan(x)) : SY_NULL;
}

/* --- Rounding to integers --- */

static sy_value to_integer(sy_vm *vm, sy_value arg, enum sy_special special, real_function f) {
    if (syi_is_int(arg)) {
        return syi_int_value(vm, arg);
    }
    if (!syi_is_float(arg)) {
        sy_type *type = syi_type_of(vm, arg);
        if (syi_type_lookup(vm, type, vm->specials[special]) != SY_NULL) {
            return syi_call_method(vm, arg, vm->specials[special], NULL, 0);
        }
        if (special == SY_SPECIAL_TRUNC) {
            return syi_raise(vm, vm->types.TypeError, "type %N doesn't define __trunc__ method",
                             type);
        }
    }
    double x;
    return syi_as_double(vm, arg, &x) ? syi_int_from_double(vm, f(x)) : SY_NULL;
}

static sy_value math_ceil(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return to_integer(vm, args[0], SY_SPECIAL_CEIL, ceil);
}

static sy_value math_floor(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return to_integer(vm, args[0], SY_SPECIAL_FLOOR, floor);
}

static sy_value math_trunc(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return to_integer(vm, args[0], SY_SPECIAL_TRUNC, trunc);
}

/* --- Functions of two arguments --- */

static bool two_doubles(sy_vm *vm, const sy_value *args, double *x, double *y) {
    return syi_as_double(vm, args[0], x) && syi_as_double(vm, args[1], y);
}

static sy_value math_atan2(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double y;
    double x;
    return two_doubles(vm, args, &y, &x) ? sy_float_new(vm, atan2(y, x)) : SY_NULL;
}

static sy_value math_copysign(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    double y;
    return two_doubles(vm, args, &x, &y) ? sy_float_new(vm, copysign(x, y)) : SY_NULL;
}

static sy_value math_fmod(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    double y;
    if (!two_doubles(vm, args, &x, &y)) {
        return SY_NULL;
    }
    double r = isinf(y) && isfinite(x) ? x : fmod(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? domain_error(vm) : sy_float_new(vm, r);
}

static sy_value math_remainder(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    double y;
    if (!two_doubles(vm, args, &x, &y)) {
        return SY_NULL;
    }
    double r = remainder(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? domain_error(vm) : sy_float_new(vm, r);
}

static sy_value math_pow(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    double y;
    if (!two_doubles(vm, args, &x, &y)) {
        return SY_NULL;
    }
    double r = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(r) || (isinf(r) && x == 0)) {
            return domain_error(vm);
        }
        if (isinf(r)) {
            return range_error(vm);
        }
    }
    return sy_float_new(vm, r);
}

static sy_value math_nextafter(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    double y;
    return two_doubles(vm, args, &x, &y) ? sy_float_new(vm, nextafter(x, y)) : SY_NULL;
}

static sy_value math_ulp(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    if (!syi_as_double(vm, args[0], &x)) {
        return SY_NULL;
    }
    x = fabs(x);
    if (!isfinite(x)) {
        return sy_float_new(vm, x);
    }
    double up = nextafter(x, INFINITY);
    return sy_float_new(vm, isinf(up) ? x - nextafter(x, -INFINITY) : up - x);
}

/* hypot(*coordinates): scaled by the largest. */
static sy_value math_hypot(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    double result = 0;
    bool infinite = false;
    for (int i = 0; i < nargs; i++) {
        double x;
        if (!syi_as_double(vm, args[i], &x)) {
            return SY_NULL;
        }
        infinite = infinite || isinf(x);
        result = i == 0 ? fabs(x) : hypot(result, x);
    }
    return sy_float_new(vm, infinite ? INFINITY : result);
}

static sy_value math_dist(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value p = syi_tuple_from_iterable(vm, args[0]);
    sy_value q = p == SY_NULL ? SY_NULL : syi_tuple_from_iterable(vm, args[1]);
    if (q == SY_NULL) {
        return SY_NULL;
    }
    if (syi_to_tuple(p)->length != syi_to_tuple(q)->length) {
        return syi_raise(vm, vm->types.ValueError,
                         "both points must have the same number of dimensions");
    }
    double result = 0;
    for (uint32_t i = 0; i < syi_to_tuple(p)->length; i++) {
        double x;
        double y;
        if (!syi_as_double(vm, syi_to_tuple(p)->items[i], &x) ||
            !syi_as_double(vm, syi_to_tuple(q)->items[i], &y)) {
            return SY_NULL;
        }
        result = hypot(result, x - y);
    }
    return sy_float_new(vm, result);
}

static sy_value math_ldexp(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    if (!syi_as_double(vm, args[0], &x)) {
        return SY_NULL;
    }
    if (!syi_is_int(args[1])) {
        return syi_raise(vm, vm->types.TypeError,
                         "Expected an int as second argument to ldexp.");
    }
    sy_value plain = syi_int_value(vm, args[1]);
    int64_t e = sy_is_int(plain) ? sy_to_int(plain) : syi_int_sign(plain) * (int64_t)100000;
    e = e > 100000 ? 100000 : e < -100000 ? -100000 : e;
    double r = ldexp(x, (int)e);
    return isinf(r) && isfinite(x) ? range_error(vm) : sy_float_new(vm, r);
}

static sy_value math_frexp(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    if (!syi_as_double(vm, args[0], &x)) {
        return SY_NULL;
    }
    int e = 0;
    double m = isfinite(x) ? frexp(x, &e) : x;
    sy_value pair[2] = {sy_float_new(vm, m), sy_from_int(e)};
    return pair[0] == SY_NULL ? SY_NULL : syi_tuple_new(vm, pair, 2);
}

static sy_value math_modf(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    if (!syi_as_double(vm, args[0], &x)) {
        return SY_NULL;
    }
    double whole;
    double part = modf(x, &whole);
    sy_value pair[2] = {sy_float_new(vm, part), sy_float_new(vm, whole)};
    return pair[0] == SY_NULL || pair[1] == SY_NULL ? SY_NULL : syi_tuple_new(vm, pair, 2);
}

/* --- Logarithms --- */

/* log of a positive int of any size, in base e, 2 or 10, through its float or its length. */
static bool log_of(sy_vm *vm, sy_value v, real_function f, double *out) {
    double x;
    if (syi_is_int(v)) {
        sy_value plain = syi_int_value(vm, v);
        if (plain == SY_NULL) {
            return false;
        }
        if (syi_int_sign(plain) <= 0) {
            domain_error(vm);
            return false;
        }
        if (!sy_is_int(plain)) {
            /* x = m * 2^shift with m an ordinary float. */
            sy_value bits =
                syi_call_method(vm, plain, syi_intern_cstr(vm, "bit_length"), NULL, 0);
            if (bits == SY_NULL) {
                return false;
            }
            int64_t shift = sy_to_int(bits) - 60;
            sy_value top = syi_binary(vm, SY_RSHIFT, plain, sy_from_int(shift));
            if (top == SY_NULL) {
                return false;
            }
            x = syi_int_to_double(vm, top);
            *out = f(x) + f(2.0) * (double)shift;
            return true;
        }
    }
    if (!syi_as_double(vm, v, &x)) {
        return false;
    }
    if (x <= 0) {
        domain_error(vm);
        return false;
    }
    *out = f(x);
    return true;
}

static sy_value math_log(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    double x;
    double base;
    if (!log_of(vm, args[0], log, &x)) {
        return SY_NULL;
    }
    if (nargs == 1) {
        return sy_float_new(vm, x);
    }
    if (!log_of(vm, args[1], log, &base)) {
        return SY_NULL;
    }
    if (base == 0) {
        return syi_raise(vm, vm->types.ZeroDivisionError, "float division by zero");
    }
    return sy_float_new(vm, x / base);
}

static sy_value math_log2(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    return log_of(vm, args[0], log2, &x) ? sy_float_new(vm, x) : SY_NULL;
}

static sy_value math_log10(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double x;
    return log_of(vm, args[0], log10, &x) ? sy_float_new(vm, x) : SY_NULL;
}

/* --- Integers --- */

static sy_value index_of(sy_vm *vm, sy_value v) {
    if (syi_is_int(v)) {
        return syi_int_value(vm, v);
    }
    if (syi_type_lookup(vm, syi_type_of(vm, v), vm->specials[SY_SPECIAL_INDEX]) == SY_NULL) {
        return syi_raise(vm, vm->types.TypeError,
                         "'%T' object cannot be interpreted as an integer", v);
    }
    return syi_call_method(vm, v, vm->specials[SY_SPECIAL_INDEX], NULL, 0);
}

static sy_value gcd_of(sy_vm *vm, sy_value a, sy_value b) {
    a = syi_unary(vm, SY_ABS, a);
    b = a == SY_NULL ? SY_NULL : syi_unary(vm, SY_ABS, b);
    while (b != SY_NULL && syi_int_sign(b) != 0) {
        sy_value rest = syi_int_binary(vm, SY_MOD, a, b);
        a = b;
        b = rest;
    }
    return b == SY_NULL ? SY_NULL : a;
}

static sy_value math_gcd(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_value result = sy_from_int(0);
    for (int i = 0; i < nargs && result != SY_NULL; i++) {
        sy_value v = index_of(vm, args[i]);
        result = v == SY_NULL ? SY_NULL : gcd_of(vm, result, v);
    }
    return result;
}

static sy_value math_lcm(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_value result = sy_from_int(1);
    for (int i = 0; i < nargs && result != SY_NULL; i++) {
        sy_value v = index_of(vm, args[i]);
        if (v == SY_NULL) {
            return SY_NULL;
        }
        if (syi_int_sign(v) == 0 || syi_int_sign(result) == 0) {
            result = sy_from_int(0);
            continue;
        }
        sy_value common = gcd_of(vm, result, v);
        sy_value part =
            common == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_FLOORDIV, result, common);
        sy_value product = part == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_MUL, part, v);
        result = product == SY_NULL ? SY_NULL : syi_unary(vm, SY_ABS, product);
    }
    return result;
}

/* Product of low..high, by halves, so that the factors stay of similar size. */
static sy_value product(sy_vm *vm, int64_t low, int64_t high) {
    if (low > high) {
        return sy_from_int(1);
    }
    if (high - low < 4) {
        sy_value r = sy_from_int(low);
        for (int64_t i = low + 1; i <= high && r != SY_NULL; i++) {
            r = syi_int_binary(vm, SY_MUL, r, sy_from_int(i));
        }
        return r;
    }
    int64_t middle = low + (high - low) / 2;
    sy_value a = product(vm, low, middle);
    sy_value b = a == SY_NULL ? SY_NULL : product(vm, middle + 1, high);
    return b == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_MUL, a, b);
}

static bool count_argument(sy_vm *vm, const char *what, sy_value v, int64_t *out) {
    sy_value i = index_of(vm, v);
    if (i == SY_NULL) {
        return false;
    }
    if (syi_int_sign(i) < 0) {
        syi_raise(vm, vm->types.ValueError, "%s must be a non-negative integer", what);
        return false;
    }
    *out = sy_is_int(i) ? sy_to_int(i) : INT64_MAX;
    return true;
}

static sy_value math_factorial(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value v = index_of(vm, args[0]);
    if (v == SY_NULL) {
        return SY_NULL;
    }
    if (syi_int_sign(v) < 0) {
        return syi_raise(vm, vm->types.ValueError,
                         "factorial() not defined for negative values");
    }
    if (!sy_is_int(v) || sy_to_int(v) > 10000000) {
        return syi_raise(vm, vm->types.OverflowError,
                         "factorial() argument should not exceed 10000000");
    }
    return product(vm, 2, sy_to_int(v));
}

static sy_value math_comb(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t n;
    int64_t k;
    if (!count_argument(vm, "n", args[0], &n) || !count_argument(vm, "k", args[1], &k)) {
        return SY_NULL;
    }
    if (k > n) {
        return sy_from_int(0);
    }
    k = k > n - k ? n - k : k;
    sy_value r = sy_from_int(1);
    for (int64_t i = 1; i <= k && r != SY_NULL; i++) {
        sy_value top = syi_int_binary(vm, SY_MUL, r, syi_int_new(vm, n - k + i));
        r = top == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_FLOORDIV, top, sy_from_int(i));
    }
    return r;
}

static sy_value math_perm(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    int64_t n;
    int64_t k;
    if (nargs == 1 || args[1] == SY_NONE) {
        return math_factorial(vm, args, 1, SY_NULL);
    }
    if (!count_argument(vm, "n", args[0], &n) || !count_argument(vm, "k", args[1], &k)) {
        return SY_NULL;
    }
    return k > n ? sy_from_int(0) : product(vm, n - k + 1, n);
}

static sy_value math_isqrt(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value n = index_of(vm, args[0]);
    if (n == SY_NULL) {
        return SY_NULL;
    }
    if (syi_int_sign(n) < 0) {
        return syi_raise(vm, vm->types.ValueError, "isqrt() argument must be nonnegative");
    }
    if (syi_int_sign(n) == 0) {
        return sy_from_int(0);
    }
    /* Newton's method from above. */
    sy_value bits = syi_call_method(vm, n, syi_intern_cstr(vm, "bit_length"), NULL, 0);
    if (bits == SY_NULL) {
        return SY_NULL;
    }
    sy_value x =
        syi_int_binary(vm, SY_LSHIFT, sy_from_int(1), sy_from_int((sy_to_int(bits) + 1) / 2));
    for (;;) {
        sy_value quotient = x == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_FLOORDIV, n, x);
        sy_value sum = quotient == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_ADD, x, quotient);
        sy_value next =
            sum == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_RSHIFT, sum, sy_from_int(1));
        if (next == SY_NULL) {
            return SY_NULL;
        }
        if (syi_int_cmp(next, x) >= 0) {
            return x;
        }
        x = next;
    }
}

/* --- Sums --- */

/* Exact sum of floats (Shewchuk's partials), rounded once. */
static sy_value math_fsum(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value list = syi_list_from_iterable(vm, args[0]);
    if (list == SY_NULL) {
        return SY_NULL;
    }
    double partials[64];
    int count = 0;
    double special = 0;
    bool has_special = false;
    for (uint32_t k = 0; k < syi_to_list(list)->length; k++) {
        double x;
        if (!syi_as_double(vm, syi_to_list(list)->items[k], &x)) {
            return SY_NULL;
        }
        if (!isfinite(x)) {
            special += x;
            has_special = true;
            continue;
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            double y = partials[i];
            if (fabs(x) < fabs(y)) {
                double swapped = x;
                x = y;
                y = swapped;
            }
            volatile double high = x + y;
            volatile double low = y - (high - x);
            if (low != 0) {
                partials[kept++] = low;
            }
            x = high;
        }
        if (!isfinite(x)) {
            return syi_raise(vm, vm->types.OverflowError, "intermediate overflow in fsum");
        }
        if (kept == 63) {
            return syi_raise(vm, vm->types.OverflowError, "too many partials in fsum");
        }
        partials[kept++] = x;
        count = kept;
    }
    if (has_special) {
        return isnan(special) ? syi_raise(vm, vm->types.ValueError, "-inf + inf in fsum")
                              : sy_float_new(vm, special);
    }
    double high = 0;
    if (count > 0) {
        high = partials[--count];
        double low = 0;
        while (count > 0) {
            double x = high;
            double y = partials[--count];
            high = x + y;
            low = y - (high - x);
            if (low != 0) {
                break;
            }
        }
        /* Round half to even: look at what is below. */
        if (count > 0 &&
            ((low < 0 && partials[count - 1] < 0) || (low > 0 && partials[count - 1] > 0))) {
            double y = low * 2;
            double x = high + y;
            if (y == x - high) {
                high = x;
            }
        }
    }
    return sy_float_new(vm, high);
}

static sy_value math_prod(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"", "start", NULL};
    static const sy_signature signature = {"prod", names, 1, 1};
    sy_value a[2];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a) || syi_need_driver(vm)) {
        return SY_NULL;
    }
    sy_value rooted[3] = {syi_iter(vm, a[0]), a[1] == SY_NULL ? sy_from_int(1) : a[1], SY_NULL};
    if (rooted[0] == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, rooted, 3);
    while ((rooted[2] = syi_next(vm, rooted[0])) != SY_NULL) {
        rooted[1] = syi_binary(vm, SY_MUL, rooted[1], rooted[2]);
        if (rooted[1] == SY_NULL) {
            break;
        }
    }
    syi_roots_leave(vm, &roots);
    return syi_failed(vm) ? SY_NULL : rooted[1];
}

static sy_value math_isclose(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"a", "b", "rel_tol", "abs_tol", NULL};
    static const sy_signature signature = {"isclose", names, 2, 2};
    sy_value v[4];
    double a;
    double b;
    double relative = 1e-9;
    double absolute = 0;
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, v) ||
        !two_doubles(vm, v, &a, &b) ||
        (v[2] != SY_NULL && !syi_as_double(vm, v[2], &relative)) ||
        (v[3] != SY_NULL && !syi_as_double(vm, v[3], &absolute))) {
        return SY_NULL;
    }
    if (relative < 0 || absolute < 0) {
        return syi_raise(vm, vm->types.ValueError, "tolerances must be non-negative");
    }
    if (a == b) {
        return SY_TRUE;
    }
    if (isinf(a) || isinf(b)) {
        return SY_FALSE;
    }
    double difference = fabs(b - a);
    return sy_from_bool(difference <= fabs(relative * b) || difference <= fabs(relative * a) ||
                        difference <= absolute);
}

#define ONE(name)                                                                              \
    { #name, math_##name, 1, 1, 0, false, #name "(x, /)" }
#define TWO(name)                                                                              \
    { #name, math_##name, 2, 2, 0, false, NULL }

static const sy_fn_def functions[] = {ONE(acos),
                                      ONE(acosh),
                                      ONE(asin),
                                      ONE(asinh),
                                      ONE(atan),
                                      ONE(atanh),
                                      ONE(cbrt),
                                      ONE(cos),
                                      ONE(cosh),
                                      ONE(erf),
                                      ONE(erfc),
                                      ONE(exp),
                                      ONE(exp2),
                                      ONE(expm1),
                                      ONE(fabs),
                                      ONE(log1p),
                                      ONE(sin),
                                      ONE(sinh),
                                      ONE(sqrt),
                                      ONE(tan),
                                      ONE(tanh),
                                      ONE(gamma),
                                      ONE(lgamma),
                                      ONE(degrees),
                                      ONE(radians),
                                      ONE(isfinite),
                                      ONE(isinf),
                                      ONE(isnan),
                                      ONE(ceil),
                                      ONE(floor),
                                      ONE(trunc),
                                      ONE(frexp),
                                      ONE(modf),
                                      ONE(log2),
                                      ONE(log10),
                                      ONE(factorial),
                                      ONE(isqrt),
                                      ONE(fsum),
                                      ONE(ulp),
                                      TWO(atan2),
                                      TWO(copysign),
                                      TWO(fmod),
                                      TWO(remainder),
                                      TWO(pow),
                                      TWO(nextafter),
                                      TWO(ldexp),
                                      TWO(comb),
                                      TWO(dist),
                                      {"log", math_log, 1, 2, 0, false, NULL},
                                      {"perm", math_perm, 1, 2, 0, false, NULL},
                                      {"gcd", math_gcd, 0, -1, 0, false, NULL},
                                      {"lcm", math_lcm, 0, -1, 0, false, NULL},
                                      {"hypot", math_hypot, 0, -1, 0, false, NULL},
                                      {"prod", math_prod, 0, -1, 0, true, NULL},
                                      {"isclose", math_isclose, 0, -1, 0, true, NULL},
                                      {NULL, NULL, 0, 0, 0, false, NULL}};

#undef ONE
#undef TWO

bool syi_init_math(sy_vm *vm, sy_module *module) {
    return syi_module_add_functions(vm, module, functions) &&
           syi_module_set(vm, module, "pi", sy_float_new(vm, 3.141592653589793)) &&
           syi_module_set(vm, module, "e", sy_float_new(vm, 2.718281828459045)) &&
           syi_module_set(vm, module, "tau", sy_float_new(vm, 6.283185307179586)) &&
           syi_module_set(vm, module, "inf", sy_float_new(vm, INFINITY)) &&
           syi_module_set(vm, module, "nan", sy_float_new(vm, NAN));
}
