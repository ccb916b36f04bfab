"""One person's pictures in an archive: examined, compared with everybody's, and kept."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from academy import face_imports
from academy.doubts import Doubt
from academy.face_imports import Album, Brought, Order
from academy.importing.face_files import RefusedFile, told
from academy.importing.report import Refused
from academy.vault import Vault
from bot.references import is_alike, is_like_another, sealed, strangers
from bot.verification import (
    Gate,
    Hashes,
    Pool,
    Probe,
    Template,
    Thresholds,
    WorkerDied,
    is_among,
    probe,
)
from storage.database import Database

Progress = Callable[[int, int], Awaitable[None]]  # people done, of how many
Content = tuple[str, bytes | None]  # a file's name, and what stands in it where it opens


@dataclass(frozen=True)
class Means:
    """What the work needs besides the archive."""

    db: Database
    vault: Vault
    pool: Pool
    desk: Pool
    clock: Callable[[], datetime]
    progress: Progress
    thresholds: Thresholds
    gate: Gate


@dataclass
class Told:
    """What became of an archive. Of files: found is taken, unchanged, for reviewers and refused;
    `people` counts those whose reference is new or renewed."""

    found: int = 0
    taken: int = 0
    unchanged: int = 0
    doubtful: int = 0
    people: int = 0
    refused: list[RefusedFile] = field(default_factory=list)
    refusal: Refused | None = None

    @property
    def counts(self) -> dict[str, int]:
        """The figures, as letters and the audit log keep them."""
        names = ("found", "taken", "unchanged", "doubtful", "people")
        return {**{name: getattr(self, name) for name in names}, "refused": len(self.refused)}


@dataclass
class Known:
    """What pictures are compared with; grows with the archive, so that it is compared with itself.
    `confirmed` are those whose
    reference somebody vouches for, `done` whom this very job has brought before a crash."""

    enrolled: dict[int, Template]
    confirmed: set[int]
    done: set[int]
    by_file: dict[str, set[int]] = field(default_factory=dict)
    hashes: list[tuple[int, bytes, bytes]] = field(default_factory=list)

    def remember(self, person_id: int, file: str, whole: bytes | None, chip: bytes | None) -> None:
        """A picture of this person."""
        self.by_file.setdefault(file, set()).add(person_id)
        if whole and chip:
            self.hashes.append((person_id, whole, chip))

    def is_of_another(self, person_id: int, now: Hashes) -> bool:
        """Whether somebody else's picture is the same."""
        theirs = [(whole, chip) for number, whole, chip in self.hashes if number != person_id]
        return is_among(now, theirs)

    def present(self, person_id: int) -> Template | None:
        """The person's template, where somebody has confirmed whose it is."""
        return self.enrolled.get(person_id) if person_id in self.confirmed else None

    def are_of(self, person_id: int, files: Sequence[str]) -> bool:
        """Whether all these files came before, as this person's, and their reference is there."""
        is_there = bool(files) and person_id in self.enrolled
        return is_there and all(person_id in self.by_file.get(file, ()) for file in files)

    def others(self, person_id: int, model_id: str) -> list[Template]:
        """Everybody else's templates of this model."""
        return [
            each
            for number, each in self.enrolled.items()
            if number != person_id and each.model_id == model_id
        ]


@dataclass(frozen=True)
class _Picture:
    """A usable picture of an album."""

    name: str
    file: str
    content: bytes
    probe: Probe


@dataclass(frozen=True)
class Turn:
    """One person of the archive."""

    means: Means
    known: Known
    report: Told
    order: Order
    is_trial: bool

    async def take(self, album: Album, files: Sequence[Content]) -> None:
        """Keep what is good of their pictures, and count it all."""
        own = album.person_id
        marks = [_mark(content or b"") for _, content in files]
        if self.known.are_of(own, marks):
            self._count_known(own, len(files))
            return
        good = await self._usable(own, files)
        if self.known.are_of(own, [each.file for each in good]):
            self._count_known(own, len(good))
        elif good:
            await self._bring(own, good)

    async def _bring(self, own: int, good: Sequence[_Picture]) -> None:
        template, brought = self._brought(own, good)
        present = self.known.present(own)
        if present and brought.doubt is None and present.pictures > template.pictures:
            self._count_known(own, len(good))  # the mean of more pictures is the better reference
            return
        if not self.is_trial and not await self._is_kept(own, brought):
            self._refuse((each.name for each in good), "no-consent")
            return
        self._learn(own, template, brought)
        if brought.doubt is not None:
            self.report.doubtful += len(good)
        else:
            self.report.taken += len(good)
            self.report.people += 1

    def _count_known(self, own: int, files: int) -> None:
        if own in self.known.done:
            self.report.taken += files
            self.report.people += 1
        else:
            self.report.unchanged += files

    def _refuse(self, names: Iterable[str], reason: str) -> None:
        self.report.refused += [RefusedFile(told(name), reason) for name in names]

    async def _usable(self, own: int, files: Sequence[Content]) -> list[_Picture]:
        """The pictures that can be compared, of one person, and nobody else's before."""
        good: list[_Picture] = []
        for name, content in files:
            found = await self._probe(name, content)
            if found is None or content is None:
                continue
            if found.hashes is not None and self.known.is_of_another(own, found.hashes):
                self._refuse([name], "repeated")
                continue
            good.append(_Picture(name, _mark(content), content, found))
        templates = [each.probe.template for each in good if each.probe.template is not None]
        odd = strangers(templates, self.means.thresholds)
        self._refuse([good[place].name for place in sorted(odd)], "different-people")
        return [each for place, each in enumerate(good) if place not in odd]

    async def _probe(self, name: str, content: bytes | None) -> Probe | None:
        if content is None:
            self._refuse([name], "damaged")
            return None
        try:
            found = await self.means.pool.run(probe, content, self.means.gate)
        except WorkerDied:
            self._refuse([name], "unreadable")
            return None
        if found.fault is not None or found.template is None or found.hashes is None:
            self._refuse([name], (found.fault or "unreadable").replace("_", "-"))
            return None
        return found

    def _brought(self, own: int, good: Sequence[_Picture]) -> tuple[Template, Brought]:
        means = self.means
        template, reference = sealed(means.vault, own, [each.probe for each in good])
        others = self.known.others(own, template.model_id)
        present = self.known.present(own)
        doubt = None
        if is_like_another(template, others, means.thresholds):
            doubt = Doubt.LIKE_ANOTHER
        elif present is not None and not (
            present.model_id == template.model_id
            and is_alike(template, present, others, means.thresholds)
        ):
            doubt = Doubt.OTHER_REFERENCE
        hashes = {
            each.file: (each.probe.hashes.picture, each.probe.hashes.face)
            for each in good
            if each.probe.hashes
        }
        pictures = [each.content for each in good] if doubt else []
        return template, Brought(reference, hashes, doubt, pictures, not (doubt and present))

    async def _is_kept(self, own: int, brought: Brought) -> bool:
        means, now = self.means, self.means.clock()
        async with means.db.begin() as session:
            return await face_imports.keep(session, means.vault, own, brought, self.order, now=now)

    def _learn(self, own: int, template: Template, brought: Brought) -> None:
        if brought.replaces:
            self.known.enrolled[own] = template
        if brought.doubt is None:
            self.known.confirmed.add(own)
        for file, (whole, chip) in brought.hashes.items():
            self.known.remember(own, file, whole, chip)


def _mark(content: bytes) -> str:
    """A file of an archive has no number of Telegram: its own hash stands for it."""
    return f"sha256:{sha256(content).hexdigest()}"
