"""The copy `.dptx`: all that a village cannot get from KPU again (FORMAT.md section 12)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.crypto import minisig
from app.domain import bentuk, canonical
from app.domain.errors import UserError
from app.domain.pemilih import KOLOM_PAKET
from app.domain.peristiwa import Peristiwa
from app.domain.progress import Progress, silent
from app.domain.tahap_kiriman import TAHAP_KIRIMAN
from app.exchange import csv_text, envelope, file_names, paket, sealed
from app.exchange.amplop import Amplop
from app.exchange.device_logs import CheckedLog, DeviceLog, read_logs, write_logs
from app.exchange.envelope import Envelope
from app.exchange.gambar_kop import is_picture
from app.exchange.sertifikat import keys_up_to

KUNCI_KPU = "kunci_kpu"
"""What a village writes into its second chain when it takes over another key of KPU."""


@dataclass(frozen=True, slots=True)
class Lama:
    """What was in the payload of a package whose words may be gone; texts as in `paket.Isi.raw`."""

    rows: Sequence[Sequence[str]] = field(repr=False)
    pengaturan: str
    kpu: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Kiriman:
    """A sealed return and what its file was called."""

    nama: str
    berkas: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Salinan:
    """What goes into a copy. `packages`: every `.dpt` by its number; `older`: all of them but the newest.

    `logo`: the letterhead's picture that the village chose, b"" for none; None: it chose nothing.
    """

    logs: Sequence[DeviceLog]
    packages: Mapping[int, bytes] = field(repr=False)
    older: Mapping[int, Lama]
    returns: Mapping[str, Kiriman]
    logo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """A package that the reader has opened: its bytes, its token, the SHA-256 of its list."""

    berkas: bytes = field(repr=False)
    token: str = field(repr=False)
    sha256: str


@dataclass(frozen=True, slots=True)
class Isi:
    """A copy in which everything holds. `packages` by number, oldest first: each with its bytes."""

    logs: Sequence[CheckedLog]
    packages: Mapping[int, tuple[Envelope, bytes]] = field(repr=False)
    older: Mapping[int, paket.Isi] = field(repr=False)
    returns: Mapping[str, Kiriman]
    logo: bytes | None = field(default=None, repr=False)

    def events(self) -> Iterator[Peristiwa]:
        """The journals of all devices, one after the other."""
        return (event for log in self.logs for event in log.journal.events)

    @property
    def heads(self) -> dict[str, str]:
        """Every device's head."""
        return {log.card.perangkat: log.journal.head for log in self.logs}


def build(amplop: Amplop, salinan: Salinan, recipients: Sequence[str], key: minisig.SigningKey) -> bytes:
    """One `.dptx`, signed by the device."""
    payload = write_logs(salinan.logs, akses=True)
    payload |= {f"paket/{urut}.dpt": data for urut, data in salinan.packages.items()}
    for urut, old in salinan.older.items():
        payload[f"paket/{urut}.csv"] = csv_text.write(KOLOM_PAKET, old.rows)
        payload[f"paket/{urut}.json"] = _old_json(old)
    if salinan.returns:
        payload |= {f"kiriman/{tahap}.dptr": kept.berkas for tahap, kept in salinan.returns.items()}
        names = {tahap: kept.nama for tahap, kept in salinan.returns.items()}
        payload["kiriman.json"] = canonical.dumps(names).encode()
    if salinan.logo is not None:
        payload["logo.png"] = salinan.logo
    return sealed.make(amplop, payload, recipients, key)


def _old_json(old: Lama) -> bytes:
    kpu, pengaturan = canonical.loads(old.kpu), canonical.loads(old.pengaturan)
    return canonical.dumps({"kpu": kpu, "pengaturan": pengaturan, "token": old.token}).encode()


def open_with(opened: Envelope, identity: str, held: Mapping[str, Held], progress: Progress = silent) -> Isi:
    """Decrypt and hold everything of section 12; `held`: packages that the reader has opened, by id.

    Raises UserError AGE_WRONG_KEY, PAYLOAD_DAMAGED, CARD_INVALID, JOURNAL_BROKEN, SIGNATURE_INVALID and what
    `envelope.read` raises for the files inside.
    """
    named = held.get(opened.amplop.balasan["paket"])
    if named is None:
        raise UserError("PAYLOAD_DAMAGED")
    inner = sealed.open_payload(opened, identity)
    try:
        packages = _packages(opened.amplop, inner, named)
        older = {urut: _old(inner, urut, packages[urut][0].amplop) for urut in list(packages)[:-1]}
        newest = packages[opened.amplop.balasan["paket_urut"]][0].amplop.id
        tokens = {packages[urut][0].amplop.id: isi.token for urut, isi in older.items()}
        logs = read_logs(inner, tokens | {newest: named.token}, akses=True, progress=progress)
        isi = Isi(logs, packages, older, _returns(inner), _logo(inner))
    except (KeyError, ValueError) as error:
        raise UserError("PAYLOAD_DAMAGED") from error
    _check_author(opened.amplop, logs)
    _check_keys(opened.amplop, isi)
    _check_bases(isi, named.sha256)
    _check_returns(isi)
    return isi


def _packages(amplop: Amplop, inner: Mapping[str, bytes], named: Held) -> dict[int, tuple[Envelope, bytes]]:
    """Every package inside, of this village; the newest is the very file that is held."""
    numbers = sorted(int(name[6:-4]) for name in inner if _PACKAGE(name))
    read = {urut: envelope.read(inner[f"paket/{urut}.dpt"]) for urut in numbers}
    for urut, package in read.items():
        told = package.amplop
        place = (told.jenis, told.pemilihan["id"], told.desa["kode"], told.urut)
        if place != ("paket", amplop.pemilihan["id"], amplop.desa["kode"], urut):
            raise ValueError("package")
    newest = amplop.balasan["paket_urut"]
    if not numbers or numbers[-1] != newest or inner[f"paket/{newest}.dpt"] != named.berkas:
        raise ValueError("newest package")
    return {urut: (package, inner[f"paket/{urut}.dpt"]) for urut, package in read.items()}


_PACKAGE = bentuk.text(r"paket/[1-9][0-9]{0,8}\.dpt")
_OLD = bentuk.record(
    kpu=lambda value: isinstance(value, dict),
    pengaturan=lambda value: isinstance(value, dict),
    token=bentuk.hexadecimal(64),
)
_NAMES = bentuk.mapping(bentuk.one_of(*TAHAP_KIRIMAN), bentuk.line(file_names.LONGEST))


def _old(inner: Mapping[str, bytes], urut: int, amplop: Amplop) -> paket.Isi:
    raw: Any = canonical.loads(inner[f"paket/{urut}.json"].decode())
    if not _OLD(raw):
        raise ValueError("old package")
    texts = {f"{name}.json": canonical.dumps(raw[name]) for name in ("pengaturan", "kpu")}
    isi = paket.read_payload(texts, raw["token"], inner[f"paket/{urut}.csv"])
    paket.check_envelope(isi, amplop)
    return isi


def _returns(inner: Mapping[str, bytes]) -> dict[str, Kiriman]:
    names: Any = canonical.loads(inner.get("kiriman.json", b"{}").decode())
    if not _NAMES(names):
        raise ValueError("names of returns")
    return {tahap: Kiriman(nama, inner[f"kiriman/{tahap}.dptr"]) for tahap, nama in sorted(names.items())}


def _logo(inner: Mapping[str, bytes]) -> bytes | None:
    logo = inner.get("logo.png")
    if logo and not is_picture(logo):
        raise ValueError("picture")
    return logo


def _check_author(amplop: Amplop, logs: Sequence[CheckedLog]) -> None:
    """Every card is of this village, one of them signed the copy, and its number is the journal's height."""
    cards = {log.card.perangkat: log.card for log in logs}
    for device, card in cards.items():
        if (card.desa, card.pemilihan) != (amplop.desa["kode"], amplop.pemilihan["id"]):
            raise UserError("CARD_INVALID", device=device)
    signer = cards.get(amplop.balasan["perangkat"])
    if signer is None or signer.kunci != amplop.kunci:
        raise UserError("CARD_INVALID", device=amplop.balasan["perangkat"])
    if amplop.urut != max(log.journal.events[-1].lamport for log in logs):
        raise UserError("PAYLOAD_DAMAGED")


def _check_keys(amplop: Amplop, isi: Isi) -> None:
    """Each package is of KPU's newest key, or of one before it, as the village noted when it changed."""
    noted = [event.data for log in isi.logs for event in log.akses.events if event.jenis == KUNCI_KPU]
    newest = isi.packages[amplop.balasan["paket_urut"]][0].amplop.kunci
    known = keys_up_to(newest, noted)
    if not {package.amplop.kunci for package, _ in isi.packages.values()} <= known:
        raise UserError("PAYLOAD_DAMAGED")


def _check_bases(isi: Isi, newest_sha256: str) -> None:
    """The lists are those that the journal adopted, and all of them."""
    adopted = {
        (event.data["paket"], event.data["urut"], event.data["sha256"])
        for event in isi.events()
        if event.jenis == "paket"
    }
    sums = {urut: old.sha256 for urut, old in isi.older.items()}
    here = {
        (package.amplop.id, urut, sums.get(urut, newest_sha256))
        for urut, (package, _) in isi.packages.items()
    }
    if adopted != here:
        raise UserError("PAYLOAD_DAMAGED")


def _check_returns(isi: Isi) -> None:
    """Each kept return is whole, and the journal says that it was sealed."""
    sent = {
        (event.data["tahap"], event.data["urut"], event.data["sums"])
        for event in isi.events()
        if event.jenis == "kirim"
    }
    for tahap, kept in isi.returns.items():
        whole = envelope.read(kept.berkas)
        if (tahap, whole.amplop.urut, whole.sums_sha256) not in sent:
            raise UserError("PAYLOAD_DAMAGED")
