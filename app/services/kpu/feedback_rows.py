"""What one village's return means for Sidalih: rows to strike, to correct, to add, and what a person decides.

KPU's own row is the start, never the village's copy: DPID, TPS and every column that nobody corrected go
back exactly as Sidalih gave them.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from app.domain.banding import Banding
from app.domain.fold import Folded
from app.domain.nik import is_nik
from app.domain.pemilih import Pemilih, is_potential
from app.domain.perubahan import KOLOM_UBAH
from app.domain.sidalih import KOLOM_SIDALIH
from app.domain.tms import ARTI, SKEMA, Alasan
from app.sheets.sidalih_writer import webgrid_row
from app.store.vault_umpan import Area, Holder, Key, Said, Source

TMS, UBAH, BARU, INFO, PUTUSKAN, SURAT = "TMS", "UBAH", "BARU", "INFO", "PUTUSKAN", "SURAT"
"""Of these INFO and SURAT (an invitation that came back) ask for nothing: they change no list."""
TANPA_PROGRAM = "tanpa program"
_SIDALIH = {
    "nkk": "NKK",
    "nik": "NIK",
    "nama": "NAMA",
    "tempat_lahir": "TEMPAT LAHIR",
    "tanggal_lahir": "TANGGAL LAHIR",
    "kawin": "STS KAWIN",
    "kelamin": "KELAMIN",
    "alamat": "ALAMAT",
    "rt": "RT",
    "rw": "RW",
    "disabilitas": "DISABILITAS",
    "ektp": "EKTP",
}
_AT = {name: place for place, name in enumerate(KOLOM_SIDALIH)}
_POTENTIAL = "Pemilih baru potensial"
_WHICH_AREA = "TPS KPU-nya ada di beberapa wilayah Sidalih, atau tidak ada di satu pun"
_STATUS = {UBAH: ("u", "ubah"), BARU: ("b", "baru")}


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """One row of a workbook. `kata`: the reason in words; `raw` the 33 columns, empty where it has none.

    `nilai`: what KPU's list holds once the row is done, by field; `lama`: what it holds now, of a correction.
    `kel_id`: whose TPS `tps_kpu` is, where several of Sidalih's areas are one village, else "".
    `asal`: TANPA_PROGRAM or ""; `pemegang`: who has the NIK that is new here. `banding`: against today's
    export, and in words; None where nobody compared.
    """

    jenis: str
    pemilih: Pemilih = field(repr=False)
    kata: str
    webgrid: tuple[str, ...] = field(default=(), repr=False)
    raw: tuple[str, ...] = field(default=(), repr=False)
    bukti: Mapping[str, str] = field(default_factory=dict, repr=False)
    nilai: Mapping[str, str] = field(default_factory=dict, repr=False)
    lama: Mapping[str, str] = field(default_factory=dict, repr=False)
    asal: str = ""
    kel_id: str = ""
    pemegang: Holder | None = field(default=None, repr=False)
    banding: Banding | None = None
    banding_kata: str = ""

    @property
    def tps_kpu(self) -> str:
        """Sidalih's TPS, before it the area where that is not clear by itself."""
        return f"{self.kel_id}/{self.pemilih.tps_kpu}" if self.kel_id else self.pemilih.tps_kpu

    @property
    def key(self) -> Key:
        """What batches remember it by."""
        return self.pemilih.id, self.jenis

    @property
    def sidik(self) -> str:
        """Of its content: a later batch holds what changed."""
        content = (self.jenis, self.kata, self.webgrid, sorted(self.bukti.items()))
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


class Terlipat(Protocol):
    """A base, and the list as it is with everything that the village said."""

    base: dict[str, Pemilih]
    now: Folded


@dataclass(frozen=True, slots=True)
class Context:
    """What KPU knows beside the return: its own rows, who has a NIK in the district, what it told Sidalih.

    `ratified`: the village ratified its list, so that whom it left alone is on its DPT.
    """

    kode: str
    sources: Mapping[str, Source]
    area: Callable[[Pemilih], Area | None]
    skema: str
    holder_of: Callable[[str], Holder | None]
    said: Mapping[Key, Said]
    ratified: bool = True

    def kel_id(self, voter: Pemilih) -> str:
        """The area of Sidalih that a voter's TPS number belongs to; "" where that is not settled."""
        if source := self.sources.get(voter.id):
            return source.kel_id
        area = self.area(voter)
        return area[2] if area else ""

    def has_here(self, nik: str) -> bool:
        """Whether the village's part of KPU's list holds this NIK."""
        holder = self.holder_of(nik)
        return holder is not None and holder.kode == self.kode


def feedback_rows(replayed: Terlipat, context: Context) -> Iterator[FeedbackRow]:
    """All rows of a village, by KPU's TPS."""
    rows: list[FeedbackRow] = []
    for voter in replayed.now.pemilih.values():
        before = replayed.base.get(voter.id)
        bukti = replayed.now.bukti.get(voter.id, {})
        if before is None:
            rows += _new(voter, bukti, replayed.base, context)
        elif is_potential(_ours(voter, context)):
            rows += _potential(voter, before, bukti, context)
        elif voter is not before:
            rows += _known(voter, before, bukti, context)
    yield from sorted(rows, key=lambda row: (row.pemilih.tps_kpu, row.pemilih.id))


def _known(
    voter: Pemilih, before: Pemilih, bukti: Mapping[str, str], context: Context
) -> Iterator[FeedbackRow]:
    source, ours = context.sources[voter.id], _ours(voter, context)
    changed = _changed(voter, before, ours)
    if voter.usul_kpu:
        if source.di_desa:
            yield _struck(voter.usul_kpu, ours, source, bukti, context.skema)
    elif changed:
        yield _corrected(ours, changed, source, bukti, context)
    if voter.info:
        yield FeedbackRow(INFO, ours, _words(voter.info), bukti=bukti)


def _ours(voter: Pemilih, context: Context) -> Pemilih:
    """KPU's own row of somebody in the base."""
    return Pemilih(voter.id, *context.sources[voter.id].values)


def _changed(voter: Pemilih, before: Pemilih, ours: Pemilih) -> dict[str, str]:
    return {
        kolom: getattr(voter, kolom)
        for kolom in KOLOM_UBAH
        if getattr(voter, kolom) not in (getattr(before, kolom), getattr(ours, kolom))
    }


def _potential(
    voter: Pemilih, before: Pemilih, bukti: Mapping[str, str], context: Context
) -> Iterator[FeedbackRow]:
    """Of the PDPB's potential new voters, whom Sidalih lacks: a row without DPID, or why there is none."""
    source, ours = context.sources[voter.id], _ours(voter, context)
    after = replace(ours, **_changed(voter, before, ours))
    said, told = voter.status_pilkades, []
    if not source.di_desa:
        told.append(f"{_POTENTIAL}: tidak lagi di wilayah ini")
    elif voter.usul_kpu:
        told.append(f"{_POTENTIAL} tidak ditambahkan: {_words(voter.usul_kpu)}")
    elif voter is before and not context.ratified:
        told.append(f"{_POTENTIAL}: tidak disebut, tetap potensial")
    else:
        only_here = f"tidak dalam DPT ({_words(said)})" if said not in ("", Alasan.SESUAI) else ""
        how = "dibenarkan panitia" if said == Alasan.SESUAI else "dalam DPT tanpa tanda"
        how = how if context.ratified else "diterima tanpa program"
        problem = _unusable(after, _holder_is_other(after, context), context) or _no_tps(after) or only_here
        yield _insert(after, f"{_POTENTIAL}, {how}", problem, source, bukti, context)
    if voter.info:
        told.append(_words(voter.info))
    if told:
        yield FeedbackRow(INFO, ours, "; ".join(told), bukti=bukti)


def _insert(
    after: Pemilih, kata: str, problem: str, source: Source, bukti: Mapping[str, str], context: Context
) -> FeedbackRow:
    """His own row of the PDPB's list with what the village corrected."""
    nilai = {"nik": after.nik}
    if problem:
        holder = context.holder_of(after.nik) if _holder_is_other(after, context) else None
        kata = f"{_POTENTIAL}: {problem}"
        return FeedbackRow(PUTUSKAN, after, kata, bukti=bukti, nilai=nilai, pemegang=holder)
    mark, status = _STATUS[BARU]
    cells = {"DPID": "", "KETERANGAN": mark, "STATUS": status, "RANK": status}
    ours = Pemilih(after.id, *source.values)
    for kolom, name in _SIDALIH.items():
        if getattr(after, kolom) != getattr(ours, kolom):
            cells[name] = _cell(kolom, getattr(after, kolom))
    return FeedbackRow(BARU, after, kata, webgrid_row(after, "0"), _raw(source.raw, cells), bukti, nilai)


def _holder_is_other(voter: Pemilih, context: Context) -> bool:
    """Whether a NIK is somebody else's; a potential voter holds his own in KPU's vault."""
    holder = context.holder_of(voter.nik)
    return holder is not None and (holder.kode, holder.id) != (context.kode, voter.id)


def _no_tps(voter: Pemilih) -> str:
    return "" if voter.tps_kpu else "TPS KPU belum ditentukan"


def _struck(reason: str, ours: Pemilih, source: Source, bukti: Mapping[str, str], skema: str) -> FeedbackRow:
    code = SKEMA[skema].get(Alasan(reason)) if reason in ARTI else None
    nilai = {"usul_kpu": reason}
    if code is None or not ours.dpid:
        problem = "pemilih ini belum punya DPID" if code else f"tidak ada kodenya dalam skema {skema}"
        return FeedbackRow(PUTUSKAN, ours, f"{_words(reason)}: {problem}", bukti=bukti, nilai=nilai)
    raw = _raw(source.raw, {"KETERANGAN": code, "STATUS": "tms", "RANK": "tms"})
    return FeedbackRow(TMS, ours, _words(reason), webgrid_row(ours, code), raw, bukti, nilai)


def _corrected(
    ours: Pemilih, changed: Mapping[str, str], source: Source, bukti: Mapping[str, str], context: Context
) -> FeedbackRow:
    after, lama = replace(ours, **changed), {kolom: getattr(ours, kolom) for kolom in changed}
    words = ", ".join(_SIDALIH[kolom] for kolom in _SIDALIH if kolom in changed)
    problem = _unusable(after, "nik" in changed, context)
    if not problem and not ours.dpid:
        problem = "pemilih ini belum punya DPID"
    if problem:
        kata = f"Ubah {words}: {problem}"
        holder = context.holder_of(after.nik) if "nik" in changed else None
        return FeedbackRow(PUTUSKAN, after, kata, bukti=bukti, nilai=changed, lama=lama, pemegang=holder)
    cells = {_SIDALIH[kolom]: _cell(kolom, value) for kolom, value in changed.items()}
    mark, status = _STATUS[UBAH]
    raw = _raw(source.raw, cells | {"KETERANGAN": mark, "STATUS": status, "RANK": status})
    return FeedbackRow(UBAH, after, words, webgrid_row(after, "0"), raw, bukti, changed, lama)


def _new(
    voter: Pemilih, bukti: Mapping[str, str], base: Mapping[str, Pemilih], context: Context
) -> Iterator[FeedbackRow]:
    """A voter the village added; one it proposes to strike as well was never KPU's."""
    if voter.usul_kpu:
        return
    fresh = replace(voter, dpid="", sumber="baru")
    if not _has_arrived(voter, base, context):
        yield _added(fresh, bukti, context)
    if voter.info:
        yield FeedbackRow(INFO, fresh, _words(voter.info), bukti=bukti)


def _has_arrived(voter: Pemilih, base: Mapping[str, Pemilih], context: Context) -> bool:
    """Whether KPU's list got this person since: told by us, or one who was not in the village's package."""
    if not context.has_here(voter.nik):
        return False
    holder, told = context.holder_of(voter.nik), context.said.get((voter.id, BARU))
    if told is not None and told.nilai.get("nik") == voter.nik:
        return True
    return holder is not None and holder.dpid != "" and holder.id not in base


def _added(fresh: Pemilih, bukti: Mapping[str, str], context: Context) -> FeedbackRow:
    nilai = {"nik": fresh.nik}
    area = context.area(fresh)
    problem = _unusable(fresh, True, context) or _no_tps(fresh) or ("" if area else _WHICH_AREA)
    if problem or area is None:
        holder = context.holder_of(fresh.nik)
        kata = f"Pemilih baru: {problem}"
        return FeedbackRow(PUTUSKAN, fresh, kata, bukti=bukti, nilai=nilai, pemegang=holder)
    row = webgrid_row(fresh, "0")
    return FeedbackRow(BARU, fresh, "Pemilih baru", row, _new_raw(fresh, area), bukti, nilai)


def _unusable(voter: Pemilih, nik_is_new: bool, context: Context) -> str:
    """Why Sidalih would refuse the row, or ""."""
    if not is_nik(voter.nik) or not is_nik(voter.nkk):
        return "NIK atau NKK belum 16 angka"
    if nik_is_new and (holder := context.holder_of(voter.nik)) is not None:
        return f"NIK ini sudah terdaftar di kabupaten (DPID {holder.dpid or 'belum ada'})"
    return ""


def _raw(raw: list[str], cells: Mapping[str, str]) -> tuple[str, ...]:
    after = list(raw)
    for name, value in cells.items():
        after[_AT[name]] = value
    return tuple(after)


def _new_raw(voter: Pemilih, area: Area) -> tuple[str, ...]:
    kec_id, kecamatan, kel_id, kelurahan = area
    mark, status = _STATUS[BARU]
    cells = {_SIDALIH[kolom]: _cell(kolom, getattr(voter, kolom)) for kolom in _SIDALIH}
    cells |= {"KEC_ID": kec_id, "KECAMATAN": kecamatan, "KEL_ID": kel_id, "KELURAHAN": kelurahan}
    cells |= {"SUMBER": voter.sumber, "TPS": _cell("rt", voter.tps_kpu)}
    cells |= {"KETERANGAN": mark, "STATUS": status, "RANK": status}
    return tuple(cells.get(name, "null") if name not in ("NO", "DPID") else "" for name in KOLOM_SIDALIH)


def _cell(kolom: str, value: str) -> str:
    """A value as Sidalih's export writes it."""
    if kolom == "tanggal_lahir" and value:
        return f"{value[8:]}|{value[5:7]}|{value[:4]}"
    if kolom in ("rt", "rw"):
        return (value.lstrip("0") or "0") if value.isdecimal() else value
    return value.lower() if kolom == "ektp" else value


def _words(reason: str) -> str:
    return ARTI[Alasan(reason)].label if reason in ARTI else "Alasan lain"
