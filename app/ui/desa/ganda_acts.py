"""What the keys of the pairs do: strike one, tell two people apart, put off, take a decision back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.services.desa.daftar_rows import Ringkas
from app.services.desa.ganda_putusan import LONGEST, decide_different, reopen, strike
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui import errors
from app.ui.models.ganda_model import BarisGanda
from app.ui.widgets.ask import one_line, preview

if TYPE_CHECKING:
    from app.ui.desa.ganda_page import GandaPage


class GandaActs:
    """`press` is the one door for keys and buttons. The next pair comes before the act is on disk."""

    def __init__(self, page: "GandaPage") -> None:
        self._page = page
        self._keys: dict[str, Callable[[BarisGanda], None]] = {
            "1": lambda row: self.strike(row, row.kiri, row.kanan),
            "2": lambda row: self.strike(row, row.kanan, row.kiri),
            "B": self.apart,
            "Shift+B": self.apart_because,
            "L": self.later,
        }

    def press(self, key: str) -> None:
        """A key of the table, or its button."""
        front = self._page.table.front()
        if front is None:
            return
        if key == "I":
            self._page.tell_panel(reveal=True)
        elif front.pasangan and key in self._keys:
            self._keys[key](front)
        elif front.putusan and key == "U":
            self.reopen(front)

    def strike(self, row: BarisGanda, gone: Ringkas, stays: Ringkas) -> None:
        """One of them leaves the list as the duplicate of the other."""
        if stays.baru and not gone.baru and not self._agreed(gone, stays):
            return
        told = tr("{nama}, no. {no}, dicoret sebagai ganda. Ctrl+Z mengurungkan.", nama=gone.nama, no=gone.no)
        self._decide(row, lambda workspace: strike(workspace, gone.id, stays.id), told, gone.id)

    def _agreed(self, gone: Ringkas, stays: Ringkas) -> bool:
        told = tr(
            "Biasanya data dari KPU yang tinggal, sebab dari sana pemilih dikenal di Sidalih; yang ditambah "
            "di sini yang dicoret. Isian yang salah dapat dibetulkan di Daftar."
        )
        rows = [
            tr("dicoret: no. {no}, {nama}, dari KPU", no=gone.no, nama=gone.nama),
            tr("tinggal: no. {no}, {nama}, ditambah di sini", no=stays.no, nama=stays.nama),
        ]
        return preview(self._page, tr("Coret data dari KPU?"), tr("Coret data dari KPU"), told, rows)

    def apart(self, row: BarisGanda, alasan: str = "") -> None:
        """They are two people."""
        one, other = row.kunci
        told = tr("Disimpan sebagai dua orang yang berbeda. Ctrl+Z mengurungkan.")
        self._decide(row, lambda workspace: decide_different(workspace, one, other, alasan), told)

    def apart_because(self, row: BarisGanda) -> None:
        """The same with a reason that others can read later."""
        alasan = one_line(
            self._page,
            tr("Dua orang yang berbeda"),
            tr("Simpan"),
            tr("Dari mana diketahui bahwa ini dua orang? Misalnya: sepupu, dua rumah."),
            longest=LONGEST,
        )
        if alasan is not None:
            self.apart(row, alasan)

    def _decide(self, row: BarisGanda, act: Callable[[Workspace], object], told: str, gone: str = "") -> None:
        page, search = self._page, self._page.search
        search.begin(row.kunci, gone)
        page.refill()
        page.table.setFocus()

        def done(_: object) -> None:
            search.end(row.kunci, saved=True)
            page.village.say(told)

        def failed(error: BaseException) -> None:
            search.end(row.kunci, saved=False)
            page.refill()
            errors.show(page, error)

        page.session.run(lambda workspace, _: act(workspace), done, failed, what=tr("Menyimpan putusan"))

    def later(self, row: BarisGanda) -> None:
        """To the end of the pile, until the village is closed."""
        page, at = self._page, self._page.table.at
        page.search.put_off(row.kunci)
        page.refill()
        page.table.go_to(at)
        page.village.say(tr("Ditunda: pasangan itu ada di akhir daftar."))

    def reopen(self, row: BarisGanda) -> None:
        """The pair waits again; who was struck is on the list again."""
        one, other = row.kunci
        told = tr("Putusan dibatalkan; pasangan ini menunggu lagi. Ctrl+Z mengurungkan.")
        self._decide(row, lambda workspace: reopen(workspace, one, other), told)
