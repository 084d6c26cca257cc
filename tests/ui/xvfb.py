"""An X server for a measurement or a screenshot, ended with it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def own_screen(size: str = "1366x768") -> Iterator[str]:
    """Xvfb; yields the value of DISPLAY."""
    read, wrote = os.pipe()
    command = ["Xvfb", "-displayfd", str(wrote), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[wrote], stderr=subprocess.DEVNULL)
    os.close(wrote)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not come up")
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
