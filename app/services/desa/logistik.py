"""Logistics per TPS from a recap; the percent of reserve is a rule that the committee enters."""

from app.domain.logistik import Logistik, jumlah_logistik, logistik_tps
from app.services.desa.aturan import set_rule
from app.services.desa.rekap import Rekap
from app.services.desa.workspace import Workspace


def logistik(rekap: Rekap, cadangan: str) -> Logistik:
    """TPS by TPS."""
    table = rekap.tabel("tps", "kelamin")
    rows = [
        logistik_tps(tps, table.angka(tps, "L"), table.angka(tps, "P"), table.jumlah_baris(tps), cadangan)
        for tps in table.baris
    ]
    return Logistik(cadangan, rows, jumlah_logistik(rows))


def set_cadangan(workspace: Workspace, text: str, nomor: str = "") -> str:
    """Enter the percent as people write it ("2,5 %"); "" takes it away. `nomor`: of the regulation.

    Returns what undo names, "" where it was so already. Raises UserError RULE_INVALID.
    """
    percent = text.replace("%", "").replace(",", ".").strip()
    return set_rule(workspace, "cadangan_surat", percent, nomor)
