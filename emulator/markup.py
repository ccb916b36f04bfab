"""Telegram's HTML: the few tags it knows, and its words for everything else."""

import re
from dataclasses import dataclass

from emulator import limits
from emulator.errors import Refused, bad
from emulator.journal import Json

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));?")
PLAIN = re.compile(r"[^<&]+")
SPACE = re.compile(r"[ \t\r\n\f\v]*")
TAG_NAME = re.compile(r"[^ \t\r\n\f\v>]*")
ATTRIBUTE_NAME = re.compile(r"[^ \t\r\n\f\v=>]*")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


@dataclass
class Open:
    """A tag that waits for its end."""

    name: str
    argument: str
    offset: int
    begin: int


class Html:
    """Reads one text; `plain` and `entities` are what Telegram would keep of it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.plain: list[str] = []
        self.offset = 0
        self.open: list[Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            letter = self.source[self.at]
            if letter == "<":
                self._tag()
            elif letter == "&":
                self._add(self._reference())
            else:
                self._add(self._match(PLAIN))
        if self.open:
            name = self.open[-1].name
            raise unreadable(f'Can\'t find end tag corresponding to start tag "{name}"')
        return "".join(self.plain), self.entities

    def _add(self, text: str) -> None:
        self.plain.append(text)
        self.offset += limits.length(text)

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.at)
        text = found.group() if found else ""
        self.at += len(text)
        return text

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _place(self, at: int) -> int:
        return len(self.source[:at].encode())

    def _reference(self) -> str:
        found = REFERENCE.match(self.source, self.at)
        letter = referenced(found) if found else None
        if found is None or letter is None:
            self.at += 1
            return "&"
        self.at = found.end()
        return letter

    def _tag(self) -> None:
        begin = self.at
        self.at += 1
        if self._peek() == "/":
            self.at += 1
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        name = self._match(TAG_NAME).lower()
        place = self._place(begin)
        if not self._peek():
            raise unreadable(f"Unclosed start tag at byte offset {place}")
        if name not in KINDS:
            raise unreadable(f'Unsupported start tag "{name}" at byte offset {place}')
        argument = ""
        while True:
            self._match(SPACE)
            if self._peek() == ">":
                break
            argument = self._attribute(name, place) or argument
        self.at += 1
        if name == "span" and argument != "spoiler":
            raise unreadable(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
        self.open.append(Open(name, argument, self.offset, len(self.plain)))

    def _attribute(self, tag: str, place: int) -> str:
        """The argument that this attribute gives to the tag, if any."""
        name = self._match(ATTRIBUTE_NAME)
        if not name:
            raise unreadable(f'Empty attribute name in the tag "{tag}" at byte offset {place}')
        self._match(SPACE)
        if (tag, name) == ("blockquote", "expandable") and self._peek() != "=":
            return "expandable"
        if self._peek() != "=":
            raise unreadable(
                "Expected equal sign in declaration of an attribute of the tag "
                f'"{tag}" at byte offset {place}'
            )
        self.at += 1
        self._match(SPACE)
        if not self._peek():
            raise unreadable(f'Unclosed start tag "{tag}" at byte offset {place}')
        value = self._quoted() if self._peek() in "'\"" else self._token()
        if not self._peek():
            raise unreadable(f"Unclosed start tag at byte offset {place}")
        return argument(tag, name, value)

    def _token(self) -> str:
        begin = self.at
        value = self._match(NAME_TOKEN)
        if self._peek() != ">" and not self._peek().isspace():
            raise unreadable(f"Unexpected end of name token at byte offset {self._place(begin)}")
        return value.lower()

    def _quoted(self) -> str:
        quote = self._peek()
        self.at += 1
        value = ""
        while self._peek() not in ("", quote):
            if self._peek() == "&":
                value += self._reference()
            else:
                value += self._peek()
                self.at += 1
        self.at += 1
        return value

    def _end_tag(self, begin: int) -> None:
        place = self._place(begin)
        if not self.open:
            raise unreadable(f"Unexpected end tag at byte offset {place}")
        name = self._match(TAG_NAME)
        self._match(SPACE)
        if self._peek() != ">":
            raise unreadable(f"Unclosed end tag at byte offset {place}")
        self.at += 1
        started = self.open.pop()
        if name and name != started.name:
            raise unreadable(
                f"Unmatched end tag at byte offset {place}, "
                f'expected "</{started.name}>", found "</{name}>"'
            )
        self._close(started)

    def _close(self, started: Open) -> None:
        if self.offset == started.offset:
            return
        entity: Json = {
            "type": KINDS[started.name],
            "offset": started.offset,
            "length": self.offset - started.offset,
        }
        if started.name == "a":
            url = checked_url(started.argument or "".join(self.plain[started.begin :]))
            if url is None:
                return
            entity["url"] = url
        elif started.name == "pre":
            self._language(entity)
        elif started.name == "code" and started.argument:
            entity["language"] = started.argument
        elif started.name == "tg-emoji":
            entity["custom_emoji_id"] = started.argument
        elif started.argument == "expandable":
            entity["type"] = "expandable_blockquote"
        self.entities.append(entity)

    def _language(self, entity: Json) -> None:
        """`<pre><code class="language-x">` is one entity with a language."""
        inner = self.entities[-1] if self.entities else {}
        same = inner.get("offset") == entity["offset"] and inner.get("length") == entity["length"]
        if same and inner.get("type") == "code":
            self.entities.pop()
            if "language" in inner:
                entity["language"] = inner["language"]


def argument(tag: str, name: str, value: str) -> str:
    if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id")):
        return value
    prefix = {("code", "class"): "language-", ("span", "class"): "tg-"}.get((tag, name))
    return value[len(prefix) :] if prefix and value.startswith(prefix) else ""


def referenced(found: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = found.groups()
    if name:
        return NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return None
    return chr(code)


def checked_url(url: str) -> str | None:
    """The address as Telegram keeps it; None drops the link and leaves the words."""
    address = url if "://" in url else f"http://{url}"
    if not re.fullmatch(r"(https?|tg|ton)://[^\s/?#]+\.?[^\s]*", address):
        return None
    if not address.startswith("tg:") and "." not in address:
        return None
    return address if address.count("/") > 2 or address.startswith("tg:") else f"{address}/"


def unreadable(problem: str) -> Refused:
    return bad(f"can't parse entities: {problem}")
