"""What the keys of the responses do: receive, decide and carry out, link, answer on paper."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.istilah import in_sentence
from app.domain.progress import Progress
from app.domain.tanggapan import DIKERJAKAN, TENTANG_PEMILIH, Tanggapan
from app.domain.tms import Alasan
from app.services.desa.acts import Tindakan
from app.services.desa.acts import one as one_act
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.print_lists import Printed
from app.services.desa.tanggapan_kerja import Kerja, newest_act
from app.services.desa.tanggapan_putusan import Diputuskan, Putusan, decide
from app.services.desa.voter_details import VoterDetails, voter_details
from app.services.desa.workspace import Workspace
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.act_words import things
from app.ui.desa.tanggapan_putusan import Perihal, PutusanDialog, adding, correcting, marking
from app.ui.desa.tanggapan_terima import ask_receive
from app.ui.widgets.ask import preview
from app.ui.widgets.pdf_preview import show_pdf

if TYPE_CHECKING:
    from app.ui.desa.tanggapan_page import TanggapanPage


def possible(one: Tanggapan, rule: str, person: Ringkas | None) -> list[str]:
    """The keys that a response takes, what comes next first.

    `rule`: what the DPT leaves, "" before it; `person`: the voter as listed now.
    """
    keys: list[str] = []
    if one.is_waiting:
        keys += ["Y"] if not rule or _may_follow(one, rule, person) else []
        keys += ["R"] if rule and one.hal == "belum_terdaftar" else []
        keys += ["X"] + (["T"] if one.hal in DIKERJAKAN and one.pemilih else [])
    else:
        keys += ["S", "G"]
    return [*keys, *(["D"] if one.pemilih else []), "B", "E"]


def _may_follow(one: Tanggapan, rule: str, person: Ringkas | None) -> bool:
    """Whether a response may be accepted after the DPT: fields only of who is not on it."""
    if one.hal == "belum_terdaftar":
        return rule == "addendum"
    if one.hal not in ("data_salah", "pindah_tps"):
        return True
    outside = person is not None and person.status == Alasan.DI_LUAR_DPT
    return outside or (rule == "addendum" and person is not None and person.baru)


class TanggapanActs:
    """`press` is the one door for keys and buttons."""

    def __init__(self, page: "TanggapanPage") -> None:
        self._page = page
        self._session = page.session
        self._keys: dict[str, Callable[[Tanggapan], None]] = {
            "Y": self.accept,
            "X": self.refuse,
            "R": self.register,
            "T": self.link,
            "G": self.letter_number,
            "S": self.letter,
            "B": self.dispute,
            "E": self.correct,
            "D": lambda one: page.village.show_voter(one.pemilih),
        }

    def press(self, key: str) -> None:
        """A key of the page, or its button."""
        front = self._page.table.front() if self._page.has_rows else None
        if key == "N":
            self.receive()
        elif key == "P":
            self.print_register()
        elif front and key in self._keys and key in self._page.keys_of(front):
            self._keys[key](front)

    def receive(self, voter: str = "") -> None:
        """N: somebody stands at the counter. `voter`: whom it is about."""
        known = ask_receive(self._page, self._session, voter=voter)
        if known:
            self._page.expect(known)
            self._page.village.say(tr("Tanggapan tersimpan. Ctrl+Z mengurungkan."))

    def correct(self, one: Tanggapan) -> None:
        """E: what was written down wrongly."""
        if ask_receive(self._page, self._session, one):
            self._page.village.say(tr("Catatan tanggapan dibetulkan."))

    def accept(self, one: Tanggapan) -> None:
        """Y: carry it out, in the same act."""
        if one.hal in TENTANG_PEMILIH and one.hal != "lapor_tms":
            voter = one.pemilih
            self._session.run(
                lambda workspace, _: voter_details(workspace, voter, reveal=True),
                lambda details: self._accept(one, details),
            )
        else:
            self._accept(one, None)

    def _accept(self, one: Tanggapan, details: VoterDetails | None) -> None:
        """`details`: the voter in the clear, where fields of his are corrected."""
        if details:
            work = correcting(one, details.pemilih)
        elif one.hal == "lapor_tms":
            work = marking(self._session, one)
        elif one.hal == "belum_terdaftar":
            work = adding(one)
        else:
            work = None
        what = Perihal(
            "diterima", tr("Terima tanggapan"), tr("Terima") if work is None else tr("Terima dan kerjakan"),
            _accept_told(one), may_wait=work is not None and one.is_open,
        )  # fmt: skip
        self._decided(PutusanDialog(self._page, self._session, one, what, work).ask())

    def refuse(self, one: Tanggapan) -> None:
        """X: with the reason that the letter will say."""
        told = tr("Daftar tidak berubah. Alasan tercetak pada surat jawaban.")
        what = Perihal("ditolak", tr("Tolak tanggapan"), tr("Tolak"), told, needs_reason=True)
        self._decided(PutusanDialog(self._page, self._session, one, what).ask())

    def register(self, one: Tanggapan) -> None:
        """R: he is not on the DPT."""
        keputusan = "ktp" if self._page.rule == "ktp" else "dicatat"
        told = _register_told(keputusan, is_known=bool(one.pemilih))
        verb = tr("Catat dalam register")
        work = None if one.pemilih else adding(one)
        what = Perihal(keputusan, tr("Register warga tidak terdaftar"), verb, told)
        self._decided(PutusanDialog(self._page, self._session, one, what, work).ask())

    def letter_number(self, one: Tanggapan) -> None:
        """G: the letter's number and date, which came later."""
        told = tr("Keputusannya tetap; yang disimpan hanya alasan, nomor, dan tanggal surat.")
        what = Perihal(one.keputusan, tr("Nomor surat jawaban"), tr("Simpan nomor"), told)
        self._decided(PutusanDialog(self._page, self._session, one, what).ask())

    def link(self, one: Tanggapan) -> None:
        """T: somebody has done it on another page already."""

        def newest(workspace: Workspace, progress: Progress) -> Tindakan | None:
            return one_act(workspace, newest_act(workspace, one.pemilih))

        self._session.run(newest, lambda act: self._link(one, act))

    def _link(self, one: Tanggapan, act: Tindakan | None) -> None:
        if act is None:
            self._page.village.say(tr("Belum ada tindakan pada pemilih ini yang dapat ditautkan."))
            return
        told = tr("Tanggapan diterima, dan tindakan terakhir pada pemilih ini dicatat sebagai pengerjaannya:")
        rows = [f"{act.waktu}  {things(act)}  ({act.anggota})"]
        if preview(self._page, tr("Sudah dikerjakan"), tr("Tautkan"), told, rows):
            putusan, kerja = (
                Putusan("diterima", one.alasan, one.surat, one.tanggal_surat),
                Kerja(tindakan=act.act),
            )
            self._session.run(
                lambda workspace, _: decide(workspace, one.id, putusan, kerja),
                lambda done: self._decided(done),
            )

    def _decided(self, done: Diputuskan | None) -> None:
        if done is None:
            return
        told = {
            "diterima": tr("Tanggapan diterima. Ctrl+Z mengurungkan."),
            "ditolak": tr("Tanggapan ditolak. Ctrl+Z mengurungkan."),
            "dicatat": tr("Warga dicatat dalam register. Ctrl+Z mengurungkan."),
            "ktp": tr("Warga dicatat; ia memilih dengan KTP-el. Ctrl+Z mengurungkan."),
        }
        carried_out = tr("Tanggapan diterima dan dikerjakan. Ctrl+Z mengurungkan.")
        one = done.tanggapan
        accepted = one.keputusan == "diterima" and one.is_carried_out
        self._page.village.say(carried_out if accepted else told[one.keputusan])

    # On paper -------------------------------------------------------------------------------------------

    def letter(self, one: Tanggapan) -> None:
        """S: the reply."""

        def work(workspace: Workspace, progress: Progress) -> Printed:
            from app.services.desa.print_tanggapan import surat_jawaban  # reportlab costs a quarter second

            return surat_jawaban(workspace, one.id)

        self._show(work, tr("Surat jawaban tanggapan {nomor}", nomor=one.nomor))

    def dispute(self, one: Tanggapan) -> None:
        """B: all that is known of one voter, for a dispute."""

        def work(workspace: Workspace, progress: Progress) -> Printed:
            from app.services.desa.sanggahan import sanggahan

            return sanggahan(workspace, tanggapan=one.id, progress=progress)

        self._show(work, tr("Berkas sanggahan tanggapan {nomor}", nomor=one.nomor))

    def print_register(self) -> None:
        """P: those who are not on the DPT."""

        def work(workspace: Workspace, progress: Progress) -> Printed:
            from app.services.desa.print_tanggapan import register

            return register(workspace)

        self._show(work, tr("Register warga tidak terdaftar"))

    def _show(self, work: Callable[[Workspace, Progress], Printed], name: str) -> None:
        def shown(printed: Printed) -> None:
            show_pdf(self._page, printed.pdf, name, self._session.file_name(name, "pdf"))

        self._session.run(work, shown, what=tr("Menyusun dokumen"))


def _accept_told(one: Tanggapan) -> str:
    told = {
        "data_salah": tr(
            "Betulkan isiannya; nilai dari KPU tetap disimpan. Satu tindakan dengan keputusannya."
        ),
        "pindah_tps": tr("Isi tempat memilihnya yang baru. Data KPU tidak berubah."),
        "lapor_tms": tr("Pemilih ini ditandai dengan alasan di bawah. Satu tindakan dengan keputusannya."),
        "belum_terdaftar": tr("Ia ditambahkan ke daftar sebagai pemilih baru, dengan bukti tanggapan ini."),
    }
    return told.get(one.hal, tr("Keputusan dicatat; tidak ada yang berubah dalam daftar."))


def _register_told(keputusan: str, *, is_known: bool) -> str:
    if is_known:
        return tr("Ia pernah dicoret. Ia dicatat dalam register, dan usul TMS-nya ke KPU dihapus.")
    if keputusan == "ktp":
        return tr(
            "Ia tidak masuk DPT, memilih dengan KTP-el pada hari pemungutan suara, dan diusulkan ke KPU "
            "sebagai pemilih baru."
        )
    return tr(
        "Ia tidak masuk DPT dan tidak mendapat {undangan}; ke KPU ia diusulkan sebagai pemilih baru.",
        undangan=in_sentence(istilah().undangan),
    )
