"""`python -m app` and the `dpt-desa` command."""

import multiprocessing
import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    multiprocessing.freeze_support()  # a frozen Windows program starts its workers through here
    from app.cli.main import main

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
