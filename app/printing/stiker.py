"""The sticker of a family that was visited, which is also the proof that its voters are registered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportlab.lib.units import mm

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.progress import Progress, silent
from app.domain.sebutan import without
from app.printing.fitting import Fitted, fit, one_line, sizes
from app.printing.fonts import Face, table_face, text_bold, text_face
from app.printing.page import F4, UNPRINTABLE, Document, Marks, Paper
from app.printing.qr import draw_qr
from app.printing.wording import desa_lengkap, kecamatan_lengkap, nama_pemilihan, nomor_tps

ACROSS, DOWN = 2, 4
_PADDING, _QR, _MASK = 9.0, 22 * mm, 3
_LEADING, _FOOT, _HEAD = 11.5, 46.0, 50.0
_NAMES = (9.5, 9.0)


@dataclass(frozen=True, slots=True)
class Penghuni:
    """One voter; `no` as on the worksheet."""

    no: int
    nama: str
    kelamin: str
    tps: str


@dataclass(frozen=True, slots=True)
class Keluarga:
    """Who lives behind a door; no NIK, no card number, no street. `kode`: the text of its code, or ""."""

    rt: str
    rw: str
    dusun: str
    penghuni: Sequence[Penghuni] = field(repr=False)
    kode: str = field(default="", repr=False)
    lanjutan: bool = False


@dataclass(frozen=True, slots=True)
class OpsiStiker:
    """`tahap`: the list that the codes tell of, "" before there is one."""

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    kertas: Paper = F4
    tahap: str = ""


def stiker_pdf(
    families: Sequence[Keluarga], options: OpsiStiker, progress: Progress = silent
) -> tuple[bytes, int]:
    """The PDF and its pages: eight a page; a family too large for one goes on in the next."""
    press = _Press(options)
    places = [part for one in families for part in press.parts(one)]
    step, pages = ACROSS * DOWN, 0
    for start in range(0, len(places), step):
        press.page(places[start : start + step])
        pages += 1
        progress(min(start + step, len(places)), len(places), "Menyusun stiker")
    return press.document.finish(), pages


class _Press:
    """Puts stickers on pages of one document."""

    def __init__(self, options: OpsiStiker) -> None:
        self._options = options
        paper = options.kertas
        self._width = (paper.width - 2 * UNPRINTABLE) / ACROSS
        self._height = (paper.height - 2 * UNPRINTABLE) / DOWN
        self.document = Document(f"Stiker {options.istilah.coklit}", paper)
        self._lines = int((self._height - 2 * _PADDING - _HEAD - 8 - _FOOT) / _LEADING)
        with self.document.frame("stiker") as marks:
            self._shared(marks)

    def parts(self, one: Keluarga) -> Iterator[Keluarga]:
        """As many as its names need."""
        taken: list[Penghuni] = []
        used = 0
        for person in one.penghuni:
            need = len(self._told(person).lines)
            if taken and used + need > self._lines:
                yield replace(one, penghuni=taken)
                one, taken, used = replace(one, lanjutan=True), [], 0
            taken.append(person)
            used += need
        yield replace(one, penghuni=taken)

    def page(self, places: Sequence[Keluarga]) -> None:
        """A page of them; places left over stay empty."""
        with self.document.page() as marks:
            for at, one in enumerate(places):
                x = UNPRINTABLE + at % ACROSS * self._width
                y = self._options.kertas.height - UNPRINTABLE - (at // ACROSS + 1) * self._height
                marks.place("stiker", x, y)
                self._family(marks, one, x, y)

    def _shared(self, marks: Marks) -> None:
        """From its own lower left corner."""
        options, top, left = self._options, self._height - _PADDING, _PADDING
        istilah, room = options.istilah, self._width - 2 * _PADDING
        marks.box(0, 0, self._width, self._height, line=0.3)
        _line(marks, left, top - 9, f"TANDA BUKTI TERDAFTAR – STIKER {istilah.coklit.upper()}", room, 10.5)
        _line(marks, left, top - 21, nama_pemilihan(istilah, options.desa, options.pemilihan), room, 9)
        where = f"{desa_lengkap(istilah, options.desa)}, {kecamatan_lengkap(istilah, options.desa)}"
        told = fit(where, text_face(), room, sizes(8.5, 7))
        if len(told.lines) > 1:
            told = fit(where, text_face(), room, (6.5, 6), most_lines=2)
        for index, line in enumerate(told.lines):
            marks.text(left, top - 31 - index * 7.4, line, text_face(), told.size)
        marks.rule(left, top - 41, self._width - _PADDING, top - 41)
        foot = f"Belum tercantum? Hubungi {istilah.panitia}."
        _line(marks, left, _PADDING, foot, room - self._code_room, 8, table_face())
        for y, word in ((_PADDING + 30, "Tanggal"), (_PADDING + 15, istilah.pantarlih)):
            marks.text(left, y, f"{word}:", table_face(), 8.5)
            marks.rule(left + 48, y - 1, self._width - _PADDING - self._code_room, y - 1, dashed=True)

    @property
    def _code_room(self) -> float:
        return _QR + 8 if self._options.tahap else 0.0

    def _family(self, marks: Marks, one: Keluarga, x: float, y: float) -> None:
        top, left = y + self._height - _PADDING - _HEAD, x + _PADDING
        word = self._options.istilah.dusun
        dusun = f", {word} {without(word, one.dusun)}" if one.dusun else ""
        where = f"RT {one.rt or '–'} / RW {one.rw or '–'}{dusun}{' (lanjutan)' if one.lanjutan else ''}"
        _line(marks, left, top - 3, where, self._width - 2 * _PADDING, 9.5)
        line = top - 3
        for person in one.penghuni:
            fitted = self._told(person)
            for index, text in enumerate(fitted.lines):
                line -= _LEADING
                marks.text(left + (12 if index else 0), line, text, table_face(), fitted.size)
        if one.kode:
            draw_qr(marks, x + self._width - _PADDING - _QR, y + _PADDING, _QR, one.kode, _MASK)

    def _told(self, person: Penghuni) -> Fitted:
        tps = f", {self._options.istilah.tps} {nomor_tps(person.tps)}" if person.tps else ""
        text = f"{person.no}. {person.nama} ({person.kelamin or '–'}){tps}"
        return fit(
            text, table_face(), self._width - 2 * _PADDING - 14 - self._code_room, _NAMES, most_lines=2
        )


def _line(
    marks: Marks, x: float, y: float, text: str, width: float, size: float, face: Face | None = None
) -> None:
    chosen = face or text_bold()
    fitted = one_line(text, chosen, width, sizes(size, 5))
    marks.text(x, y, fitted.lines[0], chosen, fitted.size)
