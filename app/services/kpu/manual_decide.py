"""The operator decides on rows that came back without the program: whom they mean, accepted or refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.bentuk import is_line
from app.domain.bukti import KOLOM_BUKTI
from app.domain.errors import UserError
from app.domain.pemilih import Pemilih
from app.domain.tanggal_lahir import TanggalError, read_tanggal
from app.services.kpu.manual_match import Terdaftar, listed
from app.services.kpu.manual_rows import differences
from app.services.kpu.vault_session import Vault
from app.store import database, vault_balasan, vault_isian
from app.store.vault_balasan import DITERAPKAN, MENUNGGU
from app.store.vault_isian import BELUM, DITERIMA, DITOLAK, Isian
from app.system import clock

BY_HAND = "tangan"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Masukan:
    """A row for the window: `ours` is KPU's voter whom it means today, None where nobody is said."""

    isian: Isian
    ours: Pemilih | None = field(repr=False)

    @property
    def changes(self) -> Mapping[str, tuple[str, str]]:
        """Field -> (KPU's value, the row's), where they differ."""
        said = {kolom: value for kolom, value in self.isian.isi.items() if hasattr(Pemilih, kolom)}
        if self.ours is None:
            return {kolom: ("", value) for kolom, value in said.items()}
        return {kolom: (getattr(self.ours, kolom), value) for kolom, value in said.items()}


def rows_of(opened: Vault, kode: str, keadaan: str = "") -> list[Masukan]:
    """A village's rows beside KPU's voters. `keadaan`: one state, or "" for all. Raises VILLAGE_UNKNOWN."""
    opened.village(kode)
    held = [one for one in vault_isian.all_of(opened.db, kode) if keadaan in ("", one.keadaan)]
    known = listed(opened, kode).pemilih if held else {}
    return [Masukan(one, known.get(one.pemilih)) for one in held]


def assign(opened: Vault, kode: str, nomor: int, voter: str) -> Isian:
    """Say by hand whom an undecided row means; a correction keeps what differs from him.

    Raises VILLAGE_UNKNOWN, MANUAL_ROW_UNKNOWN, MANUAL_VOTER_UNKNOWN, MANUAL_SAME (nothing differs).
    """
    desa, one = opened.village(kode), _undecided(opened, kode, [nomor])[0]
    ours = listed(opened, kode).pemilih.get(voter)
    if ours is None:
        raise UserError("MANUAL_VOTER_UNKNOWN", desa=desa.nama)
    isi = one.isi if one.jenis == "tms" else differences(ours, one.isi)
    if not isi:
        raise UserError("MANUAL_SAME", number=nomor)
    jenis = "tms" if one.jenis == "tms" else "ubah"
    changed = replace(one, pemilih=voter, cocok=BY_HAND, jenis=jenis, isi=isi)
    with database.transaction(opened.db):
        vault_isian.replace_rows(opened.db, [changed])
        opened.note("masukan_ditunjuk", {"desa": kode, "nomor": nomor, "pemilih": voter})
    return changed


def as_new(opened: Vault, kode: str, nomor: int, tps_kpu: str = "") -> Isian:
    """Say by hand that an undecided row is somebody new; his KPU TPS where it is known.

    Raises VILLAGE_UNKNOWN, MANUAL_ROW_UNKNOWN, MANUAL_NOT_NEW (it strikes somebody).
    """
    opened.village(kode)
    one = _undecided(opened, kode, [nomor])[0]
    if one.jenis == "tms":
        raise UserError("MANUAL_NOT_NEW", number=nomor)
    tps = tps_kpu or one.isi.get("tps_kpu", "") or _usual(listed(opened, kode), one)
    isi = {**one.isi, **({"tps_kpu": tps} if tps else {})}
    changed = replace(one, pemilih="", cocok="", jenis="baru", isi=isi)
    with database.transaction(opened.db):
        vault_isian.replace_rows(opened.db, [changed])
        opened.note("masukan_ditunjuk", {"desa": kode, "nomor": nomor, "pemilih": ""})
    return changed


def accept(opened: Vault, kode: str, numbers: Sequence[int], bukti: Mapping[str, str]) -> int:
    """Accept rows; each with this evidence, or its own where `bukti` is empty. Returns how many.

    An accepted row about the same voter, or about somebody new with the same NIK, gives way to it.
    Raises VILLAGE_UNKNOWN, MANUAL_ROW_UNKNOWN, MANUAL_RETURNED (the village returned with the program),
    MANUAL_UNMATCHED, MANUAL_EVIDENCE.
    """
    desa = opened.village(kode)
    if any(one.keadaan in (MENUNGGU, DITERAPKAN) for one in vault_balasan.all_of(opened.db, kode)):
        raise UserError("MANUAL_RETURNED", desa=desa.nama)
    rows = _undecided(opened, kode, numbers)
    for one in rows:
        if one.jenis != "baru" and not one.pemilih:
            raise UserError("MANUAL_UNMATCHED", number=one.nomor)
    checked = _checked(bukti) if bukti else {}
    now = clock.instant()
    taken = [replace(one, keadaan=DITERIMA, bukti=_proof(one, checked), diputus=now) for one in rows]
    with database.transaction(opened.db):
        vault_isian.replace_rows(opened.db, [*_giving_way(opened, kode, taken, now), *taken])
        opened.note("masukan_diterima", {"desa": kode, "nomor": [one.nomor for one in taken]})
    return len(taken)


def refuse(opened: Vault, kode: str, numbers: Sequence[int]) -> int:
    """Refuse rows that nobody decided on. Raises VILLAGE_UNKNOWN, MANUAL_ROW_UNKNOWN."""
    opened.village(kode)
    rows = _undecided(opened, kode, numbers)
    return _set(opened, kode, rows, DITOLAK, "masukan_ditolak", clock.instant())


def reopen(opened: Vault, kode: str, numbers: Sequence[int]) -> int:
    """Take a decision back: the rows wait again. Raises VILLAGE_UNKNOWN, MANUAL_ROW_UNKNOWN."""
    opened.village(kode)
    rows = _named(opened, kode, numbers)
    return _set(opened, kode, [one for one in rows if one.keadaan != BELUM], BELUM, "masukan_dibuka", "")


def _set(opened: Vault, kode: str, rows: Sequence[Isian], keadaan: str, jenis: str, when: str) -> int:
    changed = [replace(one, keadaan=keadaan, diputus=when) for one in rows]
    with database.transaction(opened.db):
        vault_isian.replace_rows(opened.db, changed)
        opened.note(jenis, {"desa": kode, "nomor": [one.nomor for one in changed]})
    return len(changed)


def _named(opened: Vault, kode: str, numbers: Sequence[int]) -> list[Isian]:
    held = {one.nomor: one for one in vault_isian.all_of(opened.db, kode)}
    for number in numbers:
        if number not in held:
            raise UserError("MANUAL_ROW_UNKNOWN", number=number)
    return [held[number] for number in dict.fromkeys(numbers)]


def _undecided(opened: Vault, kode: str, numbers: Sequence[int]) -> list[Isian]:
    rows = _named(opened, kode, numbers)
    for one in rows:
        if one.keadaan != BELUM:
            raise UserError("MANUAL_DECIDED", number=one.nomor)
    return rows


def _giving_way(opened: Vault, kode: str, taken: Sequence[Isian], now: str) -> list[Isian]:
    """Accepted rows about the people of newer ones."""
    people = set(map(_person, taken))
    return [
        replace(one, keadaan=DITOLAK, diputus=now)
        for one in vault_isian.all_of(opened.db, kode)
        if one.keadaan == DITERIMA and _person(one) in people
    ]


def _person(one: Isian) -> tuple[str, str]:
    """Whom a row is about: somebody of the list, or somebody new by his NIK."""
    return one.pemilih, "" if one.pemilih else one.isi.get("nik") or str(one.nomor)


def _proof(one: Isian, given: Mapping[str, str]) -> dict[str, str]:
    """Evidence names a paper and its number or day. Raises MANUAL_EVIDENCE."""
    proof = {**one.bukti, **given}
    if not proof.get("jenis") or not (proof.get("nomor") or proof.get("tanggal_dokumen")):
        raise UserError("MANUAL_EVIDENCE", number=one.nomor)
    return proof


def _checked(bukti: Mapping[str, str]) -> dict[str, str]:
    told = {kolom: " ".join(text.split()) for kolom, text in bukti.items() if text.strip()}
    for kolom, text in told.items():
        if kolom not in KOLOM_BUKTI or not is_line(text, _LONGEST):
            raise UserError("BUKTI_UNKNOWN", kolom=kolom)
        if kolom.startswith("tanggal"):
            told[kolom] = _day(text)
    return told


def _day(text: str) -> str:
    try:
        return read_tanggal(text)
    except TanggalError as error:
        raise UserError("FIELD_INVALID", kolom="tanggal") from error


def _usual(known: Terdaftar, one: Isian) -> str:
    said = {kolom: value for kolom, value in one.isi.items() if hasattr(Pemilih, kolom)}
    return known.usual_tps(Pemilih("", **said))[0]
