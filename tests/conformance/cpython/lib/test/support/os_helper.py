"""Files and the environment: there are none."""
import contextlib
import unittest

TESTFN = TESTFN_ASCII = TESTFN_UNICODE = "@test_tmp"
TESTFN_NONASCII = TESTFN_UNENCODABLE = TESTFN_UNDECODABLE = None
FS_NONASCII = ""
SAVEDCWD = ""


def _no_files(*args, **kwargs):
    raise unittest.SkipTest("no files")


temp_dir = temp_cwd = change_cwd = make_bad_fd = create_empty_file = rmtree = mkdir = _no_files


def unlink(filename):
    pass


rmdir = unlink


def skip_unless_symlink(test):
    return unittest.skip("no files")(test)


skip_unless_xattr = skip_unless_working_chmod = skip_unless_symlink


def can_symlink():
    return False


def fd_count():
    return 3


class FakePath:
    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"<FakePath {self.path!r}>"

    def __fspath__(self):
        if isinstance(self.path, BaseException) or (
                isinstance(self.path, type) and issubclass(self.path, BaseException)):
            raise self.path
        return self.path


class EnvironmentVarGuard:
    """Environment variables of the duration of a block."""

    def __init__(self):
        import os
        self._environ = os.environ
        self._saved = {}

    def __enter__(self):
        return self

    def __exit__(self, *info):
        for name, value in self._saved.items():
            if value is None:
                self._environ.pop(name, None)
            else:
                self._environ[name] = value

    def __setitem__(self, name, value):
        self._saved.setdefault(name, self._environ.get(name))
        self._environ[name] = value

    def __getitem__(self, name):
        return self._environ[name]

    set = __setitem__

    def unset(self, *names):
        for name in names:
            self._saved.setdefault(name, self._environ.get(name))
            self._environ.pop(name, None)


@contextlib.contextmanager
def save_mode(path):
    yield
