"""A conversation in the terminal over the REST channel: what is typed goes out, texts and the buttons' words come back."""
from __future__ import annotations

import json
import secrets
import urllib.request
from collections.abc import Iterator


def talk(address: str) -> None:
    """Read lines until the end of the input; a button is pressed by its number."""
    sender, choices = secrets.token_hex(16), list[str]()
    print("何でもお尋ねください。終わるには Ctrl-D / Ask anything; Ctrl-D ends.", flush=True)
    while True:
        try:
            typed = input("\n> ").strip()
        except EOFError:
            return
        if not typed:
            continue
        message = choices[int(typed) - 1] if choices and typed.isdecimal() and 1 <= int(typed) <= len(choices) else typed
        choices = []
        for reply in _post(address, sender, message):
            print("\n".join(_lines(reply, choices)), flush=True)


def _post(address: str, sender: str, message: str) -> list[dict[str, object]]:
    body = json.dumps({"sender": sender, "message": message}).encode()
    request = urllib.request.Request(address, data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        replies: list[dict[str, object]] = json.load(response)
    return replies


def _lines(reply: dict[str, object], choices: list[str]) -> Iterator[str]:
    """The text of a reply, and its buttons with the numbers that press them."""
    if "text" in reply:
        yield f"\n{reply['text']}"
    buttons = reply.get("buttons") or []
    assert isinstance(buttons, list)
    for button in buttons:
        choices.append(button["payload"])
        yield f"  [{len(choices)}] {button['title']}"
