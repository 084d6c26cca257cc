"""Keys and files of the vault: recovery, rotation, another election, backup, destroying."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit

from app.services.kpu import recovery as service
from app.services.kpu.backup import Saved, backup
from app.services.kpu.destroy import Destroyed, DestroyOrder, destroy
from app.services.kpu.new_election import Added, NewElection, add_election
from app.services.kpu.recovery import Drilled, Renewed
from app.services.kpu.rotate import Rotated, rotate
from app.services.kpu.vault_session import Vault
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.kpu.new_vault_screen import RECOVERY_FILE, ElectionStep
from app.ui.kpu.recovery_field import RecoveryField
from app.ui.widgets.ask import Ask
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import label
from app.ui.widgets.deed import Deed

if TYPE_CHECKING:
    from app.ui.kpu.brankas_page import BrankasPage

Work = Callable[[Vault], Any]


class KunciActs:
    """What cannot be undone says so before it is done."""

    def __init__(self, page: "BrankasPage") -> None:
        self._page = page

    def drill(self) -> None:
        """Prove that the recovery key opens."""
        field = RecoveryField()
        told = tr("Ambil kunci dari lemari: berkas di flashdisk, atau ketik dari kertas. Ini hanya uji.")
        done: Drilled | None = self._deed(
            tr("Uji kunci pemulihan"), tr("Uji"), told, field,
            work=lambda vault: service.drill(vault, field.identity()),
        )  # fmt: skip
        if done is not None:
            said = tr("Terbukti membuka {count} pemilihan", count=done.pemilihan)
            if done.older:
                said += tr("; {count} paketnya disegel kunci pemulihan lama", count=done.older)
            self._page.screen_.say(said)

    def on_paper(self) -> None:
        """The key on a page."""
        out = choose_new_file(
            self._page, tr("Kunci pemulihan di kertas"), "kunci-pemulihan.pdf", tr("Dokumen PDF (*.pdf)")
        )
        if out is None:
            return
        field = RecoveryField()
        told = tr("Siapa pun yang memegang kertas ini dapat membuka brankas. Hapus PDF-nya setelah dicetak.")
        self._deed(
            tr("Cetak kunci pemulihan"), tr("Tulis PDF"), told, field,
            work=lambda vault: service.print_recovery(vault, field.identity(), out),
        )  # fmt: skip

    def split(self) -> None:
        """Two parts, each of which says nothing alone."""
        folder = QFileDialog.getExistingDirectory(self._page, tr("Folder untuk kedua bagian"))
        if not folder:
            return
        field = RecoveryField()
        files = (Path(folder) / "pemulihan-bagian-1.txt", Path(folder) / "pemulihan-bagian-2.txt")
        papers = (files[0].with_suffix(".pdf"), files[1].with_suffix(".pdf"))
        told = tr(
            "Dua berkas dan dua lembar, untuk dua orang. Satu bagian tak berguna; keduanya membuka brankas. "
            "Kunci yang utuh tetap berlaku: simpan atau musnahkan sendiri."
        )
        self._deed(
            tr("Bagi kunci pemulihan"), tr("Bagi dua"), told, field,
            work=lambda vault: service.split_recovery(vault, field.identity(), files, papers),
        )  # fmt: skip

    def renew(self) -> None:
        """The old one is lost, or seen by somebody."""
        out = choose_new_file(
            self._page, tr("Kunci pemulihan baru"), RECOVERY_FILE, tr("Kunci pemulihan (*.txt)")
        )
        if out is None:
            return
        told = tr(
            "Kunci lama tidak membuka brankas lagi. Paket yang sudah beredar tetap disegel kepada kunci lama."
        )
        done: Renewed | None = self._deed(
            tr("Kunci pemulihan baru"), tr("Buat kunci baru"), told,
            work=lambda vault: service.new_recovery(vault, out),
        )  # fmt: skip
        if done is not None:
            self._page.screen_.say(tr("Kunci pemulihan baru: {sidik}", sidik=done.sidik))

    def rotate(self) -> None:
        """A new signing key, certified by the old one."""
        self._rotate(
            tr("Ganti kunci KPU"),
            tr(
                "Paket berikutnya ditandatangani kunci baru, disertai surat keterangan dari kunci lama. "
                "Yang sudah beredar tetap berlaku. Tidak dapat diurungkan."
            ),
            compromised=False,
        )

    def compromised(self) -> None:
        """The old key may be in other hands."""
        self._rotate(
            tr("Kunci KPU bocor"),
            tr(
                "Kunci lama tidak dipercaya lagi: panitia akan diminta mengetik kode sidik kunci baru dari "
                "surat kunci yang baru. Terbitkan ulang semua paket sesudah ini. Tidak dapat diurungkan."
            ),
            compromised=True,
        )

    def _rotate(self, heading: str, told: str, *, compromised: bool) -> None:
        done: Rotated | None = self._deed(
            heading, tr("Ganti kunci"), told, work=lambda vault: rotate(vault, compromised=compromised)
        )
        if done is not None:
            self._page.screen_.say(tr("Kunci baru: {sidik}", sidik=done.baru))

    def add_election(self) -> None:
        """Another election of the same district, with its own list and keys."""
        step = ElectionStep()
        step.terms.insertItem(0, tr("seperti pemilihan ini"), "")
        step.terms.setCurrentIndex(0)

        def work(vault: Vault) -> Added:
            day = step.day.day
            assert day is not None  # the act is off until then
            return add_election(
                vault,
                NewElection(
                    step.nama.text().strip(), day, step.profile.currentData(), step.zone.currentData(),
                    step.until.day, step.terms.currentData(),
                ),
            )  # fmt: skip

        deed = self._made(tr("Tambah pemilihan"), tr("Buat pemilihan"), "", step, work=work)
        deed.act.setEnabled(False)
        step.on_change = lambda: deed.act.setEnabled(step.ready())
        if deed.agreed():
            self._page.screen_.say(tr("Pemilihan dibuat; masuk lagi untuk membukanya"))

    def backup(self) -> None:
        """One file of everything, still encrypted."""
        out = choose_new_file(
            self._page, tr("Simpan cadangan"), "brankas.dptv", tr("Cadangan brankas (*.dptv)")
        )
        if out is not None:
            self._page.session.run(
                lambda vault, _: backup(vault, out), self._saved, what=tr("Menyimpan cadangan")
            )

    def _saved(self, saved: Saved) -> None:
        self._page.screen_.say(
            tr("Cadangan tersimpan: {file}, {size} MB", file=saved.file.name, size=ribuan(saved.ukuran >> 20))
        )

    def destroy_words(self) -> None:
        """The letters cannot be printed any more."""
        self._destroy(
            tr("Musnahkan kata kunci"),
            tr("Surat kunci tidak dapat dicetak atau dibacakan lagi. Data dan pengembalian tetap ada."),
            words=True,
        )

    def destroy(self) -> None:
        """All that tells of a person and opens files."""
        self._destroy(
            tr("Musnahkan data pemilihan"),
            tr(
                "Daftar pemilih, paket, pengembalian, kata, dan kunci pemilihan ini dimusnahkan untuk "
                "selamanya. Catatan dan rekap tetap ada. Cadangan di tempat lain musnahkan sendiri."
            ),
            words=False,
        )

    def _destroy(self, heading: str, told: str, *, words: bool) -> None:
        out = choose_new_file(
            self._page, tr("Berita acara pemusnahan"), "ba-pemusnahan.pdf", tr("Dokumen PDF (*.pdf)")
        )
        if out is None:
            return
        typed, early = QLineEdit(), QCheckBox(tr("Walaupun masih ada yang belum kembali"))
        typed.setPlaceholderText(self._page.session.vault.pemilihan.id)
        typed.setAccessibleName(tr("Ketik id pemilihan"))
        why = label(tr("Ketik {id} untuk meneguhkan.", id=self._page.session.vault.pemilihan.id))
        done: Destroyed | None = self._deed(
            heading, tr("Musnahkan"), told, why, typed, early,
            work=lambda vault: destroy(vault, DestroyOrder(typed.text(), out, words, early.isChecked())),
        )  # fmt: skip
        if done is not None and not words:
            Ask(
                self._page, heading, tr("Selesai"), label(tr("Data dimusnahkan. Brankas ditutup."), wrap=True)
            ).agreed()
            self._page.screen_.log_out()

    def _made(self, heading: str, verb: str, told: str, *inside: Any, work: Work) -> Deed:
        session = self._page.session
        words = [label(told, wrap=True)] if told else []
        return Deed(
            self._page, heading, verb, *words, *inside,
            start=lambda then, failed: session.run(lambda vault, _: (work(vault),), then, failed),
        )  # fmt: skip

    def _deed(self, heading: str, verb: str, told: str, *inside: Any, work: Work) -> Any:
        """What the act brought; None where it was not done."""
        deed = self._made(heading, verb, told, *inside, work=work)
        return deed.outcome[0] if deed.agreed() else None

    def _file(self, heading: str, name: str, kinds: str) -> Path | None:
        return choose_new_file(self._page, heading, name, kinds)
