"""What a row may be numbered by."""

from typing import Annotated

from pydantic import Field

# A forged number beyond it is no button of ours.
Number = Annotated[int, Field(ge=0, lt=2**63)]
