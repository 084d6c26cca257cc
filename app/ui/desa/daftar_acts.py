"""What the keys of the list and of the worksheet do: each a small act on the voters in front."""

from collections.abc import Callable, Mapping, Sequence

from app.domain.tms import ARTI, Alasan
from app.services.desa.alias import set_alias
from app.services.desa.bukti import set_bukti, set_catatan
from app.services.desa.daftar_rows import Ringkas, lacks_evidence
from app.services.desa.decide import decide
from app.services.desa.edit import Edited, edit
from app.services.desa.mark import Mark, Marked, Only, mark
from app.services.desa.voter_details import VoterDetails, voter_details
from app.system.language import tr
from app.ui import errors
from app.ui.desa.edit_dialog import Edit, EditDialog
from app.ui.desa.field_words import field_words
from app.ui.desa.keys import mark_keys, status_word, within
from app.ui.desa.mark_dialog import choose_reason, choose_twin
from app.ui.desa.rows_page import RowsPage
from app.ui.desa.secret_dialog import ask_secret
from app.ui.widgets.ask import one_line, preview


class DaftarActs:
    """`press` is the one door for keys and for the buttons of the key line; `more`: keys of one page only."""

    def __init__(self, page: RowsPage, more: Mapping[str, Callable[[], None]]) -> None:
        self._page = page
        self._session = page.session
        self._last, self._after = "", ""  # the voter struck last, and who came to the front then
        self._marks = {key.key: key.alasan for key in mark_keys()}
        self._others: dict[str, Callable[[], None]] = {
            "U": self.edit,
            "L": self.other_reason,
            "E": self.to_evidence,
            "N": self.note,
            "A": self.alias,
            "Ctrl+Z": page.village.undo,
            "F1": page.village.help,
            **more,
        }

    def press(self, key: str, family: bool) -> None:
        """A key of the table, or its button; with Shift it is about the whole family."""
        if key in self._marks:
            self.mark(self._marks[key], family=family)
        elif key in self._others and not family:
            self._others[key]()

    def mark(self, alasan: Alasan, *, family: bool = False, only: Only = "") -> None:
        """The voters in front, or the family of the first of them."""
        chosen = self._page.chosen()
        if family and chosen:
            chosen = self._session.index.family(chosen[0])
        self.mark_all(alasan, chosen, only)

    def mark_all(self, alasan: Alasan, chosen: Sequence[Ringkas], only: Only = "") -> None:
        """One voter at once; several only after a preview. Either way one act, one undo."""
        if not chosen or (len(chosen) > 1 and not self._agreed(alasan, chosen)):
            return
        twin = ""
        if alasan is Alasan.GANDA and len(chosen) == 1:
            found = choose_twin(self._page, self._session.index, chosen[0])
            if found is None:
                return
            twin = found
        self._save([Mark(row.id, alasan, only, {}, twin) for row in chosen])

    def _agreed(self, alasan: Alasan, chosen: Sequence[Ringkas]) -> bool:
        word = tr(ARTI[alasan].label)
        told = tr(
            '{count} pemilih ditandai "{word}" sebagai satu tindakan; satu kali urungkan membatalkannya.',
            count=len(chosen),
            word=word,
        )
        number = self._page.number_of
        rows = [f"{number(row)}  {row.nama}, {row.kelamin} {row.umur}  {_was(row)}" for row in chosen]
        return preview(
            self._page, tr("Tandai beberapa pemilih"), tr("Tandai {word}", word=within(word)), told, rows
        )

    def _save(self, marks: list[Mark]) -> None:
        self._page.marking(marks)
        self._last = marks[0].voter if len(marks) == 1 and ARTI[marks[0].alasan].is_tms else ""
        self._after = front.id if (front := self._page.front()) else ""

        def done(told: Marked) -> None:
            if len(marks) > 1:
                self._page.village.say(
                    tr("{count} pemilih ditandai. Ctrl+Z mengurungkan.", count=told.changed)
                )

        self._session.run(
            lambda workspace, progress: mark(workspace, marks, progress), done, what=tr("Menandai")
        )

    def other_reason(self) -> None:
        """The list of all reasons."""
        is_head = self._session.workspace.anggota.peran in ("ketua", "sekretaris")
        chosen = choose_reason(self._page, is_head=is_head)
        if chosen is None:
            return
        if chosen.alasan in (Alasan.GANGGUAN_JIWA, Alasan.TMS_LAIN):
            self._secret(chosen.alasan)
        else:
            self.mark(chosen.alasan, only=chosen.only)

    def _secret(self, alasan: Alasan) -> None:
        """A reason that stays in the village, with its paper."""
        front = self._page.front()
        paper = ask_secret(self._page, alasan) if front else None
        if front and paper is not None:
            self._save([Mark(front.id, alasan, bukti=paper)])

    def edit(self) -> None:
        """U: correct the fields of the voter in front."""
        if front := self._page.front():
            voter = front.id
            self._session.run(lambda workspace, _: voter_details(workspace, voter, reveal=True), self._edit)

    def _edit(
        self, details: VoterDetails, typed: Edit | None = None, problem: BaseException | None = None
    ) -> None:
        """`problem`: why what was `typed` could not be saved; it stands in the fields again."""
        tps = self._session.workspace.pengaturan.istilah.tps
        asked = EditDialog(self._page, details.pemilih, dict(details.bukti), tps)
        if typed and problem:
            asked.again(typed, problem)
        wanted = asked.edit()
        if wanted is None:
            return
        bukti = {details.pemilih.id: wanted.bukti} if wanted.bukti else {}
        self._session.run(
            lambda workspace, _: edit(workspace, wanted.changes, bukti),
            lambda told: self._page.village.say(_corrected(told)),
            lambda error: self._edit(details, wanted, error),
        )

    def evidence_of(self) -> Ringkas | None:
        """Whose evidence E asks for: the voter just marked who still lacks it, else the one in front.

        A quick hand is here before its mark is on disk: while no other row came to the front, it counts.
        """
        front, last = self._page.front(), self._session.index.get(self._last)
        if last and not last.bukti and front and front.id == self._after:
            return last
        if last and lacks_evidence(last) and not (front and (lacks_evidence(front) or front.bukti)):
            return last
        return front

    def to_evidence(self) -> None:
        """E: into the evidence."""
        if whose := self.evidence_of():
            self._page.to_evidence(whose.id)

    def forget(self) -> None:
        """Other rows are shown: whoever was marked last is not among them."""
        self._last = self._after = ""

    def save_evidence(self, bukti: dict[str, str]) -> None:
        """The same evidence for all chosen voters."""
        voters, front = [row.id for row in self._page.chosen()], self._page.front()
        if not voters or front is None:
            return

        def refused(error: BaseException) -> None:
            errors.show(self._page, error)
            self._page.to_evidence(front.id)  # what is typed now must not mark anybody

        self._session.run(
            lambda workspace, _: set_bukti(workspace, voters, bukti),
            lambda told: self._page.village.say(
                tr("Bukti tersimpan untuk {count} pemilih.", count=told.voters)
            ),
            refused,
        )
        self._page.to_rows()

    def note(self) -> None:
        """N: a note."""
        front = self._page.front()
        if front is None:
            return
        voter = front.id
        told = tr("Catatan ikut terkirim dalam pengembalian ke KPU. Jangan menulis hal yang rahasia.")
        if front.status == Alasan.TMS_LAIN:
            told = tr(
                "Jangan tulis alasannya di sini: catatan ikut terkirim dalam pengembalian ke KPU, "
                "sedangkan alasan TMS pemilih ini tinggal di panitia."
            )
        text = one_line(self._page, tr("Catatan"), tr("Simpan catatan"), told, front.catatan, 1000)
        if text is not None:
            self._session.run(lambda workspace, _: set_catatan(workspace, voter, text))

    def alias(self) -> None:
        """A: the name by which the neighbours know somebody."""
        front = self._page.front()
        if front is None:
            return
        voter = front.id
        told = tr('Nama panggilan atau "bin" untuk membedakan yang senama. Tidak pernah keluar dari panitia.')
        text = one_line(self._page, tr("Nama panggilan"), tr("Simpan"), told, front.alias, 60)
        if text is not None:
            self._session.run(lambda workspace, _: set_alias(workspace, voter, text), self._named)

    def _named(self, changed: bool) -> None:
        if changed:
            self._page.village.say(tr("Nama panggilan tersimpan. Ctrl+Z mengurungkan."))

    def decide(self, kolom: str, ref: str) -> None:
        """A conflict: the value that a person chose becomes an event naming all candidates."""
        if front := self._page.front():
            voter = front.id
            done = tr("Diputuskan: {kolom}.", kolom=field_words().get(kolom, kolom))
            self._session.run(
                lambda workspace, _: decide(workspace, voter, kolom, ref),
                lambda _: self._page.village.say(done),
            )


def _corrected(told: Edited) -> str:
    """Of the fields, or of the evidence alone."""
    if told.voters and not told.fields:
        return tr("Bukti tersimpan untuk {count} pemilih.", count=told.voters)
    return tr("{count} isian dibetulkan.", count=told.fields)


def _was(row: Ringkas) -> str:
    """What a preview says of a verdict that would be replaced."""
    return tr("(sekarang: {status})", status=status_word(row.status)) if row.status else ""
