"""Reads one YAML file and holds it against its schema in knowledge/schema; collects faults instead of stopping."""
from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from bot.errors import Fault

_TYPE_NAMES = {
    "object": "a record",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}


def read(path: Path, schema_folder: Path, schema: str, faults: list[Fault]) -> Any:
    """The file's content, or None where it cannot be read; every fault found is appended to `faults`.

    A key that stands twice, broken YAML and a missing file are faults like any other.
    """
    file = f"{path.parent.name}/{path.name}"
    if not path.is_file():
        faults.append(Fault(file, "-", "-", "the file", "nothing", "Add the file; knowledge/README.md says what it holds."))
        return None
    try:
        content = YAML(typ="safe", pure=False).load(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        faults.append(Fault(file, "-", "-", "UTF-8 text", str(error), "Save the file as UTF-8."))
        return None
    except MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}" if mark else "-"
        faults.append(
            Fault(file, where, "-", "YAML that can be read", str(error.problem), "Mend the line; indentation, quotes and keys that stand twice are the usual causes.")
        )
        return None
    validator = jsonschema.Draft7Validator(_schema(schema_folder, schema))
    found = [_fault(file, content, error) for error in sorted(validator.iter_errors(content), key=lambda e: [str(p) for p in e.absolute_path])]
    faults.extend(found)
    return None if found else content


@cache
def _schema(folder: Path, name: str) -> dict[str, Any]:
    yaml = YAML(typ="safe", pure=False)
    schema: dict[str, Any] = yaml.load((folder / f"{name}.yml").read_text(encoding="utf-8"))
    common = yaml.load((folder / "common.yml").read_text(encoding="utf-8"))
    schema["definitions"] = {**common["definitions"], **schema.get("definitions", {})}
    return schema


def _fault(file: str, content: Any, error: Any) -> Fault:
    record, key = _place(content, list(error.absolute_path))
    expected, found = _difference(error)
    if error.validator in ("required", "additionalProperties"):
        key = ".".join(part for part in (key, _named_key(error)) if part not in ("", "-"))
    remedy = error.schema.get("description") or "See knowledge/README.md for what belongs here."
    return Fault(file, record, key or "-", expected, found, str(remedy))


def _place(content: Any, path: Sequence[Any]) -> tuple[str, str]:
    """Record and key of a fault: the record by its id where it has one, otherwise by its number."""
    if len(path) >= 2 and isinstance(path[1], int):
        record = content[path[0]][path[1]]
        name = record.get("id") if isinstance(record, Mapping) else None
        return str(name if name is not None else f"{path[0]}[{path[1] + 1}]"), ".".join(str(part) for part in path[2:])
    return (str(path[0]), ".".join(str(part) for part in path[1:])) if path else ("-", "")


def _named_key(error: Any) -> str:
    """The key that is missing or too many."""
    if error.validator == "required":
        return next((str(key) for key in error.validator_value if key not in error.instance), "")
    return ", ".join(sorted(str(key) for key in error.instance if key not in error.schema.get("properties", {})))


def _difference(error: Any) -> tuple[str, str]:
    value: Any = error.validator_value
    found = repr(error.instance) if not isinstance(error.instance, (dict, list)) else _shape(error.instance)
    if error.validator == "required":
        return "this key", "nothing"
    if error.validator == "additionalProperties":
        known = list(error.schema.get("properties", {}))
        near = difflib.get_close_matches(_named_key(error), known, n=1)
        return (f"{near[0]} (a near match)" if near else f"one of {', '.join(known)}"), "an unknown key"
    if error.validator == "type":
        names = value if isinstance(value, list) else [value]
        return " or ".join(_TYPE_NAMES.get(name, name) for name in names), f"{_kind(error.instance)} {found}"
    if error.validator == "enum":
        return f"one of {', '.join(map(str, value))}", found
    if error.validator == "pattern":
        return f"text of the form {value}", found
    if error.validator in ("minItems", "minLength", "minimum"):
        return f"at least {value}", found
    return str(error.message), found


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true/false"
    if isinstance(value, (int, float)):
        return "number"
    return {str: "text", list: "list", dict: "record", type(None): "empty"}.get(type(value), type(value).__name__)


def _shape(value: dict[Any, Any] | list[Any]) -> str:
    return f"a list of {len(value)}" if isinstance(value, list) else f"a record with {', '.join(map(str, value)) or 'no keys'}"
