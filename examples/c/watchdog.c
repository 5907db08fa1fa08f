/*
 * The watchdog: a tasklet that works too long without a switch is interrupted at a tick and
 * handed to whoever called sy_run_watched(); while its atomic flag is set it is left alone.
 */
#include <stdio.h>
#include <switchyard.h>

typedef struct work {
    const char *name;
    bool atomic;
    long ticks;
} work;

static sy_status worker(sy_runtime *rt, void *arg) {
    const work *w = arg;
    sy_set_atomic(rt, w->atomic);
    for (long n = 0; n < w->ticks; n++) {
        sy_status status = sy_tick(rt);
        if (status < 0) {
            return status;
        }
    }
    printf("%s is done\n", w->name);
    return SY_OK;
}

static sy_status main_tasklet(sy_runtime *rt, void *arg) {
    (void)arg;
    static work works[] = {{"short", false, 50}, {"long", false, 250}, {"atomic", true, 5000}};
    sy_status status = SY_OK;
    for (int k = 0; k < 3 && status == SY_OK; k++) {
        status = sy_tasklet_new(rt, worker, &works[k], NULL);
    }
    while (status == SY_OK && sy_run_count(rt) > 1) {
        sy_tasklet *victim;
        status = sy_run_watched(rt, 100, 0, &victim);
        if (status == SY_OK && victim != NULL) {
            printf("interrupted one that ran too long; it goes to the end of the queue\n");
            status = sy_tasklet_insert(victim);
        }
    }
    return status;
}

int main(void) {
    sy_runtime *rt;
    sy_status status = sy_runtime_new(NULL, &rt);
    if (status == SY_OK) {
        status = sy_runtime_run(rt, main_tasklet, NULL);
        sy_runtime_free(rt);
    }
    if (status < 0) {
        fprintf(stderr, "%s: %s\n", sy_status_name(status), sy_status_text(status));
    }
    return status < 0;
}
