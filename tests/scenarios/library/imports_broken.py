print("before")
raise ValueError("broken module")
