"""Issuing all lists again, as after a key in other hands: told before, stopped and gone on with at will."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from app.domain.errors import Cancelled
from app.domain.istilah import in_sentence
from app.domain.terbit_ulang import Pekerjaan
from app.services.kpu.reissue_all import Berjalan, ReissuedAll, concerned, reissue_all, under_way
from app.services.kpu.vault_session import Vault
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.kpu.paket_acts import package_folder
from app.ui.kpu.paket_words import reissued_words, unissued_words
from app.ui.widgets.ask import Ask
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import label

if TYPE_CHECKING:
    from app.ui.kpu.paket_page import PaketPage

_ALL, _OPEN = "semua", "belum_kembali"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Now:
    """What an issuing would be about. `berjalan`: one that was cut off."""

    berjalan: Berjalan | None
    pekerjaan: Sequence[Pekerjaan]


class TerbitSemua:
    """Each package is in the vault before it is on disk: a run that was stopped goes on where it was."""

    def __init__(self, page: "PaketPage") -> None:
        self._page = page

    def begin(self, reason: str = "") -> None:
        """Ask, with what is known of every village; then issue."""

        def work(vault: Vault) -> _Now:
            return _Now(under_way(vault), [how for _, how in concerned(vault)])

        self._page.session.read(
            lambda vault, _: work(vault), lambda now: self._ask(now, reason), self._page.fail
        )

    def _ask(self, now: _Now, reason: str) -> None:
        if not now.pekerjaan:
            self._page.tell_done("", tr("Belum ada paket yang terbit; buat dahulu (B)."))
            return
        asked = _Asked(self._page, now, reason)
        if asked.agreed():
            self._issue(asked.reason.text(), asked.folder.remember(), asked)

    def _issue(self, reason: str, out: Path, asked: "_Asked") -> None:
        every, afresh = asked.which.now == _ALL, asked.afresh.isChecked()
        self._page.tell_done("", "")
        self._page.session.run(
            lambda vault, progress: reissue_all(
                vault, reason, out, "semua" if every else "belum_kembali", afresh=afresh, progress=progress
            ),
            self._issued, self._failed, tr("Menerbitkan ulang"),
        )  # fmt: skip

    def _issued(self, done: ReissuedAll) -> None:
        self._page.tell_done(reissued_words(done), unissued_words(done))
        self._page.screen_.say(tr("{count} paket terbit ulang", count=ribuan(len(done.terbit))))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            told = tr(
                "Dihentikan. Yang sudah terbit tersimpan; Terbitkan ulang semua (L) meneruskan sisanya."
            )
            self._page.tell_done("", told)
        else:
            self._page.fail(error)


class _Asked(Ask):
    """Whose, why, where to; an issuing under way is gone on with, unless somebody wants all anew."""

    def __init__(self, page: "PaketPage", now: _Now, reason: str) -> None:
        self._now = now
        waiting = sum(not how.has_returned for how in now.pekerjaan)
        known = now.berjalan
        self.which = Choice(
            istilah().desa,
            ((_ALL, tr("Semua ({count})", count=ribuan(len(now.pekerjaan)))),
             (_OPEN, tr("Hanya yang belum kembali ({count})", count=ribuan(waiting)))),
            known.pilihan if known else _ALL,
        )  # fmt: skip
        self.reason, self.folder = QLineEdit(known.alasan if known else reason), package_folder()
        self.reason.setAccessibleName(tr("Alasan"))
        self.reason.setPlaceholderText(tr("Alasan, misalnya kunci KPU bocor"))
        self.reason.setMaxLength(_LONGEST)
        self.afresh = QCheckBox(tr("Mulai dari awal, juga yang sudah terbit ulang"))
        self.afresh.setVisible(known is not None)
        super().__init__(
            page, tr("Terbitkan ulang semua"), _verb(known), *_told(now), self.which, self.reason,
            self.folder, self.afresh, width=640,
        )  # fmt: skip
        self.reason.textChanged.connect(lambda _: self._tell())
        self.afresh.toggled.connect(lambda _: self._tell())
        self.which.chosen.connect(lambda _: self._tell())
        self._tell()

    def _tell(self) -> None:
        """What goes on keeps its own reason and villages."""
        known = self._now.berjalan
        goes_on = known is not None and not self.afresh.isChecked() and self.which.now == known.pilihan
        self.reason.setEnabled(not goes_on)
        self.act.setText(_verb(known if goes_on else None))
        self.act.setEnabled(goes_on or bool(self.reason.text().strip()))


def _verb(known: Berjalan | None) -> str:
    return tr("Teruskan") if known else tr("Terbitkan ulang")


def _told(now: _Now) -> list[QLabel]:
    desa, known = in_sentence(istilah().desa), now.berjalan
    waiting = sum(not how.has_returned for how in now.pekerjaan)
    lines = [
        tr(
            "Setiap {desa} mendapat paket baru dengan kata kunci dan surat kunci baru; nomor pemilih tetap. "
            "Kata kunci yang lama tidak membuka paket baru. Boleh dihentikan dan diteruskan.",
            desa=desa,
        ),
        tr(
            "{count} {desa} belum kembali: pekerjaan panitia tetap di komputernya dan berlanjut setelah "
            "paket baru dibuka di sana.",
            count=ribuan(waiting), desa=desa,
        ),
        tr(
            "{count} {desa} sudah kembali atau ditutup: pengembaliannya tetap berlaku, tidak perlu diulang.",
            count=ribuan(len(now.pekerjaan) - waiting), desa=desa,
        ),
    ]  # fmt: skip
    if known:
        lines.insert(
            0,
            tr(
                "Penerbitan ulang belum selesai: {done} dari {count} sudah terbit.",
                done=ribuan(known.selesai), count=ribuan(len(known.dahulu)),
            ),
        )  # fmt: skip
    return [label(line, "warn" if known and at == 0 else "", wrap=True) for at, line in enumerate(lines)]
