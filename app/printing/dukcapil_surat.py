"""The letter before a list for the population office: what is asked, how to answer, what the list lacks."""

from reportlab.lib.units import mm

from app.domain.istilah import in_sentence
from app.domain.tanggal import day_and_date, long_date, ribuan
from app.printing.dukcapil_isi import DaftarDukcapil
from app.printing.fitting import fit, sizes, wrap
from app.printing.fonts import Face, text_bold, text_face
from app.printing.numbers_in_words import terbilang
from app.printing.page import Marks
from app.printing.signatures import LEAST_HEIGHT, draw_signatures
from app.printing.wording import at_desa, kabupaten_lengkap, kecamatan_lengkap, nama_pemilihan

_LEFT, _RIGHT = 25 * mm, 20 * mm
_SIZE, _LEADING = 10.5, 14.5
_LABEL = 62.0
_ANSWERS = (
    ("S", "sesuai: orangnya ada dan datanya sama"),
    ("T", "tidak ditemukan"),
    ("M", "meninggal"),
    ("P", "pindah ke luar wilayah"),
    ("B", "data beda: tuliskan data yang benar"),
)


class _Pen:
    """Writes downwards; `y` is the next line's."""

    def __init__(self, marks: Marks, width: float, top: float) -> None:
        self.marks, self.width, self.y = marks, width, top

    def lines(self, text: str, face: Face | None = None, indent: float = 0, mark: str = "") -> None:
        """A paragraph; `mark` stands before its first line."""
        face = face or text_face()
        room = self.width - _LEFT - _RIGHT - indent
        if mark:
            self.marks.text(_LEFT + indent - 16, self.y, mark, text_bold(), _SIZE)
        for line in wrap(text, face, _SIZE, room):
            self.marks.text(_LEFT + indent, self.y, line, face, _SIZE)
            self.y -= _LEADING

    def gap(self, points: float = 7) -> None:
        self.y -= points


def draw_letter(marks: Marks, data: DaftarDukcapil, pages: int) -> None:
    """One page upright."""
    paper = data.kertas
    pen = _Pen(marks, paper.width, paper.height - 18 * mm)
    _draw_office(pen, data)
    _draw_reference(pen, data, pages)
    _draw_address(pen, data)
    _draw_request(pen, data)
    _draw_signing(pen, data)


def _draw_office(pen: _Pen, data: DaftarDukcapil) -> None:
    middle, room = pen.width / 2, pen.width - _LEFT - _RIGHT
    office = at_desa(data.istilah.panitia, data.istilah, data.desa).upper()
    place = (
        f"{kecamatan_lengkap(data.istilah, data.desa)} {kabupaten_lengkap(data.istilah, data.desa)}".upper()
    )
    for text, largest in ((office, 13), (place, 11)):
        fitted = fit(text, text_bold(), room, sizes(largest, 8), most_lines=2)
        for line in fitted.lines:
            pen.marks.centred(middle, pen.y, line, text_bold(), fitted.size)
            pen.y -= fitted.size * 1.3
    right = pen.width - _RIGHT
    pen.marks.rule(_LEFT, pen.y + 2, right, pen.y + 2, width=1.8)
    pen.marks.rule(_LEFT, pen.y - 1, right, pen.y - 1)
    pen.gap(22)


def _draw_reference(pen: _Pen, data: DaftarDukcapil, pages: int) -> None:
    when = f"{data.desa.nama}, {long_date(data.tanggal)}"
    pen.marks.right(pen.width - _RIGHT, pen.y, when, text_face(), _SIZE)
    people = len(data.rows)
    attached = f"1 daftar, {ribuan(people)} orang, {ribuan(pages)} halaman"
    pairs = (
        ("Nomor", data.nomor_surat or "." * 30),
        ("Sifat", "Rahasia"),
        ("Lampiran", attached),
        ("Hal", f"Permohonan padanan data pemilih, Daftar Nomor {data.nomor}"),
    )
    for label, value in pairs:
        pen.marks.text(_LEFT, pen.y, label, text_face(), _SIZE)
        pen.marks.text(_LEFT + _LABEL - 8, pen.y, ":", text_face(), _SIZE)
        pen.lines(value, indent=_LABEL)
    pen.gap()


def _draw_address(pen: _Pen, data: DaftarDukcapil) -> None:
    pen.lines("Yth. Kepala Dinas Kependudukan dan Pencatatan Sipil")
    pen.lines(kabupaten_lengkap(data.istilah, data.desa))
    pen.lines("di tempat")
    pen.gap()


def _draw_request(pen: _Pen, data: DaftarDukcapil) -> None:
    election = nama_pemilihan(data.istilah, data.desa, data.pemilihan)
    people = len(data.rows)
    pen.lines(
        f"Untuk {election} pada hari {day_and_date(data.pemilihan.hari)}, kami mohon bantuan Saudara "
        f"memadankan data {ribuan(people)} ({terbilang(people).lower()}) orang dalam Daftar Nomor "
        f"{data.nomor} terlampir, yaitu:"
    )
    for what, count in data.kelompok:
        pen.lines(f"{what}: {ribuan(count)} orang", indent=16, mark="–")
    pen.gap()
    pen.lines("Mohon setiap nomor diberi satu jawaban:")
    for mark, told in _ANSWERS:
        pen.lines(told, indent=16, mark=mark)
    pen.gap()
    pen.lines(
        "Jawaban Saudara menjadi bahan bukti; panitia yang memutuskan. Mohon jawaban disertai nomor dan "
        "tanggal surat. Jawaban yang baru sebagian dapat dikirim lebih dahulu, sisanya menyusul dengan surat "
        "berikutnya."
    )
    for sentence in data.kekurangan:
        pen.gap()
        pen.lines(sentence)
    pen.gap()
    desa = in_sentence(data.istilah.desa)
    pen.lines(
        "Daftar ini memuat NIK dan nomor KK terbuka karena dipakai untuk memadankan. Mohon dijaga "
        f"kerahasiaannya, tidak digandakan, dan dimusnahkan setelah jawaban diterima panitia {desa}."
    )
    pen.gap()
    pen.lines("Atas bantuan Saudara kami ucapkan terima kasih.")


def _draw_signing(pen: _Pen, data: DaftarDukcapil) -> None:
    top = pen.y - 14
    draw_signatures(pen.marks, _LEFT, pen.width - _RIGHT, top, top - LEAST_HEIGHT, data.signers())
