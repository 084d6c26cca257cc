"""U on an answer: the fields of the voter to correct by hand, the office's letter as the evidence."""

from typing import TYPE_CHECKING

from app.domain.dukcapil import bukti_surat
from app.services.desa.edit import Edited, edit
from app.services.desa.voter_details import VoterDetails, voter_details
from app.system.language import tr
from app.ui.desa.edit_dialog import Edit, EditDialog

if TYPE_CHECKING:
    from app.ui.desa.dukcapil_page import DukcapilPage


def correct(page: "DukcapilPage", voter: str) -> None:
    """The reveal of NIK and NKK is written down."""
    page.session.run(
        lambda workspace, _: voter_details(workspace, voter, reveal=True), lambda told: _ask(page, told)
    )


def _ask(
    page: "DukcapilPage",
    details: VoterDetails,
    typed: Edit | None = None,
    problem: BaseException | None = None,
) -> None:
    """`problem`: why what was `typed` could not be saved; it stands in the fields again."""
    tps = page.session.workspace.pengaturan.istilah.tps
    asked = EditDialog(page, details.pemilih, dict(details.bukti), tps)
    asked.form.tell(bukti_surat(details.dukcapil, details.bukti))
    if typed and problem:
        asked.again(typed, problem)
    wanted = asked.edit()
    if wanted is None or not wanted.changes:
        return
    bukti = {details.pemilih.id: wanted.bukti} if wanted.bukti else {}

    def done(told: Edited) -> None:
        page.village.say(tr("{count} isian dibetulkan.", count=told.fields))

    page.session.run(
        lambda workspace, _: edit(workspace, wanted.changes, bukti),
        done,
        lambda error: _ask(page, details, wanted, error),
    )
