/*
 * Embedding the language: a program as a string, its output in our hands, its end examined.
 */
#include <stdio.h>
#include <string.h>
#include <switchyard_lang.h>

static void write_out(void *user, int stream, const char *text, size_t length) {
    (void)user;
    fwrite(text, 1, length, stream == 1 ? stdout : stderr);
}

static const char program[] = "import stackless\n"
                              "\n"
                              "channel = stackless.channel()\n"
                              "\n"
                              "\n"
                              "def producer():\n"
                              "    for word in 'hello from a tasklet'.split():\n"
                              "        channel.send(word)\n"
                              "    channel.send_exception(StopIteration)\n"
                              "\n"
                              "\n"
                              "stackless.tasklet(producer)()\n"
                              "print(*channel)\n";

int main(void) {
    sy_lang_options options;
    sy_lang_options_init(&options);
    options.write = write_out;
    sy_lang *lang;
    if (sy_lang_new(&options, &lang) < 0) {
        return 1;
    }
    sy_status status = sy_lang_start(lang, program, strlen(program), "embedded.py");
    if (status == SY_OK) {
        status = sy_lang_wait(lang);
    }
    printf("%s\n", status == SY_OK ? "it ended well" : sy_lang_error_type(lang));
    sy_lang_free(lang);
    return status < 0;
}
