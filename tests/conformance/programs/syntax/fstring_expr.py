print(f"hello {a b}")
