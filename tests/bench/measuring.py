"""One command in a process of its own: seconds and peak memory."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECRETS = {
    "DPT_DESA_PASSWORD": "kata sandi pertama",
    "DPT_DESA_SECOND_PASSWORD": "kata sandi kedua",
    "DPT_DESA_NEW_PASSWORD": "kata sandi kedua",
}


@dataclass
class Measured:
    """Wall seconds, CPU seconds of the process, its peak MB; `answer` is its JSON."""

    seconds: float
    cpu: float
    peak_mb: float
    answer: dict[str, Any]


def measure(*argv: str | Path, **env: str) -> Measured:
    """Run `dpt-desa` with `--json`; print a line. Fails loudly when the command refuses."""
    out = Path(os.environ.get("TMPDIR", "/tmp")) / f"bench-{os.getpid()}.json"
    began = time.monotonic()
    with out.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "app", *map(str, argv), "--json"],
            stdout=stream,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **SECRETS, **env},
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - began
    answer = json.loads(out.read_text())
    out.unlink()
    if not answer["ok"]:
        raise SystemExit(f"{argv[:3]}: {answer['code']} {answer['data']}")
    cpu, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    print(
        f"{' '.join(map(str, argv[:3])):42.42} {seconds:8.2f} s  cpu {cpu:7.2f} s  {peak:6.0f} MB", flush=True
    )
    return Measured(seconds, cpu, peak, answer)
