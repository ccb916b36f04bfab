"""What `sabaq faces import` does with the archive: apart, because it loads what compares faces."""

from academy import face_imports
from academy.face_imports import Order
from academy.settings import Settings
from bot import console
from bot.biometrics import gate, thresholds
from bot.console import How
from bot.face_albums import Means, Told
from bot.face_importing import take
from bot.verification.faces import ModelFiles, ModelsDamaged, ModelsMissing, models
from bot.verification.pool import Bounds, Pool


async def taken(settings: Settings, data: bytes, how: How) -> Told:
    """Take it in, or try it; an import is a line of the audit log."""
    async with console.database(settings) as db:
        vault = await console.vault(db)
        if vault is None:
            console.stop("BIOMETRIC_KEYS is empty: without a key no face is kept. See .env.example")
        pool, desk = Pool(_models(settings)), Pool(None, Bounds(workers=1))
        limits = thresholds(settings), gate(settings)
        means = Means(db, vault, pool, desk, console.now, _in_silence, *limits)
        try:
            told = await take(means, data, Order(None), is_trial=how.is_dry_run)
        finally:
            await pool.close()
            await desk.close()
        if not how.is_dry_run and told.refusal is None:
            async with db.begin() as session:
                face_imports.record(session, None, told.counts, now=console.now())
        return told


def _models(settings: Settings) -> ModelFiles:
    try:
        return models(settings.face_models)
    except (ModelsMissing, ModelsDamaged) as error:
        console.stop(f"Faces are not compared: {error!r}. See FACE_MODELS in .env.example")


async def _in_silence(done: int, total: int) -> None:
    """The console shows no progress."""
