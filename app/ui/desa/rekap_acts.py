"""What leaves the recap page: a workbook, a PDF, the signed report with its paper."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QLabel

from app.domain.istilah import in_sentence
from app.domain.progress import Progress
from app.domain.rekap_desa import Dimensi
from app.domain.ukuran_kertas import UKURAN_KERTAS
from app.services.desa.rekap import Rekap
from app.services.desa.workspace import Workspace
from app.system.istilah import istilah
from app.system.language import tr
from app.system.safe_file import write_atomic
from app.ui.desa.rekap_words import row_kinds
from app.ui.desa.tahapan_dialogs import Fields, SecondMember
from app.ui.widgets.ask import Ask
from app.ui.widgets.choice import Choice
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import label
from app.ui.widgets.deed import Deed, Failed, Then
from app.ui.widgets.pdf_preview import show_pdf

if TYPE_CHECKING:
    from app.services.desa.print_rekap import Bahan
    from app.services.desa.report import Reported
    from app.ui.desa.rekap_page import RekapPage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paper:
    """What is to be written: which list, by which rows, with small numbers or without."""

    counted: Rekap
    dimensi: Dimensi
    terbuka: bool


class RekapActs:
    """Each asks first what may be seen; small numbers are hidden unless somebody says otherwise."""

    def __init__(self, page: "RekapPage") -> None:
        self._page = page
        self._session = page.session

    def pdf(self) -> None:
        """All tables by the rows chosen, shown before they are printed."""
        size = Choice(tr("Kertas"), [(name, name) for name in UKURAN_KERTAS], UKURAN_KERTAS[0])
        paper = self._ask_paper(tr("Cetak rekap"), tr("Lihat PDF"), size)
        if paper is None:
            return
        chosen = _lit(size)

        def make(held: "Bahan", progress: Progress) -> bytes:
            from app.services.desa.print_rekap import rekap_pdf

            return rekap_pdf(held, paper.dimensi, chosen, terbuka=paper.terbuka, progress=progress)

        def show(pdf: bytes) -> None:
            name = tr("Rekap menurut {area}", area=row_kinds()[paper.dimensi])
            show_pdf(self._page, pdf, name, self._session.file_name(name, "pdf"))

        self._made("pdf", paper, make, show)

    def xlsx(self) -> None:
        """The same tables as a workbook."""
        paper = self._ask_paper(tr("Simpan rekap XLSX"), tr("Pilih tempat …"))
        if paper is None:
            return
        name, kinds = self._session.file_name("rekap", "xlsx"), tr("Buku kerja Excel (*.xlsx)")
        file = choose_new_file(self._page, tr("Simpan rekap XLSX"), name, kinds)
        if file is None:
            return

        def make(held: "Bahan", progress: Progress) -> str:
            from app.services.desa.print_rekap import rekap_xlsx

            write_atomic(file, rekap_xlsx(held, paper.dimensi, terbuka=paper.terbuka))
            return file.name

        def say(name: str) -> None:
            self._page.village.say(tr("Tersimpan: {file}", file=name))

        self._made("xlsx", paper, make, say)

    def _made(
        self, kind: str, paper: "Paper", make: Callable[["Bahan", Progress], T], then: Callable[[T], None]
    ) -> None:
        """Read on the data lane and written down there; made beside it."""

        def read(workspace: Workspace, progress: Progress) -> "Bahan":
            from app.services.desa.print_rekap import bahan_of, note_rekap

            held = bahan_of(workspace, paper.counted)
            note_rekap(workspace, held, paper.dimensi, kind, terbuka=paper.terbuka)
            return held

        def go_on(held: "Bahan") -> None:
            self._session.free(lambda progress: make(held, progress), then, what=tr("Menyusun rekap"))

        self._session.run(read, go_on)

    def _ask_paper(self, heading: str, verb: str, *more: Choice) -> "Paper | None":
        """Whether small numbers may be seen; None where the person changed his mind or nothing is counted."""
        if (counted := self._page.counted) is None:
            return None
        kinds = Choice(
            tr("Untuk siapa"),
            (
                ("tersamar", tr("Untuk luar {desa}", desa=in_sentence(istilah().desa))),
                ("terbuka", tr("Untuk panitia saja")),
            ),
            "tersamar",
        )
        told = label(
            tr(
                "Untuk luar: angka 1 sampai 4 diganti *, begitu pula angka lain yang dapat dipakai "
                "menghitungnya. Untuk panitia: semua angka tampak; jangan dibawa keluar."
            ),
            "quiet",
            wrap=True,
        )
        fields = Fields((tr("Untuk siapa"), kinds), *((tr("Kertas"), one) for one in more))
        asked = Ask(self._page, heading, verb, fields, told)
        asked.act.setFocus()  # Enter alone takes the careful choice
        return Paper(counted, self._page.rows, _lit(kinds) == "terbuka") if asked.agreed() else None

    def report(self) -> None:
        """The signed `.dptl`, then the paper that carries its code."""
        name, kinds = self._session.file_name("laporan", "dptl"), tr("Laporan rekap (*.dptl)")
        place = choose_new_file(self._page, tr("Simpan laporan"), name, kinds)
        if place is None:
            return
        second = SecondMember(self._session)

        def start(then: Then, failed: Failed) -> None:
            member, password = second.member, second.password.text()

            def work(workspace: Workspace, progress: Progress) -> "tuple[Reported, Bahan]":
                from app.services.desa.print_rekap import bahan_of
                from app.services.desa.report import report

                done = report(workspace, place, member, password, progress)
                return done, bahan_of(workspace, done.rekap)

            self._session.run(work, then, failed, tr("Menulis laporan"))

        asked = Deed(
            self._page,
            tr("Laporan rekap"),
            tr("Tanda tangani dan simpan"),
            _report_words(),
            second,
            start=start,
        )
        _only_when(asked, second)
        second.setFocus()
        if asked.agreed():
            self._reported(*asked.outcome)

    def _reported(self, done: "Reported", held: "Bahan") -> None:
        """The code is on disk with the file; its paper is signed in ink."""
        self._page.village.say(
            tr("Kode sidik {code}: tersimpan di {file}", file=done.file.name, code=done.kode)
        )

        def make(progress: Progress) -> bytes:
            from app.services.desa.print_rekap import rekap_pdf

            return rekap_pdf(held, "tps", laporan=(done.kode, done.sums), progress=progress)

        def show(pdf: bytes) -> None:
            file = self._session.file_name("rekap-laporan", "pdf")
            show_pdf(self._page, pdf, tr("Rekap dengan kode sidik laporan"), file)

        self._session.free(make, show, what=tr("Menyusun rekap"))


def _report_words() -> QLabel:
    words = istilah()
    return label(
        tr(
            "Laporan berisi angka saja, tanpa data pribadi dan tanpa nama, untuk {dinas}, saksi, dan "
            "{pengawas}. Angka kecil disembunyikan. Dua anggota menandatanganinya; kode sidiknya tercetak "
            "pada rekap yang ditandatangani dengan tinta.",
            dinas=words.dinas,
            pengawas=in_sentence(words.pengawas),
        ),
        wrap=True,
    )


def _only_when(asked: Deed, second: SecondMember) -> None:
    def tell() -> None:
        asked.act.setEnabled(second.is_filled)

    second.password.textChanged.connect(lambda _: tell())
    tell()


def _lit(choice: Choice) -> str:
    return next(value for value, made in choice.buttons.items() if made.isChecked())
