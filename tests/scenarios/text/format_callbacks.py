# Formatting that calls back into the language.
class O:
    def __format__(s,f): return 'O<'+f+'>'
    def __str__(s): return 'strO'
    def __repr__(s): return 'reprO'
    def __getattr__(s,n): return 'attr '+n
    def __getitem__(s,n): return 'item %r'%(n,)
    def __int__(s): return 7
    def __index__(s): return 8
    def __float__(s): return 9.5
o=O()
print('{} {!s} {!r} {:x{}} {.foo} {[bar]} {[3]}'.format(o,o,o,o,5,o,o,o))
print('%s %r %d %x %f %(k)s'.replace('%(k)s','%%')%(o,o,o,o,o), f'{o} {o!r:>8} {o:{3+4}} {o.z}', str(o), format(o,'q'))
print(f'{3.14159:.2f} {42:>5} {"x":^5}|{1e10:,} {255:#x} {True:d} {None}')
