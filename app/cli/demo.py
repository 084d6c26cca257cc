"""`dpt-desa demo`: the whole chain on an invented district, by the very commands a person would type."""

import argparse
import json
import os
import shutil
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.demo_village import Village, work_on
from app.cli.output import Result
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.tanggal import ribuan

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

OPERATOR = "kata sandi operator contoh"
_MARK = ".dpt-desa-demo"
_DISTRICT = "9901"


def add_command(groups: "Commands") -> None:
    """Hang the command into the program."""
    told = "jalankan seluruh rantai pada kabupaten karangan dan tinggalkan semua berkasnya"
    parser = groups.add_parser("demo", help=told, description=told)
    parser.set_defaults(handler=demo)
    parser.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR", help="bawaan: demo")
    parser.add_argument("--villages", type=int, default=3, metavar="N", help="jumlah desa (bawaan: 3)")
    parser.add_argument(
        "--voters", type=int, default=2700, metavar="N", help="pemilih tiap desa (bawaan: 2700)"
    )
    parser.add_argument("--open", action="store_true", help="buka Desa Latihan saja, di jendela")


def demo(args: Namespace, progress: Progress) -> Result:
    """KPU packs, villages verify, KPU receives and balances; with `--open` a practice village."""
    if args.open:
        return _practise(progress)
    stage = Stage(args.out, as_json=args.json)
    with stage.prepared():
        stage.say(f"Kabupaten karangan: {args.villages} desa, masing-masing {ribuan(args.voters)} pemilih.")
        codes = _kpu_packs(stage, args.villages, args.voters)
        villages = [_village(stage, code) for code in codes]
        for number, village in enumerate(villages, start=1):
            stage.title(f"Desa {number} dari {len(villages)}: {village.nama}")
            work_on(stage.run, village, number)
        return _kpu_receives(stage, villages)


class Stage:
    """Where the demo plays: its folder, its commands, its narration."""

    def __init__(self, folder: Path, *, as_json: bool) -> None:
        self.folder = folder
        self.vault = folder / "1-kpu" / "brankas"
        self._out = sys.stderr if as_json else sys.stdout
        self._began = time.monotonic()
        self._commands = 0

    @contextmanager
    def prepared(self) -> Iterator[None]:
        """An empty folder of the demo's own. Raises DEMO_FOLDER_USED rather than touch anything else."""
        if self.folder.is_file() or (self.folder.is_dir() and any(self.folder.iterdir())):
            if not (self.folder / _MARK).exists():
                raise UserError("DEMO_FOLDER_USED", folder=str(self.folder))
            shutil.rmtree(self.folder)
        for part in ("1-kpu", "2-paket", "3-desa", "4-pengembalian", "5-umpan-balik"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        (self.folder / _MARK).touch()
        yield

    def say(self, text: str) -> None:
        print(text, file=self._out, flush=True)

    def title(self, text: str) -> None:
        self.say(f"\n=== {text}")

    def run(self, *argv: str | Path, told: str = "", stdin: str = "", **secrets: str) -> dict[str, Any]:
        """Run one command of the program and tell it; its JSON answer. Raises DEMO_FAILED."""
        from app.cli.main import main

        shown = " ".join(str(part) for part in argv).replace(f"{self.folder}{os.sep}", "")
        self.say(f"$ dpt-desa {shown[:150]}{' …' if len(shown) > 150 else ''}")
        began, answer = time.monotonic(), StringIO()
        os.environ.update({f"DPT_DESA_{name.upper()}": secret for name, secret in secrets.items()})
        with redirect_stdout(answer), _typed(stdin):
            main([*map(str, argv), "--json"])
        said: dict[str, Any] = json.loads(answer.getvalue())
        if not said["ok"]:
            raise UserError("DEMO_FAILED", command=" ".join(map(str, argv[:2])), why=said["code"])
        self._commands += 1
        self.say(
            f"  {told.format(**said['data']) if told else 'Selesai'} ({time.monotonic() - began:.1f} detik)"
        )
        return said

    def finished(self) -> dict[str, int]:
        """Seconds and commands since the curtain."""
        return {"seconds": round(time.monotonic() - self._began), "commands": self._commands}


@contextmanager
def _typed(text: str) -> Iterator[None]:
    """Standard input that holds `text`."""
    before, reader, writer = sys.stdin, *os.pipe()
    with os.fdopen(writer, "wb") as pipe:
        pipe.write(text.encode())
    with os.fdopen(reader, encoding="utf-8") as sys.stdin:
        try:
            yield
        finally:
            sys.stdin = before


def _kpu_packs(stage: Stage, villages: int, voters: int) -> list[str]:
    """From Sidalih's export to packages and letters; the villages' codes."""
    kpu, vault = stage.folder / "1-kpu", ("--vault", stage.vault)
    stage.title("KPU: dari ekspor Sidalih ke paket terkunci")
    sheet = kpu / "sidalih.xlsx"
    stage.run(
        "sample", "--out", sheet, "--villages", str(villages), "--voters", str(voters),
        told="{rows} baris, 33 kolom Sidalih",
    )  # fmt: skip
    about = (
        "--district",
        _DISTRICT,
        "--name",
        "KPU Kabupaten Contoh",
        "--election",
        "Pilkades Serentak 2027",
    )
    recovery = ("--recovery-out", stage.folder / "kunci-pemulihan.txt", "--voting-day", "2027-02-03")
    operator = {"password": OPERATOR}
    stage.run("kpu", "init", *vault, *recovery, *about, **operator, told="Brankas dibuat")
    report = ("--report", kpu / "laporan-baris.csv")
    stage.run("kpu", "inspect", sheet, *report, told="Diperiksa tanpa menyimpan")
    source = ("--source", "DPT Pilkada 2024")
    stage.run("kpu", "import", *vault, sheet, *report, *source, **operator, told="Setiap baris terhitung")
    stage.run("kpu", "areas", *vault, "--from", kpu / "sidalih.wilayah.csv", **operator)
    stage.run("kpu", "pack", *vault, "--out", stage.folder / "2-paket", **operator, told="Paket dan bundel")
    stage.run("kpu", "letters", *vault, "--out", kpu / "surat-kunci.pdf", **operator, told="Surat tercetak")
    rows = stage.run("kpu", "status", *vault, **operator)["rows"]
    return [row["kode"] for row in rows]


def _practise(progress: Progress) -> Result:
    """The practice village in the window; one that is there already goes on."""
    from app.services.latihan import place
    from app.services.latihan.make import make_practice
    from app.ui.application import run_window

    folder = place.village() or make_practice(progress)
    run_window(None, folder)
    return Result("Desa latihan ditutup.", {"folder": str(folder)})


def _village(stage: Stage, code: str) -> Village:
    """A village's package, and the words as its committee reads them in the letter."""
    from app.services.kpu.letters import read_words
    from app.services.kpu.vault_session import open_vault

    with open_vault(stage.vault, OPERATOR) as opened:
        words, nama = " ".join(read_words(opened, code)), opened.village(code).nama
    file = next((stage.folder / "2-paket").glob(f"{code}-*.dpt"))
    folder = stage.folder / "3-desa" / file.stem.removesuffix("-paket-1")
    folder.mkdir()
    return Village(code, nama, file, folder, stage.folder / "4-pengembalian" / f"{code}.dptr", words)


def _kpu_receives(stage: Stage, villages: list[Village]) -> Result:
    """From signed returns to Sidalih's feedback, balanced."""
    vault, feedback = ("--vault", stage.vault), stage.folder / "5-umpan-balik"
    stage.title("KPU: pengembalian diperiksa, diterapkan, diseimbangkan")
    stage.run("verify", villages[0].returned, told="Siapa pun dapat memeriksa")
    operator, files = {"password": OPERATOR}, [village.returned for village in villages]
    stage.run("kpu", "receive", *vault, *files, **operator, told="{menunggu} menunggu kode dari berita acara")
    for village in villages:
        code = ("--village", village.code, "--fingerprint", village.kode)
        stage.run("kpu", "apply", *vault, *code, **operator, told="Diterapkan")
    rows = stage.run("kpu", "feedback", *vault, "--out", feedback, **operator, told="Seimbang")["rows"]
    stage.run("kpu", "backup", *vault, "--out", stage.folder / "1-kpu" / "brankas.dptv", password=OPERATOR)
    done = stage.finished()
    left = sum(1 for file in stage.folder.rglob("*") if file.is_file())
    text = f"Selesai: {done['commands']} perintah, {done['seconds']} detik, {left} berkas di {stage.folder}."
    return Result(text, {**done, "files": left, "folder": str(stage.folder)}, rows)
