"""Programs in processes of their own: there are none."""
import unittest


def _no_processes(*args, **kwargs):
    raise unittest.SkipTest("no processes")


assert_python_ok = assert_python_failure = spawn_python = kill_python = run_python_until_end = \
    make_script = make_pkg = make_zip_script = make_zip_pkg = run_test_script = _no_processes


def interpreter_requires_environment():
    return False
