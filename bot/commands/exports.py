"""`sabaq export …`: data for others."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated

import typer

from academy import audit, consent_register, registers, results, statements, trace
from academy.cells import Format
from academy.errors.quizzes import QuizNotFound
from academy.result_sheets import Book, suited, written
from academy.settings import load
from bot import console
from bot.commands import writing
from bot.commands.options import File, Language
from bot.commands.questions import export_questions
from bot.console import tell
from bot.result_files import Reading, book
from locales import Translator
from storage.database import Session

exports = typer.Typer(
    no_args_is_help=True,
    help="Give out data: the digital trace, decisions, consents, results, question banks",
)
exports.command("questions")(export_questions)


@exports.command("trace")
def export_trace(file: File) -> None:
    """Write the digital trace as xAPI 1.0.3 statements, one a line."""
    home_page = load().home_page

    async def rows(session: Session) -> AsyncIterator[str]:
        async for line in trace.lines(session):
            yield json.dumps(statements.statement(line, home_page), ensure_ascii=False)

    def note(session: Session, count: int) -> None:
        audit.note(session, None, "trace-exported", now=console.now(), lines=count)

    tell(f"{console.run(writing.lines(file, rows, note))} statements: {file}")


@exports.command("decisions")
def export_decisions(file: File) -> None:
    """Write the register of managerial decisions as CSV (UTF-8 with its mark, for spreadsheets)."""

    def note(session: Session, count: int) -> None:
        audit.note(session, None, "decisions-exported", now=console.now(), lines=count)

    work = writing.table(file, registers.COLUMNS, registers.rows, note)
    tell(f"{console.run(work)} decisions: {file}")


@exports.command("consents")
def export_consents(file: File) -> None:
    """Write the register of consents as CSV (UTF-8 with its mark, for spreadsheets)."""

    def note(session: Session, count: int) -> None:
        audit.note(session, None, "consents-exported", now=console.now(), lines=count)

    work = writing.table(file, consent_register.COLUMNS, consent_register.rows, note)
    tell(f"{console.run(work)} consents: {file}")


@exports.command("results")
def export_results(
    quiz: Annotated[int, typer.Option(help="number of the quiz")],
    format: Annotated[Format, typer.Option(help="of the file")] = Format.XLSX,
    out: Annotated[Path | None, typer.Option(help="the file; else results-QUIZ.FORMAT")] = None,
    language: Language = "ru",
) -> None:
    """Write the results of a quiz: a row for each attempt, with every answer, its points, time."""
    t = Translator(language)
    try:
        found = console.run(_results(t, quiz))
    except QuizNotFound:
        console.stop(f"There is no quiz {quiz}.")
    to = suited(found, format)
    file = out or Path(f"results-{quiz}.{to}")
    file.write_bytes(written(found, to))
    console.run(_note_results(quiz, to))
    tell(f"{len(found.attempts)} attempts: {file}")


async def _results(t: Translator, quiz_id: int) -> Book:
    async def in_silence(done: int, total: int) -> None:
        """The console shows no progress."""

    async with console.database() as db:
        return await book(Reading(db, t, quiz_id, None, in_silence))


async def _note_results(quiz_id: int, to: Format) -> None:
    async with console.database() as db, db.begin() as session:
        results.note_export(session, None, quiz_id, to, now=console.now())
