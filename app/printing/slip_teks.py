"""The words of an invitation slip: the parts of `resources/naskah/undangan.txt`, or as a region has them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.istilah import Istilah
from app.domain.naskah_isian import UNDANGAN_KODE, fill
from app.printing.naskah_berkas import usual_parts

_ITEM = re.compile(r"(\d{1,2}|[a-z])[.)] +", re.ASCII)


@dataclass(frozen=True, slots=True)
class TeksSlip:
    """Each in its place on the slip; "" leaves it empty. `jabatan`: the office of who signs."""

    judul: str
    mengundang: str
    memilih: str
    catatan: tuple[str, ...]
    jabatan: str
    tanda_terima: str


def slip_text(parts: Mapping[str, Sequence[str]], nilai: Mapping[str, str]) -> TeksSlip:
    """The parts with their values; notes are numbered here."""
    lines = {name: [fill(line, nilai) for line in told if line] for name, told in parts.items()}
    notes = [_ITEM.sub("", line, count=1) for line in lines.get("catatan", [])]
    one = {name: " ".join(told) for name, told in lines.items()}
    return TeksSlip(
        judul=one.get("judul", ""),
        mengundang=one.get("mengundang", ""),
        memilih=one.get("memilih", ""),
        catatan=tuple(notes),
        jabatan=one.get("tanda_tangan", ""),
        tanda_terima=one.get("tanda_terima", ""),
    )


def slip_values(istilah: Istilah, oleh: str = "") -> dict[str, str]:
    """What these texts may name beside what all documents may; `oleh` invites, else the committee."""
    return {"judul_undangan": _title(istilah), "pengundang": oleh or istilah.panitia}


def usual_text(istilah: Istilah, oleh: str = "") -> TeksSlip:
    """As shipped, in the region's words."""
    return slip_text(usual_parts(UNDANGAN_KODE), slip_values(istilah, oleh))


def _title(istilah: Istilah) -> str:
    """KPU's own; where the letter is called otherwise here (Kartu Pemilih), that word first."""
    if istilah.undangan == Istilah().undangan:
        return "Surat Pemberitahuan Pemungutan Suara kepada Pemilih"
    return f"{istilah.undangan} – Pemberitahuan Pemungutan Suara"
