# shlex: split, quote, join, tokens.
import shlex

for text in ("a b  c", "a 'b c' d", 'x "y z" w', r'a\ b "c\"d" \'e', "a#b #c", "", "''", "a''b", 'say "it\'s"', "a;b|c&&d", "x=1 y='2 3'",
             "'unclosed", 'back\\', "tab\tnew\nline", "é ü"):
    for options in {}, {"posix": False}, {"comments": True}:
        try:
            print(repr(text), options, shlex.split(text, **options))
        except ValueError as error:
            print(repr(text), options, error)
print(shlex.quote("plain"), shlex.quote("two words"), shlex.quote(""), shlex.quote("it's"), shlex.join(["a", "b c", "$x"]))
print(list(shlex.shlex("a = 'b c' + d.e # comment\nf", posix=True)), list(shlex.shlex("a = 'b c'; d")))
print(list(shlex.shlex("a && b || c; d >'abc'; (def \"ghi\")", punctuation_chars=True)))
s = shlex.shlex("x y z")
print(s.get_token(), s.push_token("back"), s.get_token(), s.get_token(), s.lineno, s.get_token(), repr(s.get_token()))
