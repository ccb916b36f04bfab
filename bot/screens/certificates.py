"""The words of the certificate of erasure, in both languages one after the other."""

from collections.abc import Iterator, Mapping

from academy.certificates import Certificate
from academy.institution import Institution
from bot.drawing.documents import Paragraph
from locales import Translator

TITLE = "certificate-title"


def paragraphs(
    words: Mapping[str, Translator], facts: Certificate, of: Institution
) -> list[Paragraph]:
    """The document: Kazakh first, then Russian."""
    found: list[Paragraph] = []
    for locale in ("kk", "ru"):
        found += [*([Paragraph("page")] if found else []), *_told(words[locale], facts, of)]
    return found


def _told(t: Translator, facts: Certificate, of: Institution) -> Iterator[Paragraph]:
    for name in (of.parent, of.name):
        if name.text(t.locale):
            yield Paragraph("heading", name.text(t.locale))
    yield Paragraph("title", t.plain(TITLE))
    date = f"{facts.erased_on:%d.%m.%Y}"
    yield Paragraph("text", t.plain("certificate-number", number=facts.number, date=date))
    if facts.request is not None:
        yield Paragraph("text", t.plain("certificate-request", number=facts.request))
    yield Paragraph("text", t.plain("certificate-order", order=of.order))
    yield Paragraph("heading", t.plain("certificate-gone"))
    yield Paragraph("text", t.plain("certificate-gone-identity"))
    for kind, count in facts.gone.items():
        yield Paragraph("text", f"{t.plain(f'certificate-gone-{kind}')}: {count}")
    yield Paragraph("heading", t.plain("certificate-kept"))
    for kind, until in facts.kept.items():
        day = f"{until:%d.%m.%Y}"
        yield Paragraph("text", t.plain(f"certificate-kept-{kind}", until=day))
    yield Paragraph("text", t.plain("certificate-kept-counts"))
    if of.signatory.text(t.locale):
        yield Paragraph("heading", t.plain("certificate-signatory", name=of.signatory))
