"""Ringkasan: six numbers, the district as tiles, what needs a person now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.domain.istilah import in_sentence
from app.services.kpu import status
from app.services.kpu.overview import Overview, Perlu, Petak, overview
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.kpu.page import KpuPage
from app.ui.kpu.ringkasan_acts import RingkasanActs
from app.ui.kpu.state_words import looks
from app.ui.kpu.tiles import TilePicture, told
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import clear, column, label, line, row, title
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen

_SIDE, _CLOSE = 360, "\N{NO-BREAK SPACE}"

_URGENT = ("kode", "terapkan", "ditolak", "mencolok", "daftar", "terlambat")
"""Needs in the order in which a person takes them; the late ones are many and wait for others."""


class RingkasanPage(KpuPage):
    """Enter on a tile or a line opens that village."""

    def __init__(self, screen: "KpuScreen") -> None:
        super().__init__(screen)
        self.overview: Overview | None = None
        self.picture = TilePicture()
        self._numbers = row(space=24)
        self._empty = label(
            tr(
                "Belum ada daftar. Masukkan ekspor Sidalih di halaman Data (Ctrl+2); sesudah itu setiap "
                "{desa} tampil di sini sebagai satu petak.",
                desa=in_sentence(istilah().desa),
            ),
            "quiet", wrap=True,
        )  # fmt: skip
        self._front, self._legend = label("", wrap=True), label("", "quiet", wrap=True)
        self._medians = label("", "quiet", wrap=True)
        self.needs = TextModel([Heading(istilah().desa), Heading(tr("Yang perlu dilakukan"))])
        self.table = PlainTable(self.needs, tr("Yang perlu dilakukan sekarang"), [140, 0])
        self._needed: list[Perlu] = []
        self.table.tell_empty(tr("Tidak ada yang menunggu Anda."))
        self._build()
        self._connect()

    def _build(self) -> None:
        self._area = QScrollArea()
        self._area.setWidget(self.picture)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self.picture.setProperty("sheet", True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = column(self._empty, self._area, self._front, self._legend, space=6)
        left.setStretch(1, 1)
        side = QWidget()
        side.setFixedWidth(theme.scaled(_SIDE))
        self.acts = RingkasanActs(self)
        right = column(
            label(tr("Yang perlu dilakukan sekarang"), bold=True), self.table, self._medians, self.acts
        )
        right.setStretch(1, 1)
        side.setLayout(right)
        body = row(left, side, space=20)
        body.setStretch(0, 1)
        page = column(title(tr("Ringkasan")), self._numbers, line(), body, space=10, margin=16)
        page.setStretch(3, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.picture.opened.connect(self.screen_.show_village)
        self.picture.moved.connect(self._tell_front)
        self.picture.look.connect(self._look)
        self.table.opened.connect(lambda at: self._open(self._needed[at]))

    def first_control(self) -> QWidget:
        return self.picture

    def refresh(self) -> None:
        self.session.read(lambda vault, _: overview(vault), self._show, what=tr("Menghitung ringkasan"))

    def _show(self, told_now: Overview) -> None:
        self.overview = told_now
        self._empty.setVisible(not told_now.petak)
        self.table.tell_empty(
            tr("Tidak ada yang menunggu Anda.")
            if told_now.petak
            else tr("Masukkan daftarnya dahulu (Ctrl+2).")
        )
        self.picture.show_overview(told_now)
        self._tell_numbers(told_now)
        used = {tile.keadaan.keadaan for tile in told_now.petak}
        legend = [f"{look.letter} {look.word}" for state, look in looks().items() if state in used]
        signs = [tr("! angka mencolok"), tr("» terlambat")] if used else []
        self._legend.setText("   ".join(one.replace(" ", _CLOSE) for one in [*legend, *signs]))
        self._needed = sorted(told_now.perlu, key=lambda one: _URGENT.index(one.apa))
        self.needs.show([Line((one.desa, need_words(one)), "warn") for one in self._needed])
        self._medians.setText(_medians(told_now))
        self.acts.tell(told_now)

    def _tell_numbers(self, told_now: Overview) -> None:
        clear(self._numbers)
        done, waiting = told_now.jumlah.get(status.DITERAPKAN_, 0), told_now.jumlah.get(status.KEMBALI, 0)
        late = sum(tile.keadaan.terlambat for tile in told_now.petak)
        packed = sum(1 for tile in told_now.petak if tile.keadaan.paket)
        inside = [tile.keadaan for tile in told_now.petak if tile.keadaan.keadaan != status.TIDAK_IKUT]
        voters = sum(one.pemilih for one in inside)
        for number, words in (
            (len(inside), in_sentence(istilah().desa)), (voters, tr("pemilih")),
            (packed, tr("sudah dikemas")), (waiting, tr("menunggu kode sidik")), (done, tr("diterapkan")),
            (late, tr("terlambat")),
        ):  # fmt: skip
            self._numbers.addLayout(
                column(label(ribuan(number), size=1.5, bold=True), label(words, "quiet"), space=0)
            )
        self._numbers.addStretch(1)

    def _tell_front(self, petak: Petak) -> None:
        self._front.setText(f"{told(petak)}\n{_counts(petak)}")

    def _look(self, rect: QRect) -> None:
        self._area.ensureVisible(rect.center().x(), rect.center().y(), 40, 40)

    def _open(self, need: Perlu) -> None:
        if need.apa == "kode":
            self.screen_.show_page("data")
        elif need.apa in ("terapkan", "ditolak"):
            self.screen_.show_return(need.kode)
        else:
            self.screen_.show_village(need.kode)


def need_words(need: Perlu) -> str:
    """One of `perlu` in words."""
    return {
        "kode": tr("beri kode wilayah"),
        "terapkan": tr("ketik kode sidiknya (Enter)"),
        "ditolak": tr("ditolak: minta yang baru (Enter)"),
        "terlambat": tr("lewat batas, tagih (Enter)"),
        "mencolok": tr("angkanya mencolok, periksa"),
        "daftar": tr("daftarnya berubah sejak dikemas"),
    }[need.apa]


def _counts(petak: Petak) -> str:
    counted = petak.hitung
    if counted is None:
        return tr("Belum ada pengembalian.")
    return tr(
        "Baru {baru} · ubah {ubah} · TMS {tms} (meninggal {meninggal}) · TMS untuk pemilihan ini saja {sini}",
        baru=ribuan(counted.baru), ubah=ribuan(counted.ubah), tms=ribuan(counted.tms),
        meninggal=ribuan(counted.meninggal), sini=ribuan(counted.tms_pilkades),
    )  # fmt: skip


def _medians(told_now: Overview) -> str:
    if not told_now.median:
        return tr("Nilai tengah kabupaten dihitung setelah lima pengembalian.")
    return tr(
        "Nilai tengah kabupaten: TMS {tms} %, ubah {ubah} %, baru {baru} %.",
        **{name: f"{told_now.median[name]:.1f}".replace(".", ",") for name in ("tms", "ubah", "baru")},
    ).replace(" %", f"{_CLOSE}%")
