"""What the chat page posts beside messages: checked before anything is done with it, refused with a reason otherwise."""
from __future__ import annotations

import json
import reprlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import jsonschema
from sanic.request import Request

LARGEST_BODY = 8 * 1024

#: As the page makes them: url-safe and random. A shorter one could be guessed, and somebody else's conversation be erased.
CONVERSATION = {"type": "string", "pattern": r"^[A-Za-z0-9_-]{20,200}\Z", "description": "20 to 200 url-safe characters, as the page draws them"}


class Refused(Exception):
    """A request that is not as it should be, with the HTTP status; the message says what was expected and what came."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def fields(names: Mapping[str, Mapping[str, Any]], optional: frozenset[str] = frozenset()) -> jsonschema.Draft7Validator:
    """A validator for an object of these fields and no others; `description` says what is expected."""
    return jsonschema.Draft7Validator(
        {"type": "object", "properties": dict(names), "required": [name for name in names if name not in optional], "additionalProperties": False}
    )


def read(request: Request, expected: jsonschema.Draft7Validator) -> dict[str, Any]:
    """The request's fields. Raises Refused.

    JSON only, and from this server's own pages only: another site's page could otherwise post in the user's name.
    """
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise Refused(415, "Content-Type: expecting application/json. Send the fields as a JSON object.")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise Refused(403, f"Origin: expecting this server, got {reprlib.repr(origin)}. A proxy before it must pass the Host header on.")
    if len(request.body) > LARGEST_BODY:
        raise Refused(413, f"Body: expecting at most {LARGEST_BODY} bytes, got {len(request.body)}. Shorten the texts.")
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise Refused(400, "Body: expecting a JSON object, got something that is no JSON in UTF-8.") from None
    for error in expected.iter_errors(body):
        raise Refused(400, _fault(error, expected.schema))
    return dict(body)


def _fault(error: jsonschema.ValidationError, schema: Mapping[str, Any]) -> str:
    names = ", ".join(schema["properties"])
    if not error.path and isinstance(error.instance, dict) and set(schema["required"]) - set(error.instance):
        missing = [name for name in schema["required"] if name not in error.instance]
        return f"{missing[0]}: expecting {schema['properties'][missing[0]]['description']}, got nothing. The fields are: {names}."
    if not error.path:
        return f"Body: expecting an object of the fields {names}, got {reprlib.repr(error.instance)}."
    return f"{error.path[0]}: expecting {error.schema['description']}, got {reprlib.repr(error.instance)}."
