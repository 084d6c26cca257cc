"""PDFium knows no threads: whoever draws with it waits for the others."""

from threading import Lock

pdfium = Lock()
"""Hold it around every call of pypdfium2."""
