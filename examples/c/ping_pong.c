/*
 * Two C tasklets and a channel.
 *
 * The main tasklet makes a channel and two tasklets, and runs them until nobody is runnable.
 * Each call that may switch returns a status; SY_EXIT means that the tasklet is being killed.
 */
#include <inttypes.h>
#include <stdio.h>
#include <switchyard.h>

static sy_status ping(sy_runtime *rt, void *arg) {
    (void)rt;
    sy_channel *channel = arg;
    for (sy_value n = 1; n <= 3; n++) {
        sy_status status = sy_channel_send(channel, n);
        if (status < 0) {
            return status;
        }
        printf("sent %" PRIu64 "\n", n);
    }
    return SY_OK;
}

static sy_status pong(sy_runtime *rt, void *arg) {
    (void)rt;
    sy_channel *channel = arg;
    for (;;) {
        sy_value n;
        sy_status status = sy_channel_receive(channel, &n);
        if (status < 0) {
            return status;
        }
        printf("received %" PRIu64 "\n", n);
    }
}

static void say_goodbye(void *arg) {
    printf("%s\n", (const char *)arg);
}

static sy_status service(sy_runtime *rt, void *arg) {
    sy_status status = sy_defer(rt, say_goodbye, "the service cleaned up");
    return status < 0 ? status : pong(rt, arg);
}

static sy_status main_tasklet(sy_runtime *rt, void *arg) {
    (void)arg;
    sy_channel *channel;
    sy_tasklet *server;
    sy_status status = sy_channel_new(rt, &channel);
    if (status < 0) {
        return status;
    }
    status = sy_tasklet_new(rt, service, channel, &server);
    if (status == SY_OK) {
        status = sy_tasklet_new(rt, ping, channel, NULL);
    }
    if (status == SY_OK) {
        status = sy_run(rt); /* until everybody has ended or waits */
    }
    if (status == SY_OK) {
        status = sy_tasklet_kill(server, false);
        sy_tasklet_release(server);
    }
    sy_channel_free(channel);
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
