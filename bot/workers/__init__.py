"""Long work: what each kind of job does, by the function of Sabaq it belongs to."""

from academy import bank_orders, face_orders, roster_orders
from academy import consultation_statistics as statistics_names
from academy import references as reference_names
from academy import rehearsals as rehearsal_names
from academy import transcripts as transcript_names
from academy.results import EXPORT
from bot.workers import (
    audits,
    backups,
    bank_files,
    consents,
    consultation_statistics,
    erasures,
    face_imports,
    identity,
    mydata,
    questions,
    references,
    rehearsals,
    results,
    roster_files,
    rosters,
    transcripts,
    withdrawals,
)
from bot.workers.kinds import Worker

WORKERS: dict[str, Worker] = {
    "audit-verification": audits.WORKER,
    "audit-export": audits.EXPORTER,
    "consents-export": consents.EXPORTER,
    "consents-import": consents.IMPORTER,
    "forget-pictures": withdrawals.WORKER,
    "backup": backups.WORKER,
    "erasure": erasures.WORKER,
    "identity": identity.WORKER,
    reference_names.KEEPING: references.WORKER,
    face_orders.TRYING: face_imports.TRIER,
    face_orders.TAKING: face_imports.TAKER,
    roster_orders.STAGING: rosters.STAGER,
    roster_orders.APPLYING: rosters.APPLIER,
    roster_orders.UNDOING: rosters.UNDOER,
    roster_orders.DECIDING: rosters.DECIDER,
    roster_orders.LISTING: roster_files.LISTER,
    roster_orders.TEMPLATE: roster_files.TEMPLATER,
    bank_orders.READING: questions.READER,
    bank_orders.TAKING: questions.TAKER,
    bank_orders.EXPORTING: bank_files.EXPORTER,
    bank_orders.TEMPLATE: bank_files.TEMPLATER,
    "my-data": mydata.WORKER,
    rehearsal_names.WORK: rehearsals.WORKER,
    EXPORT: results.EXPORTER,
    transcript_names.EXPORT: transcripts.EXPORTER,
    statistics_names.EXPORT: consultation_statistics.EXPORTER,
}

__all__ = ["WORKERS", "Worker"]
