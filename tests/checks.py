"""Identity checks a test puts in."""

from typing import Any

from storage.tables.identity import CheckPicture
from tests.conftest import NOW


def a_picture(check_id: int, **fields: Any) -> CheckPicture:
    """A sealed picture of this check, from message 1 of chat 7."""
    message = {"file_id": "f", "file_unique_id": "u", "chat_id": 7, "message_id": 1}
    given = {**message, "received_at": NOW, "sealed": b"p", **fields}
    return CheckPicture(check_id=check_id, **given)
