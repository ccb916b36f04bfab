"""Texts as long as there is room for them."""

LABEL = 40  # characters a button shows on a small phone


def short(text: str, length: int = LABEL) -> str:
    """As much of it as there is room for, with a mark where something is left out."""
    return text if len(text) <= length else text[: length - 1] + "…"
