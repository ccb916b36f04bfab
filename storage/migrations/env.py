"""How Alembic meets our tables: over the connection it is given."""

from alembic import context

import storage.tables  # noqa: F401 - registers every table
from storage.database import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
