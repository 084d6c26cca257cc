"""What a release is made of: each build leaves a list of its parts, a release joins them as CycloneDX 1.5."""

import json
import re
import subprocess
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from payload import ROOT, Component, program_version, source_date

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One file that came from elsewhere and is shipped, whole or trimmed."""

    name: str
    version: str
    licence: str
    homepage: str
    purl: str
    sha256: str = ""
    """Of the wheel or archive as it was downloaded."""


# What lies inside wheels and in `resources/`: nobody lists it for us. Purl, name, version, licence, page.
_INSIDE = (
    ("generic", "qt", "6.8.3", "LGPL-3.0-only", "https://www.qt.io/"),
    ("generic", "icu", "73.2", "Unicode-DFS-2016", "https://icu.unicode.org/"),
    (
        "deb",
        "debian/fonts-roboto-unhinted",
        "0~20170802-3",
        "Apache-2.0",
        "https://fonts.google.com/specimen/Roboto",
    ),
    ("npm", "lucide-static", "", "ISC", "https://lucide.dev/"),
    ("npm", "idn-area-data", "4.0.1", "ODbL-1.0", "https://github.com/fityannugroho/idn-area-data"),
)


def write_parts(system: str, version: str, parts: Iterable[Part], out: Path) -> None:
    """Left beside the build's own files for `release`, with the commit they are of."""
    told = {"versi": version, "komit": commit(), "bagian": [asdict(part) for part in parts]}
    parts_file(system, out).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def parts_file(system: str, out: Path) -> Path:
    """Where a build leaves its list: not part of the release."""
    return out / f"bagian-{system}.json"


def wheel_parts(components: Iterable[Component], report: Path) -> list[Part]:
    """The libraries with the wheel each came from. `report`: what `pip install --report` wrote."""
    wheels = dict(_wheels(json.loads(report.read_text(encoding="utf-8"))))
    return [_part(component, *wheels[component.name]) for component in components]


def _wheels(report: Json) -> Iterable[tuple[str, tuple[str, str]]]:
    for each in report["install"]:
        name = re.sub(r"[-_.]+", "-", each["metadata"]["name"]).lower()
        file = each["download_info"]["url"].rsplit("/", 1)[1]
        yield name, (file, each["download_info"]["archive_info"]["hashes"]["sha256"])


def _part(component: Component, file: str, sha256: str) -> Part:
    purl = f"{component.purl}?file_name={file.replace('%2B', '+')}"
    return Part(component.name, component.version, component.licence, component.homepage, purl, sha256)


def commit() -> str:
    """The commit that is built."""
    return subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=ROOT, text=True).strip()


def bill(parts: dict[str, list[Part]], files: dict[str, str]) -> Json:
    """The CycloneDX document. `parts` by system; `files`: the installers and their SHA-256."""
    inside = [_inside(*each) for each in _INSIDE]
    listed = [_listed(part, parts) for part in sorted(_joined(parts), key=lambda part: part.purl)]
    program = _program(files)
    components = sorted([*listed, *inside], key=lambda each: str(each["bom-ref"]))
    names = [each["bom-ref"] for each in components]
    told = {
        "metadata": {"timestamp": _timestamp(), "component": program},
        "components": components,
        "dependencies": [{"ref": program["bom-ref"], "dependsOn": names}, *({"ref": name} for name in names)],
    }
    serial = uuid5(NAMESPACE_URL, json.dumps(told, sort_keys=True))
    head = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
    }
    return {**head, **told}


def _joined(parts: dict[str, list[Part]]) -> set[Part]:
    return {part for of_system in parts.values() for part in of_system}


def _listed(part: Part, parts: dict[str, list[Part]]) -> Json:
    systems = [system for system, of_system in sorted(parts.items()) if part in of_system]
    return {
        **_described("library", part.name, part.version, part.licence, part.purl, part.homepage),
        "hashes": [{"alg": "SHA-256", "content": part.sha256}] if part.sha256 else [],
        "properties": [{"name": "dpt-desa:sistem", "value": system} for system in systems],
    }


def _inside(kind: str, name: str, version: str, licence: str, homepage: str) -> Json:
    purl = f"pkg:{kind}/{name}" + (f"@{version}" if version else "")
    return _described("library", name.rsplit("/", 1)[-1], version, licence, purl, homepage)


def _program(files: dict[str, str]) -> Json:
    version = program_version()
    shipped = [
        {"type": "distribution", "url": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
        for name, digest in sorted(files.items())
    ]
    program = _described(
        "application", "dpt-desa", version, "Apache-2.0", f"pkg:generic/dpt-desa@{version}", ""
    )
    return {**program, "externalReferences": shipped}


def _described(kind: str, name: str, version: str, licence: str, purl: str, homepage: str) -> Json:
    told: Json = {"type": kind, "bom-ref": purl, "name": name, "purl": purl, "licenses": _licences(licence)}
    if version:
        told["version"] = version
    if homepage:
        told["externalReferences"] = [{"type": "website", "url": homepage}]
    return told


def _licences(expression: str) -> list[Json]:
    """One SPDX id as such, anything composed as an expression: the schema wants it so."""
    return [{"expression": expression}] if " " in expression else [{"license": {"id": expression}}]


def _timestamp() -> str:
    from time import gmtime, strftime

    return strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(source_date()))
