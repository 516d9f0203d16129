"""Puts the files of one edition together into a `Knowledge`; all faults are reported at once."""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import cattrs

from bot.errors import Fault, KnowledgeError
from bot.knowledge import checks
from bot.knowledge.model import (
    Answer,
    BasePlan,
    Citation,
    Contact,
    ContractType,
    Cost,
    Cover,
    Edition,
    Exclusion,
    Fact,
    Incident,
    Knowledge,
    Section,
    Support,
    Term,
    Trigger,
)
from bot.knowledge.reader import read
from bot.language import Text

ROOT = Path(__file__).resolve().parents[2] / "knowledge"

Record = TypeVar("Record")

_converter = cattrs.Converter()
_converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
_converter.register_structure_hook(datetime.date, lambda value, _: datetime.date.fromisoformat(value))
_converter.register_structure_hook(datetime.time, lambda value, _: datetime.time.fromisoformat(value))


@cache
def load(edition: str | None = None, root: Path = ROOT) -> Knowledge:
    """The knowledge of one edition (the newest folder where none is named), read once in a process.

    Raises KnowledgeError with every fault of every file.
    >>> load().contract_types[9].rate_with_cyber
    Decimal('97.3')
    """
    folder = root / (edition or newest(root))
    faults: list[Fault] = []
    files = {name: read(folder / f"{name}.yml", root / "schema", name, faults) for name in _EDITION_FILES}
    answers = [read(path, root / "schema", "answers", faults) for path in sorted((folder / "answers").glob("*.yml"))]
    phrases = [read(path, root / "schema", "phrases", faults) for path in sorted(folder.glob("phrases_*.yml"))]
    language = {name: read(root / "language" / f"{name}.yml", root / "schema", name, faults) for name in _LANGUAGE_FILES}
    faults.extend(_doubles(files, answers, phrases))
    if faults:
        raise KnowledgeError(faults)
    knowledge = _assemble(files, answers, phrases, language)
    faults = checks.check(knowledge)
    if faults:
        raise KnowledgeError(faults)
    return knowledge


_EDITION_FILES = ("edition", "source", "facts", "contract_types", "coverage", "incidents", "support", "contacts")
_LANGUAGE_FILES = ("glossary", "signals", "concepts", "premise")


def newest(root: Path = ROOT) -> str:
    """The id of the newest edition: folders are named by fiscal year."""
    editions = sorted(path.name for path in root.iterdir() if path.is_dir() and path.name.isdigit())
    if not editions:
        raise KnowledgeError([Fault(root.name, "-", "-", "a folder per edition, such as 2022", "none", "Add the edition's folder.")])
    return editions[-1]


def _assemble(files: Mapping[str, Any], answers: list[Any], phrases: list[Any], language: Mapping[str, Any]) -> Knowledge:
    coverage, table = files["coverage"], files["contract_types"]
    return Knowledge(
        edition=_record({k: v for k, v in files["edition"].items() if k != "remark"}, Edition),
        sections=_by_id(files["source"]["sections"], Section),
        facts=_by_id(files["facts"]["facts"], Fact),
        cyber_rate=Decimal(table["cyber_rate"]),
        columns={name: _record(column, Text) for name, column in table["columns"].items()},
        column_words={name: tuple(words) for name, words in table["column_words"].items()},
        contract_types={row["id"]: _record(row, ContractType) for row in table["contract_types"]},
        contract_types_cite=_record(table["cite"], Citation),
        triggers=_by_id(coverage["triggers"], Trigger),
        covers=_by_id(coverage["covers"], Cover),
        costs=_by_id(coverage["costs"], Cost),
        exclusions=_by_id(coverage["exclusions"], Exclusion),
        base_plan=_record(coverage["base_plan"], BasePlan),
        incidents=_by_id(files["incidents"]["incidents"], Incident),
        support=_record(files["support"], Support),
        contacts=_by_id(files["contacts"]["contacts"], Contact),
        terms=_by_id(language["glossary"]["terms"], Term),
        answers=_by_id([{**entry, "topic": file["topic"]} for file in answers for entry in file["entries"]], Answer),
        phrases={id: _record(text, Text) for file in phrases for id, text in file["phrases"].items()},
        signals=language["signals"],
        concepts={name: tuple(words) for name, words in language["concepts"]["concepts"].items()},
        premise={name: {side: tuple(cues) for side, cues in sides.items()} for name, sides in language["premise"].items()},
    )


def _record(record: Mapping[str, Any], kind: type[Record]) -> Record:
    return _converter.structure(record, kind)


def _by_id(records: Iterable[Mapping[str, Any]], kind: type[Record]) -> dict[str, Record]:
    return {record["id"]: _record(record, kind) for record in records}


def _doubles(files: Mapping[str, Any], answers: list[Any], phrases: list[Any]) -> list[Fault]:
    """Ids that stand twice: the second would hide the first."""
    faults: list[Fault] = []
    lists: list[tuple[str, Iterable[Any]]] = [
        (f"{name}.yml", (record["id"] for record in value))
        for content in files.values() if content
        for name, value in content.items() if isinstance(value, list) and value and isinstance(value[0], dict) and "id" in value[0]
    ]
    lists.append(("answers", (entry["id"] for file in answers if file for entry in file["entries"])))
    lists.append(("phrases", (id for file in phrases if file for id in file["phrases"])))
    for file, ids in lists:
        seen: set[Any] = set()
        for id in ids:
            if id in seen:
                faults.append(Fault(file, str(id), "id", "an id of its own", "the id a second time", "Rename or remove one of the two."))
            seen.add(id)
    return faults
