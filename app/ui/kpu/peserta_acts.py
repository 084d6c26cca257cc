"""Which villages take part: one by one, or a pasted list of names whose doubtful lines are asked."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QPlainTextEdit, QScrollArea, QWidget

from app.domain.ikut import Tebakan
from app.domain.istilah import in_sentence
from app.services.kpu.participants import NOBODY, Changed, chosen, match_names, set_participants
from app.services.kpu.status import TIDAK_IKUT
from app.services.kpu.vault_session import Vault
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.widgets.ask import Ask, preview
from app.ui.widgets.controls import label

if TYPE_CHECKING:
    from app.ui.kpu.desa_page import DesaPage


_SHORTEST = 30
"""Letters of a village that are always seen; a longer name is whole in the open list."""


class PesertaActs:
    """Nothing is decided that a name alone does not decide."""

    def __init__(self, page: "DesaPage") -> None:
        self._page = page

    def toggle(self) -> None:
        """The village in front takes part, or no more."""
        front = self._page.front
        if front is None:
            return
        inside = {one.kode for one in self._page.rows if one.keadaan != TIDAK_IKUT} ^ {front.kode}
        self._page.session.run(lambda vault, _: set_participants(vault, inside), self._changed)

    def paste(self) -> None:
        """A list as a letter of the district has it."""
        field = QPlainTextEdit()
        field.setAccessibleName(tr("Daftar nama"))
        field.setTabChangesFocus(True)
        field.setMinimumHeight(theme.scaled(220))
        told = label(
            tr(
                "Tempel daftar nama, satu baris satu; {kecamatan} boleh di belakang koma atau dalam kurung. "
                "Nama yang meragukan akan ditanyakan, tidak ada yang ditebak.",
                kecamatan=in_sentence(istilah().kecamatan),
            ),
            wrap=True,
        )
        asked = Ask(self._page, tr("Peserta dari daftar nama"), tr("Cocokkan"), told, field, width=600)
        field.setFocus()
        if asked.agreed() and (text := field.toPlainText()).strip():
            self._page.session.read(
                lambda vault, _: match_names(vault, text), lambda found: self._matched(text, found)
            )

    def _matched(self, text: str, found: Sequence[Tebakan]) -> None:
        doubtful = [one for one in found if one.keputusan != "pasti"]
        answers = self._ask_doubtful(doubtful) if doubtful else {}
        if answers is not None:
            self._page.session.read(
                lambda vault, _: _decided(vault, text, answers), lambda told: self._confirm(*told)
            )

    def _ask_doubtful(self, doubtful: Sequence[Tebakan]) -> dict[int, str] | None:
        """Line -> code or NOBODY, each answered; None where the person changed his mind."""
        inside = QWidget()
        form = QFormLayout(inside)
        boxes: dict[int, QComboBox] = {}
        for one in doubtful:
            box = QComboBox()
            box.setAccessibleName(one.teks)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_SHORTEST)
            box.addItem(tr("(pilih)"), "")
            box.addItem(tr("(bukan salah satunya)"), NOBODY)
            for desa in one.desa:
                box.addItem(f"{desa.nama}, {desa.kecamatan} ({desa.kode})", desa.kode)
            boxes[one.baris] = box
            form.addRow(label(f"{one.baris}. {one.teks}", wrap=True), box)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setMinimumHeight(min(theme.scaled(360), inside.sizeHint().height() + 8))
        told = label(tr("{count} baris perlu dijawab:", count=ribuan(len(doubtful))), wrap=True)
        asked = Ask(self._page, tr("Nama yang meragukan"), tr("Lanjut"), told, area, width=680)

        def tell() -> None:
            asked.act.setEnabled(all(box.currentData() for box in boxes.values()))

        for box in boxes.values():
            box.currentIndexChanged.connect(lambda _: tell())
        tell()
        next(iter(boxes.values())).setFocus()
        agreed = asked.agreed()
        return {line: str(box.currentData()) for line, box in boxes.items()} if agreed else None

    def _confirm(self, kodes: list[str], rows: list[str]) -> None:
        told = tr("Tepat {count} ini yang ikut; yang lain tidak ikut.", count=ribuan(len(kodes)))
        if preview(self._page, tr("Tetapkan peserta"), tr("Tetapkan"), told, rows):
            self._page.session.run(lambda vault, _: set_participants(vault, kodes), self._changed)

    def _changed(self, done: Changed) -> None:
        said = tr(
            "{count} peserta: {masuk} masuk, {keluar} keluar",
            count=ribuan(done.ikut),
            masuk=done.masuk,
            keluar=done.keluar,
        )
        if done.dikemas:
            said += tr("; {count} yang keluar paketnya sudah beredar", count=len(done.dikemas))
        self._page.screen_.say(said)


def _decided(vault: Vault, text: str, answers: Mapping[int, str]) -> tuple[list[str], list[str]]:
    """(codes, lines to look at)."""
    found = match_names(vault, text, answers)
    left = [one for one in found if not one.desa]
    rows = [tr("{name} → tidak dipakai", name=one.teks) for one in left]
    rows += [f"{one.teks} → {one.desa[0].nama}, {one.desa[0].kecamatan}" for one in found if one.desa]
    return chosen(found), rows
