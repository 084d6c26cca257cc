"""How a return stands to those before it: in place of a refused one, over an applied one, before its time."""

import json
from dataclasses import dataclass
from datetime import date

from app.domain.kiriman import SuratTolak
from app.domain.tahap_kiriman import BERKODE, SUSULAN
from app.domain.tanggal import long_date
from app.services.kpu.check_return import Findings
from app.services.kpu.feedback_angkatan import is_within
from app.services.kpu.vault_session import Vault
from app.store import vault, vault_balasan
from app.store.vault_balasan import DIGANTIKAN, DITERAPKAN, DITOLAK, Received
from app.system.messages import message


@dataclass(frozen=True, slots=True)
class Ganti:
    """A final return after one that the committee calls refused, by `surat`. `urut`: of the earlier one.

    `code` tells what KPU knows of that refusal: RETURN_AFTER_REFUSAL, RETURN_NOT_REFUSED,
    RETURN_REFUSED_UNSEEN, RETURN_OVER_APPLIED. `terapan`: number of the applied return that it would replace.
    """

    urut: int
    surat: SuratTolak
    code: str
    terapan: int = 0


def after_refusal(opened: Vault, found: Findings) -> Ganti | None:
    """What the journal says of a refusal, beside what KPU did."""
    if found.penolakan is None:
        return None
    states = {one[2]: (one[0], one[3]) for one in vault_balasan.seen(opened.db, found.kode)}
    counts = [urut for urut, state in states.values() if state == DITERAPKAN and urut < found.urut]
    state = states.get(found.penolakan.balasan, (0, ""))[1]
    if counts:
        code = "RETURN_OVER_APPLIED"
    elif state == DITOLAK or (not state and _check_refused(opened, found)):
        code = "RETURN_AFTER_REFUSAL"
    else:
        code = "RETURN_NOT_REFUSED" if state else "RETURN_REFUSED_UNSEEN"
    return Ganti(found.ditolak, found.penolakan.surat, code, counts[0] if counts else 0)


def _check_refused(opened: Vault, found: Findings) -> bool:
    """A file that a check refused is not kept: only the record knows of it."""
    told = (one["isi"] for one in vault.notes(opened.db) if one["jenis"] == "tolak")
    return any((one["desa"], one["urut"]) == (found.kode, found.ditolak) for one in told)


def attention(opened: Vault, found: Findings) -> list[str]:
    """All that a person should know before deciding, in words."""
    told = [message(code, {"desa": found.desa}).happened for code in found.warnings]
    ganti = after_refusal(opened, found)
    if ganti:
        words: dict[str, str | int] = {
            "urut": ganti.urut,
            "nomor": ganti.surat.nomor,
            "tanggal": long_date(ganti.surat.tanggal),
            "terapan": ganti.terapan,
        }
        said = message(ganti.code, words)
        told.append(f"{said.happened} {said.next}")
    return told


def is_early(opened: Vault, one: Received) -> bool:
    """Whether it is a supplement, and the final return that it follows is not what the village counts by."""
    if one.tahap != SUSULAN:
        return False
    counts = vault_balasan.applied(opened.db, one.kode)
    return counts is None or _final_of(one) != _final_of(counts)


def counting(opened: Vault, kode: str, batas: date) -> Received | None:
    """The return that a village counts by up to a day: where the applied one is a supplement that came later,
    the newest before it of the same final return. None: all came later."""
    applied = vault_balasan.applied(opened.db, kode)
    if applied is None or is_within(opened, applied.diterima, batas):
        return applied
    held = [one for one in vault_balasan.all_of(opened.db, kode) if one.keadaan == DIGANTIKAN]
    same = [one for one in held if one.tahap in BERKODE and _final_of(one) == _final_of(applied)]
    return next((one for one in reversed(same) if is_within(opened, one.diterima, batas)), None)


def _final_of(one: Received) -> str:
    """The id of the final return that it is, or follows."""
    return str(json.loads(one.hitung).get("menyusul") or one.id)
