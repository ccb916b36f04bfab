"""banks and attempts."""

from alembic import op
import sqlalchemy as sa
import storage.tables.columns
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision = '2ec077a86351'
down_revision = '016964978c1c'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('live_quiz',
    sa.Column('quiz_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('host_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('group_chat', sa.BigInteger(), nullable=True),
    sa.Column('paper', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('open_for', sa.Interval(), nullable=False),
    sa.Column('state', sa.Enum('ready', 'running', 'ended', name='livestate', native_enum=False, length=40), nullable=False),
    sa.Column('asked_at', storage.tables.columns.Moment(timezone=True), nullable=True),
    sa.Column('ends_at', storage.tables.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['host_id'], ['person.id'], ),
    sa.ForeignKeyConstraint(['quiz_id'], ['quiz.id'], ),
    sa.PrimaryKeyConstraint('quiz_id')
    )
    with op.batch_alter_table('live_quiz', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_live_quiz_host_id'), ['host_id'], unique=False)
        batch_op.create_index('live_running', ['ends_at'], unique=False, sqlite_where=sa.text("state = 'running'"), postgresql_where=sa.text("state = 'running'"))

    op.create_table('question_picture',
    sa.Column('question_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('file_key', sa.String(), nullable=False),
    sa.Column('file_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['file_key'], ['stored_file.file_key'], ),
    sa.ForeignKeyConstraint(['question_id'], ['question.id'], ),
    sa.PrimaryKeyConstraint('question_id', 'number')
    )
    op.create_table('quiz_group',
    sa.Column('quiz_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('group_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['study_group.id'], ),
    sa.ForeignKeyConstraint(['quiz_id'], ['quiz.id'], ),
    sa.PrimaryKeyConstraint('quiz_id', 'group_id')
    )
    with op.batch_alter_table('quiz_group', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_quiz_group_group_id'), ['group_id'], unique=False)

    op.create_table('quiz_override',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('quiz_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('learner_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('group_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('opens_at', storage.tables.columns.Moment(timezone=True), nullable=True),
    sa.Column('closes_at', storage.tables.columns.Moment(timezone=True), nullable=True),
    sa.Column('time_limit', sa.Interval(), nullable=True),
    sa.Column('attempts_allowed', sa.Integer(), nullable=True),
    sa.Column('reason', sa.String(), server_default='', nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('given_at', storage.tables.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], ),
    sa.ForeignKeyConstraint(['group_id'], ['study_group.id'], ),
    sa.ForeignKeyConstraint(['learner_id'], ['person.id'], ),
    sa.ForeignKeyConstraint(['quiz_id'], ['quiz.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('quiz_id', 'group_id'),
    sa.UniqueConstraint('quiz_id', 'learner_id')
    )
    with op.batch_alter_table('quiz_override', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_quiz_override_author_id'), ['author_id'], unique=False)
        batch_op.create_index('quiz_override_of_group', ['group_id'], unique=False)
        batch_op.create_index('quiz_override_of_learner', ['learner_id'], unique=False)

    op.create_table('rehearsal',
    sa.Column('quiz_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('learner_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('began_at', storage.tables.columns.Moment(timezone=True), nullable=True),
    sa.Column('questions_done_at', storage.tables.columns.Moment(timezone=True), nullable=True),
    sa.Column('identity_done_at', storage.tables.columns.Moment(timezone=True), nullable=True),
    sa.Column('nudged_at', storage.tables.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['learner_id'], ['person.id'], ),
    sa.ForeignKeyConstraint(['quiz_id'], ['quiz.id'], ),
    sa.PrimaryKeyConstraint('quiz_id', 'learner_id')
    )
    with op.batch_alter_table('rehearsal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rehearsal_learner_id'), ['learner_id'], unique=False)

    op.create_table('quiz_watch',
    sa.Column('quiz_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('panel', sa.String(), nullable=False),
    sa.Column('shown', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.Column('began_at', storage.tables.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], ),
    sa.ForeignKeyConstraint(['quiz_id'], ['quiz.id'], ),
    sa.PrimaryKeyConstraint('quiz_id', 'person_id')
    )
    with op.batch_alter_table('quiz_watch', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_quiz_watch_person_id'), ['person_id'], unique=False)

    op.create_table('live_poll',
    sa.Column('poll_id', sa.String(), nullable=False),
    sa.Column('quiz_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('question_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('chat_id', sa.BigInteger(), nullable=False),
    sa.Column('message_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('options', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.Column('asked_at', storage.tables.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['question_id'], ['question.id'], ),
    sa.ForeignKeyConstraint(['quiz_id'], ['live_quiz.quiz_id'], ),
    sa.PrimaryKeyConstraint('poll_id')
    )
    with op.batch_alter_table('live_poll', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_live_poll_quiz_id'), ['quiz_id'], unique=False)

    op.create_table('answer_change',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('attempt_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('question_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('response', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.Column('changed_at', storage.tables.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempt.id'], ),
    sa.ForeignKeyConstraint(['question_id'], ['question.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('answer_change', schema=None) as batch_op:
        batch_op.create_index('answer_change_of', ['attempt_id', 'question_id'], unique=False)

    op.create_table('credit',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('attempt_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('reason', sa.Enum('outage', 'problem', 'override', name='creditreason', native_enum=False, length=40), nullable=False),
    sa.Column('span', sa.Interval(), nullable=False),
    sa.Column('given_at', storage.tables.columns.Moment(timezone=True), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempt.id'], ),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('credit', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_credit_attempt_id'), ['attempt_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_credit_author_id'), ['author_id'], unique=False)

    op.create_table('problem',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('attempt_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('question_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('state', sa.Enum('open', 'answered', 'time_given', 'attempt_given', name='problemstate', native_enum=False, length=40), nullable=False),
    sa.Column('reported_at', storage.tables.columns.Moment(timezone=True), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('facts', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.Column('answer', sa.String(), nullable=False),
    sa.Column('span', sa.Interval(), nullable=True),
    sa.Column('decided_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decided_at', storage.tables.columns.Moment(timezone=True), nullable=True),
    sa.Column('decision_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempt.id'], ),
    sa.ForeignKeyConstraint(['decided_by'], ['person.id'], ),
    sa.ForeignKeyConstraint(['decision_id'], ['decision.id'], ),
    sa.ForeignKeyConstraint(['question_id'], ['question.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('problem', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_problem_attempt_id'), ['attempt_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_problem_decided_by'), ['decided_by'], unique=False)
        batch_op.create_index('problem_open', ['reported_at'], unique=False, sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'"))

    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.add_column(sa.Column('response', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), server_default=sa.text("'{}'"), nullable=False))
        batch_op.add_column(sa.Column('seconds', sa.Double(), server_default='0', nullable=False))
        batch_op.alter_column('points',
               existing_type=sa.DOUBLE(),
               nullable=True)
        batch_op.alter_column('answered_at',
               existing_type=sa.DATETIME(),
               nullable=True)

    _keep_choices()
    op.drop_table('choice')
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    # One attempt of a learner was unique without a name: SQLite has none, PostgreSQL gave one.
    old = "attempt_once" if is_sqlite else "attempt_quiz_id_learner_id_key"
    names = {"uq": "attempt_once"} if is_sqlite else None
    with op.batch_alter_table('attempt', schema=None, naming_convention=names) as batch_op:
        batch_op.drop_constraint(old, type_="unique")
        batch_op.add_column(sa.Column('number', sa.Integer(), server_default='1', nullable=False))
        batch_op.add_column(sa.Column('worth', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), server_default=sa.text("'[]'"), nullable=False))
        batch_op.add_column(sa.Column('position', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('shown_at', storage.tables.columns.Moment(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('digest', sa.String(), nullable=True))
        batch_op.create_unique_constraint("attempt_number", ['quiz_id', 'learner_id', 'number'])

    with op.batch_alter_table('option', schema=None) as batch_op:
        batch_op.add_column(sa.Column('match', storage.tables.columns.Words(), nullable=True))
        batch_op.add_column(sa.Column('low', storage.tables.columns.Exact(), nullable=True))
        batch_op.add_column(sa.Column('high', storage.tables.columns.Exact(), nullable=True))
        batch_op.add_column(sa.Column('feedback', storage.tables.columns.Words(), nullable=True))

    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.add_column(sa.Column('markup', storage.tables.columns.Words(), nullable=True))
        batch_op.add_column(sa.Column('feedback', storage.tables.columns.Words(), nullable=True))
        batch_op.add_column(sa.Column('points', sa.Double(), server_default='1', nullable=False))
        batch_op.add_column(sa.Column('level', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('tags', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), server_default=sa.text("'[]'"), nullable=False))
        batch_op.add_column(sa.Column('is_folded', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('added_at', storage.tables.columns.Moment(timezone=True), nullable=True))

    with op.batch_alter_table('quiz', schema=None) as batch_op:
        batch_op.add_column(sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('draws', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), server_default=sa.text("'[]'"), nullable=False))
        batch_op.add_column(sa.Column('question_limit', sa.Interval(), nullable=True))
        batch_op.add_column(sa.Column('attempts_allowed', sa.Integer(), server_default='1', nullable=True))
        batch_op.add_column(sa.Column('first_delay', sa.Interval(), nullable=True))
        batch_op.add_column(sa.Column('later_delay', sa.Interval(), nullable=True))
        batch_op.add_column(sa.Column('grading', sa.Enum('highest', 'average', 'first', 'last', name='grading', native_enum=False, length=40), server_default='highest', nullable=False))
        batch_op.add_column(sa.Column('navigation', sa.Enum('sequential', 'free', name='navigation', native_enum=False, length=40), server_default='sequential', nullable=False))
        batch_op.add_column(sa.Column('shuffles_questions', sa.Boolean(), server_default=sa.true(), nullable=False))
        batch_op.add_column(sa.Column('shuffles_options', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('expiry', sa.Enum('submit', 'grace', 'discard', name='expiry', native_enum=False, length=40), server_default='submit', nullable=False))
        batch_op.add_column(sa.Column('grace', sa.Interval(), nullable=True))
        batch_op.add_column(sa.Column('bands', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), server_default=sa.text("'[]'"), nullable=False))
        batch_op.add_column(sa.Column('review', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), server_default=sa.text("'{}'"), nullable=False))
        batch_op.add_column(sa.Column('is_live', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.create_index(batch_op.f('ix_quiz_author_id'), ['author_id'], unique=False)
        batch_op.create_foreign_key("quiz_author", 'person', ['author_id'], ['id'])
    _keep_categories()
    with op.batch_alter_table("quiz", schema=None) as batch_op:
        batch_op.drop_column('category')



def _keep_choices() -> None:
    """What was tapped becomes the response of its answer; a mere mark, of one that has begun."""
    bind = op.get_bind()
    taps = bind.execute(sa.text("SELECT attempt_id, question_id, option_id FROM choice"))
    tapped: dict[tuple[int, int], list[int]] = {}
    for attempt_id, question_id, option_id in taps:
        tapped.setdefault((attempt_id, question_id), []).append(option_id)
    answer = sa.table(
        "answer",
        sa.column("attempt_id", sa.BigInteger),
        sa.column("question_id", sa.BigInteger),
        sa.column("response", sa.JSON),
    )
    for (attempt_id, question_id), options in tapped.items():
        keys = {"attempt_id": attempt_id, "question_id": question_id}
        response = {"options": sorted(options)}
        is_it = [getattr(answer.c, name) == value for name, value in keys.items()]
        changed = bind.execute(sa.update(answer).where(*is_it).values(response=response))
        if not changed.rowcount:
            bind.execute(sa.insert(answer).values(**keys, response=response))


def _keep_categories() -> None:
    bind = op.get_bind()
    quiz = sa.table(
        "quiz",
        sa.column("id", sa.BigInteger),
        sa.column("category", sa.String),
        sa.column("length", sa.Integer),
        sa.column("draws", sa.JSON),
    )
    rows = bind.execute(sa.select(quiz).where(quiz.c.category.is_not(None))).all()
    for row in rows:
        draws = [{"category": row.category, "count": row.length, "points": None}]
        bind.execute(sa.update(quiz).where(quiz.c.id == row.id).values(draws=draws))


def downgrade() -> None:
    raise NotImplementedError("there is no way back: restore a backup")
