"""The report of `sabaq verify clip`: turns, frames, one person or not."""

from pathlib import Path

from bot.verification.clips import watched
from bot.verification.faces import Engine, ModelFiles
from bot.verification.pictures import Gate


def clip_report(path: Path, files: ModelFiles, gate: Gate) -> dict[str, object]:
    """What a video note shows, ready for JSON; the turns are +1 and -1, perhaps mirrored.

    `fault` is a word of ClipFault, or of Fault where the picture in it is not good enough. Loads
    the models (0.5 s). Raises OSError when the file cannot be read.
    """
    with path.open("rb") as file:
        found = watched(Engine(files), file.read(gate.bytes + 1), gate)
    quality = found.probe.quality if found.probe else None
    figures = {name: round(value, 3) for name, value in vars(quality).items()} if quality else {}
    return {
        "file": path.name,
        "fault": found.flaw,
        "turns": list(found.turns),
        "frames": found.frames,
        "seconds": round(found.seconds, 2),
        "one_person": found.is_one_person,
        "spread": None if found.spread is None else round(found.spread, 4),
        **figures,
    }
