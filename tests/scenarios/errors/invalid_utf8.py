# sy: exit=1
print("café")
