"""Saying which village an area of Sidalih is, or which several it is."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit

from app.domain.istilah import in_sentence
from app.services.kpu import areas as service
from app.services.kpu import bagian
from app.services.kpu.areas import Area
from app.services.kpu.bagian import Split
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.widgets.ask import preview
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.controls import label
from app.ui.widgets.deed import Deed

if TYPE_CHECKING:
    from app.ui.kpu.data_page import DataPage


class AreaActs:
    """Each act shows what it will do before it does."""

    def __init__(self, page: "DataPage") -> None:
        self._page = page

    def set_code(self, area: Area | None) -> None:
        """Type the code of one area."""
        if area is None:
            return
        field = QLineEdit(area.kode)
        field.setMaxLength(13)
        field.setAccessibleName(tr("Kode Kemendagri"))
        join = QCheckBox(tr("Boleh bersama wilayah lain menjadi satu {desa}", desa=_desa()))
        told = label(
            tr(
                "Kode Kemendagri 10 angka untuk {nama}, {kecamatan} ({count} pemilih).",
                nama=area.nama, kecamatan=area.kecamatan, count=ribuan(area.pemilih),
            ),
            wrap=True,
        )  # fmt: skip
        session = self._page.session
        Deed(
            self._page, tr("Kode wilayah"), tr("Tetapkan"), told, field, join,
            start=lambda then, failed: session.run(
                lambda vault, _: service.set_areas(
                    vault, {area.kel_id: field.text().strip().replace(".", "")}, join=join.isChecked()
                ),
                then, failed,
            ),
        ).agreed()  # fmt: skip

    def accept_all(self) -> None:
        """Every proposal, once somebody has looked at them."""
        proposed = [area for area in self._page.areas if area.status == "usul"]
        rows = [f"{area.kecamatan}: {area.nama} → {area.kode} {area.nama_resmi}" for area in proposed]
        told = tr("{count} wilayah mendapat kode yang diusulkan dari namanya:", count=ribuan(len(rows)))
        if proposed and preview(self._page, tr("Terima semua usul"), tr("Terima"), told, rows):
            codes = {area.kel_id: area.kode for area in proposed}
            self._page.session.run(
                lambda vault, _: service.set_areas(vault, codes),
                lambda count: self._page.screen_.say(tr("{count} wilayah berkode", count=ribuan(count))),
            )

    def from_table(self) -> None:
        """Codes from a CSV."""
        file = choose_file(self._page, tr("Kode dari tabel"), tr("Tabel kel_id,kode (*.csv)"))
        if file is None:
            return
        self._page.session.run(
            lambda vault, _: service.set_areas(vault, service.read_codes(vault, file)),
            lambda count: self._page.screen_.say(tr("{count} wilayah berkode", count=ribuan(count))),
        )

    def divide(self, area: Area | None) -> None:
        """Rules of parts from a table: how many voters go where is shown first."""
        if area is None:
            return
        file = choose_file(self._page, tr("Bagi wilayah"), tr("Tabel bagian wilayah (*.csv *.json)"))
        if file is not None:
            self._page.session.read(
                lambda vault, _: bagian.preview_split(vault, bagian.read_split(file), join=True),
                lambda found: self._ask_split(file, found), what=tr("Menghitung bagian"),
            )  # fmt: skip

    def _ask_split(self, file: Path, found: Split) -> None:
        rows = [
            tr(
                "{kel_id}: {nama} {kode}, {count} pemilih",
                kel_id=share.kel_id, nama=share.nama or tr("tanpa bagian"), kode=share.kode,
                count=ribuan(share.pemilih),
            )
            for share in found.shares
        ]  # fmt: skip
        told = tr("Pemilih dibagi menurut RT, RW, dan {dusun}nya:", dusun=in_sentence(istilah().dusun))
        if found.unfit:
            told += " " + tr("{count} pemilih tidak masuk bagian mana pun.", count=ribuan(found.unfit))
        if preview(self._page, tr("Bagi wilayah"), tr("Bagi"), told, rows):
            self._page.session.run(
                lambda vault, _: bagian.split(vault, bagian.read_split(file), join=True),
                lambda _: self._page.screen_.say(tr("Wilayah dibagi")),
            )


def _desa() -> str:
    return in_sentence(istilah().desa)
