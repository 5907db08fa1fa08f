# sy: exit=1
import stackless

print("waits for nobody")
stackless.channel().receive()
