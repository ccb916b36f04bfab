"""What a button carries. Ids only: the data is a hint, never a permission. Telegram allows 64
bytes, so prefixes are short; the name of a class is the name of the handler it calls."""

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from academy.timetable import Span
from locales import LOCALES

# --- everybody ---


class OpenMenu(CallbackData, prefix="menu"):
    pass


class ChooseLanguage(CallbackData, prefix="lang"):
    locale: str = Field(pattern=f"^({'|'.join(LOCALES)})$")


class OpenLanguages(CallbackData, prefix="langs"):
    pass


# --- materials ---


class OpenMaterials(CallbackData, prefix="mats"):
    page: int = 0


class OpenDiscipline(CallbackData, prefix="disc"):
    discipline_id: int
    page: int = 0


class OpenMaterial(CallbackData, prefix="mat"):
    material_id: int


class AddMaterial(CallbackData, prefix="matadd"):
    discipline_id: int


# --- timetable ---


class OpenTimetable(CallbackData, prefix="time"):
    span: Span
    page: int = 0


# --- quizzes ---


class OpenQuizzes(CallbackData, prefix="quizzes"):
    page: int = 0


class OpenQuiz(CallbackData, prefix="quiz"):
    quiz_id: int


class StartQuiz(CallbackData, prefix="qstart"):
    quiz_id: int


class ChooseOption(CallbackData, prefix="opt"):
    attempt_id: int
    question_id: int
    option_id: int


class ConfirmChoice(CallbackData, prefix="optdone"):
    attempt_id: int
    question_id: int


# --- identity ---


class OpenIdentity(CallbackData, prefix="face"):
    pass


class GiveConsent(CallbackData, prefix="agree"):
    quiz_id: int  # 0: consent for an enrolment from the menu


class RefuseConsent(CallbackData, prefix="refuse"):
    quiz_id: int


class Enrol(CallbackData, prefix="enrol"):
    quiz_id: int


class CheckIdentity(CallbackData, prefix="check"):
    quiz_id: int


class WithdrawConsent(CallbackData, prefix="withdraw"):
    pass


class DecideIdentity(CallbackData, prefix="decide"):
    check_id: int
    is_confirmed: bool


# --- consultations ---


class OpenConsultations(CallbackData, prefix="ask"):
    page: int = 0


class AskQuestion(CallbackData, prefix="askd"):
    discipline_id: int


class AnswerQuestion(CallbackData, prefix="ans"):
    thread_id: int


# --- announcements ---


class WriteAnnouncement(CallbackData, prefix="ann"):
    pass


class SendAnnouncement(CallbackData, prefix="annsend"):
    announcement_id: int


class CancelAnnouncement(CallbackData, prefix="annno"):
    announcement_id: int


class OpenAnnouncement(CallbackData, prefix="annrep"):
    announcement_id: int
    page: int = 0
