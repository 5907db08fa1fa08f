/* Made by test_object_language.py with CPython 3.11.2; do not edit. */
/* clang-format off */
static const language_case language_cases[] = {
    {"chains",
        "\042\042\042The display of chained exceptions, groups, notes, repeated lines and suggestions.\042\042\042\012"
        "import sys\012"
        "\012"
        "\012"
        "def show(f):\012"
        "    try:\012"
        "        f()\012"
        "    except BaseException as e:\012"
        "        sys.excepthook(type(e), e, e.__traceback__)\012"
        "\012"
        "\012"
        "def fail(e):\012"
        "    raise e\012"
        "\012"
        "\012"
        "def chained():\012"
        "    try:\012"
        "        try:\012"
        "            1 / 0\012"
        "        except ZeroDivisionError as e:\012"
        "            raise ExceptionGroup(\042group\042, [\012"
        "                ValueError(1),\012"
        "                ExceptionGroup(\042inner\042, [TypeError(\042a\042), KeyError(\042k\042)]),\012"
        "            ])\012"
        "    except Exception as e:\012"
        "        e.add_note(\042note 1\134nnote 2\042)\012"
        "        raise RuntimeError(\042last\042) from e\012"
        "\012"
        "\012"
        "def hidden():\012"
        "    try:\012"
        "        [][1]\012"
        "    except IndexError:\012"
        "        raise ValueError(\042from none\042) from None\012"
        "\012"
        "\012"
        "def deep(n):\012"
        "    if n == 0:\012"
        "        raise ValueError(\042deep\042)\012"
        "    deep(n - 1)\012"
        "\012"
        "\012"
        "def alternating(n):\012"
        "    if n == 0:\012"
        "        raise ValueError(\042alternating\042)\012"
        "    other(n - 1)\012"
        "\012"
        "\012"
        "def other(n):\012"
        "    alternating(n)\012"
        "\012"
        "\012"
        "class A:\012"
        "    def __init__(self):\012"
        "        self.value = 1\012"
        "\012"
        "    @property\012"
        "    def broken(self):\012"
        "        return self.valeu\012"
        "\012"
        "\012"
        "class Mute(Exception):\012"
        "    def __str__(self):\012"
        "        raise ValueError\012"
        "\012"
        "\012"
        "class Plain(Exception):\012"
        "    pass\012"
        "\012"
        "\012"
        "class Outer:\012"
        "    class Nested(Exception):\012"
        "        pass\012"
        "\012"
        "\012"
        "class Elsewhere(Exception):\012"
        "    pass\012"
        "\012"
        "\012"
        "Elsewhere.__module__ = \042some.module\042\012"
        "\012"
        "show(chained)\012"
        "show(hidden)\012"
        "for n in (2, 3, 4, 5, 6):\012"
        "    show(lambda: deep(n))\012"
        "show(lambda: alternating(2))\012"
        "show(lambda: A().valu)\012"
        "show(lambda: A().VALUE)\012"
        "show(lambda: A().something_else)\012"
        "show(lambda: A().broken)\012"
        "show(lambda: fail(Mute()))\012"
        "show(lambda: fail(Plain()))\012"
        "show(lambda: fail(Plain(\042a\042, \042b\042)))\012"
        "show(lambda: fail(Outer.Nested(\042x\042)))\012"
        "show(lambda: fail(Elsewhere(\042x\042)))\012"
        "show(lambda: fail(KeyError(\042a\042)))\012"
        "show(lambda: prnt)\012"
        "show(lambda: undefined_at_all)\012"
        "show(lambda: sohw)\012"
        "show(lambda: fail(AttributeError(\042x\042, name=\042valeu\042, obj=A())))\012"
        "show(lambda: fail(SystemExit(3)))\012"
        "show(lambda: fail(KeyboardInterrupt()))\012"
        "e = ValueError(\042with odd notes\042)\012"
        "e.__notes__ = [\042x\042, 6]\012"
        "show(lambda: fail(e))\012"
        "show(lambda: fail(ExceptionGroup(\042wide\042, [ValueError(i) for i in range(17)])))\012"
        "g = ValueError(\042bottom\042)\012"
        "for i in range(12):\012"
        "    g = ExceptionGroup(\042level %d\042 % i, [g])\012"
        "show(lambda: fail(g))\012"
        "\012"
        "\012"
        "def loop():\012"
        "    a = ValueError(\042a\042)\012"
        "    b = TypeError(\042b\042)\012"
        "    a.__context__ = b\012"
        "    b.__context__ = a\012"
        "    raise a\012"
        "\012"
        "\012"
        "show(loop)\012"
        "\012"
        "\012"
        "def finally_fails():\012"
        "    try:\012"
        "        {}[\042missing\042]\012"
        "    finally:\012"
        "        [].pop()\012"
        "\012"
        "\012"
        "show(finally_fails)\012"
        "\012"
        "\012"
        "def group_with_cause():\012"
        "    try:\012"
        "        int(\042x\042)\012"
        "    except ValueError as e:\012"
        "        try:\012"
        "            raise KeyError(\042in group\042) from e\012"
        "        except KeyError as k:\012"
        "            raise ExceptionGroup(\042holds a chain\042, [k, TypeError(\042t\042)])\012"
        "\012"
        "\012"
        "show(group_with_cause)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 19, in chained\012"
        "    1 / 0\012"
        "    ~~^~~\012"
        "ZeroDivisionError: division by zero\012"
        "\012"
        "During handling of the above exception, another exception occurred:\012"
        "\012"
        "  + Exception Group Traceback (most recent call last):\012"
        "  |   File \042program.py\042, line 21, in chained\012"
        "  |     raise ExceptionGroup(\042group\042, [\012"
        "  | ExceptionGroup: group (2 sub-exceptions)\012"
        "  | note 1\012"
        "  | note 2\012"
        "  +-+---------------- 1 ----------------\012"
        "    | ValueError: 1\012"
        "    +---------------- 2 ----------------\012"
        "    | ExceptionGroup: inner (2 sub-exceptions)\012"
        "    +-+---------------- 1 ----------------\012"
        "      | TypeError: a\012"
        "      +---------------- 2 ----------------\012"
        "      | KeyError: 'k'\012"
        "      +------------------------------------\012"
        "\012"
        "The above exception was the direct cause of the following exception:\012"
        "\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 27, in chained\012"
        "    raise RuntimeError(\042last\042) from e\012"
        "RuntimeError: last\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 34, in hidden\012"
        "    raise ValueError(\042from none\042) from None\012"
        "ValueError: from none\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 85, in <lambda>\012"
        "    show(lambda: deep(n))\012"
        "                 ^^^^^^^\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  File \042program.py\042, line 39, in deep\012"
        "    raise ValueError(\042deep\042)\012"
        "ValueError: deep\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 85, in <lambda>\012"
        "    show(lambda: deep(n))\012"
        "                 ^^^^^^^\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  File \042program.py\042, line 39, in deep\012"
        "    raise ValueError(\042deep\042)\012"
        "ValueError: deep\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 85, in <lambda>\012"
        "    show(lambda: deep(n))\012"
        "                 ^^^^^^^\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  [Previous line repeated 1 more time]\012"
        "  File \042program.py\042, line 39, in deep\012"
        "    raise ValueError(\042deep\042)\012"
        "ValueError: deep\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 85, in <lambda>\012"
        "    show(lambda: deep(n))\012"
        "                 ^^^^^^^\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  [Previous line repeated 2 more times]\012"
        "  File \042program.py\042, line 39, in deep\012"
        "    raise ValueError(\042deep\042)\012"
        "ValueError: deep\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 85, in <lambda>\012"
        "    show(lambda: deep(n))\012"
        "                 ^^^^^^^\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  File \042program.py\042, line 40, in deep\012"
        "    deep(n - 1)\012"
        "  [Previous line repeated 3 more times]\012"
        "  File \042program.py\042, line 39, in deep\012"
        "    raise ValueError(\042deep\042)\012"
        "ValueError: deep\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 86, in <lambda>\012"
        "    show(lambda: alternating(2))\012"
        "                 ^^^^^^^^^^^^^^\012"
        "  File \042program.py\042, line 46, in alternating\012"
        "    other(n - 1)\012"
        "  File \042program.py\042, line 50, in other\012"
        "    alternating(n)\012"
        "  File \042program.py\042, line 46, in alternating\012"
        "    other(n - 1)\012"
        "  File \042program.py\042, line 50, in other\012"
        "    alternating(n)\012"
        "  File \042program.py\042, line 45, in alternating\012"
        "    raise ValueError(\042alternating\042)\012"
        "ValueError: alternating\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 87, in <lambda>\012"
        "    show(lambda: A().valu)\012"
        "                 ^^^^^^^^\012"
        "AttributeError: 'A' object has no attribute 'valu'. Did you mean: 'value'\077\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 88, in <lambda>\012"
        "    show(lambda: A().VALUE)\012"
        "                 ^^^^^^^^^\012"
        "AttributeError: 'A' object has no attribute 'VALUE'\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 89, in <lambda>\012"
        "    show(lambda: A().something_else)\012"
        "                 ^^^^^^^^^^^^^^^^^^\012"
        "AttributeError: 'A' object has no attribute 'something_else'\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 90, in <lambda>\012"
        "    show(lambda: A().broken)\012"
        "                 ^^^^^^^^^^\012"
        "  File \042program.py\042, line 59, in broken\012"
        "    return self.valeu\012"
        "           ^^^^^^^^^^\012"
        "AttributeError: 'A' object has no attribute 'valeu'. Did you mean: 'value'\077\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 91, in <lambda>\012"
        "    show(lambda: fail(Mute()))\012"
        "                 ^^^^^^^^^^^^\012"
        "  File \042program.py\042, line 13, in fail\012"
        "    raise e\012"
        "Mute: <exception str() failed>\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 92, in <lambda>\012"
        "    show(lambda: fail(Plain()))\012"
        "                 ^^^^^^^^^^^^^\012"
        "  File \042program.py\042, line 13, in fail\012"
        "    raise e\012"
        "Plain\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 93, in <lambda>\012"
        "    show(lambda: fail(Plain(\042a\042, \042b\042)))\012"
        "                 ^^^^^^^^^^^^^^^^^^^^^\012"
        "  File \042program.py\042, line 13, in fail\012"
        "    raise e\012"
        "Plain: ('a', 'b')\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 94, in <lambda>\012"
        "    show(lambda: fail(Outer.Nested(\042x\042)))\012"
        "                 ^^^^^^^^^^^^^^^^^^^^^^^\012"
        "  File \042program.py\042, line 13, in fail\012"
        "    raise e\012"
        "Outer.Nested: x\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 95, in <lambda>\012"
        "    show(lambda: fail(Elsewhere(\042x\042)))\012"
        "                 ^^^^^^^^^^^^^^^^^^^^\012"
        "  File \042program.py\042, line 13, in fail\012"
        "    raise e\012"
        "some.module.Elsewhere: x\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 96, in <lambda>\012"
        "    show(lambda: fail(KeyError(\042a\042)))\012"
        "                 ^^^^^^^^^^^^^^^^^^^\012"
        "  File \042program.py\042, line 13, in fail\012"
        "    raise e\012"
        "KeyError: 'a'\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 97, in <lambda>\012"
        "    show(lambda: prnt)\012"
        "                 ^^^^\012"
        "NameError: name 'prnt' is not defined. Did you mean: 'print'\077\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 98, in <lambda>\012"
        "    show(lambda: undefined_at_all)\012"
        "                 ^^^^^^^^^^^^^^^^\012"
        "NameError: name 'undefined_at_all' is not defined\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 99, in <lambda>\012"
        "    show(lambda: sohw)\012"
        "                 ^^^^\012"
        "NameError: name 'sohw' is not defined\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 100, in <lambda>\012"
        "    show(lambda: fail(AttributeError(\042x\042, name=\042valeu\042, obj=A())))\012"
        "                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\012"
        "  File \042program.py\042, line 13, in fail\012"
        "    raise e\012"
        "AttributeError: x. Did you mean: 'value'\077\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 101, in <lambda>\012"
        "    show(lambda: fail(SystemExit(3)))\012"
        "                 ^^^^^^^^^^^^^^^^^^^\012"
        "  File \042program.py\042, line 13, in fail\012"
        "    raise e\012"
        "SystemExit: 3\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 102, in <lambda>\012"
        "    show(lambda: fail(KeyboardInterrupt()))\012"
        "                 ^^^^^^^^^^^^^^^^^^^^^^^^^\012"
        "  File \042program.py\042, line 13, in fail\012"
        "    raise e\012"
        "KeyboardInterrupt\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 105, in <lambda>\012"
        "    show(lambda: fail(e))\012"
        "                 ^^^^^^^\012"
        "  File \042program.py\042, line 13, in fail\012"
        "    raise e\012"
        "ValueError: with odd notes\012"
        "x\012"
        "6\012"
        "  + Exception Group Traceback (most recent call last):\012"
        "  |   File \042program.py\042, line 7, in show\012"
        "  |     f()\012"
        "  |   File \042program.py\042, line 106, in <lambda>\012"
        "  |     show(lambda: fail(ExceptionGroup(\042wide\042, [ValueError(i) for i in range(17)])))\012"
        "  |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\012"
        "  |   File \042program.py\042, line 13, in fail\012"
        "  |     raise e\012"
        "  | ExceptionGroup: wide (17 sub-exceptions)\012"
        "  +-+---------------- 1 ----------------\012"
        "    | ValueError: 0\012"
        "    +---------------- 2 ----------------\012"
        "    | ValueError: 1\012"
        "    +---------------- 3 ----------------\012"
        "    | ValueError: 2\012"
        "    +---------------- 4 ----------------\012"
        "    | ValueError: 3\012"
        "    +---------------- 5 ----------------\012"
        "    | ValueError: 4\012"
        "    +---------------- 6 ----------------\012"
        "    | ValueError: 5\012"
        "    +---------------- 7 ----------------\012"
        "    | ValueError: 6\012"
        "    +---------------- 8 ----------------\012"
        "    | ValueError: 7\012"
        "    +---------------- 9 ----------------\012"
        "    | ValueError: 8\012"
        "    +---------------- 10 ----------------\012"
        "    | ValueError: 9\012"
        "    +---------------- 11 ----------------\012"
        "    | ValueError: 10\012"
        "    +---------------- 12 ----------------\012"
        "    | ValueError: 11\012"
        "    +---------------- 13 ----------------\012"
        "    | ValueError: 12\012"
        "    +---------------- 14 ----------------\012"
        "    | ValueError: 13\012"
        "    +---------------- 15 ----------------\012"
        "    | ValueError: 14\012"
        "    +---------------- ... ----------------\012"
        "    | and 2 more exceptions\012"
        "    +------------------------------------\012"
        "  + Exception Group Traceback (most recent call last):\012"
        "  |   File \042program.py\042, line 7, in show\012"
        "  |     f()\012"
        "  |   File \042program.py\042, line 110, in <lambda>\012"
        "  |     show(lambda: fail(g))\012"
        "  |                  ^^^^^^^\012"
        "  |   File \042program.py\042, line 13, in fail\012"
        "  |     raise e\012"
        "  | ExceptionGroup: level 11 (1 sub-exception)\012"
        "  +-+---------------- 1 ----------------\012"
        "    | ExceptionGroup: level 10 (1 sub-exception)\012"
        "    +-+---------------- 1 ----------------\012"
        "      | ExceptionGroup: level 9 (1 sub-exception)\012"
        "      +-+---------------- 1 ----------------\012"
        "        | ExceptionGroup: level 8 (1 sub-exception)\012"
        "        +-+---------------- 1 ----------------\012"
        "          | ExceptionGroup: level 7 (1 sub-exception)\012"
        "          +-+---------------- 1 ----------------\012"
        "            | ExceptionGroup: level 6 (1 sub-exception)\012"
        "            +-+---------------- 1 ----------------\012"
        "              | ExceptionGroup: level 5 (1 sub-exception)\012"
        "              +-+---------------- 1 ----------------\012"
        "                | ExceptionGroup: level 4 (1 sub-exception)\012"
        "                +-+---------------- 1 ----------------\012"
        "                  | ExceptionGroup: level 3 (1 sub-exception)\012"
        "                  +-+---------------- 1 ----------------\012"
        "                    | ExceptionGroup: level 2 (1 sub-exception)\012"
        "                    +-+---------------- 1 ----------------\012"
        "                      | ... (max_group_depth is 10)\012"
        "                      +------------------------------------\012"
        "TypeError: b\012"
        "\012"
        "During handling of the above exception, another exception occurred:\012"
        "\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 118, in loop\012"
        "    raise a\012"
        "ValueError: a\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 126, in finally_fails\012"
        "    {}[\042missing\042]\012"
        "    ~~^^^^^^^^^^^\012"
        "KeyError: 'missing'\012"
        "\012"
        "During handling of the above exception, another exception occurred:\012"
        "\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in show\012"
        "    f()\012"
        "  File \042program.py\042, line 128, in finally_fails\012"
        "    [].pop()\012"
        "IndexError: pop from empty list\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 136, in group_with_cause\012"
        "    int(\042x\042)\012"
        "ValueError: invalid literal for int() with base 10: 'x'\012"
        "\012"
        "The above exception was the direct cause of the following exception:\012"
        "\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 139, in group_with_cause\012"
        "    raise KeyError(\042in group\042) from e\012"
        "KeyError: 'in group'\012"
        "\012"
        "During handling of the above exception, another exception occurred:\012"
        "\012"
        "  + Exception Group Traceback (most recent call last):\012"
        "  |   File \042program.py\042, line 7, in show\012"
        "  |     f()\012"
        "  |   File \042program.py\042, line 141, in group_with_cause\012"
        "  |     raise ExceptionGroup(\042holds a chain\042, [k, TypeError(\042t\042)])\012"
        "  | ExceptionGroup: holds a chain (2 sub-exceptions)\012"
        "  +-+---------------- 1 ----------------\012"
        "    | Traceback (most recent call last):\012"
        "    |   File \042program.py\042, line 139, in group_with_cause\012"
        "    |     raise KeyError(\042in group\042) from e\012"
        "    | KeyError: 'in group'\012"
        "    +---------------- 2 ----------------\012"
        "    | TypeError: t\012"
        "    +------------------------------------\012"},

    {"classes",
        "\042\042\042Functions, methods, class building, __slots__, metaclasses, and the types of types.\042\042\042\012"
        "import types, functools, collections, sys\012"
        "def t(f):\012"
        "    try: print(f())\012"
        "    except BaseException as e: print(type(e).__name__, e)\012"
        "def fn(a, b=2, *args, c, d=4, **kw) -> int:\012"
        "    \042doc of fn\042\012"
        "    x = 1\012"
        "    return x\012"
        "fn.attr = 5\012"
        "t(lambda: (fn.__name__, fn.__qualname__, fn.__doc__, fn.__module__, fn.__defaults__, fn.__kwdefaults__, fn.__annotations__, fn.__dict__, fn.__closure__))\012"
        "c=fn.__code__\012"
        "t(lambda: (c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_varnames, c.co_firstlineno, c.co_flags & 0x0c, c.co_freevars, c.co_cellvars))\012"
        "def outer():\012"
        "    v=1; u=2\012"
        "    def inner(): return v\012"
        "    return inner\012"
        "i=outer()\012"
        "t(lambda: (i.__closure__[0].cell_contents, i.__code__.co_freevars, outer.__code__.co_cellvars, i.__qualname__))\012"
        "t(lambda: setattr(fn,'__name__',5)); t(lambda: setattr(fn,'__defaults__',5)); t(lambda: setattr(fn,'__kwdefaults__',5)); t(lambda: setattr(fn,'__annotations__',5)); t(lambda: setattr(fn,'__qualname__',5)); t(lambda: setattr(fn,'__closure__',5)); t(lambda: setattr(fn,'__globals__',5))\012"
        "fn.__defaults__=(9,); t(lambda: fn(1,c=2)); fn.__doc__=None; t(lambda: fn.__doc__)\012"
        "def f2(): return 'f2'\012"
        "def f1(): return 'f1'\012"
        "f1.__code__=f2.__code__; t(f1); t(lambda: setattr(f1,'__code__',i.__code__))\012"
        "t(lambda: types.FunctionType(f2.__code__,{})()); t(lambda: types.MethodType(fn,5).__self__); t(lambda: types.MethodType(5,5)); t(lambda: types.MethodType(fn,None))\012"
        "class A:\012"
        "    def m(self): return 'm'\012"
        "    @classmethod\012"
        "    def cm(cls): return cls.__name__\012"
        "    @staticmethod\012"
        "    def sm(): return 'sm'\012"
        "a=A(); b=A()\012"
        "t(lambda: (a.m==a.m, a.m is a.m, a.m==b.m, hash(a.m)==hash(a.m), a.m.__func__ is A.m, a.m.__self__ is a, a.m.__name__, a.m.__qualname__, a.m.__doc__))\012"
        "t(lambda: setattr(a.m,'x',1)); t(lambda: a.m.x); A.m.x=3; t(lambda: a.m.x)\012"
        "t(lambda: (a.cm(), A.cm.__self__ is A, A.sm is a.sm, A.__dict__['sm'](), A.__dict__['cm'].__func__(int)))\012"
        "t(lambda: A.__dict__['cm']()); t(lambda: (staticmethod(len)([1]), staticmethod(len).__wrapped__))\012"
        "sm=staticmethod(f2); t(lambda: (sm.__name__, sm.__doc__, sm.__module__, sm.__qualname__))\012"
        "t(lambda: staticmethod()); t(lambda: classmethod(1,2)); t(lambda: property(1,2,3,4,5)); t(lambda: property(x=1))\012"
        "class P:\012"
        "    def __init__(self): self._v=1\012"
        "    v=property(lambda s: s._v, lambda s,x: setattr(s,'_v',x), doc='vdoc')\012"
        "    w=property(fget=lambda s: 'w')\012"
        "p=P(); t(lambda: (p.v, P.v.__doc__, P.v.fget(p), P.v.fset, P.w.fset)) if 0 else None\012"
        "p.v=4; t(lambda: (p.v, P.v.__doc__, P.w.fset, P.v.fdel)); t(lambda: delattr(p,'v'))\012"
        "class PS(property): pass\012"
        "class Q:\012"
        "    @PS\012"
        "    def z(self): \042zdoc\042; return 3\012"
        "    @z.setter\012"
        "    def z(self,v): print('set',v)\012"
        "q=Q(); t(lambda: q.z); q.z=5; t(lambda: type(Q.z).__name__); t(lambda: Q.__dict__['z'].__get__(q,Q)); t(lambda: Q.__dict__['z'].__set__(q,9))\012"
        "# mro/super chains\012"
        "class L0:\012"
        "    def __init__(self,**k): print('L0',k)\012"
        "class L1(L0):\012"
        "    def __init__(self,a=0,**k): print('L1',a); super().__init__(**k)\012"
        "class L2(L0):\012"
        "    def __init__(self,b=0,**k): print('L2',b); super().__init__(**k)\012"
        "class L3(L1,L2):\012"
        "    def __init__(self,**k): print('L3'); super().__init__(**k)\012"
        "L3(a=1,b=2)\012"
        "t(lambda: [x.__name__ for x in L3.__mro__]); t(lambda: L3(z=1))\012"
        "t(lambda: super(L1,L3()).__init__.__qualname__); t(lambda: super(L1)); t(lambda: super(int,5).__repr__()); t(lambda: super(5)); t(lambda: super(int,'a')); t(lambda: repr(super(L0,L1()))[:30])\012"
        "class SU:\012"
        "    def f(self):\012"
        "        return super()\012"
        "t(lambda: SU().f().__thisclass__.__name__)\012"
        "def nosuper(): super()\012"
        "t(nosuper)\012"
        "# slots\012"
        "class S1:\012"
        "    __slots__='a','_b','__c'\012"
        "    def __init__(self): self.__c=7\012"
        "class S2(S1): __slots__=('d',)\012"
        "class S3(S2): pass\012"
        "s=S2(); s.a=1; s.d=2; t(lambda: (s.a,s.d,s._S1__c)); t(lambda: s.__dict__); t(lambda: setattr(s,'zz',1)); t(lambda: S1.a); t(lambda: S1.__slots__)\012"
        "s=S3(); s.zz=1; s.a=5; t(lambda: (s.__dict__, s.a)); t(lambda: s._b); del s.a; t(lambda: s.a)\012"
        "class S4: __slots__={'x':'doc'}\012"
        "t(lambda: S4.__slots__)\012"
        "class S5: __slots__=('__dict__','y')\012"
        "s=S5(); s.q=1; s.y=2; t(lambda: (s.q,s.y,s.__dict__))\012"
        "def mk(slots, base=object, **ns): return type('T',(base,),dict(__slots__=slots,**ns))\012"
        "t(lambda: mk(['a',5])); t(lambda: mk(['a b'])); t(lambda: mk(['__dict__'],A)); t(lambda: mk(['x'],int)); t(lambda: mk(['x'],x=1)); t(lambda: mk([],tuple)(('a',))); t(lambda: mk('xyz').xyz)\012"
        "t(lambda: type('T',(mk(['a']),mk(['b'])),{}))\012"
        "t(lambda: type('T',(mk([]),mk(['b'])),{}).__name__)\012"
        "# class assignment\012"
        "class C1: pass\012"
        "class C2: pass\012"
        "c1=C1(); c1.x=5; c1.__class__=C2; t(lambda: (type(c1).__name__, c1.x)); c1.y=6; t(lambda: c1.__dict__)\012"
        "# abc\012"
        "from abc import ABC, abstractmethod, ABCMeta\012"
        "class AB(ABC):\012"
        "    @abstractmethod\012"
        "    def f(self): pass\012"
        "    @property\012"
        "    @abstractmethod\012"
        "    def g(self): pass\012"
        "t(lambda: AB()); \012"
        "class AB2(AB):\012"
        "    def f(self): return super().f()\012"
        "t(lambda: AB2())\012"
        "class AB3(AB2): g=1\012"
        "t(lambda: AB3().g); t(lambda: sorted(AB.__abstractmethods__)); t(lambda: AB3.__abstractmethods__)\012"
        "class V(metaclass=ABCMeta):\012"
        "    @classmethod\012"
        "    def __subclasshook__(cls,c): return True if hasattr(c,'quack') else NotImplemented\012"
        "class Duck: quack=1\012"
        "t(lambda: (isinstance(Duck(),V), issubclass(Duck,V), isinstance(5,V))); V.register(int); t(lambda: isinstance(5,V))\012"
        "# namedtuple, total_ordering, etc\012"
        "Pt=collections.namedtuple('Pt','x y')\012"
        "t(lambda: (Pt(1,2), Pt(1,y=2).x, Pt._fields, Pt(1,2)._replace(x=5), Pt(1,2)==(1,2), Pt(3,4)._asdict())); t(lambda: Pt(1)); t(lambda: Pt(1,2,3)); \012"
        "@functools.total_ordering\012"
        "class TO:\012"
        "    def __init__(s,v): s.v=v\012"
        "    def __eq__(s,o): return s.v==o.v\012"
        "    def __lt__(s,o): return s.v<o.v\012"
        "t(lambda: (TO(1)<=TO(2), TO(1)>TO(2), TO(1)>=TO(1), TO(1)!=TO(1)))\012"
        "class Wr:\012"
        "    @functools.wraps(fn)\012"
        "    def w(self): pass\012"
        "t(lambda: (Wr.w.__name__, Wr.w.__wrapped__ is fn))\012"
        "t(lambda: types.SimpleNamespace(a=1,b='x')); ns=types.SimpleNamespace(a=1); ns.c=3; t(lambda: (ns, ns==types.SimpleNamespace(a=1,c=3), ns.__dict__)); t(lambda: types.SimpleNamespace(5)); ns.me=ns; t(lambda: ns)\012"
        "mp=types.MappingProxyType({'a':1}); t(lambda: (mp['a'], len(mp), list(mp), mp, 'a' in mp, mp.get('z',3), mp|{'b':2}, list(mp.items()))); t(lambda: mp.update); \012"
        "def setmp(): mp['x']=1\012"
        "t(setmp); t(lambda: mp==({'a':1})); t(lambda: A.__dict__['m'] is A.m); t(lambda: types.MappingProxyType(5)); t(lambda: types.MappingProxyType([]))\012"
        "m=types.ModuleType('mm','doc'); m.x=1; t(lambda: (m, m.__name__, m.__doc__, m.x, sorted(m.__dict__))); t(lambda: m.zz); del m.x; t(lambda: m.x)\012"
        "def mga(n): return 'mga '+n\012"
        "m.__getattr__=mga; t(lambda: m.zz); t(lambda: types.ModuleType()); t(lambda: types.ModuleType(5)); m.__dir__=lambda: ['a','b']; t(lambda: dir(m))\012"
        "t(lambda: (list[int].__origin__, list[int].__args__, list[int]==list[int], hash(list[int])==hash(list[int]), dict[str,list[int]], tuple[int,...], list[int]([1]), list['a'], type[int], tuple[()]))\012"
        "t(lambda: (int|str, int|None, (int|str)|int, int|str==str|int, (int|None).__args__, list[int]|None, isinstance(None,int|None), issubclass(bool,int|str))); t(lambda: int|'a'); t(lambda: isinstance(1,int|list[int]))\012"
        "class GenSub(list[int]): pass\012"
        "t(lambda: (GenSub.__mro__[1], GenSub.__bases__, GenSub.__orig_bases__))\012"
        "t(lambda: vars(A)['m'] is A.m); t(lambda: vars(5)); t(lambda: vars().__class__); t(lambda: dir(5)[:5]); t(lambda: [x for x in dir(type) if 'mro' in x]); t(lambda: dir(None)[-3:])\012"
        "class DirC:\012"
        "    def __dir__(self): return ['z','a']\012"
        "t(lambda: dir(DirC()))\012"
        "t(lambda: int.__doc__[:20]); t(lambda: (len.__name__, len.__qualname__, len.__module__, [].append.__qualname__, list.append.__qualname__, int.__add__.__name__, int.__add__.__objclass__, list.append.__objclass__, [].append.__self__)); t(lambda: A.__dict__['__dict__']); t(lambda: int.real); t(lambda: (5).real); t(lambda: int.__dict__['real'].__get__(5,int)); t(lambda: [].append); t(lambda: str.join); t(lambda: len); t(lambda: fn); t(lambda: a.m); t(lambda: A.m); t(lambda: int.from_bytes); t(lambda: dict.fromkeys); t(lambda: object.__init_subclass__); t(lambda: type(len).__name__); t(lambda: type([].append).__name__); t(lambda: type(list.append).__name__); t(lambda: type(int.__add__).__name__); t(lambda: type(A.__dict__['__weakref__']).__name__); t(lambda: type(type.__dict__['__name__']).__name__); t(lambda: type(S1.__dict__['a']).__name__)\012"
        "t(lambda: len.x); t(lambda: setattr(len,'x',1)); t(lambda: type(len)()); t(lambda: type(fn)()); t(lambda: type(iter([]))()); t(lambda: types.GeneratorType()); t(lambda: type(None).x)\012"
        "t(lambda: object() == object()); t(lambda: (lambda o: o==o)(object())); t(lambda: object() != object()); t(lambda: object() < object()); t(lambda: repr(object())[:18]); t(lambda: hash(object()) != 0); t(lambda: object().__class__); t(lambda: object.__new__()); t(lambda: object.__new__(5)); t(lambda: object.__new__(int)); t(lambda: int.__new__(str)); t(lambda: list.__new__(int)); t(lambda: object.__init__()); t(lambda: object().__init__(1)); t(lambda: object.__reduce_ex__) if 0 else None\012"
        "t(lambda: object.__setattr__(a,'k',5)); t(lambda: a.k); t(lambda: object.__getattribute__(a,'k')); t(lambda: object.__delattr__(a,'k')); t(lambda: object.__getattribute__(a,5)); t(lambda: getattr(a,5)); t(lambda: setattr(a,5,5)); t(lambda: type.__setattr__(int,'a',5)); t(lambda: type.__getattribute__(A,'m') is A.m); t(lambda: type.__call__(A).__class__.__name__); t(lambda: type.__setattr__(A,'kk',5)); t(lambda: A.kk)\012"
        "class Meta2(type):\012"
        "    def __setattr__(c,n,v): print('mset',n); super().__setattr__(n,v)\012"
        "    def __getattr__(c,n): return 'mga '+n\012"
        "    def __repr__(c): return 'META'\012"
        "    def __eq__(c,o): return True\012"
        "    def __hash__(c): return 5\012"
        "    def __iter__(c): return iter([1,2])\012"
        "    def __contains__(c,x): return x==1\012"
        "    def __getitem__(c,k): return ('mgi',k)\012"
        "    def __or__(c,o): return 'or'\012"
        "    def __prepare__(name,bases,**k): print('prepare',name,k); return {'pre':1}\012"
        "class MC(metaclass=Meta2): pass\012"
        "MC.q=1; t(lambda: (MC.q, MC.nope, MC, MC==5, list(MC), 1 in MC, MC[3], MC|5, MC.pre, hash(MC)))\012"
        "class MI(MC): pass\012"
        "t(lambda: type(MI).__name__)\012"
        "class M1(type): pass\012"
        "class M2(type): pass\012"
        "class X1(metaclass=M1): pass\012"
        "class X2(metaclass=M2): pass\012"
        "t(lambda: type('X',(X1,X2),{}))\012"
        "class BadBase: pass\012"
        "def badbase():\012"
        "    class Z(5): pass\012"
        "t(badbase)\012"
        "def badmeta():\012"
        "    class Z(metaclass=5): pass\012"
        "t(badmeta)\012"
        "def fmeta(n,b,ns,**k): return (n,b,sorted(x for x in ns if not x.startswith('__')),k)\012"
        "class FM(metaclass=fmeta,z=1): y=2\012"
        "t(lambda: FM)\012"
        "class CG:\012"
        "    def __class_getitem__(cls,i): return (cls.__name__,i)\012"
        "t(lambda: CG[int]); t(lambda: CG()[1])\012"
        "class ME:\012"
        "    def __mro_entries__(self,bases): return (A,)\012"
        "class FromME(ME()): pass\012"
        "t(lambda: (FromME.__bases__, FromME.__orig_bases__[0].__class__.__name__))\012"
        "class EqOnly:\012"
        "    def __eq__(s,o): return True\012"
        "t(lambda: hash(EqOnly())); t(lambda: EqOnly.__hash__); t(lambda: EqOnly()!=5)\012"
        "class EqHash(EqOnly):\012"
        "    __hash__=object.__hash__\012"
        "t(lambda: hash(EqHash())!=0)\012"
        "class NeOnly:\012"
        "    def __ne__(s,o): return 'ne'\012"
        "t(lambda: (NeOnly()!=1, NeOnly()==1))\012"
        "class CallM:\012"
        "    __call__=staticmethod(lambda *a: a)\012"
        "t(lambda: CallM()(1,2))\012"
        "class InstCall: pass\012"
        "ic=InstCall(); ic.__call__=lambda: 5; t(lambda: ic()); ic.__len__=lambda: 5; t(lambda: len(ic))\012"
        "class Late: pass\012"
        "la=Late(); Late.__len__=lambda s: 3; Late.__add__=lambda s,o: 'added'; t(lambda: (len(la), la+1)); del Late.__len__; t(lambda: len(la)); Late.__getattr__=lambda s,n: n; t(lambda: la.foo); del Late.__getattr__; t(lambda: la.foo)\012"
        "class WithD(A):\012"
        "    x: int = 5\012"
        "    y: str\012"
        "t(lambda: (WithD.__annotations__, A.__annotations__ if hasattr(A,'__annotations__') else None))\012"
        "t(lambda: setattr(A,'__bases__',(C1,))) if 0 else None\012"
        "t(lambda: setattr(A,'__name__',5)); t(lambda: setattr(A,'__qualname__',5)); t(lambda: delattr(A,'__name__')); t(lambda: setattr(A,'__dict__',{})); t(lambda: setattr(A,'__mro__',())); t(lambda: setattr(A,'__doc__','new')); t(lambda: A.__doc__); t(lambda: setattr(int,'__doc__','x')); A.__module__='mod.x'; t(lambda: A); t(lambda: A.__module__)\012",
        "('fn', 'fn', 'doc of fn', '__main__', (2,), {'d': 4}, {'return': <class 'int'>}, {'attr': 5}, None)\012"
        "('fn', 2, 2, 0, ('a', 'b', 'c', 'd', 'args', 'kw', 'x'), 6, 12, (), ())\012"
        "(1, ('v',), ('v',), 'outer.<locals>.inner')\012"
        "TypeError __name__ must be set to a string object\012"
        "TypeError __defaults__ must be set to a tuple object\012"
        "TypeError __kwdefaults__ must be set to a dict object\012"
        "TypeError __annotations__ must be set to a dict object\012"
        "TypeError __qualname__ must be set to a string object\012"
        "AttributeError readonly attribute\012"
        "AttributeError readonly attribute\012"
        "1\012"
        "None\012"
        "f2\012"
        "ValueError f1() requires a code object with 0 free vars, not 1\012"
        "f2\012"
        "5\012"
        "TypeError first argument must be callable\012"
        "TypeError instance must not be None\012"
        "(True, False, False, True, True, True, 'm', 'A.m', None)\012"
        "AttributeError 'method' object has no attribute 'x'\012"
        "AttributeError 'function' object has no attribute 'x'\012"
        "3\012"
        "('A', True, True, 'sm', 'int')\012"
        "TypeError 'classmethod' object is not callable\012"
        "(1, <built-in function len>)\012"
        "('f2', None, '__main__', 'f2')\012"
        "TypeError staticmethod expected 1 argument, got 0\012"
        "TypeError classmethod expected 1 argument, got 2\012"
        "TypeError property() takes at most 4 arguments (5 given)\012"
        "TypeError 'x' is an invalid keyword argument for property()\012"
        "(4, 'vdoc', None, None)\012"
        "AttributeError property 'v' of 'P' object has no deleter\012"
        "3\012"
        "set 5\012"
        "PS\012"
        "3\012"
        "set 9\012"
        "None\012"
        "L3\012"
        "L1 1\012"
        "L2 2\012"
        "L0 {}\012"
        "['L3', 'L1', 'L2', 'L0', 'object']\012"
        "L3\012"
        "L1 0\012"
        "L2 0\012"
        "L0 {'z': 1}\012"
        "<__main__.L3 object at 0x>\012"
        "L3\012"
        "L1 0\012"
        "L2 0\012"
        "L0 {}\012"
        "L2.__init__\012"
        "<super: <class 'L1'>, NULL>\012"
        "<int object at 0x>\012"
        "TypeError super() argument 1 must be a type, not int\012"
        "TypeError super(type, obj): obj must be an instance or subtype of type\012"
        "L1 0\012"
        "L0 {}\012"
        "<super: <class 'L0'>, <L1 obje\012"
        "SU\012"
        "RuntimeError super(): no arguments\012"
        "(1, 2, 7)\012"
        "AttributeError 'S2' object has no attribute '__dict__'\012"
        "AttributeError 'S2' object has no attribute 'zz'\012"
        "<member 'a' of 'S1' objects>\012"
        "('a', '_b', '__c')\012"
        "({'zz': 1}, 5)\012"
        "AttributeError 'S3' object has no attribute '_b'\012"
        "AttributeError 'S3' object has no attribute 'a'\012"
        "{'x': 'doc'}\012"
        "(1, 2, {'q': 1})\012"
        "TypeError __slots__ items must be strings, not 'int'\012"
        "TypeError __slots__ must be identifiers\012"
        "TypeError __dict__ slot disallowed: we already got one\012"
        "TypeError nonempty __slots__ not supported for subtype of 'int'\012"
        "ValueError 'x' in __slots__ conflicts with class variable\012"
        "('a',)\012"
        "<member 'xyz' of 'T' objects>\012"
        "TypeError multiple bases have instance lay-out conflict\012"
        "T\012"
        "('C2', 5)\012"
        "{'x': 5, 'y': 6}\012"
        "TypeError Can't instantiate abstract class AB with abstract methods f, g\012"
        "TypeError Can't instantiate abstract class AB2 with abstract method g\012"
        "1\012"
        "['f', 'g']\012"
        "frozenset()\012"
        "(True, True, False)\012"
        "True\012"
        "(Pt(x=1, y=2), 1, ('x', 'y'), Pt(x=5, y=2), True, {'x': 3, 'y': 4})\012"
        "TypeError Pt.__new__() missing 1 required positional argument: 'y'\012"
        "TypeError Pt.__new__() takes 3 positional arguments but 4 were given\012"
        "(True, False, True, False)\012"
        "('fn', True)\012"
        "namespace(a=1, b='x')\012"
        "(namespace(a=1, c=3), True, {'a': 1, 'c': 3})\012"
        "TypeError no positional arguments expected\012"
        "namespace(a=1, c=3, me=namespace(...))\012"
        "(1, 1, ['a'], mappingproxy({'a': 1}), True, 3, {'a': 1, 'b': 2}, [('a', 1)])\012"
        "AttributeError 'mappingproxy' object has no attribute 'update'\012"
        "TypeError 'mappingproxy' object does not support item assignment\012"
        "True\012"
        "True\012"
        "TypeError mappingproxy() argument must be a mapping, not int\012"
        "TypeError mappingproxy() argument must be a mapping, not list\012"
        "(<module 'mm'>, 'mm', 'doc', 1, ['__doc__', '__loader__', '__name__', '__package__', '__spec__', 'x'])\012"
        "AttributeError module 'mm' has no attribute 'zz'\012"
        "AttributeError module 'mm' has no attribute 'x'\012"
        "mga zz\012"
        "TypeError module() missing required argument 'name' (pos 1)\012"
        "TypeError module() argument 'name' must be str, not int\012"
        "['a', 'b']\012"
        "(<class 'list'>, (<class 'int'>,), True, True, dict[str, list[int]], tuple[int, ...], [1], list['a'], type[int], tuple[()])\012"
        "(int | str, int | None, int | str, True, (<class 'int'>, <class 'NoneType'>), list[int] | None, True, True)\012"
        "TypeError unsupported operand type(s) for |: 'type' and 'str'\012"
        "True\012"
        "(<class 'list'>, (<class 'list'>,), (list[int],))\012"
        "True\012"
        "TypeError vars() argument must have __dict__ attribute\012"
        "<class 'dict'>\012"
        "['__abs__', '__add__', '__and__', '__bool__', '__ceil__']\012"
        "['__mro__', 'mro']\012"
        "['__sizeof__', '__str__', '__subclasshook__']\012"
        "['a', 'z']\012"
        "int([x]) -> integer\012"
        "\012"
        "('len', 'len', 'builtins', 'list.append', 'list.append', '__add__', <class 'int'>, <class 'list'>, [])\012"
        "<attribute '__dict__' of 'A' objects>\012"
        "<attribute 'real' of 'int' objects>\012"
        "5\012"
        "5\012"
        "<built-in method append of list object at 0x>\012"
        "<method 'join' of 'str' objects>\012"
        "<built-in function len>\012"
        "<function fn at 0x>\012"
        "<bound method A.m of <__main__.A object at 0x>>\012"
        "<function A.m at 0x>\012"
        "<built-in method from_bytes of type object at 0x>\012"
        "<built-in method fromkeys of type object at 0x>\012"
        "<built-in method __init_subclass__ of type object at 0x>\012"
        "builtin_function_or_method\012"
        "builtin_function_or_method\012"
        "method_descriptor\012"
        "wrapper_descriptor\012"
        "getset_descriptor\012"
        "getset_descriptor\012"
        "member_descriptor\012"
        "AttributeError 'builtin_function_or_method' object has no attribute 'x'\012"
        "AttributeError 'builtin_function_or_method' object has no attribute 'x'\012"
        "TypeError cannot create 'builtin_function_or_method' instances\012"
        "TypeError function() missing required argument 'code' (pos 1)\012"
        "TypeError cannot create 'list_iterator' instances\012"
        "TypeError cannot create 'generator' instances\012"
        "AttributeError type object 'NoneType' has no attribute 'x'\012"
        "False\012"
        "True\012"
        "True\012"
        "TypeError '<' not supported between instances of 'object' and 'object'\012"
        "<object object at \012"
        "True\012"
        "<class 'object'>\012"
        "TypeError object.__new__(): not enough arguments\012"
        "TypeError object.__new__(X): X is not a type object (int)\012"
        "TypeError object.__new__(int) is not safe, use int.__new__()\012"
        "TypeError int.__new__(str): str is not a subtype of int\012"
        "TypeError list.__new__(int): int is not a subtype of list\012"
        "TypeError descriptor '__init__' of 'object' object needs an argument\012"
        "TypeError object.__init__() takes exactly one argument (the instance to initialize)\012"
        "None\012"
        "5\012"
        "5\012"
        "None\012"
        "TypeError attribute name must be string, not 'int'\012"
        "TypeError attribute name must be string, not 'int'\012"
        "TypeError attribute name must be string, not 'int'\012"
        "TypeError cannot set 'a' attribute of immutable type 'int'\012"
        "True\012"
        "A\012"
        "None\012"
        "5\012"
        "prepare MC {}\012"
        "mset q\012"
        "(1, 'mga nope', META, True, [1, 2], True, ('mgi', 3), 'or', 1, 5)\012"
        "prepare MI {}\012"
        "Meta2\012"
        "TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases\012"
        "TypeError int() takes at most 2 arguments (3 given)\012"
        "TypeError 'int' object is not callable\012"
        "('FM', (), ['y'], {'z': 1})\012"
        "('CG', <class 'int'>)\012"
        "TypeError 'CG' object is not subscriptable\012"
        "((<class '__main__.A'>,), 'ME')\012"
        "TypeError unhashable type: 'EqOnly'\012"
        "None\012"
        "False\012"
        "True\012"
        "('ne', False)\012"
        "(1, 2)\012"
        "TypeError 'InstCall' object is not callable\012"
        "TypeError object of type 'InstCall' has no len()\012"
        "(3, 'added')\012"
        "TypeError object of type 'Late' has no len()\012"
        "foo\012"
        "AttributeError 'Late' object has no attribute 'foo'\012"
        "({'x': <class 'int'>, 'y': <class 'str'>}, {})\012"
        "TypeError can only assign string to A.__name__, not 'int'\012"
        "TypeError can only assign string to A.__qualname__, not 'int'\012"
        "TypeError cannot delete '__name__' attribute of immutable type 'A'\012"
        "AttributeError attribute '__dict__' of 'type' objects is not writable\012"
        "AttributeError readonly attribute\012"
        "None\012"
        "new\012"
        "TypeError cannot set '__doc__' attribute of immutable type 'int'\012"
        "<class 'mod.x.A'>\012"
        "mod.x\012",
        ""},

    {"exceptions",
        "\042\042\042Exception types, chaining, groups, except*.\042\042\042\012"
        "import sys\012"
        "def t(f):\012"
        "    try: print(f())\012"
        "    except BaseException as e: print(type(e).__name__, e, repr(e), e.args)\012"
        "def r(e): raise e\012"
        "for e in [KeyError('a'),KeyError(),KeyError(1,2),OSError(2,'msg'),OSError(2,'msg','file'),OSError(2,'m','f',None,'g'),OSError('x'),OSError(),OSError(13,'p'),OSError(99,'z'),StopIteration(5),StopIteration(),StopIteration(1,2),SystemExit(),SystemExit(3),SystemExit(1,2),ImportError('m',name='n',path='p'),ImportError('a','b'),AttributeError('x',name='n',obj=5),NameError('x',name='q'),UnicodeDecodeError('utf-8',b'\134xff',0,1,'bad'),UnicodeDecodeError('utf-8',b'\134xff\134xfe',0,2,'bad'),UnicodeEncodeError('ascii','\134u1234',0,1,'ord'),UnicodeEncodeError('ascii','\134xe9\134xe9',0,2,'ord'),UnicodeEncodeError('ascii','\134U00012345',0,1,'ord'),UnicodeTranslateError('\134xe9',0,1,'r'),SyntaxError('m',('f',1,2,'t')),SyntaxError('m'),SyntaxError(),SyntaxError('m',('a/b/f.py',1,2,'t',3,4)),ValueError(),ValueError('a'),ValueError('a',1),ModuleNotFoundError('q'),FileNotFoundError(2,'a'),TimeoutError('a'),Exception([1]),Exception(None)]:\012"
        "    t(lambda: r(e))\012"
        "    print([ (n,getattr(e,n)) for n in dir(e) if not n.startswith('_') and n not in('add_note','with_traceback','args','characters_written')])\012"
        "t(lambda: ValueError(x=1)); t(lambda: KeyError(x=1)); t(lambda: ImportError(x=1)); t(lambda: AttributeError(q=1)); t(lambda: UnicodeDecodeError(1)); t(lambda: SyntaxError('a',5)); t(lambda: SyntaxError('a',(1,2)))\012"
        "t(lambda: r(5)); t(lambda: r(int)); t(lambda: r(ValueError))\012"
        "def f(): raise ValueError from 5\012"
        "t(f)\012"
        "def f():\012"
        "    try: 1/0\012"
        "    except ZeroDivisionError as e: raise ValueError('x') from e\012"
        "try: f()\012"
        "except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)\012"
        "def f():\012"
        "    try: 1/0\012"
        "    except ZeroDivisionError as e: raise ValueError('x') from None\012"
        "try: f()\012"
        "except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)\012"
        "def f():\012"
        "    try: 1/0\012"
        "    except ZeroDivisionError as e: raise ValueError('x')\012"
        "try: f()\012"
        "except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__); e2=e\012"
        "t(lambda: setattr(e2,'__cause__',5)); t(lambda: setattr(e2,'__context__',5)); t(lambda: setattr(e2,'__traceback__',5)); t(lambda: delattr(e2,'args')); t(lambda: delattr(e2,'__cause__')); t(lambda: setattr(e2,'args','abc')); t(lambda: e2.args)\012"
        "t(lambda: e2.add_note(5)); e2.add_note('n'); print(e2.__notes__); t(lambda: ValueError().__notes__)\012"
        "print(e2.with_traceback(None) is e2, e2.__traceback__); t(lambda: e2.with_traceback(5))\012"
        "e2.foo=5; print(e2.__dict__, e2.__reduce__())\012"
        "class My(Exception):\012"
        "    def __init__(self,a,b): self.a=a; super().__init__(a)\012"
        "t(lambda: r(My(1,2))); print(My(1,2).__dict__, My(1,2).args)\012"
        "class My2(ValueError):\012"
        "    def __str__(self): return 'str!'\012"
        "t(lambda: r(My2(1)))\012"
        "class My3(KeyError): pass\012"
        "t(lambda: r(My3('x')))\012"
        "class My4(OSError):\012"
        "    def __init__(self,*a): super().__init__(*a)\012"
        "t(lambda: r(My4(2,'a','b')))\012"
        "eg=ExceptionGroup('eg',[ValueError(1),TypeError(2),ExceptionGroup('in',[ValueError(3),KeyError(4)])])\012"
        "t(lambda: r(eg)); print(eg.message, eg.exceptions); print(eg.split(ValueError)); print(eg.subgroup(lambda e: isinstance(e,KeyError))); print(eg.split(lambda e: False)); print(eg.derive([OSError()]))\012"
        "t(lambda: ExceptionGroup('a',[])); t(lambda: ExceptionGroup('a',[5])); t(lambda: ExceptionGroup(5,[])); t(lambda: ExceptionGroup('a')); t(lambda: ExceptionGroup('a',5)); t(lambda: ExceptionGroup('a',[KeyboardInterrupt()])); t(lambda: BaseExceptionGroup('a',[KeyboardInterrupt()])); print(type(BaseExceptionGroup('a',[ValueError()])))\012"
        "print(isinstance(eg,Exception), ExceptionGroup.__mro__)\012"
        "t(lambda: eg.split(5))\012"
        "def star(f):\012"
        "    try:\012"
        "        try: f()\012"
        "        except* ValueError as e: print('V',repr(e), type(e).__name__)\012"
        "        except* (TypeError,KeyError) as e: print('T',repr(e))\012"
        "        print('done')\012"
        "    except BaseException as e: print('left',repr(e))\012"
        "star(lambda: r(eg)); star(lambda: r(ValueError(5))); star(lambda: r(ExceptionGroup('q',[OSError(1)]))); star(lambda: r(OSError(7))); star(lambda: 1); star(lambda: r(ExceptionGroup('q',[OSError(1),ValueError(3)])))\012"
        "def star2():\012"
        "    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2),OSError(3)])\012"
        "    except* ValueError as e: raise KeyError('new')\012"
        "    except* TypeError: raise\012"
        "try: star2()\012"
        "except BaseException as e: print(repr(e), [repr(x) for x in e.exceptions])\012"
        "def star3():\012"
        "    try: raise ValueError(1)\012"
        "    except* ExceptionGroup: pass\012"
        "t(star3)\012"
        "def ex(types):\012"
        "    try: raise ValueError(1)\012"
        "    except types: return 'caught'\012"
        "t(lambda: ex(ValueError)); t(lambda: ex((OSError,ValueError))); t(lambda: ex(5)); t(lambda: ex((5,))); t(lambda: ex(OSError)); t(lambda: ex(()))\012"
        "print(issubclass(KeyError,LookupError), issubclass(TaskletExit,SystemExit) if 'TaskletExit' in globals() else True)\012"
        "try:\012"
        "    try: raise ValueError(1)\012"
        "    finally:\012"
        "        try: raise KeyError(2)\012"
        "        except KeyError: pass\012"
        "except ValueError as e: print(e.__context__)\012"
        "tb=None\012"
        "try: 1/0\012"
        "except ZeroDivisionError as e: tb=e.__traceback__\012"
        "print(tb.tb_lineno, tb.tb_next, type(tb).__name__)\012"
        "t(lambda: setattr(tb,'tb_next',5)); t(lambda: setattr(tb,'tb_next',tb))\012",
        "KeyError 'a' KeyError('a') ('a',)\012"
        "[]\012"
        "KeyError  KeyError() ()\012"
        "[]\012"
        "KeyError (1, 2) KeyError(1, 2) (1, 2)\012"
        "[]\012"
        "FileNotFoundError [Errno 2] msg FileNotFoundError(2, 'msg') (2, 'msg')\012"
        "[('errno', 2), ('filename', None), ('filename2', None), ('strerror', 'msg')]\012"
        "FileNotFoundError [Errno 2] msg: 'file' FileNotFoundError(2, 'msg') (2, 'msg')\012"
        "[('errno', 2), ('filename', 'file'), ('filename2', None), ('strerror', 'msg')]\012"
        "FileNotFoundError [Errno 2] m: 'f' -> 'g' FileNotFoundError(2, 'm') (2, 'm')\012"
        "[('errno', 2), ('filename', 'f'), ('filename2', 'g'), ('strerror', 'm')]\012"
        "OSError x OSError('x') ('x',)\012"
        "[('errno', None), ('filename', None), ('filename2', None), ('strerror', None)]\012"
        "OSError  OSError() ()\012"
        "[('errno', None), ('filename', None), ('filename2', None), ('strerror', None)]\012"
        "PermissionError [Errno 13] p PermissionError(13, 'p') (13, 'p')\012"
        "[('errno', 13), ('filename', None), ('filename2', None), ('strerror', 'p')]\012"
        "OSError [Errno 99] z OSError(99, 'z') (99, 'z')\012"
        "[('errno', 99), ('filename', None), ('filename2', None), ('strerror', 'z')]\012"
        "StopIteration 5 StopIteration(5) (5,)\012"
        "[('value', 5)]\012"
        "StopIteration  StopIteration() ()\012"
        "[('value', None)]\012"
        "StopIteration (1, 2) StopIteration(1, 2) (1, 2)\012"
        "[('value', 1)]\012"
        "SystemExit  SystemExit() ()\012"
        "[('code', None)]\012"
        "SystemExit 3 SystemExit(3) (3,)\012"
        "[('code', 3)]\012"
        "SystemExit (1, 2) SystemExit(1, 2) (1, 2)\012"
        "[('code', (1, 2))]\012"
        "ImportError m ImportError('m') ('m',)\012"
        "[('msg', 'm'), ('name', 'n'), ('path', 'p')]\012"
        "ImportError ('a', 'b') ImportError('a', 'b') ('a', 'b')\012"
        "[('msg', None), ('name', None), ('path', None)]\012"
        "AttributeError x AttributeError('x') ('x',)\012"
        "[('name', 'n'), ('obj', 5)]\012"
        "NameError x NameError('x') ('x',)\012"
        "[('name', 'q')]\012"
        "UnicodeDecodeError 'utf-8' codec can't decode byte 0x in position 0: bad UnicodeDecodeError('utf-8', b'\134xff', 0, 1, 'bad') ('utf-8', b'\134xff', 0, 1, 'bad')\012"
        "[('encoding', 'utf-8'), ('end', 1), ('object', b'\134xff'), ('reason', 'bad'), ('start', 0)]\012"
        "UnicodeDecodeError 'utf-8' codec can't decode bytes in position 0-1: bad UnicodeDecodeError('utf-8', b'\134xff\134xfe', 0, 2, 'bad') ('utf-8', b'\134xff\134xfe', 0, 2, 'bad')\012"
        "[('encoding', 'utf-8'), ('end', 2), ('object', b'\134xff\134xfe'), ('reason', 'bad'), ('start', 0)]\012"
        "UnicodeEncodeError 'ascii' codec can't encode character '\134u1234' in position 0: ord UnicodeEncodeError('ascii', '\341\210\264', 0, 1, 'ord') ('ascii', '\341\210\264', 0, 1, 'ord')\012"
        "[('encoding', 'ascii'), ('end', 1), ('object', '\341\210\264'), ('reason', 'ord'), ('start', 0)]\012"
        "UnicodeEncodeError 'ascii' codec can't encode characters in position 0-1: ord UnicodeEncodeError('ascii', '\303\251\303\251', 0, 2, 'ord') ('ascii', '\303\251\303\251', 0, 2, 'ord')\012"
        "[('encoding', 'ascii'), ('end', 2), ('object', '\303\251\303\251'), ('reason', 'ord'), ('start', 0)]\012"
        "UnicodeEncodeError 'ascii' codec can't encode character '\134U00012345' in position 0: ord UnicodeEncodeError('ascii', '\360\222\215\205', 0, 1, 'ord') ('ascii', '\360\222\215\205', 0, 1, 'ord')\012"
        "[('encoding', 'ascii'), ('end', 1), ('object', '\360\222\215\205'), ('reason', 'ord'), ('start', 0)]\012"
        "UnicodeTranslateError can't translate character '\134xe9' in position 0: r UnicodeTranslateError('\303\251', 0, 1, 'r') ('\303\251', 0, 1, 'r')\012"
        "[('encoding', None), ('end', 1), ('object', '\303\251'), ('reason', 'r'), ('start', 0)]\012"
        "SyntaxError m (f, line 1) SyntaxError('m', ('f', 1, 2, 't')) ('m', ('f', 1, 2, 't'))\012"
        "[('end_lineno', None), ('end_offset', None), ('filename', 'f'), ('lineno', 1), ('msg', 'm'), ('offset', 2), ('print_file_and_line', None), ('text', 't')]\012"
        "SyntaxError m SyntaxError('m') ('m',)\012"
        "[('end_lineno', None), ('end_offset', None), ('filename', None), ('lineno', None), ('msg', 'm'), ('offset', None), ('print_file_and_line', None), ('text', None)]\012"
        "SyntaxError None SyntaxError() ()\012"
        "[('end_lineno', None), ('end_offset', None), ('filename', None), ('lineno', None), ('msg', None), ('offset', None), ('print_file_and_line', None), ('text', None)]\012"
        "SyntaxError m (f.py, line 1) SyntaxError('m', ('a/b/f.py', 1, 2, 't', 3, 4)) ('m', ('a/b/f.py', 1, 2, 't', 3, 4))\012"
        "[('end_lineno', 3), ('end_offset', 4), ('filename', 'a/b/f.py'), ('lineno', 1), ('msg', 'm'), ('offset', 2), ('print_file_and_line', None), ('text', 't')]\012"
        "ValueError  ValueError() ()\012"
        "[]\012"
        "ValueError a ValueError('a') ('a',)\012"
        "[]\012"
        "ValueError ('a', 1) ValueError('a', 1) ('a', 1)\012"
        "[]\012"
        "ModuleNotFoundError q ModuleNotFoundError('q') ('q',)\012"
        "[('msg', 'q'), ('name', None), ('path', None)]\012"
        "FileNotFoundError [Errno 2] a FileNotFoundError(2, 'a') (2, 'a')\012"
        "[('errno', 2), ('filename', None), ('filename2', None), ('strerror', 'a')]\012"
        "TimeoutError a TimeoutError('a') ('a',)\012"
        "[('errno', None), ('filename', None), ('filename2', None), ('strerror', None)]\012"
        "Exception [1] Exception([1]) ([1],)\012"
        "[]\012"
        "Exception None Exception(None) (None,)\012"
        "[]\012"
        "TypeError ValueError() takes no keyword arguments TypeError('ValueError() takes no keyword arguments') ('ValueError() takes no keyword arguments',)\012"
        "TypeError KeyError() takes no keyword arguments TypeError('KeyError() takes no keyword arguments') ('KeyError() takes no keyword arguments',)\012"
        "TypeError 'x' is an invalid keyword argument for ImportError() TypeError(\042'x' is an invalid keyword argument for ImportError()\042) (\042'x' is an invalid keyword argument for ImportError()\042,)\012"
        "TypeError 'q' is an invalid keyword argument for AttributeError() TypeError(\042'q' is an invalid keyword argument for AttributeError()\042) (\042'q' is an invalid keyword argument for AttributeError()\042,)\012"
        "TypeError function takes exactly 5 arguments (1 given) TypeError('function takes exactly 5 arguments (1 given)') ('function takes exactly 5 arguments (1 given)',)\012"
        "TypeError 'int' object is not iterable TypeError(\042'int' object is not iterable\042) (\042'int' object is not iterable\042,)\012"
        "TypeError function takes at least 4 arguments (2 given) TypeError('function takes at least 4 arguments (2 given)') ('function takes at least 4 arguments (2 given)',)\012"
        "TypeError exceptions must derive from BaseException TypeError('exceptions must derive from BaseException') ('exceptions must derive from BaseException',)\012"
        "TypeError exceptions must derive from BaseException TypeError('exceptions must derive from BaseException') ('exceptions must derive from BaseException',)\012"
        "ValueError  ValueError() ()\012"
        "TypeError exception causes must derive from BaseException TypeError('exception causes must derive from BaseException') ('exception causes must derive from BaseException',)\012"
        "ZeroDivisionError('division by zero') ZeroDivisionError('division by zero') True\012"
        "None ZeroDivisionError('division by zero') True\012"
        "None ZeroDivisionError('division by zero') False\012"
        "TypeError exception cause must be None or derive from BaseException TypeError('exception cause must be None or derive from BaseException') ('exception cause must be None or derive from BaseException',)\012"
        "TypeError exception context must be None or derive from BaseException TypeError('exception context must be None or derive from BaseException') ('exception context must be None or derive from BaseException',)\012"
        "TypeError __traceback__ must be a traceback or None TypeError('__traceback__ must be a traceback or None') ('__traceback__ must be a traceback or None',)\012"
        "TypeError args may not be deleted TypeError('args may not be deleted') ('args may not be deleted',)\012"
        "TypeError __cause__ may not be deleted TypeError('__cause__ may not be deleted') ('__cause__ may not be deleted',)\012"
        "None\012"
        "('a', 'b', 'c')\012"
        "TypeError note must be a str, not 'int' TypeError(\042note must be a str, not 'int'\042) (\042note must be a str, not 'int'\042,)\012"
        "['n']\012"
        "AttributeError 'ValueError' object has no attribute '__notes__' AttributeError(\042'ValueError' object has no attribute '__notes__'\042) (\042'ValueError' object has no attribute '__notes__'\042,)\012"
        "True None\012"
        "TypeError __traceback__ must be a traceback or None TypeError('__traceback__ must be a traceback or None') ('__traceback__ must be a traceback or None',)\012"
        "{'__notes__': ['n'], 'foo': 5} (<class 'ValueError'>, ('a', 'b', 'c'), {'__notes__': ['n'], 'foo': 5})\012"
        "My 1 My(1) (1,)\012"
        "{'a': 1} (1,)\012"
        "My2 str! My2(1) (1,)\012"
        "My3 'x' My3('x') ('x',)\012"
        "My4 [Errno 2] a: 'b' My4(2, 'a') (2, 'a')\012"
        "ExceptionGroup eg (3 sub-exceptions) ExceptionGroup('eg', [ValueError(1), TypeError(2), ExceptionGroup('in', [ValueError(3), KeyError(4)])]) ('eg', [ValueError(1), TypeError(2), ExceptionGroup('in', [ValueError(3), KeyError(4)])])\012"
        "eg (ValueError(1), TypeError(2), ExceptionGroup('in', [ValueError(3), KeyError(4)]))\012"
        "(ExceptionGroup('eg', [ValueError(1), ExceptionGroup('in', [ValueError(3)])]), ExceptionGroup('eg', [TypeError(2), ExceptionGroup('in', [KeyError(4)])]))\012"
        "eg (1 sub-exception)\012"
        "(None, ExceptionGroup('eg', [ValueError(1), TypeError(2), ExceptionGroup('in', [ValueError(3), KeyError(4)])]))\012"
        "eg (1 sub-exception)\012"
        "ValueError second argument (exceptions) must be a non-empty sequence ValueError('second argument (exceptions) must be a non-empty sequence') ('second argument (exceptions) must be a non-empty sequence',)\012"
        "ValueError Item 0 of second argument (exceptions) is not an exception ValueError('Item 0 of second argument (exceptions) is not an exception') ('Item 0 of second argument (exceptions) is not an exception',)\012"
        "TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int TypeError('BaseExceptionGroup.__new__() argument 1 must be str, not int') ('BaseExceptionGroup.__new__() argument 1 must be str, not int',)\012"
        "TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given) TypeError('BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)') ('BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)',)\012"
        "TypeError second argument (exceptions) must be a sequence TypeError('second argument (exceptions) must be a sequence') ('second argument (exceptions) must be a sequence',)\012"
        "TypeError Cannot nest BaseExceptions in an ExceptionGroup TypeError('Cannot nest BaseExceptions in an ExceptionGroup') ('Cannot nest BaseExceptions in an ExceptionGroup',)\012"
        "a (1 sub-exception)\012"
        "<class 'ExceptionGroup'>\012"
        "True (<class 'ExceptionGroup'>, <class 'BaseExceptionGroup'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)\012"
        "TypeError expected a function, exception type or tuple of exception types TypeError('expected a function, exception type or tuple of exception types') ('expected a function, exception type or tuple of exception types',)\012"
        "V ExceptionGroup('eg', [ValueError(1), ExceptionGroup('in', [ValueError(3)])]) ExceptionGroup\012"
        "T ExceptionGroup('eg', [TypeError(2), ExceptionGroup('in', [KeyError(4)])])\012"
        "done\012"
        "V ExceptionGroup('', (ValueError(5),)) ExceptionGroup\012"
        "done\012"
        "left ExceptionGroup('q', [OSError(1)])\012"
        "left OSError(7)\012"
        "done\012"
        "V ExceptionGroup('q', [ValueError(3)]) ExceptionGroup\012"
        "left ExceptionGroup('q', [OSError(1)])\012"
        "ExceptionGroup('', [KeyError('new'), ExceptionGroup('g', [TypeError(2), OSError(3)])]) [\042KeyError('new')\042, \042ExceptionGroup('g', [TypeError(2), OSError(3)])\042]\012"
        "TypeError catching ExceptionGroup with except* is not allowed. Use except instead. TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.') ('catching ExceptionGroup with except* is not allowed. Use except instead.',)\012"
        "caught\012"
        "caught\012"
        "TypeError catching classes that do not inherit from BaseException is not allowed TypeError('catching classes that do not inherit from BaseException is not allowed') ('catching classes that do not inherit from BaseException is not allowed',)\012"
        "TypeError catching classes that do not inherit from BaseException is not allowed TypeError('catching classes that do not inherit from BaseException is not allowed') ('catching classes that do not inherit from BaseException is not allowed',)\012"
        "ValueError 1 ValueError(1) (1,)\012"
        "ValueError 1 ValueError(1) (1,)\012"
        "True True\012"
        "None\012"
        "79 None traceback\012"
        "TypeError expected traceback object, got 'int' TypeError(\042expected traceback object, got 'int'\042) (\042expected traceback object, got 'int'\042,)\012"
        "ValueError traceback loop detected ValueError('traceback loop detected') ('traceback loop detected',)\012",
        ""},

    {"operators",
        "\042\042\042Operators, conversions, containers protocols and their messages.\042\042\042\012"
        "# operators\012"
        "def t(f):\012"
        "    try: print(f())\012"
        "    except BaseException as e: print(type(e).__name__, e)\012"
        "class N:\012"
        "    def __init__(self,v): self.v=v\012"
        "    def __repr__(self): return 'N'+repr(self.v)\012"
        "    def __add__(self,o): return ('add',self.v,o)\012"
        "    def __radd__(self,o): return ('radd',self.v,o)\012"
        "    def __iadd__(self,o): return ('iadd',self.v,o)\012"
        "    def __neg__(self): return 'neg'\012"
        "    def __lt__(self,o): return ('lt',o)\012"
        "    def __eq__(self,o): return NotImplemented\012"
        "    def __hash__(self): return 7\012"
        "    def __getitem__(self,i): \012"
        "        if i>3: raise IndexError\012"
        "        return i*10\012"
        "    def __contains__(self,x): return x==3\012"
        "    def __len__(self): return 0\012"
        "    def __call__(self,*a,**k): return (a,k)\012"
        "    def __index__(self): return 2\012"
        "    def __float__(self): return 2.5\012"
        "    def __int__(self): return 9\012"
        "    def __divmod__(self,o): return 'dm'\012"
        "    def __pow__(self,o,m=None): return ('pow',o,m)\012"
        "    def __matmul__(self,o): return 'mm'\012"
        "n=N(1)\012"
        "t(lambda: n+1); t(lambda: 1+n); t(lambda: [1]+n); t(lambda: 'a'+n); t(lambda: n+n)\012"
        "def ia():\012"
        "    x=n; x+=5; return x\012"
        "t(ia)\012"
        "t(lambda: -n); t(lambda: +n); t(lambda: ~n); t(lambda: abs(n))\012"
        "t(lambda: n<1); t(lambda: n>1); t(lambda: 1>n); t(lambda: n<=1); t(lambda: n==n); t(lambda: n==1); t(lambda: n!=1)\012"
        "t(lambda: hash(n)); t(lambda: list(n)); t(lambda: 3 in n); t(lambda: bool(n)); t(lambda: n(1,2,a=3))\012"
        "t(lambda: [5,6,7][n]); t(lambda: 'ab'*n); t(lambda: float(n)); t(lambda: int(n)); t(lambda: divmod(n,1)); t(lambda: divmod(1,n)); t(lambda: pow(n,2)); t(lambda: pow(n,2,3)); t(lambda: pow(2,n)); t(lambda: n@1); t(lambda: 1@n)\012"
        "t(lambda: range(10)[n:]); t(lambda: n-1); t(lambda: n*2); t(lambda: 2-n)\012"
        "def isub():\012"
        "    x=n; x-=5\012"
        "t(isub)\012"
        "for op in ['+','-','*','/','//','%','**','<<','>>','&','|','^','@','<','<=','>','>=','==','!=','in','is']:\012"
        "    for a,b in [(1,'a'),('a',1),([1],(1,)),(None,1),({},[]),(1.5,'x'),({1},[1]),((1,),[1]),('a','b'),([1],2),(2,[1]),([1],'x'),(1,None),(b'x','x')]:\012"
        "        t(lambda: eval('a '+op+' b',{'a':a,'b':b}))\012"
        "for op in ['+=','-=','*=','/=','//=','%=','**=','<<=','>>=','&=','|=','^=','@=']:\012"
        "    for a,b in [(1,'a'),('a',1),([1],(1,)),(None,1)]:\012"
        "        def f():\012"
        "            g={'a':a,'b':b}\012"
        "            exec('a '+op+' b',g)\012"
        "            return g['a']\012"
        "        t(f)\012"
        "five = 5\012"
        "none = None\012"
        "t(lambda: len(5)); t(lambda: len(int)); t(lambda: five[1]); t(lambda: none[1]); t(lambda: t[0])\012"
        "def si(): (5)[1]=2\012"
        "def di():\012"
        "    x=5\012"
        "    del x[1]\012"
        "def st():\012"
        "    x=(1,2); x[0]=1\012"
        "def dt():\012"
        "    x=(1,2)\012"
        "    del x[0]\012"
        "t(si);t(di);t(st);t(dt)\012"
        "t(lambda: 1 in 5); t(lambda: iter(5)); t(lambda: next(5)); t(lambda: next([])); t(lambda: five()); t(lambda: list(5))\012"
        "class It:\012"
        "    def __iter__(self): return 5\012"
        "t(lambda: iter(It())); t(lambda: list(It()))\012"
        "class NI: __iter__=None; __contains__=None; __hash__=None\012"
        "t(lambda: iter(NI())); t(lambda: 1 in NI()); t(lambda: hash(NI()))\012"
        "class BB:\012"
        "    def __bool__(self): return 5\012"
        "t(lambda: bool(BB())); \012"
        "class BL:\012"
        "    def __len__(self): return -1\012"
        "t(lambda: len(BL())); t(lambda: bool(BL()))\012"
        "class BL2:\012"
        "    def __len__(self): return 'a'\012"
        "t(lambda: len(BL2()))\012"
        "class BL3:\012"
        "    def __len__(self): return 1<<70\012"
        "t(lambda: len(BL3()))\012"
        "class BR:\012"
        "    def __repr__(self): return 5\012"
        "    def __str__(self): return 6\012"
        "t(lambda: repr(BR())); t(lambda: str(BR()))\012"
        "class BH:\012"
        "    def __hash__(self): return 'a'\012"
        "t(lambda: hash(BH()))\012"
        "class BH2:\012"
        "    def __hash__(self): return 1<<70\012"
        "t(lambda: hash(BH2())==hash(1<<70)); \012"
        "class BI:\012"
        "    def __index__(self): return 'a'\012"
        "t(lambda: [1][BI()]); t(lambda: range(BI()))\012"
        "class BInit:\012"
        "    def __init__(self): return 5\012"
        "t(lambda: BInit())\012"
        "# subclass priority\012"
        "class A:\012"
        "    def __add__(self,o): return 'A.add'\012"
        "    def __radd__(self,o): return 'A.radd'\012"
        "    def __eq__(self,o): return 'A.eq'\012"
        "    def __lt__(self,o): return 'A.lt'\012"
        "    def __gt__(self,o): return 'A.gt'\012"
        "class B(A):\012"
        "    def __radd__(self,o): return 'B.radd'\012"
        "    def __gt__(self,o): return 'B.gt'\012"
        "class C(A): pass\012"
        "t(lambda: A()+B()); t(lambda: A()+C()); t(lambda: A()<B()); t(lambda: A()<C()); t(lambda: A()==B()); t(lambda: A()!=B())\012"
        "class I(int):\012"
        "    def __radd__(self,o): return 'I.radd'\012"
        "    def __repr__(self): return 'I'\012"
        "t(lambda: 1+I(2)); t(lambda: I(2)+1); t(lambda: I(2)); t(lambda: I(2)*3); t(lambda: str(I(5))); t(lambda: [I(3)])\012"
        "class L(list):\012"
        "    def __len__(self): return 99\012"
        "t(lambda: len(L([1]))); t(lambda: bool(L())); t(lambda: L([1,2])+[3]); t(lambda: type(L([1])+[2]).__name__)\012"
        "class DD(dict):\012"
        "    def __missing__(self,k): return 'miss'+str(k)\012"
        "    def __getitem__(self,k): return 'gi'\012"
        "t(lambda: DD()[3]); t(lambda: dict.__getitem__(DD(),3)); t(lambda: DD(a=1).get('a'))\012"
        "class DM(dict):\012"
        "    def __missing__(self,k): return 'miss'\012"
        "t(lambda: DM()[3])\012"
        "t(lambda: object.__repr__(5)[:11]); t(lambda: int.__repr__(True)); t(lambda: object.__str__('a')); t(lambda: list.__len__([1,2])); t(lambda: str.__len__('abc')); t(lambda: dict.__contains__({1:2},1)); t(lambda: [].__iter__().__next__()); t(lambda: (5).__add__(6)); t(lambda: (5).__radd__(6)); t(lambda: (5).__add__('a')); t(lambda: [1].__eq__([1])); t(lambda: (1).__lt__(2)); t(lambda: 'a'.__mul__(3)); t(lambda: [1].__add__([2])); t(lambda: [].__contains__(1)); t(lambda: {}.__len__()); t(lambda: (1).__bool__()); t(lambda: (1).__hash__()); t(lambda: hasattr([],'__hash__')); t(lambda: [].__hash__); t(lambda: hasattr([],'__bool__')); t(lambda: hasattr([],'__sub__'))\012"
        "t(lambda: isinstance(1,(str,int))); t(lambda: isinstance(1,((str,),(int,)))); t(lambda: isinstance(1,5)); t(lambda: issubclass(1,int)); t(lambda: issubclass(int,5)); t(lambda: issubclass(bool,(str,int))); t(lambda: isinstance(True,int)); t(lambda: isinstance(1,[int]))\012"
        "class IC(type):\012"
        "    def __instancecheck__(c,o): return o==3\012"
        "    def __subclasscheck__(c,o): return o is int\012"
        "class ICC(metaclass=IC): pass\012"
        "t(lambda: (isinstance(3,ICC), isinstance(4,ICC), issubclass(int,ICC), isinstance(ICC(),ICC)))\012"
        "t(lambda: format(5,'>5')); t(lambda: format([],'>5')); t(lambda: format([],'')); t(lambda: format(n)); t(lambda: f'{n!r}|{n}|{n!s}')\012"
        "class F:\012"
        "    def __format__(self,s): return 'F<'+s+'>'\012"
        "t(lambda: f'{F():abc}|{F()}'); t(lambda: format(F(),5))\012"
        "class F2:\012"
        "    def __format__(self,s): return 5\012"
        "t(lambda: format(F2(),''))\012"
        "t(lambda: type(n)(3)); t(lambda: [NotImplemented, ..., None, type(None), type(...), type(NotImplemented)]); t(lambda: type(None)()); t(lambda: type(None)(1)); t(lambda: type(...)())\012"
        "t(lambda: print >> 5)\012"
        "t(lambda: sorted([3,'a'])); t(lambda: max(1,'a')); t(lambda: sum(['a'])); t(lambda: 'a' < None)\012"
        "t(lambda: ascii('\303\251\134u1234\134U00012345')); t(lambda: dir(A())[-4:]); t(lambda: [x for x in dir(A) if not x.startswith('__')])\012"
        "t(lambda: callable(n)); t(lambda: callable(A())); t(lambda: callable(len)); t(lambda: callable(int)); t(lambda: callable(5))\012"
        "t(lambda: list(iter(iter([1,2,3,4]).__next__,3)))\012"
        "t(lambda: reversed(5)); t(lambda: list(reversed(n)))\012",
        "('add', 1, 1)\012"
        "('radd', 1, 1)\012"
        "('radd', 1, [1])\012"
        "('radd', 1, 'a')\012"
        "('add', 1, N1)\012"
        "('iadd', 1, 5)\012"
        "neg\012"
        "TypeError bad operand type for unary +: 'N'\012"
        "TypeError bad operand type for unary ~: 'N'\012"
        "TypeError bad operand type for abs(): 'N'\012"
        "('lt', 1)\012"
        "TypeError '>' not supported between instances of 'N' and 'int'\012"
        "('lt', 1)\012"
        "TypeError '<=' not supported between instances of 'N' and 'int'\012"
        "True\012"
        "False\012"
        "True\012"
        "7\012"
        "[0, 10, 20, 30]\012"
        "True\012"
        "False\012"
        "((1, 2), {'a': 3})\012"
        "7\012"
        "abab\012"
        "2.5\012"
        "9\012"
        "dm\012"
        "TypeError unsupported operand type(s) for divmod(): 'int' and 'N'\012"
        "('pow', 2, None)\012"
        "('pow', 2, 3)\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'int' and 'N'\012"
        "mm\012"
        "TypeError unsupported operand type(s) for @: 'int' and 'N'\012"
        "range(2, 10)\012"
        "TypeError unsupported operand type(s) for -: 'N' and 'int'\012"
        "TypeError unsupported operand type(s) for *: 'N' and 'int'\012"
        "TypeError unsupported operand type(s) for -: 'int' and 'N'\012"
        "TypeError unsupported operand type(s) for -=: 'N' and 'int'\012"
        "TypeError unsupported operand type(s) for +: 'int' and 'str'\012"
        "TypeError can only concatenate str (not \042int\042) to str\012"
        "TypeError can only concatenate list (not \042tuple\042) to list\012"
        "TypeError unsupported operand type(s) for +: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for +: 'dict' and 'list'\012"
        "TypeError unsupported operand type(s) for +: 'float' and 'str'\012"
        "TypeError unsupported operand type(s) for +: 'set' and 'list'\012"
        "TypeError can only concatenate tuple (not \042list\042) to tuple\012"
        "ab\012"
        "TypeError can only concatenate list (not \042int\042) to list\012"
        "TypeError unsupported operand type(s) for +: 'int' and 'list'\012"
        "TypeError can only concatenate list (not \042str\042) to list\012"
        "TypeError unsupported operand type(s) for +: 'int' and 'NoneType'\012"
        "TypeError can't concat str to bytes\012"
        "TypeError unsupported operand type(s) for -: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for -: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for -: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for -: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for -: 'dict' and 'list'\012"
        "TypeError unsupported operand type(s) for -: 'float' and 'str'\012"
        "TypeError unsupported operand type(s) for -: 'set' and 'list'\012"
        "TypeError unsupported operand type(s) for -: 'tuple' and 'list'\012"
        "TypeError unsupported operand type(s) for -: 'str' and 'str'\012"
        "TypeError unsupported operand type(s) for -: 'list' and 'int'\012"
        "TypeError unsupported operand type(s) for -: 'int' and 'list'\012"
        "TypeError unsupported operand type(s) for -: 'list' and 'str'\012"
        "TypeError unsupported operand type(s) for -: 'int' and 'NoneType'\012"
        "TypeError unsupported operand type(s) for -: 'bytes' and 'str'\012"
        "a\012"
        "a\012"
        "TypeError can't multiply sequence by non-int of type 'tuple'\012"
        "TypeError unsupported operand type(s) for *: 'NoneType' and 'int'\012"
        "TypeError can't multiply sequence by non-int of type 'dict'\012"
        "TypeError can't multiply sequence by non-int of type 'float'\012"
        "TypeError can't multiply sequence by non-int of type 'set'\012"
        "TypeError can't multiply sequence by non-int of type 'list'\012"
        "TypeError can't multiply sequence by non-int of type 'str'\012"
        "[1, 1]\012"
        "[1, 1]\012"
        "TypeError can't multiply sequence by non-int of type 'str'\012"
        "TypeError unsupported operand type(s) for *: 'int' and 'NoneType'\012"
        "TypeError can't multiply sequence by non-int of type 'str'\012"
        "TypeError unsupported operand type(s) for /: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for /: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for /: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for /: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for /: 'dict' and 'list'\012"
        "TypeError unsupported operand type(s) for /: 'float' and 'str'\012"
        "TypeError unsupported operand type(s) for /: 'set' and 'list'\012"
        "TypeError unsupported operand type(s) for /: 'tuple' and 'list'\012"
        "TypeError unsupported operand type(s) for /: 'str' and 'str'\012"
        "TypeError unsupported operand type(s) for /: 'list' and 'int'\012"
        "TypeError unsupported operand type(s) for /: 'int' and 'list'\012"
        "TypeError unsupported operand type(s) for /: 'list' and 'str'\012"
        "TypeError unsupported operand type(s) for /: 'int' and 'NoneType'\012"
        "TypeError unsupported operand type(s) for /: 'bytes' and 'str'\012"
        "TypeError unsupported operand type(s) for //: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for //: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for //: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for //: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for //: 'dict' and 'list'\012"
        "TypeError unsupported operand type(s) for //: 'float' and 'str'\012"
        "TypeError unsupported operand type(s) for //: 'set' and 'list'\012"
        "TypeError unsupported operand type(s) for //: 'tuple' and 'list'\012"
        "TypeError unsupported operand type(s) for //: 'str' and 'str'\012"
        "TypeError unsupported operand type(s) for //: 'list' and 'int'\012"
        "TypeError unsupported operand type(s) for //: 'int' and 'list'\012"
        "TypeError unsupported operand type(s) for //: 'list' and 'str'\012"
        "TypeError unsupported operand type(s) for //: 'int' and 'NoneType'\012"
        "TypeError unsupported operand type(s) for //: 'bytes' and 'str'\012"
        "TypeError unsupported operand type(s) for %: 'int' and 'str'\012"
        "TypeError not all arguments converted during string formatting\012"
        "TypeError unsupported operand type(s) for %: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for %: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for %: 'dict' and 'list'\012"
        "TypeError unsupported operand type(s) for %: 'float' and 'str'\012"
        "TypeError unsupported operand type(s) for %: 'set' and 'list'\012"
        "TypeError unsupported operand type(s) for %: 'tuple' and 'list'\012"
        "TypeError not all arguments converted during string formatting\012"
        "TypeError unsupported operand type(s) for %: 'list' and 'int'\012"
        "TypeError unsupported operand type(s) for %: 'int' and 'list'\012"
        "TypeError unsupported operand type(s) for %: 'list' and 'str'\012"
        "TypeError unsupported operand type(s) for %: 'int' and 'NoneType'\012"
        "TypeError not all arguments converted during bytes formatting\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'dict' and 'list'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'float' and 'str'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'set' and 'list'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'tuple' and 'list'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'str' and 'str'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'list' and 'int'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'int' and 'list'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'list' and 'str'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'int' and 'NoneType'\012"
        "TypeError unsupported operand type(s) for ** or pow(): 'bytes' and 'str'\012"
        "TypeError unsupported operand type(s) for <<: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for <<: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for <<: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for <<: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for <<: 'dict' and 'list'\012"
        "TypeError unsupported operand type(s) for <<: 'float' and 'str'\012"
        "TypeError unsupported operand type(s) for <<: 'set' and 'list'\012"
        "TypeError unsupported operand type(s) for <<: 'tuple' and 'list'\012"
        "TypeError unsupported operand type(s) for <<: 'str' and 'str'\012"
        "TypeError unsupported operand type(s) for <<: 'list' and 'int'\012"
        "TypeError unsupported operand type(s) for <<: 'int' and 'list'\012"
        "TypeError unsupported operand type(s) for <<: 'list' and 'str'\012"
        "TypeError unsupported operand type(s) for <<: 'int' and 'NoneType'\012"
        "TypeError unsupported operand type(s) for <<: 'bytes' and 'str'\012"
        "TypeError unsupported operand type(s) for >>: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for >>: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for >>: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for >>: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for >>: 'dict' and 'list'\012"
        "TypeError unsupported operand type(s) for >>: 'float' and 'str'\012"
        "TypeError unsupported operand type(s) for >>: 'set' and 'list'\012"
        "TypeError unsupported operand type(s) for >>: 'tuple' and 'list'\012"
        "TypeError unsupported operand type(s) for >>: 'str' and 'str'\012"
        "TypeError unsupported operand type(s) for >>: 'list' and 'int'\012"
        "TypeError unsupported operand type(s) for >>: 'int' and 'list'\012"
        "TypeError unsupported operand type(s) for >>: 'list' and 'str'\012"
        "TypeError unsupported operand type(s) for >>: 'int' and 'NoneType'\012"
        "TypeError unsupported operand type(s) for >>: 'bytes' and 'str'\012"
        "TypeError unsupported operand type(s) for &: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for &: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for &: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for &: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for &: 'dict' and 'list'\012"
        "TypeError unsupported operand type(s) for &: 'float' and 'str'\012"
        "TypeError unsupported operand type(s) for &: 'set' and 'list'\012"
        "TypeError unsupported operand type(s) for &: 'tuple' and 'list'\012"
        "TypeError unsupported operand type(s) for &: 'str' and 'str'\012"
        "TypeError unsupported operand type(s) for &: 'list' and 'int'\012"
        "TypeError unsupported operand type(s) for &: 'int' and 'list'\012"
        "TypeError unsupported operand type(s) for &: 'list' and 'str'\012"
        "TypeError unsupported operand type(s) for &: 'int' and 'NoneType'\012"
        "TypeError unsupported operand type(s) for &: 'bytes' and 'str'\012"
        "TypeError unsupported operand type(s) for |: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for |: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for |: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for |: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for |: 'dict' and 'list'\012"
        "TypeError unsupported operand type(s) for |: 'float' and 'str'\012"
        "TypeError unsupported operand type(s) for |: 'set' and 'list'\012"
        "TypeError unsupported operand type(s) for |: 'tuple' and 'list'\012"
        "TypeError unsupported operand type(s) for |: 'str' and 'str'\012"
        "TypeError unsupported operand type(s) for |: 'list' and 'int'\012"
        "TypeError unsupported operand type(s) for |: 'int' and 'list'\012"
        "TypeError unsupported operand type(s) for |: 'list' and 'str'\012"
        "TypeError unsupported operand type(s) for |: 'int' and 'NoneType'\012"
        "TypeError unsupported operand type(s) for |: 'bytes' and 'str'\012"
        "TypeError unsupported operand type(s) for ^: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for ^: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for ^: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for ^: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for ^: 'dict' and 'list'\012"
        "TypeError unsupported operand type(s) for ^: 'float' and 'str'\012"
        "TypeError unsupported operand type(s) for ^: 'set' and 'list'\012"
        "TypeError unsupported operand type(s) for ^: 'tuple' and 'list'\012"
        "TypeError unsupported operand type(s) for ^: 'str' and 'str'\012"
        "TypeError unsupported operand type(s) for ^: 'list' and 'int'\012"
        "TypeError unsupported operand type(s) for ^: 'int' and 'list'\012"
        "TypeError unsupported operand type(s) for ^: 'list' and 'str'\012"
        "TypeError unsupported operand type(s) for ^: 'int' and 'NoneType'\012"
        "TypeError unsupported operand type(s) for ^: 'bytes' and 'str'\012"
        "TypeError unsupported operand type(s) for @: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for @: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for @: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for @: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for @: 'dict' and 'list'\012"
        "TypeError unsupported operand type(s) for @: 'float' and 'str'\012"
        "TypeError unsupported operand type(s) for @: 'set' and 'list'\012"
        "TypeError unsupported operand type(s) for @: 'tuple' and 'list'\012"
        "TypeError unsupported operand type(s) for @: 'str' and 'str'\012"
        "TypeError unsupported operand type(s) for @: 'list' and 'int'\012"
        "TypeError unsupported operand type(s) for @: 'int' and 'list'\012"
        "TypeError unsupported operand type(s) for @: 'list' and 'str'\012"
        "TypeError unsupported operand type(s) for @: 'int' and 'NoneType'\012"
        "TypeError unsupported operand type(s) for @: 'bytes' and 'str'\012"
        "TypeError '<' not supported between instances of 'int' and 'str'\012"
        "TypeError '<' not supported between instances of 'str' and 'int'\012"
        "TypeError '<' not supported between instances of 'list' and 'tuple'\012"
        "TypeError '<' not supported between instances of 'NoneType' and 'int'\012"
        "TypeError '<' not supported between instances of 'dict' and 'list'\012"
        "TypeError '<' not supported between instances of 'float' and 'str'\012"
        "TypeError '<' not supported between instances of 'set' and 'list'\012"
        "TypeError '<' not supported between instances of 'tuple' and 'list'\012"
        "True\012"
        "TypeError '<' not supported between instances of 'list' and 'int'\012"
        "TypeError '<' not supported between instances of 'int' and 'list'\012"
        "TypeError '<' not supported between instances of 'list' and 'str'\012"
        "TypeError '<' not supported between instances of 'int' and 'NoneType'\012"
        "TypeError '<' not supported between instances of 'bytes' and 'str'\012"
        "TypeError '<=' not supported between instances of 'int' and 'str'\012"
        "TypeError '<=' not supported between instances of 'str' and 'int'\012"
        "TypeError '<=' not supported between instances of 'list' and 'tuple'\012"
        "TypeError '<=' not supported between instances of 'NoneType' and 'int'\012"
        "TypeError '<=' not supported between instances of 'dict' and 'list'\012"
        "TypeError '<=' not supported between instances of 'float' and 'str'\012"
        "TypeError '<=' not supported between instances of 'set' and 'list'\012"
        "TypeError '<=' not supported between instances of 'tuple' and 'list'\012"
        "True\012"
        "TypeError '<=' not supported between instances of 'list' and 'int'\012"
        "TypeError '<=' not supported between instances of 'int' and 'list'\012"
        "TypeError '<=' not supported between instances of 'list' and 'str'\012"
        "TypeError '<=' not supported between instances of 'int' and 'NoneType'\012"
        "TypeError '<=' not supported between instances of 'bytes' and 'str'\012"
        "TypeError '>' not supported between instances of 'int' and 'str'\012"
        "TypeError '>' not supported between instances of 'str' and 'int'\012"
        "TypeError '>' not supported between instances of 'list' and 'tuple'\012"
        "TypeError '>' not supported between instances of 'NoneType' and 'int'\012"
        "TypeError '>' not supported between instances of 'dict' and 'list'\012"
        "TypeError '>' not supported between instances of 'float' and 'str'\012"
        "TypeError '>' not supported between instances of 'set' and 'list'\012"
        "TypeError '>' not supported between instances of 'tuple' and 'list'\012"
        "False\012"
        "TypeError '>' not supported between instances of 'list' and 'int'\012"
        "TypeError '>' not supported between instances of 'int' and 'list'\012"
        "TypeError '>' not supported between instances of 'list' and 'str'\012"
        "TypeError '>' not supported between instances of 'int' and 'NoneType'\012"
        "TypeError '>' not supported between instances of 'bytes' and 'str'\012"
        "TypeError '>=' not supported between instances of 'int' and 'str'\012"
        "TypeError '>=' not supported between instances of 'str' and 'int'\012"
        "TypeError '>=' not supported between instances of 'list' and 'tuple'\012"
        "TypeError '>=' not supported between instances of 'NoneType' and 'int'\012"
        "TypeError '>=' not supported between instances of 'dict' and 'list'\012"
        "TypeError '>=' not supported between instances of 'float' and 'str'\012"
        "TypeError '>=' not supported between instances of 'set' and 'list'\012"
        "TypeError '>=' not supported between instances of 'tuple' and 'list'\012"
        "False\012"
        "TypeError '>=' not supported between instances of 'list' and 'int'\012"
        "TypeError '>=' not supported between instances of 'int' and 'list'\012"
        "TypeError '>=' not supported between instances of 'list' and 'str'\012"
        "TypeError '>=' not supported between instances of 'int' and 'NoneType'\012"
        "TypeError '>=' not supported between instances of 'bytes' and 'str'\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "True\012"
        "True\012"
        "True\012"
        "True\012"
        "True\012"
        "True\012"
        "True\012"
        "True\012"
        "True\012"
        "True\012"
        "True\012"
        "True\012"
        "True\012"
        "True\012"
        "TypeError 'in <string>' requires string as left operand, not int\012"
        "TypeError argument of type 'int' is not iterable\012"
        "False\012"
        "TypeError argument of type 'int' is not iterable\012"
        "False\012"
        "TypeError 'in <string>' requires string as left operand, not float\012"
        "False\012"
        "False\012"
        "False\012"
        "TypeError argument of type 'int' is not iterable\012"
        "False\012"
        "TypeError 'in <string>' requires string as left operand, not list\012"
        "TypeError argument of type 'NoneType' is not iterable\012"
        "TypeError 'in <string>' requires string as left operand, not bytes\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "False\012"
        "TypeError unsupported operand type(s) for +=: 'int' and 'str'\012"
        "TypeError can only concatenate str (not \042int\042) to str\012"
        "[1, 1]\012"
        "TypeError unsupported operand type(s) for +=: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for -=: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for -=: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for -=: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for -=: 'NoneType' and 'int'\012"
        "a\012"
        "a\012"
        "TypeError can't multiply sequence by non-int of type 'tuple'\012"
        "TypeError unsupported operand type(s) for *=: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for /=: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for /=: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for /=: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for /=: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for //=: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for //=: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for //=: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for //=: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for %=: 'int' and 'str'\012"
        "TypeError not all arguments converted during string formatting\012"
        "TypeError unsupported operand type(s) for %=: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for %=: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for **=: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for **=: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for **=: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for **=: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for <<=: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for <<=: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for <<=: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for <<=: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for >>=: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for >>=: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for >>=: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for >>=: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for &=: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for &=: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for &=: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for &=: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for |=: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for |=: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for |=: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for |=: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for ^=: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for ^=: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for ^=: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for ^=: 'NoneType' and 'int'\012"
        "TypeError unsupported operand type(s) for @=: 'int' and 'str'\012"
        "TypeError unsupported operand type(s) for @=: 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for @=: 'list' and 'tuple'\012"
        "TypeError unsupported operand type(s) for @=: 'NoneType' and 'int'\012"
        "TypeError object of type 'int' has no len()\012"
        "TypeError object of type 'type' has no len()\012"
        "TypeError 'int' object is not subscriptable\012"
        "TypeError 'NoneType' object is not subscriptable\012"
        "TypeError 'function' object is not subscriptable\012"
        "TypeError 'int' object does not support item assignment\012"
        "TypeError 'int' object does not support item deletion\012"
        "TypeError 'tuple' object does not support item assignment\012"
        "TypeError 'tuple' object doesn't support item deletion\012"
        "TypeError argument of type 'int' is not iterable\012"
        "TypeError 'int' object is not iterable\012"
        "TypeError 'int' object is not an iterator\012"
        "TypeError 'list' object is not an iterator\012"
        "TypeError 'int' object is not callable\012"
        "TypeError 'int' object is not iterable\012"
        "TypeError iter() returned non-iterator of type 'int'\012"
        "TypeError iter() returned non-iterator of type 'int'\012"
        "TypeError 'NI' object is not iterable\012"
        "TypeError 'NI' object is not a container\012"
        "TypeError unhashable type: 'NI'\012"
        "TypeError __bool__ should return bool, returned int\012"
        "ValueError __len__() should return >= 0\012"
        "ValueError __len__() should return >= 0\012"
        "TypeError 'str' object cannot be interpreted as an integer\012"
        "OverflowError cannot fit 'int' into an index-sized integer\012"
        "TypeError __repr__ returned non-string (type int)\012"
        "TypeError __str__ returned non-string (type int)\012"
        "TypeError __hash__ method should return an integer\012"
        "True\012"
        "TypeError __index__ returned non-int (type str)\012"
        "TypeError __index__ returned non-int (type str)\012"
        "TypeError __init__() should return None, not 'int'\012"
        "B.radd\012"
        "A.add\012"
        "B.gt\012"
        "A.gt\012"
        "A.eq\012"
        "False\012"
        "I.radd\012"
        "3\012"
        "I\012"
        "6\012"
        "I\012"
        "[I]\012"
        "99\012"
        "True\012"
        "[1, 2, 3]\012"
        "list\012"
        "gi\012"
        "miss3\012"
        "1\012"
        "miss\012"
        "<int object\012"
        "1\012"
        "'a'\012"
        "2\012"
        "3\012"
        "True\012"
        "StopIteration \012"
        "11\012"
        "11\012"
        "NotImplemented\012"
        "True\012"
        "True\012"
        "aaa\012"
        "[1, 2]\012"
        "False\012"
        "0\012"
        "True\012"
        "1\012"
        "True\012"
        "None\012"
        "False\012"
        "False\012"
        "True\012"
        "True\012"
        "TypeError isinstance() arg 2 must be a type, a tuple of types, or a union\012"
        "TypeError issubclass() arg 1 must be a class\012"
        "TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union\012"
        "True\012"
        "True\012"
        "TypeError isinstance() arg 2 must be a type, a tuple of types, or a union\012"
        "(True, False, True, True)\012"
        "    5\012"
        "TypeError unsupported format string passed to list.__format__\012"
        "[]\012"
        "N1\012"
        "N1|N1|N1\012"
        "F<abc>|F<>\012"
        "TypeError format() argument 2 must be str, not int\012"
        "TypeError __format__ must return a str, not int\012"
        "N3\012"
        "[NotImplemented, Ellipsis, None, <class 'NoneType'>, <class 'ellipsis'>, <class 'NotImplementedType'>]\012"
        "None\012"
        "TypeError NoneType takes no arguments\012"
        "Ellipsis\012"
        "TypeError unsupported operand type(s) for >>: 'builtin_function_or_method' and 'int'. Did you mean \042print(<message>, file=<output_stream>)\042\077\012"
        "TypeError '<' not supported between instances of 'str' and 'int'\012"
        "TypeError '>' not supported between instances of 'str' and 'int'\012"
        "TypeError unsupported operand type(s) for +: 'int' and 'str'\012"
        "TypeError '<' not supported between instances of 'str' and 'NoneType'\012"
        "'\134xe9\134u1234\134U00012345'\012"
        "['__sizeof__', '__str__', '__subclasshook__', '__weakref__']\012"
        "[]\012"
        "True\012"
        "False\012"
        "True\012"
        "True\012"
        "False\012"
        "[1, 2]\012"
        "TypeError 'int' object is not reversible\012"
        "[]\012",
        ""},

    {"syntax_errors",
        "\042\042\042How SyntaxErrors with any fields are displayed.\042\042\042\012"
        "import sys\012"
        "def r(e): sys.excepthook(type(e),e,None)\012"
        "for off in range(-1,8): r(SyntaxError(\042m%d\042%off,(\042f\042,3,off,\042abc\042)))\012"
        "for off in range(-1,8): r(SyntaxError(\042m%d\042%off,(\042f\042,3,off,\042  abc\134n\042)))\012"
        "for off in range(0,8): r(SyntaxError(\042n%d\042%off,(\042f\042,3,2,\042abcde\042,3,off)))\012"
        "r(SyntaxError(\042q\042,(\042f\042,3,2,\042abc\134ndef\134nghi\042,3,4)))\012"
        "r(SyntaxError(\042q\042,(\042f\042,3,6,\042abc\134ndef\134nghi\042,3,8)))\012"
        "r(SyntaxError(\042q\042,(\042f\042,3,2,\042abcde\042,4,3)))\012"
        "r(SyntaxError(\042q\042,(\042f\042,3,2,\042\042,3,3)))\012"
        "r(SyntaxError(\042q\042,(\042f\042,3,2,\042\303\251\134u1234x\042,3,3)))\012"
        "r(SyntaxError(\042q\042,(\042f\042,3,None,\042abc\042,3,3)))\012"
        "r(SyntaxError(\042q\042,(\042f\042,None,None,\042abc\042,3,3)))\012"
        "r(SyntaxError(\042q\042,(None,None,None,None)))\012"
        "r(SyntaxError((\042a\042,\042b\042),(\042f\042,1,2,\042x\042)))\012"
        "r(SyntaxError())\012"
        "r(SyntaxError(None))\012"
        "r(IndentationError(\042q\042,(\042f\042,3,2,\042abc\042,3,3)))\012"
        "class S(SyntaxError): pass\012"
        "r(S(\042q\042,(\042f\042,3,2,\042abc\042,3,3)))\012"
        "r(ExceptionGroup(\042x\042,[SyntaxError(\042q\042,(\042f\042,3,2,\042abc\042,3,3))]))\012",
        "",
        "  File \042f\042, line 3\012"
        "    abc\012"
        "SyntaxError: m-1\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "SyntaxError: m0\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "    ^\012"
        "SyntaxError: m1\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "     ^\012"
        "SyntaxError: m2\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "      ^\012"
        "SyntaxError: m3\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "       ^\012"
        "SyntaxError: m4\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "       ^\012"
        "SyntaxError: m5\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "       ^\012"
        "SyntaxError: m6\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "       ^\012"
        "SyntaxError: m7\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "SyntaxError: m-1\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "SyntaxError: m0\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "SyntaxError: m1\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "SyntaxError: m2\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "    ^\012"
        "SyntaxError: m3\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "     ^\012"
        "SyntaxError: m4\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "      ^\012"
        "SyntaxError: m5\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "       ^\012"
        "SyntaxError: m6\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "       ^\012"
        "SyntaxError: m7\012"
        "  File \042f\042, line 3\012"
        "    abcde\012"
        "     ^\012"
        "SyntaxError: n0\012"
        "  File \042f\042, line 3\012"
        "    abcde\012"
        "     ^\012"
        "SyntaxError: n1\012"
        "  File \042f\042, line 3\012"
        "    abcde\012"
        "     ^\012"
        "SyntaxError: n2\012"
        "  File \042f\042, line 3\012"
        "    abcde\012"
        "     ^\012"
        "SyntaxError: n3\012"
        "  File \042f\042, line 3\012"
        "    abcde\012"
        "     ^^\012"
        "SyntaxError: n4\012"
        "  File \042f\042, line 3\012"
        "    abcde\012"
        "     ^^^\012"
        "SyntaxError: n5\012"
        "  File \042f\042, line 3\012"
        "    abcde\012"
        "     ^^^^\012"
        "SyntaxError: n6\012"
        "  File \042f\042, line 3\012"
        "    abcde\012"
        "     ^^^^\012"
        "SyntaxError: n7\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "def\012"
        "ghi\012"
        "     ^^\012"
        "SyntaxError: q\012"
        "  File \042f\042, line 3\012"
        "    def\012"
        "ghi\012"
        "     ^^\012"
        "SyntaxError: q\012"
        "  File \042f\042, line 3\012"
        "    abcde\012"
        "     ^^^\012"
        "SyntaxError: q\012"
        "  File \042f\042, line 3\012"
        "    \012"
        "    ^\012"
        "SyntaxError: q\012"
        "  File \042f\042, line 3\012"
        "    \303\251\341\210\264x\012"
        "     ^\012"
        "SyntaxError: q\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "SyntaxError: q\012"
        "SyntaxError: q (f)\012"
        "SyntaxError: q\012"
        "  File \042f\042, line 1\012"
        "    x\012"
        "     ^\012"
        "SyntaxError: ('a', 'b')\012"
        "SyntaxError: None\012"
        "SyntaxError: None\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "     ^\012"
        "IndentationError: q\012"
        "  File \042f\042, line 3\012"
        "    abc\012"
        "     ^\012"
        "S: q\012"
        "  | ExceptionGroup: x (1 sub-exception)\012"
        "  +-+---------------- 1 ----------------\012"
        "    |   File \042f\042, line 3\012"
        "    abc\012"
        "     ^\012"
        "    | SyntaxError: q\012"
        "    +------------------------------------\012"},

    {"traceback_0",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a + b\012"
        "        ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_1",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (a) + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (a) + b\012"
        "        ~~^~~~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_2",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (a)+(b)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (a)+(b)\012"
        "        ~~^^~~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_3",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a+(b)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a+(b)\012"
        "        ~^^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_4",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (a + b)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (a + b)\012"
        "         ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_5",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c[5]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c[5]\012"
        "        ~^^^\012"
        "IndexError: list index out of range\012"},

    {"traceback_6",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (c)[5]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (c)[5]\012"
        "        ~~^^^^\012"
        "IndexError: list index out of range\012"},

    {"traceback_7",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c[(5)]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c[(5)]\012"
        "        ~^^^^~\012"
        "IndexError: list index out of range\012"},

    {"traceback_8",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (c)[(5)]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (c)[(5)]\012"
        "        ~~^^^^^~\012"
        "IndexError: list index out of range\012"},

    {"traceback_9",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c[5,]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c[5,]\012"
        "        ~^^^^\012"
        "TypeError: list indices must be integers or slices, not tuple\012"},

    {"traceback_10",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c[ 5 ]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c[ 5 ]\012"
        "        ~^^^^~\012"
        "IndexError: list index out of range\012"},

    {"traceback_11",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = g(a //  b)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = g(a //  b)\012"
        "          ~~^^~~~\012"
        "TypeError: unsupported operand type(s) for //: 'int' and 'str'\012"},

    {"traceback_12",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a**-b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a**-b\012"
        "           ^^\012"
        "TypeError: bad operand type for unary -: 'str'\012"},

    {"traceback_13",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = -a**b*c[0]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = -a**b*c[0]\012"
        "         ~^^~\012"
        "TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'\012"},

    {"traceback_14",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = -b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = -b\012"
        "        ^^\012"
        "TypeError: bad operand type for unary -: 'str'\012"},

    {"traceback_15",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c[0][1]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c[0][1]\012"
        "        ~~~~^^^\012"
        "TypeError: 'int' object is not subscriptable\012"},

    {"traceback_16",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "for q in a+a: pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    for q in a+a: pass\012"
        "TypeError: 'int' object is not iterable\012"},

    {"traceback_17",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = 1 + g()[0]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = 1 + g()[0]\012"
        "            ~~~^^^\012"
        "TypeError: 'int' object is not subscriptable\012"},

    {"traceback_18",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = b + a + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = b + a + b\012"
        "        ~~^~~\012"
        "TypeError: can only concatenate str (not \042int\042) to str\012"},

    {"traceback_19",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = b+(a+b)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = b+(a+b)\012"
        "           ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_20",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "c[7] = 1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    c[7] = 1\012"
        "    ~^^^\012"
        "IndexError: list assignment index out of range\012"},

    {"traceback_21",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "c[7] += 1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    c[7] += 1\012"
        "    ~^^^\012"
        "IndexError: list index out of range\012"},

    {"traceback_22",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "a += b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    a += b\012"
        "TypeError: unsupported operand type(s) for +=: 'int' and 'str'\012"},

    {"traceback_23",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = d['k']\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = d['k']\012"
        "        ~^^^^^\012"
        "KeyError: 'k'\012"},

    {"traceback_24",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = g()(1)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = g()(1)\012"
        "        ^^^^^^\012"
        "TypeError: 'int' object is not callable\012"},

    {"traceback_25",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = ( c [ 5 ] )\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = ( c [ 5 ] )\012"
        "          ~^^^^^~\012"
        "IndexError: list index out of range\012"},

    {"traceback_26",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = '\303\251' + a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = '\303\251' + a\012"
        "        ~~~~^~~\012"
        "TypeError: can only concatenate str (not \042int\042) to str\012"},

    {"traceback_27",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a \134\012"
        "  + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a \134\012"
        "        ^^^\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_28",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (a +\012"
        "  b)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (a +\012"
        "         ^^^\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_29",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = g(\012"
        " 1)(2)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = g(\012"
        "        ^^\012"
        "TypeError: 'int' object is not callable\012"},

    {"traceback_30",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = not c[5]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = not c[5]\012"
        "            ~^^^\012"
        "IndexError: list index out of range\012"},

    {"traceback_31",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c[5] if c else 1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c[5] if c else 1\012"
        "        ~^^^\012"
        "IndexError: list index out of range\012"},

    {"traceback_32",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a @ b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a @ b\012"
        "        ~~^~~\012"
        "TypeError: unsupported operand type(s) for @: 'int' and 'str'\012"},

    {"traceback_33",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a<<b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a<<b\012"
        "        ~^^~\012"
        "TypeError: unsupported operand type(s) for <<: 'int' and 'str'\012"},

    {"traceback_34",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "del c[5]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    del c[5]\012"
        "        ~^^^\012"
        "IndexError: list assignment index out of range\012"},

    {"traceback_35",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x, y = a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x, y = a\012"
        "    ^^^^\012"
        "TypeError: cannot unpack non-iterable int object\012"},

    {"traceback_36",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a.foo\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a.foo\012"
        "        ^^^^^\012"
        "AttributeError: 'int' object has no attribute 'foo'\012"},

    {"traceback_37",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = g(a)[1:'s']\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = g(a)[1:'s']\012"
        "        ~~~~^^^^^^^\012"
        "TypeError: 'int' object is not subscriptable\012"},

    {"traceback_38",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = [a+b]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = [a+b]\012"
        "         ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_39",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a+b  # comment\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a+b  # comment\012"
        "        ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_40",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "    \012"
        "if a+b: pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 5, in <module>\012"
        "    if a+b: pass\012"
        "       ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_41",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = 1+a.foo+2\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = 1+a.foo+2\012"
        "          ^^^^^\012"
        "AttributeError: 'int' object has no attribute 'foo'\012"},

    {"traceback_42",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a + b\012"
        "\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a + b\012"
        "        ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_43",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "raise ValueError(1+2)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    raise ValueError(1+2)\012"
        "ValueError: 3\012"},

    {"traceback_44",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "assert a+b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    assert a+b\012"
        "           ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_45",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a < b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a < b\012"
        "        ^^^^^\012"
        "TypeError: '<' not supported between instances of 'int' and 'str'\012"},

    {"traceback_46",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = {**5}\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = {**5}\012"
        "        ^^^^^\012"
        "TypeError: 'int' object is not a mapping\012"},

    {"traceback_47",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = f'{a+b}'\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = f'{a+b}'\012"
        "           ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_48",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a in a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a in a\012"
        "        ^^^^^^\012"
        "TypeError: argument of type 'int' is not iterable\012"},

    {"traceback_49",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "import foo.bar\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    import foo.bar\012"
        "ModuleNotFoundError: No module named 'foo'\012"},

    {"traceback_50",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = lambda: 1\012"
        "x(1)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 5, in <module>\012"
        "    x(1)\012"
        "TypeError: <lambda>() takes 0 positional arguments but 1 was given\012"},

    {"traceback_51",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = g(*[a+b])\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = g(*[a+b])\012"
        "            ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_52",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (a+b).foo\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (a+b).foo\012"
        "         ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_53",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a.b.c\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a.b.c\012"
        "        ^^^\012"
        "AttributeError: 'int' object has no attribute 'b'\012"},

    {"traceback_54",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a.foo()\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a.foo()\012"
        "        ^^^^^\012"
        "AttributeError: 'int' object has no attribute 'foo'\012"},

    {"traceback_55",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = g(a)(b)+1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = g(a)(b)+1\012"
        "        ^^^^^^^\012"
        "TypeError: 'int' object is not callable\012"},

    {"traceback_56",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a + b if a else c\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a + b if a else c\012"
        "        ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_57",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (lambda: a + b)()\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (lambda: a + b)()\012"
        "        ^^^^^^^^^^^^^^^^^\012"
        "  File \042program.py\042, line 4, in <lambda>\012"
        "    x = (lambda: a + b)()\012"
        "                 ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_58",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = [i + b for i in c]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = [i + b for i in c]\012"
        "        ^^^^^^^^^^^^^^^^^^\012"
        "  File \042program.py\042, line 4, in <listcomp>\012"
        "    x = [i + b for i in c]\012"
        "         ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_59",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = {a+b: 1}\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = {a+b: 1}\012"
        "         ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_60",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a + b * a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a + b * a\012"
        "        ~~^~~~~~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_61",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a * b - a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a * b - a\012"
        "        ~~~~~~^~~\012"
        "TypeError: unsupported operand type(s) for -: 'str' and 'int'\012"},

    {"traceback_62",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = b * b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = b * b\012"
        "        ~~^~~\012"
        "TypeError: can't multiply sequence by non-int of type 'str'\012"},

    {"traceback_63",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = b ** a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = b ** a\012"
        "        ~~^^~~\012"
        "TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'\012"},

    {"traceback_64",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a ** b ** a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a ** b ** a\012"
        "             ~~^^~~\012"
        "TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'\012"},

    {"traceback_65",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (a ** b) ** a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (a ** b) ** a\012"
        "         ~~^^~~\012"
        "TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'\012"},

    {"traceback_66",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = -(a + b)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = -(a + b)\012"
        "          ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_67",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = not (a + b)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = not (a + b)\012"
        "             ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_68",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a + (b if a else a)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a + (b if a else a)\012"
        "        ~~^~~~~~~~~~~~~~~~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_69",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c[a + b]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c[a + b]\012"
        "          ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_70",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c[b]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c[b]\012"
        "        ~^^^\012"
        "TypeError: list indices must be integers or slices, not str\012"},

    {"traceback_71",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c[b][0]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c[b][0]\012"
        "        ~^^^\012"
        "TypeError: list indices must be integers or slices, not str\012"},

    {"traceback_72",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c[0:b]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c[0:b]\012"
        "        ~^^^^^\012"
        "TypeError: slice indices must be integers or None or have an __index__ method\012"},

    {"traceback_73",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = d[a][b]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = d[a][b]\012"
        "        ~^^^\012"
        "KeyError: 1\012"},

    {"traceback_74",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (c)(1)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (c)(1)\012"
        "        ^^^^^^\012"
        "TypeError: 'list' object is not callable\012"},

    {"traceback_75",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c[0]()\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c[0]()\012"
        "        ^^^^^^\012"
        "TypeError: 'int' object is not callable\012"},

    {"traceback_76",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a() + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a() + b\012"
        "        ^^^\012"
        "TypeError: 'int' object is not callable\012"},

    {"traceback_77",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = 'abc'.foo\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = 'abc'.foo\012"
        "        ^^^^^^^^^\012"
        "AttributeError: 'str' object has no attribute 'foo'\012"},

    {"traceback_78",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = 'a' 'b' + a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = 'a' 'b' + a\012"
        "        ~~~~~~~~^~~\012"
        "TypeError: can only concatenate str (not \042int\042) to str\012"},

    {"traceback_79",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = b'a' + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = b'a' + b\012"
        "        ~~~~~^~~\012"
        "TypeError: can't concat str to bytes\012"},

    {"traceback_80",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = f'{a}' + a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = f'{a}' + a\012"
        "        ~~~~~~~^~~\012"
        "TypeError: can only concatenate str (not \042int\042) to str\012"},

    {"traceback_81",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = 0x1e + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = 0x + b\012"
        "        ~~~~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_82",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = 1e-5 + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = 1e-5 + b\012"
        "        ~~~~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'float' and 'str'\012"},

    {"traceback_83",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = 1.5 + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = 1.5 + b\012"
        "        ~~~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'float' and 'str'\012"},

    {"traceback_84",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a if b+a else b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a if b+a else b\012"
        "             ~^~\012"
        "TypeError: can only concatenate str (not \042int\042) to str\012"},

    {"traceback_85",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "g(x=a+b)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    g(x=a+b)\012"
        "        ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_86",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "g(a, b)[0]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    g(a, b)[0]\012"
        "    ~~~~~~~^^^\012"
        "TypeError: 'int' object is not subscriptable\012"},

    {"traceback_87",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "with a: pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    with a: pass\012"
        "TypeError: 'int' object does not support the context manager protocol\012"},

    {"traceback_88",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "with a as q: pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    with a as q: pass\012"
        "TypeError: 'int' object does not support the context manager protocol\012"},

    {"traceback_89",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "class Q(a): pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    class Q(a): pass\012"
        "TypeError: int() takes at most 2 arguments (3 given)\012"},

    {"traceback_90",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "class Q(a+b): pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    class Q(a+b): pass\012"
        "            ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_91",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "@a\012"
        "def h(): pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    @a\012"
        "     ^\012"
        "TypeError: 'int' object is not callable\012"},

    {"traceback_92",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "@a+b\012"
        "def h(): pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    @a+b\012"
        "     ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_93",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "def h(x=a+b): pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    def h(x=a+b): pass\012"
        "            ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_94",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "print(a+b, file=None)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    print(a+b, file=None)\012"
        "          ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_95",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "raise a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    raise a\012"
        "TypeError: exceptions must derive from BaseException\012"},

    {"traceback_96",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "raise ValueError from a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    raise ValueError from a\012"
        "TypeError: exception causes must derive from BaseException\012"},

    {"traceback_97",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "assert False\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    assert False\012"
        "AssertionError\012"},

    {"traceback_98",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "del a.foo\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    del a.foo\012"
        "        ^^^^^\012"
        "AttributeError: 'int' object has no attribute 'foo'\012"},

    {"traceback_99",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "a.foo = 1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    a.foo = 1\012"
        "    ^^^^^\012"
        "AttributeError: 'int' object has no attribute 'foo'\012"},

    {"traceback_100",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "a.foo.bar = 1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    a.foo.bar = 1\012"
        "    ^^^^^\012"
        "AttributeError: 'int' object has no attribute 'foo'\012"},

    {"traceback_101",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "a, b = 1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    a, b = 1\012"
        "    ^^^^\012"
        "TypeError: cannot unpack non-iterable int object\012"},

    {"traceback_102",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "[a, b] = 1,2,3\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    [a, b] = 1,2,3\012"
        "    ^^^^^^\012"
        "ValueError: too many values to unpack (expected 2)\012"},

    {"traceback_103",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "a, *b = 5\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    a, *b = 5\012"
        "    ^^^^^\012"
        "TypeError: cannot unpack non-iterable int object\012"},

    {"traceback_104",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "for i in a: pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    for i in a: pass\012"
        "TypeError: 'int' object is not iterable\012"},

    {"traceback_105",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "for i, j in [1]: pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    for i, j in [1]: pass\012"
        "        ^^^^\012"
        "TypeError: cannot unpack non-iterable int object\012"},

    {"traceback_106",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "while a + b: pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    while a + b: pass\012"
        "          ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_107",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "if a < b: pass\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    if a < b: pass\012"
        "       ^^^^^\012"
        "TypeError: '<' not supported between instances of 'int' and 'str'\012"},

    {"traceback_108",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "if a < 1 < b: pass\012",
        "",
        ""},

    {"traceback_109",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a < 1 < b\012",
        "",
        ""},

    {"traceback_110",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a in b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a in b\012"
        "        ^^^^^^\012"
        "TypeError: 'in <string>' requires string as left operand, not int\012"},

    {"traceback_111",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = b in a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = b in a\012"
        "        ^^^^^^\012"
        "TypeError: argument of type 'int' is not iterable\012"},

    {"traceback_112",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = b not in a\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = b not in a\012"
        "        ^^^^^^^^^^\012"
        "TypeError: argument of type 'int' is not iterable\012"},

    {"traceback_113",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a is a + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a is a + b\012"
        "             ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_114",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (yield_)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (yield_)\012"
        "         ^^^^^^\012"
        "NameError: name 'yield_' is not defined\012"},

    {"traceback_115",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = undefined\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = undefined\012"
        "        ^^^^^^^^^\012"
        "NameError: name 'undefined' is not defined\012"},

    {"traceback_116",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "undefined()\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    undefined()\012"
        "    ^^^^^^^^^\012"
        "NameError: name 'undefined' is not defined\012"},

    {"traceback_117",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "undefined.foo\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    undefined.foo\012"
        "    ^^^^^^^^^\012"
        "NameError: name 'undefined' is not defined\012"},

    {"traceback_118",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "undefined + 1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    undefined + 1\012"
        "    ^^^^^^^^^\012"
        "NameError: name 'undefined' is not defined\012"},

    {"traceback_119",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a and a + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a and a + b\012"
        "              ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_120",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = int('x')\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = int('x')\012"
        "        ^^^^^^^^\012"
        "ValueError: invalid literal for int() with base 10: 'x'\012"},

    {"traceback_121",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = [].pop()\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = [].pop()\012"
        "        ^^^^^^^^\012"
        "IndexError: pop from empty list\012"},

    {"traceback_122",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = {}['k']\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = {}['k']\012"
        "        ~~^^^^^\012"
        "KeyError: 'k'\012"},

    {"traceback_123",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = {}[a+b]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = {}[a+b]\012"
        "           ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_124",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c[1:2:0]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c[1:2:0]\012"
        "        ~^^^^^^^\012"
        "ValueError: slice step cannot be zero\012"},

    {"traceback_125",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = int.foo\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = int.foo\012"
        "        ^^^^^^^\012"
        "AttributeError: type object 'int' has no attribute 'foo'\012"},

    {"traceback_126",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a . foo\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a . foo\012"
        "        ^^^^^^^\012"
        "AttributeError: 'int' object has no attribute 'foo'\012"},

    {"traceback_127",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a .foo\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a .foo\012"
        "        ^^^^^^\012"
        "AttributeError: 'int' object has no attribute 'foo'\012"},

    {"traceback_128",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = c [ 9 ]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = c [ 9 ]\012"
        "        ~^^^^^~\012"
        "IndexError: list index out of range\012"},

    {"traceback_129",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a   +   b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a   +   b\012"
        "        ~~~~^~~~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_130",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (a   +   b)  + 1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (a   +   b)  + 1\012"
        "         ~~~~^~~~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_131",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a+b;y=2\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a+b;y=2\012"
        "        ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_132",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x =\011a+b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x =\011a+b\012"
        "        ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_133",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "if 1:\012"
        "\011x = a+b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 5, in <module>\012"
        "    x = a+b\012"
        "        ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_134",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "lambda: 1 + a\012"
        "g()(1,\012"
        " 2)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 5, in <module>\012"
        "    g()(1,\012"
        "TypeError: 'int' object is not callable\012"},

    {"traceback_135",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = g(a,\012"
        "  b)(3)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = g(a,\012"
        "        ^^^^\012"
        "TypeError: 'int' object is not callable\012"},

    {"traceback_136",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (a\012"
        "+ b)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (a\012"
        "         ^\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_137",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = [1,\012"
        "2,\012"
        "a+b,\012"
        "3]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 6, in <module>\012"
        "    a+b,\012"
        "    ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_138",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "import nosuch\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    import nosuch\012"
        "ModuleNotFoundError: No module named 'nosuch'\012"},

    {"traceback_139",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "from nosuch import x\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    from nosuch import x\012"
        "ModuleNotFoundError: No module named 'nosuch'\012"},

    {"traceback_140",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = 1/0\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = 1/0\012"
        "        ~^~\012"
        "ZeroDivisionError: division by zero\012"},

    {"traceback_141",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = 1//0\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = 1//0\012"
        "        ~^^~\012"
        "ZeroDivisionError: integer division or modulo by zero\012"},

    {"traceback_142",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = 1%0\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = 1%0\012"
        "        ~^~\012"
        "ZeroDivisionError: integer modulo by zero\012"},

    {"traceback_143",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = 5 .foo\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = 5 .foo\012"
        "        ^^^^^^\012"
        "AttributeError: 'int' object has no attribute 'foo'\012"},

    {"traceback_144",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "exec('a+b')\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    exec('a+b')\012"
        "  File \042<string>\042, line 1, in <module>\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_145",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "eval('a+b')\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    eval('a+b')\012"
        "  File \042<string>\042, line 1, in <module>\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_146",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x: int = a + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x: int = a + b\012"
        "             ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_147",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = y = a + b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = y = a + b\012"
        "            ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_148",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x += 1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x += 1\012"
        "    ^\012"
        "NameError: name 'x' is not defined\012"},

    {"traceback_149",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "a -= b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    a -= b\012"
        "TypeError: unsupported operand type(s) for -=: 'int' and 'str'\012"},

    {"traceback_150",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "c[0] += b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    c[0] += b\012"
        "TypeError: unsupported operand type(s) for +=: 'int' and 'str'\012"},

    {"traceback_151",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "c[5] += 1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    c[5] += 1\012"
        "    ~^^^\012"
        "IndexError: list index out of range\012"},

    {"traceback_152",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "a.foo += 1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    a.foo += 1\012"
        "    ^^^^^\012"
        "AttributeError: 'int' object has no attribute 'foo'\012"},

    {"traceback_153",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (z := a + b)\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (z := a + b)\012"
        "              ~~^~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_154",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "return_ = g(\012"
        ")\012"
        "return_()()\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 6, in <module>\012"
        "    return_()()\012"
        "    ^^^^^^^^^\012"
        "TypeError: 'int' object is not callable\012"},

    {"traceback_155",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "try:\012"
        "    a+b\012"
        "finally:\012"
        "    c[9]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 5, in <module>\012"
        "    a+b\012"
        "    ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"
        "\012"
        "During handling of the above exception, another exception occurred:\012"
        "\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in <module>\012"
        "    c[9]\012"
        "    ~^^^\012"
        "IndexError: list index out of range\012"},

    {"traceback_156",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "try:\012"
        "    a+b\012"
        "except TypeError:\012"
        "    c[9]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 5, in <module>\012"
        "    a+b\012"
        "    ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"
        "\012"
        "During handling of the above exception, another exception occurred:\012"
        "\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in <module>\012"
        "    c[9]\012"
        "    ~^^^\012"
        "IndexError: list index out of range\012"},

    {"traceback_157",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "try:\012"
        "    a+b\012"
        "except TypeError as e:\012"
        "    raise ValueError('v') from e\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 5, in <module>\012"
        "    a+b\012"
        "    ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"
        "\012"
        "The above exception was the direct cause of the following exception:\012"
        "\012"
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in <module>\012"
        "    raise ValueError('v') from e\012"
        "ValueError: v\012"},

    {"traceback_158",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "try:\012"
        "    a+b\012"
        "except TypeError as e:\012"
        "    raise ValueError('v') from None\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 7, in <module>\012"
        "    raise ValueError('v') from None\012"
        "ValueError: v\012"},

    {"traceback_159",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = g(1, *[2], **{3: 4})\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = g(1, *[2], **{3: 4})\012"
        "        ^^^^^^^^^^^^^^^^^^^^\012"
        "TypeError: keywords must be strings\012"},

    {"traceback_160",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (a)[0]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (a)[0]\012"
        "        ~~^^^^\012"
        "TypeError: 'int' object is not subscriptable\012"},

    {"traceback_161",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = ((c))[9]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = ((c))[9]\012"
        "        ~~~^^^^^\012"
        "IndexError: list index out of range\012"},

    {"traceback_162",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = ((a))+((b))\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = ((a))+((b))\012"
        "        ~~~^^~~~~~~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_163",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (a,)+[b]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (a,)+[b]\012"
        "        ~~~~^~~~\012"
        "TypeError: can only concatenate tuple (not \042list\042) to tuple\012"},

    {"traceback_164",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (a,)[9]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (a,)[9]\012"
        "        ~~~~^^^\012"
        "IndexError: tuple index out of range\012"},

    {"traceback_165",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = ()[0]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = ()[0]\012"
        "        ~~^^^\012"
        "IndexError: tuple index out of range\012"},

    {"traceback_166",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = [][0]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = [][0]\012"
        "        ~~^^^\012"
        "IndexError: list index out of range\012"},

    {"traceback_167",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = ''[0]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = ''[0]\012"
        "        ~~^^^\012"
        "IndexError: string index out of range\012"},

    {"traceback_168",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = (a+b)*2\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = (a+b)*2\012"
        "         ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_169",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a@b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a@b\012"
        "        ~^~\012"
        "TypeError: unsupported operand type(s) for @: 'int' and 'str'\012"},

    {"traceback_170",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = 1 if a+b else 2\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = 1 if a+b else 2\012"
        "             ~^~\012"
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'\012"},

    {"traceback_171",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a*-b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a*-b\012"
        "          ^^\012"
        "TypeError: bad operand type for unary -: 'str'\012"},

    {"traceback_172",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a - -b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a - -b\012"
        "            ^^\012"
        "TypeError: bad operand type for unary -: 'str'\012"},

    {"traceback_173",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = ~b + 1\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = ~b + 1\012"
        "        ^^\012"
        "TypeError: bad operand type for unary ~: 'str'\012"},

    {"traceback_174",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a|b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a|b\012"
        "        ~^~\012"
        "TypeError: unsupported operand type(s) for |: 'int' and 'str'\012"},

    {"traceback_175",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a^b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a^b\012"
        "        ~^~\012"
        "TypeError: unsupported operand type(s) for ^: 'int' and 'str'\012"},

    {"traceback_176",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a&b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a&b\012"
        "        ~^~\012"
        "TypeError: unsupported operand type(s) for &: 'int' and 'str'\012"},

    {"traceback_177",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a>>b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a>>b\012"
        "        ~^^~\012"
        "TypeError: unsupported operand type(s) for >>: 'int' and 'str'\012"},

    {"traceback_178",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a//b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a//b\012"
        "        ~^^~\012"
        "TypeError: unsupported operand type(s) for //: 'int' and 'str'\012"},

    {"traceback_179",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = a%[]\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = a%[]\012"
        "        ~^~~\012"
        "TypeError: unsupported operand type(s) for %: 'int' and 'list'\012"},

    {"traceback_180",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = '%d' % b\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = '%d' % b\012"
        "        ~~~~~^~~\012"
        "TypeError: %d format: a real number is required, not str\012"},

    {"traceback_181",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = '%d' % 'x'\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = '%d' % 'x'\012"
        "        ~~~~~^~~~~\012"
        "TypeError: %d format: a real number is required, not str\012"},

    {"traceback_182",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = await_\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = await_\012"
        "        ^^^^^^\012"
        "NameError: name 'await_' is not defined\012"},

    {"traceback_183",
        "a=1; b='x'; c=[1]; d={}\012"
        "def g(*a,**k):\012"
        "    return 1\012"
        "x = {**a}\012"
        "\012",
        "",
        "Traceback (most recent call last):\012"
        "  File \042program.py\042, line 4, in <module>\012"
        "    x = {**a}\012"
        "        ^^^^^\012"
        "TypeError: 'int' object is not a mapping\012"},

    {"types",
        "\042\042\042Attributes, descriptors, classes, metaclasses and their messages.\042\042\042\012"
        "class B: pass\012"
        "class A: \012"
        "    __slots__=('s',)\012"
        "def t(f):\012"
        "    try: print(f())\012"
        "    except BaseException as e: print(type(e).__name__, e)\012"
        "def d(o,n): delattr(o,n)\012"
        "t(lambda: d(B(),'x'))\012"
        "t(lambda: d(A(),'s'))\012"
        "t(lambda: d(A(),'x'))\012"
        "t(lambda: A().s)\012"
        "t(lambda: setattr(A(),'x',1))\012"
        "t(lambda: setattr(5,'x',1))\012"
        "t(lambda: setattr(5,'real',1))\012"
        "t(lambda: setattr(int,'real',1))\012"
        "t(lambda: d(5,'real'))\012"
        "t(lambda: d(B,'x'))\012"
        "t(lambda: B.x)\012"
        "t(lambda: setattr(B(),'__class__',5))\012"
        "t(lambda: setattr(B(),'__class__',A))\012"
        "t(lambda: setattr(5,'__class__',int))\012"
        "import sys\012"
        "t(lambda: sys.foo)\012"
        "t(lambda: d(sys,'foo'))\012"
        "t(lambda: setattr(B(),'__dict__',5))\012"
        "t(lambda: super(B,5))\012"
        "t(lambda: super(B,B()).foo)\012"
        "t(lambda: setattr(B(),'__doc__',5))\012"
        "t(lambda: d(B(),'__doc__'))\012"
        "t(lambda: d(B(),'__init__'))\012"
        "t(lambda: object().x)\012"
        "t(lambda: setattr(object(),'__init__',1))\012"
        "t(lambda: setattr(object(),'foo',1))\012"
        "t(lambda: setattr((lambda:1),'__code__',1))\012"
        "t(lambda: d((lambda:1),'__code__'))\012"
        "t(lambda: object(1))\012"
        "t(lambda: B(1))\012"
        "t(lambda: object.__init__(B(),1))\012"
        "class C:\012"
        "    def __init__(self): pass\012"
        "class D:\012"
        "    def __new__(cls,*a): return object.__new__(cls,*a)\012"
        "class E:\012"
        "    def __new__(cls,*a): return object.__new__(cls,*a)\012"
        "    def __init__(self,*a): object.__init__(self,*a)\012"
        "t(lambda: C(1))\012"
        "t(lambda: C.__new__(C,1))\012"
        "t(lambda: D(1))\012"
        "t(lambda: E(1))\012"
        "t(lambda: [].append())\012"
        "t(lambda: list.append())\012"
        "t(lambda: list.append(1,2))\012"
        "t(lambda: int.__add__('a',1))\012"
        "t(lambda: int.__add__())\012"
        "t(lambda: int.__add__(1))\012"
        "t(lambda: int.__add__(1,2,3))\012"
        "t(lambda: int.__add__(1,x=3))\012"
        "t(lambda: int.__pow__(1))\012"
        "t(lambda: [].clear(1))\012"
        "t(lambda: [].append(x=1))\012"
        "t(lambda: len(1,2))\012"
        "t(lambda: [].pop(1,2))\012"
        "t(lambda: isinstance(1))\012"
        "t(lambda: property().__get__(B(),B))\012"
        "class P:\012"
        "    @property\012"
        "    def x(self): \042doc x\042; return self._x\012"
        "    @x.setter\012"
        "    def x(self,v): self._x=v\012"
        "    @x.deleter\012"
        "    def x(self): del self._x\012"
        "    @staticmethod\012"
        "    def sm(a,b=2): return (a,b)\012"
        "    @classmethod\012"
        "    def cm(cls,a): return (cls.__name__,a)\012"
        "    y=property(lambda self: 7)\012"
        "p=P()\012"
        "p.x=5\012"
        "t(lambda: p.x)\012"
        "t(lambda: d(p,'x'))\012"
        "t(lambda: p.x)\012"
        "t(lambda: setattr(p,'y',3))\012"
        "t(lambda: d(p,'y'))\012"
        "t(lambda: P.x.__doc__)\012"
        "t(lambda: (p.sm(1),P.sm(1,3),p.cm(4),P.cm(5)))\012"
        "t(lambda: P.__dict__['sm'].__func__(9))\012"
        "t(lambda: p.y)\012"
        "class Meta(type):\012"
        "    def __new__(m,name,bases,ns,**kw):\012"
        "        c=super().__new__(m,name,bases,ns)\012"
        "        c.kw=kw\012"
        "        return c\012"
        "    def __init__(c,name,bases,ns,**kw): super().__init__(name,bases,ns)\012"
        "    def __call__(c,*a): \012"
        "        r=super().__call__(*a)\012"
        "        r.made=1\012"
        "        return r\012"
        "    @property\012"
        "    def mp(c): return 'mp of '+c.__name__\012"
        "    def __len__(c): return 42\012"
        "class M(metaclass=Meta, z=3): pass\012"
        "t(lambda: (M.kw, M().made, M.mp, len(M), type(M).__name__))\012"
        "t(lambda: M().mp)\012"
        "class Base:\012"
        "    subs=[]\012"
        "    def __init_subclass__(cls, tag=None, **kw):\012"
        "        super().__init_subclass__(**kw)\012"
        "        Base.subs.append((cls.__name__,tag))\012"
        "class S1(Base,tag='q'): pass\012"
        "class S2(S1): pass\012"
        "t(lambda: Base.subs)\012"
        "t(lambda: type('Z',(Base,),{},bad=1))\012"
        "class Desc:\012"
        "    def __set_name__(self,o,n): self.n=n; self.o=o.__name__\012"
        "    def __get__(self,i,o): return (self.n,self.o,i is None)\012"
        "class W: dd=Desc()\012"
        "t(lambda: (W.dd, W().dd))\012"
        "class BadSet:\012"
        "    def __set_name__(self,o,n): raise ValueError('no')\012"
        "t(lambda: type('Q',(),{'f':BadSet()}))\012"
        "class G:\012"
        "    def __class_getitem__(cls,k): return (cls.__name__,k)\012"
        "t(lambda: G[1,2])\012"
        "t(lambda: B[1])\012"
        "t(lambda: list[int])\012"
        "t(lambda: dict[str,int])\012"
        "t(lambda: int|None)\012"
        "t(lambda: isinstance(3,int|str))\012"
        "t(lambda: isinstance(3,list[int]))\012"
        "t(lambda: int|5)\012"
        "class X: pass\012"
        "class Y(X): pass\012"
        "t(lambda: type('T',(X,Y),{}))\012"
        "t(lambda: type('T',(int,str),{}))\012"
        "t(lambda: type('T',(bool,),{}))\012"
        "t(lambda: type('T',(5,),{}))\012"
        "t(lambda: type(5,(),{}))\012"
        "t(lambda: type('a',5,{}))\012"
        "t(lambda: type())\012"
        "t(lambda: type(1,2))\012"
        "class GA:\012"
        "    def __getattr__(self,n): \012"
        "        if n=='no': raise AttributeError('nope')\012"
        "        return 'ga '+n\012"
        "    z=1\012"
        "t(lambda: (GA().foo, GA().z, hasattr(GA(),'no'), getattr(GA(),'no',3)))\012"
        "class GB:\012"
        "    def __getattribute__(self,n): return 'gb '+n\012"
        "t(lambda: (GB().foo, GB().__class__))\012"
        "class SA:\012"
        "    def __setattr__(self,n,v): object.__setattr__(self,n,v*2)\012"
        "    def __delattr__(self,n): print('del',n); object.__delattr__(self,n)\012"
        "s=SA(); s.q=4\012"
        "t(lambda: s.q)\012"
        "del s.q\012"
        "t(lambda: s.q)\012"
        "t(lambda: vars(p))\012"
        "p.__dict__['zz']=1\012"
        "t(lambda: p.zz)\012"
        "t(lambda: M.__mro__)\012"
        "t(lambda: Y.__subclasses__())\012"
        "t(lambda: X.__subclasses__())\012"
        "t(lambda: (B.__name__,B.__qualname__,B.__module__,B.__bases__,B.__base__,B.__doc__))\012"
        "B.__name__='BB'\012"
        "t(lambda: (B, B.__name__))\012"
        "class Outer:\012"
        "    class Inner: pass\012"
        "t(lambda: (Outer.Inner, Outer.Inner.__qualname__, Outer.Inner.__name__))\012"
        "t(lambda: d(int,'x'))\012"
        "t(lambda: M.__call__)\012"
        "t(lambda: [].__len__)\012",
        "AttributeError 'B' object has no attribute 'x'\012"
        "AttributeError s\012"
        "AttributeError 'A' object has no attribute 'x'\012"
        "AttributeError 'A' object has no attribute 's'\012"
        "AttributeError 'A' object has no attribute 'x'\012"
        "AttributeError 'int' object has no attribute 'x'\012"
        "AttributeError attribute 'real' of 'int' objects is not writable\012"
        "TypeError cannot set 'real' attribute of immutable type 'int'\012"
        "AttributeError attribute 'real' of 'int' objects is not writable\012"
        "AttributeError type object 'B' has no attribute 'x'\012"
        "AttributeError type object 'B' has no attribute 'x'\012"
        "TypeError __class__ must be set to a class, not 'int' object\012"
        "TypeError __class__ assignment: 'A' object layout differs from 'B'\012"
        "TypeError __class__ assignment only supported for mutable types or ModuleType subclasses\012"
        "AttributeError module 'sys' has no attribute 'foo'\012"
        "AttributeError 'module' object has no attribute 'foo'\012"
        "TypeError __dict__ must be set to a dictionary, not a 'int'\012"
        "TypeError super(type, obj): obj must be an instance or subtype of type\012"
        "AttributeError 'super' object has no attribute 'foo'\012"
        "None\012"
        "AttributeError 'B' object has no attribute '__doc__'\012"
        "AttributeError 'B' object has no attribute '__init__'\012"
        "AttributeError 'object' object has no attribute 'x'\012"
        "AttributeError 'object' object attribute '__init__' is read-only\012"
        "AttributeError 'object' object has no attribute 'foo'\012"
        "TypeError __code__ must be set to a code object\012"
        "TypeError __code__ must be set to a code object\012"
        "TypeError object() takes no arguments\012"
        "TypeError B() takes no arguments\012"
        "TypeError B.__init__() takes exactly one argument (the instance to initialize)\012"
        "TypeError C.__init__() takes 1 positional argument but 2 were given\012"
        "<__main__.C object at 0x>\012"
        "TypeError object.__new__() takes exactly one argument (the type to instantiate)\012"
        "TypeError object.__new__() takes exactly one argument (the type to instantiate)\012"
        "TypeError list.append() takes exactly one argument (0 given)\012"
        "TypeError unbound method list.append() needs an argument\012"
        "TypeError descriptor 'append' for 'list' objects doesn't apply to a 'int' object\012"
        "TypeError descriptor '__add__' requires a 'int' object but received a 'str'\012"
        "TypeError descriptor '__add__' of 'int' object needs an argument\012"
        "TypeError expected 1 argument, got 0\012"
        "TypeError expected 1 argument, got 2\012"
        "TypeError wrapper __add__() takes no keyword arguments\012"
        "TypeError  expected at least 1 argument, got 0\012"
        "TypeError list.clear() takes no arguments (1 given)\012"
        "TypeError list.append() takes no keyword arguments\012"
        "TypeError len() takes exactly one argument (2 given)\012"
        "TypeError pop expected at most 1 argument, got 2\012"
        "TypeError isinstance expected 2 arguments, got 1\012"
        "AttributeError property of 'B' object has no getter\012"
        "5\012"
        "None\012"
        "AttributeError 'P' object has no attribute '_x'\012"
        "AttributeError property 'y' of 'P' object has no setter\012"
        "AttributeError property 'y' of 'P' object has no deleter\012"
        "doc x\012"
        "((1, 2), (1, 3), ('P', 4), ('P', 5))\012"
        "(9, 2)\012"
        "7\012"
        "({'z': 3}, 1, 'mp of M', 42, 'Meta')\012"
        "AttributeError 'M' object has no attribute 'mp'\012"
        "[('S1', 'q'), ('S2', None)]\012"
        "TypeError Z.__init_subclass__() takes no keyword arguments\012"
        "(('dd', 'W', True), ('dd', 'W', False))\012"
        "RuntimeError Error calling __set_name__ on 'BadSet' instance 'f' in 'Q'\012"
        "('G', (1, 2))\012"
        "TypeError type 'B' is not subscriptable\012"
        "list[int]\012"
        "dict[str, int]\012"
        "int | None\012"
        "True\012"
        "TypeError isinstance() argument 2 cannot be a parameterized generic\012"
        "TypeError unsupported operand type(s) for |: 'type' and 'int'\012"
        "TypeError Cannot create a consistent method resolution\012"
        "order (MRO) for bases X, Y\012"
        "TypeError multiple bases have instance lay-out conflict\012"
        "TypeError type 'bool' is not an acceptable base type\012"
        "TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases\012"
        "TypeError type.__new__() argument 1 must be str, not int\012"
        "TypeError type.__new__() argument 2 must be tuple, not int\012"
        "TypeError type() takes 1 or 3 arguments\012"
        "TypeError type() takes 1 or 3 arguments\012"
        "('ga foo', 1, False, 3)\012"
        "('gb foo', 'gb __class__')\012"
        "8\012"
        "del q\012"
        "AttributeError 'SA' object has no attribute 'q'\012"
        "{}\012"
        "1\012"
        "(<class '__main__.M'>, <class 'object'>)\012"
        "[]\012"
        "[<class '__main__.Y'>]\012"
        "('B', 'B', '__main__', (<class 'object'>,), <class 'object'>, None)\012"
        "(<class '__main__.B'>, 'BB')\012"
        "(<class '__main__.Outer.Inner'>, 'Outer.Inner', 'Inner')\012"
        "TypeError cannot set 'x' attribute of immutable type 'int'\012"
        "<bound method Meta.__call__ of <class '__main__.M'>>\012"
        "<method-wrapper '__len__' of list object at 0x>\012",
        ""},

};
/* clang-format on */
