"""The clock. The database says what is due; a job only asks it at the right moment."""

from bot.scheduler import (
    announcements,
    attempts,
    audit,
    backups,
    erasures,
    health,
    hours,
    identity,
    outgoing,
    overdue,
    quiz_windows,
    reminders,
    results,
    retention,
    rosters,
)
from bot.scheduler.jobs import Job

JOBS: list[Job] = [
    results.renew_quiz_panels,
    attempts.end_overdue,
    attempts.queue_warnings,
    identity.expire_challenges,
    identity.end_rechecks,
    identity.delete_old_pictures,
    identity.remind_reviewers,
    identity.escalate_cases,
    identity.return_unanswered_checks,
    identity.take_old_cards_back,
    reminders.queue_lesson_reminders,
    quiz_windows.remind_of_closing_quizzes,
    announcements.report_announcements,
    announcements.renew_announcement_panels,
    audit.seal_audit_lines,
    audit.retain_audit_months,
    audit.write_down_audit_head,
    audit.verify_audit_chain,
    erasures.forget_erased_chats,
    erasures.go_on_erasing,
    retention.remove_expired_data,
    outgoing.remove_old_files,
    backups.queue_backup,
    hours.seed_holidays,
    overdue.remind_of_waiting_threads,
    overdue.escalate_waiting_threads,
    health.sound_alarms,
    rosters.go_on_undoing_rosters,
    rosters.forget_staged_rosters,
]

__all__ = ["JOBS"]
