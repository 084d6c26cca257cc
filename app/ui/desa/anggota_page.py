"""Anggota: who is in the committee, who has a way in on this computer, passwords."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.panitia import AnggotaTercatat
from app.services.desa import members
from app.services.desa.workspace import member_list
from app.system.language import tr
from app.system.messages import message
from app.ui.desa.member_dialogs import add_member, change_password, reset_password
from app.ui.desa.page import Page
from app.ui.desa.who_step import role_word
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import button, column, label, row, title
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen

_HEADS = ("ketua", "sekretaris")


class AnggotaPage(Page):
    """The journal knows the members; the slots beside the data file know who can log in here."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.members: list[AnggotaTercatat] = []
        self._here: dict[str, bool] = {}
        self.model = TextModel(
            [Heading(tr("Nama")), Heading(tr("Peran")), Heading(tr("Kata sandi di komputer ini"))]
        )
        self.table = PlainTable(self.model, tr("Anggota panitia"), [0, 140, 380])
        self._count, self._hint, self._keyring = (label("", "quiet", wrap=True) for _ in range(3))
        self._add = button(tr("&Tambah anggota …"), self.add, "plus", primary=True)
        self._own = button(tr("&Ganti kata sandi saya …"), self.change, "lock")
        self._reset = button(tr("&Beri kata sandi baru …"), self.reset, "rotate-ccw")
        self._build()
        self.table.moved.connect(lambda _: self._tell_acts())
        self.table.opened.connect(lambda _: self.reset() if self._reset.isEnabled() else None)

    def _build(self) -> None:
        acts = row(self._add, self._reset, None, self._own)
        inside = column(
            title(tr("Anggota panitia")), self._count, 4, self.table, 4, acts, self._hint, self._keyring,
            margin=20,
        )  # fmt: skip
        inside.setStretch(3, 1)
        self.setLayout(inside)

    def first_control(self) -> QWidget:
        return self.table

    @property
    def _me(self) -> str:
        return self.session.workspace.anggota.id

    @property
    def _role(self) -> str:
        return self.session.workspace.anggota.peran

    def shown(self) -> None:
        """Read them again."""
        self.session.run(lambda workspace, _: list(members.known(workspace).values()), self._tell)

    def _tell(self, known: list[AnggotaTercatat]) -> None:
        before = self.table.at
        self.members = known
        self._here = {slot.id: bool(slot.keyring) for slot in member_list(self.session.workspace.folder)}
        self.model.show([self._line(one) for one in known])
        waiting = next((at for at, one in enumerate(known) if one.id not in self._here), 0)
        self.table.go_to(min(before, len(known) - 1) if before >= 0 else waiting)
        self._count.setText(
            tr("{count} orang. Masing-masing masuk dengan kata sandinya sendiri.", count=len(known))
        )
        self._hint.setText(self._help())
        unguarded = not all(self._here.values())
        self._keyring.setVisible(unguarded)
        if unguarded:
            told = message("NO_KEYRING", {})
            self._keyring.setText(f"⚠ {told.happened} {told.next}")
        self._tell_acts()

    def _line(self, one: AnggotaTercatat) -> Line:
        name = tr("{nama} (Anda)", nama=one.nama) if one.id == self._me else one.nama
        here = one.id in self._here
        way = tr("✓ ada") if here else tr("⚠ belum ada; Ketua memberinya di sini")
        return Line((name, role_word(one.peran), way), "text" if here else "warn")

    def _help(self) -> str:
        if self._role == "ketua":
            told = tr("Ada yang lupa kata sandi: pilih namanya, lalu beri kata sandi baru.")
        else:
            told = tr("Yang lupa kata sandi dibantu oleh Ketua di halaman ini.")
        if self._role not in _HEADS:
            told += " " + tr("Anggota baru ditambahkan oleh Ketua atau Sekretaris.")
        return f"{told} " + tr(
            "Bila Ketua sendiri lupa: di halaman masuk pilih Lupa kata sandi, "
            "dengan surat kunci atau kata darurat."
        )

    def _tell_acts(self) -> None:
        self._add.setEnabled(self._role in _HEADS)
        chosen = self._chosen()
        self._reset.setEnabled(self._role == "ketua" and chosen is not None and chosen.id != self._me)

    def _chosen(self) -> AnggotaTercatat | None:
        return self.members[self.table.at] if 0 <= self.table.at < len(self.members) else None

    def add(self) -> None:
        """Somebody new: name, role, and the password that he types himself."""
        name = add_member(self, self.session, {one.peran for one in self.members})
        if name is not None:
            self._saved(tr("{nama} ditambahkan dan dapat masuk.", nama=name))

    def reset(self) -> None:
        """The Ketua's help for a forgotten password."""
        one = self._chosen()
        if one is not None and reset_password(self, self.session, one):
            self._saved(tr("{nama} punya kata sandi baru.", nama=one.nama))

    def change(self) -> None:
        """One's own password."""
        if change_password(self, self.session):
            self.village.say(tr("Kata sandi Anda sudah diganti."))
            self.shown()

    def _saved(self, told: str) -> None:
        self.session.note_saved()
        self.village.say(told)
        self.village.today.tell()
        self.shown()
