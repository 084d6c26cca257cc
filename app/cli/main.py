"""`dpt-desa`: reads the command, runs it, turns whatever happens into an answer and an exit code."""

import argparse
import traceback
from collections.abc import Callable, Sequence

from app import __version__
from app.cli.indonesian import speak_indonesian
from app.cli.output import Exit, Result, TerminalProgress, print_json, show, show_error
from app.domain.errors import Cancelled, UserError
from app.domain.progress import Progress
from app.system import log

Handler = Callable[[argparse.Namespace, Progress], Result]


def main(argv: Sequence[str]) -> Exit:
    """Run one command."""
    speak_indonesian()
    args = _parse(argv)
    if args is None:
        return Exit.USAGE
    progress = TerminalProgress()
    handler: Handler = args.handler
    try:
        return show(handler(args, progress), as_json=args.json)
    except UserError as error:
        return show_error(error, as_json=args.json)
    except (KeyboardInterrupt, Cancelled):
        return _stopped(as_json=args.json)
    except Exception as error:  # noqa: BLE001  the one place where a bug becomes a report
        return _bug(error, as_json=args.json)
    finally:
        progress.close()


def _parse(argv: Sequence[str]) -> argparse.Namespace | None:
    """None after wrong usage, which argparse tells on standard error; with `--json` programs hear it too."""
    try:
        return build_parser().parse_args(argv)
    except SystemExit as error:
        if error.code in (0, None):
            raise
        if "--json" in argv:
            print_json(False, "USAGE", {}, (), ())
        return None


def build_parser() -> argparse.ArgumentParser:
    """All commands; the modules they need are imported when they run."""
    from app.cli import desa, general, kpu

    parser = argparse.ArgumentParser(
        prog="dpt-desa", description="Daftar pemilih pemilihan kepala desa: dari KPU ke panitia dan kembali."
    )
    parser.add_argument("--version", action="version", version=f"dpt-desa {__version__}")
    make: type[argparse.ArgumentParser] = CommandParser
    groups = parser.add_subparsers(required=True, metavar="PERINTAH", parser_class=make)
    general.add_commands(groups)
    kpu.add_commands(groups)
    desa.add_commands(groups)
    return parser


class CommandParser(argparse.ArgumentParser):
    """A command's parser: every command takes `--json`."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.add_argument("--json", action="store_true", help="jawab sebagai JSON untuk program lain")


def _stopped(*, as_json: bool) -> Exit:
    show_error(UserError("STOPPED"), as_json=as_json)
    return Exit.STOPPED


def _bug(error: Exception, *, as_json: bool) -> Exit:
    """Say that it is our fault; write where it happened, never what the data was."""
    frames = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    log.bug(type(error).__name__, frames)
    if as_json:
        print_json(False, "BUG", {"kind": type(error).__name__, "where": frames}, (), ())
    else:
        show_error(UserError("BUG", kind=type(error).__name__, where=" > ".join(frames[-4:])), as_json=False)
    return Exit.BUG
