"""Where returns come from: files and entries of bundles, each by itself, whatever the others are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import UserError
from app.exchange import bundel, envelope
from app.exchange.bundel import Bundle, Entry
from app.exchange.bundel_terpotong import Terpotong, open_bundle_or_part
from app.system.safe_file import read_file


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes of a return are: a file, or an entry of a bundle; its village where it can be read.

    `problem`: why it cannot be looked at.
    """

    path: Path
    entry: Entry | None = None
    kode: str = ""
    urut: int = 0
    problem: Exception | None = None

    @property
    def nama(self) -> str:
        """The file's name; what is no text in it (names from a foreign stick) becomes `?`."""
        name = self.entry.berkas if self.entry else self.path.name
        return name.encode(errors="replace").decode()


class Reader:
    """Reads sources; a bundle stays open from one of its entries to the next."""

    def __init__(self) -> None:
        self._path = Path()
        self._bundle: Bundle | Terpotong | None = None

    def read(self, source: Source) -> bytes:
        """Empty where it cannot be read any more: that is a damaged file."""
        try:
            if source.entry is None:
                return read_file(source.path, envelope.LARGEST_FILE)
            return self._opened(source.path).read(source.entry)
        except UserError:
            return b""

    def _opened(self, path: Path) -> Bundle | Terpotong:
        if self._bundle is None or self._path != path:
            self.close()
            self._bundle, self._path = open_bundle_or_part(path), path
        return self._bundle

    def close(self) -> None:
        """Let the last bundle go."""
        if self._bundle is not None:
            self._bundle.close()
            self._bundle = None


def sources(path: Path) -> Iterator[Source]:
    """One for a file, one for each entry of a bundle."""
    try:
        if not bundel.is_bundle(path):
            yield _peek(path, None, read_file(path, envelope.LARGEST_FILE))
            return
        with open_bundle_or_part(path) as bundle:
            for entry in bundle.entries:
                yield _entry(path, bundle, entry)
    except Exception as error:  # noqa: BLE001  (a stranger wrote it)
        yield Source(path, problem=error)


def _entry(path: Path, bundle: Bundle | Terpotong, entry: Entry) -> Source:
    """One file of a bundle: as the index says it is."""
    try:
        return _peek(path, entry, bundle.read(entry))
    except Exception as error:  # noqa: BLE001  (a stranger wrote it)
        return Source(path, entry, problem=error)


def _peek(path: Path, entry: Entry | None, data: bytes) -> Source:
    """Village and number as the file claims them; a damaged one has its turn in `check`.

    Raises ENVELOPE_DAMAGED: the bundle's index says something else.
    """
    try:
        amplop = envelope.read(data).amplop
    except UserError:
        return Source(path, entry)
    if entry is not None:
        bundel.check_entry(entry, amplop)
    return Source(path, entry, amplop.desa["kode"], amplop.urut)


def rounds(sources: Sequence[Source]) -> Iterator[list[Source]]:
    """Groups without two returns of one village: what a return shows counts for the next one."""
    by_village: dict[str, list[Source]] = defaultdict(list)
    for number, source in enumerate(sources):
        by_village[source.kode or f"?{number}"].append(source)
    queues = [sorted(queue, key=lambda source: source.urut) for queue in by_village.values()]
    for turn in range(max(map(len, queues), default=0)):
        yield [queue[turn] for queue in queues if len(queue) > turn]
