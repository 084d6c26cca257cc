"""The Windows build tried out from the setup file to the uninstaller: by Wine here, by Windows on a runner.

    python3 packaging/dev.py smoke windows                   # builds what is missing; Wine 10 in a Debian 13
    python packaging/smoke_windows.py --files DIR --out DIR  # on Windows: the built files, where pictures go

Each step says LULUS or GAGAL; pictures go to ./dist/smoke: look at them. installer/windows/README.md says
what Wine shows and what only Windows shows. One file, standard library only: it is copied to where it runs.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path

NEXT = "9.9.9"
"""The version of the build that plays the update."""

KETUA = "kata sandi ketua uji"
TITLE = "DPT Desa"
WINE = os.name != "nt"


class Failed(Exception):  # noqa: N818
    """A step did not show what it must."""


class Elsewhere(Exception):  # noqa: N818
    """A step that only the other kind of Windows can show."""


class Trial:
    """One Windows, or a Wine that plays it, and what the steps hand on to each other."""

    def __init__(self, files: Path, out: Path) -> None:
        self.out = out
        self.now, self.next = _setup(files, newest=False), _setup(files, newest=True)
        self.zip = next(file for file in files.glob("*-portable.zip") if NEXT not in file.name)
        self.local = _local_folder()
        self.work = self.local.parent.parent / "uji"
        self.installed = self.local / "Programs" / "DPT Desa"
        self.data = self.local / "DPT Desa"
        self.package = Path()
        self.words = ""
        self.voter = ""

    @property
    def console(self) -> Path:
        return self.installed / "program" / "dpt-desa.exe"

    @property
    def window(self) -> Path:
        return self.installed / "DPT Desa.exe"

    def run(
        self, *command: str | Path, stdin: str = "", wait: int = 300, env: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """A Windows program; its exit code and what it said."""
        line = [*(["wine"] if WINE else []), *map(_native, command)]
        done = subprocess.run(
            line,
            input=stdin.encode(),
            capture_output=True,
            timeout=wait,
            env={**os.environ, **(env or {})},
            check=False,
        )
        said = done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
        return done.returncode, said.replace("\r\n", "\n")

    def ask(self, *command: str | Path, stdin: str = "", **secrets: str) -> dict[str, object]:
        """A command of the program as JSON; it must succeed."""
        env = {f"DPT_DESA_{name.upper()}": secret for name, secret in secrets.items()}
        code, said = self.run(self.console, *command, "--json", stdin=stdin, env=env)
        if code:
            raise Failed(f"{' '.join(map(str, command[:2]))}: {code} {said[-600:]}")
        answer: dict[str, object] = json.JSONDecoder().raw_decode(said, said.index("{"))[0]
        return answer

    def start(self, *command: str | Path) -> "subprocess.Popen[bytes]":
        """A program with a window, left open."""
        line = [*(["wine"] if WINE else []), *map(_native, command)]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(line, stdin=quiet, stdout=quiet, stderr=quiet)

    def install(self, setup: Path) -> int:
        return self.run(setup, "/S")[0]

    def close_all(self) -> None:
        """End what a step left open: ours alone, under Wine and on the runner."""
        if WINE:
            subprocess.run(["wineserver", "-k"], check=False)
            subprocess.run(["wineserver", "-w"], check=False, timeout=60)
        else:
            for name in ("DPT Desa.exe", "dpt-desa.exe"):
                subprocess.run(["taskkill", "/F", "/IM", name], check=False, capture_output=True)
            time.sleep(2)

    def picture(self, name: str) -> None:
        """What the screen shows."""
        target = self.out / f"{name}.png"
        if WINE:
            subprocess.run(["import", "-window", "root", str(target)], check=True, timeout=30)
        else:
            subprocess.run(["powershell", "-Command", _SCREEN.format(target)], check=False, timeout=60)

    def key(self, *keys: str) -> None:
        """Keys into the window in front (Wine)."""
        subprocess.run(["xdotool", "key", "--delay", "150", *keys], check=True, timeout=20)

    def see(self, title: str, seconds: float = 60) -> float:
        """Wait for a window; how long it took."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            if self._has_window(title):
                return time.monotonic() - began
            time.sleep(0.2)
        raise Failed(f"jendela {title!r} tidak muncul dalam {seconds:.0f} detik")

    def _has_window(self, title: str) -> bool:
        if WINE:
            asked = ["xdotool", "search", "--onlyvisible", "--name", title]
        else:
            asked = ["powershell", "-Command", f"(Get-Process | Where MainWindowTitle -like '*{title}*').Id"]
        return bool(subprocess.run(asked, capture_output=True, check=False, timeout=30).stdout.strip())


_SCREEN = """Add-Type -AssemblyName System.Windows.Forms, System.Drawing
$s = [System.Windows.Forms.SystemInformation]::VirtualScreen
$b = New-Object System.Drawing.Bitmap $s.Width, $s.Height
[System.Drawing.Graphics]::FromImage($b).CopyFromScreen($s.Location, [System.Drawing.Point]::Empty, $s.Size)
$b.Save('{}')"""


def _setup(files: Path, *, newest: bool) -> Path:
    return next(file for file in files.glob("*-setup.exe") if (NEXT in file.name) == newest)


def _local_folder() -> Path:
    """%LOCALAPPDATA%."""
    if not WINE:
        return Path(os.environ["LOCALAPPDATA"])
    return Path(os.environ["WINEPREFIX"]) / "drive_c" / "users" / "root" / "AppData" / "Local"


def _native(part: str | Path) -> str:
    """A path as a Windows program reads it."""
    if not WINE or not isinstance(part, Path):
        return str(part)
    prefix = Path(os.environ["WINEPREFIX"]) / "drive_c"
    if part.is_relative_to(prefix):
        return "C:\\" + "\\".join(part.relative_to(prefix).parts)
    return "Z:" + str(part).replace("/", "\\")


def _only(here: bool) -> None:
    if not here:
        raise Elsewhere


def _must(held: bool, why: str) -> None:
    if not held:
        raise Failed(why)


def old_windows_is_refused(trial: Trial) -> None:
    """Windows 8.1 ditolak dengan kalimat yang menyebut jalan keluar (kode 5)"""
    _only(WINE)
    trial.run("winecfg", "-v", "win81")
    try:
        _must(trial.install(trial.now) == 5, "kode keluar bukan 5")
        trial.start(trial.now)
        trial.see(TITLE)
        time.sleep(2)
        trial.picture("01-windows-lama")
    finally:
        trial.close_all()
        trial.run("winecfg", "-v", "win10")
    _must(not trial.installed.exists(), "ada yang terpasang")


def pages_are_indonesian(trial: Trial) -> None:
    """Halaman pemasang berbahasa Indonesia: selamat datang, selesai; lalu dicopot"""
    _only(WINE)
    trial.start(trial.now)
    trial.see("DPT Desa")
    time.sleep(2)
    trial.picture("02-pemasang-selamat-datang")
    trial.key("alt+p")
    _wait(lambda: (trial.installed / "Copot DPT Desa.exe").exists(), 120)
    time.sleep(12)
    trial.picture("03-pemasang-selesai")
    trial.close_all()
    trial.start(trial.installed / "Copot DPT Desa.exe")
    trial.see("DPT Desa")
    time.sleep(2)
    trial.picture("04-pencopot")
    trial.close_all()
    _uninstall(trial)


def silent_install(trial: Trial) -> None:
    """Pemasangan diam-diam (/S): kode 0, semua pada tempatnya, tanpa administrator"""
    began = time.monotonic()
    _must(trial.install(trial.now) == 0, "kode keluar bukan 0")
    print(f"      {time.monotonic() - began:.1f} detik")
    for path in (trial.window, trial.console, trial.installed / "program" / "lisensi" / "Python.txt"):
        _must(path.is_file(), f"{path.name} tidak ada")
    _must(not list((trial.installed / "program").rglob("*.py")), "ada .py yang tidak dikompilasi")


def version_is_told(trial: Trial) -> None:
    """`dpt-desa --version` dari cmd menurut PATH pengguna"""
    if WINE:  # its cmd reads the user's PATH anew; on Windows only a new session does
        code, said = trial.run("cmd", "/c", "dpt-desa", "--version")
    else:
        code, said = trial.run(trial.console, "--version")
    _must(code == 0 and said.strip().endswith(_version(trial.now)), said)
    path = _registry(trial, r"HKCU\Environment", "Path")
    _must(path.count("DPT Desa\\program") == 1, f"PATH: {path}")


def whole_chain(trial: Trial) -> None:
    """Seluruh rantai (`dpt-desa demo`): KPU, desa, Dinas, umpan balik, dengan proses pembantu"""
    demo = trial.work / "demo"
    began = time.monotonic()
    code, said = trial.run(
        trial.console, "demo", "--out", demo, "--villages", "1", "--voters", "150", wait=1200
    )
    _must(code == 0, said[-800:])
    print(f"      {time.monotonic() - began:.0f} detik")
    trial.package = sorted((demo / "2-paket").glob("*.dpt"))[0]
    trial.words = _words_of(trial, demo / "1-kpu" / "surat-kunci.pdf")


def village_opens(trial: Trial) -> None:
    """Paket dibuka dengan tujuh kata; datanya di folder pengguna"""
    secrets = {"words": trial.words, "password": KETUA}
    answer = trial.ask("desa", "open", trial.package, "--name-from", "-", stdin="Sumarno", **secrets)
    print(f"      peringatan: {answer.get('warnings')}")
    _must(any(trial.data.glob("desa/*/*.db")), "tidak ada data di folder pengguna")


def voter_is_marked(trial: Trial) -> None:
    """Seorang pemilih ditandai meninggal dan lembar kerja tercetak ke PDF"""
    rows = trial.ask("desa", "list", "--member", "ketua", "--limit", "3", password=KETUA)["rows"]
    assert isinstance(rows, list)
    trial.voter = rows[1]["id"]
    me = ("--member", "ketua")
    trial.ask("desa", "mark", *me, "--voter", trial.voter, "--as", "meninggal", password=KETUA)
    paper = trial.work / "lembar.pdf"
    trial.ask("desa", "print", "worksheet", *me, "--out", paper, password=KETUA)
    _must(paper.read_bytes().startswith(b"%PDF"), "bukan PDF")
    shutil.copyfile(paper, trial.out / "lembar-kerja.pdf")
    _mark_is_there(trial)


def window_opens(trial: Trial) -> None:
    """Jendela terbuka dan menawarkan desa yang tersimpan"""
    trial.start(trial.window)
    print(f"      jendela sesudah {trial.see(TITLE):.1f} detik")
    time.sleep(6)
    trial.picture("10-jendela")


def running_program_stops_setup(trial: Trial) -> None:
    """Selama program terbuka, pemasang menolak (kode 3) dan tidak mengubah apa pun"""
    _must(trial.install(trial.next) == 3, "kode keluar bukan 3")
    trial.start(trial.next)
    time.sleep(6)
    if WINE:
        trial.picture("11-pemasang-program-terbuka")
    trial.close_all()
    _must(_version(trial.now) in trial.run(trial.console, "--version")[1], "versinya berubah")


def double_click(trial: Trial) -> None:
    """Klik dua kali pada berkas .dpt membuka jendela pada paket itu"""
    command = _registry(trial, r"HKCU\Software\Classes\DPTDesa.dpt\shell\open\command", None)
    _must(command.endswith('DPT Desa.exe" "%1"'), command)
    if WINE:  # Wine does not merge HKCU\Software\Classes into HKCR
        for key in (".dpt", "DPTDesa.dpt"):
            of = f"Software\\Classes\\{key}"
            trial.run("reg", "copy", f"HKCU\\{of}", f"HKLM\\{of}", "/s", "/f")
    copy = trial.work / "paket dari KPU — Désa.dpt"
    shutil.copyfile(trial.package, copy)
    trial.start("cmd", "/c", "start", "", copy)
    trial.see(TITLE)
    time.sleep(6)
    trial.picture("12-klik-dua-kali")
    trial.close_all()


def update_keeps_data(trial: Trial) -> None:
    """Versi baru mengganti seluruh program dan tidak menyentuh data"""
    stray = trial.installed / "program" / "sisa-versi-lama.txt"
    stray.write_text("sisa")
    _must(trial.install(trial.next) == 0, "kode keluar bukan 0")
    _must(not stray.exists(), "berkas versi lama tertinggal")
    _must(
        [path.name for path in trial.installed.glob("program*")] == ["program"], "folder sementara tertinggal"
    )
    _must(NEXT in trial.run(trial.console, "--version")[1], "versinya tidak berubah")
    _mark_is_there(trial)
    path = _registry(trial, r"HKCU\Environment", "Path")
    _must(path.count("DPT Desa\\program") == 1, f"PATH: {path}")


def downgrade_is_refused(trial: Trial) -> None:
    """Versi lama ditolak di atas versi baru (kode 4)"""
    _must(trial.install(trial.now) == 4, "kode keluar bukan 4")
    trial.start(trial.now)
    time.sleep(6)
    if WINE:
        trial.picture("13-versi-lama-ditolak")
    trial.close_all()
    _must(NEXT in trial.run(trial.console, "--version")[1], "versinya berubah")


def elsewhere(trial: Trial) -> None:
    """/D=folder lain: program pindah, yang lama hilang, isi folder lain di sana tetap"""
    other = trial.work / "lain"  # no blank in it: /D= takes no quotes
    other.mkdir()
    (other / "milik-orang.txt").write_text("tetap")
    _must(trial.run(trial.next, "/S", f"/D={_native(other)}")[0] == 0, "kode keluar bukan 0")
    _must(NEXT in trial.run(other / "program" / "dpt-desa.exe", "--version")[1], "tidak berjalan")
    _must(not trial.installed.exists(), "yang lama tertinggal")
    _uninstall(trial, other)
    _must([path.name for path in other.iterdir()] == ["milik-orang.txt"], "isi folder lain berubah")
    _must(trial.install(trial.next) == 0, "tidak terpasang lagi")


def uninstall_keeps_data(trial: Trial) -> None:
    """Pencopotan menghapus program, menu, PATH, dan kaitan berkas; data tetap"""
    before = _tree(trial.data)
    _uninstall(trial)
    _must(not trial.installed.exists(), f"tertinggal: {[path.name for path in trial.installed.glob('*')]}")
    _must("DPT Desa" not in _registry(trial, r"HKCU\Environment", "Path"), "PATH tidak dikembalikan")
    _must(not _registry(trial, r"HKCU\Software\Classes\.dpt", None), "kaitan .dpt tertinggal")
    menu = trial.local.parent / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "DPT Desa"
    _must(not menu.exists(), "menu Start tertinggal")
    _must(_tree(trial.data) == before, "data berubah")
    _must(trial.install(trial.next) == 0, "tidak terpasang lagi")
    _mark_is_there(trial)


def portable(trial: Trial) -> None:
    """ZIP portabel: berjalan dari folder mana pun, data di komputer; di stik bila diminta"""
    stick = trial.work / "stik KPU"
    with zipfile.ZipFile(trial.zip) as archive:
        archive.extractall(stick)
    base = stick / "DPT Desa"
    before = _tree(base)
    code, said = trial.run(base / "program" / "dpt-desa.exe", "desa", "status", "--json", "--member", "ketua",
                           env={"DPT_DESA_PASSWORD": KETUA})  # fmt: skip
    _must(code == 0, f"data di komputer tidak terbaca: {said[-300:]}")
    _must(_tree(base) == before, "ada yang tertulis di stik")
    (base / "data-portabel").mkdir()
    answer = trial.run(
        base / "program" / "dpt-desa.exe", "desa", "open", trial.package, "--name-from", "-", "--json",
        stdin="Sumarno", env={"DPT_DESA_WORDS": trial.words, "DPT_DESA_PASSWORD": KETUA},
    )  # fmt: skip
    _must(answer[0] == 0 and any((base / "data-portabel").glob("desa/*/*.db")), answer[1][-300:])
    trial.start(base / "DPT Desa.exe")
    trial.see(TITLE)
    time.sleep(6)
    trial.picture("20-portabel-data-di-stik")
    trial.close_all()


def open_file_is_told(trial: Trial) -> None:
    """PDF yang sedang dibuka program lain tidak diganti, dan itu dikatakan (FILE_IN_USE)"""
    paper = trial.work / "lembar.pdf"
    before = paper.read_bytes()
    holder = trial.start("cmd", "/c", f"ping -n 30 127.0.0.1 >>{_native(paper)}")
    time.sleep(3)
    out = ("desa", "print", "worksheet", "--member", "ketua", "--json", "--out", paper)
    code, said = trial.run(trial.console, *out, env={"DPT_DESA_PASSWORD": KETUA})
    _must(code == 1 and "FILE_IN_USE" in said, said[-300:])
    _must(paper.read_bytes().startswith(before), "berkas yang terbuka berubah")
    holder.wait(60)


def keyring_holds_half(trial: Trial) -> None:
    """Credential Manager menyimpan separuh pengaman kata sandi"""
    _only(not WINE)
    _must("dpt-desa" in trial.run("cmdkey", "/list")[1], "tidak ada di Credential Manager")


def pdf_printer_is_there(trial: Trial) -> None:
    """Pencetak Microsoft Print to PDF terpasang (mencetak lewat jendela: oleh orang)"""
    _only(not WINE)
    asked = "Get-Printer | Select -Expand Name"
    _must("Microsoft Print to PDF" in trial.run("powershell", "-Command", asked)[1], "pencetak tidak ada")


STEPS: tuple[Callable[[Trial], None], ...] = (
    old_windows_is_refused,
    pages_are_indonesian,
    silent_install,
    version_is_told,
    whole_chain,
    village_opens,
    voter_is_marked,
    open_file_is_told,
    keyring_holds_half,
    pdf_printer_is_there,
    window_opens,
    running_program_stops_setup,
    double_click,
    update_keeps_data,
    downgrade_is_refused,
    elsewhere,
    uninstall_keeps_data,
    portable,
)


def _mark_is_there(trial: Trial) -> None:
    rows = trial.ask("desa", "list", "--member", "ketua", "--status", "meninggal", password=KETUA)["rows"]
    assert isinstance(rows, list)
    _must([row["id"] for row in rows] == [trial.voter], f"tanda tidak terbaca: {len(rows)} baris")


def _uninstall(trial: Trial, folder: Path | None = None) -> None:
    """The uninstaller copies itself away and returns at once: wait for its end."""
    place = folder or trial.installed
    trial.run(place / "Copot DPT Desa.exe", "/S")
    _wait(lambda: not (place / "Copot DPT Desa.exe").exists(), 60)
    time.sleep(2)


def _wait(done: Callable[[], bool], seconds: float) -> None:
    began = time.monotonic()
    while not done():
        if time.monotonic() - began > seconds:
            raise Failed("terlalu lama")
        time.sleep(0.3)


def _registry(trial: Trial, key: str, name: str | None) -> str:
    """One value; empty where there is none."""
    code, said = trial.run("reg", "query", key, *(["/v", name] if name else ["/ve"]))
    found = re.search(r"REG_(?:EXPAND_)?SZ\s+(.*)", said)
    return found[1].strip() if code == 0 and found else ""


def _version(setup: Path) -> str:
    return str(re.findall(r"\d+\.\d+\.\d+", setup.name)[0])


def _words_of(trial: Trial, letters: Path) -> str:
    """The seven words of the first village's letter, as its committee reads them."""
    if shutil.which("pdftotext"):
        text = subprocess.check_output(["pdftotext", "-layout", str(letters), "-"], text=True)
    else:
        from pypdf import PdfReader  # the runner has it; the program's own lies compiled

        text = "\n".join(page.extract_text() for page in PdfReader(letters).pages)
    code = trial.package.name[:10]
    letter = text[text.index(f"Nomor {code}-1") :]
    letter = letter[letter.index("TUJUH KATA KUNCI") :]
    return " ".join(dict(re.findall(r"(?m)^\s*([1-7])\.\s+([a-z]+)", letter)[:7]).values())


def _tree(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*") if path.is_file()
    }


def try_all(trial: Trial) -> int:
    """Every step in its order; the exit code. One that fails ends the try: the next ones stand on it."""
    for number, step in enumerate(STEPS, start=1):
        began = time.monotonic()
        try:
            step(trial)
        except Elsewhere:
            print(f"LEWAT {number:2} {step.__doc__}: hanya di {'Windows' if WINE else 'Wine'}", flush=True)
            continue
        except Exception as error:  # noqa: BLE001  a step that fails for any reason has failed
            print(f"GAGAL {number:2} {step.__doc__}\n      {type(error).__name__}: {error}", flush=True)
            if not isinstance(error, Failed):
                traceback.print_exc()
            trial.picture("gagal")
            trial.close_all()
            return 1
        print(f"LULUS {number:2} {step.__doc__}  ({time.monotonic() - began:.0f} detik)", flush=True)
    trial.close_all()
    return 0


def main(arguments: list[str]) -> int:
    """On Windows or inside the Debian: try. Outside: build what is missing, and go inside."""
    parser = argparse.ArgumentParser(prog="dev.py smoke windows")
    parser.add_argument("--files", type=Path, help="folder dengan berkas bangunan")
    parser.add_argument("--out", type=Path, help="folder gambar")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if not WINE or options.inside:
        options.out.mkdir(parents=True, exist_ok=True)
        if not WINE:
            return _try(options)
        screen = subprocess.Popen(["Xvfb", ":7", "-screen", "0", "1280x800x24"], stderr=subprocess.DEVNULL)
        try:
            _prepare_wine()
            return _try(options)
        finally:
            screen.terminate()
            screen.wait(10)
    return _go_inside()


def _try(options: argparse.Namespace) -> int:
    trial = Trial(options.files, options.out)
    shutil.rmtree(trial.work, ignore_errors=True)
    trial.work.mkdir(parents=True)
    return try_all(trial)


def _prepare_wine() -> None:
    """A fresh prefix."""
    prefix = Path(os.environ["WINEPREFIX"])
    shutil.rmtree(prefix, ignore_errors=True)
    time.sleep(1)  # the screen comes up
    subprocess.run(
        ["wineboot", "-i"], check=True, timeout=300, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    subprocess.run(["wineserver", "-w"], check=False, timeout=120)


def _go_inside() -> int:
    import payload
    import trixie
    import windows

    dist = payload.ROOT / "dist"
    if not list(dist.glob(f"*{payload.program_version()}*-setup.exe")):
        windows.main([])
    files = windows.BUILD / "smoke"
    shutil.rmtree(files, ignore_errors=True)
    files.mkdir(parents=True)
    for file in dist.glob(f"*{payload.program_version()}-windows*"):
        shutil.copyfile(file, files / file.name)
    later = windows.BUILD / "next"
    if not list(later.glob("*-setup.exe")):
        windows.main(["--version", NEXT, "--out", str(later), "--quick"])
    shutil.copyfile(next(later.glob("*-setup.exe")), files / next(later.glob("*-setup.exe")).name)
    shutil.copyfile(__file__, files / "smoke_windows.py")
    out = dist / "smoke"
    out.mkdir(exist_ok=True)
    root = trixie.make_with_wine().with_folder(files, "/mnt/berkas").with_folder(out, "/mnt/gambar")
    overrides = "winedbg.exe=d;winemenubuilder.exe=d;mscoree=;mshtml="
    env = {"WINEPREFIX": "/root/wine", "WINEDEBUG": "-all", "WINEDLLOVERRIDES": overrides, "DISPLAY": ":7"}
    command = [
        "python3.13",
        "/mnt/berkas/smoke_windows.py",
        "--inside",
        "--files",
        "/mnt/berkas",
        "--out",
        "/mnt/gambar",
    ]
    return subprocess.call(root.line(("timeout", "3000", *command)), env=root.env(env))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
