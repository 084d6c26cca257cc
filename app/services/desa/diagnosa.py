"""What the opened village's data file is like, for the telephone: whole, signed, backed up; no person."""

from app.domain.diagnosa import Baris, Nomor
from app.domain.errors import UserError
from app.domain.progress import Progress, silent
from app.exchange.device_logs import read_logs, write_logs
from app.services.desa import backup
from app.services.desa.return_data import device_logs
from app.services.desa.workspace import Workspace
from app.services.shared.diagnosa import age_words, damaged
from app.store import integrity, issued, journal
from app.system import clock


def data_lines(workspace: Workspace, progress: Progress = silent) -> list[Baris]:
    """Reads the whole file and checks every chain again, on the data lane. Raises Cancelled."""
    progress(0, 0, "Memeriksa berkas data")
    if found := integrity.problems(workspace.db):
        return damaged(found)
    return [Baris(Nomor.DATA, "utuh"), _journal(workspace, progress), _backup(workspace)]


def _journal(workspace: Workspace, progress: Progress) -> Baris:
    """Cards, chains and signed heads of every computer that worked on the list, as KPU will check them."""
    logs = device_logs(workspace, akses=True)
    tokens = {one.id: one.token for one in issued.packages(workspace.db)}
    try:
        read_logs(write_logs(logs, akses=True), tokens, akses=True, progress=progress)
    except UserError as error:
        return Baris(Nomor.JURNAL, f"tidak cocok ({error.code}); hubungi KPU", perlu=True)
    events = sum(len(log.lines) for log in logs)
    late = clock.now_ms() < journal.newest_waktu(workspace.db)
    told = f"{events} catatan dari {len(logs)} komputer, tanda tangan cocok"
    return Baris(Nomor.JURNAL, told + (", jam komputer mundur" if late else ""), perlu=late)


def _backup(workspace: Workspace) -> Baris:
    known = backup.state(workspace)
    if not known.waktu:
        return Baris(Nomor.CADANGAN, "belum ada", perlu=True)
    told = f"{age_words(known.waktu)}, {known.acts_since} tindakan sesudahnya"
    return Baris(Nomor.CADANGAN, told, perlu=known.is_old)
