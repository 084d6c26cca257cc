"""A village of 60,000: every command of an evening, each in its own process."""

import tempfile
from pathlib import Path

from app.services.kpu.letters import read_words
from app.services.kpu.vault_session import open_vault
from tests.bench.measuring import SECRETS, measure

VOTERS = 60_000


def main() -> None:
    """From the sheet to the return."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        vault, data = ("--vault", folder / "v"), folder / "d"
        measure("sample", "--out", folder / "s.csv", "--villages", "1", "--voters", str(VOTERS))
        about = ("--district", "9901", "--name", "KPU", "--election", "Uji", "--voting-day", "2027-02-03")
        measure("kpu", "init", *vault, "--recovery-out", folder / "k.txt", *about)
        measure("kpu", "import", *vault, folder / "s.csv")
        measure("kpu", "areas", *vault, "--from", folder / "s.wilayah.csv")
        measure("kpu", "pack", *vault, "--out", folder)
        package = next(folder.glob("*.dpt"))
        code = package.name[:10]
        with open_vault(folder / "v", SECRETS["DPT_DESA_PASSWORD"]) as opened:
            words = " ".join(read_words(opened, code))
        me = ("--data", data, "--member", "ketua")
        measure("desa", "open", package, "--data", data, DPT_DESA_WORDS=words)
        measure("desa", "member", "add", *me, "--role", "sekretaris")
        listed = measure("desa", "list", *me).answer["rows"]
        measure("desa", "list", *me, "--search", "SITI")
        measure("desa", "mark", *me, "--voter", listed[0]["id"], "--as", "meninggal")
        table = folder / "lembar.csv"
        table.write_text("id,alasan\n" + "".join(f"{row['id']},sesuai\n" for row in listed[1:]))
        measure("desa", "marks", *me, "--from", table)
        saved = measure("desa", "backup", *me, "--out", folder / "cadangan")
        measure("desa", "backup", *me, "--test", folder / "cadangan")
        copy, back = saved.answer["data"]["file"], ("--data", folder / "pulih", "--member", "ketua")
        measure("desa", "restore", copy, *back, "--package", package, DPT_DESA_WORDS=words)
        second = ("--second", "sekretaris")
        for stage in ("dps", "dpt"):
            measure("desa", "ratify", *me, "--stage", stage, *second)
        measure("desa", "print", "dpt", *me, "--out", folder / "dpt.pdf")
        for kind in ("worksheet", "announcement", "copy", "index", "attendance", "sticker"):
            measure("desa", "print", kind, *me, "--out", folder / f"{kind}.pdf")
        by_rt = ("--by", "rt", "--per-page", "8", "--out", folder / "undangan.pdf")
        measure("desa", "print", "undangan", *me, *by_rt)
        measure("desa", "print", "undangan", *me, "--copy", "--out", folder / "salinan.pdf")
        measure("desa", "print", "ekspedisi", *me, "--out", folder / "ekspedisi.pdf")
        measure("desa", "slips", *me)
        sent = measure("desa", "return", *me, "--out", folder / "a.dptr", "--final", *second)
        measure("desa", "print", "ba-pengembalian", *me, "--out", folder / "ba.pdf")
        measure("kpu", "receive", *vault, folder / "a.dptr")
        measure("kpu", "apply", *vault, "--village", code, "--fingerprint", sent.answer["data"]["kode"])
        measure("kpu", "feedback", *vault, "--out", folder / "u")
        for file in (
            package,
            Path(copy),
            folder / "a.dptr",
            data / "data.db",
            folder / "dpt.pdf",
            folder / "undangan.pdf",
            folder / "salinan.pdf",
            folder / "ekspedisi.pdf",
        ):
            print(f"{file.suffix:8} {file.stat().st_size / 1e6:8.2f} MB")
