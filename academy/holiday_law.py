"""The country's holidays as the law names them: data, from which a year of the calendar is made.

Law No 267 of 13 December 2001 «On holidays», article 5 and the Labour Code, article 84: a holiday
that falls on a weekend gives the next working day; 7 January and Kurban Ait give none. The new
Constitution of 2026 made 15 March its day (article 94) in the place of 30 August. Kurban Ait
follows the moon: what is told for later years may be a day off, and is changed in the chat.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from storage.tables.columns import Bilingual

_SATURDAY = 5
_DAY = timedelta(days=1)
_NAURYZ = Bilingual("Наурыз мейрамы", "Наурыз мейрамы")
_NEW_YEAR = Bilingual("Жаңа жыл", "Новый год")
_KURBAN_AIT = Bilingual("Құрбан айт", "Курбан-айт")
_CHRISTMAS = Bilingual("Православиелік Рождество", "Православное Рождество")

# Month and day, title, the first year.
_FIXED: tuple[tuple[int, int, Bilingual, int], ...] = (
    (1, 1, _NEW_YEAR, 2026),
    (1, 2, _NEW_YEAR, 2026),
    (3, 8, Bilingual("Халықаралық әйелдер күні", "Международный женский день"), 2026),
    (3, 15, Bilingual("Конституция күні", "День Конституции"), 2027),
    (3, 21, _NAURYZ, 2026),
    (3, 22, _NAURYZ, 2026),
    (3, 23, _NAURYZ, 2026),
    (5, 1, Bilingual("Қазақстан халқының бірлігі мерекесі", "День единства народа"), 2026),
    (5, 7, Bilingual("Отан қорғаушы күні", "День защитника Отечества"), 2026),
    (5, 9, Bilingual("Жеңіс күні", "День Победы"), 2026),
    (7, 6, Bilingual("Астана күні", "День столицы"), 2026),
    (10, 25, Bilingual("Республика күні", "День Республики"), 2026),
    (12, 16, Bilingual("Тәуелсіздік күні", "День Независимости"), 2026),
)
_AITS = {
    2026: date(2026, 5, 27),
    2027: date(2027, 5, 16),
    2028: date(2028, 5, 5),
    2029: date(2029, 4, 24),
    2030: date(2030, 4, 13),
}


def free_days(year: int) -> Mapping[date, Bilingual]:
    """The days of a year on which the law lets nobody work, those a weekend moved among them."""
    days = {date(year, month, day): title for month, day, title, since in _FIXED if year >= since}
    moving = [day for day in days if day.weekday() >= _SATURDAY]
    for day, title in _unmoved(year):
        days.setdefault(day, title)
    for day in moving:
        at = day
        while at.weekday() >= _SATURDAY or at in days:
            at += _DAY
        days[at] = days[day]
    return days


def _unmoved(year: int) -> Iterator[tuple[date, Bilingual]]:
    yield date(year, 1, 7), _CHRISTMAS
    if year in _AITS:
        yield _AITS[year], _KURBAN_AIT
