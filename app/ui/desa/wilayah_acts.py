"""What a person does to the map: give names, take them away, take over proposals, decide conflicts."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.domain.peta_wilayah import Kunci
from app.services.desa.peta_wilayah import Assigned, BarisWilayah, accept_proposals, assign
from app.system.language import tr
from app.ui.desa.wilayah_panel import shortened
from app.ui.figures import ribuan
from app.ui.widgets.ask import preview

if TYPE_CHECKING:
    from app.ui.desa.wilayah_page import WilayahPage


class WilayahActs:
    """Each act is one undo, however many places it names."""

    def __init__(self, page: "WilayahPage") -> None:
        self._page = page
        self._session = page.session

    def connect_page(self) -> None:
        """Buttons, keys and their acts."""
        page, panel = self._page, self._page.panel
        panel.named.connect(self.name)
        panel.decided.connect(self.decide)
        panel.proposals.connect(self.take_chosen)
        panel.same_address.connect(self.choose_same_address)
        panel.same_rt.connect(self.choose_same_rt)
        panel.everything.connect(page.table.selectAll)
        page.table.emptied.connect(lambda: self.name(""))
        page.head.accept.clicked.connect(self.take_all)
        page.add_key("Ctrl+D", self.choose_same_address)
        page.add_key("Ctrl+R", self.choose_same_rt)
        page.add_key("Ctrl+T", self.take_chosen)
        page.add_key("Ctrl+Shift+T", self.take_all)

    def name(self, name: str) -> None:
        """The chosen places get one name; "" takes theirs away."""
        if chosen := self._page.table.chosen():
            keys = [place.kunci for place in chosen]
            self._page.step_past(chosen if name else ())
            self._session.run(
                lambda workspace, _: assign(workspace, keys, name),
                lambda done: self._say(done, name),
                what=tr("Memberi nama"),
            )

    def decide(self, name: str) -> None:
        """The place in front, which two computers call differently, is called this."""
        if front := self._page.table.front():
            self._page.step_past([front])
            self._session.run(
                lambda workspace, _: assign(workspace, [front.kunci], name),
                lambda done: self._say(done, name),
            )

    def _say(self, done: Assigned, name: str) -> None:
        places, voters = ribuan(done.places), ribuan(done.voters)
        if not done.act:
            told = tr("Tidak ada yang berubah.")
        elif name:
            told = tr(
                "{places} tempat, {voters} pemilih: {name}. Ctrl+Z mengurungkan.",
                places=places, voters=voters, name=shortened(name),
            )  # fmt: skip
        else:
            told = tr("{places} tempat kini tanpa nama. Ctrl+Z mengurungkan.", places=places)
        self._page.village.say(told)

    def take_chosen(self) -> None:
        """What the chosen addresses say themselves, after a preview."""
        self._take([place for place in self._page.table.chosen() if place.usul])

    def take_all(self) -> None:
        """What all addresses say, shown or not."""
        self._take([place for place in self._page.places if place.usul])

    def _take(self, proposed: list[BarisWilayah]) -> None:
        if not proposed or not self._agreed(proposed):
            return
        keys = frozenset(place.kunci for place in proposed)
        self._page.step_past(proposed)
        self._session.run(
            lambda workspace, _: accept_proposals(workspace, keys),
            lambda done: self._page.village.say(
                tr(
                    "Usul diterima untuk {places} tempat, {voters} pemilih. Ctrl+Z mengurungkan.",
                    places=ribuan(done.places),
                    voters=ribuan(done.voters),
                )
            ),
            what=tr("Memberi nama"),
        )

    def _agreed(self, proposed: Sequence[BarisWilayah]) -> bool:
        told = tr(
            "Nama ini dibaca dari alamatnya sendiri; hanya warga di sini yang tahu apakah benar. "
            "{count} tempat mendapat nama sebagai satu tindakan; satu kali urungkan membatalkannya.",
            count=ribuan(len(proposed)),
        )
        return preview(self._page, tr("Terima usul"), tr("Terima usul"), told, proposal_lines(proposed))

    def choose_same_address(self) -> None:
        """Whatever else is shown with an ALAMAT of the chosen."""
        self._choose_alike(lambda place: place.alamat)

    def choose_same_rt(self) -> None:
        """Whatever else is shown with an RT and RW of the chosen."""
        self._choose_alike(lambda place: (place.rt, place.rw))

    def _choose_alike(self, of: Callable[[BarisWilayah], object]) -> None:
        table = self._page.table
        wanted = {of(place) for place in table.chosen()}
        keys: set[Kunci] = {place.kunci for place in self._page.model.rows if of(place) in wanted}
        table.choose(keys)
        table.setFocus()


def proposal_lines(proposed: Sequence[BarisWilayah]) -> list[str]:
    """One line an address and the name it proposes, with how many places and voters it is about."""
    places: Counter[tuple[str, str]] = Counter()
    voters: Counter[tuple[str, str]] = Counter()
    for place in proposed:
        places[place.usul, place.alamat] += 1
        voters[place.usul, place.alamat] += place.voters
    return [
        tr(
            "{alamat}  →  {name}   ({places} tempat, {voters} pemilih)",
            alamat=pair[1],
            name=pair[0],
            places=ribuan(places[pair]),
            voters=ribuan(voters[pair]),
        )
        for pair in sorted(places)
    ]
