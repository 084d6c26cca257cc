"""Who brought what comes back, and on which day: asked before it is taken in, for the record alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QWidget

from app.domain.kurir import LONGEST
from app.system import clock
from app.system.language import tr
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import label
from app.ui.widgets.day_field import DayField
from app.ui.widgets.typed_line import TypedLine


@dataclass(frozen=True, slots=True)
class Pembawa:
    """`orang`: as typed, "" where nobody knows."""

    orang: str
    hari: date


def ask_who_brought(parent: QWidget, sources: Sequence[Path]) -> Pembawa | None:
    """None where the person changed his mind: then nothing is taken in."""
    who, day = TypedLine(tr("Yang membawa"), LONGEST), DayField(tr("Hari diterima"), clock.today())
    form = QWidget()
    rows = QFormLayout(form)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.addRow(tr("Yang membawa"), who)
    rows.addRow(tr("Hari diterima"), day)
    form.setFocusProxy(who)
    names = ", ".join(path.name for path in sources[:3]) + (" …" if len(sources) > 3 else "")
    told = label(
        tr(
            "{names}: diperiksa, lalu yang milik pemilihan ini disimpan dan dicatat siapa yang membawanya. "
            "Kosongkan bila tidak diketahui.",
            names=names,
        ),
        wrap=True,
    )  # fmt: skip
    asked = Ask(parent, tr("Siapa yang membawa"), tr("Periksa dan simpan"), told, form)
    day.changed.connect(lambda: asked.act.setEnabled(day.day is not None))
    who.setFocus()
    if not asked.agreed() or day.day is None:
        return None
    return Pembawa(" ".join(who.text().split()), day.day)
