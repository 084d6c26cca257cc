"""The map of the village, and nicknames: labels beside the list."""

from argparse import Namespace
from typing import Any

from app.cli.desa_session import session
from app.cli.output import Result
from app.cli.secret_input import read_source, read_text
from app.domain.istilah import in_sentence
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.desa import peta_wilayah
from app.services.desa.alias import set_alias
from app.services.desa.peta_wilayah import Assigned, BarisWilayah


def areas(args: Namespace, progress: Progress) -> Result:
    """The map; with `--from` or `--accept` one act on it first."""
    data = read_source(args.source) if args.source else b""
    with session(args) as workspace:
        done = None
        if args.source:
            done = peta_wilayah.assign_from_table(workspace, data)
        elif args.accept:
            done = peta_wilayah.accept_proposals(workspace)
        rows = peta_wilayah.wilayah(workspace)
        word = workspace.pengaturan.istilah.dusun
    named = sum(row.voters for row in rows if row.dusun)
    everybody = sum(row.voters for row in rows)
    text = f"{ribuan(named)} dari {ribuan(everybody)} pemilih sudah ber-{in_sentence(word)}."
    counts = {"named": named, "voters": everybody, "conflicts": sum(bool(row.konflik) for row in rows)}
    return Result(_told(done) + text, counts | _act(done), [*map(_row, rows)], workspace.warnings)


def _told(done: Assigned | None) -> str:
    if done is None:
        return ""
    return f"Tersimpan: {done.places} baris peta, {ribuan(done.voters)} pemilih. "


def _act(done: Assigned | None) -> dict[str, Any]:
    return {"act": done.act, "places": done.places} if done else {}


def _row(row: BarisWilayah) -> dict[str, Any]:
    return {
        "alamat": row.alamat,
        "rt": row.rt,
        "rw": row.rw,
        "pemilih": row.voters,
        "l": row.laki,
        "p": row.perempuan,
        "dusun": row.dusun,
        "konflik": " | ".join(name or "(kosong)" for name in row.konflik),
        "usul": row.usul,
    }


def alias(args: Namespace, progress: Progress) -> Result:
    """A nickname, from standard input or a file; an empty one takes it away."""
    text = read_text(args.text_from)
    with session(args) as workspace:
        changed = set_alias(workspace, args.voter, text)
    told = "Tersimpan: nama panggilan." if changed else "Tidak ada yang berubah."
    return Result(told, {"voter": args.voter, "changed": changed}, warnings=workspace.warnings)
