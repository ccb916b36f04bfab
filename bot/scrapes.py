"""The page that Prometheus reads, on 127.0.0.1 only."""

import asyncio
import logging
from datetime import datetime, timedelta

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from academy import health
from academy.health import Health
from bot.tools import Tools

log = logging.getLogger(__name__)
FRESH = timedelta(seconds=5)  # however often we are asked, the database is asked once in this time
_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Scrapes:
    """The health as it was found last, so that a scrape costs the database next to nothing."""

    def __init__(self, tools: Tools) -> None:
        self.tools = tools
        self._found: Health | None = None
        self._found_at: datetime | None = None
        self._turn = asyncio.Lock()

    async def page(self) -> bytes:
        """The metrics now, the health of the last five seconds."""
        async with self._turn:
            now = self.tools.clock()
            if self._found is None or self._found_at is None or now - self._found_at >= FRESH:
                self._found, self._found_at = await self._look(now), now
        return self.tools.metrics.page(self._found)

    async def _look(self, now: datetime) -> Health:
        try:
            async with self.tools.db.read() as session:
                return await health.health(session, self.tools.settings, now=now)
        except (SQLAlchemyError, OSError):
            return health.unreachable(now=now)


async def scraping(tools: Tools) -> None:
    """Serve GET /metrics until cancelled. A port that is taken ends the metrics, not the bot."""
    port = tools.settings.metrics_port
    runner = web.AppRunner(site(Scrapes(tools)), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        await asyncio.Event().wait()
    except OSError as error:
        log.error("no metrics: METRICS_PORT %d cannot be used (%s)", port, error)
    finally:
        await runner.cleanup()


def site(scrapes: Scrapes) -> web.Application:
    """One page."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=await scrapes.page(), headers={"Content-Type": _TYPE})

    found = web.Application()
    found.router.add_get("/metrics", answer)
    return found
