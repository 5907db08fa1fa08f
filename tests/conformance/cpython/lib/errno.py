"""Numbers of errors, as Linux has them."""
EPERM, ENOENT, EIO, EBADF, EACCES, EEXIST, ENOTDIR, EISDIR, EINVAL = 1, 2, 5, 9, 13, 17, 20, 21, 22
ENOMEM, EPIPE, EINTR, EAGAIN, ETIMEDOUT = 12, 32, 4, 11, 110
EWOULDBLOCK, ECHILD, ESRCH, ECONNRESET, ECONNABORTED, ECONNREFUSED = 11, 10, 3, 104, 103, 111
EALREADY, EINPROGRESS, ESHUTDOWN = 114, 115, 108
errorcode = {value: name for name, value in list(globals().items()) if name[0] == "E"}
