"""`python -m emulator --port 8080 [--data DIR]` starts the emulator and waits for Ctrl-C."""

import argparse
import asyncio
import contextlib
import errno
import signal
import sys
from pathlib import Path

from emulator.server import running


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="emulator", description="A local Telegram")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument(
        "--until-input-ends", action="store_true", help="stop when standard input is closed"
    )
    parser.add_argument("--data", type=Path, help="a folder to keep everything in")
    return parser.parse_args()


async def serve(port: int, data: Path | None, *, until_input_ends: bool = False) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    if until_input_ends:
        loop.add_reader(sys.stdin.fileno(), stopped.set)
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with running(port, data) as emulator:
        sys.stdout.write(f"The emulator listens at {emulator.url}\n")
        sys.stdout.flush()
        await stopped.wait()


def main() -> None:
    wanted = arguments()
    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(serve(wanted.port, wanted.data, until_input_ends=wanted.until_input_ends))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.exit(f"Port {wanted.port} is taken. Another emulator? Choose one with --port.")


if __name__ == "__main__":
    main()
