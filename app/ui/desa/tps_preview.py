"""A division that nobody has saved: the plan it began with and what was moved since, step by step."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from app.domain.bagi_tps import Rencana


@dataclass(slots=True)
class Pratinjau:
    """`dasar`: a plan; an empty one where it began with what is in force."""

    dasar: Rencana
    _done: list[Mapping[str, str]] = field(default_factory=list)
    _undone: list[Mapping[str, str]] = field(default_factory=list)

    @property
    def rencana(self) -> Rencana:
        """As it stands now."""
        tps = dict(self.dasar.tps)
        for step in self._done:
            tps.update(step)
        return Rencana(tps, self.dasar.dusun)

    @property
    def steps(self) -> int:
        """How often something was moved."""
        return len(self._done)

    def move(self, voters: Collection[str], kode: str) -> None:
        """One step more; what was taken back is forgotten."""
        self._done.append(dict.fromkeys(voters, kode))
        self._undone.clear()

    def back(self) -> bool:
        """Take the last step back; whether there was one."""
        if self._done:
            self._undone.append(self._done.pop())
            return True
        return False

    def again(self) -> bool:
        """Make the step again that was taken back last."""
        if self._undone:
            self._done.append(self._undone.pop())
            return True
        return False
