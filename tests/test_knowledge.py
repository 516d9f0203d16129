"""knowledge/ itself, and what its loader says where it is broken."""
from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.errors import KnowledgeError
from bot.knowledge import Knowledge, load
from bot.knowledge.loader import ROOT

MISTAKES = YAML(typ="safe").load((Path(__file__).parent / "cases" / "broken_knowledge.yml").read_text(encoding="utf-8"))["mistakes"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT, tmp_path / "knowledge"))


def change(path: Path, find: str, replacement: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert find in text, f"{path.name} no longer holds {find!r}: mend the case"
    path.write_text(text.replace(find, replacement, 1), encoding="utf-8")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_a_mistake_is_named(mistake: dict[str, Any], copy: Path) -> None:
    change(copy / mistake["file"], mistake["find"], mistake["with"])
    with pytest.raises(KnowledgeError) as caught:
        load(root=copy)
    missing = [words for words in mistake["says"] if str(words) not in str(caught.value)]
    assert not missing, f"{missing} not in: {caught.value}"


def test_all_faults_are_reported_together(copy: Path) -> None:
    change(copy / "2022" / "facts.yml", "en: about 60%, ", "")
    change(copy / "2022" / "contacts.yml", "phone: 03-5512-4750", "phone: none")
    (copy / "2022" / "support.yml").unlink()
    with pytest.raises(KnowledgeError) as caught:
        load(root=copy)
    assert {fault.file for fault in caught.value.faults} == {"2022/facts.yml", "2022/contacts.yml", "2022/support.yml"}


def test_a_second_edition_stands_beside_the_first(copy: Path) -> None:
    shutil.copytree(copy / "2022", copy / "2023")
    change(copy / "2023" / "edition.yml", 'id: "2022"', 'id: "2023"')
    assert load(root=copy).edition.id == "2023"
    assert load("2022", root=copy).edition.id == "2022"


def test_the_edition_named_must_exist(copy: Path) -> None:
    with pytest.raises(KnowledgeError, match="1999"):
        load("1999", root=copy)


def test_the_table_of_section_11(knowledge: Knowledge) -> None:
    assert list(knowledge.contract_types) == list(range(1, 11))
    assert {row.cyber_response_costs for row in knowledge.contract_types.values()} == {30_000_000}
    assert [row.cyber_liability // 100_000_000 for row in knowledge.contract_types.values()] == [1] * 6 + [2] * 4


def test_every_trigger_has_incidents(knowledge: Knowledge) -> None:
    shown = {trigger for incident in knowledge.incidents.values() for trigger in incident.triggers}
    assert shown == set(knowledge.triggers)
