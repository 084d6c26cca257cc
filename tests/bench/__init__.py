"""Measurements at real size, against what a user would use instead: `packaging/dev.py bench [name …]`."""
