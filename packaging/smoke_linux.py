"""The `.deb` tried out in a clean Debian: installed, worked with, upgraded, purged. Needs root.

    python3 packaging/dev.py smoke linux [--deb FILE] [--suite bookworm] [--chroots DIR] [--out DIR]

The Debian holds nothing but its base and what the package itself pulls in. The screen stands outside and only
its socket is lent: an X server installed inside would bring along the very libraries that may be missing.
Programs run as an ordinary user and without any network. Pictures go to ./dist/smoke-linux: look at them.
"""

import argparse
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import linux
import payload
from chroot import DEFAULT_PLACE, Chroot, fresh_chroot
from deb import write_deb

NEWER = "9.9.9"
START_LIMIT = 2.0
_ANOTHER_PAGE = 60_000  # of 921,600 points; an opened menu or a word typed is far less
_HOME = "/home/warga"
_DEMO = f"{_HOME}/contoh"
_X = Path("/tmp/.X11-unix")  # noqa: S108 (where X servers put their sockets)
_NOT_OURS = ("/var/cache/", "/var/lib/apt/", "/var/lib/dpkg/", "/var/log/", "/run/", "/home/")
_ADDED = ("xdg-utils", "shared-mime-info", "desktop-file-utils", "libfile-mimeinfo-perl")
_PYTHON = "/usr/lib/dpt-desa/runtime/dpt-desa -B -X utf8 /mnt/packaging/smoke_inside.py"


def main(arguments: list[str]) -> int:
    """Every step in order, each told; the exit code."""
    options = _parser().parse_args(arguments)
    deb: Path = options.deb or linux.ROOT / "dist" / f"dpt-desa_{payload.program_version()}_amd64.deb"
    if not deb.exists():
        raise SystemExit(f"Belum ada {deb}: jalankan dahulu python3 packaging/dev.py linux")
    options.out.mkdir(parents=True, exist_ok=True)
    trial = Trial(fresh_chroot(options.suite, options.chroots, f"smoke-{options.suite}"), deb, options.out)
    with screen() as display:
        trial.display = display
        for number, step in enumerate(STEPS, start=1):
            trial.number = number
            trial.attempt(step, options.chroots)
    print(f"{len(trial.failed)} gagal dari {len(STEPS)}; gambar di {options.out}")
    return 1 if trial.failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py smoke linux")
    parser.add_argument("--deb", type=Path)
    parser.add_argument("--suite", default="bookworm", help="bookworm, trixie, bullseye")
    parser.add_argument("--chroots", type=Path, default=DEFAULT_PLACE)
    parser.add_argument("--out", type=Path, default=linux.ROOT / "dist" / "smoke-linux")
    return parser


@contextmanager
def screen() -> Iterator[str]:
    """An X server of this computer; yields its display."""
    display = ":97"
    server = subprocess.Popen(
        ["Xvfb", display, "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-noreset"],
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            if (_X / "X97").exists():
                break
            time.sleep(0.1)
        yield display
    finally:
        server.terminate()
        server.wait()


class Trial:
    """The clean Debian and what is asked of it."""

    def __init__(self, root: Chroot, deb: Path, out: Path) -> None:
        self.bare = root
        self.deb, self.out = deb, out
        self.display = ""
        self.number = 0
        self.failed: list[str] = []
        self.before: set[str] = set()
        self.data: dict[str, int] = {}

    @property
    def root(self) -> Chroot:
        """The Debian with the screen's socket and the folder of the package in it."""
        return (
            self.bare.with_folder(_X, str(_X))
            .with_folder(self.deb.parent, "/mnt/deb")
            .with_folder(linux.ROOT / "packaging", "/mnt/packaging")
        )

    def attempt(self, step: Callable[["Trial", Path], None], place: Path) -> None:
        """One step; what it raises is its failure and the next one still runs."""
        said = (step.__doc__ or "").strip()
        began = time.monotonic()
        try:
            step(self, place)
        except (AssertionError, OSError, subprocess.SubprocessError, SystemExit) as error:
            self.failed.append(said)
            print(f"GAGAL  {said}\n       {str(error)[-1500:]}", flush=True)
        else:
            print(f"lulus  {said} ({time.monotonic() - began:.1f} s)", flush=True)

    def user(self, command: str, **env: str) -> str:
        """A shell line of the ordinary user, without network; what it said."""
        line = self.root.line(("su", "warga", "-c", f"cd && {command}"), network=False)
        done = subprocess.run(
            line, env=self.root.env(env), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}"
        return done.stdout

    def window(self, command: str, name: str, seconds: float = 12, keys: str = "") -> None:
        """A window opened by a shell line: seen on the screen, typed into, photographed, ended."""
        line = self.root.line(("su", "warga", "-c", f"cd && exec {command}"), network=False)
        env = self.root.env({"DISPLAY": self.display})
        said = (self.out / f"{self.number:02}-{name}.log").open("wb+")
        with (
            said,
            subprocess.Popen(line, env=env, stdout=said, stderr=said) as started,
        ):
            try:
                self._wait(self._windows, seconds, f"jendela tidak muncul dalam {seconds} s")
                time.sleep(3)
                picture = self.out / f"{self.number:02}-{name}.png"
                self._x("import", "-window", "root", str(picture))
                if keys:
                    self._log_in(keys, picture)
                colours = self._x("identify", "-format", "%k", str(picture))
                assert int(colours) > 50, f"{picture} hampir kosong: {colours} warna"
                said.seek(0)
                told = said.read().decode(errors="replace")
                assert "Traceback" not in told, told
            finally:
                started.kill()
                started.wait(10)
                self._wait(lambda: not self._windows(), 10, "jendela tidak hilang")

    def _log_in(self, password: str, picture: Path) -> None:
        """Type it; the list that then stands there is another picture altogether."""
        before = self.out / f"{picture.stem}-sebelum.png"
        picture.rename(before)
        self._x(
            "xdotool", "windowfocus", "--sync", self._windows()[-1]
        )  # no window manager gives it the keys here
        self._x("xdotool", "type", "--delay", "50", password)
        self._x("xdotool", "key", "Return")
        time.sleep(6)
        self._x("import", "-window", "root", str(picture))
        compare = ["compare", "-metric", "AE", str(before), str(picture), "null:"]
        env = {"DISPLAY": self.display, "PATH": "/usr/bin"}
        changed = subprocess.run(compare, env=env, stderr=subprocess.PIPE, text=True).stderr
        assert float(changed) > _ANOTHER_PAGE, f"{changed} titik berubah: belum masuk, lihat {picture}"

    def _wait(self, until: Callable[[], object], seconds: float, failed: str) -> None:
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, failed
            time.sleep(0.1)

    def _windows(self) -> list[str]:
        """The program's windows on the screen, also one of a program that is just being ended."""
        search = ["xdotool", "search", "--onlyvisible", "--name", "DPT Desa"]
        env = {"DISPLAY": self.display, "PATH": "/usr/bin"}
        return subprocess.run(search, env=env, capture_output=True, text=True).stdout.split()

    def _x(self, *command: str) -> str:
        env = {"DISPLAY": self.display, "PATH": "/usr/bin:/bin"}
        return subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, text=True).stdout

    def files(self) -> set[str]:
        """Every path of the Debian but what apt keeps for itself."""
        found = self.bare.output("find", "/", "-xdev").splitlines()
        return {path for path in found if not path.startswith(_NOT_OURS)}

    def home(self) -> dict[str, int]:
        """The user's files and their sizes."""
        base = self.bare.inside(_HOME)
        return {str(path): path.stat().st_size for path in base.rglob("*") if path.is_file()}


def install(trial: Trial, _place: Path) -> None:
    """dipasang dengan apt: hanya yang disebut Depends"""
    trial.bare.run("useradd", "--create-home", "--shell", "/bin/sh", "warga")
    trial.before = trial.files()
    trial.root.install(f"/mnt/deb/{trial.deb.name}")
    owners = trial.bare.output(
        "find",
        "/usr/lib/dpt-desa",
        "/usr/bin/dpt-desa",
        "(",
        "-not",
        "-user",
        "root",
        "-o",
        "-perm",
        "/022",
        ")",
        "-not",
        "-type",
        "l",
    )
    assert not owners, owners


def check_integrity(trial: Trial, _place: Path) -> None:
    """setiap berkas cocok dengan md5sums paket"""
    assert not trial.bare.output("dpkg", "--verify", "dpt-desa")


def tell_version(trial: Trial, _place: Path) -> None:
    """dpt-desa --version"""
    said = trial.user("dpt-desa --version")
    assert said.strip() == f"dpt-desa {trial.deb.name.split('_')[1]}", said


def resolve_libraries(trial: Trial, _place: Path) -> None:
    """semua pustaka ditemukan (ldd), semua modul dapat diimpor"""
    compiled = "find /usr/lib/dpt-desa -type f '(' -name '*.so*' -o -name dpt-desa ')'"
    said = trial.user(f"{compiled} -exec ldd {{}} + 2>&1 | grep 'not found' || true")
    assert not said.strip(), said
    said = trial.user(f"{_PYTHON} import", QT_QPA_PLATFORM="offscreen")
    assert said.strip().endswith("modul"), said


def run_offscreen(trial: Trial, _place: Path) -> None:
    """jendela terbuka tanpa layar (offscreen), sebelum apa pun lain dipasang"""
    said = trial.user(f"{_PYTHON} open", QT_QPA_PLATFORM="offscreen")
    assert said.strip() == "terbuka", said


def time_start(trial: Trial, _place: Path) -> None:
    """mulai sampai jendela tergambar, cakram dingin: median di bawah 2 detik"""
    trial.user(f"{_PYTHON} start {time.monotonic()}", DISPLAY=trial.display)
    times = []
    for _ in range(5):
        subprocess.run(["sync"], check=True)
        Path("/proc/sys/vm/drop_caches").write_text("3")
        line = trial.root.line(("su", "warga", "-c", f"cd && exec {_PYTHON} start $BEGAN"), network=False)
        env = trial.root.env({"DISPLAY": trial.display, "BEGAN": str(time.monotonic())})
        times.append(
            float(subprocess.run(line, env=env, check=True, stdout=subprocess.PIPE, text=True).stdout)
        )
    print(f"       {' '.join(f'{each:.2f}' for each in times)} s", flush=True)
    assert sorted(times)[2] < START_LIMIT, f"median {sorted(times)[2]:.2f} s"


def work(trial: Trial, _place: Path) -> None:
    """rantai lengkap: paket dibuka, ditandai, ditetapkan, dicetak PDF, dikembalikan"""
    trial.user(f"dpt-desa demo --villages 1 --voters 300 --out {_DEMO}")
    papers = [path for path in trial.home() if path.endswith(".pdf")]
    assert len(papers) > 3, papers
    for path in papers:
        text = subprocess.run(["pdftotext", path, "-"], check=True, stdout=subprocess.PIPE, text=True).stdout
        assert len(text) > 100, path


def start_window(trial: Trial, _place: Path) -> None:
    """jendela di layar X, tanpa argumen"""
    trial.window("dpt-desa", "mulai")


def open_package(trial: Trial, _place: Path) -> None:
    """jendela dengan paket .dpt sebagai argumen"""
    trial.window(f"dpt-desa {_package(trial)}", "paket")


def practise(trial: Trial, _place: Path) -> None:
    """desa latihan di jendela: masuk dengan kata sandi, lalu daftarnya"""
    trial.window("dpt-desa demo --open", "latihan", seconds=90, keys="latihan ketua")


def associate(trial: Trial, _place: Path) -> None:
    """jenis berkas dan program bawaannya, seperti pengelola berkas bertanya"""
    trial.root.install("xdg-utils", "shared-mime-info", "desktop-file-utils", "libfile-mimeinfo-perl")
    trial.bare.run("desktop-file-validate", "/usr/share/applications/dpt-desa.desktop")
    package = _package(trial)
    for name in (package, f"{_HOME}/tanpa-akhiran"):
        trial.user(f"cp -n {package} {name} 2>/dev/null; true")
        said = trial.user(f"xdg-mime query filetype {name}").strip()
        assert said == "application/vnd.dpt-desa.paket+zip", f"{name}: {said}"
    for kind in ("paket", "balasan", "tukar", "bundel", "laporan", "kartu"):
        said = trial.user(f"xdg-mime query default application/vnd.dpt-desa.{kind}+zip").strip()
        assert said == "dpt-desa.desktop", f"{kind}: {said}"


def double_click(trial: Trial, _place: Path) -> None:
    """klik ganda (xdg-open) membuka paket"""
    trial.window(f"sh -c 'xdg-open {_package(trial)}; sleep 60'", "xdg-open")


def upgrade(trial: Trial, _place: Path) -> None:
    """pembaruan ke versi lebih tinggi; data tetap dan terbaca"""
    kept = trial.home()
    newer = _newer(trial.deb)
    trial.bare.with_folder(newer.parent, "/mnt/newer").install(f"/mnt/newer/{newer.name}")
    assert trial.user("dpt-desa --version").strip() == f"dpt-desa {NEWER}"
    assert trial.home() == kept
    stale = [path for path in trial.files() if "/usr/lib/dpt-desa" in path and path.endswith(".dpkg-new")]
    assert not stale, stale
    trial.user(f"dpt-desa verify {_package(trial)}")


def _newer(deb: Path) -> Path:
    """The same package as a higher version says it is."""
    tree = linux.BUILD / "upgrade" / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    tree.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["dpkg-deb", "--raw-extract", str(deb), str(tree)], check=True)
    control = tree / "DEBIAN" / "control"
    text = control.read_text(encoding="utf-8")
    control.write_text(re.sub(r"^Version: .*$", f"Version: {NEWER}", text, flags=re.M), encoding="utf-8")
    module = tree / linux.HOME / "app" / "__init__.py"
    module.write_text(f'__version__ = "{NEWER}"\n', encoding="utf-8")
    linux.compile_all(tree / linux.HOME)
    return write_deb(tree, NEWER, tree.parent, level=1)


def purge(trial: Trial, _place: Path) -> None:
    """dihapus (purge): data pengguna tetap, tidak ada lagi yang tersisa"""
    kept = trial.home()
    trial.bare.quietly("apt-get", "purge", "-y", "-qq", "dpt-desa", *_ADDED)
    trial.bare.quietly("apt-get", "autoremove", "--purge", "-y", "-qq")
    assert trial.home() == kept
    left = sorted(path for path in trial.files() - trial.before if "dpt" in path.lower())
    assert not left, left


def _package(trial: Trial) -> str:
    found = next(trial.bare.inside(_DEMO).glob("2-paket/*.dpt"))
    return f"/{found.relative_to(trial.bare.folder)}"


STEPS = (
    install,
    check_integrity,
    tell_version,
    resolve_libraries,
    run_offscreen,
    time_start,
    work,
    start_window,
    open_package,
    practise,
    associate,
    double_click,
    upgrade,
    purge,
)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
