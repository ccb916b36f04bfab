"""Column types shared by the tables."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

# A row number: 64 bits on PostgreSQL; SQLite counts by itself only in a plain INTEGER.
Number = BigInteger().with_variant(Integer, "sqlite")
Document = JSON().with_variant(JSONB, "postgresql")


class Moment(TypeDecorator[datetime]):
    """A point in time: always aware, always UTC, on SQLite as on PostgreSQL."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


@dataclass(frozen=True)
class Bilingual:
    """A text in Kazakh and Russian; a missing language is shown in the other one."""

    kk: str = ""
    ru: str = ""

    def text(self, locale: str) -> str:
        """The text in this language, or in the language there is."""
        return (self.ru or self.kk) if locale == "ru" else (self.kk or self.ru)


class Words(TypeDecorator[Bilingual]):
    """A bilingual text, kept as JSON."""

    impl = Document
    cache_ok = True

    def process_bind_param(self, value: Bilingual | None, dialect: Dialect) -> Any:
        return {"kk": value.kk, "ru": value.ru} if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> Bilingual | None:
        return Bilingual(**value) if value else None


class Exact(TypeDecorator[Decimal]):
    """A decimal number exactly as it was written, on SQLite as on PostgreSQL."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)
