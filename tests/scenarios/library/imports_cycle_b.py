from imports_cycle_a import first
second = 2
