"""Whole conversations over REST through the trained model; the cases are data."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.assistant import Assistant

CASES = YAML(typ="safe").load((Path(__file__).parent / "cases" / "conversations.yml").read_text(encoding="utf-8"))["conversations"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_conversation(case: dict[str, Any], assistant: Assistant) -> None:
    found = assistant.faults(case["turns"])
    assert not found, f"{case['name']}:\n" + "\n".join(found)
