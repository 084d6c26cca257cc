"""What one village's return means for Sidalih: rows to strike, to correct, to add, and what a person decides.

KPU's own row is the start, never the village's copy: DPID, TPS and every column that nobody corrected go
back exactly as Sidalih gave them.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.domain.nik import is_nik
from app.domain.pemilih import Pemilih
from app.domain.perubahan import KOLOM_UBAH
from app.domain.sidalih import KOLOM_SIDALIH
from app.domain.tms import ARTI, SKEMA, Alasan
from app.services.kpu.replay import Replay
from app.sheets.sidalih_writer import webgrid_row
from app.store.vault_umpan import Source

TMS, UBAH, BARU, INFO, PUTUSKAN = "TMS", "UBAH", "BARU", "INFO", "PUTUSKAN"
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
_STATUS = {UBAH: ("u", "ubah"), BARU: ("b", "baru")}


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """One row of a workbook. `kata`: the reason in words; `raw` the 33 columns, empty where it has none."""

    jenis: str
    pemilih: Pemilih = field(repr=False)
    kata: str
    webgrid: tuple[str, ...] = field(default=(), repr=False)
    raw: tuple[str, ...] = field(default=(), repr=False)
    bukti: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def sidik(self) -> str:
        """Of its content: a later batch holds what changed."""
        content = (self.jenis, self.kata, self.webgrid, sorted(self.bukti.items()))
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Context:
    """What KPU knows beside the return. `dpid_of_nik`: the DPID that a NIK has in the district, or None."""

    sources: Mapping[str, Source]
    area: tuple[str, str, str, str]
    skema: str
    dpid_of_nik: Callable[[str], str | None]


def feedback_rows(replayed: Replay, context: Context) -> Iterator[FeedbackRow]:
    """All rows of a village, by KPU's TPS."""
    rows: list[FeedbackRow] = []
    for voter in replayed.now.pemilih.values():
        before = replayed.base.get(voter.id)
        bukti = replayed.now.bukti.get(voter.id, {})
        if before is None:
            rows += _new(voter, bukti, context)
        elif voter is not before:
            rows += _known(voter, before, bukti, context)
    yield from sorted(rows, key=lambda row: (row.pemilih.tps_kpu, row.pemilih.id))


def _known(
    voter: Pemilih, before: Pemilih, bukti: Mapping[str, str], context: Context
) -> Iterator[FeedbackRow]:
    source = context.sources[voter.id]
    ours = Pemilih(voter.id, *source.values)
    changed = {
        kolom: getattr(voter, kolom)
        for kolom in KOLOM_UBAH
        if getattr(voter, kolom) not in (getattr(before, kolom), getattr(ours, kolom))
    }
    if voter.usul_kpu:
        yield _struck(voter.usul_kpu, ours, source, bukti, context.skema)
    elif changed:
        yield _corrected(ours, changed, source, bukti, context)
    if voter.info:
        yield FeedbackRow(INFO, ours, _words(voter.info), bukti=bukti)


def _struck(reason: str, ours: Pemilih, source: Source, bukti: Mapping[str, str], skema: str) -> FeedbackRow:
    code = SKEMA[skema].get(Alasan(reason)) if reason in ARTI else None
    if code is None:
        return FeedbackRow(
            PUTUSKAN, ours, f"{_words(reason)}: tidak ada kodenya dalam skema {skema}", bukti=bukti
        )
    if not ours.dpid:
        return FeedbackRow(PUTUSKAN, ours, f"{_words(reason)}: pemilih ini belum punya DPID", bukti=bukti)
    raw = _raw(source.raw, {"KETERANGAN": code, "STATUS": "tms", "RANK": "tms"})
    return FeedbackRow(TMS, ours, _words(reason), webgrid_row(ours, code), raw, bukti)


def _corrected(
    ours: Pemilih, changed: Mapping[str, str], source: Source, bukti: Mapping[str, str], context: Context
) -> FeedbackRow:
    after = replace(ours, **changed)
    words = ", ".join(_SIDALIH[kolom] for kolom in _SIDALIH if kolom in changed)
    if problem := _unusable(after, "nik" in changed, context):
        return FeedbackRow(PUTUSKAN, after, f"Ubah {words}: {problem}", bukti=bukti)
    if not ours.dpid:
        return FeedbackRow(PUTUSKAN, after, f"Ubah {words}: pemilih ini belum punya DPID", bukti=bukti)
    cells = {_SIDALIH[kolom]: _cell(kolom, value) for kolom, value in changed.items()}
    mark, status = _STATUS[UBAH]
    raw = _raw(source.raw, cells | {"KETERANGAN": mark, "STATUS": status, "RANK": status})
    return FeedbackRow(UBAH, after, words, webgrid_row(after, "0"), raw, bukti)


def _new(voter: Pemilih, bukti: Mapping[str, str], context: Context) -> Iterator[FeedbackRow]:
    """A voter the village added; one it proposes to strike as well was never KPU's."""
    if voter.usul_kpu:
        return
    fresh = replace(voter, dpid="", sumber="baru")
    problem = _unusable(fresh, True, context)
    if not problem and not fresh.tps_kpu:
        problem = "TPS KPU belum ditentukan"
    if problem:
        yield FeedbackRow(PUTUSKAN, fresh, f"Pemilih baru: {problem}", bukti=bukti)
    else:
        yield FeedbackRow(
            BARU, fresh, "Pemilih baru", webgrid_row(fresh, "0"), _new_raw(fresh, context), bukti
        )
    if voter.info:
        yield FeedbackRow(INFO, fresh, _words(voter.info), bukti=bukti)


def _unusable(voter: Pemilih, nik_is_new: bool, context: Context) -> str:
    """Why Sidalih would refuse the row, or ""."""
    if not is_nik(voter.nik) or not is_nik(voter.nkk):
        return "NIK atau NKK belum 16 angka"
    if nik_is_new and (owner := context.dpid_of_nik(voter.nik)) is not None:
        return f"NIK ini sudah terdaftar di kabupaten (DPID {owner or 'belum ada'})"
    return ""


def _raw(raw: list[str], cells: Mapping[str, str]) -> tuple[str, ...]:
    after = list(raw)
    for name, value in cells.items():
        after[_AT[name]] = value
    return tuple(after)


def _new_raw(voter: Pemilih, context: Context) -> tuple[str, ...]:
    kec_id, kecamatan, kel_id, kelurahan = context.area
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
        return str(int(value)) if value.isdecimal() else value
    return value.lower() if kolom == "ektp" else value


def _words(reason: str) -> str:
    return ARTI[Alasan(reason)].label if reason in ARTI else "Alasan lain"
