"""What the Windows launchers run: says where the package lies, then the program."""

import sys

sys.frozen = True  # type: ignore[attr-defined]  # worker processes are started by this exe, not by a python.exe
sys.dont_write_bytecode = True  # compiled when built; a stick is not written to

if sys.argv[1:2] in (["--jalur-pasang"], ["--jalur-lepas"]):  # the installer asks
    from user_path import change

    change(add=sys.argv[1] == "--jalur-pasang", folder=sys.argv[2])
else:
    from app.__main__ import run

    run()
