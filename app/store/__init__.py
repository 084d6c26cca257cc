"""SQLCipher files: the village's data file and KPU's vault."""
