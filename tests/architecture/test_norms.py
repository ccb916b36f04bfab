"""The house style, as far as a machine can read it."""

import ast
import re
from pathlib import Path, PurePath

import pytest

from tests.architecture.sources import PRODUCT, ROOT, Source, called, dotted, files, modules

MOST_LINES = 250
MOST_LINES_ELSEWHERE = 500
VAGUE = {"utils", "util", "helpers", "helper", "base", "manager", "managers", "common", "misc"}
CYRILLIC = re.compile("[\u0400-\u04ff]")

# Cyrillic in Python that is not a sentence for a person; each file says why.
CYRILLIC_DATA = {
    "storage/tables/folding.py": "letters that are typed one for the other",
    "academy/importing/lesson_words.py": "words by which lessons are recognised in calendars",
    "academy/importing/aiken_letters.py": "letters of options, words before the right answer",
    "academy/importing/question_headers.py": "words by which columns of questions are recognised",
    "academy/importing/question_words.py": "words of question tables: kinds, truth, levels",
    "academy/importing/consent_words.py": "words by which columns and values of a list are known",
    "academy/bank_files.py": "letters by which the language of a question bank is told",
    "academy/stop_words.py": "small words that are not compared when a question is looked for",
    "academy/stems.py": "letters by which a language is told",
    "academy/vocabulary.py": "the xAPI vocabulary names its verbs in both languages",
    "academy/thanks_words.py": "words by which mere thanks are known",
    "academy/moments.py": "words of dates as they are typed in both languages",
    "academy/holiday_law.py": "the names of public holidays, put into the calendar as rows",
    "academy/settings.py": "the Academy's own name, unless it is set",
    "academy/importing/decoding.py": "letters by which a wrong encoding is recognised",
    "academy/importing/lesson_owners.py": "words by which a teacher is recognised in calendars",
    "academy/importing/roster_cells.py": "the letter of an exponent, typed in Cyrillic",
    "academy/importing/roster_headers.py": "words by which the columns of a roster are recognised",
    "academy/importing/roster_letters.py": "letters that are typed one for the other",
    "academy/importing/roster_phones.py": "words before the extension of a telephone number",
    "academy/roster_places.py": "a letter of both languages that folding changes, too",
    "bot/verification/mrz.py": "letters a recogniser writes where Latin ones are printed",
    "academy/importing/qti_choices.py": "what authors call true and false",
    "academy/importing/roster_words.py": "words of rosters: roles, languages, kinds, totals",
}
HOSTS = [
    "pypi." + "org",
    "files.python" + "hosted.org",
    "registry.npm" + "js.org",
    "registry.yarn" + "pkg.com",
    "proxy.golang" + ".org",
    "index.crates" + ".io",
]
CLOCKS = {"bot/app.py", "bot/console.py"}  # who may ask what time it is
ALL = modules(*PRODUCT)


def calls(source: Source, name: str) -> list[str]:
    """Where the source calls this name, or a method of this name."""
    return [
        source.at(call) for call in source.walk(ast.Call) if f".{called(call)}".endswith(f".{name}")
    ]


def everywhere(name: str, *, but: str = "") -> list[str]:
    return [place for source in ALL if source.name != but for place in calls(source, name)]


def test_every_module_says_what_it_is_for() -> None:
    silent = [s.name for s in ALL if s.text.strip() and not ast.get_docstring(s.tree)]

    assert silent == []


def test_a_module_fits_in_250_lines_and_any_other_text_in_500() -> None:
    long = [s.name for s in ALL if s.text.count("\n") > MOST_LINES]
    others = [n for n in files() if n.endswith((".js", ".css", ".ftl")) or n.startswith("tests/")]
    texts = [n for n in others if n.endswith((".py", ".js", ".css", ".ftl"))]
    long += [n for n in texts if Source(n).text.count("\n") > MOST_LINES_ELSEWHERE]

    assert long == []


def test_no_name_of_a_module_hides_what_is_in_it() -> None:
    vague = []
    for source in modules(*PRODUCT, "tests", "bench"):
        path = PurePath(source.name).with_suffix("")
        words = {word for part in path.parts for word in part.split("_")}
        if source.name.startswith("bot/handlers/common/"):
            words.remove("common")
        vague += [source.name] if words & VAGUE else []

    assert vague == []


def test_nobody_commits_but_the_database() -> None:
    assert everywhere("commit", but="storage/database.py") == []


def test_the_row_decides_a_race_never_a_savepoint_or_a_caught_error() -> None:
    caught = [
        source.at(handler)
        for source in ALL
        for handler in source.walk(ast.ExceptHandler)
        if handler.type and "IntegrityError" in ast.dump(handler.type)
    ]

    assert everywhere("begin_nested") + caught == []


def test_what_is_shown_is_loaded_on_purpose() -> None:
    lazy = [
        source.at(call)
        for source in ALL
        for call in source.walk(ast.Call)
        if called(call).endswith("relationship")
        and {k.arg: ast.unparse(k.value) for k in call.keywords}.get("lazy") != "'raise'"
    ]

    assert lazy == []


def test_tasks_are_started_where_somebody_waits_for_them() -> None:
    detached = [
        place
        for name in ("asyncio.create_task", "asyncio.ensure_future")
        for place in everywhere(name, but="bot/app.py")
        if not place.startswith("emulator/")
    ]

    assert detached == []


def test_nothing_is_printed() -> None:
    assert everywhere("print") == []


def test_the_time_is_an_argument() -> None:
    """Only the composition root and the console look at a clock, and at an aware one."""
    looking = {
        place.rpartition(":")[0]
        for name in ("datetime.now", "date.today", "time.time", "utcnow", "utcfromtimestamp")
        for place in everywhere(name)
        if not place.startswith("emulator/")
    }
    naive = [
        source.at(call)
        for source in ALL
        for call in source.walk(ast.Call)
        if called(call).endswith("datetime.now") and not (call.args or call.keywords)
    ]

    assert looking <= CLOCKS
    assert naive == []


def cyrillic(source: Source) -> list[str]:
    """Strings with Cyrillic letters that are not docstrings."""
    quoted = {id(each.value) for each in source.walk(ast.Expr)}
    return [
        f"{source.at(text)} {text.value!r}"
        for text in source.walk(ast.Constant)
        if isinstance(text.value, str) and CYRILLIC.search(text.value) and id(text) not in quoted
    ]


def test_no_sentence_a_person_reads_stands_in_python() -> None:
    sources = modules("bot", "academy", "storage", "locales")
    spoken = {source.name: found for source in sources if (found := cyrillic(source))}

    assert {name: spoken[name] for name in spoken.keys() - CYRILLIC_DATA.keys()} == {}
    assert CYRILLIC_DATA.keys() - spoken.keys() == set(), "these need no exception any more"


def test_a_handler_says_and_never_sends() -> None:
    """No handler awaits an object of Telegram: what it returns is sent after the commit."""
    sent = [
        f"{source.at(awaited)} {ast.unparse(awaited)}"
        for source in modules("bot/handlers", "bot/screens")
        for awaited in source.walk(ast.Await)
        if isinstance(awaited.value, ast.Call) and is_of_telegram(awaited.value)
    ]

    assert sent == []


def is_of_telegram(call: ast.Call) -> bool:
    owners = dotted(call.func).split(".")
    event = {"message", "query", "event", "callback", "update"} & set(owners[:1])
    return bool(event) or "bot" in owners or owners[-1].startswith(("send_", "edit_message"))


def texts() -> list[Source]:
    return [Source(name) for name in files() if is_text(ROOT / name)]


def is_text(path: Path) -> bool:
    return b"\0" not in path.read_bytes()[:1024]


@pytest.mark.parametrize("forbidden", [*HOSTS, str(ROOT), str(ROOT.parent / "shared")])
def test_no_file_names_a_package_registry_or_a_folder_of_this_machine(forbidden: str) -> None:
    assert [source.name for source in texts() if forbidden in source.text] == []


def test_a_lock_file_holds_no_address() -> None:
    locks = [Source(name) for name in files() if name.endswith(".lock")]

    assert locks
    assert [lock.name for lock in locks if "://" in lock.text] == []
