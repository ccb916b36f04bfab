"""Troubles on demand: what the next calls of a method have to suffer."""

from dataclasses import dataclass

from emulator.errors import Impossible

KINDS = ("429", "500", "cut_before", "cut_after", "latency")


@dataclass
class Fault:
    """One trouble for the next `times` calls of a method ('*' is any but getUpdates)."""

    method: str
    kind: str
    times: int = 1
    seconds: float = 0.0
    retry_after: int = 1

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise Impossible(f"unknown kind of fault: {self.kind}; known: {', '.join(KINDS)}")

    def strikes(self, method: str) -> bool:
        wanted = self.method.lower()
        return wanted == method if wanted != "*" else method != "getupdates"


class Faults:
    """The troubles still to come, the oldest first."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self.waiting.append(fault)

    def clear(self) -> None:
        self.waiting.clear()

    def next_for(self, method: str) -> Fault | None:
        """The trouble of this call, used up by asking; a method's name is not case sensitive."""
        for fault in self.waiting:
            if fault.strikes(method.lower()):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None
