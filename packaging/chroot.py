"""A small Debian in a folder: made once by debootstrap, kept packed, unpacked clean for each trial."""

import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dpt-desa"
"""Large, made anew when lost. Never below /tmp: what lies here is run as root and shipped, and there anybody
could have laid it."""
DEFAULT_PLACE = CACHE / "debian"
_MIRRORS = ("http://deb.debian.org/debian", "http://archive.debian.org/debian")


@dataclass(frozen=True, slots=True)
class Chroot:
    """One root folder and how commands run in it. Needs root."""

    folder: Path
    binds: tuple[tuple[Path, str], ...] = ()
    """Folders from outside and where they appear, in the mount namespace of each command alone."""

    def run(self, *command: str, network: bool = True, **env: str) -> None:
        """A command that must succeed; its output is the caller's."""
        subprocess.run(self.line(command, network=network), env=self.env(env), check=True)

    def output(self, *command: str, network: bool = True, **env: str) -> str:
        """A command that must succeed; what it said, blanks at the ends cut."""
        line = self.line(command, network=network)
        done = subprocess.run(line, env=self.env(env), check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout.strip()

    def line(self, command: tuple[str, ...], *, network: bool = True) -> list[str]:
        """What to start for `command`: what that starts ends with it; without a network it sees none."""
        root = shlex.quote(str(self.folder))
        steps = [f"mount -t proc proc {root}/proc", f"mount -t tmpfs tmpfs {root}/dev/shm"]  # noqa: S108
        for outside, inside in self.binds:
            steps.append(
                f"mkdir -p {root}{inside} && mount --bind {shlex.quote(str(outside))} {root}{inside}"
            )
        steps.append(f"exec chroot {root} {shlex.join(command)}")
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", *([] if network else ["--net"])]
        return [*apart, "sh", "-ec", "\n".join(steps)]

    def env(self, more: dict[str, str]) -> dict[str, str]:
        """A bare environment: nothing of the builder's own machine."""
        path = "/usr/sbin:/usr/bin:/sbin:/bin"
        return {
            "PATH": path,
            "HOME": "/root",
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **more,
        }

    def with_folder(self, outside: Path, inside: str) -> "Chroot":
        """The same root with one more folder of the outside in it."""
        return replace(self, binds=(*self.binds, (outside, inside)))

    def install(self, *packages: str) -> None:
        """Packages by name or by path, with what they depend on and nothing that is only recommended."""
        self.quietly("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)

    def quietly(self, *command: str) -> None:
        """A command that must succeed; its output is told only when it does not."""
        done = subprocess.run(
            self.line(command),
            env=self.env({}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode:
            raise SystemExit(f"{done.stdout}\nGagal: {shlex.join(command)}")

    def inside(self, path: str) -> Path:
        """Where an absolute path of the chroot lies outside."""
        return self.folder / path.lstrip("/")


def make_chroot(suite: str, place: Path, name: str, packages: tuple[str, ...] = ()) -> Chroot:
    """The chroot `name`, made from `suite` unless it already is there with all these packages."""
    root = Chroot(place / name)
    mark = root.inside("/made-from")
    if not mark.exists():
        fresh_chroot(suite, place, name)
        mark.touch()
    wanted = " ".join((suite, *packages))
    if mark.read_text(encoding="utf-8") != wanted:
        root.install(*packages)
        mark.write_text(wanted, encoding="utf-8")
    return root


def fresh_chroot(suite: str, place: Path, name: str) -> Chroot:
    """The chroot `name`, a bare `suite` and nothing that an earlier run left in it."""
    packed = place / f"{suite}.tar"
    if not packed.exists():
        _bootstrap(suite, packed)
    folder = place / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(["tar", "-xpf", str(packed), "-C", str(folder)], check=True)
    root = Chroot(folder)
    root.run("apt-get", "update", "-qq")
    return root


def _bootstrap(suite: str, packed: Path) -> None:
    print(f"Menyiapkan Debian {suite} …", flush=True)
    packed.parent.mkdir(parents=True, exist_ok=True)
    folder = packed.with_suffix(".making")
    for mirror in _MIRRORS:
        shutil.rmtree(folder, ignore_errors=True)
        command = ["debootstrap", "--variant=minbase", suite, str(folder), mirror]
        if (
            subprocess.run(command, stdout=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C"}).returncode
            == 0
        ):
            break
    else:
        raise SystemExit(f"Debian {suite} tidak dapat diunduh.")
    shutil.rmtree(folder / "var/cache/apt/archives", ignore_errors=True)
    subprocess.run(["tar", "-cpf", str(packed), "-C", str(folder), "."], check=True)
    shutil.rmtree(folder)
