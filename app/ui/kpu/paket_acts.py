"""Making packages, and issuing a village's list again, with the questions that only a person answers."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QScrollArea, QWidget

from app.domain.errors import Cancelled
from app.services.kpu.pack import Packed, pack
from app.services.kpu.packages import Paket
from app.services.kpu.reissue import NEW, Reissued, reissue
from app.services.kpu.reissue_people import Orang, Tanya, people
from app.services.kpu.vault_session import Vault
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.kpu.paket_words import left_words, packed_words
from app.ui.widgets.ask import Ask
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import label
from app.ui.widgets.deed import Deed
from app.ui.widgets.folder_line import FolderLine

if TYPE_CHECKING:
    from app.ui.kpu.paket_page import PaketPage


class PaketActs:
    """Packages are in the vault before they are on disk: stopping loses nothing."""

    def __init__(self, page: "PaketPage") -> None:
        self._page = page

    def make(self) -> None:
        """All that are missing, or one village first; a second run goes on."""
        rows, front = self._page.rows, self._page.front
        if not rows:
            self._page.tell_done(
                "", tr("Belum ada peserta; tetapkan di halaman {name}.", name=istilah().desa)
            )
            return
        which, folder = who(front, rows), package_folder()
        asked = Ask(
            self._page, tr("Buat paket"), tr("Buat paket"), label(_plan(rows), wrap=True), which, folder
        )
        if asked.agreed():
            self._pack(folder.remember(), chosen(which, front))

    def _pack(self, out: Path, kodes: tuple[str, ...]) -> None:
        self._page.tell_done("", "")
        self._page.session.run(
            lambda vault, progress: pack(vault, out, kodes, None, progress), self._packed, self._failed,
            tr("Membuat paket"),
        )  # fmt: skip

    def _packed(self, done: Packed) -> None:
        self._page.tell_done(packed_words(done), left_words(done))
        self._page.screen_.say(tr("{count} paket siap", count=ribuan(len(done.written))))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self._page.tell_done(
                "", tr("Dihentikan. Paket yang sudah jadi tersimpan; Buat paket (B) meneruskan sisanya.")
            )
        else:
            self._page.fail(error)

    def open_village(self) -> None:
        """The village's own page: its telephone, the words read out after calling back."""
        if (front := self._page.front) is not None:
            self._page.screen_.show_village(front.desa.kode)

    def reissue(self) -> None:
        """A higher number, new words, every voter keeps his id."""
        front = self._page.front
        if front is None or not front.urut:
            return
        told = label(
            tr(
                "Paket ke-{urut} menggantikan yang lama, dengan surat kunci baru. Nomor pemilih dan "
                "pekerjaan panitia tetap; panitia membuka paket baru di program yang sama.",
                urut=front.urut + 1,
            ),
            wrap=True,
        )  # fmt: skip
        reason, folder = QLineEdit(), package_folder()
        reason.setAccessibleName(tr("Alasan"))
        reason.setPlaceholderText(tr("Alasan, misalnya kata kunci hilang atau daftar diperbaiki"))
        reason.setMaxLength(200)
        kode, session = front.desa.kode, self._page.session
        deed = Deed(
            self._page, tr("Terbitkan ulang {name}", name=front.desa.nama), tr("Terbitkan"),
            told, reason, folder,
            start=lambda then, failed: session.run(
                lambda vault, _: _issue(vault, kode, reason.text(), folder.folder, {}), then, failed
            ),
        )  # fmt: skip
        if deed.agreed():
            self._issued(front, reason.text(), folder.remember(), *deed.outcome)

    def _issued(self, front: Paket, reason: str, out: Path, done: Reissued, asked: Sequence[Tanya]) -> None:
        if done.written is None:
            self._ask(front, reason, out, asked)
            return
        self._page.tell_done(
            tr(
                "{name}: paket ke-{urut} di {file}. {kept} nomor pemilih tetap, {new} baru. Antarkan surat "
                "kunci barunya (S).",
                name=front.desa.nama, urut=done.written.urut, file=str(done.written.file),
                kept=ribuan(done.kept_ids), new=ribuan(done.new_ids),
            ),
            "",
        )  # fmt: skip

    def _ask(self, front: Paket, reason: str, out: Path, asked: Sequence[Tanya]) -> None:
        """Who may be one of several former voters; nothing is issued before all are answered."""
        boxes = {one.kunci: _answers(one) for one in asked}
        area = _form({one.kunci: _person(one.orang) for one in asked}, boxes)
        told = label(
            tr("{count} pemilih di daftar baru mungkin salah satu dari pemilih lama. Siapa dia?",
               count=ribuan(len(asked))),
            wrap=True,
        )  # fmt: skip
        session, kode = self._page.session, front.desa.kode
        deed = Deed(
            self._page, tr("Pemilih yang sama"), tr("Terbitkan"), told, area, width=760,
            start=lambda then, failed: session.run(
                lambda vault, _: _issue(vault, kode, reason, out, _read(boxes)), then, failed
            ),
        )  # fmt: skip
        if deed.agreed():
            self._issued(front, reason, out, *deed.outcome)


def who(front: Paket | None, rows: Sequence[Paket]) -> Choice:
    """All villages, or the one in front."""
    options = [("", tr("Semua ({count})", count=ribuan(len(rows))))]
    if front is not None:
        options.append((front.desa.kode, tr("Hanya {name}", name=front.desa.nama)))
    return Choice(istilah().desa, options, "")


def chosen(which: Choice, front: Paket | None) -> tuple[str, ...]:
    """What `who` says, as services take it."""
    return (front.desa.kode,) if front is not None and which.now else ()


def package_folder() -> FolderLine:
    """Where packages and their papers go."""
    return FolderLine(tr("Folder paket"), "folder-paket", "paket")


def _plan(rows: Sequence[Paket]) -> str:
    count = {state: sum(one.keadaan == state for one in rows) for state in ("belum", "terkini", "berubah")}
    told = tr(
        "{none} paket dibuat baru, {current} sudah terkini dan hanya ditulis lagi.",
        none=ribuan(count["belum"]), current=ribuan(count["terkini"]),
    )  # fmt: skip
    if count["berubah"]:
        told += " " + tr(
            "{count} yang daftarnya berubah tidak disentuh: terbitkan ulang satu per satu (U).",
            count=ribuan(count["berubah"]),
        )
    return told + " " + tr("Boleh dihentikan; yang sudah jadi tersimpan.")


def _issue(
    vault: Vault, kode: str, reason: str, out: Path, match: Mapping[str, str]
) -> tuple[Reissued, list[Tanya]]:
    done = reissue(vault, kode, reason, out, match)
    return done, people(vault, kode, done.questions)


def _answers(one: Tanya) -> QComboBox:
    """The former voters, and nobody of them; nothing is proposed."""
    box = QComboBox()
    box.setAccessibleName(one.orang.nama)
    box.addItem(tr("(pilih)"), "")
    for former, person in one.dahulu:
        box.addItem(tr("nomor {number}: {person}", number=former, person=_person(person)), former)
    box.addItem(tr("orang baru, bukan salah satunya"), NEW)
    return box


def _form(names: Mapping[str, str], boxes: Mapping[str, QComboBox]) -> QScrollArea:
    inside = QWidget()
    form = QFormLayout(inside)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    for key, name in names.items():
        form.addRow(label(name, bold=True, wrap=True), boxes[key])
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setMinimumHeight(min(theme.scaled(360), inside.sizeHint().height() + 8))
    area.setFocusProxy(next(iter(boxes.values())))
    return area


def _read(boxes: Mapping[str, QComboBox]) -> dict[str, str]:
    return {key: str(box.currentData()) for key, box in boxes.items() if box.currentData()}


def _person(one: Orang) -> str:
    place = " ".join(filter(None, (one.alamat, f"RT {one.rt}/{one.rw}" if one.rt else "")))
    return ", ".join(filter(None, (one.nama, one.tanggal_lahir, place)))
