"""Keys, models and limits: what a process needs for faces, or why it has it not."""

import logging

from academy.abilities import Ability
from academy.settings import Settings
from academy.signs import Faces
from academy.vault import KeysUnusable, Vault
from bot.verification.decision import Thresholds
from bot.verification.faces import ModelsDamaged, ModelsMissing, models
from bot.verification.parts import Part, installed
from bot.verification.pictures import Gate
from bot.verification.pool import Bounds, Pool
from storage.database import Database

log = logging.getLogger(__name__)

_CARDS = Bounds(workers=1, jobs_per_worker=20, patience=120.0, is_hurried=False)  # each 450 MB


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


def cards(pool: Pool | None) -> Pool | None:
    """What reads identity cards where faces are compared: a process of its own, behind others.

    It starts with the first card; after twenty it is replaced, which gives its memory back.
    """
    return Pool(pool.files, _CARDS) if pool else None


def abilities(vault: Vault | None, pool: Pool | None) -> frozenset[Ability]:
    """What identity checks can be made of here (row V1)."""
    parts = installed()
    there = {
        Ability.KEYS: vault is not None,
        Ability.FACES: pool is not None,
        Ability.CLIPS: pool is not None and Part.CLIPS in parts,
        Ability.CARDS: pool is not None and Part.CARDS in parts,
    }
    return frozenset(each for each, is_there in there.items() if is_there)


def thresholds(settings: Settings) -> Thresholds:
    """The bands of likeness as the Academy has set them."""
    return Thresholds(
        accepted_z=settings.face_accepted_z,
        accepted_distance=settings.face_accepted_distance,
        cautious_distance=settings.face_cautious_distance,
        rejected_distance=settings.face_rejected_distance,
        cohort=settings.face_cohort,
    )


def gate(settings: Settings) -> Gate:
    """What a picture or a clip must hold to be compared, as the Academy has set it."""
    return Gate(
        face_width=settings.picture_face_width,
        darkest=settings.picture_darkest,
        brightest=settings.picture_brightest,
        sharpness=settings.picture_sharpness,
        soft=settings.picture_soft,
        turn=settings.picture_turn,
        roll=settings.picture_roll,
        seconds=settings.clip_seconds,
    )
