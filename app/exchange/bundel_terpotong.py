"""A bundle that does not reach its end, as a half-copied stick leaves it: what of it is whole can be taken.

The bundle's signature stands at the end and is lost. So nothing is believed here but what proves itself:
every file carries its own signature, the index only says which files there should be and where they begin.
"""

from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import BinaryIO, Self

from app.domain.errors import UserError
from app.exchange import bundel, canonical_zip, envelope
from app.exchange.amplop import parse_amplop
from app.exchange.bundel import AHEAD, SMALL, WORDS, Bundle, Entry, ahead_of, check_content, read_index
from app.exchange.zip_records import are_good_names, local_size


class Terpotong:
    """The beginning of a bundle. `amplop` and `entries` are claims; `read` gives what proves itself whole."""

    kode_sidik = ""
    utuh = False
    istilah: Mapping[str, str] = MappingProxyType({})

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        ahead, offset = [], 0
        for name in AHEAD[:3]:
            content, offset = canonical_zip.read_member(stream, offset, name, SMALL)
            ahead.append((name, content))
        offset, own = self._behind_words(offset)
        index, offset = canonical_zip.read_member(stream, offset, AHEAD[-1], SMALL)
        self.amplop = parse_amplop(ahead[2][1])
        if not envelope.is_opening(self.amplop, ahead[:3]) or self.amplop.jenis != "bundel":
            raise UserError("ENVELOPE_DAMAGED")
        self.entries = read_index(index)
        names = [*own, *(entry.berkas for entry in self.entries)]
        if len(names) > canonical_zip.MAX_BUNDLE_MEMBERS or not are_good_names(names):
            raise UserError("ENVELOPE_DAMAGED")
        sizes = (local_size(entry.berkas) + entry.ukuran for entry in self.entries)
        self._offsets = dict(zip(names[len(own) :], accumulate(sizes, initial=offset), strict=False))

    def _behind_words(self, offset: int) -> tuple[int, list[str]]:
        """Where the index begins, and what stands before the files: the words are passed over unread."""
        try:
            _, offset = canonical_zip.read_member(self._stream, offset, WORDS, SMALL)
        except UserError as error:
            if error.code != "ENVELOPE_DAMAGED":
                raise
            return offset, ahead_of([])
        return offset, ahead_of([WORDS])

    def read(self, entry: Entry) -> bytes:
        """One file. Raises BUNDLE_CUT_OFF (it is not there, or not to its end), ENVELOPE_DAMAGED,
        ENVELOPE_NOT_READ."""
        offset = self._offsets[entry.berkas]
        data, _ = canonical_zip.read_member(self._stream, offset, entry.berkas, envelope.LARGEST_FILE)
        return check_content(entry, data)

    def close(self) -> None:
        """Let the file go."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_bundle_or_part(path: Path) -> Bundle | Terpotong:
    """The bundle; where its end is missing, its beginning. Close it or use `with`.

    A bundle that has its end and lies is refused. Raises what `open_bundle` raises.
    """
    try:
        members = canonical_zip.open_stream(path)
    except UserError as error:
        if error.code != "ENVELOPE_DAMAGED":
            raise
        return _open_part(path)
    return bundel.of_members(members)


def _open_part(path: Path) -> Terpotong:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise UserError("FILE_NOT_READ", file=path.name) from error
    try:
        return Terpotong(stream)
    except UserError as error:
        stream.close()
        if error.code == "BUNDLE_CUT_OFF":  # before its index ends
            raise UserError("ENVELOPE_DAMAGED") from error
        raise
    except BaseException:
        stream.close()
        raise
