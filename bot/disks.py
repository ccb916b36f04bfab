"""The disk that the data lie on."""

import shutil
from pathlib import Path

from academy.signs import Disk


def disk(folder: Path) -> Disk:
    """The room on the disk of this folder, or of the one it will be made in."""
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    usage = shutil.disk_usage(there)
    return Disk(free=usage.free, total=usage.total)
