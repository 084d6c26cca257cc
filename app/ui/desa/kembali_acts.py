"""The list goes back to KPU: a signed return, then the minutes that carry its code."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.daftar_tahap import NAMA
from app.domain.kiriman import Sent
from app.domain.progress import Progress
from app.domain.tahap_kiriman import AKHIR, BERKODE, SEMENTARA, SUSULAN, TahapKiriman
from app.services.desa.frozen import final_return, penetapan
from app.services.desa.return_data import Returned, write_return, write_supplement
from app.services.desa.return_news import Sejak, sejak_akhir
from app.services.desa.workspace import Workspace
from app.system.clock import local_date
from app.system.language import tr
from app.ui.desa.tahapan_dialogs import SecondMember
from app.ui.figures import long_date
from app.ui.news_words import news_words
from app.ui.widgets.choice import Choice
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import column, label, row
from app.ui.widgets.deed import Deed, Failed, Then
from app.ui.widgets.deed_to_file import to_file
from app.ui.widgets.pdf_preview import show_pdf

if TYPE_CHECKING:
    from app.services.desa.print_lists import Printed
    from app.ui.desa.tahapan_page import TahapanPage


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a return: whether the DPT is ratified, what came since the final return, if any.

    `same`: the DPT is still the one that went back.
    """

    dpt: bool
    since: Sejak | None
    same: bool
    zona: int

    def day(self, sent: Sent) -> str:
        """The day of a return."""
        return long_date(local_date(sent.waktu, self.zona))

    @property
    def kinds(self) -> list[TahapKiriman]:
        """What can be written now, what is most likely wanted first."""
        if self.since and self.same:
            return [SUSULAN, AKHIR, SEMENTARA]
        return [AKHIR, SEMENTARA] if self.dpt else [SEMENTARA]


class KembaliActs:
    """A final return is made once and may be written again, byte for byte; the others are many."""

    def __init__(self, page: "TahapanPage") -> None:
        self._page = page
        self._session = page.session

    def send(self) -> None:
        """Read what was sent before, then ask."""
        self._session.run(lambda workspace, _: _before(workspace), self._ask)

    def _ask(self, before: Before) -> None:
        form = ReturnForm(self._page, before)
        name, kinds = self._session.file_name("pengembalian", "dptr"), tr("Pengembalian (*.dptr)")

        def place() -> Path | None:
            return choose_new_file(self._page, tr("Simpan pengembalian, sebaiknya di flashdisk"), name, kinds)

        def start(out: Path, then: Then, failed: Failed) -> None:
            kind, member, password = form.kind.now, form.second.member, form.second.password.text()

            def work(workspace: Workspace, progress: Progress) -> Returned:
                if kind == SUSULAN:
                    return write_supplement(workspace, out, member, password, progress)
                return write_return(workspace, out, kind == AKHIR, member, password, progress)

            self._session.run(work, then, failed, tr("Menyusun pengembalian"))

        asked = Deed(
            self._page,
            tr("Kirim ke KPU"),
            tr("Simpan berkas …"),
            form,
            start=to_file(place, start),
            width=600,
        )
        form.tells(asked)
        if asked.agreed():
            self._written(asked.outcome)

    def _written(self, done: Returned) -> None:
        told = tr("Kode sidik {code}: tersimpan di {file}", file=done.file.name, code=done.kode)
        self._page.village.say(told)
        self._page.read()
        if done.tahap in BERKODE:
            self.minutes(done.tahap)

    def minutes(self, kind: TahapKiriman) -> None:
        """The paper that is signed in ink; KPU compares its code."""

        def make(workspace: Workspace, progress: Progress) -> "Printed":
            from app.services.desa.print_return import ba_pengembalian

            return ba_pengembalian(workspace, tahap=kind)

        def show(made: "Printed") -> None:
            file = self._session.file_name("ba-pengembalian", "pdf")
            show_pdf(self._page, made.pdf, tr("Berita acara pengembalian"), file)

        self._session.run(make, show, what=tr("Menyusun dokumen"))


class ReturnForm(QWidget):
    """Which return, what it means, and who signs beside the person who sits here."""

    def __init__(self, page: "TahapanPage", before: Before) -> None:
        super().__init__()
        self._before = before
        self._told = label("", wrap=True)
        names = {AKHIR: tr("Akhir"), SEMENTARA: tr("Sementara"), SUSULAN: tr("Susulan")}
        kinds = before.kinds
        self.kind = Choice(tr("Pengembalian"), [(one, names[one]) for one in kinds], _first(before))
        self.second = SecondMember(page.session)
        self.setLayout(column(row(self.kind, None), self._told, self.second, space=10))
        self.kind.chosen.connect(lambda _: self._tell())
        self.setFocusProxy(self.second if self._needs_second else self.kind)
        self._tell()

    @property
    def _needs_second(self) -> bool:
        """Not where the very bytes are there already, nor where nothing is written."""
        since = self._before.since
        if self.kind.now == SUSULAN:
            return since is not None and since.baru
        return self.kind.now == AKHIR and since is None

    @property
    def _is_possible(self) -> bool:
        """A supplement needs something to say, now or when it was written."""
        since = self._before.since
        return self.kind.now != SUSULAN or (since is not None and bool(since.baru or since.susulan))

    def tells(self, asked: Deed) -> None:
        """The act waits for what it needs."""

        def tell() -> None:
            signed = not self._needs_second or self.second.is_filled
            asked.act.setEnabled(self._is_possible and signed)

        self.kind.chosen.connect(lambda _: tell())
        self.second.password.textChanged.connect(lambda _: tell())
        tell()

    def _tell(self) -> None:
        self.second.setVisible(self._needs_second)
        self._told.setText(self._words())

    def _words(self) -> str:
        before = self._before
        if self.kind.now == SEMENTARA:
            told = tr("Hasil sejauh ini, untuk dilihat KPU. Daftar tetap dapat diubah; boleh dikirim lagi.")
            later = tr("Pengembalian akhir menyusul setelah {dpt} ditetapkan.", dpt=NAMA["dpt"])
            return told if before.dpt else f"{told} {later}"
        if before.since and self.kind.now == SUSULAN:
            return _supplement_words(before, before.since)
        if before.since is None:
            return tr(
                "{dpt} dengan seluruh riwayatnya, ditandatangani dua anggota, terkunci untuk KPU. Dibuat "
                "satu kali dan tidak dapat ditarik; berkas yang sama dapat ditulis lagi. Sesudahnya berita "
                "acara dengan kode sidiknya dicetak dan ditandatangani.",
                dpt=NAMA["dpt"],
            )
        return tr(
            "Pengembalian akhir sudah dibuat {day}, kode sidik {code}. Berkas yang sama ditulis lagi, "
            "dan berita acaranya ditunjukkan.",
            day=before.day(before.since.akhir),
            code=before.since.akhir.kode,
        )


def _supplement_words(before: Before, since: Sejak) -> str:
    last = since.susulan[-1] if since.susulan else None
    if not since.baru and last:
        return tr(
            "Belum ada catatan baru sejak susulan {day}, kode sidik {code}. Berkas yang sama ditulis lagi, "
            "dan berita acaranya ditunjukkan.",
            day=before.day(last),
            code=last.kode,
        )
    if not since.baru:
        told = tr("Belum ada catatan baru sejak pengembalian akhir {day}.", day=before.day(since.akhir))
        return f"{told} {tr('Susulan memuat yang terjadi sesudahnya, misalnya pemilih yang meninggal.')}"
    return tr(
        "Yang terjadi sesudah pengembalian akhir {day}: {news}. Ditandatangani dua anggota, terkunci untuk "
        "KPU; boleh dikirim lagi bila ada catatan baru. Berita acaranya memuat kode sidiknya sendiri.",
        day=before.day(since.akhir),
        news=news_words(since.isi),
    )


def _first(before: Before) -> TahapKiriman:
    """What is most likely wanted; a supplement where there is something to say."""
    since, kinds = before.since, before.kinds
    nothing_new = since is not None and not (since.baru or since.susulan)
    return AKHIR if nothing_new and AKHIR in kinds else kinds[0]


def _before(workspace: Workspace) -> Before:
    dpt = penetapan(workspace, "dpt")
    since = sejak_akhir(workspace) if final_return(workspace) else None
    same = bool(dpt and since and dpt.sidik == since.sidik)
    return Before(dpt is not None, since, same, workspace.pengaturan.pemilihan.zona)
