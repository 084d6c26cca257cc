"""The recap on paper: the net in one sentence, tables that go on from page to page, signatures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportlab.lib.units import mm

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.progress import Progress, silent
from app.domain.rekap_lembar import LembarRekap
from app.domain.tanggal import day_and_date, long_date
from app.printing.fitting import fit, sizes, wrap
from app.printing.fonts import text_bold, text_face
from app.printing.page import F4, Document, Marks, Paper, halaman
from app.printing.qr import draw_qr
from app.printing.rekap_tabel import Alur, draw_rows, put_table
from app.printing.signatures import Penandatangan, draw_signatures, least_height
from app.printing.wording import (
    at_desa,
    desa_lengkap,
    grouped,
    kabupaten_lengkap,
    kecamatan_lengkap,
    nama_pemilihan,
)

_SIDE, _TOP, _BOTTOM = 16 * mm, 13 * mm, 17 * mm
_FOOT = 9 * mm
_LINE = 12.0
_SPARE = 26.0
_QR = 62.0


@dataclass(frozen=True, slots=True)
class RekapCetak:
    """`judul` and `menurut` make the title; `kalimat`: the net. `sidik`: the list's code, "" for a draft.

    `laporan`: kode sidik of the `.dptl` that goes with this paper, `sums` the beginning of the SHA-256 that
    stock tools tell of it. `keterangan`: what must be said below the tables. `terbuka`: nothing is hidden.
    """

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    judul: str
    menurut: str
    kalimat: str
    lembar: Sequence[LembarRekap]
    keterangan: Sequence[str]
    konsep: bool
    terbuka: bool = False
    nama_sidik: str = ""
    sidik: str = ""
    laporan: str = ""
    sums: str = ""
    tanggal: date | None = None
    penandatangan: Sequence[Penandatangan] = ()

    def signers(self) -> tuple[Penandatangan, ...]:
        """Who the rules name; the last one stands under place and date."""
        if not self.penandatangan:
            return ()
        when = long_date(self.tanggal) if self.tanggal else "." * 30
        *others, last = self.penandatangan
        return (*others, replace(last, pengantar=f"{self.desa.nama}, {when}"))


def rekap_pdf(data: RekapCetak, kertas: Paper = F4, progress: Progress = silent) -> bytes:
    """The recap, portrait."""
    alur = Alur(kertas.width - 2 * _SIDE, kertas.height - _BOTTOM, _TOP)
    _put_title(alur, data)
    for number, table in enumerate(data.lembar, 1):
        put_table(alur, table)
        progress(number, len(data.lembar), "Menyusun rekap")
    _put_remarks(alur, data)
    document = Document(data.judul, kertas)
    for number, pieces in enumerate(alur.pages, 1):
        with document.page() as marks:
            if data.konsep:
                marks.watermark("KONSEP", text_bold(), 130, kertas)
            draw_rows(marks, _SIDE, kertas.height, pieces)
            _draw_foot(marks, data, kertas, halaman(number, len(alur.pages)))
    return document.finish()


def _put_title(alur: Alur, data: RekapCetak) -> None:
    istilah, desa = data.istilah, data.desa
    office = at_desa(istilah.panitia, istilah, desa).upper()
    place = f"{kecamatan_lengkap(istilah, desa)} {kabupaten_lengkap(istilah, desa)}".upper()
    alur.centred(office, text_bold(), 12)
    alur.centred(place, text_bold(), 10)
    alur.rule(1.6, 4)
    alur.centred(data.judul.upper(), text_bold(), 13)
    alur.centred(data.menurut.upper(), text_bold(), 10.5)
    alur.centred(nama_pemilihan(istilah, desa, data.pemilihan).upper(), text_bold(), 10)
    where = f"{desa_lengkap(istilah, desa)} (kode wilayah {desa.kode})"
    alur.centred(f"{where}, pemungutan suara {day_and_date(data.pemilihan.hari)}", text_face(), 9.5)
    if data.konsep:
        alur.centred("KONSEP – BELUM DITETAPKAN", text_bold(), 10)
    alur.space(8)
    for line in wrap(data.kalimat, text_bold(), 13, alur.width):
        alur.centred(line, text_bold(), 13)
    alur.space(2)


def _put_remarks(alur: Alur, data: RekapCetak) -> None:
    signers = data.signers()
    signing = least_height(signers, alur.width) + _SPARE if signers else 0.0
    remarks = [wrap(text, text_face(), 9, alur.width) for text in data.keterangan]
    alur.space(6)
    if not data.laporan and sum(map(len, remarks)) * _LINE + _LINE + signing > alur.room:
        alur.turn()  # who signs is not left alone on a page
    for lines in remarks:
        alur.lines(lines, text_face(), 9)
    if data.laporan:
        alur.space(6)
        alur.add(_QR + 18, lambda marks, x, y: _draw_code(marks, x, y, alur.width, data))
    if signers:
        alur.space(4)
        alur.add(
            signing,
            lambda marks, x, y: draw_signatures(marks, x, x + alur.width, y - 6, y - signing + 8, signers),
        )


def _draw_code(marks: Marks, x: float, y: float, width: float, data: RekapCetak) -> None:
    """The report's code in large letters beside its QR, and what sha256sum shows."""
    bottom = y - _QR - 12
    marks.box(x, bottom, width, _QR + 10, line=0.8)
    draw_qr(marks, x + width - _QR - 6, bottom + 5, _QR, data.laporan)
    middle = x + (width - _QR - 12) / 2
    marks.centred(middle, y - 20, "Kode sidik berkas laporan (.dptl)", text_face(), 9)
    marks.centred(middle, y - 46, grouped(data.laporan), text_bold(), 22)
    marks.centred(middle, y - 62, f"sha256sum SHA256SUMS: {data.sums} …", text_face(), 8)


def _draw_foot(marks: Marks, data: RekapCetak, kertas: Paper, number: str) -> None:
    right = kertas.width - _SIDE
    if data.terbuka:
        marks.right(right, kertas.height - _TOP + 4, "UNTUK PANITIA SAJA", text_bold(), 9)
    marks.rule(_SIDE, _FOOT + 11, right, _FOOT + 11)
    marks.right(right, _FOOT, number, text_face(), 8.5)
    code = f"Kode sidik {data.nama_sidik}: {grouped(data.sidik)}" if data.sidik else "Belum ditetapkan"
    told = f"{desa_lengkap(data.istilah, data.desa)}. {code}"
    room = right - _SIDE - text_face().width(number, 8.5) - 16
    shown = fit(told, text_face(), room, sizes(8.5, 6))
    marks.text(_SIDE, _FOOT, shown.lines[0], text_face(), shown.size)
