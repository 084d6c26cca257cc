"""The rules of an election beside its words: KPU's package brings them, the committee may correct them.

A correction is a `setelan` event of one key (FORMAT.md section 6); what nobody has said has its usual value.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from app.domain.bentuk import Rule, line, number, one_of, optional, record, text
from app.domain.jadwal import JADWAL, LIBUR, TANGGAL, fits, is_hari
from app.domain.kolom_kpps import BAWAAN, is_kolom_kpps

SETELAH_DPT = ("tutup", "addendum", "ktp")
"""What is allowed once the DPT is ratified: nothing but the note "meninggal dunia"; an addendum with minutes;
a register of residents who vote with their KTP on the day."""

DAFTAR_TANDA_TANGAN = ("dps", "dpshp", "dpshp_akhir", "dptambahan", "dpt", "addendum", "rekap", "surat")
_MOST_SIGNERS = 40
_DASAR = "Permendagri 112/2014 jo 65/2017 jo 72/2020 Pasal 10"


@dataclass(frozen=True, slots=True)
class Aturan:
    """Each field is a key of `setelan` and of `aturan` in `pengaturan.json`, in the form it has there.

    hari: the voting day where it was postponed, ISO ("": the package's) · jam: hours of voting, as printed ·
    jadwal: the steps by rule, tanggal: steps pinned to dates, libur: days off (app/domain/jadwal.py) ·
    minggu_kerja: 5 or 6 days · setelah_dpt: see SETELAH_DPT · buka_kembali: "boleh" or "tidak" · batas_tps:
    voters a TPS from which on the program warns · cadangan_surat: percent of ballots in reserve, "" until
    somebody enters what the regulation says · penandatangan: who signs which document, `{dokumen, jabatan,
    nama}` · dasar_syarat: where eligibility is ruled · kolom_kpps: columns of the copy for those who serve at
    a TPS.
    """

    hari: str = ""
    jam: str = "07.00 s.d. 13.00"
    jadwal: tuple[Mapping[str, Any], ...] = ()
    tanggal: tuple[Mapping[str, Any], ...] = ()
    libur: tuple[Mapping[str, Any], ...] = ()
    minggu_kerja: int = 5
    setelah_dpt: str = "tutup"
    buka_kembali: str = "boleh"
    batas_tps: int = 500
    cadangan_surat: str = ""
    penandatangan: tuple[Mapping[str, str], ...] = ()
    dasar_syarat: str = _DASAR
    kolom_kpps: tuple[str, ...] = BAWAAN

    def voting_day(self, issued: date) -> date:
        """The day in force; `issued` is the package's."""
        return date.fromisoformat(self.hari) if self.hari else issued


def _signers(value: object) -> bool:
    return (
        isinstance(value, list) and len(value) <= _MOST_SIGNERS and all(map(_SIGNER, value)) and fits(value)
    )


_SIGNER = record(dokumen=one_of(*DAFTAR_TANDA_TANGAN), jabatan=line(100), nama=line(100))

RULES: Mapping[str, Rule] = {
    "hari": optional(is_hari),
    "jam": line(50),
    "jadwal": JADWAL,
    "tanggal": TANGGAL,
    "libur": LIBUR,
    "minggu_kerja": number(5, 6),
    "setelah_dpt": one_of(*SETELAH_DPT),
    "buka_kembali": one_of("boleh", "tidak"),
    "batas_tps": number(1, 9999),
    "cadangan_surat": optional(text("[0-9]{1,2}([.][0-9]{1,2})?")),
    "penandatangan": _signers,
    "dasar_syarat": line(200),
    "kolom_kpps": is_kolom_kpps,
}
"""What each key may be. Arrays are lists, as JSON has them."""

KUNCI = tuple(field.name for field in fields(Aturan))


def is_aturan(value: object) -> bool:
    """An object of some of the keys, as a package brings it."""
    return isinstance(value, Mapping) and all(key in RULES and RULES[key](one) for key, one in value.items())


def is_setelan(value: object) -> bool:
    """One correction. A postponed voting day names the decision behind it."""
    if not _SETELAN(value):
        return False
    assert isinstance(value, Mapping)
    told = RULES[value["kunci"]](value["nilai"])
    return told and (value["kunci"] != "hari" or value["nomor"].strip() != "")


_SETELAN = record(kunci=one_of(*KUNCI), nilai=lambda _: True, nomor=line(200), alasan=line(1000))


def read_aturan(issued: Mapping[str, Any], corrections: Iterable[Mapping[str, Any]] = ()) -> Aturan:
    """The package's rules with the committee's corrections over them; both were checked when they came in."""
    values = dict(issued) | {one["kunci"]: one["nilai"] for one in corrections}
    return replace(Aturan(), **{key: _frozen(value) for key, value in values.items()})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
