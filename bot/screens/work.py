"""What a person sees of their long work: how far it is, and the button that ends it."""

from academy.work import View
from bot.callbacks.work import CancelWork
from bot.reply import Screen
from locales import Translator
from storage.tables.work import WorkState

_BAR = 10  # signs


def panel(t: Translator, at: View) -> Screen:
    """How far it is, while it goes on; then how it ended."""
    title = t(f"work-kind-{at.kind}")
    if at.state is not WorkState.WAITING:
        own = f"work-{at.state}-{at.kind}"  # where the kind leaves something done behind
        return Screen(t(own if t.has(own) else f"work-{at.state}", title=title))
    if at.is_cancelling:
        return Screen(t("work-cancelling", title=title))
    lines = [t("work", title=title), t(f"work-stage-{at.stage}")]
    if at.total:
        lines.append(t("work-progress", bar=_bar(at), done=at.done, total=at.total))
    return Screen("\n".join(lines), [[(t.plain("work-cancel"), CancelWork(work_id=at.number))]])


def _bar(at: View) -> str:
    full = min(_BAR, at.done * _BAR // at.total)
    return "▓" * full + "░" * (_BAR - full)
