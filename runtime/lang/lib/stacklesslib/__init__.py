"""What programs on tasklets need beside the scheduler: locks, timeouts, events, a main loop."""
