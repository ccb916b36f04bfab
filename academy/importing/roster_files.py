"""Files that are no rosters, known by their first bytes: each is refused with what to do."""

from collections.abc import Iterable
from pathlib import PurePath

from academy.importing.report import Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = b"\x09\x08"  # Excel before 97, without a container
_PICTURES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_PAGES = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head", b"mime-version:")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_OTHER_TABLES = (".ods", ".xlsb", ".numbers")


def refused_file(data: bytes, name: str = "") -> Refused | None:
    """Why this kind of file is not read (legacy-xls, password, picture, …), or nothing."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    suffix = PurePath(name).suffix.lower()
    if suffix in _OTHER_TABLES:
        return Refused(0, "other-table", {"format": suffix[1:].upper()})
    if data.startswith(_OLE):
        return Refused(0, _why_not_ole(data))
    if data.startswith(_OLD_EXCEL):
        return Refused(0, "legacy-xls")
    if data.startswith(_PICTURES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return Refused(0, "picture")
    if data.startswith(_ARCHIVES):
        return Refused(0, "other-archive")
    return Refused(0, "web-page") if start.startswith(_PAGES) else None


def refused_archive(names: Iterable[str]) -> Refused | None:
    """The same for documents that are archives inside, told by the names of their parts."""
    parts = set(names)
    if parts & {"xl/workbook.bin", "Index/Document.iwa"}:
        format_ = "XLSB" if "xl/workbook.bin" in parts else "NUMBERS"
        return Refused(0, "other-table", {"format": format_})
    if {"mimetype", "content.xml"} <= parts:
        return Refused(0, "other-table", {"format": "ODS"})
    is_document = bool(parts & {"word/document.xml", "ppt/presentation.xml"})
    return Refused(0, "not-a-table") if is_document else None


def _why_not_ole(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "password"
    return "legacy-xls" if any(stream in data for stream in _WORKBOOK) else "not-a-table"
