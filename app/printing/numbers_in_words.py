"""Numbers and dates in words, as minutes (berita acara) need them."""

from datetime import date

from app.domain.tanggal import BULAN, HARI

_SATUAN = (
    "",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_STEPS = ((1_000_000, "juta"), (1_000, "ribu"), (100, "ratus"))
LIMIT = 999_999_999


def terbilang(number: int) -> str:
    """2026 as `Dua Ribu Dua Puluh Enam`, each word with a capital. 0 to 999.999.999."""
    if not 0 <= number <= LIMIT:
        raise ValueError(number)
    return (_words(number) or "nol").title()


def _words(number: int) -> str:
    if number < 12:
        return _SATUAN[number]
    if number < 20:
        return f"{_SATUAN[number - 10]} belas"
    if number < 100:
        return f"{_SATUAN[number // 10]} puluh {_SATUAN[number % 10]}".rstrip()
    size, name = next(step for step in _STEPS if number >= step[0])
    count, rest = divmod(number, size)
    # "se-" stands for one hundred and one thousand, but a million is "satu juta".
    head = f"se{name}" if count == 1 and name != "juta" else f"{_words(count)} {name}"
    return f"{head} {_words(rest)}".rstrip()


def tanggal_terbilang(day: date) -> str:
    """Senin tanggal Dua Puluh Delapan bulan Desember tahun Dua Ribu Dua Puluh Enam (28-12-2026)."""
    return (
        f"{HARI[day.weekday()]} tanggal {terbilang(day.day)} bulan {BULAN[day.month - 1]} "
        f"tahun {terbilang(day.year)} ({day:%d-%m-%Y})"
    )
