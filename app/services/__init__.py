"""One use case a file; knows no thread and no widget."""
