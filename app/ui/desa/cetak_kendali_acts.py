"""What the keys of the Buku kendali do with the papers that are lit; each is one act that undo takes back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.kendali import Dokumen
from app.services.desa.kendali import correct, destroy, hand_out, take_back, today
from app.system.language import tr
from app.ui.desa.tahapan_dialogs import Fields, text_line
from app.ui.figures import ribuan
from app.ui.widgets.ask import one_line
from app.ui.widgets.controls import label
from app.ui.widgets.day_field import DayField
from app.ui.widgets.deed import Deed, Failed, Start, Then

if TYPE_CHECKING:
    from app.ui.desa.cetak_kendali import KendaliView
    from app.ui.desa.cetak_page import CetakPage

_SHOWN = 4


class KendaliActs:
    """Each asks for the day first: papers come back on an evening and are noted the day after."""

    def __init__(self, page: "CetakPage", view: "KendaliView") -> None:
        self._page, self._view = page, view
        self._session = page.session

    def press(self, key: str, chosen: Sequence[Dokumen]) -> None:
        """A letter of the view."""
        acts = {"K": self._take_back, "S": self._hand_out, "M": self._destroy, "C": self._note}
        acts[key](list(chosen))

    def _take_back(self, chosen: list[Dokumen]) -> None:
        day = DayField(tr("Tanggal"), today(self._session.workspace))

        def start(then: Then, failed: Failed) -> None:
            when = day.day
            self._session.run(lambda workspace, _: take_back(workspace, chosen, when), then, failed)

        self._ask(tr("Sudah kembali"), tr("Catat kembali"), chosen, (tr("Tanggal"), day), start=start)

    def _hand_out(self, chosen: list[Dokumen]) -> None:
        day = DayField(tr("Tanggal"), today(self._session.workspace))
        who = text_line(tr("Pemegang"), chosen[0].pemegang)

        def start(then: Then, failed: Failed) -> None:
            holder, when = who.text(), day.day
            self._session.run(lambda workspace, _: hand_out(workspace, chosen, holder, when), then, failed)

        rows = ((tr("Pemegang"), who), (tr("Tanggal"), day))
        self._ask(tr("Serahkan"), tr("Catat keluar"), chosen, *rows, start=start)

    def _destroy(self, chosen: list[Dokumen]) -> None:
        day = DayField(tr("Tanggal"), today(self._session.workspace))
        note = text_line(tr("Catatan"), longest=1000)

        def start(then: Then, failed: Failed) -> None:
            told, when = note.text(), day.day
            self._session.run(lambda workspace, _: destroy(workspace, chosen, when, told), then, failed)

        rows = ((tr("Tanggal"), day), (tr("Catatan"), note))
        self._ask(tr("Dimusnahkan"), tr("Catat musnah"), chosen, *rows, start=start)

    def _note(self, chosen: list[Dokumen]) -> None:
        first = chosen[0]
        told = one_line(self._view, tr("Catatan"), tr("Simpan catatan"), _named(chosen), first.catatan, 1000)
        if told is not None:
            changed = [replace(one, catatan=told) for one in chosen]
            self._session.run(
                lambda workspace, _: [correct(workspace, one) for one in changed], lambda _: self._done()
            )

    def _ask(
        self, heading: str, verb: str, chosen: Sequence[Dokumen], *rows: tuple[str, QWidget], start: Start
    ) -> None:
        told = label(tr("{count} dokumen: {numbers}", count=ribuan(len(chosen)), numbers=_named(chosen)))
        fields = Fields(*rows)
        asked = Deed(self._view, heading, verb, told, fields, start=start)
        day = next(field for _, field in rows if isinstance(field, DayField))
        day.changed.connect(lambda: asked.act.setEnabled(day.day is not None))
        fields.setFocus()
        if asked.agreed():
            self._done()

    def _done(self) -> None:
        self._page.village.say(tr("Tersimpan di Buku kendali"))
        self._view.read()


def _named(chosen: Sequence[Dokumen]) -> str:
    """LK-1-K7, LK-2-K7 and so on."""
    told = ", ".join(one.nomor for one in chosen[:_SHOWN])
    more = len(chosen) - _SHOWN
    return told + (tr(" dan {count} lagi", count=ribuan(more)) if more > 0 else "")
