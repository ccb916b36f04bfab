"""Clips: a video note watched once; the turns of the head, one person throughout, their face."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image

from bot.verification import probes, turns
from bot.verification.decision import DEFAULT_THRESHOLDS
from bot.verification.faces import Engine, Face, Pixels
from bot.verification.frames import ClipFault, Film, Unwatchable, film
from bot.verification.pictures import DEFAULT_GATE, Fault, Gate
from bot.verification.probes import Probe
from bot.verification.templates import Template, distances, mean
from bot.verification.turns import Turns

_AHEAD = 0.08  # share of the distance between the eyes, as where a turn begins
_FEWEST_AHEAD, _MOST_AHEAD = 3, 5
_FACES_SHARE = 1 / 3  # of the samples; a head turned far is lost for a moment
_CROWDED = 2  # samples: in a single one the detector may see ghosts
_COMPARED = 60  # faces, 95 ms each: all of 10 seconds, every second one of 20
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
    """The largest of those distances; one person reaches 0.41 to 0.48, two usually 0.6."""
    probe: Probe | None = None
    """To be compared as a picture's: the template is the mean of 3 to 5 frontal frames, the rest
    is of the best of them. Its own fault says that the picture is not good enough."""

    @property
    def flaw(self) -> ClipFault | Fault | None:
        """The one reason to ask for another clip: of the clip, or of its picture."""
        return self.fault or (self.probe.fault if self.probe else None)


@dataclass(frozen=True)
class _Sight:
    """One sample in which there is a face."""

    pixels: Pixels
    face: Face


def watched(engine: Engine, content: bytes, gate: Gate = DEFAULT_GATE) -> Clip:
    """Watch the bytes of a clip; whatever they hold, the answer is a Clip.

    About 0.12 s of one core for each sample: 5 s for a clip of 7 s; run it in the pool.
    """
    try:
        found = film(content, gate)
    except Unwatchable as error:
        return Clip(error.fault)
    sights, crowded = [], 0
    for pixels in found.frames:
        faces = engine.faces_of_frame(pixels)
        crowded += sum(face.is_counted for face in faces) > 1
        if faces:
            sights.append(_Sight(pixels, faces[0]))
    return _judged(engine, found, sights, is_crowded=crowded >= _CROWDED, gate=gate)


def _judged(
    engine: Engine, found: Film, sights: Sequence[_Sight], *, is_crowded: bool, gate: Gate
) -> Clip:
    seen = turns.seen([sight.face.turn for sight in sights])
    sure = [sight for sight in sights if sight.face.is_counted]
    ahead = [sight for sight in sure if abs(sight.face.turn) < _AHEAD]
    fault = _fault(len(found.frames), len(sure), len(ahead), is_crowded)
    clip = Clip(fault, found.seconds, len(found.frames), seen)
    if fault is not None:
        return clip
    best = sorted(ahead, key=lambda sight: -sight.face.score)[:_MOST_AHEAD]
    middle = mean([_template(engine, sight) for sight in best])
    every = -(-len(sure) // _COMPARED)
    spread = float(distances(middle, [_template(engine, s) for s in sure[::every]]).max())
    if spread >= _SAME_PERSON:
        return replace(clip, fault=ClipFault.ANOTHER_PERSON, spread=spread)
    probe = _probe(engine, best[0], middle, gate)
    return replace(clip, is_one_person=True, spread=spread, probe=probe)


def _fault(frames: int, sure: int, ahead: int, is_crowded: bool) -> ClipFault | None:
    judged = {
        ClipFault.SEVERAL_FACES: is_crowded,
        ClipFault.NO_FACE: sure < frames * _FACES_SHARE,
        ClipFault.NEVER_AHEAD: ahead < _FEWEST_AHEAD,
    }
    return next((name for name, found in judged.items() if found), None)


def _template(engine: Engine, sight: _Sight) -> Template:
    return engine.template(sight.pixels, sight.face)


def _probe(engine: Engine, best: _Sight, middle: Template, gate: Gate) -> Probe:
    image = Image.fromarray(best.pixels)
    return probes.of_one_face(engine, image, best.face, middle, gate)
