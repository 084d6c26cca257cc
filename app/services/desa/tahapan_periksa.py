"""The check list before a list is ratified: how many of what, in words, and where to see them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.istilah import Istilah
from app.domain.kendali import Edaran
from app.domain.nik import is_nik
from app.domain.pasangan import Kunci
from app.domain.progress import Progress, silent
from app.domain.tanggal import ribuan
from app.services.desa import dukcapil, dukcapil_putusan, ganda
from app.services.desa import tahapan_kalimat as kalimat
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.daftar_rows import Ringkas, RowReader, read_rows
from app.services.desa.frozen import in_force
from app.services.desa.kendali import out
from app.services.desa.pengumuman import announcements
from app.services.desa.tahapan import read_steps
from app.services.desa.tanggapan import open_responses
from app.services.desa.workspace import Workspace
from app.system.language import tr


@dataclass(frozen=True, slots=True)
class Periksa:
    """One line. `menahan`: while it counts anything no list can be ratified; all others two members may
    overrule. `saring`: the filter of the list that shows its rows, else `halaman`: the page to look at."""

    kode: str
    jumlah: int
    kalimat: str
    menahan: bool = False
    saring: Mapping[str, str] = field(default_factory=dict)
    halaman: str = ""

    @property
    def is_open(self) -> bool:
        return self.jumlah > 0


@dataclass(frozen=True, slots=True)
class Padanan:
    """How far Dukcapil's comparison is. `diminta`: the schedule has it, or a list was made."""

    diminta: bool = False
    dibuat: bool = False
    menunggu: int = 0
    belum_putus: int = 0


@dataclass(frozen=True, slots=True)
class DariJurnal:
    """What the check list needs beside the rows.

    `terakhir`: the list ratified last, `diumumkan`: whether a place of its announcement is known ·
    `pasangan`: pairs that may be one person and wait for a decision, None while they are being looked for ·
    `beda`: the pairs that were decided to be two · `lembar`: worksheets of the Buku kendali.
    """

    tanggapan: int = 0
    terakhir: Tahap | None = None
    diumumkan: bool = False
    beda: frozenset[Kunci] = frozenset()
    pasangan: int | None = None
    lembar: Edaran = field(default_factory=Edaran)
    padanan: Padanan = field(default_factory=Padanan)


def from_journal(workspace: Workspace) -> DariJurnal:
    """On the data lane."""
    newest = in_force(workspace).terakhir
    told = {one.daftar for one in announcements(workspace)}
    last = newest.tahap if newest else None
    return DariJurnal(
        open_responses(workspace),
        last,
        last in told,
        ganda.different(workspace),
        lembar=out(workspace, "lembar_kerja"),
        padanan=_padanan(workspace),
    )


def _padanan(workspace: Workspace) -> Padanan:
    made = dukcapil.lists(workspace)
    planned = any(step.jenis == "padanan" for step in read_steps(workspace.aturan))
    cases = len(dukcapil_putusan.open_cases(workspace)) if made else 0
    return Padanan(planned or bool(made), bool(made), sum(one.terbuka for one in made), cases)


def with_pairs(known: DariJurnal, rows: Iterable[Ringkas], progress: Progress = silent) -> DariJurnal:
    """The same with the pairs of the rows counted: seconds where 60,000 are listed; needs no database."""
    found = ganda.find_among(rows, known.beda, progress)
    return replace(known, pasangan=sum(pair.is_strong for pair in found.pasangan))


def read_checks(workspace: Workspace, progress: Progress = silent) -> list[Periksa]:
    """The whole check list from the data file, where no window holds the rows."""
    index = DaftarIndex.build(read_rows(workspace, RowReader.of(workspace)))
    known = with_pairs(from_journal(workspace), index.rows, progress)
    return check_list(index, known, workspace.pengaturan.istilah)


def check_list(index: DaftarIndex, known: DariJurnal, istilah: Istilah) -> list[Periksa]:
    """All lines, those that hold a ratification back first. From the rows alone: quick with 60,000."""
    return [*_blocking(index), *_rows(index, istilah, known), *_records(known)]


def _blocking(index: DaftarIndex) -> list[Periksa]:
    total = index.total()
    shared = _shared_niks(index)
    empty = 0 if total.akhir else 1
    return [
        Periksa("konflik", total.konflik, kalimat.conflicts(total.konflik), True, {"konflik": "ya"}),
        Periksa("nik_sama", shared, kalimat.shared_niks(shared), True, halaman="ganda"),
        Periksa("kosong", empty, kalimat.on_the_list(total.akhir), True, halaman="daftar"),
    ]


def _rows(index: DaftarIndex, istilah: Istilah, known: DariJurnal) -> list[Periksa]:
    total, left = index.total(), [one for one in index.progress("rt") if one.selesai < one.jumlah]
    bare, doubtful = total.tanpa_bukti, index.facets("usia_ragu").get("ya", 0)
    nowhere = index.facets("tanpa_tps").get("ya", 0)
    unseen = kalimat.unverified(total.belum, known.terakhir)
    return [
        Periksa("belum", total.belum, unseen, saring={"status": "belum"}),
        Periksa("lembar", len(left), kalimat.sheets(len(left)), halaman="entri"),
        *_papers_out(known.lembar),
        Periksa("tanpa_bukti", bare, kalimat.evidence(bare), saring={"tanpa_bukti": "ya"}),
        Periksa("usia", doubtful, kalimat.ages(doubtful), saring={"usia_ragu": "ya"}),
        Periksa("tanpa_tps", nowhere, kalimat.without_tps(nowhere, istilah.tps), saring={"tanpa_tps": "ya"}),
    ]


def _records(known: DariJurnal) -> list[Periksa]:
    lines = [
        Periksa("pasangan", known.pasangan or 0, kalimat.pairs(known.pasangan), halaman="ganda"),
        Periksa("tanggapan", known.tanggapan, kalimat.responses(known.tanggapan), halaman="tanggapan"),
        *_answers(known.padanan),
    ]
    if known.terakhir is None:
        return lines
    told = kalimat.announced(NAMA[known.terakhir], known.diumumkan)
    return [*lines, Periksa("pengumuman", int(not known.diumumkan), told, halaman="tahapan")]


def _answers(known: Padanan) -> list[Periksa]:
    if not known.diminta:
        return []
    waiting = known.menunggu if known.dibuat else 1
    told = kalimat.answers_waited_for(known.menunggu, is_made=known.dibuat)
    lines = [Periksa("padanan", waiting, told, halaman="dukcapil")]
    if known.dibuat:
        told = kalimat.answers_undecided(known.belum_putus)
        lines.append(Periksa("padanan_putusan", known.belum_putus, told, halaman="dukcapil"))
    return lines


def _shared_niks(index: DaftarIndex) -> int:
    """Voters on the list beyond the first of each NIK; a masked one says nothing."""
    counts = Counter(row.nik for row in index.rows if row.nik and not row.is_tms)
    return sum(count - 1 for nik, count in counts.items() if count > 1 and is_nik(nik))


def _papers_out(papers: Edaran) -> list[Periksa]:
    """Nothing where the worksheets are not in the Buku kendali."""
    if not papers.keluar:
        return []
    told = tr(
        "{out} lembar kerja keluar, {back} kembali.", out=ribuan(papers.keluar), back=ribuan(papers.kembali)
    )
    return [Periksa("lembar_keluar", papers.beredar, told, halaman="cetak")]
