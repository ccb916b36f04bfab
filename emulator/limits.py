"""The Bot API's numbers, as its documentation gives them."""

TEXT = 4096
CAPTION = 1024
CALLBACK_DATA_BYTES = 64
CALLBACK_ANSWER = 200
BUTTONS = 100
BUTTONS_IN_ROW = 8
UPLOAD_BYTES = 50 * 2**20
DOWNLOAD_BYTES = 20 * 2**20
PHOTO_BYTES = 10 * 2**20
PHOTO_SIDES = 10_000
PHOTO_RATIO = 20
ALBUM = 10
MESSAGES_AT_ONCE = 100
DELETE_SECONDS = 48 * 3600
EDIT_SECONDS = 48 * 3600  # of people; bots change their own messages at any age
POLL_QUESTION = 300
POLL_OPTION = 100
POLL_OPTIONS = 12
POLL_OPEN = range(5, 2_628_001)  # seconds
TOPIC_NAME = 128
QUOTE = 1024
COMMANDS = 100
UPDATES_AT_ONCE = 100
PHONE_UPLOAD_BYTES = 200 * 2**20


def length(text: str) -> int:
    """Telegram counts UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
