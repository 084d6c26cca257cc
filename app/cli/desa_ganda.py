"""Duplicates: the pairs of the list, what could not be compared, deciding one pair."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.cli.desa_command import village_command
from app.cli.desa_session import session
from app.cli.output import Result
from app.cli.secret_input import read_text
from app.domain.errors import UserError
from app.domain.ganda import Terlewat
from app.domain.pasangan import Pasangan, Tingkat
from app.domain.pemilih import Pemilih
from app.domain.progress import Progress
from app.domain.tanggal import ribuan, short_date
from app.services.desa import ganda, ganda_putusan
from app.services.desa.ganda_putusan import Diputuskan
from app.services.desa.workspace import Workspace

if TYPE_CHECKING:
    from app.cli.desa import Commands


def add_ganda(commands: "Commands") -> None:
    """`desa ganda`."""
    told = "pasangan yang mungkin satu orang; putuskan satu per satu"
    parser = village_command(commands, "ganda", pairs, told)
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--all", action="store_true", help="juga pasangan yang lemah")
    shown.add_argument("--decided", action="store_true", help="yang sudah diputuskan, oleh siapa dan kapan")
    shown.add_argument("--decide", nargs=2, metavar="ID", help="putuskan pasangan ini")
    parser.add_argument(
        "--as",
        dest="putusan",
        choices=("ganda", "beda", "buka"),
        help="ganda: satu orang, salah satunya dicoret; beda: dua orang; buka: putusannya dibatalkan",
    )
    parser.add_argument("--keep", default="", metavar="ID", help="yang tinggal di daftar, bila ganda")
    parser.add_argument("--reason-from", metavar="BERKAS|-", help="alasan bahwa keduanya dua orang")


def pairs(args: Namespace, progress: Progress) -> Result:
    """List the pairs; with `--decide` one act on one of them."""
    if args.decide:
        return _decide(args)
    if args.putusan or args.keep:
        raise UserError("PAIR_NEEDED", usage=True)
    with session(args) as workspace:
        return _decided(workspace) if args.decided else _open(workspace, progress, weak=args.all)


def _decide(args: Namespace) -> Result:
    one, other = args.decide
    if args.putusan is None or (args.putusan == "ganda") != bool(args.keep):
        raise UserError("PAIR_DECISION", usage=True)
    if args.keep and args.keep not in args.decide:
        raise UserError("PAIR_KEEP", usage=True)
    alasan = read_text(args.reason_from) if args.reason_from else ""
    acts: dict[str, Callable[[Workspace], str]] = {
        "beda": lambda workspace: ganda_putusan.decide_different(workspace, one, other, alasan),
        "buka": lambda workspace: ganda_putusan.reopen(workspace, one, other),
        "ganda": lambda workspace: (
            ganda_putusan.strike(workspace, other if args.keep == one else one, args.keep).act
        ),
    }
    with session(args) as workspace:
        act = acts[args.putusan](workspace)
    told = {
        "ganda": "satu orang, salah satunya dicoret",
        "beda": "dua orang",
        "buka": "belum diputuskan lagi",
    }
    text = f"Tersimpan: {told[args.putusan]}." if act else "Sudah demikian; tidak ada yang berubah."
    return Result(text, {"act": act, "pair": [one, other]}, warnings=workspace.warnings)


def _open(workspace: Workspace, progress: Progress, *, weak: bool) -> Result:
    found = ganda.find(workspace, progress)
    shown = [pair for pair in found.pasangan if weak or pair.is_strong]
    who = ganda.people(workspace, {voter for pair in shown for voter in pair.kunci})
    done = len(ganda_putusan.decided(workspace))
    counts = {level: sum(pair.tingkat is level for pair in found.pasangan) for level in Tingkat}
    data = {level.value: count for level, count in counts.items()} | {"decided": done}
    told = [_counted(counts, done), *_missed(workspace, found)]
    return Result("\n".join(told), data | {"unchecked": _unchecked(found.terlewat)}, _rows(shown, who))


def _counted(counts: Mapping[Tingkat, int], done: int) -> str:
    sure, strong, weak = (ribuan(counts[level]) for level in Tingkat)
    return (
        f"Belum diputuskan: {sure} pasangan pasti, {strong} kuat, {weak} lemah (--all menampilkannya). "
        f"Sudah diputuskan: {ribuan(done)}."
    )


def _missed(workspace: Workspace, found: ganda.Ganda) -> Iterator[str]:
    """What nobody could look at, said plainly."""
    profil = workspace.pengaturan.pemilihan.profil
    if profil != "lengkap":
        how = "tersamar" if profil == "nik-disamarkan" else "tidak ada"
        yield f"Di paket ini NIK dan nomor KK {how}: keduanya hanya dibandingkan bila diisi di sini."
    lacking = {
        "NIK": found.terlewat.nik,
        "nomor KK": found.terlewat.nkk,
        "tanggal lahir": found.terlewat.lahir,
        "RT": found.terlewat.rt,
    }
    told = [f"{word} {ribuan(count)} orang" for word, count in lacking.items() if count]
    if told:
        everybody = ribuan(found.terlewat.orang)
        yield f"Tidak dapat dibandingkan: {', '.join(told)} dari {everybody} orang yang diperiksa."


def _unchecked(terlewat: Terlewat) -> dict[str, int]:
    return {
        "voters": terlewat.orang,
        "nik": terlewat.nik,
        "nkk": terlewat.nkk,
        "tanggal_lahir": terlewat.lahir,
        "rt": terlewat.rt,
    }


def _rows(shown: Sequence[Pasangan], who: Mapping[str, Pemilih]) -> list[dict[str, Any]]:
    return [
        {
            "tingkat": pair.tingkat.value,
            **_person("satu", who[pair.satu]),
            **_person("dua", who[pair.dua]),
            "alasan": " ".join(reason.kalimat for reason in pair.alasan),
            "ragu": " ".join(doubt.kalimat for doubt in pair.ragu),
        }
        for pair in shown
    ]


def _person(place: str, one: Pemilih) -> dict[str, str]:
    return {
        place: one.id,
        f"nama_{place}": one.nama,
        f"lahir_{place}": short_date(one.tanggal_lahir),
        f"rt_rw_{place}": f"{one.rt}/{one.rw}",
    }


def _decided(workspace: Workspace) -> Result:
    done = ganda_putusan.decided(workspace)
    who = ganda.people(workspace, {voter for one in done for voter in one.kunci})
    rows = [_decision(one, who) for one in done]
    return Result(f"{ribuan(len(done))} pasangan sudah diputuskan.", {"decided": len(done)}, rows)


def _decision(one: Diputuskan, who: Mapping[str, Pemilih]) -> dict[str, Any]:
    names = {f"nama_{place}": who[voter].nama if voter in who else "" for place, voter in
             (("satu", one.satu), ("dua", one.dua))}  # fmt: skip
    return {
        "satu": one.satu,
        "dua": one.dua,
        **names,
        "putusan": one.putusan,
        "dicoret": one.dicoret,
        "alasan": one.alasan,
        "waktu": one.waktu,
        "anggota": one.anggota,
    }
