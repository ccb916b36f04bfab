"""Probes: everything the machine can say about one picture, in one pass."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image

from bot.verification import pictures, replays
from bot.verification.faces import Engine, Face
from bot.verification.pictures import DEFAULT_GATE, Fault, Gate, Quality
from bot.verification.replays import Hashes
from bot.verification.templates import Template


@dataclass(frozen=True)
class Probe:
    """One picture, examined; without exactly one face only the fault and the count are there."""

    fault: Fault | None
    """Ask for another picture when it is set, even if a template could be made."""
    faces: int = 0
    quality: Quality | None = None
    template: Template | None = None
    hashes: Hashes | None = None
    portrait: bytes | None = None
    """The aligned face for the reviewer's card: JPEG, 420 x 420 px."""


def examined(engine: Engine, picture: bytes, gate: Gate = DEFAULT_GATE) -> Probe:
    """Examine the bytes of a picture; whatever they hold, the answer is a Probe.

    About 150 ms of one core for an ordinary photo (VERIFICATION 1); run it in the pool.
    """
    try:
        image = pictures.decoded(picture, gate)
    except pictures.Unusable as error:
        return Probe(error.fault)
    pixels = np.ascontiguousarray(image)
    faces = engine.faces(pixels)
    if len(faces) != 1:
        return Probe(Fault.SEVERAL_FACES if faces else Fault.NO_FACE, faces=len(faces))
    return of_one_face(engine, image, faces[0], engine.template(pixels, faces[0]), gate)


def of_one_face(
    engine: Engine, image: Image.Image, face: Face, template: Template, gate: Gate
) -> Probe:
    """The probe of a working picture with this one face in it; the template may be of several."""
    pixels = np.ascontiguousarray(image)
    found = pictures.quality(image, face.box, face.turn, face.roll)
    return Probe(
        fault=pictures.fault(found, gate),
        faces=1,
        quality=found,
        template=template,
        hashes=replays.hashes(image, Image.fromarray(engine.chip(pixels, face))),
        portrait=_jpeg(engine.portrait(pixels, face)),
    )


def _jpeg(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=90)
    return file.getvalue()
