"""Words, age files, minisign signatures, device keys, slots."""
