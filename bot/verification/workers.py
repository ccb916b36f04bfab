"""Workers: what a process of the pool runs; imports neither aiogram nor SQLAlchemy."""

import signal
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection

from bot.verification.cards import Card, drawn
from bot.verification.clips import Clip, watched
from bot.verification.documents import Document
from bot.verification.faces import Engine, ModelFiles
from bot.verification.pictures import DEFAULT_GATE, Gate
from bot.verification.probes import Probe, examined
from bot.verification.readings import examined_card

Job = tuple[Callable[..., object], tuple[object, ...], dict[str, object]]
Outcome = tuple[Exception | None, object]

_engines: list[Engine] = []


def probe(picture: bytes, gate: Gate = DEFAULT_GATE) -> Probe:
    """Examine a picture; only inside a worker, `await pool.run(probe, picture)`."""
    return examined(_engines[0], picture, gate)


def clip(content: bytes, gate: Gate = DEFAULT_GATE) -> Clip:
    """Watch a video note; only inside a worker, `await pool.run(clip, content)`."""
    return watched(_engines[0], content, gate)


def card(content: Card) -> bytes:
    """Draw a reviewer's card, JPEG; `await pool.run(card, content)`."""
    return drawn(content)


def document(picture: bytes, gate: Gate = DEFAULT_GATE) -> Document:
    """Read one side of an identity card, 0.3 to 2 s; `await cards.run(document, picture)`.

    In a pool without models the portrait is left out.
    """
    return examined_card(_engines[0] if _engines else None, picture, gate)


def serve(jobs: Connection, files: ModelFiles | None) -> None:
    """Load the models, if any, say so, then do one job after the other until the bot hangs up.

    Ctrl-C is the bot's to handle. When the bot dies, the pipe closes and the worker ends too.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if files is not None:
        _engines.append(Engine(files))
    try:
        jobs.send(None)
        while True:
            jobs.send(_outcome(jobs.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _outcome(job: Job) -> Outcome:
    function, args, kwargs = job
    try:
        return None, function(*args, **kwargs)
    except Exception as error:
        error.add_note(traceback.format_exc())
        return error, None
