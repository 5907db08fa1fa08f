# sy: exit=1
import nosuchmodule
