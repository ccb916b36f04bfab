"""Groups of Telegram the bot is a member of, and the topics there that belong to disciplines."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Moment, Number


class ChatUse(StrEnum):
    STAFF = "staff"  # of a department: consultations are answered there
    FORUM = "forum"  # of learners: topics bound to disciplines


_BOUND_STAFF = text("use = 'staff' AND left_at IS NULL")


class BoundChat(Table):
    """A group the bot was added to. What it may do there is looked up again whenever it changes."""

    __tablename__ = "bound_chat"
    __table_args__ = (
        Index(
            "staff_chat_of_department",
            "department_id",
            unique=True,
            sqlite_where=_BOUND_STAFF,
            postgresql_where=_BOUND_STAFF,
        ),
    )

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    title: Mapped[str]
    use: Mapped[ChatUse | None]  # none: nobody has said yet what it is for
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    is_forum: Mapped[bool] = mapped_column(default=False)
    is_admin: Mapped[bool] = mapped_column(default=False)
    can_manage_topics: Mapped[bool] = mapped_column(default=False)
    can_delete: Mapped[bool] = mapped_column(default=False)
    can_pin: Mapped[bool] = mapped_column(default=False)
    no_topics_until: Mapped[datetime | None] = mapped_column(Moment)  # after a refusal: reply mode
    added_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    bound_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    added_at: Mapped[datetime] = mapped_column(Moment)
    left_at: Mapped[datetime | None] = mapped_column(Moment)  # the bot was removed


class ForumTopic(Table):
    """A topic of a learners' group that is about a discipline. Only that somebody asked or answered
    is counted there, texts are not kept."""

    __tablename__ = "forum_topic"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    topic_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    discipline_id: Mapped[int] = mapped_column(ForeignKey("discipline.id"), index=True)
    bound_by: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    bound_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class ForumPost(Table):
    """Who wrote a message of a bound topic, and whether it answers another one: a reply to what a
    learner wrote does."""

    __tablename__ = "forum_post"
    __table_args__ = (Index("forum_post_of_discipline", "discipline_id", "at"),)

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    discipline_id: Mapped[int] = mapped_column(Number)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    is_answer: Mapped[bool] = mapped_column(default=False, server_default=false())
