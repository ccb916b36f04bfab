"""Face templates, identity checks and the sealed pictures of the cases that are still open."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.database import Table
from storage.tables.columns import Document, Moment, Number
from storage.tables.quizzes import Policy


class CheckState(StrEnum):
    AWAITED = "awaited"  # the person is asked for a picture
    RECEIVED = "received"  # a picture is being looked at by the machine
    ACCEPTED = "accepted"  # by the rule of likeness
    DOUBTFUL = "doubtful"  # a person must look; the attempt goes on
    CONFIRMED = "confirmed"  # by a person
    REJECTED = "rejected"  # by a person
    ASKED_AGAIN = "asked_again"  # a person wants another picture; the attempt stays provisional
    EXPIRED = "expired"  # no usable picture came


class CheckKind(StrEnum):
    ENROLMENT = "enrolment"  # pictures that later ones are compared with
    ADMISSION = "admission"  # before an attempt
    RECHECK = "recheck"  # in the middle of one


class Way(StrEnum):
    """How an identity was confirmed or not; equal in the record (row V13)."""

    RULE = "rule"  # by likeness alone
    REVIEW = "review"  # a person looked at the pictures
    LIVE_CALL = "live_call"
    IN_PERSON = "in_person"
    KNOWN_PERSON = "known_person"
    OVERRIDE = "override"  # staff, with a reason (row V14)


class RejectReason(StrEnum):
    """Why a person could not confirm an identity; each has its words for the learner."""

    OTHER_PERSON = "other_person"
    NOT_LIVE = "not_live"  # a picture of a picture, a mask
    UNCLEAR = "unclear"  # nobody could tell
    CARD = "card"  # the card cannot be read, has expired or is somebody else's
    NO_ANSWER = "no_answer"  # the learner could not be reached


class Part(StrEnum):
    """What a picture of a check shows."""

    SELFIE = "selfie"
    CARD_FRONT = "card_front"
    CARD_BACK = "card_back"
    VIDEO_NOTE = "video_note"


class StepKind(StrEnum):
    """What became of a check, step by step."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    ASKED_AGAIN = "asked_again"
    UNANSWERED = "unanswered"  # the picture that was asked for again did not come
    HEARD = "heard"  # the learner's own words while the case waits
    APPEALED = "appealed"  # their words against a decision: the case waits again


class Template(Table):
    """A learner's reference: the sealed embedding and the sealed aligned face for the reviewer.

    `pictures` is how many selfies it is the mean of. Until a person confirmed whose it is
    (`confirmed_at`), no check against it is accepted by the rule.
    """

    __tablename__ = "face_template"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    model_id: Mapped[str]
    embedding: Mapped[bytes]  # sealed: 128 float32, little-endian
    chip: Mapped[bytes]  # sealed JPEG
    enrolled_at: Mapped[datetime] = mapped_column(Moment)
    pictures: Mapped[int] = mapped_column(default=1, server_default="1")
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    confirmed_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", name="template_confirmer"), index=True
    )


class Check(Table):
    """One question "is it this learner?": for an enrolment, before an attempt or in its middle.

    `challenge` is what was drawn for it: `{"code": "4821"}` to hold on paper, `{"turns": [1, -1,
    1]}` of the head. `quiz_id` is none for an enrolment from the menu. `comment` is a person's
    words beside the decision, which may be changed until `appeal_until`: so long its pictures stay.
    """

    __tablename__ = "identity_check"
    __table_args__ = (
        Index(
            "check_to_review",
            "received_at",
            sqlite_where=text("state = 'doubtful'"),
            postgresql_where=text("state = 'doubtful'"),
        ),
        Index("check_of_person", "person_id", "quiz_id"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    quiz_id: Mapped[int | None] = mapped_column(ForeignKey("quiz.id"))
    kind: Mapped[CheckKind] = mapped_column(
        default=CheckKind.ADMISSION, server_default=CheckKind.ADMISSION.value
    )
    policy: Mapped[Policy] = mapped_column(default=Policy.FACE, server_default=Policy.FACE.value)
    challenge: Mapped[dict[str, Any]] = mapped_column(
        Document, default=dict, server_default=text("'{}'")
    )
    state: Mapped[CheckState] = mapped_column(default=CheckState.AWAITED)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    received_at: Mapped[datetime | None] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)  # distance, z, quality …
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    way: Mapped[Way | None]
    reject_reason: Mapped[RejectReason | None]
    comment: Mapped[str] = mapped_column(default="", server_default="")
    appeal_until: Mapped[datetime | None] = mapped_column(Moment)
    pictures: Mapped[list["CheckPicture"]] = relationship(lazy="raise", order_by="CheckPicture.id")


class CheckStep(Table):
    """A step of a check's history: who decided what and in which way, what the learner said. Each
    stays as it was, also when a later one says otherwise (row V12)."""

    __tablename__ = "check_step"
    __table_args__ = (
        Index(
            "word_of_case",
            "check_id",
            "kind",
            unique=True,
            sqlite_where=text("kind IN ('heard', 'appealed')"),
            postgresql_where=text("kind IN ('heard', 'appealed')"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    check_id: Mapped[int] = mapped_column(ForeignKey("identity_check.id"), index=True)
    kind: Mapped[StepKind]
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)  # who
    way: Mapped[Way | None]
    reject_reason: Mapped[RejectReason | None]
    text: Mapped[str] = mapped_column(default="", server_default="")


class CheckPicture(Table):
    """A picture or a video note of a check, from its message on; sealed as soon as it is ours, gone
    when the case is over. `place` counts those of one part from 0. `facts` are what the machine
    saw in it."""

    __tablename__ = "check_picture"
    __table_args__ = (UniqueConstraint("check_id", "part", "place", name="picture_place"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    check_id: Mapped[int] = mapped_column(ForeignKey("identity_check.id"))
    part: Mapped[Part] = mapped_column(default=Part.SELFIE)
    place: Mapped[int] = mapped_column(default=0, server_default="0")
    file_id: Mapped[str]
    file_unique_id: Mapped[str]
    chat_id: Mapped[int] = mapped_column(Number)
    message_id: Mapped[int]
    received_at: Mapped[datetime] = mapped_column(Moment)
    sealed: Mapped[bytes | None]  # none: not downloaded yet
    facts: Mapped[dict[str, Any]] = mapped_column(
        Document, default=dict, server_default=text("'{}'")
    )


class SeenPicture(Table):
    """Hashes of pictures that were sent before, so that none is accepted twice."""

    __tablename__ = "seen_picture"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    file_unique_id: Mapped[str] = mapped_column(index=True)
    whole: Mapped[bytes | None]  # 256-bit dHash
    chip: Mapped[bytes | None]
    seen_at: Mapped[datetime] = mapped_column(Moment)


class KeyCanary(Table):
    """A known word sealed with each key: tells a wrong key from a right one at the start."""

    __tablename__ = "key_canary"

    key_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sealed: Mapped[bytes]
