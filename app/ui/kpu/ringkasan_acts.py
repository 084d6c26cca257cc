"""What leaves the overview: its table, first-time voters, the pack for publication. Each asks where first."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.istilah import in_sentence
from app.domain.nama_berkas import slug
from app.domain.progress import Progress
from app.services.kpu.overview import Overview
from app.services.kpu.overview_table import write_overview
from app.services.kpu.pemula import Pemula, pemula
from app.services.kpu.publish import Publikasi, publish
from app.services.kpu.status import DITERAPKAN_
from app.services.kpu.vault_session import Vault
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import button, column, label
from app.ui.widgets.error_panel import ErrorPanel

if TYPE_CHECKING:
    from app.ui.kpu.ringkasan_page import RingkasanPage


T = TypeVar("T")


class RingkasanActs(QWidget):
    """Nothing here changes a list; that it was written is noted in the record."""

    def __init__(self, page: "RingkasanPage") -> None:
        super().__init__()
        self._page = page
        self.problem = ErrorPanel()
        self.export = button(tr("&Ekspor tabel …"), self._export, "save")
        self.pemula = button(tr("Pemilih pe&mula …"), self._pemula, "users")
        self.publish = button(tr("Paket p&ublikasi …"), self._publish, "printer")
        self._why = label("", "quiet", wrap=True)
        self.setLayout(column(self.export, self.pemula, self.publish, self._why, self.problem, space=6))

    def tell(self, overview: Overview) -> None:
        """What can be written now."""
        self.export.setEnabled(bool(overview.petak))
        self.pemula.setEnabled(any(tile.keadaan.paket for tile in overview.petak))
        applied = overview.jumlah.get(DITERAPKAN_, 0)
        self.publish.setEnabled(bool(applied))
        self._why.setVisible(bool(overview.petak) and not applied)
        self._why.setText(
            tr(
                "Paket publikasi menunggu DPT {desa} yang pertama diterapkan.",
                desa=in_sentence(istilah().desa),
            )
        )

    def _name(self, what: str, ending: str) -> str:
        return f"{slug(self._page.session.vault.kabupaten.nama)}-{what}{ending}"

    def _export(self) -> None:
        kinds = tr("Buku kerja (*.xlsx);;Tabel (*.csv)")
        file = choose_new_file(self, tr("Ekspor tabel ringkasan"), self._name("ringkasan", ".xlsx"), kinds)
        if file is not None:
            self._start(
                lambda vault, _: write_overview(vault, file),
                lambda count: tr("{count} baris disimpan: {file}", count=ribuan(count), file=file.name),
                tr("Menulis tabel"),
            )

    def _pemula(self) -> None:
        kinds = tr("Buku kerja (*.xlsx)")
        file = choose_new_file(self, tr("Pemilih pemula"), self._name("pemilih-pemula", ".xlsx"), kinds)
        if file is not None:
            self._start(lambda vault, progress: pemula(vault, file, progress), _told, tr("Menghitung pemula"))

    def _publish(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder paket publikasi"), str(Path.home()))
        if folder:
            where = Path(folder) / self._name("publikasi", "")
            self._start(lambda vault, _: publish(vault, where), _published, tr("Menggambar paket publikasi"))

    def _start(self, work: Callable[[Vault, Progress], T], told: Callable[[T], str], what: str) -> None:
        """Beside the window; the sentence on top when it is done."""
        self.problem.hide()
        say = self._page.screen_.say
        self._page.session.run(work, lambda done: say(told(done)), self.problem.tell, what)


def _told(done: Pemula) -> str:
    return tr(
        "Pemilih pemula disimpan: {file} ({dpt} dari DPT, {daftar} dari daftar KPU)",
        file=done.file.name, dpt=ribuan(done.dpt), daftar=ribuan(done.daftar),
    )  # fmt: skip


def _published(done: Publikasi) -> str:
    return tr(
        "Paket publikasi disimpan di {folder}: DPT {desa} dari {dari}",
        folder=done.folder.name, desa=ribuan(done.desa), dari=ribuan(done.dari),
    )  # fmt: skip
