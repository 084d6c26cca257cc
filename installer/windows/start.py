"""What the Windows launchers run: says what this package is, then the program."""

import sys

sys.frozen = True  # type: ignore[attr-defined]  # worker processes are started by this exe, not by a python.exe
sys.dont_write_bytecode = True  # compiled when built; a stick is not written to


def main() -> None:
    """The program, or the installer's two questions about the PATH."""
    if sys.argv[1:2] in (["--jalur-pasang"], ["--jalur-lepas"]):
        from user_path import change

        change(add=sys.argv[1] == "--jalur-pasang", folder=sys.argv[2])
        return
    from app.__main__ import run

    run()


def tell(error: Exception) -> None:
    """The window's exe has no terminal: what fails before a window stands would be seen by nobody."""
    import ctypes

    words = (
        "DPT Desa tidak dapat dibuka, mungkin karena sebagian berkas programnya ditahan antivirus. "
        "Data tidak tersentuh.\n\nPasang sekali lagi dari flashdisk KPU. Bila berulang, bacakan ini kepada "
        f"pendamping Anda: {type(error).__name__}, {getattr(error, 'name', None) or '-'}."
    )
    ctypes.windll.user32.MessageBoxW(None, words, "DPT Desa", 0x10)  # type: ignore[attr-defined,unused-ignore]


try:
    main()
except Exception as error:
    if sys.stderr is not None:
        raise
    tell(error)
    sys.exit(3)
