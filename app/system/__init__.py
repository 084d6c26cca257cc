"""Paths, clock, log, safe files: the machine underneath."""
