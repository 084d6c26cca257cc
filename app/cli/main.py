"""`dpt-desa`: reads the command, runs it, turns whatever happens into an answer and an exit code."""

import argparse
import traceback
from collections.abc import Callable, Sequence
from typing import NoReturn

from app import __version__
from app.cli.indonesian import speak_indonesian
from app.cli.output import (
    Exit,
    Result,
    TerminalProgress,
    print_json,
    show,
    show_error,
    show_stopped,
    show_usage,
)
from app.domain.errors import Cancelled, UserError
from app.domain.progress import Progress
from app.system import log
from app.system.istilah import set_istilah

Handler = Callable[[argparse.Namespace, Progress], Result]


def main(argv: Sequence[str]) -> Exit:
    """Run one command."""
    speak_indonesian()
    set_istilah(None)
    as_json = "--json" in argv
    try:
        args = build_parser().parse_args(argv)
    except WrongUsage as error:
        return show_usage(str(error), error.usage, as_json=as_json)
    progress = TerminalProgress()
    handler: Handler = args.handler
    try:
        return show(handler(args, progress), as_json=as_json)
    except UserError as error:
        return show_error(error, as_json=as_json)
    except EOFError:
        return show_error(UserError("INPUT_ENDED", usage=True), as_json=as_json)
    except (KeyboardInterrupt, Cancelled):
        return show_stopped(as_json=as_json)
    except BrokenPipeError:
        raise  # whoever read our output has gone: nothing is wrong here
    except Exception as error:  # noqa: BLE001  the one place where a bug becomes a report
        return _bug(error, as_json=as_json)
    finally:
        progress.close()


class WrongUsage(Exception):  # noqa: N818
    """What argparse would say before it leaves."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.usage = usage


class CommandParser(argparse.ArgumentParser):
    """A command's parser: every command takes `--json`, and wrong usage is an answer like any other."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.add_argument("--json", action="store_true", help="jawab sebagai JSON untuk program lain")

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(message, self.format_usage())


def build_parser() -> argparse.ArgumentParser:
    """All commands; the modules they need are imported when they run."""
    from app.cli import desa, general, kpu, pmd

    parser = CommandParser(
        prog="dpt-desa", description="Daftar pemilih: dari KPU ke panitia pemilihan dan kembali."
    )
    parser.add_argument(
        "--version", action="version", version=f"dpt-desa {__version__}", help="tampilkan versi program"
    )
    make: type[argparse.ArgumentParser] = CommandParser
    groups = parser.add_subparsers(required=True, metavar="PERINTAH", parser_class=make)
    general.add_commands(groups)
    kpu.add_commands(groups)
    desa.add_commands(groups)
    pmd.add_commands(groups)
    return parser


def _bug(error: Exception, *, as_json: bool) -> Exit:
    """Say that it is our fault; write where it happened, never what the data was."""
    frames = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    log.bug(type(error).__name__, frames)
    if as_json:
        print_json(False, "BUG", {"kind": type(error).__name__, "where": frames}, (), ())
    else:
        show_error(UserError("BUG", kind=type(error).__name__, where=" > ".join(frames[-4:])), as_json=False)
    return Exit.BUG
