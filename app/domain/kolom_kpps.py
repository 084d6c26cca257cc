"""The columns of the DPT's copy for who serves at a TPS, as the rules of a place may choose them."""

KOLOM = (
    "no", "nama", "kelamin", "umur", "nik4", "nik_samar", "nkk_samar", "tempat_lahir", "kawin", "alamat",
    "dusun", "rt", "rw", "keterangan",
)  # fmt: skip
"""All that may be chosen, names of app/printing/dpt_katalog.py: no NIK or NKK in the open, no birth date, no
disability."""

BAWAAN = ("no", "nama", "kelamin", "umur", "nik4", "alamat", "rt", "rw", "keterangan")
"""Name, age and the last four of the NIK, where nobody has said otherwise."""

_NEEDED = {"nama", "keterangan"}
_EITHER = {"nik4", "nik_samar"}
"""The last four digits beside the starred number show eight of sixteen: more than masking leaves."""


def is_kolom_kpps(value: object) -> bool:
    """Different known columns, the number first; without `keterangan` nobody at a TPS reads who has died."""
    return (
        isinstance(value, list)
        and all(isinstance(one, str) and one in KOLOM for one in value)
        and len(value) == len(set(value))
        and value[:1] == ["no"]
        and set(value) >= _NEEDED
        and not set(value) >= _EITHER
    )
