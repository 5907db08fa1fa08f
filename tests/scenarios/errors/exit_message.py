# sy: exit=1
raise SystemExit("no more")
