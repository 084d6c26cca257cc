"""Batch after batch, KPU's list moving on in between: what was taken is neither repeated nor withdrawn."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.fold import Folded
from app.domain.pemilih import KOLOM_PAKET, Pemilih
from app.domain.pemilihan import Desa
from app.domain.tms import Alasan
from app.services.kpu.feedback_claims import settle_claims
from app.services.kpu.feedback_news import News, news, told
from app.services.kpu.feedback_rows import BARU, PUTUSKAN, TMS, UBAH, Context, FeedbackRow, feedback_rows
from app.services.kpu.replay import Dossier, Replay
from app.store.vault_umpan import Holder, Key, Said, Source
from tests.builders import DESA, daftar, nik, raw_row

OTHER = replace(DESA, kode="9901012002", nama="Sukamundur")
KPU = daftar(100)[0]
NEW = replace(KPU, id="K7QM2XWD-12-4", dpid="", nik=nik(9191), nkk=nik(9192), tps_kpu="001", tps="001")
SAID: Mapping[Key, Said] = {}


@dataclass
class World:
    """What the village says (`theirs`) over the package it works on (`base`), and KPU's list of today.

    `ours`: KPU's row of the voter; None where he stands in the village's part no more.
    """

    theirs: Pemilih | None
    base: Pemilih | None = KPU
    ours: Pemilih | None = KPU
    holder: Holder | None = None
    orphans: Collection[str] = ()

    def rows(self, said: Mapping[Key, Said] = SAID) -> list[FeedbackRow]:
        return list(feedback_rows(self.replay(), self.context(said)))

    def news(self, said: Mapping[Key, Said]) -> News:
        return news(self.rows(said), told(self.replay(), self.context(said)))

    def replay(self) -> Replay:
        made = Replay(Dossier("x", b"", "", {}, {}, [], ""))
        made.base = {self.base.id: self.base} if self.base else {}
        made.now = Folded({self.theirs.id: self.theirs} if self.theirs else {}, orphans=list(self.orphans))
        return made

    def context(self, said: Mapping[Key, Said]) -> Context:
        known = self.ours or KPU
        values = [getattr(known, kolom) for kolom in KOLOM_PAKET[1:]]
        sources = {KPU.id: Source(values, list(raw_row()), di_desa=self.ours is not None)}
        nowhere = ("", "", "", "")
        return Context(DESA.kode, sources, lambda _: nowhere, "pdpb-2025", lambda _: self.holder, said)


def said(rows: Sequence[FeedbackRow]) -> dict[Key, Said]:
    return {(row.pemilih.id, row.jenis): Said(row.sidik, 1, row.nilai) for row in rows}


def nothing(found: News) -> bool:
    return not (found.fresh or found.withdrawn or found.gone)


RENAMED = replace(KPU, nama="NAMA BETUL")
STRUCK = replace(KPU, usul_kpu=Alasan.MENINGGAL.value)
UBAH_SAID = said(World(RENAMED).rows())
TMS_SAID = said(World(STRUCK).rows())
BARU_SAID = said(World(NEW).rows())


def test_the_three_kinds_are_told_at_first() -> None:
    kinds = [[kind for _, kind in one] for one in (UBAH_SAID, TMS_SAID, BARU_SAID)]
    assert kinds == [[UBAH], [TMS], [BARU]]


def test_what_waits_at_sidalih_is_not_repeated() -> None:
    assert nothing(World(RENAMED).news(UBAH_SAID))
    assert nothing(World(STRUCK).news(TMS_SAID))
    assert nothing(World(NEW).news(BARU_SAID))


def test_a_correction_that_kpu_took_is_done() -> None:
    assert nothing(World(RENAMED, ours=RENAMED).news(UBAH_SAID))


def test_it_stays_done_when_the_village_adopts_the_newer_list() -> None:
    assert nothing(World(replace(RENAMED, catatan="x"), base=RENAMED, ours=RENAMED).news(UBAH_SAID))


def test_a_correction_that_the_village_takes_back_is_withdrawn() -> None:
    for ours in (KPU, RENAMED):  # Sidalih has not or has taken it meanwhile
        found = World(replace(KPU, catatan="x"), ours=ours).news(UBAH_SAID)
        assert [row.jenis for row in found.withdrawn] == [PUTUSKAN] and not found.fresh
        assert found.withdrawn[0].kata == "Ditarik: UBAH pada umpan balik ke-1 tidak berlaku lagi"
        assert list(found.gone) == [(KPU.id, UBAH)]


def test_only_what_kpu_did_not_take_is_told_again() -> None:
    both = replace(RENAMED, alamat="DUSUN LAIN")
    found = World(both, ours=RENAMED).news(said(World(both).rows()))
    assert [(row.jenis, row.kata) for row in found.fresh] == [(UBAH, "ALAMAT")] and not found.withdrawn


def test_a_question_that_kpu_settled_by_itself_is_done() -> None:
    """He had no DPID; now he has one, and the name that the village gave."""
    without = replace(KPU, dpid="")
    asked = said(World(RENAMED, ours=without).rows())
    assert list(asked) == [(KPU.id, PUTUSKAN)]
    assert nothing(World(RENAMED, ours=RENAMED).news(asked))


def test_who_is_not_to_be_struck_any_more_is_withdrawn_though_he_is_corrected() -> None:
    found = World(RENAMED).news(TMS_SAID)
    assert [row.jenis for row in found.fresh] == [UBAH]
    assert [row.kata for row in found.withdrawn] == [
        "Ditarik: TMS pada umpan balik ke-1 tidak berlaku lagi",
    ]
    assert list(found.gone) == [(KPU.id, TMS)]


def test_who_is_struck_needs_no_withdrawal_of_his_correction() -> None:
    found = World(replace(STRUCK, nama="NAMA BETUL")).news(UBAH_SAID)
    assert [row.jenis for row in found.fresh] == [TMS]
    assert not found.withdrawn and list(found.gone) == [(KPU.id, UBAH)]


def test_who_left_the_village_s_part_of_the_list_is_not_struck_again() -> None:
    assert nothing(World(STRUCK, ours=None).news(TMS_SAID))
    assert World(STRUCK, ours=None).rows() == []


def test_who_was_struck_and_lives_is_withdrawn_even_when_he_is_gone() -> None:
    found = World(replace(KPU, catatan="x"), ours=None).news(TMS_SAID)
    assert len(found.withdrawn) == 1 and list(found.gone) == [(KPU.id, TMS)]


def test_whom_the_newest_package_lost_is_done() -> None:
    assert nothing(World(None, base=None, ours=None, orphans=[KPU.id]).news(TMS_SAID))


def test_a_new_voter_who_arrived_is_done() -> None:
    here = Holder("8888888", DESA.kode, "")
    assert nothing(World(NEW, holder=here).news(BARU_SAID))
    assert nothing(World(NEW, holder=here).news({})), "Sidalih found him without us"
    numbered = Holder("8888888", DESA.kode, KPU.id)
    assert nothing(World(NEW, holder=numbered).news(BARU_SAID)), "he is in the newer package as well"


def test_a_new_voter_whom_the_package_held_all_along_is_for_a_person() -> None:
    (row,) = World(NEW, holder=Holder("1", DESA.kode, KPU.id)).rows()
    assert row.jenis == PUTUSKAN


def test_a_new_voter_who_arrived_elsewhere_is_for_a_person() -> None:
    found = World(NEW, holder=Holder("8888888", OTHER.kode, "")).news(BARU_SAID)
    assert [row.jenis for row in (*found.fresh, *found.withdrawn)] == [PUTUSKAN, PUTUSKAN]


def test_a_new_voter_who_was_undone_is_withdrawn_by_his_nik() -> None:
    found = World(None, base=None).news(BARU_SAID)
    assert [row.pemilih.nik for row in found.withdrawn] == [NEW.nik]


def claims(*villages: tuple[Desa, Pemilih]) -> list[list[FeedbackRow]]:
    told_rows = [(desa, World(voter).rows()) for desa, voter in villages]
    settle_claims(told_rows)
    return [rows for _, rows in told_rows]


def test_one_nik_added_by_two_villages_is_for_a_person_in_both() -> None:
    (one,), (two,) = claims((DESA, NEW), (OTHER, replace(NEW, id="K7QM2XWD-13-2")))
    assert (one.jenis, two.jenis, one.webgrid, two.raw) == (PUTUSKAN, PUTUSKAN, (), ())
    assert one.kata == "Pemilih baru: NIK ini juga diajukan untuk pemilih lain di Sukamundur (9901012002)"
    assert "Sukamaju" in two.kata


def test_a_nik_corrected_here_and_added_there_is_one_claim() -> None:
    (one,), (two,) = claims((DESA, NEW), (OTHER, replace(KPU, nik=NEW.nik)))
    assert one.jenis == two.jenis == PUTUSKAN and two.kata.startswith("Ubah NIK: NIK ini juga")


def test_different_niks_are_no_claim() -> None:
    (one,), (two,) = claims((DESA, NEW), (OTHER, replace(NEW, nik=nik(4444))))
    assert one.jenis == two.jenis == BARU
