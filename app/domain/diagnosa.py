"""A report to be read out on the telephone: numbered short lines, each number always the same thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum


class Nomor(IntEnum):
    """What a line is about: "please read number 9" means the same on every computer, for ever."""

    PROGRAM = 1
    PUSTAKA = 2
    SISTEM = 3
    LAYAR = 4
    GAMBAR = 5
    FOLDER = 6
    DISK = 7
    MEMORI = 8
    KUNCI = 9
    PRINTER = 10
    JAM = 11
    BERKAS = 12
    ISI = 13
    DATA = 14
    JURNAL = 15
    CADANGAN = 16
    KESALAHAN = 17


NAMA: Mapping[Nomor, str] = {
    Nomor.PROGRAM: "Program",
    Nomor.PUSTAKA: "Pustaka",
    Nomor.SISTEM: "Sistem",
    Nomor.LAYAR: "Layar",
    Nomor.GAMBAR: "Penggambaran",
    Nomor.FOLDER: "Folder data",
    Nomor.DISK: "Disk",
    Nomor.MEMORI: "Memori",
    Nomor.KUNCI: "Penyimpan kunci",
    Nomor.PRINTER: "Printer",
    Nomor.JAM: "Jam komputer",
    Nomor.BERKAS: "Berkas program",
    Nomor.ISI: "Isi komputer ini",
    Nomor.DATA: "Berkas data",
    Nomor.JURNAL: "Jurnal",
    Nomor.CADANGAN: "Cadangan",
    Nomor.KESALAHAN: "Kesalahan terakhir",
}


@dataclass(frozen=True, slots=True)
class Baris:
    """One finding. `perlu`: somebody should look at it."""

    nomor: Nomor
    isi: str
    perlu: bool = False

    @property
    def nama(self) -> str:
        return NAMA[self.nomor]

    def told(self) -> str:
        """As it is read out: `9. Penyimpan kunci: SecretService menjawab`."""
        mark = "(!) " if self.perlu else ""
        return f"{self.nomor}. {mark}{self.nama}: {self.isi}"


def report(lines: Sequence[Baris]) -> str:
    """The whole text, by number."""
    return "\n".join(one.told() for one in sorted(lines, key=lambda one: one.nomor)) + "\n"
