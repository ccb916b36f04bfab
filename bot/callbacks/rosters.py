"""Buttons of rosters: the file, the dry run, its lines, the missing."""

from aiogram.filters.callback_data import CallbackData

from academy.roster_missing import Fate
from bot.callbacks.numbers import Number
from storage.tables.rosters import LineChange


class OpenRosters(CallbackData, prefix="ros"):
    pass


class GetRosterTemplate(CallbackData, prefix="rostpl"):
    pass


class OpenRoster(CallbackData, prefix="rosone"):
    import_id: Number


class OpenRosterLines(CallbackData, prefix="roslin"):
    import_id: Number
    change: LineChange
    page: Number = 0


class GetRosterLines(CallbackData, prefix="rosdoc"):
    import_id: Number
    change: LineChange


class ApplyRoster(CallbackData, prefix="rosapp"):
    import_id: Number


class DropRoster(CallbackData, prefix="rosdrop"):
    import_id: Number


class UndoRoster(CallbackData, prefix="rosund"):
    import_id: Number


class ConfirmRosterUndo(CallbackData, prefix="rosundok"):
    import_id: Number


class OpenMissing(CallbackData, prefix="rosmis"):
    import_id: Number
    page: Number = 0


class ChooseMissing(CallbackData, prefix="rosmisone"):
    import_id: Number
    line_id: Number = 0  # 0: all of them


class DecideMissing(CallbackData, prefix="rosfate"):
    import_id: Number
    line_id: Number
    fate: Fate


class ConfirmMissing(CallbackData, prefix="rosfateok"):
    import_id: Number
    line_id: Number
    fate: Fate
