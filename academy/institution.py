"""Who the Academy is: its names, its parent body, its order and signatory, in both languages."""

from dataclasses import dataclass

from academy.settings import Settings
from storage.tables.columns import Bilingual


@dataclass(frozen=True)
class Institution:
    """What documents and consents name (row A11). What is not set is empty."""

    name: Bilingual
    parent: Bilingual
    order: Bilingual  # whose rules of distance learning are followed
    signatory: Bilingual
    contact: Bilingual  # whom people turn to who cannot go on by themselves


def institution(settings: Settings) -> Institution:
    """The institution as the settings say it."""
    return Institution(
        name=Bilingual(settings.academy_name_kk, settings.academy_name_ru),
        parent=Bilingual(settings.parent_body_kk, settings.parent_body_ru),
        order=Bilingual(settings.rules_order_kk, settings.rules_order_ru),
        signatory=Bilingual(settings.signatory_kk, settings.signatory_ru),
        contact=Bilingual(settings.contact_kk, settings.contact_ru),
    )
