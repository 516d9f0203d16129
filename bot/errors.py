"""The project's exceptions.

    BotError
    ├── UserInputError            safe to show: carries a response of domain.yml and its values
    │   ├── ContractTypeError     not a contract type (契約類型) of the scheme
    │   └── PopulationError       not a population (住民数) to reckon with
    └── KnowledgeError            knowledge/ is not as it should be; lists every fault found

Anything else is a bug: it is logged with its traceback, and the user gets an apology with the contacts.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class BotError(Exception):
    """Base of every error raised on purpose."""


class UserInputError(BotError):
    """What the user typed cannot be used; `response_key` names the sentence that says why and what would do."""

    def __init__(self, response_key: str, **values: object) -> None:
        super().__init__(f"{response_key}: {values}")
        self.response_key = response_key
        self.values = values


class ContractTypeError(UserInputError):
    """The contract type does not exist."""


class PopulationError(UserInputError):
    """The population is not a whole number within bounds."""


@dataclass(frozen=True)
class Fault:
    """One fault in a file of knowledge/: where it is, what was expected, what stands there, how to mend it."""

    file: str
    record: str
    key: str
    expected: str
    found: str
    remedy: str

    def __str__(self) -> str:
        return (
            f"{self.file}: record {self.record}, key {self.key}: "
            f"expecting {self.expected}, got {self.found}. {self.remedy}"
        )


class KnowledgeError(BotError):
    """knowledge/ has faults; the message lists them all, one a line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        lines = "\n".join(f"- {fault}" for fault in self.faults)
        super().__init__(f"{len(self.faults)} fault(s) in knowledge/:\n{lines}")
