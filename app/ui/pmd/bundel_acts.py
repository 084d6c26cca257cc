"""What is done with a bundle: opened, chosen files handed over, the receipt of a hand-over printed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from app.domain.errors import UserError
from app.domain.kurir import LONGEST
from app.services.pmd import receipt as receipt_service
from app.services.pmd.hand_over import Diserahkan, hand_over
from app.services.pmd.look import Anggota, IsiBundel
from app.services.pmd.receipt import Penyerahan, hand_overs
from app.system import clock
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.pmd.told import tell
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.controls import label
from app.ui.widgets.day_field import DayField
from app.ui.widgets.deed import Deed, Failed, Then
from app.ui.widgets.deed_to_file import to_file
from app.ui.widgets.pdf_preview import show_pdf
from app.ui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from app.ui.pmd.bundel_page import BundelPage


class BundelActs:
    """The page says which files."""

    def __init__(self, page: "BundelPage") -> None:
        self._page = page

    def open_bundle(self) -> None:
        """Look into a bundle; nothing is written."""
        file = choose_file(self._page, tr("Buka bundel"), tr("Bundel dari KPU (*.dptb)"))
        if file is not None:
            self._page.problem.hide()
            self._page.screen_.take_files([file])

    def give(self) -> None:
        """Copy the ticked files to a stick; the receiver and the day are noted down."""
        chosen, isi = self._page.chosen, self._page.session.isi
        if isi is None or not chosen:
            return
        form = _GiveForm(needs_key=self._needs_key(isi))
        names = [one.berkas for one in chosen]

        def start(folder: Path, then: Then, failed: Failed) -> None:
            """What was typed is read here, before the work begins beside the window."""
            who, key, day = form.who.text(), form.key.text(), form.day.day
            if day is None:
                failed(UserError("COURIER_DAY", usage=True))
                return
            self._page.session.run(
                lambda progress: hand_over(isi, names, folder, who, day, key, progress=progress),
                then, failed, tr("Menyalin berkas"),
            )  # fmt: skip

        told, heading = label(_told(chosen), wrap=True), tr("Flashdisk atau folder tujuan")
        deed = Deed(
            self._page, tr("Serahkan paket"), tr("Salin dan catat …"), told, form,
            start=to_file(lambda: self._page.choose_folder(heading), start),
        )  # fmt: skip
        form.who.setFocus()
        if deed.agreed():
            self._given(isi, deed.outcome, with_paper=form.paper.isChecked())

    def _needs_key(self, isi: IsiBundel) -> bool:
        known = self._page.session.known
        return bool(known and known.kunci and isi.amplop.kunci not in known.kunci)

    def _given(self, isi: IsiBundel, done: Diserahkan, *, with_paper: bool) -> None:
        self._page.model.choose(set())
        said = tr("{count} berkas disalin dan dibaca ulang", count=ribuan(len(done.anggota)))
        self._page.screen_.say(said)
        if with_paper:
            self._print(isi, Penyerahan(done.orang, done.hari, tuple(one.berkas for one in done.anggota)))

    def receipt(self) -> None:
        """The receipt of the hand-over that the file in front belongs to, or of the last one."""
        isi, front = self._page.session.isi, self._page.front
        if isi is None:
            return
        self._page.session.read(
            lambda _: hand_overs(isi), lambda found: self._choose(isi, found, front.berkas if front else "")
        )

    def _choose(self, isi: IsiBundel, found: list[Penyerahan], berkas: str) -> None:
        mine = [one for one in found if berkas in one.berkas]
        if not mine:
            tell(self._page, tr("Tanda terima"), tr("Berkas di depan belum diserahkan kepada siapa pun."))
            return
        self._print(isi, mine[-1])

    def _print(self, isi: IsiBundel, one: Penyerahan) -> None:
        def show(pdf: bytes) -> None:
            show_pdf(self._page, pdf, tr("Tanda terima"), f"tanda-terima-{one.hari}.pdf")

        self._page.session.read(
            lambda _: receipt_service.receipt(isi, one.berkas, one.orang, one.hari), show,
            what=tr("Menyusun tanda terima"),
        )  # fmt: skip


class _GiveForm(QWidget):
    """Who takes them, on which day; KPU's code where the key is another one."""

    def __init__(self, *, needs_key: bool) -> None:
        super().__init__()
        self.who, self.key = TypedLine(tr("Penerima"), LONGEST), TypedLine(tr("Kode sidik kunci KPU"), 40)
        self.day = DayField(tr("Hari penyerahan"), clock.today())
        self.paper = QCheckBox(tr("Lalu tampilkan tanda terimanya"))
        self.paper.setChecked(True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("Penerima"), self.who)
        form.addRow(tr("Hari penyerahan"), self.day)
        if needs_key:
            form.addRow(tr("Kode sidik kunci KPU"), self.key)
        form.addRow("", self.paper)
        self.setFocusProxy(self.who)


def _told(chosen: list[Anggota]) -> str:
    places = sorted({one.desa.kecamatan for one in chosen})
    where = ", ".join(places[:4]) + (" …" if len(places) > 4 else "")
    return tr(
        "{count} berkas ({where}) disalin ke flashdisk yang dipilih sesudah ini, dibaca ulang, lalu dicatat "
        "siapa penerimanya.",
        count=ribuan(len(chosen)), where=where,
    )  # fmt: skip
