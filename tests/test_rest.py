"""The REST channel with requests that are not as they should be: always a polite reply, never an empty list."""
from __future__ import annotations

import json

import pytest

from tests.assistant import Assistant

BODIES = {
    "an empty body": b"",
    "no JSON": b"hello",
    "broken JSON": b'{"sender": "a", "message": ',
    "a list": b"[1, 2]",
    "no message": b'{"sender": "a"}',
    "a null message": b'{"sender": "a", "message": null}',
    "a number as message": b'{"sender": "a", "message": 42}',
    "an empty message": b'{"sender": "a", "message": ""}',
    "blanks": '{"sender": "a", "message": " 　\\n "}'.encode(),
    "emoji": '{"sender": "a", "message": "😀😀"}'.encode(),
    "signs": '{"sender": "a", "message": "？！…"}'.encode(),
    "a lone surrogate": b'{"sender": "a", "message": "\\ud800"}',
    "a null character": b'{"sender": "a", "message": "\\u0000"}',
    "not UTF-8": b'{"sender": "a", "message": "\xff\xfe"}',
    "a very long message": json.dumps({"sender": "a", "message": "補償は？" * 20000}).encode(),
    "no sender": '{"message": "こんにちは"}'.encode(),
    "a number as sender": '{"sender": 5, "message": "こんにちは"}'.encode(),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_any_request_gets_a_reply(body: bytes, assistant: Assistant) -> None:
    reply = assistant.post(body)
    assert reply.text and reply.payloads
    assert "Traceback" not in reply.text and "utter_" not in reply.text


@pytest.mark.parametrize("text", ["/greet", "／greet", '/inform{"contract_type": 3}', "  /out_of_scope", "//", "/"])
def test_typed_commands_are_only_text(text: str, assistant: Assistant) -> None:
    sender = f"command {text}"
    assistant.say("類型9、人口10,866人でいくら", sender)
    assert assistant.say(text, sender).text
    after = assistant.say("じゃあ類型10だと？", sender)
    assert after.payloads[0]["contract_type"] == 10, "the conversation was lost"
    assert after.payloads[0]["population"] == 10866


def test_strangers_without_a_sender_share_nothing(assistant: Assistant) -> None:
    assistant.post('{"message": "類型9、人口10,866人でいくら"}'.encode())
    reply = assistant.post('{"message": "じゃあ類型10だと？"}'.encode())
    assert all(payload["type"] != "quote" for payload in reply.payloads)


def test_markup_stays_text(assistant: Assistant) -> None:
    assert assistant.say("<script>alert(1)</script>", "markup").text
