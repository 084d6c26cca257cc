"""One NIK in two villages: claimed for two voters, or new in one and kept in another. A person decides."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.pemilihan import Desa
from app.domain.tms import label
from app.services.kpu.feedback_rows import BARU, PUTUSKAN, TMS, UBAH, FeedbackRow


def settle_claims(villages: Sequence[tuple[Desa, list[FeedbackRow]]]) -> None:
    """Rows that claim one NIK for several voters, in whatever villages, all become a person's decision."""
    claims: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for desa, rows in villages:
        for row in rows:
            if nik := _claimed(row):
                claims[nik].add((desa.kode, row.pemilih.id))
    names = {desa.kode: desa.nama for desa, _ in villages}
    for desa, rows in villages:
        for place, row in enumerate(rows):
            others = claims.get(_claimed(row), set()) - {(desa.kode, row.pemilih.id)}
            if others:
                where = sorted({f"{names[kode]} ({kode})" for kode, _ in others})
                rows[place] = _disputed(row, ", ".join(where))


def _claimed(row: FeedbackRow) -> str:
    return row.nilai.get("nik", "") if row.jenis in (BARU, UBAH) else ""


def _disputed(row: FeedbackRow, where: str) -> FeedbackRow:
    what = row.kata if row.jenis == BARU else f"Ubah {row.kata}"
    kata = f"{what}: NIK ini juga diajukan untuk pemilih lain di {where}"
    return replace(row, jenis=PUTUSKAN, kata=kata, webgrid=(), raw=())


@dataclass(frozen=True, slots=True)
class Lintas:
    """A NIK that one village adds, or corrects somebody's to, while another has it.

    `sikap` of the other: tetap, tms, belum (it has not returned), luar (no village of this election has it);
    `alasan` of a tms in words.
    """

    desa: Desa
    pemilih: str
    lawan: Desa | None
    dpid: str
    sikap: str
    alasan: str = ""


def settle_holders(
    villages: Sequence[tuple[Desa, list[FeedbackRow]]], known: Mapping[str, Desa]
) -> list[Lintas]:
    """Say of every row whose new NIK another village holds what that village wants of it.

    `known`: every village of the vault; `villages`: those whose wishes are here.
    """
    struck = {
        (desa.kode, row.pemilih.id): row.nilai.get("usul_kpu", "")
        for desa, rows in villages
        for row in rows
        if row.jenis == TMS or "usul_kpu" in row.nilai
    }
    returned = {desa.kode for desa, _ in villages}
    found = []
    for desa, rows in villages:
        for place, row in enumerate(rows):
            holder = row.pemegang
            if holder is None or holder.kode == desa.kode:
                continue
            reason = struck.get((holder.kode, holder.id), "")
            stance = _stance(holder.kode, reason, returned, known)
            one = Lintas(
                desa, row.pemilih.id, known.get(holder.kode), holder.dpid, stance, reason and label(reason)
            )
            rows[place] = replace(row, kata=f"{row.kata}. {_words(one)}")
            found.append(one)
    return found


def _stance(kode: str, reason: str, returned: set[str], known: Mapping[str, Desa]) -> str:
    if kode not in known:
        return "luar"
    if reason:
        return "tms"
    return "tetap" if kode in returned else "belum"


def _words(one: Lintas) -> str:
    where = f"{one.lawan.nama} ({one.lawan.kode})" if one.lawan else ""
    return {
        "tetap": f"{where} tetap mempertahankannya",
        "tms": f"{where} mengusulkannya TMS ({one.alasan}): putuskan keduanya bersama",
        "belum": f"{where} belum mengembalikan datanya",
        "luar": "Wilayahnya tidak ikut dalam pemilihan ini",
    }[one.sikap]
