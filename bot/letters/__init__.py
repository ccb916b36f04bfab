"""Letters: every kind of them, by the function of Sabaq it belongs to."""

from bot.letters import joining
from bot.letters.kinds import Delivered, Envelope, Kind

KINDS: dict[str, Kind] = {
    **joining.KINDS,
}

__all__ = ["KINDS", "Delivered", "Envelope", "Kind"]
