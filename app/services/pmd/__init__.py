"""Use cases of Dinas PMD, which carries the files and can read none of their voters."""
