"""`python -m app` and the `dpt-desa` command."""

import multiprocessing
import os
import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    multiprocessing.freeze_support()  # a frozen Windows program starts its workers through here
    try:
        from app.cli.main import main

        code = int(main(sys.argv[1:]))
        sys.stdout.flush()
    except KeyboardInterrupt:  # before or after the command itself
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


if __name__ == "__main__":
    run()
