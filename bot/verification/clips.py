"""Clips: a video note watched once; the turns of the head, one person throughout, their face."""

from dataclasses import dataclass, field, replace

from PIL import Image

from bot.verification import probes, turns
from bot.verification.decision import DEFAULT_THRESHOLDS
from bot.verification.faces import Engine, Face, Pixels
from bot.verification.frames import ClipFault, Film, Unwatchable
from bot.verification.pictures import DEFAULT_GATE, Fault, Gate
from bot.verification.probes import Probe
from bot.verification.templates import distances, mean
from bot.verification.turns import Look, Turns

_FEWEST_AHEAD, _MOST_AHEAD = 3, 5
_FACES_SHARE = 1 / 3  # of the samples; a head turned far is lost for a moment
_CROWDED = 2  # samples: in a single one the detector may see ghosts
_COMPARED = 40  # faces, 95 ms each: every one of 7 seconds, every third of 20
_SAME_PERSON = DEFAULT_THRESHOLDS.rejected_distance


@dataclass(frozen=True)
class Clip:
    """A clip, watched; whose face it is and whether the turns were those asked is not said here."""

    fault: ClipFault | None
    """Ask for another clip when it is set. No turns are no fault: compare them with `matches`."""
    seconds: float = 0.0
    """Its length as decoded; 0 when it was not."""
    frames: int = 0
    """How many were looked at, six a second."""
    turns: Turns = ()
    """+1 and -1 in their order; perhaps mirrored (VERIFICATION 3.2)."""
    is_one_person: bool = False
    """Every face of it lies below 0.60 of the mean of its best frontal ones, and is alone."""
    spread: float | None = None
    """The largest of those distances; one person reaches 0.33 to 0.51, two usually 0.6."""
    probe: Probe | None = None
    """To be compared as a picture's: the template is the mean of 3 to 5 frontal frames, the rest
    is of the best of them. Its own fault says that the picture is not good enough."""

    @property
    def flaw(self) -> ClipFault | Fault | None:
        """The one reason to ask for another clip: of the clip, or of its picture."""
        return self.fault or (self.probe.fault if self.probe else None)


@dataclass(frozen=True, eq=False)
class _Sight:
    """One sample in which there is a face."""

    face: Face
    chip: Pixels

    @property
    def is_ahead(self) -> bool:
        return self.face.is_counted and abs(self.face.turn) < turns.AHEAD

    @property
    def look(self) -> Look:
        return Look(self.face.turn, self.face.drop, self.face.view)


@dataclass
class _Sights:
    """What was seen so far; of all the pixels only those of the best frontal frame are kept."""

    frames: int = 0
    crowded: int = 0
    faces: list[_Sight] = field(default_factory=list)
    best: tuple[Face, Pixels] | None = None

    def look(self, engine: Engine, pixels: Pixels) -> None:
        self.frames += 1
        faces = engine.faces_of_frame(pixels)
        is_crowded = sum(face.is_counted for face in faces) > 1
        self.crowded += is_crowded
        if not faces:
            return
        sight = _Sight(faces[0], engine.chip(pixels, faces[0]))
        self.faces.append(sight)
        is_best = self.best is None or sight.face.score > self.best[0].score
        if sight.is_ahead and not is_crowded and is_best:
            self.best = sight.face, pixels


def watched(engine: Engine, content: bytes, gate: Gate = DEFAULT_GATE) -> Clip:
    """Watch the bytes of a clip; whatever they hold, the answer is a Clip.

    0.15 to 0.2 s of one core for each sample: about 6 s for a clip of 6 s; run it in the pool.
    """
    seen = _Sights()
    try:
        film = Film(content, gate)
        for frame in film.frames():
            seen.look(engine, frame.pixels)
    except Unwatchable as error:
        return Clip(error.fault)
    return _judged(engine, film.seconds, seen, gate)


def _judged(engine: Engine, seconds: float, seen: _Sights, gate: Gate) -> Clip:
    sure = [sight for sight in seen.faces if sight.face.is_counted]
    ahead = [sight for sight in sure if sight.is_ahead]
    turned = turns.seen(turns.solid([sight.look for sight in seen.faces]))
    clip = Clip(_fault(seen, len(sure), len(ahead)), seconds, seen.frames, turned)
    if clip.fault is not None or seen.best is None:
        return clip
    frontal = sorted(ahead, key=lambda sight: -sight.face.score)[:_MOST_AHEAD]
    templates = [engine.described(sight.chip) for sight in frontal]
    middle = mean(templates)
    rest = [sight for sight in sure if sight not in frontal]
    every = max(1, -(-len(rest) // _COMPARED))
    templates += [engine.described(sight.chip) for sight in rest[::every]]
    spread = float(distances(middle, templates).max())
    if spread >= _SAME_PERSON:
        return replace(clip, fault=ClipFault.ANOTHER_PERSON, spread=spread)
    face, pixels = seen.best
    probe = probes.of_one_face(engine, Image.fromarray(pixels), face, middle, gate)
    return replace(clip, is_one_person=True, spread=spread, probe=probe)


def _fault(seen: _Sights, sure: int, ahead: int) -> ClipFault | None:
    judged = {
        ClipFault.SEVERAL_FACES: seen.crowded >= _CROWDED,
        ClipFault.NO_FACE: sure < seen.frames * _FACES_SHARE,
        ClipFault.NEVER_AHEAD: ahead < _FEWEST_AHEAD or seen.best is None,
    }
    return next((name for name, found in judged.items() if found), None)
