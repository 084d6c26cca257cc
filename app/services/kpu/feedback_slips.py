"""Invitations that came back, as KPU hears of them: information beside the list; nobody's row changes."""

from collections.abc import Iterator

from app.domain.berkunci import Terkini, fold_keyed
from app.domain.fold import undone
from app.domain.kendali import KEMBALI
from app.domain.pemilih import Pemilih
from app.services.kpu.feedback_rows import SURAT, Context, FeedbackRow
from app.services.kpu.replay import Replay

_DELIVERED = "diterima juga"


def slip_rows(replayed: Replay, context: Context) -> Iterator[FeedbackRow]:
    """A line for each slip that did not reach its voter, by KPU's TPS; read from the replayed journal."""
    events = replayed.isi.events
    records = fold_keyed(events, undone(events), "kembalian")
    rows = [
        _row(voter, one)
        for (kode,), one in records.items()
        if (voter := _voter(kode, replayed, context)) and _came_back(one)
    ]
    yield from sorted(rows, key=lambda row: (row.pemilih.tps_kpu, row.pemilih.id))


def _voter(kode: str, replayed: Replay, context: Context) -> Pemilih | None:
    """KPU's row; of somebody the village added its own, where it holds still."""
    source = context.sources.get(kode)
    return Pemilih(kode, *source.values) if source else replayed.now.pemilih.get(kode)


def _came_back(one: Terkini) -> bool:
    return any(isi["alasan"] for isi in (one.isi, *one.konflik) if isi)


def _row(voter: Pemilih, one: Terkini) -> FeedbackRow:
    """What two PCs said apart stands there as both, the earlier day first."""
    said = sorted(one.konflik or (one.isi,), key=lambda isi: (isi["tanggal"], isi["alasan"]))
    words = dict.fromkeys(KEMBALI.get(isi["alasan"], _DELIVERED) for isi in said)
    told = {
        name: " / ".join(dict.fromkeys(str(isi[name]) for isi in said if isi[name]))
        for name in ("tanggal", "catatan")
    }
    return FeedbackRow(SURAT, voter, " atau ".join(words), bukti=told)
