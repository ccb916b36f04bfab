"""Every setting, read from the environment, from `.env`, or from a file named by `<NAME>_FILE`."""

import os
from datetime import time, timedelta
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import SettingsConfigDict

from academy.face_settings import FaceSettings

_NO_SECRET = SecretStr("")
_DAY = timedelta(days=1)


class Settings(FaceSettings):
    """The names are those of `.env.example`, in capitals."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    bot_token: SecretStr = _NO_SECRET
    api_url: str = "https://api.telegram.org"
    database_url: str = ""
    data_dir: Path = Path("var")
    port: int = 8080
    webhook_url: str = ""
    webhook_secret: SecretStr = _NO_SECRET
    webhook_port: int = 8081
    biometric_keys: SecretStr = _NO_SECRET
    face_models: Path | None = None
    home_page: str = "https://academy.example.kz"
    academy_name_kk: str = "Сот төрелігі академиясы"
    academy_name_ru: str = "Академия правосудия"
    parent_body_kk: str = ""
    parent_body_ru: str = ""
    rules_order_kk: str = "2021 жылғы 17 мамырдағы № 25 бұйрық"
    rules_order_ru: str = "приказ от 17 мая 2021 года № 25"
    signatory_kk: str = ""
    signatory_ru: str = ""
    contact_kk: str = ""
    contact_ru: str = ""
    chat_consent: bool = True
    invite_life: timedelta = Field(default=timedelta(days=14))
    review_within: timedelta = Field(
        default=timedelta(hours=4), ge=timedelta(hours=1), le=timedelta(hours=90)
    )
    appeal_days: int = Field(default=3, ge=1, le=30)
    admission_life: timedelta = Field(default=timedelta(minutes=60))
    enrol_with_card: bool = False
    check_pause: timedelta = Field(default=timedelta(minutes=10), ge=timedelta())
    remind_before: timedelta = Field(default=timedelta(minutes=15))
    quiet_from: time = time(22)
    quiet_until: time = time(7)
    keep_trace: timedelta = Field(default=timedelta(days=1825), ge=_DAY)
    keep_updates: timedelta = Field(default=timedelta(days=7), ge=_DAY)
    keep_letters: timedelta = Field(default=timedelta(days=180), ge=_DAY)
    keep_work: timedelta = Field(default=timedelta(days=30), ge=_DAY)
    keep_consultations: timedelta = Field(default=timedelta(days=1095), ge=_DAY)
    keep_picture_hashes: timedelta = Field(default=timedelta(days=365), ge=_DAY)
    keep_invites: timedelta = Field(default=timedelta(days=90), ge=_DAY)
    keep_requests: timedelta = Field(default=timedelta(days=1095), ge=_DAY)
    keep_contacts: timedelta = Field(default=timedelta(days=1095), ge=_DAY)
    keep_grades_years: int = Field(default=75, ge=1)
    keep_decisions_years: int = Field(default=75, ge=1)
    keep_consents_years: int = Field(default=5, ge=1)
    audit_keep_months: int = Field(default=60, ge=1)
    backup_dir: Path | None = None
    backup_keep: int = Field(default=14, ge=1)
    backup_warn_after: timedelta = Field(default=timedelta(hours=26))
    metrics_port: int = Field(default=0, ge=0, le=65535)

    @field_validator("backup_dir", "face_models", mode="before")
    @classmethod
    def _nothing_is_off(cls, value: object) -> object:
        """`BACKUP_DIR=` is no folder, and not the one we stand in."""
        return value or None

    @property
    def is_demo(self) -> bool:
        """Without a token the academy is a demonstration in our own emulator."""
        return not self.bot_token.get_secret_value()

    @property
    def database(self) -> str:
        """Demonstration and real data live in different files."""
        name = "demo.db" if self.is_demo else "sabaq.db"
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / name}"


def load() -> Settings:
    """The settings of this process; `BOT_TOKEN_FILE` names a file the token is read from."""
    return Settings(**_from_files())


def _from_files() -> dict[str, Any]:
    found = {}
    for name in Settings.model_fields:
        path = os.environ.get(f"{name.upper()}_FILE")
        if path:
            found[name] = Path(path).read_text("utf-8").strip()
    return found
