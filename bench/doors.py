"""One address in front of several processes, as a load balancer is: connections by turns."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import cycle


@asynccontextmanager
async def door(port: int, behind: Sequence[int]) -> AsyncIterator[None]:
    """Listen at this port of the machine and hand each connection to the next of the ports."""
    turns = cycle(behind)

    async def enter(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            inner, outer = await asyncio.open_connection("127.0.0.1", next(turns))
            async with asyncio.TaskGroup() as group:
                group.create_task(_carry(reader, outer))
                group.create_task(_carry(inner, writer))
        except* OSError:
            writer.close()  # nobody listens there yet, or a side hung up: the sender tries again

    server = await asyncio.start_server(enter, "127.0.0.1", port)
    async with server:
        yield


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()
