"""The phones' side: an HTTP API with which the chat page, or a script, is a phone."""

from aiohttp import web

from emulator.client import desk, groups, phones, scripts, sights
from emulator.client.desk import WORLD
from emulator.world import World


def application(world: World) -> web.Application:
    """The routes under /client."""
    made = web.Application(middlewares=[desk.sentences])
    made[WORLD] = world
    for part in (sights, phones, groups, scripts):
        made.add_routes(part.ROUTES)
    return made
