"""Changing KPU's key: a new signing key and operator identity, the old key's certificate for the new one."""

from dataclasses import asdict, dataclass, replace

from app.crypto import age_file, seal
from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import SigningKey
from app.domain.errors import UserError
from app.exchange.sertifikat import MOST, Alasan, certify
from app.services.kpu.vault_session import Vault
from app.store import database, vault, vault_paket
from app.system import clock


@dataclass(frozen=True, slots=True)
class Rotated:
    """Fingerprints of both keys. `desa`: villages whose newest package the old key signed: to be issued again
    where the old key is not to be trusted any more."""

    lama: str
    baru: str
    kunci: str
    desa: tuple[str, ...]


def rotate(opened: Vault, *, compromised: bool = False) -> Rotated:
    """Packages from now on are signed by the new key and bring the certificates; the old seed is forgotten.

    The old operator identity stays: what was sealed to it comes back for months. `compromised`: villages then
    ask for the new key's fingerprint. Raises KEY_ROTATED_OFTEN.
    """
    if len(opened.sertifikat) >= MOST:
        raise UserError("KEY_ROTATED_OFTEN", most=MOST)
    fresh, operator = SigningKey(seal.new_key()), age_file.new_identity()
    alasan: Alasan = "bocor" if compromised else "rotasi"
    before, line = opened.sidik, fresh.public_line()
    step = certify(opened.key, line, opened.pemilihan.id, clock.instant(), alasan)
    kpu = replace(opened.kpu, kunci=line, operator=operator.recipient)
    chain, identities = [*opened.sertifikat, step], opened.operator.split("\n")
    after = kode_sidik(fresh.public)
    with database.transaction(opened.db):
        settings = {"seed": fresh.seed.hex(), "operator": operator.secret, "operator_lama": identities}
        vault.set_settings(opened.db, {**settings, "kpu": asdict(kpu), "sertifikat": chain})
        opened.note("kunci", {"alasan": alasan, "lama": before, "baru": after})
    opened.seed, opened.kpu, opened.sertifikat = fresh.seed, kpu, chain
    opened.operator = "\n".join((operator.secret, *identities))
    return Rotated(before, after, line, tuple(vault_paket.packed_villages(opened.db)))
