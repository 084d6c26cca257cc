"""Every byte of a small package and a small return, flipped: all must be refused."""

import tempfile
from pathlib import Path

from app.crypto import age_file, seal
from app.domain.errors import UserError
from app.exchange import envelope
from app.services.desa.return_data import write_return
from app.services.desa.workspace import open_workspace
from tests.villages import KETUA, TestKpu, open_village


def main() -> None:
    """Count what passes; it has to be none."""
    age_file.SCRYPT_LOG_N, seal.ARGON2_MEMORY_KIB = age_file.MIN_LOG_N, 8 * 1024
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = open_village(folder, TestKpu(), 5)
        with open_workspace(data, "ketua", KETUA) as workspace:
            write_return(workspace, folder / "a.dptr", False)
        for file in (folder / "paket-1.dpt", folder / "a.dptr"):
            whole = file.read_bytes()
            passed = sum(_passes(whole, place, bit) for place in range(len(whole)) for bit in (0, 3, 7))
            print(f"{file.suffix}: {len(whole)} bytes, {3 * len(whole)} single-bit flips, {passed} accepted")


def _passes(whole: bytes, place: int, bit: int) -> bool:
    flipped = bytearray(whole)
    flipped[place] ^= 1 << bit
    try:
        envelope.read(bytes(flipped))
    except UserError:
        return False
    return True
