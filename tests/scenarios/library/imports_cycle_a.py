from imports_cycle_b import second
first = 1
