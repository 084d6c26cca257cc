"""What every row of a village's table would be, before any is kept."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.voter_id import kpu_number
from app.services.kpu.manual_return import Pratinjau, report, take
from app.services.kpu.manual_rows import Baris
from app.system.language import tr
from app.system.safe_file import write_atomic
from app.ui.figures import ribuan
from app.ui.kpu.balasan_beda import kind_words
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import button, label, row
from app.ui.widgets.deed import Deed
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.kpu.session import VaultSession


class TablePreview(Deed):
    """Keeping them is all or nothing; they wait for a decision all the same."""

    def __init__(self, parent: QWidget, shown: Pratinjau, session: "VaultSession") -> None:
        self._shown, self._session = shown, session
        told = label(_counts(shown), wrap=True)
        model = TextModel(
            [Heading(tr("Baris"), is_number=True), Heading(tr("Nama")), Heading(tr("Hasil")),
             Heading(tr("Jenis")), Heading(tr("Pemilih")), Heading(tr("Keterangan"))]
        )  # fmt: skip
        model.show([_line(one) for one in shown.baris])
        table = PlainTable(model, tr("Baris tabel"), [60, 200, 100, 60, 70, 0])
        table.setMinimumHeight(320)
        save = button(tr("Simpan &laporan baris …"), self._save_report, "save", flat=True)
        foot = QWidget()
        inside = row(told, save)
        inside.setStretch(0, 1)
        foot.setLayout(inside)
        super().__init__(
            parent, tr("Tabel {file}", file=shown.berkas), tr("Simpan masukan"), table, foot,
            start=lambda then, failed: session.run(lambda vault, _: take(vault, shown), then, failed),
            width=960,
        )  # fmt: skip
        table.opened.connect(lambda _: self.accept())
        table.go_to(0)
        self.act.setEnabled(any(one.is_taken for one in shown.baris))

    def _save_report(self) -> None:
        out = choose_new_file(self, tr("Laporan baris"), "laporan-masukan.csv", tr("Tabel (*.csv)"))
        if out is not None:
            self._write(out)

    def _write(self, out: Path) -> None:
        shown = self._shown
        self._session.free(
            lambda _: write_atomic(out, report(shown)), lambda _: None, self.problem.tell,
            tr("Menulis laporan"),
        )  # fmt: skip


def _counts(shown: Pratinjau) -> str:
    counts = {str(name): ribuan(count) for name, count in shown.hitungan.items()}
    told = tr(
        "{total} baris = {masuk} masuk + {diperbarui} diperbarui + {ditolak} ditolak + {ganda} ganda.",
        total=ribuan(len(shown.baris)), **counts,
    )  # fmt: skip
    if shown.tak_dikenal:
        told += " " + tr("Kolom yang tidak dipakai: {names}.", names=", ".join(shown.tak_dikenal))
    if shown.dilewati:
        told += " " + tr("Lembar tanpa kepala tabel: {names}.", names=", ".join(shown.dilewati))
    return told


def _line(one: Baris) -> Line:
    words = {
        "masuk": (tr("✓ masuk"), "good"), "diperbarui": (tr("✓ diperbarui"), "good"),
        "ditolak": (tr("× ditolak"), "bad"), "ganda": (tr("= ganda"), "quiet"),
    }  # fmt: skip
    word, look = words[one.hasil]
    kind = kind_words().get(one.jenis, one.jenis) if one.is_taken else ""
    number = str(kpu_number(one.pemilih) or one.pemilih)
    told = " ".join(map(str, one.keterangan))
    return Line((str(one.nomor), one.nama, word, kind, number, told), "text" if one.is_taken else look)
