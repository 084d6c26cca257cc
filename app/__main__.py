"""`python -m app` and the `dpt-desa` command: the window, or one command of the terminal."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path

TRAVELLING = (".dpt", ".dptx", ".dptr", ".dptb", ".dptl", ".dptk")
"""A file of these endings alone on the command line is a double click."""


def run() -> None:
    """Open the window or run the command line, and leave with the exit code."""
    multiprocessing.freeze_support()  # a frozen Windows program starts its workers through here
    try:
        code = _run(sys.argv[1:])
        if sys.stdout is not None:  # as it is in a Windows program without a console
            sys.stdout.flush()
    except KeyboardInterrupt:  # before or after the command itself
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _run(arguments: Sequence[str]) -> int:
    if wants_window(arguments):
        from app.ui.application import run_window

        return run_window(*map(Path, arguments))
    from app.cli.main import main

    gc.set_threshold(100_000, 50, 100)  # a long list lives to a command's end: walking it frees nothing
    return int(main(arguments))


def wants_window(arguments: Sequence[str]) -> bool:
    """No arguments, or one travelling file."""
    return not arguments or (len(arguments) == 1 and Path(arguments[0]).suffix.lower() in TRAVELLING)


if __name__ == "__main__":
    run()
