/* SPDX-License-Identifier: MIT
 *
 * The module `time` on the runtime's clock: virtual (a fixed epoch, jumping to the next
 * deadline when everything waits) or real. sleep() puts the whole thread to sleep, as in
 * Stackless; a tasklet that wants to sleep alone uses stacklesslib.main.sleep.
 */
#include "lang/modules/modules.h"

static sy_value seconds(sy_vm *vm, int64_t ns) {
    return sy_float_new(vm, (double)ns / 1e9);
}

static sy_value time_time(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    syi_clock_read(vm->rt);
    return seconds(vm, sy_wall_time(vm->rt));
}

static sy_value time_time_ns(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    syi_clock_read(vm->rt);
    return syi_int_new(vm, sy_wall_time(vm->rt));
}

static sy_value time_monotonic(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return seconds(vm, syi_clock_read(vm->rt));
}

static sy_value time_monotonic_ns(sy_vm *vm, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_int_new(vm, syi_clock_read(vm->rt));
}

static sy_value time_process_time(sy_vm *vm, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return seconds(vm, syi_clock_used(vm->rt));
}

static sy_value time_process_time_ns(sy_vm *vm, const sy_value *args, int nargs,
                                     sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_int_new(vm, syi_clock_used(vm->rt));
}

static sy_value time_sleep(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double delay;
    if (!syi_is_int(args[0]) && !syi_is_float(args[0])) {
        return syi_raise(vm, vm->types.TypeError,
                         "'%T' object cannot be interpreted as an integer", args[0]);
    }
    if (!syi_as_double(vm, args[0], &delay)) {
        return SY_NULL;
    }
    if (delay < 0) {
        return syi_raise(vm, vm->types.ValueError, "sleep length must be non-negative");
    }
    int64_t deadline;
    if (!syi_deadline_after(vm, delay, &deadline)) {
        return SY_NULL;
    }
    sy_status status =
        delay == 0 ? syi_thread_yield(vm->rt) : syi_thread_park(vm->rt, deadline);
    return syi_op_result(vm, status);
}

/* Broken-down time in UTC, as the 9 numbers of struct_time. */
static void civil(int64_t t, int64_t out[9]) {
    int64_t days = t / 86400;
    int64_t rest = t % 86400;
    if (rest < 0) {
        rest += 86400;
        days--;
    }
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    int64_t month = mp < 10 ? mp + 3 : mp - 9;
    int64_t year = yoe + era * 400 + (month <= 2 ? 1 : 0);
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int64_t day = doy - (153 * mp + 2) / 5 + 1;
    out[0] = year;
    out[1] = month;
    out[2] = day;
    out[3] = rest / 3600;
    out[4] = rest / 60 % 60;
    out[5] = rest % 60;
    out[6] = ((days + 3) % 7 + 7) % 7;
    out[7] = before[month - 1] + day + (leap && month > 2 ? 1 : 0);
    out[8] = 0;
}

static sy_value time_gmtime(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    int64_t when = sy_wall_time(vm->rt) / 1000000000;
    if (nargs == 1 && args[0] != SY_NONE) {
        double given;
        if (!syi_as_double(vm, args[0], &given)) {
            return SY_NULL;
        }
        if (!(given > -1e15 && given < 1e15)) {
            return syi_raise(vm, vm->types.OverflowError,
                             "timestamp out of range for platform time_t");
        }
        when = (int64_t)given - ((double)(int64_t)given > given ? 1 : 0);
    }
    int64_t parts[9];
    civil(when, parts);
    sy_value items[9];
    for (int i = 0; i < 9; i++) {
        items[i] = sy_from_int(parts[i]);
    }
    return syi_tuple_new(vm, items, 9);
}

/* What deals with calendars and text is written in the language, and imported when needed. */
static sy_value time_getattr(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    static const char *const names[] = {"asctime",     "ctime",  "get_clock_info", "gmtime",
                                        "localtime",   "mktime", "strftime",       "strptime",
                                        "struct_time", "tzset"};
    for (size_t i = 0; syi_is_str(args[0]) && i < sizeof names / sizeof *names; i++) {
        if (syi_str_is(args[0], names[i])) {
            sy_value module = syi_import_module(vm, "_timetext");
            return module == SY_NULL ? SY_NULL : syi_getattr_cstr(vm, module, names[i]);
        }
    }
    return syi_raise(vm, vm->types.AttributeError, "module 'time' has no attribute %R",
                     args[0]);
}

static const sy_fn_def functions[] = {
    {"__getattr__", time_getattr, 1, 1, 0, false, NULL},
    {"time", time_time, 0, 0, 0, false, "time()"},
    {"time_ns", time_time_ns, 0, 0, 0, false, NULL},
    {"monotonic", time_monotonic, 0, 0, 0, false, "monotonic()"},
    {"monotonic_ns", time_monotonic_ns, 0, 0, 0, false, NULL},
    {"perf_counter", time_monotonic, 0, 0, 0, false, "perf_counter()"},
    {"perf_counter_ns", time_monotonic_ns, 0, 0, 0, false, NULL},
    {"process_time", time_process_time, 0, 0, 0, false, NULL},
    {"process_time_ns", time_process_time_ns, 0, 0, 0, false, NULL},
    {"thread_time", time_process_time, 0, 0, 0, false, NULL},
    {"sleep", time_sleep, 1, 1, SY_FN_SCHEDULES, false, "sleep(seconds, /)"},
    {"_gmtime", time_gmtime, 0, 1, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_time(sy_vm *vm, sy_module *module) {
    sy_value zone = syi_str_from_cstr(vm, "UTC");
    sy_value zones[2] = {zone, zone};
    return zone != SY_NULL && syi_module_add_functions(vm, module, functions) &&
           syi_module_set(vm, module, "timezone", sy_from_int(0)) &&
           syi_module_set(vm, module, "altzone", sy_from_int(0)) &&
           syi_module_set(vm, module, "daylight", sy_from_int(0)) &&
           syi_module_set(vm, module, "tzname", syi_tuple_new(vm, zones, 2));
}
