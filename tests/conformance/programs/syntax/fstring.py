name = 1
print(f"hello {name!x}")
