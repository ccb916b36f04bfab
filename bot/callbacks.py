"""What a button carries. Ids only: the data is a hint, never a permission. Telegram allows 64
bytes, so prefixes are short; the name of a class is the name of the handler it calls."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from academy.timetable import Span
from locales import LOCALES

# What a row may be numbered by; a forged number beyond it is no button of ours.
Number = Annotated[int, Field(ge=0, lt=2**63)]

# --- everybody ---


class OpenMenu(CallbackData, prefix="menu"):
    pass


class ChooseLanguage(CallbackData, prefix="lang"):
    locale: str = Field(pattern=f"^({'|'.join(LOCALES)})$")


class OpenLanguages(CallbackData, prefix="langs"):
    pass


# --- materials ---


class OpenMaterials(CallbackData, prefix="mats"):
    page: Number = 0


class OpenDiscipline(CallbackData, prefix="disc"):
    discipline_id: Number
    page: Number = 0


class OpenMaterial(CallbackData, prefix="mat"):
    material_id: Number


class AddMaterial(CallbackData, prefix="matadd"):
    discipline_id: Number


# --- timetable ---


class OpenTimetable(CallbackData, prefix="time"):
    span: Span
    page: Number = 0


# --- quizzes ---


class OpenQuizzes(CallbackData, prefix="quizzes"):
    page: Number = 0


class OpenQuiz(CallbackData, prefix="quiz"):
    quiz_id: Number


class StartQuiz(CallbackData, prefix="qstart"):
    quiz_id: Number


class ChooseOption(CallbackData, prefix="opt"):
    attempt_id: Number
    question_id: Number
    option_id: Number


class ConfirmChoice(CallbackData, prefix="optdone"):
    attempt_id: Number
    question_id: Number


# --- identity ---


class OpenIdentity(CallbackData, prefix="face"):
    pass


class GiveConsent(CallbackData, prefix="agree"):
    quiz_id: Number  # 0: consent for an enrolment from the menu


class RefuseConsent(CallbackData, prefix="refuse"):
    quiz_id: Number


class Enrol(CallbackData, prefix="enrol"):
    quiz_id: Number


class CheckIdentity(CallbackData, prefix="check"):
    quiz_id: Number


class WithdrawConsent(CallbackData, prefix="withdraw"):
    pass


class DecideIdentity(CallbackData, prefix="decide"):
    check_id: Number
    is_confirmed: bool


# --- consultations ---


class OpenConsultations(CallbackData, prefix="ask"):
    page: Number = 0


class AskQuestion(CallbackData, prefix="askd"):
    discipline_id: Number


class AnswerQuestion(CallbackData, prefix="ans"):
    thread_id: Number


# --- announcements ---


class WriteAnnouncement(CallbackData, prefix="ann"):
    pass


class SendAnnouncement(CallbackData, prefix="annsend"):
    announcement_id: Number


class CancelAnnouncement(CallbackData, prefix="annno"):
    announcement_id: Number


class OpenAnnouncement(CallbackData, prefix="annrep"):
    announcement_id: Number
    page: Number = 0
