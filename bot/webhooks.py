"""Receiving updates by webhook: stored first, acknowledged after."""

import asyncio
import hmac
import json

from aiogram import Bot
from aiohttp import web

from academy.settings import Settings
from bot.inbox import ALLOWED_UPDATES, Inbox

_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST_UPDATE = 1 << 20  # bytes


async def serving(inbox: Inbox, bot: Bot, settings: Settings) -> None:
    """Take updates at WEBHOOK_PORT until cancelled; tells Telegram the address first."""
    secret = settings.webhook_secret.get_secret_value()
    runner = web.AppRunner(_site(inbox, secret), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", settings.webhook_port).start()
        await bot.set_webhook(
            settings.webhook_url, secret_token=secret, allowed_updates=ALLOWED_UPDATES
        )
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


def _site(inbox: Inbox, secret: str) -> web.Application:
    async def receive(request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(_HEADER, ""), secret):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
            await inbox.store([update])
        except (ValueError, KeyError, TypeError):
            return web.Response(status=400)
        return web.Response()

    site = web.Application(client_max_size=_LARGEST_UPDATE)
    site.router.add_post("/{path:.*}", receive)
    return site
