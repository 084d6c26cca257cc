"""KPU's office as its papers name it: address, who signs, and the agency that carries the files."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from app.domain.bentuk import is_line
from app.domain.errors import UserError

LONGEST = 200
MOST = 12
"""People who sign."""


@dataclass(frozen=True, slots=True)
class Pejabat:
    """Somebody who signs: office, name, and the number of a civil servant."""

    jabatan: str = ""
    nama: str = ""
    nip: str = ""

    @property
    def bertanda(self) -> str:
        """The name as it stands under the signature, the number below it."""
        return f"{self.nama}\nNIP {self.nip}" if self.nama and self.nip else self.nama


@dataclass(frozen=True, slots=True)
class Kantor:
    """`tempat`: where letters are dated; `penanda`: who signs, the first where nothing else is said; `dinas`:
    who signs for the agency, at `alamat_dinas`. What is "" is written by hand."""

    alamat: str = ""
    tempat: str = ""
    penanda: tuple[Pejabat, ...] = ()
    dinas: Pejabat = field(default_factory=Pejabat)
    alamat_dinas: str = ""

    @property
    def ketua(self) -> Pejabat:
        """Who signs where nobody else is named."""
        return self.penanda[0] if self.penanda else Pejabat()


def as_json(kantor: Kantor) -> dict[str, Any]:
    """As the vault keeps it."""
    return asdict(kantor) | {"penanda": [asdict(one) for one in kantor.penanda]}


def of_json(value: object, before: Kantor | None = None) -> Kantor:
    """`before` with what is told. Raises OFFICE_WRONG."""
    names = {"alamat", "tempat", "penanda", "dinas", "alamat_dinas"}
    if not isinstance(value, Mapping) or not set(value) <= names:
        raise UserError("OFFICE_WRONG")
    told: dict[str, Any] = {
        name: _line(value[name]) for name in ("alamat", "tempat", "alamat_dinas") if name in value
    }
    if "penanda" in value:
        people = value["penanda"]
        if not isinstance(people, list) or len(people) > MOST:
            raise UserError("OFFICE_WRONG")
        told["penanda"] = tuple(map(_pejabat, people))
    if "dinas" in value:
        told["dinas"] = _pejabat(value["dinas"])
    known = before or Kantor()
    return Kantor(**{name: getattr(known, name) for name in names} | told)


def _pejabat(value: object) -> Pejabat:
    if not isinstance(value, Mapping) or not set(value) <= {"jabatan", "nama", "nip"}:
        raise UserError("OFFICE_WRONG")
    return Pejabat(**{str(name): _line(text) for name, text in value.items()})


def _line(text: object) -> str:
    told = " ".join(text.split()) if isinstance(text, str) else text
    if not isinstance(told, str) or not is_line(told, LONGEST):
        raise UserError("OFFICE_WRONG")
    return told
