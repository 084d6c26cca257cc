"""A return in full, for who decides on it: what was checked, what it changes, how it stands to KPU's list.

The code that applies it is never told here: it comes from the minutes that the committee signed in ink.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.errors import UserError
from app.domain.golongan_tolak import Golongan, golongan_of
from app.domain.pemilihan import Desa
from app.domain.perubahan import perubahan
from app.domain.susulan import Susulan
from app.domain.tahap_kiriman import AKHIR
from app.domain.tms import label
from app.services.kpu.check_return import STEPS, Findings, examined
from app.services.kpu.committee import Member
from app.services.kpu.receive import dossier_of
from app.services.kpu.replay import Dossier, Replay
from app.services.kpu.return_lineage import Ganti, after_refusal, attention, is_early
from app.services.kpu.vault_session import Vault
from app.store import vault, vault_balasan
from app.store.vault_balasan import MENUNGGU, Received
from app.system.messages import message

OK, GAGAL, BELUM = "ok", "gagal", "belum"


@dataclass(frozen=True, slots=True)
class Baris:
    """One line of the list of returns. `hitung`: {awal, baru, ubah, tms: {reason: n}, tms_pilkades, L, P}."""

    kode: str
    desa: str
    kecamatan: str
    urut: int
    tahap: str
    diterima: str
    keadaan: str
    hitung: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Periksa:
    """One thing that was looked at, in words. hasil: ok, gagal, belum (an earlier one failed)."""

    apa: str
    hasil: str


@dataclass(frozen=True, slots=True)
class Penolakan:
    """Why a return is not taken, by kind. `terjadi`, `aman`, `lalu`: of the message of its code."""

    golongan: Golongan
    code: str
    terjadi: str
    aman: str
    lalu: str


@dataclass(frozen=True, slots=True)
class Beda:
    """One change. jenis: tms, tms_pilkades (this election only), ubah, baru, info. `kolom`: of a correction.

    `lama`, `baru`: values, of a struck voter the reason in words; `bukti`: what paper, its number, its day.
    `susulan`: a supplement adds it.
    """

    id: str
    dpid: str
    jenis: str
    nama: str = field(repr=False)
    rt: str
    rw: str
    tps: str
    kolom: str
    lama: str = field(repr=False)
    baru: str = field(repr=False)
    bukti: str = field(default="", repr=False)
    susulan: bool = False


@dataclass(frozen=True, slots=True)
class Rincian:
    """A return. `butuh_kode`: it waits for the code of its minutes; `penolakan` None: nothing is against it.

    `hitung` as in Baris, against the list that KPU issued; `dpt`: {L, P, jumlah} of a final one. `susulan`:
    what a supplement adds to the return of number `sejak`; `mendahului`: its final return is not applied.
    `ganti`: a final return that comes in place of an earlier one.
    """

    desa: Desa
    urut: int
    tahap: str
    keadaan: str
    diterima: str
    paket: int
    periksa: Sequence[Periksa]
    perhatian: Sequence[str]
    anggota: Sequence[Member]
    butuh_kode: bool
    hitung: Mapping[str, Any]
    dpt: Mapping[str, int]
    beda: Sequence[Beda] = field(default=(), repr=False)
    penolakan: Penolakan | None = None
    susulan: Susulan | None = field(default=None, repr=False)
    sejak: int = 0
    ganti: Ganti | None = None
    mendahului: bool = False


def returns(opened: Vault) -> list[Baris]:
    """Every return that passed its checks, the newest received first; opens none of them."""
    names = {desa.kode: desa for desa in vault.villages(opened.db)}
    return [
        Baris(
            one.kode,
            names[one.kode].nama if one.kode in names else "",
            names[one.kode].kecamatan if one.kode in names else "",
            one.urut,
            one.tahap,
            one.diterima,
            one.keadaan,
            json.loads(one.hitung),
        )
        for one in vault_balasan.summaries(opened.db)
    ]


def held(opened: Vault, kode: str, urut: int) -> Received:
    """A kept return by its number. Raises VILLAGE_UNKNOWN, RETURN_NOT_HELD."""
    desa = opened.village(kode)
    found = [one for one in vault_balasan.all_of(opened.db, kode) if one.urut == urut]
    if not found:
        raise UserError("RETURN_NOT_HELD", desa=desa.nama, urut=urut)
    return found[0]


def details(opened: Vault, kode: str, urut: int) -> Rincian:
    """A kept return, opened and checked again as of when it came. Raises VILLAGE_UNKNOWN, RETURN_NOT_HELD."""
    one = held(opened, kode, urut)
    replay = Replay(_as_it_came(opened, one))
    found = examined(replay)
    issued = replay.dossier.packages.get(one.paket)
    return Rincian(
        opened.village(kode),
        one.urut,
        one.tahap,
        one.keadaan,
        one.diterima,
        issued.urut if issued else 0,
        checklist(found),
        attention(opened, found),
        found.anggota,
        one.keadaan == MENUNGGU,
        found.hitung,
        found.jumlah,
        () if found.code else tuple(_changes(replay, found.susulan)),
        refusal(found),
        found.susulan,
        found.sejak,
        after_refusal(opened, found),
        is_early(opened, one),
    )


def _as_it_came(opened: Vault, one: Received) -> Dossier:
    """What KPU held before it: its own number and heads are no reason against it."""
    dossier = dossier_of(opened, one.kode, f"{one.kode} {one.urut}", one.berkas)
    return replace(dossier, heads={}, seen=[seen for seen in dossier.seen if seen.urut < one.urut])


def checklist(found: Findings) -> list[Periksa]:
    """All that is looked at in such a return: done, failed, or not come to."""
    done = {check.apa: check.hasil for check in found.checks}
    asked = [what for what, _, stages in STEPS if (found.tahap or AKHIR) in stages]
    extra = [what for what in done if what not in asked]
    return [Periksa(what, done.get(what, BELUM)) for what in (*asked, *extra)]


def refusal(found: Findings) -> Penolakan | None:
    """Why it is refused; None where nothing stands against it."""
    return refusal_of(found.code, found.params) if found.code else None


def refusal_of(code: str, params: Mapping[str, str | int]) -> Penolakan:
    """By code, where nothing else is known of the file any more."""
    told = message(code, dict(params))
    return Penolakan(golongan_of(code), code, told.happened, told.safe, told.next)


def _changes(replay: Replay, susulan: Susulan | None) -> Iterator[Beda]:
    """In the order of the list, a line for each field."""
    voters, bukti = replay.now.pemilih, replay.now.bukti
    added = frozenset(susulan.perubahan if susulan else ())
    for one in perubahan(replay.base, voters.values()):
        voter = voters[one.id]
        shown = replay.base.get(one.id, voter)
        old, new = one.lama, one.baru
        if one.jenis in ("tms", "tms_pilkades", "info"):
            old, new = "", label(one.baru)
        elif one.jenis == "baru":
            new = voter.nama
        proof = _proof(bukti.get(one.id, {}))
        where = (shown.rt, shown.rw, voter.tps)
        late = one in added
        yield Beda(one.id, one.dpid, one.jenis, shown.nama, *where, one.kolom, old, new, proof, late)


def _proof(bukti: Mapping[str, str]) -> str:
    return ", ".join(
        text for kolom in ("jenis", "nomor", "tanggal_dokumen") if (text := bukti.get(kolom, ""))
    )


def filtered(
    rows: Iterable[Beda],
    jenis: str = "",
    kolom: str = "",
    alasan: str = "",
    teks: str = "",
    tanpa_bukti: bool = False,
    susulan: bool = False,
) -> list[Beda]:
    """Those that are all of this. `alasan`: a reason in words; `teks`: part of a name, id, DPID or value."""
    wanted = teks.casefold().strip()
    return [
        row
        for row in rows
        if jenis in ("", row.jenis)
        and kolom in ("", row.kolom)
        and alasan in ("", row.baru)
        and not (tanpa_bukti and row.bukti)
        and (row.susulan or not susulan)
        and (
            not wanted
            or any(wanted in text.casefold() for text in (row.nama, row.id, row.dpid, row.lama, row.baru))
        )
    ]
