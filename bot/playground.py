"""The demonstration in a browser: our own Telegram as a process beside the bot, and its phones."""

import json
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_bytes
from urllib.error import URLError
from urllib.request import Request, urlopen

from academy.demo import Chat, Guest
from locales import translators

TOKEN = "424242:SABAQ-DEMONSTRATION-ONLY-NO-SECRET"  # noqa: S105 - a bot of the emulator
_PATIENCE = 60.0  # seconds until the emulator must answer
_MODE = 0o600


class PortTaken(Exception):
    """Something else listens at the port of the chat page."""


class EmulatorFailed(Exception):
    """The emulator did not start."""


@contextmanager
def telegram(port: int, data: Path) -> Iterator[str]:
    """Our own Telegram at this port while the block runs; its address."""
    _ensure_free(port)
    data.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "emulator", "--port", str(port), "--data", str(data)]
    # A session of its own: Ctrl-C ends the bot first, and the emulator when the bot is done.
    # Its input is a pipe that nobody writes to: it closes when this process dies, however it dies.
    process = subprocess.Popen(  # noqa: S603
        [*command, "--until-input-ends"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url, process)
        yield url
    finally:
        process.terminate()
        process.wait()


def has_phones(url: str) -> bool:
    """Whether phones were handed out before."""
    with urlopen(f"{url}/client/people", timeout=10) as answer:  # noqa: S310 - our own address
        return bool(json.load(answer))


def hand_out_phones(url: str, guests: Sequence[Guest]) -> None:
    """A phone for everybody, with the invite link waiting behind its START button; the digits that
    staff write after it stand below their name."""
    words = translators()
    for guest in guests:
        note = words[guest.locale].plain(f"role-{guest.role}")
        person = {
            "id": guest.number,
            "first_name": guest.given_name,
            "last_name": guest.family_name,
            "language_code": guest.locale,
            "start": guest.code,
            "phone_number": guest.phone,
            "note": f"{note} · {guest.digits}" if guest.digits else note,
        }
        _post(f"{url}/client/people", person)


def open_chats(url: str, chats: Sequence[Chat]) -> None:
    """Groups of these phones' owners, with the bot as an administrator."""
    for chat in chats:
        _post(
            f"{url}/client/groups",
            {"title": chat.title, "members": chat.members, "topics": True},
        )


def demonstration_key(path: Path) -> str:
    """The key of the demonstration: made once, readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=_MODE)
        path.write_text(f"1:{b64encode(token_bytes(32)).decode()}\n", "utf-8")
    return path.read_text("utf-8").strip()


def _ensure_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as taken:
            raise PortTaken(port) from taken


def _wait(url: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise EmulatorFailed(f"it ended with code {process.returncode}")
        try:
            with urlopen(f"{url}/client/health", timeout=2):  # noqa: S310 - our own address
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise EmulatorFailed(f"it did not answer in {_PATIENCE:.0f} s")


def _post(url: str, body: dict[str, object]) -> None:
    request = Request(  # noqa: S310 - our own address
        url, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with urlopen(request, timeout=10):  # noqa: S310
        return
