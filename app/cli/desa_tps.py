"""TPS: who votes where, a plan beside the list cut in number order, moving an RT or a family, places."""

from argparse import Namespace
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from app.cli.desa_command import count, village_command
from app.cli.desa_session import session
from app.cli.output import Result
from app.cli.secret_input import read_source
from app.domain.bagi_tps import Keinginan
from app.domain.errors import UserError
from app.domain.mutu_tps import Mutu
from app.domain.progress import Progress
from app.domain.sidalih_fields import three_digits
from app.domain.tanggal import ribuan
from app.services.desa import bagi_tps
from app.services.desa.bagi_tps_keadaan import BarisTps, Keadaan, Warga, keadaan_of, table_of
from app.services.desa.bagi_tps_tempat import places, places_from_table, set_places
from app.services.desa.mark import find_all
from app.services.desa.workspace import Workspace

if TYPE_CHECKING:
    from app.cli.desa import Commands

_WISHES = ("count", "most", "own", "per", "split_rt", "apply")


def add_tps(commands: "Commands") -> None:
    """`desa tps`."""
    parser = village_command(commands, "tps", tps, "tempat memilih: siapa di mana, usul pembagian, pindah")
    parser.add_argument("--count", type=count, metavar="N", help="usulkan pembagian menjadi sekian")
    parser.add_argument("--most", type=count, metavar="N", help="paling banyak pemilih; hanya peringatan")
    parser.add_argument(
        "--own", action="append", metavar="NAMA", help="bagian wilayah dengan tempat sendiri (boleh diulang)"
    )
    parser.add_argument("--per", choices=("rw", "dusun"), help="setiap RW atau bagian wilayah punya sendiri")
    parser.add_argument(
        "--split-rt", action="store_true", help="RT boleh dipecah agar tidak ada yang lebih dari --most"
    )
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--apply", action="store_true", help="simpan usul itu sebagai satu tindakan")
    act.add_argument("--place", metavar="FILE.csv|-", help="simpan tempatnya; kolom: kode, lokasi")
    act.add_argument(
        "--move", nargs="+", metavar="ID|RT/RW", help="pindahkan keluarga pemilih ini, atau seluruh RT ini"
    )
    parser.add_argument("--to", default="", metavar="KODE", help="tujuan --move")
    parser.add_argument("--alone", action="store_true", help="--move: pemilih itu saja, tanpa keluarganya")


def tps(args: Namespace, progress: Progress) -> Result:
    """The table and the quality; with `--apply`, `--move` or `--place` one act first."""
    wished = any(getattr(args, name) for name in _WISHES)
    if wished and (args.move or args.place):
        raise UserError("TPS_ONE_THING", usage=True)
    if bool(args.move) != bool(args.to):
        raise UserError("TPS_MOVE_TO", usage=True)
    table = places_from_table(read_source(args.place)) if args.place else {}
    with session(args) as workspace:
        if wished:
            return _plan(workspace, args, progress)
        told, data = "", dict[str, Any]()
        if args.place or args.move:
            data["act"] = set_places(workspace, table) if args.place else _move(workspace, args, progress)
            told = _saved(data["act"])
        state = keadaan_of(bagi_tps.read_warga(workspace), _limit(workspace, args))
        return _result(workspace, state, told, data)


def _limit(workspace: Workspace, args: Namespace) -> int:
    return args.most or workspace.aturan.batas_tps


def _plan(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    warga = bagi_tps.read_warga(workspace)
    wishes = Keinginan(
        jumlah=args.count or 0,
        terbanyak=_limit(workspace, args),
        sendiri=_dusun(warga, args.own or ()),
        satuan=args.per or "",
        pecah=args.split_rt,
    )
    plan = bagi_tps.propose(warga, wishes, progress)
    state = keadaan_of(warga, wishes.terbanyak, plan.tps)
    told = "Usul saja: belum ada yang disimpan (--apply menyimpannya). "
    data: dict[str, Any] = {"moved": len(state.pindah)}
    if args.apply:
        done = bagi_tps.apply(workspace, plan, progress)
        told, data["act"] = _saved(done.act), done.act
    return _result(workspace, state, told, data, plan.dusun)


def _dusun(warga: Warga, names: Collection[str]) -> frozenset[str]:
    """As the map spells them, whatever capitals were typed."""
    known = {one.rt[0].casefold(): one.rt[0] for one in warga.keluarga}
    return frozenset(known.get(name.strip().casefold(), name) for name in names)


def _move(workspace: Workspace, args: Namespace, progress: Progress) -> str:
    warga = bagi_tps.read_warga(workspace)
    voters: list[str] = []
    for one in args.move:
        if "/" in one:
            rt, rw, *dusun = one.split("/")
            voters += bagi_tps.rt_voters(warga, three_digits(rt), three_digits(rw), "/".join(dusun))
        else:
            find_all(workspace, [one])
            voters += [one] if args.alone else bagi_tps.family_voters(warga, one)
    return bagi_tps.move(workspace, voters, args.to, progress).act


def _saved(act: str) -> str:
    return "Tersimpan. " if act else "Sudah demikian; tidak ada yang berubah. "


def _result(
    workspace: Workspace,
    state: Keadaan,
    told: str,
    data: Mapping[str, Any],
    own: Mapping[str, str] | None = None,
) -> Result:
    word = workspace.pengaturan.istilah.tps
    rows = [_row(one) for one in table_of(state, places(workspace), own)]
    text = told + "\n".join(_quality(word, state))
    counts = {"quality": _counts(state.mutu), "usual": _counts(state.biasa), "limit": state.batas}
    return Result(text, {**data, **counts}, rows, workspace.warnings)


def _quality(word: str, state: Keadaan) -> Iterator[str]:
    ours, usual = state.mutu, state.biasa
    yield (
        f"{ours.tps} {word}: terbesar {ribuan(ours.terbesar)}, terkecil {ribuan(ours.terkecil)}, "
        f"selisih {ribuan(ours.selisih)} (urut nomor: {ribuan(usual.selisih)})."
    )
    yield (
        f"Keluarga terpisah {ribuan(ours.keluarga_terpisah)} dari {ribuan(ours.keluarga)} (urut nomor: "
        f"{ribuan(usual.keluarga_terpisah)}), RT terpisah {ribuan(ours.rt_terpisah)} dari {ribuan(ours.rt)} "
        f"(urut nomor: {ribuan(usual.rt_terpisah)})."
    )
    if ours.lebih:
        yield f"{ours.lebih} {word} lebih dari {ribuan(state.batas)} pemilih."
    if ours.tanpa_keluarga:
        yield f"Keluarga {ribuan(ours.tanpa_keluarga)} pemilih tidak diketahui: nomor KK-nya tidak terbaca."
    if ours.tanpa_tps:
        yield f"{ribuan(ours.tanpa_tps)} pemilih belum punya {word}."


def _counts(one: Mutu) -> dict[str, int]:
    return {
        "count": one.tps,
        "largest": one.terbesar,
        "smallest": one.terkecil,
        "difference": one.selisih,
        "families": one.keluarga,
        "split_families": one.keluarga_terpisah,
        "unknown_families": one.tanpa_keluarga,
        "rt": one.rt,
        "split_rt": one.rt_terpisah,
        "above_limit": one.lebih,
        "without": one.tanpa_tps,
    }


def _row(one: BarisTps) -> dict[str, Any]:
    return {
        "kode": one.kode or "-",
        "lokasi": " | ".join(place or "(kosong)" for place in one.konflik) or one.lokasi,
        "dusun": ", ".join(one.dusun) + (" (sendiri)" if one.sendiri else ""),
        "rt": one.rt,
        "pemilih": one.pemilih,
        "l": one.laki,
        "p": one.perempuan,
        "beda": one.beda,
        "lebih": "lebih" if one.lebih else "",
    }
