"""Keys and files of the vault: recovery, rotation, another election, backup, destroying."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QWidget

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
from app.ui.widgets.ask import Ask, inform
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import label
from app.ui.widgets.deed import Deed, Failed, Then
from app.ui.widgets.deed_to_file import Place, to_file

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
        field = RecoveryField()
        told = tr("Siapa pun yang memegang kertas ini dapat membuka brankas. Hapus PDF-nya setelah dicetak.")
        name, kinds = "kunci-pemulihan.pdf", tr("Dokumen PDF (*.pdf)")

        def work(out: Path) -> Work:
            read = field.reading()

            def act(vault: Vault) -> Path:
                service.print_recovery(vault, read(), out)
                return out

            return act

        out = self._written(
            tr("Cetak kunci pemulihan"), tr("Tulis PDF …"), told, field, work=work,
            place=lambda: choose_new_file(self._page, tr("Kunci pemulihan di kertas"), name, kinds),
        )  # fmt: skip
        if out is not None:
            self._page.screen_.say(tr("Kunci pemulihan di {file}: cetak, lalu hapus PDF-nya", file=out.name))

    def split(self) -> None:
        """Two parts, each of which says nothing alone."""
        field = RecoveryField()
        told = tr(
            "Dua berkas dan dua lembar, untuk dua orang. Satu bagian tak berguna; keduanya membuka brankas. "
            "Kunci yang utuh tetap berlaku: simpan atau musnahkan sendiri."
        )

        def place() -> Path | None:
            folder = QFileDialog.getExistingDirectory(self._page, tr("Folder untuk kedua bagian"))
            return Path(folder) if folder else None

        def work(folder: Path) -> Work:
            files = (folder / "pemulihan-bagian-1.txt", folder / "pemulihan-bagian-2.txt")
            papers = (files[0].with_suffix(".pdf"), files[1].with_suffix(".pdf"))
            read = field.reading()

            def act(vault: Vault) -> Path:
                service.split_recovery(vault, read(), files, papers)
                return folder

            return act

        folder = self._written(
            tr("Bagi kunci pemulihan"), tr("Bagi dua …"), told, field, place=place, work=work
        )
        if folder is not None:
            said = tr(
                "Kedua bagian kunci pemulihan di {folder}: serahkan kepada dua orang", folder=folder.name
            )
            self._page.screen_.say(said)

    def renew(self) -> None:
        """The old one is lost, or seen by somebody."""
        told = tr(
            "Kunci lama tidak membuka brankas lagi. Paket yang sudah beredar tetap disegel kepada kunci "
            "lama. Simpan kunci baru di flashdisk, bukan di komputer ini."
        )
        heading, kinds = tr("Kunci pemulihan baru"), tr("Kunci pemulihan (*.txt)")
        done: Renewed | None = self._written(
            heading, tr("Buat kunci baru …"), told,
            place=lambda: choose_new_file(self._page, heading, RECOVERY_FILE, kinds, remember=False),
            work=lambda out: lambda vault: service.new_recovery(vault, out),
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
        rotated = self._rotate(
            tr("Kunci KPU bocor"),
            tr(
                "Kunci lama tidak dipercaya lagi: panitia akan diminta mengetik kode sidik kunci baru dari "
                "surat kunci yang baru. Terbitkan ulang semua paket sesudah ini. Tidak dapat diurungkan."
            ),
            compromised=True,
        )  # fmt: skip
        if rotated:
            self._offer_issuing()

    def _offer_issuing(self) -> None:
        """Until every village has a new package, the old words and the old key are in its letter."""
        told = label(
            tr(
                "Kunci lama tidak dipercaya lagi. Terbitkan ulang semua paket dengan kunci, kata kunci, dan "
                "surat kunci baru; kemudian pun dapat, di halaman Paket (L)."
            ),
            wrap=True,
        )
        if Ask(self._page, tr("Terbitkan ulang semua"), tr("Terbitkan ulang …"), told).agreed():
            self._page.screen_.issue_all(tr("Kunci KPU bocor"))

    def _rotate(self, heading: str, told: str, *, compromised: bool) -> bool:
        done: Rotated | None = self._deed(
            heading, tr("Ganti kunci"), told, work=lambda vault: rotate(vault, compromised=compromised)
        )
        if done is not None:
            self._page.screen_.say(tr("Kunci baru: {sidik}", sidik=done.baru))
        return done is not None

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
        typed, early = QLineEdit(), QCheckBox(tr("Walaupun masih ada yang belum kembali"))
        election = self._page.session.vault.pemilihan.id
        typed.setPlaceholderText(election)
        typed.setAccessibleName(tr("Ketik id pemilihan"))
        why = label(tr("Ketik {id} untuk meneguhkan. Berita acaranya ditulis lebih dahulu.", id=election))
        name, kinds = "ba-pemusnahan.pdf", tr("Dokumen PDF (*.pdf)")

        def work(out: Path) -> Work:
            order = DestroyOrder(typed.text(), out, words, early.isChecked())
            return lambda vault: destroy(vault, order)

        deed = self._to_file(
            heading, tr("Musnahkan …"), told, why, typed, early, work=work,
            place=lambda: choose_new_file(self._page, tr("Berita acara pemusnahan"), name, kinds),
        )  # fmt: skip
        deed.act.setEnabled(False)
        typed.textChanged.connect(lambda text: deed.act.setEnabled(text.strip() == election))
        if deed.agreed():
            self._destroyed(heading, deed.outcome[0], words=words)

    def _destroyed(self, heading: str, done: Destroyed, *, words: bool) -> None:
        self._page.screen_.say(tr("Dimusnahkan; cetak dan tandatangani {file}", file=done.file.name))
        if not words:
            inform(self._page, heading, tr("Selesai"), tr("Data dimusnahkan. Brankas ditutup."))
            self._page.screen_.log_out()

    def _made(self, heading: str, verb: str, told: str, *inside: Any, work: Work) -> Deed:
        session = self._page.session
        words = [label(told, wrap=True)] if told else []
        deed = Deed(
            self._page, heading, verb, *words, *inside,
            start=lambda then, failed: session.run(lambda vault, _: (work(vault),), then, failed),
        )  # fmt: skip
        _needs_key(deed, inside)
        return deed

    def _deed(self, heading: str, verb: str, told: str, *inside: Any, work: Work) -> Any:
        """What the act brought; None where it was not done."""
        deed = self._made(heading, verb, told, *inside, work=work)
        return deed.outcome[0] if deed.agreed() else None

    def _to_file(
        self, heading: str, verb: str, told: str, *inside: Any, place: Place, work: Callable[[Path], Work]
    ) -> Deed:
        """The form first, then where to. `work` reads the form and says what is done beside the window."""

        def start(out: Path, then: Then, failed: Failed) -> None:
            act = work(out)
            self._page.session.run(lambda vault, _: (act(vault),), then, failed)

        told_label = label(told, wrap=True)
        deed = Deed(self._page, heading, verb, told_label, *inside, start=to_file(place, start))
        next((one for one in inside if not isinstance(one, QLabel)), deed.act).setFocus()
        _needs_key(deed, inside)
        return deed

    def _written(
        self, heading: str, verb: str, told: str, *inside: Any, place: Place, work: Callable[[Path], Work]
    ) -> Any:
        """What the act brought; None where it was not done."""
        deed = self._to_file(heading, verb, told, *inside, place=place, work=work)
        return deed.outcome[0] if deed.agreed() else None


def _needs_key(deed: Deed, inside: Iterable[QWidget]) -> None:
    """Nothing is done before there is a key; once its file is chosen, Enter does it."""
    field = next((one for one in inside if isinstance(one, RecoveryField)), None)
    if field is not None:
        field.changed.connect(lambda: deed.act.setEnabled(field.is_given))
        field.changed.connect(deed.problem.hide)
        field.chosen.connect(deed.act.setFocus)
        deed.act.setEnabled(False)
        field.setFocus()
