"""The election's rules and values: pure, no I/O, no clock."""
