"""What the window holds is what the file holds, also where somebody stops what is under way."""

import pytest

from app.domain.tms import Alasan
from app.services.desa.mark import Mark, mark
from app.ui.desa import session as session_file
from app.ui.desa.village_screen import VillageScreen
from app.ui.jobs import Job
from tests.ui.driving import rest


@pytest.mark.parametrize("village_folder", [1000], indirect=True)
def test_reading_the_list_again_cannot_be_stopped(
    village: VillageScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mark of so many that all is read again is on disk: the rows must say so."""
    monkeypatch.setattr(session_file, "_MANY", 50)
    stopped: list[str] = []

    def stop(job: Job) -> None:
        if job.what == "Memuat daftar":
            stopped.append(job.what)
            assert not job.may_stop, "the strip offers no button"
            job.cancel()

    village.window_.jobs.told.connect(stop)
    marks = [Mark(row.id, Alasan.SESUAI) for row in village.session.index.rows]
    village.session.run(lambda workspace, progress: mark(workspace, marks, progress))
    rest(village.window_)
    assert stopped
    assert all(row.status == "sesuai" for row in village.session.index.rows)
