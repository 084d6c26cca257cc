"""Papers with the packages: the letters of words, receipts and statements, minutes of the hand-over."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout

from app.services.kpu.delivery import Delivered, deliver
from app.services.kpu.letters import Letters, letters_pdf, print_letters
from app.services.kpu.naskah_kpu import Surat
from app.system import clock
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.kpu.paket_acts import chosen, package_folder, who
from app.ui.kpu.paket_words import delivered_words
from app.ui.widgets.ask import Ask
from app.ui.widgets.choice import Choice
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import label
from app.ui.widgets.day_field import DayField
from app.ui.widgets.pdf_preview import show_pdf
from app.ui.widgets.text_lines import text_lines

if TYPE_CHECKING:
    from app.ui.kpu.paket_page import PaketPage


class PaketPapers:
    """All of them are in the order of delivery, by kecamatan and name."""

    def __init__(self, page: "PaketPage") -> None:
        self._page = page

    def letters(self) -> None:
        """Words leave the vault: asked first, written down, as a rule never on a disk."""
        packed = [one for one in self._page.rows if one.urut]
        front = self._page.front if self._page.front in packed else None
        if not packed:
            return
        told = label(
            tr(
                "Surat kunci memuat tujuh kata yang membuka paket. Siapa pun yang memegang keduanya dapat "
                "membaca daftarnya. Pengambilan kata dari brankas ini dicatat."
            ),
            wrap=True,
        )
        which = who(front, packed)
        way = Choice(
            tr("Keluaran"),
            (("kertas", tr("Cetak langsung, tanpa berkas")), ("berkas", tr("Simpan PDF"))), "kertas",
        )  # fmt: skip
        hint = label(tr("PDF yang disimpan harus dihapus setelah dicetak."), "quiet")
        if Ask(self._page, tr("Surat kunci"), tr("Ambil kata kunci"), told, which, way, hint).agreed():
            kodes = chosen(which, front)
            self._print(kodes) if way.now == "kertas" else self._save(kodes)

    def _print(self, kodes: tuple[str, ...]) -> None:
        def made(told: tuple[bytes, tuple[str, ...]]) -> None:
            pdf, printed = told
            self._page.tell_done("", "")
            name = tr("Surat kunci ({count})", count=ribuan(len(printed)))
            show_pdf(self._page, pdf, name, paper_only=True)

        self._page.session.run(
            lambda vault, progress: letters_pdf(vault, kodes, progress), made, self._page.fail,
            tr("Menyusun surat kunci"),
        )  # fmt: skip

    def _save(self, kodes: tuple[str, ...]) -> None:
        out = choose_new_file(self._page, tr("Surat kunci"), "surat-kunci.pdf", tr("Dokumen PDF (*.pdf)"))
        if out is None:
            return

        def saved(done: Letters) -> None:
            told = tr("{count} surat kunci di {file}.", count=ribuan(len(done.desa)), file=str(done.file))
            self._page.tell_done(told, tr("Hapus PDF itu setelah dicetak."))

        self._page.session.run(
            lambda vault, progress: print_letters(vault, out, kodes, progress), saved, self._page.fail,
            tr("Menyusun surat kunci"),
        )  # fmt: skip

    def delivery(self) -> None:
        """Receipt with statement for each village, and the minutes between KPU and the agency."""
        packed = [one for one in self._page.rows if one.urut]
        front = self._page.front if self._page.front in packed else None
        if not packed:
            return
        which, folder = who(front, packed), package_folder()
        form, fields = text_lines({"nomor": tr("Nomor berita acara"), "tempat": tr("Tempat")})
        day = DayField(tr("Tanggal berita acara"), clock.today(self._page.zone))
        rows = form.layout()
        assert isinstance(rows, QFormLayout)
        rows.addRow(tr("Tanggal"), day)
        told = label(
            tr(
                "Dua PDF: tanda terima beserta pernyataan kerahasiaan untuk setiap paket, dan berita acara "
                "dengan kode sidik setiap berkas. Yang dikosongkan ditulis tangan."
            ),
            wrap=True,
        )
        asked = Ask(
            self._page, tr("Tanda terima dan berita acara"), tr("Tulis PDF"), told, which, form, folder
        )
        if asked.agreed():
            surat = Surat(fields["nomor"].text(), tanggal=day.day, tempat=fields["tempat"].text().strip())
            self._deliver(folder.remember(), surat, chosen(which, front))

    def _deliver(self, out: Path, surat: Surat, kodes: tuple[str, ...]) -> None:
        def written(done: Delivered) -> None:
            self._page.tell_done(*delivered_words(done))

        self._page.session.run(
            lambda vault, progress: deliver(vault, out, surat, kodes, progress), written, self._page.fail,
            tr("Menulis tanda terima"),
        )  # fmt: skip
