"""Modules that take the places of others when a program runs on tasklets alone (see magic)."""
