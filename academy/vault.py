"""Sealing what must not be read by who finds the database: faces, their templates, IINs.

AES-256-GCM; the sealed form is key id (1 byte) | nonce (12) | ciphertext and tag. What the thing
is and whose it is are associated data: a row swapped to another learner does not open.
"""

import binascii
import hmac
from base64 import b64decode
from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.database import Session
from storage.queries import seals as ask
from storage.tables.identity import KeyCanary

_CANARY = b"sabaq"
_FINDING = 0  # the number under which the key of fingerprints is kept; no key has it
_ABOUT_FINDING = "fingerprint|v1"
_NONCE = 12
_KEY = 32


class KeysUnusable(Exception):
    """The setting `BIOMETRIC_KEYS` is missing, malformed, or not the key of this database."""


class Vault:
    """`keys` is the setting `BIOMETRIC_KEYS`, "2:base64,1:base64": the first seals, all open.

    `first` is the number of the key that seals. Fingerprints are right after `prove`.
    """

    def __init__(self, keys: str) -> None:
        parsed = _parsed(keys)
        self._keys = {number: AESGCM(key) for number, key in parsed.items()}
        self.first = next(iter(self._keys))
        self._finding = hmac.digest(parsed[min(parsed)], b"sabaq|fingerprint|v1", "sha256")

    def seal(self, plain: bytes, about: str) -> bytes:
        """Close `plain`, bound to what it is `about` ("learner:7|face|<model>|v1")."""
        nonce = urandom(_NONCE)
        closed = self._keys[self.first].encrypt(nonce, plain, about.encode())
        return bytes([self.first]) + nonce + closed

    def open(self, sealed: bytes, about: str) -> bytes:
        """What was sealed. Raises KeysUnusable when the key is wrong or the row was swapped."""
        key = self._keys.get(sealed[0])
        if key is None:
            raise KeysUnusable(f"no key with id {sealed[0]}")
        try:
            return key.decrypt(sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :], about.encode())
        except InvalidTag as error:
            raise KeysUnusable(f"{about} does not open with key {sealed[0]}") from error

    def fingerprint(self, plain: str) -> str:
        """By this a thing is found again and never read: HMAC-SHA-256 in hexadecimals, with a key
        derived from the one of the lowest number, so that a new key in front changes nothing."""
        return hmac.new(self._finding, plain.encode(), "sha256").hexdigest()

    async def prove(self, session: Session) -> None:
        """Check the keys against the words they sealed at their first start.

        Whoever sealed first must be there until `academy.keys.retire` let it go: otherwise what it
        sealed would be lost without a word. Raises KeysUnusable.
        """
        known = {each.key_id: each.sealed for each in await ask.canaries(session)}
        finding = known.pop(_FINDING, None)
        for key_id, sealed in known.items():
            if key_id not in self._keys:
                raise KeysUnusable(f"key {key_id} is missing, and there are things it has sealed")
            self.open(sealed, f"canary:{key_id}")
        if self.first not in known:
            session.add(KeyCanary(key_id=self.first, sealed=self.seal(_CANARY, self._own)))
        if finding is not None:
            self._finding = self.open(finding, _ABOUT_FINDING)

    async def keep_fingerprints(self, session: Session) -> None:
        """Seal the key of fingerprints with the first key: they stay as they are when the key they
        were derived from is dropped."""
        sealed = self.seal(self._finding, _ABOUT_FINDING)
        await session.merge(KeyCanary(key_id=_FINDING, sealed=sealed))

    @property
    def _own(self) -> str:
        return f"canary:{self.first}"


def _parsed(keys: str) -> dict[int, bytes]:
    if not keys:
        raise KeysUnusable("BIOMETRIC_KEYS is empty")
    try:
        pairs = [part.partition(":") for part in keys.split(",")]
        found = {int(number): b64decode(key, validate=True) for number, _, key in pairs}
    except (ValueError, binascii.Error) as error:
        raise KeysUnusable("BIOMETRIC_KEYS is not `number:base64,…`") from error
    if any(len(key) != _KEY or not 0 < number < 256 for number, key in found.items()):
        raise KeysUnusable("a key of BIOMETRIC_KEYS is not 32 bytes with a number of 1 to 255")
    return found
