"""The practice village and vault that the program brings: made, found again, deleted."""
