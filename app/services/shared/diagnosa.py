"""What the computer is like, for who helps by telephone: nothing of voters, members or the user's name.

Slow: the keyring may ask somebody, the disk may sleep. Never call it from the window's thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from app.crypto import words
from app.domain.diagnosa import Baris, Nomor
from app.domain.progress import Progress, silent
from app.printing.fonts import table_bold, table_face, text_bold, text_face
from app.store import database, integrity, migrations, slots_file
from app.system import clock, computer, keyring_store, libur, log, messages, paths, versions

_MB, _GB = 1024**2, 1024**3
_LITTLE_SPACE, _LITTLE_MEMORY = 500 * _MB, 300 * _MB
_SMALLEST = (1024, 600)
_OLDEST_DAY = date(2026, 1, 1)
"""Before this program there was no day on which it ran."""

_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
_LEAST = {"icons": 40, "naskah": 20, "fonts": 4, "messages": 3, "wilayah": 1, "legal": 1, "words": 1}
"""Files of each folder of `resources`; fewer means that a disk or an antivirus has lost some."""


@dataclass(frozen=True, slots=True)
class Pencetak:
    """A printer: the maker's model, "" where only its given name is known; siap, sibuk, berhenti, galat."""

    model: str
    keadaan: str
    biasa: bool


def computer_lines(given: Sequence[Baris] = (), progress: Progress = silent) -> list[Baris]:
    """Of the computer and the program. `given`: what only the window knows (screen, printers).

    Raises Cancelled.
    """
    found = list(given)
    for number, check in enumerate(_CHECKS):
        progress(number, len(_CHECKS), "Memeriksa komputer")
        found.append(check())
    told = {one.nomor for one in found}
    for nomor in (Nomor.LAYAR, Nomor.GAMBAR, Nomor.PRINTER):
        if nomor not in told:
            found.append(Baris(nomor, "diperiksa di jendela program, bukan di terminal"))
    return found


def without_data() -> list[Baris]:
    """The lines of a data file where none is open."""
    closed = "belum dibuka; masuk dahulu, lalu ulangi diagnosa"
    return [Baris(nomor, closed) for nomor in (Nomor.DATA, Nomor.JURNAL, Nomor.CADANGAN)]


def screen_line(width: int, height: int, scale: int, text: int, count: int) -> Baris:
    """Pixels, per cent of scale and of text, how many screens."""
    more = f", {count} layar" if count > 1 else ""
    small = width < _SMALLEST[0] or height < _SMALLEST[1]
    return Baris(Nomor.LAYAR, f"{width} x {height}, {scale} %, huruf {text} %{more}", perlu=small)


def drawing_line(qt: str, platform: str, *, dark: bool) -> Baris:
    """All is painted by the processor: no graphics card or driver takes part."""
    told = f"Qt {qt} ({platform}), perangkat lunak, {'gelap' if dark else 'terang'}"
    return Baris(Nomor.GAMBAR, told)


def printer_line(printers: Sequence[Pencetak]) -> Baris:
    """By number and model: a name that somebody gave a printer may be a person's."""
    told = [
        f"({at}) {one.model or 'model tidak disebut'}, {one.keadaan}{', biasa dipakai' if one.biasa else ''}"
        for at, one in enumerate(printers, 1)
    ]
    return Baris(Nomor.PRINTER, "; ".join(told) if told else "tidak ada", perlu=not told)


def damaged(count: int) -> list[Baris]:
    """Of a data file with so many damages: what else it holds cannot be trusted."""
    unread = [
        Baris(nomor, "tidak dibaca karena berkas datanya rusak") for nomor in (Nomor.JURNAL, Nomor.CADANGAN)
    ]
    return [Baris(Nomor.DATA, f"{count} kerusakan; pulihkan cadangan", perlu=True), *unread]


def _program() -> Baris:
    return Baris(Nomor.PROGRAM, f"{versions.program()}, {versions.build()}")


def _libraries() -> Baris:
    db = database.in_memory(migrations.DESA)
    try:
        return Baris(Nomor.PUSTAKA, integrity.versions(db))
    finally:
        db.close()


def _system() -> Baris:
    return Baris(Nomor.SISTEM, computer.system_name())


def _folder() -> Baris:
    risk = paths.risk_of(paths.data_root())
    why = {"DATA_SYNCED": ", disalin ke internet", "DATA_ON_STICK": ", di flashdisk"}.get(risk or "", "")
    return Baris(Nomor.FOLDER, f"{versions.data_place()}{why}", perlu=bool(risk))


def _disk() -> Baris:
    free, kind = computer.free_space(paths.data_root()), computer.disk_kind(paths.data_root())
    bad = free < _LITTLE_SPACE or kind in ("jaringan", "memori", "lepas")
    return Baris(Nomor.DISK, f"{kind}, sisa {_size(free)}", perlu=bad)


def _memory() -> Baris:
    told = computer.memory()
    return Baris(
        Nomor.MEMORI,
        f"{_size(told.total)}, bebas {_size(told.bebas)}",
        perlu=0 < told.bebas < _LITTLE_MEMORY,
    )


def _keyring() -> Baris:
    name = keyring_store.name()
    if not name:
        return Baris(Nomor.KUNCI, "tidak ada; data tetap terenkripsi", perlu=True)
    answers = keyring_store.answers()
    return Baris(Nomor.KUNCI, f"{name}, {'menjawab' if answers else 'tidak menjawab'}", perlu=not answers)


def _clock() -> Baris:
    now, zone = computer.clock_and_zone()
    hours = zone / timedelta(hours=1)
    name = _ZONES.get(int(hours), "") if hours == int(hours) else ""
    told = f"{now:%d-%m-%Y %H.%M}, UTC{hours:+g}{f' ({name})' if name else ''}"
    wrong = now.date() < _OLDEST_DAY
    if wrong:
        told += ", tahunnya tidak mungkin"
    elif not name:
        told += ", bukan zona Indonesia"
    return Baris(Nomor.JAM, told, perlu=wrong or not name)


def _resources() -> Baris:
    missing = sorted({*_few_files(), *_unreadable()})
    if missing:
        return Baris(Nomor.BERKAS, f"rusak atau hilang: {', '.join(missing)}; pasang ulang", perlu=True)
    return Baris(Nomor.BERKAS, "lengkap, huruf terbaca")


def _few_files() -> list[str]:
    root = files("resources")
    return [name for name, least in _LEAST.items() if _count(root, name) < least]


def _count(root: object, name: str) -> int:
    folder = root / name  # type: ignore[operator]
    return sum(1 for one in folder.iterdir() if one.is_file()) if folder.is_dir() else 0


def _unreadable() -> list[str]:
    """Each is read as the program reads it."""
    found: list[str] = []
    for name, read in (
        ("fonts", lambda: [face() for face in (text_face, text_bold, table_face, table_bold)]),
        ("messages", lambda: [messages.catalogue("id"), messages.catalogue("en")]),
        ("words", words.generate),
        ("libur", libur.libur_bawaan),
    ):
        try:
            read()
        except Exception:  # noqa: BLE001  (whatever is wrong with a file of ours: it is to be installed again)
            found.append(name)
    return found


def _contents() -> Baris:
    villages = _count_data(paths.village_root())
    vault = "ada" if slots_file.exists(paths.vault_root()) else "tidak ada"
    practice = "ada" if paths.practice_root().is_dir() else "tidak ada"
    return Baris(Nomor.ISI, f"{villages} daftar pemilih, brankas KPU {vault}, latihan {practice}")


def _count_data(root: Path) -> int:
    return sum(1 for folder in root.iterdir() if slots_file.exists(folder)) if root.is_dir() else 0


def _errors() -> Baris:
    last = log.last_bugs(3)
    return Baris(Nomor.KESALAHAN, "; ".join(last) if last else "tidak ada", perlu=bool(last))


_CHECKS = (
    _program, _libraries, _system, _folder, _disk, _memory, _keyring, _clock, _resources, _contents, _errors,
)  # fmt: skip


def _size(count: int) -> str:
    """`3,4 GB`; one number to read out."""
    if count <= 0:
        return "tidak diketahui"
    told = f"{count / _GB:.1f} GB" if count >= _GB else f"{count / _MB:.0f} MB"
    return told.replace(".", ",")


def age_words(moment_ms: int) -> str:
    """`2 hari lalu`."""
    hours = max(0, clock.now_ms() - moment_ms) // 3_600_000
    return f"{hours // 24} hari lalu" if hours >= 24 else f"{hours} jam lalu"
