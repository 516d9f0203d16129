"""The faster check of action results finds what Rasa's own finds."""
from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction

from bot.web import compiled_validation

GOOD = {"events": [{"event": "slot", "timestamp": None, "name": "focus", "value": {"kind": "answer", "id": "x"}}], "responses": [{"text": "a"}]}
BAD: list[Any] = [{"events": [{"event": "slot"}]}, {"events": "none"}, {"responses": ["text"]}, []]


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    rasas_own = RemoteAction._validate_action_result
    monkeypatch.setattr(RemoteAction, "_validate_action_result", rasas_own)  # so that it is put back
    compiled_validation.apply()
    return [rasas_own, RemoteAction._validate_action_result]


def test_both_accept_what_is_right(checks: list[Any]) -> None:
    action = RemoteAction("action_answer", None)
    assert [check(action, GOOD) for check in checks] == [True, True]


@pytest.mark.parametrize("result", BAD)
def test_both_refuse_what_is_wrong(result: Any, checks: list[Any]) -> None:
    action = RemoteAction("action_answer", None)
    for check in checks:
        with pytest.raises(jsonschema.ValidationError):
            check(action, result)
