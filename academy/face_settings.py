"""The limits by which pictures and faces are judged; measured, and for the Academy to set anew.

Each is checked at the start: a slip of the pen must not let everybody in, or nobody.
"""

from typing import Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings


class FaceSettings(BaseSettings):
    """The defaults are those of VERIFICATION 2.4 and 2.5; docs/identity.md tells how to measure."""

    face_accepted_z: float = Field(default=-3.7, ge=-20, le=-2)
    face_accepted_distance: float = Field(default=0.50, ge=0.1, le=0.55)
    face_cautious_distance: float = Field(default=0.40, ge=0.1, le=0.50)
    face_rejected_distance: float = Field(default=0.60, ge=0.5, le=0.8)
    face_cohort: int = Field(default=20, ge=20, le=1000)
    picture_face_width: int = Field(default=80, ge=40, le=400)
    picture_darkest: float = Field(default=40, ge=0, le=120)
    picture_brightest: float = Field(default=215, ge=150, le=255)
    picture_sharpness: float = Field(default=6, ge=0, le=200)
    picture_soft: float = Field(default=15, ge=0, le=400)
    picture_turn: float = Field(default=0.12, ge=0.05, le=0.30)
    picture_roll: float = Field(default=25, ge=5, le=45)
    clip_seconds: float = Field(default=20, ge=5, le=30)

    @model_validator(mode="after")
    def _bands_lie_in_order(self) -> Self:
        """Surely alike, alike, unclear, somebody else; and of two limits the right one is lower."""
        bands = (
            self.face_cautious_distance,
            self.face_accepted_distance,
            self.face_rejected_distance,
        )
        if list(bands) != sorted(bands):
            raise ValueError(
                "FACE_CAUTIOUS_DISTANCE, FACE_ACCEPTED_DISTANCE and FACE_REJECTED_DISTANCE "
                "must not fall"
            )
        if self.picture_soft < self.picture_sharpness:
            raise ValueError("PICTURE_SOFT must not be below PICTURE_SHARPNESS")
        return self
