"""The list goes back to KPU: a signed return, then the minutes that carry its code."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.daftar_tahap import NAMA
from app.domain.progress import Progress
from app.services.desa.frozen import penetapan
from app.services.desa.return_data import Returned, Sent, sent_returns, write_return
from app.services.desa.workspace import Workspace
from app.system.clock import local_date
from app.system.language import tr
from app.ui.desa.tahapan_dialogs import SecondMember
from app.ui.figures import long_date
from app.ui.widgets.choice import Choice
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import column, label, row
from app.ui.widgets.deed import Deed, Failed, Then
from app.ui.widgets.deed_to_file import to_file
from app.ui.widgets.pdf_preview import show_pdf

if TYPE_CHECKING:
    from app.services.desa.print_lists import Printed
    from app.ui.desa.tahapan_page import TahapanPage

FINAL, INTERIM = "akhir", "sementara"


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a return: whether the DPT is ratified, and the final return once it is made."""

    dpt: bool
    final: Sent | None
    zona: int

    @property
    def made(self) -> date:
        """The day of the final return."""
        return local_date(self.final.waktu if self.final else 0, self.zona)


class KembaliActs:
    """A final return is made once and may be written again, byte for byte; interim ones are many."""

    def __init__(self, page: "TahapanPage") -> None:
        self._page = page
        self._session = page.session

    def send(self) -> None:
        """Read what was sent before, then ask."""
        self._session.run(lambda workspace, _: _before(workspace), self._ask)

    def _ask(self, before: Before) -> None:
        form = ReturnForm(self._page, before)
        name, kinds = self._session.file_name("pengembalian", "dptr"), tr("Pengembalian (*.dptr)")

        def place() -> Path | None:
            return choose_new_file(self._page, tr("Simpan pengembalian, sebaiknya di flashdisk"), name, kinds)

        def start(out: Path, then: Then, failed: Failed) -> None:
            final, member, password = form.is_final, form.second.member, form.second.password.text()

            def work(workspace: Workspace, progress: Progress) -> Returned:
                return write_return(workspace, out, final, member, password, progress)

            self._session.run(work, then, failed, tr("Menyusun pengembalian"))

        asked = Deed(
            self._page,
            tr("Kirim ke KPU"),
            tr("Simpan berkas …"),
            form,
            start=to_file(place, start),
            width=600,
        )
        form.tells(asked)
        if asked.agreed():
            self._written(asked.outcome)

    def _written(self, done: Returned) -> None:
        told = tr("Tersimpan: {file}, kode sidik {code}", file=done.file.name, code=done.kode)
        self._page.village.say(told)
        self._page.read()
        if done.tahap == FINAL:
            self.minutes()

    def minutes(self) -> None:
        """The paper that is signed in ink; KPU compares its code."""

        def make(workspace: Workspace, progress: Progress) -> "Printed":
            from app.services.desa.print_return import ba_pengembalian

            return ba_pengembalian(workspace)

        def show(made: "Printed") -> None:
            file = self._session.file_name("ba-pengembalian", "pdf")
            show_pdf(self._page, made.pdf, tr("Berita acara pengembalian"), file)

        self._session.run(make, show, what=tr("Menyusun dokumen"))


class ReturnForm(QWidget):
    """Which return, what it means, and who signs beside the person who sits here."""

    def __init__(self, page: "TahapanPage", before: Before) -> None:
        super().__init__()
        self._before = before
        self._told = label("", wrap=True)
        kinds = ((FINAL, tr("Akhir")), (INTERIM, tr("Sementara")))
        self.kind = Choice(tr("Pengembalian"), kinds if before.dpt else kinds[1:], _first(before))
        self.second = SecondMember(page.session)
        self.setLayout(column(row(self.kind, None), self._told, self.second, space=10))
        self.kind.chosen.connect(lambda _: self._tell())
        self.setFocusProxy(self.second if self._needs_second else self.kind)
        self._tell()

    @property
    def is_final(self) -> bool:
        return self.kind.now == FINAL

    @property
    def _needs_second(self) -> bool:
        return self.is_final and self._before.final is None

    def tells(self, asked: Deed) -> None:
        """The act waits for what it needs."""

        def tell() -> None:
            asked.act.setEnabled(not self._needs_second or self.second.is_filled)

        self.kind.chosen.connect(lambda _: tell())
        self.second.password.textChanged.connect(lambda _: tell())
        tell()

    def _tell(self) -> None:
        self.second.setVisible(self._needs_second)
        self._told.setText(self._words())

    def _words(self) -> str:
        before = self._before
        if not self.is_final:
            told = tr("Hasil sejauh ini, untuk dilihat KPU. Daftar tetap dapat diubah; boleh dikirim lagi.")
            later = tr("Pengembalian akhir menyusul setelah {dpt} ditetapkan.", dpt=NAMA["dpt"])
            return told if before.dpt else f"{told} {later}"
        if before.final is None:
            return tr(
                "{dpt} dengan seluruh riwayatnya, ditandatangani dua anggota, terkunci untuk KPU. Dibuat "
                "satu kali dan tidak dapat ditarik; berkas yang sama dapat ditulis lagi. Sesudahnya berita "
                "acara dengan kode sidiknya dicetak dan ditandatangani.",
                dpt=NAMA["dpt"],
            )
        return tr(
            "Pengembalian akhir sudah dibuat {day}, kode sidik {code}. Berkas yang sama ditulis lagi, "
            "dan berita acaranya ditunjukkan.",
            day=long_date(before.made),
            code=before.final.kode,
        )


def _first(before: Before) -> str:
    """What is most likely wanted."""
    return FINAL if before.dpt else INTERIM


def _before(workspace: Workspace) -> Before:
    final = next((one for one in sent_returns(workspace) if one.tahap == FINAL), None)
    return Before(penetapan(workspace, "dpt") is not None, final, workspace.pengaturan.pemilihan.zona)
