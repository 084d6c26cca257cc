"""What a person does to the division: a plan, moves, taking steps back, applying it, places."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.bagi_tps import Keinginan
from app.domain.isi_tps import Blok
from app.services.desa.bagi_tps import Applied, apply
from app.services.desa.bagi_tps_keadaan import Warga
from app.services.desa.bagi_tps_tempat import set_places
from app.system.language import tr
from app.ui import errors
from app.ui.desa.tps_dialogs import MoveDialog, Pilihan
from app.ui.desa.tps_words import block_told, rt_name, tps_name, tps_small
from app.ui.figures import ribuan
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import label

if TYPE_CHECKING:
    from app.ui.desa.tps_page import TpsPage

_MOST_NAMES = 4


class TpsActs:
    """Only `apply` and `place` save; each is one act."""

    def __init__(self, page: "TpsPage") -> None:
        self._page = page
        self._session = page.session
        self._state = page.state

    def connect_page(self) -> None:
        """Controls, keys and their acts."""
        page = self._page
        page.wishes.asked.connect(self.propose)
        page.head.apply.clicked.connect(self.apply)
        page.head.drop.clicked.connect(self.drop)
        page.picture.moved.connect(self.move)
        page.picture.opened.connect(self.choose_family)
        page.picture.unknown.connect(lambda kode: page.refuse(tr("{tps} tidak ada.", tps=tps_name(kode))))
        page.panel.placed.connect(self.place)
        page.add_key("Ctrl+H", page.wishes.wish)
        page.add_key("Ctrl+Return", self.apply)
        page.add_key("Ctrl+Enter", self.apply)
        page.add_key("Ctrl+B", self.drop)
        page.add_key("F2", page.panel.to_place)

    def propose(self, wishes: Keinginan) -> None:
        """A plan, to look at."""
        if self._page.is_open and self._kept(self._state.pratinjau.steps if self._state.pratinjau else 0):
            self._state.propose(wishes, lambda error: errors.show(self._page, error))

    def _kept(self, steps: int) -> bool:
        """Whether what was moved by hand may go."""
        if not steps:
            return True
        told = tr("{count} pemindahan di pratinjau ini belum disimpan dan akan hilang.", count=steps)
        heading = tr("Ganti pratinjau?")
        return Ask(self._page, heading, tr("Ganti"), label(told, wrap=True)).agreed()

    def move(self, voters: Sequence[str], kode: str) -> None:
        """One step of the preview."""
        if not self._page.is_open:
            self._page.refuse(tr("Daftar sudah ditetapkan; {tps} tidak dapat diubah.", tps=tps_small()))
            return
        self._state.move(voters, kode)

    def choose_family(self) -> None:
        """A family of the block in front, a voter, or the whole RT, and where it goes."""
        blok, warga, state = self._page.picture.front, self._state.warga, self._state.keadaan
        if blok is None or warga is None or state is None or not self._page.is_open:
            return
        others = [kode for kode in state.kode if kode != blok.kode]
        choices = self._choices(blok, warga)
        asked = MoveDialog(self._page, block_told(blok), choices, others, self._state.new_code)
        if asked.agreed() and asked.voters:
            self.move(asked.voters, asked.kode)

    def _choices(self, blok: Blok, warga: Warga) -> list[Pilihan]:
        """The RT, then its families; of two families that are called alike the number tells."""
        everybody = tuple(one.id for one in blok.pemilih)
        whole = tr("{rt} seluruhnya: {count} pemilih", rt=rt_name(blok.rt), count=ribuan(len(everybody)))
        families: dict[tuple[str, ...], None] = {}
        of = {one.id: family for family in warga.keluarga for one in family.anggota}
        for one in everybody:
            families[tuple(member.id for member in of[one].anggota)] = None
        return [Pilihan(whole, everybody), *(Pilihan(self._names(one), one) for one in families)]

    def _names(self, voters: Sequence[str]) -> str:
        rows = [row for voter in voters if (row := self._session.index.get(voter)) is not None]
        names = ", ".join(row.nama for row in rows[:_MOST_NAMES])
        more = tr(" dan {count} lagi", count=len(rows) - _MOST_NAMES) if len(rows) > _MOST_NAMES else ""
        number = tr("no. {no}", no=rows[0].no if rows else "-")
        return f"{number}  {names}{more}"

    def drop(self) -> None:
        """The preview goes; what is in force is shown again."""
        preview = self._state.pratinjau
        if preview is not None and self._kept(preview.steps):
            self._state.drop()
            self._page.picture.setFocus()

    def apply(self) -> None:
        """Save what is shown, as one act."""
        preview = self._state.pratinjau
        if preview is None or not self._state.is_preview or not self._page.is_open:
            return
        plan = preview.rencana
        self._page.set_busy(True)
        self._session.run(
            lambda workspace, progress: apply(workspace, plan, progress),
            self._applied,
            self._failed,
            tr("Menerapkan pembagian"),
        )

    def _applied(self, done: Applied) -> None:
        self._page.set_busy(False)
        self._state.drop()
        self._page.picture.setFocus()
        self._page.village.say(
            tr("Diterapkan: {count} pemilih pindah {tps}. Ctrl+Z mengurungkan.",
               count=ribuan(done.voters), tps=tps_small())
            if done.act
            else tr("Tidak ada yang berubah.")
        )  # fmt: skip

    def _failed(self, error: BaseException) -> None:
        self._page.set_busy(False)
        errors.show(self._page, error)

    def place(self, kode: str, lokasi: str) -> None:
        """Where a TPS stands, as an act of its own: not part of the preview."""
        self._session.run(
            lambda workspace, _: set_places(workspace, {kode: lokasi}),
            lambda act: self._placed(kode, act),
            self._failed,
        )

    def _placed(self, kode: str, act: str) -> None:
        self._page.panel.table.setFocus()
        self._page.village.say(
            tr("Tempat {tps} tersimpan. Ctrl+Z mengurungkan.", tps=tps_name(kode))
            if act
            else tr("Tidak ada yang berubah.")
        )
