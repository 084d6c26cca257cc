"""How a report `.dptl` is told: its list, the net, a row a TPS."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.domain.daftar_tahap import NAMA
from app.domain.rekap_kata import TERSAMAR
from app.domain.sel_kecil import TANDA
from app.domain.tanggal import long_date, ribuan
from app.domain.tms import ARTI, Alasan

_STATUS = {
    "konsep": "KONSEP: belum ada daftar yang ditetapkan.",
    "ditetapkan": "Angka dari {daftar} yang ditetapkan.",
    "dibuka": "Angka dari {daftar} yang ditetapkan; daftar sesudahnya dibuka kembali.",
}


def report_lines(rekap: Mapping[str, Any], penanda: Sequence[str]) -> list[str]:
    """Sentences for people."""
    net = {name: _said(value) for name, value in rekap["bersih"].items()}
    told = NAMA.get(rekap["daftar"], "")
    lines = [
        _STATUS[rekap["status"]].format(daftar=told),
        f"Pemilih {_said(rekap['jumlah'])}: L {_said(rekap['L'])}, P {_said(rekap['P'])}.",
        f"Dari KPU {net['awal']}, baru {net['baru']}, TMS {net['tms']}, menjadi {net['akhir']}.",
        *(_ratified(one) for one in rekap["penetapan"]),
        *_struck(rekap["tms"]),
    ]
    if rekap["surat"] != "":
        percent = rekap["cadangan"].replace(".", ",")
        lines.append(f"Surat suara {_said(rekap['surat'])}, cadangan {percent} persen.")
    lines.append(f"Tanda tangan dua anggota panitia sah: {', '.join(penanda)}.")
    return [*lines, TERSAMAR] if _hides(rekap) else lines


def report_rows(rekap: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One a TPS."""
    return [
        {
            "tps": one["kode"],
            "l": one["L"],
            "p": one["P"],
            "jumlah": one["jumlah"],
            "surat_suara": one["surat"],
        }
        for one in rekap["tps"]
    ]


def _ratified(one: Mapping[str, Any]) -> str:
    number = f", berita acara {one['nomor']}" if one["nomor"] else ""
    day = long_date(date.fromisoformat(one["tanggal"]))
    code, count = one["sidik"][:16].upper(), _said(one["jumlah"])
    return f"{NAMA[one['tahap']]} {day}{number}: {count} pemilih, kode sidik {code}."


def _struck(tms: Mapping[str, Any]) -> list[str]:
    """The reasons that anybody was struck for, apart for this election and for KPU."""
    lines = []
    for kind, word in (("kpu", "TMS yang diusulkan ke KPU"), ("pilkades", "TMS pemilihan ini saja")):
        told = [f"{_reason(name)} {_said(count)}" for name, count in tms[kind].items() if count != 0]
        lines += [f"{word}: {', '.join(told)}."] if told else []
    return lines


def _reason(name: str) -> str:
    return ARTI[Alasan(name)].on_paper if name in set(Alasan) else name


def _said(number: int | str) -> str:
    return number if isinstance(number, str) else ribuan(number)


def _hides(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_hides, value.values()))
    return any(map(_hides, value)) if isinstance(value, list) else value == TANDA
