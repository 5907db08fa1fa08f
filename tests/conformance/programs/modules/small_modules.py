# errno, keyword, timeit, platform: what is the same everywhere.
import errno
import keyword
import platform
import timeit

print(errno.ENOENT, errno.errorcode[errno.EINVAL], errno.EAGAIN == errno.EWOULDBLOCK, errno.ECONNREFUSED)
print(keyword.iskeyword("for"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist))
print(platform.python_version_tuple()[:2])
calls = []
print(timeit.timeit(lambda: calls.append(1), number=3) >= 0, len(calls), len(timeit.repeat("x = 1", number=2, repeat=4)))
ticks = iter(range(100))
print(timeit.Timer("pass", timer=lambda: next(ticks)).timeit(5), timeit.timeit("y", globals={"y": 1}, number=1) >= 0)
try:
    timeit.Timer(3)
except ValueError as error:
    print(error)
