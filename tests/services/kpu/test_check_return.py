"""A committee's program that lies: each lie is found by replaying the journal over KPU's own list."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.penetapan import jumlah
from app.domain.peristiwa import Draft
from app.domain.tms import Alasan
from app.services.desa import members, ratify, return_data
from app.services.desa.mark import Mark, mark
from app.services.desa.member_slot import check_known
from app.services.desa.workspace import Workspace
from app.services.kpu.check_return import STEPS
from app.services.kpu.receive import Outcome, receive
from app.services.kpu.status import status
from app.store import daftar as store
from app.store import vault_paket
from tests.services.kpu.district import (
    KODE,
    SEKRETARIS,
    District,
    Village,
    open_village,
    packed_district,
)

Patch = pytest.MonkeyPatch


def one_signature(kind: str, isi: Mapping[str, Any], seeds: Mapping[str, bytes]) -> dict[str, str]:
    return dict(list(REAL_SIGNATURES(kind, isi, seeds).items())[:1])  # type: ignore[arg-type]


def foreign_signature(kind: str, isi: Mapping[str, Any], seeds: Mapping[str, bytes]) -> dict[str, str]:
    return REAL_SIGNATURES(kind, isi, dict.fromkeys(seeds, b"\x07" * 32))  # type: ignore[arg-type]


REAL_SIGNATURES = ratify.signatures


def fewer_changes(patch: Patch) -> None:
    real = return_data._changes
    patch.setattr(return_data, "_changes", lambda workspace: real(workspace)[1:])


def wrong_counts(patch: Patch) -> None:
    patch.setattr(ratify, "jumlah", lambda voters: jumlah(voters) | {"L": 1})


def wrong_fingerprint(patch: Patch) -> None:
    patch.setattr(ratify, "sidik", lambda *_: "ab" * 32)


def signed_once(patch: Patch) -> None:
    patch.setattr(ratify, "signatures", one_signature)


def signed_by_nobody(patch: Patch) -> None:
    patch.setattr(return_data, "signatures", foreign_signature)


def invented_heads(patch: Patch) -> None:
    patch.setattr(ratify, "heads", lambda _: {"AAAAAAAA": "1:" + "0" * 64})


def invented_package(patch: Patch) -> None:
    patch.setattr(ratify, "Draft", lambda kind, isi: Draft(kind, isi={**isi, "paket": "ab" * 16}))


def reopened_alone(patch: Patch) -> None:
    """The DPT was opened again by one member, the new one ratified by two."""

    def ratify_twice(village: Village) -> None:
        RATIFY(village)
        with village.opened() as workspace, pytest.MonkeyPatch.context() as inner:
            inner.setattr(ratify, "signatures", one_signature)
            ratify.reopen(workspace, "Salah TPS", "7/2027", "sekretaris", SEKRETARIS)
        with village.opened() as workspace:
            ratify.ratify(workspace, "dpt", "sekretaris", SEKRETARIS)

    patch.setattr(Village, "ratify", ratify_twice)


RATIFY = Village.ratify


def marked_after_signing(patch: Patch) -> None:
    """One member goes on alone once two have signed the return."""
    real = return_data._changes

    def go_on(workspace: Workspace) -> list[Any]:
        [voter] = [voter.id for voter in store.current(workspace.db)][-1:]
        mark(workspace, [Mark(voter, Alasan.PINDAH, "kpu")])
        return real(workspace)

    patch.setattr(return_data, "_changes", go_on)


def dps_signed_once(patch: Patch) -> None:
    """A list that KPU does not count was ratified by one member."""

    def ratify_dps_alone(village: Village) -> None:
        with village.opened() as workspace:
            with pytest.MonkeyPatch.context() as inner:
                inner.setattr(ratify, "signatures", one_signature)
                ratify.ratify(workspace, "dps", "sekretaris", SEKRETARIS)
            ratify.ratify(workspace, "dpt", "sekretaris", SEKRETARIS)

    patch.setattr(Village, "ratify", ratify_dps_alone)


LIES = {
    "RETURN_BEYOND": marked_after_signing,
    "RETURN_PACKAGE_UNKNOWN": invented_package,
    "RETURN_CHANGES_DIFFER": fewer_changes,
    "RETURN_COUNTS": wrong_counts,
    "RETURN_FINGERPRINT": wrong_fingerprint,
    "RETURN_SIGNATURES": signed_once,
    "RETURN_HEADS": invented_heads,
}


def final_of(district: District) -> Outcome:
    village = open_village(district)
    with district.opened() as opened:
        voters = [row[0] for row in vault_paket.rows_of(opened.db, KODE)]
    village.mark(voters[:3], Alasan.PINDAH)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        (outcome,) = receive(opened, [sent.file], jobs=1)
        if outcome.found.code:
            assert status(opened)[0].keadaan == "dikemas"
    return outcome


@pytest.mark.parametrize(
    ("code", "lie"),
    [
        *LIES.items(),
        ("RETURN_SIGNATURES", signed_by_nobody),
        ("RETURN_SIGNATURES", reopened_alone),
        ("RETURN_SIGNATURES", dps_signed_once),
    ],
)
def test_a_lie_is_found(tmp_path: Path, monkeypatch: Patch, code: str, lie: Callable[[Patch], None]) -> None:
    district = packed_district(tmp_path)
    lie(monkeypatch)
    outcome = final_of(district)
    assert (outcome.found.code, outcome.hasil) == (code, "ditolak")
    assert outcome.found.checks[-1].hasil == "gagal"
    assert all(check.hasil == "ok" for check in outcome.found.checks[:-1])


def test_an_honest_return_passes_every_step(tmp_path: Path) -> None:
    outcome = final_of(packed_district(tmp_path))
    assert [check.apa for check in outcome.found.checks] == [
        what for what, _, stages in STEPS if "akhir" in stages
    ]
    assert outcome.found.jumlah["jumlah"] == 37 and outcome.found.changes == {"tms": 3}


def test_two_names_for_one_key_are_one_member(tmp_path: Path, monkeypatch: Patch) -> None:
    """Somebody adds a second "member" with his own key and signs for both."""
    real = members.new_member
    seeds: list[bytes] = []

    def same_seed(nama: str, peran: str) -> members.NewMember:
        made = real(nama, peran)
        seeds.append(made.seed)
        return members.NewMember(made.id, made.nama, made.peran, seeds[0])

    monkeypatch.setattr(members, "new_member", same_seed)
    assert final_of(packed_district(tmp_path)).found.code == "RETURN_SIGNATURES"


def test_a_pantarlih_does_not_ratify(tmp_path: Path, monkeypatch: Patch) -> None:
    real = members.draft

    def as_pantarlih(member: members.NewMember) -> Any:
        made = real(member)
        if isinstance(made.isi, dict) and made.isi["peran"] == "sekretaris":
            made.isi["peran"] = "pantarlih"
        return made

    monkeypatch.setattr(members, "draft", as_pantarlih)
    monkeypatch.setattr(
        members, "check_known", lambda *asked: replace(check_known(*asked), peran="sekretaris")
    )
    assert final_of(packed_district(tmp_path)).found.code == "RETURN_SIGNATURES"


def test_a_return_from_a_device_that_never_opened_the_package(tmp_path: Path, monkeypatch: Patch) -> None:
    from app.exchange.device_papers import Card

    real = Card.signed
    monkeypatch.setattr(Card, "signed", lambda card, token: real(card, "00" * 32))
    district = packed_district(tmp_path)
    village: Village = open_village(district)
    sent = village.send("1.dptr")
    with district.opened() as opened:
        assert receive(opened, [sent.file], jobs=1)[0].found.code == "CARD_INVALID"
