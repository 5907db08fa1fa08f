# Mocks, calls and patches.
from unittest.mock import (ANY, DEFAULT, MagicMock, Mock, call, patch, sentinel)
m=Mock(); m.a.b(1,2,x=3); print(m.mock_calls, m.method_calls, m.a.b.call_args)
m.return_value=5; print(m(), m.called, m.call_count)
m.side_effect=[1,2,ValueError("x")]
print(m(), m())
try: m()
except ValueError as e: print(e)
mm=MagicMock(); mm.__len__.return_value=4; print(len(mm), mm[3] is mm.__getitem__.return_value, list(mm), bool(mm), int(mm), 3 in mm)
with mm as z: print(z is mm.__enter__.return_value)
print(mm==mm, mm!=mm, mm==3)
try: m.assert_called_with(1)
except AssertionError as e: print(e)
try: m.assert_called_once()
except AssertionError as e: print(str(e)[:80])
class K:
    def f(self): return 1
    x=1
with patch.object(K,'f',return_value=7) as f:
    print(K().f(), f.call_args_list)
print(K().f())
@patch('__main__.K')
def t(k):
    print(K is k, k)
with patch('__main__.K', 3): print(K)
print(K.__name__)
d={1:2}
with patch.dict(d,{3:4}): print(d)
print(d)
k=Mock(spec=K); print(isinstance(k,K))
try: k.zz
except AttributeError as e: print(e)
print(call(1)==call(1), call.foo(2), call.a.b(3).c(), [call(1), call.x(2)], call(ANY)==call(5))
m=Mock(name='boo'); m.x(); print(repr(m)[:20], m.mock_calls==[call.x()])
m.assert_has_calls([call.x()])
try: m.assert_has_calls([call.y()])
except AssertionError as e: print(e)
m().foo(3); print(m.mock_calls)
print(sentinel.a is sentinel.a, sentinel.a, DEFAULT)
