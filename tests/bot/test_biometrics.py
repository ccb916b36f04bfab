"""What reads cards: a pool of its own that leaves the processor to others."""

from bot.biometrics import cards
from bot.verification import Bounds, Pool, models
from tests.verification.test_card_pictures import niceness_of_this_process


def test_where_no_faces_are_compared_nobody_reads_cards() -> None:
    assert cards(None) is None


async def test_cards_are_read_behind_selfies_with_the_same_models() -> None:
    selfies = Pool(models(), Bounds(workers=1))

    reading = cards(selfies)

    assert reading is not None
    assert reading is not selfies
    assert reading.files == selfies.files
    assert await reading.run(niceness_of_this_process) == 10
    await reading.close()
    await selfies.close()
