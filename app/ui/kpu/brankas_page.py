"""Brankas: who may come in, the recovery key and its drill, KPU's key, elections, backup, the end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.services.kpu.recovery import last_drill
from app.services.kpu.vault_session import Election, Vault, elections
from app.services.kpu.vault_slots import Operator, operators
from app.system import clock
from app.system.language import tr
from app.ui import theme
from app.ui.diagnosa_dialog import of_vault, show_diagnosa
from app.ui.figures import long_date
from app.ui.kpu.kunci_acts import KunciActs
from app.ui.kpu.operator_acts import OperatorActs
from app.ui.kpu.page import KpuPage
from app.ui.widgets.controls import button, clear, column, label, line, row, set_look, title

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen

_WIDEST = 860
_DRILL_EVERY = 90
"""Days after which a drill is due again."""


@dataclass(frozen=True, slots=True)
class _State:
    operators: list[Operator]
    elections: list[Election]
    drilled: date | None


class BrankasPage(KpuPage):
    """Each group says how it stands and what can be done; acts ask before they do."""

    def __init__(self, screen: "KpuScreen") -> None:
        super().__init__(screen)
        self.operator, self.kunci = OperatorActs(self), KunciActs(self)
        self.operators: list[Operator] = []
        self._who, self._elections = column(space=2), column(space=2)
        self._drill = label("", wrap=True)
        self._key = label("", wrap=True)
        self.buttons: list[QWidget] = []
        self._build()

    def _build(self) -> None:
        operator, kunci = self.operator, self.kunci
        inside = column(
            self._group(
                tr("Operator"), self._who,
                (tr("&Tambah operator …"), operator.add),
                (tr("&Serah terima operator …"), operator.hand_over),
                (tr("&Hapus akun …"), operator.remove), (tr("&Ganti kata sandi …"), operator.password),
            ),
            self._group(
                tr("Kunci pemulihan"), self._drill,
                (tr("&Uji kunci pemulihan …"), kunci.drill), (tr("&Cetak di kertas …"), kunci.on_paper),
                (tr("&Bagi untuk dua orang …"), kunci.split), (tr("Kunci &pemulihan baru …"), kunci.renew),
            ),
            self._group(
                tr("Kunci KPU"), self._key,
                (tr("G&anti kunci …"), kunci.rotate), (tr("Kunci b&ocor …"), kunci.compromised),
                (tr("Te&rbitkan ulang semua paket …"), self.screen_.issue_all),
            ),
            self._group(
                tr("Pemilihan di brankas ini"), self._elections,
                (tr("Tambah pemi&lihan …"), self.kunci.add_election),
            ),
            self._group(
                tr("Cadangan dan akhir"), label(tr("Cadangan memuat semua pemilihan, tetap terenkripsi.")),
                (tr("Simpan ca&dangan …"), kunci.backup), (tr("Diag&nosa …"), self._diagnose),
                (tr("Musnahkan &kata kunci …"), kunci.destroy_words),
                (tr("&Musnahkan data …"), kunci.destroy),
            ),
            None, space=14,
        )  # fmt: skip
        frame = QWidget()
        frame.setMaximumWidth(theme.scaled(_WIDEST))
        frame.setLayout(inside)
        frame.setProperty("sheet", True)
        area = QScrollArea()
        area.setWidget(frame)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        page = column(title(tr("Brankas")), line(), area, space=10, margin=16)
        page.setStretch(2, 1)
        self.setLayout(page)

    def _group(self, name: str, told: "QWidget | object", *acts: tuple[str, Callable[[], None]]) -> QWidget:
        made = QWidget()
        buttons = [button(text, act) for text, act in acts]
        self.buttons += buttons
        made.setLayout(column(label(name, bold=True), told, row(*buttons, None), space=6))  # type: ignore[arg-type]
        return made

    def _diagnose(self) -> None:
        show_diagnosa(self, self.screen_.window_.jobs, of_vault(self.session))

    def first_control(self) -> QWidget:
        return self.buttons[0]

    def refresh(self) -> None:
        def work(vault: Vault) -> _State:
            return _State(operators(vault.folder), elections(vault.entered, vault), last_drill(vault))

        self.session.read(lambda vault, _: work(vault), self._show)

    def _show(self, state: _State) -> None:
        self.operators = state.operators
        clear(self._who)
        clear(self._elections)
        me = self.session.vault.who.id
        for one in state.operators:
            mine = tr(" (Anda)") if one.id == me else ""
            self._who.addWidget(label(f"{one.nama}, {one.peran}{mine}"))
        for election in state.elections:
            self._elections.addWidget(label(_election_words(election)))
        self._tell_drill(state.drilled)
        vault = self.session.vault
        changed = len(vault.sertifikat)
        told = tr("Kode sidik: {sidik}", sidik=vault.sidik)
        self._key.setText(told + (tr(" · sudah diganti {count} kali", count=changed) if changed else ""))

    def _tell_drill(self, day: date | None) -> None:
        today = clock.today(self.session.vault.pemilihan.zona)
        due = day is None or (today - day).days > _DRILL_EVERY
        told = tr("Belum pernah diuji. Uji sekarang: kunci yang tidak terbukti membuka bukan kunci.")
        if day is not None:
            told = tr("Terakhir diuji {day}: terbukti membuka.", day=long_date(day))
        if day is not None and due:
            told += " " + tr("Sudah lebih dari {days} hari: uji lagi.", days=_DRILL_EVERY)
        self._drill.setText(("⚠ " if due else "✓ ") + told)
        set_look(self._drill, "warn", due)
        set_look(self._drill, "good", not due)


def _election_words(one: Election) -> str:
    if one.ended:
        return tr("{nama}: datanya dimusnahkan {day}", nama=one.nama, day=one.ended)
    day = long_date(one.hari) if one.hari else ""
    return f"{one.nama or one.file}, {day}" + (tr(" (terbuka di jendela lain)") if one.in_use else "")
