"""Rasa 3.6.21 compiles the schema of action results anew at every call, which takes longer than the action. Here once is enough."""
from __future__ import annotations

from typing import Any, Dict

import jsonschema
from rasa.core.actions.action import RemoteAction


def apply() -> None:
    """From now on in this process, action results are held against a validator made once. The checks are the same."""
    validator = jsonschema.Draft7Validator(RemoteAction.action_response_format_spec())

    def validate(self: RemoteAction, result: Dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = validate
