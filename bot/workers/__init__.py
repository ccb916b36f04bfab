"""Long work: what each kind of job does, by the function of Sabaq it belongs to."""

from bot.workers import audits, backups, consents, identity, withdrawals
from bot.workers.kinds import Worker

WORKERS: dict[str, Worker] = {
    "audit-verification": audits.WORKER,
    "audit-export": audits.EXPORTER,
    "consents-export": consents.EXPORTER,
    "consents-import": consents.IMPORTER,
    "forget-pictures": withdrawals.WORKER,
    "backup": backups.WORKER,
    "identity": identity.WORKER,
}

__all__ = ["WORKERS", "Worker"]
