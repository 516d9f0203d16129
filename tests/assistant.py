"""A client of the running assistant, and the check of a conversation's expectations; for the tests and the evaluation."""
from __future__ import annotations

import json
import secrets
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reply:
    """All messages of one reply together."""

    messages: tuple[Mapping[str, Any], ...]

    @property
    def text(self) -> str:
        return "\n\n".join(message["text"] for message in self.messages if message.get("text"))

    @property
    def payloads(self) -> list[Mapping[str, Any]]:
        return [message["custom"] for message in self.messages if message.get("custom")]

    @property
    def buttons(self) -> list[Mapping[str, str]]:
        return [button for message in self.messages for button in message.get("buttons", [])]


@dataclass(frozen=True)
class Assistant:
    """The REST address of a running assistant."""

    address: str

    def say(self, text: str, sender: str) -> Reply:
        """Send one message and collect the reply."""
        return self.post(json.dumps({"sender": sender, "message": text}).encode())

    def post(self, body: bytes) -> Reply:
        """Send any body to the webhook."""
        request = urllib.request.Request(
            f"{self.address}/webhooks/rest/webhook", data=body, headers={"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            return Reply(tuple(json.load(response)))

    def faults(self, turns: Sequence[Mapping[str, Any]]) -> list[str]:
        """What is not as expected in a conversation; each turn has `user` and `expect`."""
        sender = secrets.token_hex(8)
        found = []
        for number, turn in enumerate(turns, 1):
            reply = self.say(turn["user"], sender)
            for fault in faults(turn.get("expect") or {}, reply):
                found.append(f"turn {number} ({turn['user'][:60]}): {fault}\n      reply: {reply.text[:300]!r}")
        return found


def faults(expect: Mapping[str, Any], reply: Reply) -> list[str]:
    """Expectations that no payload, or the text, of the reply meets."""
    if not reply.messages:
        return ["no reply at all"]
    return [fault for key, value in expect.items() if (fault := _fault(key, value, reply))]


def _fault(key: str, value: Any, reply: Reply) -> str | None:
    if key == "text_has":
        missing = [text for text in _listed(value) if text not in reply.text]
        return f"the text lacks {missing}" if missing else None
    if key == "text_lacks":
        present = [text for text in _listed(value) if text in reply.text]
        return f"the text has {present}" if present else None
    name = key.removesuffix("_include")
    found = [payload[name] for payload in reply.payloads if name in payload]
    if key.endswith("_include"):
        whole = set(_listed(value))
        return None if any(whole <= set(items) for items in found) else f"{name}: expecting {sorted(whole)} among them, got {found}"
    accepted = _listed(value)
    if any(item in accepted for item in found):
        return None
    return f"{key}: expecting {' or '.join(map(str, accepted))}, got {found or 'none'}"


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]
