"""The files that travel; FORMAT.md is their specification."""
