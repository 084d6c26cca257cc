"""KPU's key as this village knows it: another counts if the known one vouches for it, or by its code."""

from app.crypto.kode_sidik import kode_sidik, same_code
from app.crypto.minisig import read_public_line
from app.domain.errors import UserError
from app.domain.peristiwa import Draft
from app.exchange import paket, sertifikat
from app.exchange.amplop import Amplop
from app.exchange.tukar import KUNCI_KPU
from app.services.desa.workspace import Workspace
from app.store import issued


def refuse_old(workspace: Workspace, key: str) -> None:
    """A key that KPU gave up is refused for ever. Raises PAKET_OLD_KEY."""
    if key == workspace.kpu.kunci:
        return
    for package in issued.packages(workspace.db):
        if paket.parse_kpu(package.kpu).kunci == key:
            raise UserError("PAKET_OLD_KEY")


def check_key(workspace: Workspace, amplop: Amplop, isi: paket.Isi, kode_kpu: str) -> str:
    """How the package's key was proved: "" the known one, `sertifikat`, `kode` (typed from the letter).

    Raises PAKET_OTHER_KEY (nothing leads to it), PAKET_KEY_REPLACED (the old key may be in other hands): both
    ask for the code; PAKET_CODE_WRONG.
    """
    known = workspace.kpu.kunci
    if amplop.kunci == known:
        return ""
    proof = sertifikat.follows(isi.sertifikat, known, amplop.kunci, workspace.pengaturan.pemilihan.id)
    if proof == "ya":
        return "sertifikat"
    if not kode_kpu.strip():
        raise UserError("PAKET_KEY_REPLACED" if proof == "bocor" else "PAKET_OTHER_KEY")
    if not same_code(kode_kpu, kode_sidik(read_public_line(amplop.kunci))):
        raise UserError("PAKET_CODE_WRONG")
    return "kode"


def asks_code(error: BaseException) -> bool:
    """Whether the package is taken over once somebody has typed the code of its key from the letter."""
    return isinstance(error, UserError) and error.code in ("PAKET_OTHER_KEY", "PAKET_KEY_REPLACED")


def draft(lama: str, baru: str, way: str) -> Draft:
    """What the village's own chain keeps: its copies are read by it when the old key is long gone."""
    return Draft(KUNCI_KPU, isi={"lama": lama, "baru": baru, "lewat": way})
