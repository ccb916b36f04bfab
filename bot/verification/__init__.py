"""Is this the person on the roster? Bytes in, facts out; nothing of ours, no Telegram, no rows.

files = models(folder)                     # at start: found and checked
pool = Pool(files)
probe_now = await pool.run(probe, picture)  # a Probe: a fault, or a template
found = likeness(probe_now.template, reference, cohort)
"""

from bot.verification.cards import Card, Fact, Mark, Scale
from bot.verification.decision import Likeness, Reason, Recommendation, Thresholds, likeness
from bot.verification.faces import ModelFiles, ModelsDamaged, ModelsMissing, models
from bot.verification.pictures import Fault, Gate, Quality
from bot.verification.pool import Bounds, Pool, WorkerDied, WorkerNotStarted
from bot.verification.probes import Probe
from bot.verification.replays import Hashes, Sameness, same_picture
from bot.verification.report import faces_report
from bot.verification.templates import ModelsDiffer, Template
from bot.verification.workers import card, probe

__all__ = [
    "Bounds",
    "Card",
    "Fact",
    "Fault",
    "Gate",
    "Hashes",
    "Likeness",
    "Mark",
    "ModelFiles",
    "ModelsDamaged",
    "ModelsDiffer",
    "ModelsMissing",
    "Pool",
    "Probe",
    "Quality",
    "Reason",
    "Recommendation",
    "Sameness",
    "Scale",
    "Template",
    "Thresholds",
    "WorkerDied",
    "WorkerNotStarted",
    "card",
    "faces_report",
    "likeness",
    "models",
    "probe",
    "same_picture",
]
