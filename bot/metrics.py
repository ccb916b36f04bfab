"""What this process counts about its own work, for Prometheus. No label names a person or grows."""

from datetime import datetime
from importlib.metadata import version

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from academy.health import Grade, Health

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_GRADES = {Grade.GOOD: 0, Grade.LOOK: 1, Grade.WRONG: 2}
# What is read from the health of the bot: part and fact, name, meaning.
_READ = (
    ("database", "size", "database_bytes", "Size of the database"),
    ("clock", "age", "clock_age_seconds", "Since the last beat of the clock"),
    ("telegram", "age", "telegram_age_seconds", "Since Telegram last answered"),
    ("telegram", "held", "telegram_held_updates", "Updates that Telegram holds"),
    ("updates", "waiting", "updates_waiting", "Updates stored and not answered"),
    ("updates", "age", "updates_oldest_seconds", "Age of the oldest of them"),
    ("letters", "waiting", "letters_due", "Letters that are due"),
    ("letters", "age", "letters_oldest_seconds", "Since the oldest of them is due"),
    ("letters", "urgent_age", "letters_urgent_oldest_seconds", "The same without announcements"),
    ("letters", "doubt", "letters_in_doubt", "Letters nobody knows the fate of"),
    ("work", "waiting", "work_waiting", "Long jobs that wait or are being done"),
    ("work", "age", "work_oldest_seconds", "Since the oldest of them was queued"),
    ("work", "poisoned", "work_poisoned_day", "Long jobs given up in 24 hours"),
    ("disk", "free", "disk_free_bytes", "Free room where DATA_DIR lies"),
    ("backup", "age", "backup_age_seconds", "Since the last good backup"),
)


class Metrics:
    """Made once for a process, with a registry of its own: nothing is global."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.received = self._counter("updates_received", "Updates stored")
        self.handled = self._counter("updates_handled", "How rules ended them", "outcome")
        self.letters = self._counter("letters_closed", "How letters ended", "outcome")
        self.work = self._counter("work_runs", "How runs of long jobs ended", "kind", "outcome")
        self.faces = self._counter("face_checks", "What pictures were found to be", "outcome")
        self.handling = Histogram(
            "sabaq_update_seconds",
            "From an update stored to its replies handed over",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._grades = self._gauge("part_state", "0 good, 1 look at it, 2 wrong", "part")
        self._faces_on = self._gauge("faces_on", "1 where faces are compared")
        self._read = [(part, fact, self._gauge(name, says)) for part, fact, name, says in _READ]
        build = self._gauge("build_info", "The version that runs", "version")
        build.labels(version("sabaq")).set(1)

    def answered(self, received_at: datetime, *, now: datetime) -> None:
        """The replies to an update were handed over."""
        self.handling.observe(max((now - received_at).total_seconds(), 0))

    def page(self, found: Health) -> bytes:
        """Everything, with the health as it was found."""
        facts = {line.part: line.facts for line in found.lines}
        for line in found.lines:
            self._grades.labels(line.part).set(_GRADES[line.grade])
        self._faces_on.set(facts.get("faces", {}).get("state") == "on")
        for part, fact, gauge in self._read:
            value = facts.get(part, {}).get(fact)
            gauge.set(float("nan") if value is None else value)
        return generate_latest(self.registry)

    def _counter(self, name: str, says: str, *labels: str) -> Counter:
        return Counter(f"sabaq_{name}", says, labels, registry=self.registry)

    def _gauge(self, name: str, says: str, *labels: str) -> Gauge:
        return Gauge(f"sabaq_{name}", says, labels, registry=self.registry)
