"""The bottom of the window: nothing but the progress of long work, with a way to stop it."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.jobs import Job, Jobs
from app.ui.widgets.controls import button, label, row

_PATIENCE = 500  # ms before work is told
_ESTIMATE_FROM = 10  # seconds


class JobStrip(QWidget):
    """Shows the oldest job that has run for half a second."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._what = label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(tr("Kemajuan pekerjaan"))
        self._cancel = button(tr("Batalkan"), self._stop, flat=True)
        strip = row(self._what, self._bar, self._cancel, margin=4)
        strip.setStretch(1, 1)
        self.setLayout(strip)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._show)
        jobs.told.connect(self._began)
        jobs.ended.connect(self._show)

    def _began(self, job: Job) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _long(self) -> Job | None:
        now = time.monotonic()
        return next((job for job in self._jobs.running if (now - job.began) * 1000 >= _PATIENCE), None)

    def _show(self, _: Job | None = None) -> None:
        if not self._jobs.running:
            self._timer.stop()
        job = self._long()
        self.setVisible(job is not None)
        if job is None:
            return
        self._what.setText(_told(job))
        self._cancel.setText(tr("Batalkan"))  # in the language of now
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)
        self._cancel.setVisible(job.may_stop)
        self._cancel.setEnabled(not job.stop.is_set())

    def _stop(self) -> None:
        if job := self._long():
            job.cancel()


def _told(job: Job) -> str:
    """`Menandai: 1.200 dari 2.700, kira-kira 8 detik lagi`."""
    what = tr(job.what) if job.what else tr("Bekerja")
    if job.stop.is_set():
        return tr("{what}: sedang dihentikan …", what=what)
    if not job.total or not job.done:
        return f"{what} …"
    told = tr("{what}: {done} dari {total}", what=what, done=ribuan(job.done), total=ribuan(job.total))
    spent = time.monotonic() - job.began
    left = spent * (job.total - job.done) / job.done
    if spent + left >= _ESTIMATE_FROM:
        told += tr(", kira-kira {seconds} detik lagi", seconds=max(1, round(left)))
    return told
