"""What was wrong with the rows: the first few for standard error, all of them for a CSV file that exists only where there are any."""
from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bot.commands import refusal
from bot.commands.batch.columns import Columns
from bot.commands.batch.output import appearing
from bot.commands.batch.row import Fault
from bot.knowledge.model import Knowledge
from bot.language import Language

#: Faults told one by one.
TOLD = 20


class Faults:
    """Hears of faults in order. `told` are the sentences of the first ones, `count` is how many there were."""

    def __init__(self, path: Path | None, columns: Columns, language: Language, knowledge: Knowledge, stack: ExitStack) -> None:
        self._path, self._columns, self._language, self._knowledge, self._stack = path, columns, language, knowledge, stack
        self._writer: Any = None
        self.told: list[str] = []
        self.count = 0

    def add(self, fault: Fault) -> None:
        """Take one more. Raises FileError, OSError where the file cannot be written."""
        self.count += 1
        if len(self.told) < TOLD:
            self.told.append(self._sentence(fault))
        if self._path is None:
            return
        if self._writer is None:
            self._writer = csv.writer(self._stack.enter_context(appearing(self._path)))
            self._writer.writerow([self._phrase(f"batch.error.{name}") for name in ("line", "column", "value", "reason")])
        reason = refusal.reason(fault.error, self._language, self._knowledge)
        self._writer.writerow([_lines(fault), self._heading(fault), fault.value, reason])

    def _sentence(self, fault: Fault) -> str:
        error, language, knowledge = fault.error, self._language, self._knowledge
        if fault.value or fault.column is not None:
            about = refusal.about_value(self._heading(fault), fault.value, error, language, knowledge)
        else:
            about = refusal.reason(error, language, knowledge)
        return self._phrase("batch.fault").format(lines=_lines(fault), about=about)

    def _heading(self, fault: Fault) -> str:
        return self._phrase("batch.row") if fault.column is None else self._columns.headings[fault.column]

    def _phrase(self, id: str) -> str:
        return self._knowledge.phrases[id].get(self._language)


def _lines(fault: Fault) -> str:
    return str(fault.first_line) if fault.first_line == fault.last_line else f"{fault.first_line}-{fault.last_line}"
