"""The document in front on its way: read, set, shown; written down once it leaves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from app.domain.progress import Progress
from app.services.desa.cetak import DokumenCetak, Keluar, Pilihan, Siap, catat, catat_lagi, siapkan
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui.jobs import Job
from app.ui.widgets.pdf_paper import page_count

if TYPE_CHECKING:
    from app.ui.desa.session import Session

Failed = Callable[[BaseException], None]


@dataclass(eq=False)
class Prepared:
    """A document in memory. `keluar`: those of its pages that left; `is_noted`: that is written down."""

    dokumen: DokumenCetak
    pilihan: Pilihan
    siap: Siap
    pdf: bytes = field(repr=False)
    pages: int
    keluar: set[int] = field(default_factory=set)
    is_noted: bool = False


class Maker:
    """Of two that were asked for only the newer one is told."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._newest = 0
        self._job: Job | None = None

    def make(
        self, dokumen: DokumenCetak, pilihan: Pilihan, then: Callable[[Prepared], None], failed: Failed
    ) -> None:
        """Read it on the data lane, set it beside it."""
        self.forget()
        asked = self._newest

        def told(error: BaseException) -> None:
            if asked == self._newest:
                failed(error)

        def done(made: Prepared) -> None:
            if asked == self._newest:
                then(made)

        def read(workspace: Workspace, progress: Progress) -> Siap:
            return siapkan(workspace, dokumen, pilihan, progress)

        def go_on(siap: Siap) -> None:
            if asked == self._newest:
                work = partial(_set, dokumen, pilihan, siap)
                self._job = self._session.free(work, done, told, tr("Menyusun dokumen"))

        self._job = self._session.run(read, go_on, told, tr("Menyiapkan dokumen"))

    def forget(self) -> None:
        """Nobody waits any more for what is under way."""
        self._newest += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def note(self, made: Prepared, keluar: Keluar, then: Callable[[], None], failed: Failed) -> None:
        """Write down that it leaves, once as a print and then as more pages of it."""

        def work(workspace: Workspace, _: Progress) -> None:
            if made.is_noted:
                catat_lagi(workspace, made.dokumen, made.pilihan, keluar)
            else:
                catat(workspace, made.dokumen, made.pilihan, made.siap, keluar)

        def noted(_: None) -> None:
            made.is_noted = True
            then()

        self._session.run(work, noted, failed)


def _set(dokumen: DokumenCetak, pilihan: Pilihan, siap: Siap, progress: Progress) -> Prepared:
    pdf = siap.susun(progress)
    return Prepared(dokumen, pilihan, siap, pdf, page_count(pdf))
