/**
 * What the editor knows of the library: signatures and a sentence each, for completion and hovering.
 *
 * A key is a module's name, or its member's after a dot; members of tasklets and channels stand under
 * "tasklet" and "channel", builtins under "".
 */
export interface Word {
  /** How it is called, as in "send(value)"; the bare name for an attribute. */
  readonly signature: string;
  readonly says: string;
}

type Table = Readonly<Record<string, string>>;

const BUILTINS: Table = {
  "abs(x)": "The absolute value of a number.",
  "all(iterable)": "True if every item is true.",
  "any(iterable)": "True if one item is true.",
  "ascii(object)": "repr() with everything but ASCII escaped.",
  "bin(number)": "An integer in binary, as text.",
  "bool(object)": "Its truth: True or False.",
  "bytearray(source)": "A sequence of bytes that can be changed.",
  "bytes(source)": "A sequence of bytes.",
  "callable(object)": "True if it can be called.",
  "chr(number)": "The character with this code point.",
  "classmethod(function)": "Makes a method get the class as its first argument.",
  "complex(real=0, imag=0)": "A complex number.",
  "delattr(object, name)": "Deletes an attribute.",
  "dict(mapping, **names)": "A dictionary: keys with a value each, in order of insertion.",
  "dir(object)": "The names of its attributes; without argument, the names in scope.",
  "divmod(a, b)": "Quotient and remainder.",
  "enumerate(iterable, start=0)": "Pairs of a count and an item.",
  "eval(source, globals=None, locals=None)": "The value of an expression given as text.",
  "exec(source, globals=None, locals=None)": "Runs statements given as text.",
  "filter(function, iterable)": "The items for which the function gives a true value.",
  "float(x=0)": "A floating point number.",
  "format(value, spec='')": "A value as text, after a format specification.",
  "frozenset(iterable)": "A set that cannot be changed.",
  "getattr(object, name, default)": "An attribute by its name.",
  "globals()": "The variables of the module, as a dictionary.",
  "hasattr(object, name)": "True if it has an attribute of this name.",
  "hash(object)": "The number by which dictionaries find it.",
  "hex(number)": "An integer in hexadecimal, as text.",
  "id(object)": "A number that no other living object has.",
  "input(prompt='')": "A line from standard input.",
  "int(x=0, base=10)": "An integer, of any size.",
  "isinstance(object, classinfo)": "True if it is of this class, or of one of these.",
  "issubclass(cls, classinfo)": "True if the class is derived from this one.",
  "iter(iterable)": "An iterator over the items.",
  "len(object)": "The number of items.",
  "list(iterable=())": "A list: items that can be changed.",
  "locals()": "The variables of the function, as a dictionary.",
  "map(function, *iterables)": "What the function gives for each item.",
  "max(iterable, *, key=None, default)": "The greatest item.",
  "min(iterable, *, key=None, default)": "The least item.",
  "next(iterator, default)": "The next item; StopIteration, or the default, at the end.",
  "object()": "The base of all classes.",
  "oct(number)": "An integer in octal, as text.",
  "open(file, mode='r')": "A file of the file system that the host gives.",
  "ord(character)": "The code point of a character.",
  "pow(base, exp, mod=None)": "A power, with a modulus if given.",
  "print(*values, sep=' ', end='\\n', file=None, flush=False)": "Prints values as text.",
  "property(fget, fset, fdel, doc)": "An attribute that functions read and set.",
  "range(start, stop, step=1)": "Integers from start up to, without, stop.",
  "repr(object)": "An object as text for programmers.",
  "reversed(sequence)": "The items from the last to the first.",
  "round(number, ndigits=None)": "A number rounded to so many digits.",
  "set(iterable=())": "A set: different items, without order.",
  "setattr(object, name, value)": "Sets an attribute by its name.",
  "slice(start, stop, step)": "What stands between the brackets of a[start:stop:step].",
  "sorted(iterable, *, key=None, reverse=False)": "A new list with the items in order.",
  "staticmethod(function)": "Makes a method get neither instance nor class.",
  "str(object='')": "An object as text.",
  "sum(iterable, start=0)": "The sum of the items.",
  "super()": "The methods of the class above.",
  "tuple(iterable=())": "A tuple: items that cannot be changed.",
  "type(object)": "The class of an object; with three arguments, a new class.",
  "vars(object)": "The attributes of an object, as a dictionary.",
  "zip(*iterables, strict=False)": "Tuples of one item from each.",
};

const STACKLESS: Table = {
  "tasklet(function)": "A tasklet: a function that runs beside others. Call it with the function's arguments to make it runnable.",
  "channel()": "A channel: what one tasklet sends another receives; the first to come waits.",
  "run(timeout=0, threadblock=False, soft=False, ignore_nesting=False, totaltimeout=False)":
    "Runs tasklets until none is runnable. With a timeout, a tasklet that runs for so many instructions is interrupted and returned.",
  "schedule(retval=None)": "Lets the other runnable tasklets run first.",
  "schedule_remove(retval=None)": "Gives up the turn and leaves the queue: somebody has to insert the tasklet again.",
  "getcurrent()": "The tasklet that runs.",
  "getmain()": "The main tasklet of this thread.",
  "getruncount()": "How many tasklets are runnable, the running one included.",
  "getcurrentid()": "The id of the tasklet that runs.",
  "atomic()": "A context manager: inside, neither the watchdog nor another thread interrupts the tasklet.",
  "TaskletExit": "What kill() raises in a tasklet. It is no Exception, and ends the tasklet without a report.",
  "bomb(type, value, traceback)": "An exception to be sent over a channel: it is raised where it is received.",
  "set_schedule_callback(callback)": "callback(prev, next) is called at each switch.",
  "set_channel_callback(callback)": "callback(channel, tasklet, sending, willblock) is called at each send and receive.",
  "switch_trap(change)": "Makes switching an error while the count is above zero.",
  "enable_softswitch(flag)": "Whether tasklets may switch without their C stack.",
  "get_thread_info(thread_id=None)": "Main tasklet, current tasklet and number of runnable tasklets of a thread.",
};

const TASKLET: Table = {
  "bind(func=None, args=None, kwargs=None)": "Gives the tasklet a function, without making it runnable.",
  "setup(*args, **kwargs)": "Gives the arguments and makes the tasklet runnable.",
  "insert()": "Makes a paused tasklet runnable.",
  "remove()": "Takes the tasklet out of the queue: it is paused.",
  "run()": "Switches to this tasklet at once; the others go on after it.",
  "switch()": "Switches to this tasklet at once and pauses the current one.",
  "kill(pending=False)": "Raises TaskletExit in the tasklet: at once, or when its turn comes.",
  "throw(exc, val=None, tb=None, pending=False)": "Raises an exception in the tasklet.",
  "raise_exception(exc_class, *args)": "Raises an exception of this class in the tasklet, at once.",
  "set_atomic(flag)": "Sets the atomic flag; gives the old one, to be set back.",
  "set_ignore_nesting(flag)": "Whether the watchdog may interrupt it below native calls.",
  "bind_thread(thread_id=-1)": "Moves the tasklet to another thread.",
  alive: "True until the tasklet has ended.",
  blocked: "True while it waits on a channel.",
  scheduled: "True while it is runnable or blocked.",
  paused: "True while it is alive and in no queue.",
  atomic: "The atomic flag: nobody interrupts the tasklet while it is set.",
  block_trap: "While it is set, blocking on a channel is an error.",
  ignore_nesting: "Whether the watchdog may interrupt it below native calls.",
  is_current: "True if it runs.",
  is_main: "True for the main tasklet of a thread.",
  nesting_level: "How many native calls stand between it and the scheduler.",
  thread_id: "The id of its thread.",
  tempval: "What the call that it waits in will give.",
  frame: "Its innermost frame.",
  next: "The tasklet after it in the queue.",
  prev: "The tasklet before it in the queue.",
};

const CHANNEL: Table = {
  "send(value)": "Gives the value to a tasklet that receives; waits until there is one.",
  "receive()": "Takes a value from a tasklet that sends; waits until there is one.",
  "send_exception(exc_class, *args)": "Sends an exception: it is raised in the receiver.",
  "send_throw(exc, val=None, tb=None)": "Sends an exception with its traceback.",
  "send_sequence(iterable)": "Sends the items one after the other.",
  "close()": "No new sender or receiver may wait; who waits is served.",
  "open()": "Opens a closed channel again.",
  balance: "How many wait: senders count up from zero, receivers down.",
  queue: "The first tasklet that waits.",
  preference: "Who runs after a message: -1 the receiver (usual), 1 the sender, 0 neither.",
  schedule_all: "While it is set, every message gives the turn to the scheduler.",
  closing: "True once close() was called.",
  closed: "True once it is closed and nobody waits.",
};

const LOCKS: Table = {
  "Lock()": "A lock for tasklets and threads, written on a channel and atomic.",
  "RLock()": "A lock that its owner may take several times.",
  "Semaphore(value=1)": "Lets so many in at once.",
  "BoundedSemaphore(value=1)": "A semaphore that tells a release too many.",
  "Condition(lock=None)": "Tasklets wait until others notify them.",
  "Event()": "A flag to wait for.",
  "Barrier(parties, action=None, timeout=None)": "Holds tasklets until so many have come.",
};

const MODULES: Readonly<Record<string, Table>> = {
  "": BUILTINS,
  stackless: STACKLESS,
  tasklet: TASKLET,
  channel: CHANNEL,
  "stacklesslib.locks": LOCKS,
  "stacklesslib.main": {
    "sleep(delay)": "Lets the tasklet sleep; the others run.",
    "call_later(delay, function)": "Calls a function without arguments after so many seconds.",
  },
  "stacklesslib.util": {
    "atomic()": "As stackless.atomic: a context manager.",
    "timeout(delay)": "A context manager: what takes longer is ended with an exception.",
  },
};

/** Names that can be imported, for completion after "import". */
export const MODULE_NAMES = [
  "stackless", "stacklesslib", "switchyard", "threading", "time", "random", "math", "collections",
  "itertools", "functools", "contextlib", "sys", "operator", "heapq", "bisect", "string", "io", "re", "json",
  "queue", "traceback", "weakref", "copy", "types", "typing", "dataclasses", "enum", "datetime", "struct",
  "base64", "textwrap", "pprint", "statistics", "unittest", "inspect", "gc", "dis", "abc",
];

const entries = new Map<string, ReadonlyMap<string, Word>>();
for (const [module, table] of Object.entries(MODULES)) {
  const words = Object.entries(table).map(([signature, says]): [string, Word] => [
    signature.replace(/\(.*/, ""),
    { signature, says },
  ]);
  entries.set(module, new Map(words));
}

const NOTHING: ReadonlyMap<string, Word> = new Map();

/** The members of a module; of "tasklet" and "channel" those of their objects; of "" the builtins. */
export function wordsOf(module: string): ReadonlyMap<string, Word> {
  return entries.get(module) ?? NOTHING;
}
