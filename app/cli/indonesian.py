"""argparse in Indonesian: it asks gettext for its few sentences, and this is where they are."""

import argparse

_WORDS = {
    "usage: ": "pemakaian: ",
    "positional arguments": "yang harus disebut",
    "options": "pilihan",
    "show this help message and exit": "tampilkan bantuan ini",
    "the following arguments are required: %s": "yang ini belum disebut: %s",
    "unrecognized arguments: %s": "tidak dikenal: %s",
    "expected one argument": "perlu satu nilai",
    "expected at least one argument": "perlu sedikitnya satu nilai",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r bukan pilihan (pilih: %(choices)s)",
    "invalid %(type)s value: %(value)r": "nilai %(value)r tidak dapat dibaca; tulislah %(type)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "one of the arguments %s is required": "salah satu harus disebut: %s",
    "not allowed with argument %s": "tidak dapat bersama %s",
}


def speak_indonesian() -> None:
    """Replace argparse's gettext by the words above."""
    argparse._ = lambda text: _WORDS.get(text, text)  # type: ignore[attr-defined]
