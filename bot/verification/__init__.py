"""Is this the person on the roster? Bytes in, facts out; nothing of ours, no Telegram, no rows.

files = models(folder)                     # at start: found and checked
pool = Pool(files)
probe_now = await pool.run(probe, picture)  # a Probe: a fault, or a template
found = likeness(probe_now.template, reference, cohort)

note = await pool.run(clip, content)       # a Clip: a fault, or turns and a probe
is_present = turns.matches(asked, note.turns)
"""

from bot.verification.cards import Card, Fact, Mark, Scale
from bot.verification.clips import Clip
from bot.verification.decision import Likeness, Reason, Recommendation, Thresholds, likeness
from bot.verification.document_report import document_lines, document_report
from bot.verification.documents import Checks, Document, DocumentFault, Field, Source
from bot.verification.faces import ModelFiles, ModelsDamaged, ModelsMissing, models
from bot.verification.frames import ClipFault
from bot.verification.parts import Part, installed
from bot.verification.pictures import Fault, Gate, Quality
from bot.verification.pool import Bounds, Pool, WorkerDied, WorkerNotStarted
from bot.verification.probes import Probe
from bot.verification.replays import Hashes, Sameness, is_among, same_picture
from bot.verification.report import faces_report
from bot.verification.sheets import Piece, sheet
from bot.verification.templates import ModelsDiffer, Template, mean
from bot.verification.turns import Turns
from bot.verification.workers import card, clip, document, probe

__all__ = [
    "Bounds",
    "Card",
    "Checks",
    "Clip",
    "ClipFault",
    "Document",
    "DocumentFault",
    "Fact",
    "Fault",
    "Field",
    "Gate",
    "Hashes",
    "Likeness",
    "Mark",
    "ModelFiles",
    "ModelsDamaged",
    "ModelsDiffer",
    "ModelsMissing",
    "Part",
    "Piece",
    "Pool",
    "Probe",
    "Quality",
    "Reason",
    "Recommendation",
    "Sameness",
    "Scale",
    "Source",
    "Template",
    "Thresholds",
    "Turns",
    "WorkerDied",
    "WorkerNotStarted",
    "card",
    "clip",
    "document",
    "document_lines",
    "document_report",
    "faces_report",
    "installed",
    "is_among",
    "likeness",
    "mean",
    "models",
    "probe",
    "same_picture",
    "sheet",
]
