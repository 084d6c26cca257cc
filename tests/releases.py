"""Installers signed by the stock `minisign`, and a build of the program that knows their key."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import app

ROOT = Path(app.__path__[0]).parent
INSTALLER = bytes(range(256)) * 9000  # more than one block


@dataclass(frozen=True)
class Publisher:
    """Who owns a release key; `secret` has no password."""

    public: Path
    secret: Path

    @classmethod
    def make(cls, folder: Path) -> "Publisher":
        folder.mkdir(parents=True, exist_ok=True)
        made = cls(folder / "kunci.pub", folder / "kunci.key")
        _minisign("-G", "-W", "-p", made.public, "-s", made.secret)
        return made

    def sign(self, file: Path, comment: str, *options: str) -> Path:
        """`FILE.minisig`, by `minisign -S`."""
        _minisign("-S", "-s", self.secret, "-m", file, "-t", comment, *options)
        return file.with_name(f"{file.name}.minisig")

    def release(self, folder: Path, versi: str, sistem: str = "linux", data: bytes = INSTALLER) -> Path:
        """A signed installer on a stick, whatever it is called there."""
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"pemasang-{versi}-{sistem}.bin"
        file.write_bytes(data)
        self.sign(file, f"dpt-desa versi={versi} sistem={sistem}")
        return file


def _minisign(*arguments: str | Path) -> None:
    subprocess.run(["minisign", *map(str, arguments)], check=True, capture_output=True, timeout=30)


@dataclass(frozen=True)
class Build:
    """The program as a build makes it: a key and a version in its own files, and what it is."""

    folder: Path

    @classmethod
    def make(
        cls, folder: Path, key: Path | None, version: str = "0.9.1", *, portable: bool = False
    ) -> "Build":
        for name in ("app", "resources"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "rilis"))
        (folder / "app" / "__init__.py").write_text(f'__version__ = "{version}"\n')
        rilis = folder / "resources" / "rilis"
        rilis.mkdir()
        if key:
            shutil.copy(key, rilis / "kunci.pub")
        if portable:
            (rilis / "sistem.txt").write_text("portable\n")
        return cls(folder)

    def run(self, *argv: str | Path, **env: str) -> "subprocess.CompletedProcess[str]":
        """One command of this build."""
        return subprocess.run(
            [sys.executable, "-m", "app", *map(str, argv)],
            cwd=self.folder, env={**os.environ, **env}, capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip
