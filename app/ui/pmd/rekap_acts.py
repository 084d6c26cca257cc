"""What is done with the recap: reports added, rows typed, the workbook saved, a final one opened again."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from app.domain.errors import UserError
from app.domain.kurir import LONGEST
from app.domain.pemilihan import Desa
from app.domain.rekap_desa import ALASAN
from app.domain.tms import ARTI, Alasan
from app.services.pmd.recap import Diekspor, export, reopen
from app.services.pmd.typed_row import Ketikan, type_row
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.pmd.told import tell
from app.ui.widgets.ask import Ask, one_line
from app.ui.widgets.choose_files import choose_files
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import label
from app.ui.widgets.day_field import DayField
from app.ui.widgets.deed import Deed, Failed, Then
from app.ui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from app.ui.pmd.rekap_page import RekapPage

_COLUMNS, _WIDTH = 3, 1020


class RekapActs:
    """The page says which village is in front."""

    def __init__(self, page: "RekapPage") -> None:
        self._page = page

    def add_files(self) -> None:
        """Reports that were brought."""
        kinds = tr("Laporan, pengembalian, bundel (*.dptl *.dptr *.dptb)")
        if files := choose_files(self._page, tr("Tambah laporan"), kinds):
            self._page.take(files)

    def add_folder(self) -> None:
        """All of a folder."""
        if folder := self._page.choose_folder(tr("Folder dengan pengembalian dan laporan")):
            self._page.take([folder])

    def type_front(self) -> None:
        """The row of the village in front; a signed report cannot be typed over."""
        front = self._page.front
        if front is None:
            return
        if front.asal == "laporan":
            told = tr("Angka {nama} dari laporan bertanda tangan; tidak perlu diketik.", nama=front.desa.nama)
            tell(self._page, tr("Baris rekap"), told)
            return
        self._type(front.desa)

    def type_new(self) -> None:
        """The row of a village whose package did not go out from here."""
        self._type(None)

    def _type(self, desa: Desa | None) -> None:
        form = RowForm(self._page, desa)

        def start(then: Then, failed: Failed) -> None:
            try:
                told = form.told()
            except UserError as error:
                failed(error)
                return
            election = self._page.session.pemilihan
            self._page.session.run(lambda _: type_row(told, election), then, failed)

        name = desa.nama if desa else tr("{desa} lain", desa=istilah().desa)
        told = label(
            tr("Angka dari berita acara. Yang tidak ada di sana dibiarkan kosong."), "quiet", wrap=True
        )
        deed = Deed(
            self._page,
            tr("Baris rekap {nama}", nama=name),
            tr("Catat"),
            told,
            form,
            start=start,
            width=_WIDTH,
        )
        form.first.setFocus()
        if deed.agreed():
            self._page.screen_.say(tr("baris {nama} dicatat", nama=deed.outcome.nama))

    def export(self) -> None:
        """The workbook; a final one closes typed rows, and says so."""
        known = self._page.session.known
        if known is None or not self._page.export.isEnabled():
            return
        final = QCheckBox(tr("Ini rekap akhir: baris yang diketik tidak dapat diubah lagi"))
        waiting = len(self._page.told.belum) if self._page.told else 0
        told = tr("Satu buku kerja: jumlah per {kecamatan}, baris per {desa}, dan per {tps}.",
                  kecamatan=istilah().kecamatan, desa=istilah().desa, tps=istilah().tps)  # fmt: skip
        if waiting:
            told += " " + tr("{count} belum masuk dan barisnya kosong.", count=ribuan(waiting))
        if not Ask(self._page, tr("Simpan rekap"), tr("Lanjut"), label(told, wrap=True), final).agreed():
            return
        file = choose_new_file(self._page, tr("Simpan rekap"), f"rekap-{known.id}.xlsx", tr("Excel (*.xlsx)"))
        if file is None:
            return
        is_final, election = final.isChecked(), known.id
        self._page.problem.hide()
        self._page.session.run(
            lambda progress: export(file, election, akhir=is_final, progress=progress),
            self._exported, self._page.problem.tell, tr("Membaca laporan"),
        )  # fmt: skip

    def _exported(self, done: Diekspor) -> None:
        said = tr("rekap akhir tersimpan") if done.akhir else tr("rekap sementara tersimpan")
        self._page.screen_.say(said)

    def reopen(self) -> None:
        """Typed rows may be changed again, for a reason that is written down."""
        known = self._page.session.known
        if known is None or not known.tutup:
            return
        why = one_line(
            self._page, tr("Buka kembali rekap akhir"), tr("Buka kembali"),
            tr("Alasannya tercatat dan tidak dapat dihapus."), longest=LONGEST,
        )  # fmt: skip
        if why is not None:
            election = known.id
            self._page.session.run(
                lambda _: reopen(why, election),
                lambda _: self._page.screen_.say(tr("rekap dibuka kembali")), self._page.problem.tell,
            )  # fmt: skip


class RowForm(QWidget):
    """Fields of one row, in the order of the minutes; sums that are left empty are made of their parts."""

    def __init__(self, page: "RekapPage", desa: Desa | None) -> None:
        super().__init__()
        self._desa = desa
        self.place = {
            "kode": TypedLine(tr("Kode (10 angka)"), 10),
            "nama": TypedLine(tr("Nama"), LONGEST),
            "kecamatan": TypedLine(istilah().kecamatan, LONGEST),
        }
        self.numbers = {name: TypedLine(word, 12) for name, word in _words().items()}
        self.nomor = TypedLine(tr("Nomor berita acara"), LONGEST)
        self.tanggal = DayField(tr("Tanggal berita acara"))
        self._build()
        self._recall(page)
        self.first: QLineEdit = self.numbers["tps"] if desa else self.place["kode"]
        self.setFocusProxy(self.first)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        fields = [*self.place.values()] if self._desa is None else []
        fields += [*self.numbers.values(), self.nomor]
        per_column = -(-(len(fields) + 1) // _COLUMNS)
        for at, field in enumerate([*fields, self.tanggal]):
            name = field.accessibleName() if isinstance(field, TypedLine) else tr("Tanggal berita acara")
            grid.addWidget(label(name), at % per_column, at // per_column * 2)
            lines = 1 if isinstance(field, TypedLine) else 2  # a day is told in words below what is typed
            grid.addWidget(field, at % per_column, at // per_column * 2 + 1, lines, 1)

    def _recall(self, page: "RekapPage") -> None:
        """What was typed before."""
        known = page.session.known
        village = known.desa.get(self._desa.kode) if known and self._desa else None
        if village is None or village.baris is None:
            return
        isi = village.baris.isi
        for name, value in isi["angka"].items():
            self.numbers[name].setText(str(value))
        self.nomor.setText(isi["nomor"])
        year, month, day = isi["tanggal"].split("-") if isi["tanggal"] else ("", "", "")
        self.tanggal.field.setText("-".join(filter(None, (day, month, year))))

    def told(self) -> Ketikan:
        """What was typed. Raises ROW_FIELD."""
        numbers = {
            name: _read(name, field.text()) for name, field in self.numbers.items() if field.text().strip()
        }
        if self.tanggal.field.text().strip() and self.tanggal.day is None:
            raise UserError("ROW_FIELD", kolom="tanggal")
        kode = self._desa.kode if self._desa else self.place["kode"].text().strip()
        nama, kecamatan = (self.place[name].text() for name in ("nama", "kecamatan"))
        return Ketikan(kode, numbers, self.nomor.text(), self.tanggal.day, nama, kecamatan)


def _words() -> dict[str, str]:
    """Column -> label, as the form shows them."""
    reasons = {f"tms_{one}": tr("TMS {alasan}", alasan=tr(ARTI[Alasan(one)].label)) for one in ALASAN}
    reasons["tms_tms_lain"] = tr("TMS lain")
    return {
        "tps": istilah().tps, "dps": "DPS", "dptambahan": tr("Tambahan"), "L": tr("DPT laki-laki"),
        "P": tr("DPT perempuan"), "jumlah": tr("DPT jumlah"), "surat": tr("Surat suara"), **reasons,
        "tms": tr("TMS jumlah"),
    }  # fmt: skip


def _read(name: str, text: str) -> int:
    bare = text.strip().replace(".", "").replace(" ", "")
    if not bare.isascii() or not bare.isdecimal():
        raise UserError("ROW_FIELD", kolom=name)
    return int(bare)
