"""The search line and the filters as chips with counts; one key clears them all."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from app.domain.pencarian import Pencarian, parse
from app.domain.syarat import Hak, Ragu
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.dukcapil_words import jawaban_word
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.keys import status_word
from app.ui.desa.session import Session
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, clear, label, row

_PAUSE = 30  # ms after the last key before a search runs
_MOST_VALUES = 60


class SearchField(QLineEdit):
    """Down or Enter goes into the table, Esc clears."""

    left = Signal()
    cleared = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)


class FilterLine(QWidget):
    """`changed`: another search or filter is in force."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.chosen: dict[str, frozenset[str]] = {}
        self.field = SearchField()
        self.field.setPlaceholderText(tr('Cari nama, NIK, KK, nomor, "rt 3 rw 2", "12-40"'))
        self.field.setAccessibleName(tr("Cari pemilih"))
        self.field.setClearButtonEnabled(True)
        self._chips = row(space=4)
        self._count = label("", "quiet")
        self._clear = button(tr("Hapus saringan (Esc)"), self.clear, flat=True)
        filters = button(tr("Saring"), self._show_menu, "filter")
        self._filters = filters
        self.columns = button(tr("Kolom"), icon="ellipsis", flat=True)
        self.columns.setToolTip(tr("Kolom yang tampak"))
        line = row(self.field, filters, self.columns, self._chips, self._clear, self._count, margin=8)
        line.setStretch(0, 1)
        self.setLayout(line)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.changed.emit)
        self.field.textChanged.connect(lambda _: self._pause.start())
        self.field.cleared.connect(self.clear)

    @property
    def wanted(self) -> Pencarian:
        return parse(self.field.text())

    @property
    def active(self) -> bool:
        return bool(self.chosen or self.field.text().strip())

    def clear(self) -> None:
        """No search, no filter."""
        if self.active:
            self.field.clear()
            self._pause.stop()  # at once, not as if it had been typed
            self.choose({})

    def choose(self, chosen: Mapping[str, frozenset[str]]) -> None:
        """Another set of filters."""
        self.chosen = {kind: values for kind, values in chosen.items() if values}
        self.changed.emit()

    def toggle(self, kind: str, value: str) -> None:
        """Add or take away one value of a filter."""
        values = self.chosen.get(kind, frozenset()) ^ {value}
        self.choose({**self.chosen, kind: values})

    def tell(self, index: DaftarIndex, found: int) -> None:
        """Chips, and "58 dari 2.731"."""
        clear(self._chips)
        for kind, values in self.chosen.items():
            counts = index.facets(kind)
            for value in sorted(values):
                text = tr("{word} {count} ×", word=self.word(kind, value), count=ribuan(counts.get(value, 0)))
                chip = button(text, partial(self.toggle, kind, value), flat=True)
                chip.setToolTip(tr("Hapus saringan ini"))
                self._chips.addWidget(chip)
        self._clear.setVisible(self.active)
        total = len(index.rows)
        self._count.setText(
            tr("{found} dari {total}", found=ribuan(found), total=ribuan(total))
            if self.active
            else ribuan(total)
        )

    def word(self, kind: str, value: str) -> str:
        """A filter's value in words."""
        istilah = self._session.workspace.pengaturan.istilah
        if kind == "status":
            return tr("Belum") if value == "belum" else status_word(value)
        if kind == "info":
            return status_word(value)
        if kind == "syarat":
            return syarat_words()[value]
        if kind == "dukcapil":
            return tr("Dukcapil: {jawaban}", jawaban=jawaban_word(value))
        if kind in flag_words():
            return flag_words()[kind]
        names = {
            "tps": istilah.tps,
            "dusun": istilah.dusun,
            "rt": "RT",
            "rw": "RW",
            "umur": tr("Umur"),
            "kelamin": "",
        }
        return f"{names[kind]} {value or '-'}".strip()

    def _show_menu(self) -> None:
        """All filters with their counts in the whole list."""
        menu = QMenu(self)
        index = self._session.index
        for kind, word in flag_words().items():
            count = index.facets(kind).get("ya", 0)
            self._add(menu, kind, "ya", f"{word} ({ribuan(count)})", bool(count))
        menu.addSeparator()
        for kind in ("status", "kelamin", "umur", "dusun", "rt", "rw", "tps", "syarat", "info", "dukcapil"):
            counts = index.facets(kind)
            values = sorted(value for value in counts if value or kind in ("dusun", "rt", "rw", "tps"))
            if not values:
                continue
            part = menu.addMenu(self.kind_word(kind))
            for value in values[:_MOST_VALUES]:
                self._add(part, kind, value, f"{self.word(kind, value)} ({ribuan(counts[value])})", True)
        menu.exec(self._filters.mapToGlobal(self._filters.rect().bottomLeft()))

    def kind_word(self, kind: str) -> str:
        """A filter's own name."""
        istilah = self._session.workspace.pengaturan.istilah
        words = {"status": tr("Status"), "kelamin": tr("L/P"), "umur": tr("Umur"), "dusun": istilah.dusun}
        words |= {"rt": "RT", "rw": "RW", "tps": istilah.tps, "syarat": tr("Syarat"), "info": tr("Informasi")}
        words["dukcapil"] = tr("Dukcapil")
        return words[kind]

    def _add(self, menu: QMenu, kind: str, value: str, text: str, on: bool) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setEnabled(on)
        action.setChecked(value in self.chosen.get(kind, frozenset()))
        action.triggered.connect(lambda: self.toggle(kind, value))


def flag_words() -> dict[str, str]:
    """Filters that are either on or off."""
    return {
        "konflik": tr("Konflik"),
        "tanpa_bukti": tr("Tanpa bukti"),
        "tms": tr("TMS"),
        "baru": tr("Baru"),
        "ubah": tr("Ubah"),
        "catatan": tr("Ada catatan"),
        "nik_menyusul": tr("NIK menyusul"),
        "usia_ragu": tr("Umur perlu diperiksa"),
        "tanpa_tps": tr("Tanpa {tps}", tps=istilah().tps),
        "dukcapil_putuskan": tr("Jawaban Dukcapil perlu diputuskan"),
    }


def syarat_words() -> dict[str, str]:
    """What is unusual about a voter's age or marriage."""
    return {
        Ragu.BAWAH_UMUR: tr("Belum 17 tahun, belum kawin"),
        Hak.KAWIN: tr("Belum 17 tahun, kawin"),
        Ragu.SEBAGIAN: tr("Tanggal lahir tidak lengkap"),
        Ragu.TANPA_TANGGAL: tr("Tanggal lahir kosong"),
        Ragu.LEBIH_100: tr("Lebih dari 100 tahun"),
    }
