"""The recovery key: on paper, held by two, tried out, made anew when it is lost."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from app.crypto import age_file, recovery_key, slots
from app.crypto.kode_sidik import kode_sidik
from app.domain.errors import UserError
from app.exchange import envelope, paket
from app.services.kpu.init_vault import refuse_place, write_recovery
from app.services.kpu.vault_session import Vault, everywhere
from app.services.kpu.vault_slots import RECOVERY_SLOT, data_key_by
from app.store import vault, vault_keys
from app.system import clock
from app.system.safe_file import read_file, write_atomic

_SMALL = 64 * 1024


@dataclass(frozen=True, slots=True)
class Drilled:
    """What the key opened. `older`: elections whose newest package was sealed to an earlier recovery key."""

    hari: date
    pemilihan: int
    paket: int
    older: int


@dataclass(frozen=True, slots=True)
class Renewed:
    """`older`: packages that the old key alone opens, until they are issued again."""

    sidik: str
    older: int


def read_recovery(*files: Path) -> str:
    """The key in a file, or in two files with a part each. Raises RECOVERY_* and file errors."""
    return typed_recovery(*(read_file(file, _SMALL).decode("utf-8-sig", "replace") for file in files))


def typed_recovery(*texts: str) -> str:
    """The key as it was typed from paper, or its two parts.

    Raises RECOVERY_UNREADABLE, RECOVERY_TYPED (a slip), RECOVERY_HALF (one part alone).
    """
    return recovery_key.read(texts)


def check_recovery(opened: Vault, identity: str) -> str:
    """The key's public half, if it opens this vault. Raises RECOVERY_WRONG."""
    if data_key_by(read_file(opened.folder / RECOVERY_SLOT, _SMALL), identity) != opened.data_key:
        raise UserError("RECOVERY_WRONG")
    return age_file.recipient_of(identity)


def drill(opened: Vault, identity: str) -> Drilled:
    """Prove that the key opens the slot, every election and a package of each; the day is kept.

    Packages are sealed to this key from now on, where the power failed while it took a lost one's place.
    Raises RECOVERY_WRONG, DATA_IN_USE.
    """
    recipient = check_recovery(opened, identity)
    day = clock.today(opened.pemilihan.zona)
    with everywhere(opened) as elections:
        packages = [_opens_package(one, identity, recipient) for one in elections]
        for one in elections:
            one.kpu = replace(one.kpu, pemulihan=recipient)
            vault.set_settings(one.db, {"latihan": day.isoformat(), "kpu": asdict(one.kpu)})
            one.note("latihan_pemulihan", {"kunci": kode_sidik(recipient.encode())})
    return Drilled(day, len(elections), packages.count(True), packages.count(False))


def _opens_package(one: Vault, identity: str, recipient: str) -> bool | None:
    """Whether the election's newest package opens; None where there is none."""
    data = vault_keys.newest_package(one.db)
    if data is None:
        return None
    try:
        isi = paket.open_with(envelope.read(data), identity)
    except UserError as error:
        if error.code != "AGE_WRONG_KEY":
            raise
        return False
    return isi.kpu.pemulihan == recipient


def last_drill(opened: Vault) -> date | None:
    """When it was tried out last, in this office's time."""
    told = vault.setting(opened.db, "latihan")
    return date.fromisoformat(told) if told else None


def days_since_drill(opened: Vault) -> int:
    """How many days ago; -1 where the key was never tried out."""
    day = last_drill(opened)
    return (clock.today(opened.pemilihan.zona) - day).days if day else -1


def print_recovery(opened: Vault, identity: str, out: Path) -> None:
    """The key on one page, to be typed or scanned. Raises RECOVERY_WRONG, RECOVERY_INSIDE, file errors."""
    recipient = check_recovery(opened, identity)
    refuse_place(opened.folder, out)
    with everywhere(opened) as elections:
        for one in elections:
            one.note("kertas_pemulihan", {"kunci": kode_sidik(recipient.encode())})
    write_atomic(out, _sheet(opened, identity, recipient, 0))


def split_recovery(
    opened: Vault, identity: str, files: tuple[Path, Path], papers: tuple[Path, Path] | None = None
) -> None:
    """Two files, each of which says nothing; with `papers` each on a page too. The whole key stays valid.

    Raises RECOVERY_WRONG, RECOVERY_INSIDE, RECOVERY_EXISTS and file errors.
    """
    recipient = check_recovery(opened, identity)
    places = (*files, *(papers or ()))
    for at, place in enumerate(places):
        refuse_place(opened.folder, place)
        if place in places[:at]:  # the second part would take the first one's place
            raise UserError("RECOVERY_EXISTS", file=place.name)
    parts = recovery_key.split(identity)
    with everywhere(opened) as elections:
        for one in elections:
            one.note("bagi_pemulihan", {"kunci": kode_sidik(recipient.encode())})
    for part, file in zip(parts, files, strict=True):
        write_atomic(file, recovery_key.part_text(part, recipient).encode())
    for part, paper in zip(parts if papers else (), papers or (), strict=True):
        write_atomic(paper, _sheet(opened, part.line(), recipient, part.number))


def new_recovery(opened: Vault, out: Path) -> Renewed:
    """Another key in place of one that was lost; packages from now on are sealed to it.

    The file is written before anything depends on it. Raises RECOVERY_INSIDE, RECOVERY_EXISTS,
    DATA_IN_USE and file errors.
    """
    refuse_place(opened.folder, out)
    fresh = age_file.new_identity()
    slot = slots.key_for(fresh.recipient, opened.data_key)
    write_recovery(out, fresh)
    try:
        older = _replace_key(opened, fresh.recipient, slot)
    except BaseException:
        if read_file(opened.folder / RECOVERY_SLOT, _SMALL) != slot:
            out.unlink()  # it opens nothing, and would stop the next try
        raise
    return Renewed(kode_sidik(fresh.recipient.encode()), older)


def _replace_key(opened: Vault, recipient: str, slot: bytes) -> int:
    """How many packages the old key alone opens."""
    older = 0
    with everywhere(opened) as elections:
        for one in elections:
            told = asdict(replace(one.kpu, pemulihan=recipient))
            vault.set_settings(one.db, {"kpu": told, "latihan": ""})
            one.note("pemulihan_baru", {"kunci": kode_sidik(recipient.encode())})
            older += vault_keys.count_packages(one.db)
        write_atomic(opened.folder / RECOVERY_SLOT, slot)
    opened.kpu = replace(opened.kpu, pemulihan=recipient)
    return older


def _sheet(opened: Vault, line: str, recipient: str, bagian: int) -> bytes:
    from app.printing.kunci_pemulihan import KunciPemulihan, kunci_pemulihan_pdf  # reportlab: slow to load

    return kunci_pemulihan_pdf(
        KunciPemulihan(
            kpu=opened.kpu.nama,
            baris=line,
            sidik=kode_sidik(recipient.encode()),
            tanggal=clock.today(opened.pemilihan.zona),
            bagian=bagian,
        )
    )
