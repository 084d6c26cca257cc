"""What an operator does with rows that came back without the program: take in, say whom, accept, refuse."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from app.domain.progress import Progress
from app.services.kpu import manual_decide as service
from app.services.kpu.manual_match import Terdaftar, listed
from app.services.kpu.manual_return import Diambil, Pratinjau, preview
from app.services.kpu.vault_session import Vault
from app.system.language import tr
from app.system.safe_file import read_file
from app.ui.desa.evidence_form import bukti_words
from app.ui.figures import ribuan
from app.ui.kpu.balasan_beda import kind_words
from app.ui.kpu.pick_voter import PickVoter
from app.ui.kpu.row_form import TypeRow
from app.ui.kpu.table_preview import TablePreview
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.controls import label
from app.ui.widgets.deed import Deed

if TYPE_CHECKING:
    from app.ui.kpu.tanpa_program import TanpaProgram

_LARGEST = 64 * 1024 * 1024
_PROOF = ("jenis", "nomor", "tanggal_dokumen", "keterangan")


class TanpaProgramActs:
    """Each is about the row in front, but those that take rows in or accept all that are clear."""

    def __init__(self, view: "TanpaProgram") -> None:
        self._view = view

    def _say(self, text: str) -> None:
        self._view.page.screen_.say(text)

    def read_table(self) -> None:
        """The village's own workbook: every row judged before any is kept."""
        view = self._view
        file = choose_file(view, tr("Tabel dari panitia"), tr("Tabel (*.xlsx *.ods *.csv *.html)"))
        if file is None:
            return
        kode = view.kode

        def work(vault: Vault, progress: Progress) -> Pratinjau:
            return preview(vault, kode, read_file(file, _LARGEST), file.name, progress=progress)

        view.problem.hide()
        view.read(work, self._preview, tr("Membaca tabel"))

    def _preview(self, shown: Pratinjau) -> None:
        view = self._view
        asked = TablePreview(view, shown, view.page.session)
        if asked.agreed():
            done: Diambil = asked.outcome
            taken = ribuan(done.masuk + done.diperbarui)
            self._say(tr("{count} masukan disimpan, belum tepercaya", count=taken))

    def type_rows(self) -> None:
        """Row after row from the signed list, until the person has no more."""
        view, count, was = self._view, 0, ""
        while (typed := TypeRow(view, view.kode, view.page.session, count, was)).agreed():
            count += 1
            shown: Pratinjau = typed.outcome
            was = ", ".join(filter(None, (shown.baris[0].nama, kind_words().get(shown.baris[0].jenis))))
            self._say(tr("{count} baris diketik dan tersimpan", count=ribuan(count)))

    def accept(self) -> None:
        """The row in front, with its evidence."""
        one = self._view.front
        if one is None:
            return
        if one.isian.jenis != "baru" and not one.isian.pemilih:
            self.assign()
            return
        self._accept([one.isian.nomor], dict(one.isian.bukti), tr("Terima baris {n}", n=one.isian.nomor))

    def accept_all(self) -> None:
        """Every row that is clear, with one evidence for all, or each with its own."""
        from app.ui.kpu.tanpa_program import is_ready

        numbers = [one.isian.nomor for one in self._view.rows if is_ready(one)]
        self._accept(numbers, {}, tr("Terima {count} baris", count=ribuan(len(numbers))))

    def _accept(self, numbers: list[int], known: Mapping[str, str], heading: str) -> None:
        form, fields = _proof_form(known)
        told = label(
            tr(
                "Sebutkan dokumen yang Anda lihat dan nomor atau tanggalnya. Isian kosong: bukti yang "
                "tertulis di barisnya."
            ),
            wrap=True,
        )
        kode = self._view.kode

        def work(vault: Vault) -> int:
            typed = {name: text for name, field in fields.items() if (text := field.text().strip())}
            return service.accept(vault, kode, numbers, typed)

        if self._deed(heading, tr("Terima"), told, form, work=work) is not None:
            self._say(tr("{count} baris diterima", count=ribuan(len(numbers))))

    def refuse(self) -> None:
        """The row in front is not taken; U takes that back."""
        self._run(service.refuse, lambda n: tr("Baris {n} ditolak", n=n))

    def reopen(self) -> None:
        """The decision on the row in front is taken back."""
        self._run(service.reopen, lambda n: tr("Baris {n} menunggu lagi", n=n))

    def _run(self, act: Callable[[Vault, str, list[int]], int], told: Callable[[int], str]) -> None:
        view, one = self._view, self._view.front
        if one is None:
            return
        kode, number = view.kode, one.isian.nomor
        view.problem.hide()
        view.page.session.run(
            lambda vault, _: act(vault, kode, [number]),
            lambda _: self._say(told(number)), view.tell,
        )  # fmt: skip

    def assign(self) -> None:
        """Say whom of KPU's list the row in front means."""
        view = self._view
        if view.front is None:
            return
        kode = view.kode
        view.read(lambda vault, _: listed(vault, kode), self._pick, tr("Membaca daftar"))

    def _pick(self, known: Terdaftar) -> None:
        one, kode = self._view.front, self._view.kode
        if one is None:
            return
        number = one.isian.nomor
        picked = PickVoter(known.pemilih, one.isian.isi.get("nama", ""))
        done = self._deed(
            tr("Siapa yang dimaksud baris {n}", n=number), tr("Tunjuk"), picked,
            work=lambda vault: service.assign(vault, kode, number, picked.voter),
        )  # fmt: skip
        if done is not None:
            self._say(tr("Baris {n} ditunjuk", n=number))

    def as_new(self) -> None:
        """The row in front is somebody whom the list does not have."""
        one, kode = self._view.front, self._view.kode
        if one is None:
            return
        number, field = one.isian.nomor, QLineEdit(one.isian.isi.get("tps_kpu", ""))
        field.setAccessibleName(tr("TPS di Sidalih"))
        field.setPlaceholderText(tr("TPS di Sidalih; kosong: menurut keluarga atau RT-nya"))
        field.setMaxLength(3)
        told = label(
            tr("Orang ini belum ada di daftar KPU dan akan diajukan sebagai pemilih baru."), wrap=True
        )
        done = self._deed(
            tr("Baris {n}: pemilih baru", n=number), tr("Jadikan baru"), told, field,
            work=lambda vault: service.as_new(vault, kode, number, field.text().strip()),
        )  # fmt: skip
        if done is not None:
            self._say(tr("Baris {n}: pemilih baru", n=number))

    def _deed(self, heading: str, verb: str, *inside: QWidget, work: Callable[[Vault], Any]) -> Any:
        session = self._view.page.session
        deed = Deed(
            self._view, heading, verb, *inside,
            start=lambda then, failed: session.run(lambda vault, _: work(vault), then, failed),
        )  # fmt: skip
        return deed.outcome if deed.agreed() else None


def _proof_form(known: Mapping[str, str]) -> tuple[QWidget, dict[str, QLineEdit]]:
    made, words = QWidget(), bukti_words()
    form, fields = QFormLayout(made), {name: QLineEdit(known.get(name, "")) for name in _PROOF}
    form.setContentsMargins(0, 0, 0, 0)
    for name, field in fields.items():
        field.setAccessibleName(words[name])
        field.setMaxLength(200)
        form.addRow(words[name], field)
    made.setFocusProxy(fields["jenis"])
    return made, fields
