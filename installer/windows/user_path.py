"""The folder of `dpt-desa.exe` on the user's own PATH, as the installer and the uninstaller want it.

Not in NSIS: its strings end at 1,024 letters, and a longer PATH would be cut.
"""

import ntpath


def with_folder(path: str, folder: str) -> str:
    """The list with the folder at its end, once."""
    parts = _without(path, folder)
    return ";".join([*parts, folder])


def without_folder(path: str, folder: str) -> str:
    """The list as it was before; every other part stays letter by letter."""
    return ";".join(_without(path, folder))


def _without(path: str, folder: str) -> list[str]:
    if not path:
        return []
    return [part for part in path.split(";") if _same(part) != _same(folder)]


def _same(folder: str) -> str:
    return ntpath.normcase(folder.strip().strip('"').rstrip("\\/"))


def change(folder: str, *, add: bool) -> None:
    """Write HKCU\\Environment and tell the programs that are open."""
    import ctypes
    import winreg

    with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, "Environment", 0, winreg.KEY_ALL_ACCESS) as key:  # type: ignore[attr-defined,unused-ignore]
        try:
            old, kind = winreg.QueryValueEx(key, "Path")  # type: ignore[attr-defined,unused-ignore]
        except FileNotFoundError:
            old, kind = "", winreg.REG_EXPAND_SZ  # type: ignore[attr-defined,unused-ignore]
        new = with_folder(old, folder) if add else without_folder(old, folder)
        if new == old:
            return
        if new:
            winreg.SetValueEx(key, "Path", 0, kind, new)  # type: ignore[attr-defined,unused-ignore]
        else:
            winreg.DeleteValue(key, "Path")  # type: ignore[attr-defined,unused-ignore]
    ctypes.windll.user32.SendMessageTimeoutW(0xFFFF, 0x1A, 0, "Environment", 2, 1000, None)  # type: ignore[attr-defined,unused-ignore]
