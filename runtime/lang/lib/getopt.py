"""Options of a command line, as C programs read them."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """(options with their values, the other arguments); stops at the first that is no option."""
    opts = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        args = _one(opts, args, shortopts, longopts)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    """Like getopt, but options may stand after other arguments."""
    opts, rest = [], []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    in_order = shortopts.startswith("+")
    shortopts = shortopts.removeprefix("+")
    while args:
        if args[0] == "--":
            rest += args[1:]
            break
        if args[0][:1] == "-" and args[0] != "-":
            args = _one(opts, args, shortopts, longopts)
        elif in_order:
            rest += args
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return opts, rest


def _one(opts, args, shortopts, longopts):
    if args[0].startswith("--"):
        return _long(opts, args[0][2:], longopts, args[1:])
    return _short(opts, args[0][1:], shortopts, args[1:])


def _long(opts, opt, longopts, args):
    opt, equals, value = opt.partition("=")
    possible = [o for o in longopts if o.startswith(opt)]
    if not possible:
        raise GetoptError("option --%s not recognized" % opt, opt)
    if opt in possible:
        wants, opt = False, opt
    elif opt + "=" in possible:
        wants = True
    else:
        if len(possible) > 1:
            raise GetoptError("option --%s not a unique prefix" % opt, opt)
        wants = possible[0].endswith("=")
        opt = possible[0].removesuffix("=")
    if wants:
        if not equals:
            if not args:
                raise GetoptError("option --%s requires argument" % opt, opt)
            value, args = args[0], args[1:]
    elif equals:
        raise GetoptError("option --%s must not have an argument" % opt, opt)
    opts.append(("--" + opt, value))
    return args


def _short(opts, letters, shortopts, args):
    while letters:
        opt, letters = letters[0], letters[1:]
        i = shortopts.find(opt)
        if i < 0 or opt == ":":
            raise GetoptError("option -%s not recognized" % opt, opt)
        value = ""
        if shortopts[i + 1:i + 2] == ":":
            if not letters:
                if not args:
                    raise GetoptError("option -%s requires argument" % opt, opt)
                letters, args = args[0], args[1:]
            value, letters = letters, ""
        opts.append(("-" + opt, value))
    return args
