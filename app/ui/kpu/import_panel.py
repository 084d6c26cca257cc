"""Choosing lists of Sidalih, reading them beside the window, and what became of every row."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.istilah import in_sentence
from app.services.kpu.import_list import Account, import_list
from app.services.kpu.row_report import RowReport, in_words
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.widgets.choose_files import choose_files
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.error_panel import ErrorPanel

if TYPE_CHECKING:
    from app.ui.kpu.data_page import DataPage

_LEFT, _NOTED = 3, 2
"""So many kinds of rows left out, and of notes, are told here; all of them stand in the report."""


class ImportPanel(QWidget):
    """Nothing is kept before every row has been read; cancelling keeps nothing."""

    def __init__(self, page: "DataPage") -> None:
        super().__init__()
        self._page = page
        self.files: list[Path] = []
        self.account: Account | None = None
        self.choose = button(tr("Pilih &berkas …"), self._choose, "folder-open")
        self.source = QLineEdit()
        self.source.setPlaceholderText(tr("Asal daftar, misalnya DPT Pilkada 2024"))
        self.source.setAccessibleName(tr("Asal daftar"))
        self.source.setMaxLength(200)
        desa = in_sentence(istilah().desa)
        self.complete = QCheckBox(tr("Berkas memuat {desa} seutuhnya", desa=desa))
        self.complete.setToolTip(
            tr("Pemilih wilayah itu yang tidak ada di berkas dikeluarkan dari daftar kabupaten.")
        )
        self.potential = QCheckBox(tr("Pemilih potensial PDPB (tanpa DPID)"))
        self.start = button(tr("&Masukkan daftar"), self._start, primary=True)
        self.problem = ErrorPanel()
        self._chosen, self._told = label("", wrap=True), label("", wrap=True)
        self.report = button(tr("Simpan &laporan baris …"), self._save_report, "save")
        hint = label(tr("Ekspor Sidalih .xlsx atau .csv, satu atau banyak. Boleh diseret ke sini."), "quiet")
        told = row(self._told, self.report)
        told.setStretch(0, 1)
        self.setLayout(
            column(
                row(self.choose, self.source, self.start),
                row(self._chosen, None, self.complete, 12, self.potential, space=8),
                hint, self.problem, told, space=6,
            )
        )  # fmt: skip
        self.potential.toggled.connect(lambda on: self.complete.setEnabled(not on))
        self._refresh()

    def take(self, files: list[Path]) -> None:
        """These files, besides those chosen already."""
        self.files = list(dict.fromkeys([*self.files, *files]))
        self._refresh()
        self.start.setFocus()

    def _choose(self) -> None:
        chosen = choose_files(self, tr("Daftar Sidalih"), tr("Daftar Sidalih (*.xlsx *.csv)"))
        if chosen:
            self.files = []
            self.take(chosen)

    def _refresh(self) -> None:
        self.start.setEnabled(bool(self.files))
        names = ", ".join(file.name for file in self.files[:3])
        more = tr(" dan {count} lagi", count=len(self.files) - 3) if len(self.files) > 3 else ""
        self._chosen.setText(names + more)
        self._chosen.setVisible(bool(self.files))
        self._told.setVisible(self.account is not None)
        self.report.setVisible(self.account is not None and self.account.report.lines > 0)

    def _start(self) -> None:
        files, source = self.files, self.source.text().strip()
        complete = self.complete.isChecked() and self.complete.isEnabled()
        potential = self.potential.isChecked()
        self.problem.hide()
        self.setEnabled(False)
        self._page.session.run(
            lambda vault, progress: import_list(
                vault, files, source, complete=complete, potential=potential, progress=progress
            ),
            self._done, self._failed, tr("Membaca daftar"),
        )  # fmt: skip

    def _done(self, account: Account) -> None:
        self.setEnabled(True)
        self.account, self.files = account, []
        self._told.setText(account_words(account))
        self._refresh()
        self._page.imported(account)

    def _failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        self.problem.tell(error)
        self.choose.setFocus()

    def _save_report(self) -> None:
        assert self.account is not None
        report = self.account.report
        file = choose_new_file(self, tr("Laporan baris"), "laporan-baris.csv", tr("Tabel (*.csv)"))
        if file is not None:
            self._page.session.free(
                lambda _: report.write(file),
                lambda _: self._page.screen_.say(tr("Laporan baris disimpan")), self.problem.tell,
            )  # fmt: skip


def account_words(account: Account) -> str:
    """Every row accounted for; why rows were left out comes before what was only noted."""
    told = [
        tr(
            "{total} baris = {masuk} masuk + {diperbarui} diperbarui + {ditolak} ditolak + {ganda} ganda.",
            total=ribuan(account.total), masuk=ribuan(account.masuk),
            diperbarui=ribuan(account.diperbarui), ditolak=ribuan(account.ditolak),
            ganda=ribuan(account.ganda),
        )
    ]  # fmt: skip
    if account.keluar:
        told.append(
            tr("{count} pemilih tidak ada lagi di daftar dan dikeluarkan.", count=ribuan(account.keluar))
        )
    told += _reasons(account.report)
    if account.warnings:
        told.append(
            tr("Hampir semua NIK berakhir 0: berkas ini mungkin dirusak Excel. Minta ekspor yang asli.")
        )
    return "\n".join(told)


def _reasons(report: RowReport) -> list[str]:
    """The commonest of each kind; all of them are in the saved report."""

    def line(codes: Counter[str], most: int) -> str:
        return "  ".join(f"{ribuan(count)} × {in_words(code)}" for code, count in codes.most_common(most))

    left, noted = +report.left, report.codes - report.left
    told = [tr("Tidak masuk: {reasons}", reasons=line(left, _LEFT))] if left else []
    return [*told, tr("Masuk, dicatat: {reasons}", reasons=line(noted, _NOTED))] if noted else told
