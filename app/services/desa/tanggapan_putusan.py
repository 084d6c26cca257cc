"""Deciding a response, and carrying it out: one act, so that one undo takes both back."""

from dataclasses import dataclass

from app.domain.bentuk import day, is_line
from app.domain.errors import UserError
from app.domain.tanggal_lahir import TanggalError, read_tanggal
from app.domain.tanggapan import KEPUTUSAN, REGISTER, Tanggapan
from app.services.desa import add, edit, rahasia
from app.services.desa.frozen import penetapan, warn_after_final
from app.services.desa.records import record_draft
from app.services.desa.tanggapan import Isian, as_received, one_line, response
from app.services.desa.tanggapan_kerja import Dikerjakan, Kerja, prepare
from app.services.desa.workspace import Workspace

_LONGEST = {"alasan": 1000, "surat": 200}


@dataclass(frozen=True, slots=True)
class Putusan:
    """`keputusan` "" takes a decision back; `alasan` is needed for a refusal. `surat`, `tanggal_surat`: the
    letter of reply, the date as typed; they may come later."""

    keputusan: str
    alasan: str = ""
    surat: str = ""
    tanggal_surat: str = ""


@dataclass(frozen=True, slots=True)
class Diputuskan:
    """One act; "" where everything was so already. `id`: of the response; `baru`: whom it added."""

    act: str
    id: str
    tanggapan: Tanggapan
    baru: tuple[add.Added, ...] = ()


def decide(
    workspace: Workspace, known: str | Isian, putusan: Putusan, kerja: Kerja | None = None
) -> Diputuskan:
    """Decide a response (or one that comes in with it), and carry it out where `kerja` says how.

    What was carried out keeps its act; it is decided otherwise only once that act is undone.
    Raises UserError RESPONSE_DECISION, RESPONSE_REASON, RESPONSE_FIELD, RESPONSE_DONE; what `as_received` and
    `tanggapan_kerja.prepare` raise.
    """
    one = response(workspace, known) if isinstance(known, str) else as_received(workspace, known)
    told = _checked(putusan)
    _refuse_done(one, putusan, kerja)
    work = _work(workspace, one, putusan, kerja)
    with workspace.transaction():
        act = work.tindakan
        if work.drafts or (putusan.keputusan in REGISTER and not act):  # to be written down is the work
            act = workspace.next_act()
        isi = one.isi() | told | {"tindakan": act, "pemilih": work.pemilih or one.pemilih}
        drafts = [*work.drafts, *record_draft(workspace, "tanggapan", isi)]
        events = workspace.act_within(drafts) if drafts else []
        workspace.touched |= rahasia.keep_within(workspace, work.rahasia)
    if work.drafts and penetapan(workspace, "dpt"):
        warn_after_final(workspace)
    act = events[0].tindakan if events else ""
    return Diputuskan(act, one.id, response(workspace, one.id), work.baru)


def _checked(putusan: Putusan) -> dict[str, str]:
    if putusan.keputusan not in ("", *KEPUTUSAN):
        raise UserError("RESPONSE_DECISION")
    told = {name: one_line(getattr(putusan, name)) for name in _LONGEST}
    for name, longest in _LONGEST.items():
        if not is_line(told[name], longest):
            raise UserError("RESPONSE_FIELD", kolom=name)
    if putusan.keputusan == "ditolak" and not told["alasan"]:
        raise UserError("RESPONSE_REASON")
    return told | {"keputusan": putusan.keputusan, "tanggal_surat": _date(putusan.tanggal_surat)}


def _date(text: str) -> str:
    try:
        told = read_tanggal(one_line(text)) if text.strip() else ""
    except TanggalError as error:
        raise UserError("RESPONSE_FIELD", kolom="tanggal_surat") from error
    if told and not day(told):
        raise UserError("RESPONSE_FIELD", kolom="tanggal_surat")
    return told


def _refuse_done(one: Tanggapan, putusan: Putusan, kerja: Kerja | None) -> None:
    """Raises RESPONSE_DONE: what was carried out is undone first."""
    if one.is_carried_out and not one.konflik and (kerja or putusan.keputusan != one.keputusan):
        raise UserError("RESPONSE_DONE")


def _work(workspace: Workspace, one: Tanggapan, putusan: Putusan, kerja: Kerja | None) -> Dikerjakan:
    """Raises RESPONSE_DECISION: only what is accepted or registered is carried out."""
    if one.is_carried_out:
        return Dikerjakan(pemilih=one.pemilih, tindakan=one.tindakan)
    if putusan.keputusan not in ("diterima", *REGISTER):
        if kerja:
            raise UserError("RESPONSE_DECISION")
        return Dikerjakan(pemilih=one.pemilih)
    if kerja is None and putusan.keputusan == "diterima":
        return Dikerjakan(pemilih=one.pemilih)
    work = prepare(workspace, one, putusan.keputusan, kerja or Kerja())
    edit.refuse_twins(work.drafts)
    return work
