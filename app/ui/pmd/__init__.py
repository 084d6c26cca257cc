"""The window of Dinas PMD, which carries bundles and reads no voter."""
