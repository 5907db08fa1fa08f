#!/usr/bin/env python3
"""Types at `switchyard` in a pseudo-terminal and looks at what comes. Closes with "N passed, N failed".

usage: run.py [--command PATH]
"""
import argparse
import os
import pty
import select
import signal
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..", "..")
SECONDS = 10


class Session:
    """A command in a terminal of its own."""

    def __init__(self, command):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm", SWITCHYARD_HISTORY="", LC_ALL="C.UTF-8")
            os.execv(command[0], command)
        self.seen = ""
        self.at = 0

    def type(self, text):
        os.write(self.fd, text.encode())

    def expect(self, text):
        """Waits until text comes, after what was found before."""
        end = time.monotonic() + SECONDS
        while text not in self.seen[self.at:]:
            if not self._read(end):
                raise AssertionError(f"no {text!r} in {self.seen[self.at:]!r}")
        self.at = self.seen.index(text, self.at) + len(text)

    def _read(self, end):
        ready, _, _ = select.select([self.fd], [], [], max(0, end - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self.fd, 4096)
        except OSError:  # the other side is gone
            return False
        self.seen += data.decode("utf-8", "replace")
        return bool(data)

    def end(self):
        """The exit status, once the command has ended."""
        end = time.monotonic() + SECONDS
        while self._read(end):
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def close(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.fd)


def line(session, text, answer):
    session.expect(">>> ")
    session.type(text + "\n")
    session.expect(answer)


def test_values(s):
    line(s, "6 * 7", "\r\n42\r\n")
    line(s, "_ + 1", "\r\n43\r\n")
    line(s, "None", ">>> ")
    s.type("'\u00e9' * 2\n")
    s.expect("\r\n'\u00e9\u00e9'\r\n")


def test_blocks(s):
    s.expect(">>> ")
    for text in ("def double(x):", "    return 2 * x"):
        s.type(text + "\n")
        s.expect("... ")
    s.type("\n")
    line(s, "double(21)", "\r\n42\r\n")
    s.expect(">>> ")
    for text in ("if 1:", "  try:", "    1/0", "  except ZeroDivisionError:", "    print('no')"):
        s.type(text + "\n")
        s.expect("... ")
    s.type("\n")
    s.expect("\r\nno\r\n")


def test_open_brackets(s):
    s.expect(">>> ")
    s.type("[1,\n")
    s.expect("... ")
    s.type("2]\n")
    s.expect("\r\n[1, 2]\r\n")
    line(s, '"""a', "... ")
    s.type('b"""\n')
    s.expect("\r\n'a\\nb'\r\n")


def test_errors(s):
    line(s, "1/0", "ZeroDivisionError: division by zero\r\n")
    line(s, "x = )", "SyntaxError: unmatched ')'\r\n")
    line(s, "import sys; sys.last_type", "\r\n<class 'SyntaxError'>\r\n")
    line(s, "if 1:", "... ")
    s.type("x\n")
    s.expect("IndentationError: expected an indented block")
    line(s, "'still here'", "\r\n'still here'\r\n")


def test_interrupt_of_a_program(s):
    s.expect(">>> ")
    s.type("while True: pass\n")
    s.expect("... ")
    s.type("\n")
    time.sleep(0.3)
    s.type("\x03")
    s.expect("KeyboardInterrupt\r\n")
    line(s, "1 + 1", "\r\n2\r\n")


def test_interrupt_of_a_line(s):
    s.expect(">>> ")
    s.type("def f():\n")
    s.expect("... ")
    s.type("abc\x03")
    s.expect("KeyboardInterrupt\r\n")
    line(s, "1 + 1", "\r\n2\r\n")


def test_input(s):
    line(s, "name = input('name? ')", "name? ")
    s.type("Ann\n")
    line(s, "name", "\r\n'Ann'\r\n")


def test_tasklets(s):
    line(s, "import stackless", ">>> ")
    s.type("c = stackless.channel(); t = stackless.tasklet(c.send)(5); c.receive()\n")
    s.expect("\r\n5\r\n")


def test_history(s):
    line(s, "40 + 1", "\r\n41\r\n")
    s.expect(">>> ")
    s.type("\x1b[A\n")
    s.expect("\r\n41\r\n")


def test_end(s):
    s.expect(">>> ")
    s.type("\x04")
    status = s.end()
    assert status == 0, status


def test_exit(s):
    s.expect(">>> ")
    s.type("import sys; sys.exit(3)\n")
    status = s.end()
    assert status == 3, status


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", default=os.path.join(ROOT, "build", "native", "switchyard"))
    command = [os.path.abspath(parser.parse_args().command)]
    passed = failed = 0
    for name, test in list(globals().items()):
        if not name.startswith("test_"):
            continue
        session = Session(command)
        try:
            test(session)
            passed += 1
        except AssertionError as error:
            failed += 1
            print(f"FAIL {name}: {error}")
        finally:
            session.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
