"""Long work: what each kind of job does, by the function of Sabaq it belongs to."""

from bot.workers import audits, identity
from bot.workers.kinds import Worker

WORKERS: dict[str, Worker] = {
    "audit-verification": audits.WORKER,
    "audit-export": audits.EXPORTER,
    "identity": identity.WORKER,
}

__all__ = ["WORKERS", "Worker"]
