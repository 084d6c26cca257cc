"""The sizes of paper that documents are made for, by name; the usual one first (app/printing/page.py)."""

UKURAN_KERTAS = ("F4", "A4", "F4-210", "Legal", "Letter")
