"""Keys and models: what a process needs for faces, or why it has it not."""

import logging

from academy.settings import Settings
from academy.signs import Faces
from academy.vault import KeysUnusable, Vault
from bot.verification.faces import ModelsDamaged, ModelsMissing, models
from bot.verification.pool import Pool
from storage.database import Database

log = logging.getLogger(__name__)


async def proven_vault(settings: Settings, db: Database) -> Vault | None:
    """The keys, or none: without them no face and no IIN is kept, the rest runs."""
    try:
        vault = Vault(settings.biometric_keys.get_secret_value())
        async with db.begin() as session:
            await vault.prove(session)
    except KeysUnusable as error:
        log.error("faces and IINs are off: %s. See BIOMETRIC_KEYS in .env.example", error)
        return None
    return vault


def faces(settings: Settings, vault: Vault | None) -> tuple[Pool | None, Faces]:
    """What compares faces, or nothing: then people confirm identities; and why."""
    if vault is None:
        has_key = bool(settings.biometric_keys.get_secret_value())
        return None, Faces.WRONG_KEY if has_key else Faces.NO_KEY
    try:
        return Pool(models(settings.face_models)), Faces.ON
    except (ModelsMissing, ModelsDamaged) as error:
        log.error("faces are not compared: %s. See FACE_MODELS in .env.example", error)
        is_missing = isinstance(error, ModelsMissing)
        return None, Faces.MODELS_MISSING if is_missing else Faces.MODELS_DAMAGED
