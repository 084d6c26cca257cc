"""What became of the invitations: printed, delivered, brought back and why, line by line, adding up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.istilah import Istilah
from app.domain.kendali import KEMBALI
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.tanggal import long_date
from app.printing.fitting import one_line, sizes
from app.printing.fonts import table_bold, text_bold, text_face
from app.printing.page import F4, Document, Marks, Paper, halaman
from app.printing.signatures import LEAST_HEIGHT, Penandatangan, draw_signatures
from app.printing.tabel_tetap import MARGIN, Kolom, TabelTetap
from app.printing.wording import desa_lengkap, grouped, kecamatan_lengkap, nama_pemilihan

_HEAD = 92.0
_FOOT = 26.0
_ROW = 17.0
_SIGNING = LEAST_HEIGHT + 20


@dataclass(frozen=True, slots=True)
class RekonCetak:
    """`baris`: place, TPS and the numbers as they are read, the sums last; `kalimat`: all in words."""

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    baris: Sequence[Sequence[str]]
    kalimat: str
    tanggal: date
    penandatangan: Sequence[Penandatangan]
    kertas: Paper = F4
    sidik: str = ""


def rekonsiliasi_pdf(data: RekonCetak) -> bytes:
    """Landscape, numbered pages, signed on the last."""
    paper = data.kertas.turned()
    document = Document(f"Rekapitulasi penyampaian {data.istilah.undangan}", paper)
    table = TabelTetap(paper, _columns(data.istilah), _ROW, _HEAD, _FOOT)
    pages = table.pages(data.baris, _SIGNING)
    for number, lines in enumerate(pages, 1):
        with document.page() as marks:
            _draw_head(marks, data, paper)
            table.heading(marks)
            bottom = table.lines(marks, lines)
            marks.right(paper.width - MARGIN, MARGIN, halaman(number, len(pages)), text_face(), 8.5)
            if data.sidik:
                marks.text(MARGIN, MARGIN, f"Kode sidik DPT: {grouped(data.sidik)}", table_bold(), 8.5)
            if number == len(pages):
                _draw_signing(marks, data, paper, bottom)
    return document.finish()


def _columns(istilah: Istilah) -> tuple[Kolom, ...]:
    def number(judul: str, share: float = 17) -> Kolom:
        return Kolom(judul, share, "kanan")

    reasons = [number(name.upper().replace(" ", "\n"), 18) for name in KEMBALI.values()]
    return (
        Kolom("WILAYAH", 50),
        Kolom(istilah.tps.upper(), 12, "tengah"),
        number("PEMILIH\nDPT"),
        number("DICETAK"),
        number("DITERIMA\nPEMILIH"),
        *reasons,
        number("DI TANGAN\nPENGANTAR", 18),
        number("BELUM\nKELUAR"),
        number("MUSNAH,\nDICABUT"),
        number("SALINAN"),
    )


def _draw_head(marks: Marks, data: RekonCetak, paper: Paper) -> None:
    top, istilah, room = paper.height - MARGIN, data.istilah, paper.width - 2 * MARGIN
    title = f"REKAPITULASI PENYAMPAIAN {istilah.undangan.upper()}"
    marks.centred(paper.width / 2, top - 12, title, text_bold(), 13)
    election = nama_pemilihan(istilah, data.desa, data.pemilihan).upper()
    place = f"{desa_lengkap(istilah, data.desa)}, {kecamatan_lengkap(istilah, data.desa)}"
    for drop, text, largest in ((27, election, 11.0), (40, place, 10.0)):
        line = one_line(text, text_bold(), room, sizes(largest, 6))
        marks.centred(paper.width / 2, top - drop, text, text_bold(), line.size)
    told = one_line(data.kalimat, text_face(), room, sizes(10, 6))
    marks.text(MARGIN, top - 62, data.kalimat, text_face(), told.size)


def _draw_signing(marks: Marks, data: RekonCetak, paper: Paper, bottom: float) -> None:
    *others, last = data.penandatangan
    at = Penandatangan(last.jabatan, last.nama, f"{data.desa.nama}, {long_date(data.tanggal)}")
    top = bottom - 10
    draw_signatures(marks, MARGIN, paper.width - MARGIN, top, top - LEAST_HEIGHT, (*others, at))
