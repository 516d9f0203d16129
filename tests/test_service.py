"""Feedback and forgetting: what is kept, what is erased, and who is refused."""
from __future__ import annotations

import asyncio
import csv
import datetime
import io
import json
import secrets
import sqlite3
import urllib.error
import urllib.request
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore, SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.__main__ import main
from bot.ledger import LedgerError
from bot.ledger.feedback import Feedback, Opinion
from bot.ledger.migrate import migrate
from bot.ledger.tables import feedback as feedback_table
from bot.retention import RetentionError, delete_old_conversations
from bot.web import service
from bot.web.forgetting import StoreError, forget
from tests.assistant import Assistant

NOW = datetime.datetime(2026, 11, 27, 1, 2, 3, tzinfo=datetime.timezone.utc)
JSON = {"Content-Type": "application/json"}


def conversation() -> str:
    return secrets.token_hex(20)


def opinion(**changes: Any) -> dict[str, Any]:
    return {"conversation": conversation(), "text": "身代金は対象外です。", "verdict": "up", **changes}


def post(assistant: Assistant, path: str, body: Any, headers: dict[str, str] = JSON) -> tuple[int, str]:
    """The status, and what is wrong."""
    data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(f"{assistant.address}/chat/{path}", data, headers), timeout=30) as reply:
            assert reply.read() == b""
            return reply.status, ""
    except urllib.error.HTTPError as error:
        assert error.headers["Content-Type"] == "application/json"
        return error.code, json.load(error)["error"]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Feedback:
    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    migrate(address)
    store = Feedback(address)
    monkeypatch.setattr(service, "feedback_store", lambda: store)
    monkeypatch.setattr("bot.commands.feedback.feedback_store", lambda: store)
    return store


def send(body: dict[str, Any]) -> None:
    asyncio.run(service._feedback(SimpleNamespace(headers={"content-type": "application/json"}, body=json.dumps(body, ensure_ascii=False).encode())))


def test_feedback_is_kept_without_the_conversation(store: Feedback) -> None:
    sent = opinion(verdict="down", word="  電話番号が\n古い\x00 ")
    send(sent)
    send(opinion(word=None))
    first, second = store.since()
    assert (first.verdict, first.reply, first.word) == ("down", sent["text"], "電話番号が\n古い")
    assert (second.verdict, second.word) == ("up", None)
    assert set(feedback_table.columns.keys()) == {"id", "made_at", "verdict", "reply", "word"}


def test_long_texts_are_shortened(store: Feedback) -> None:
    send(opinion(text="あ" * 2000, word="い" * 600))
    kept = store.since()[0]
    assert (len(kept.reply), len(kept.word or "")) == (500, 300)
    assert kept.reply.endswith("あ…")


def test_command_prints_csv_from_a_day_on(store: Feedback, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for day, word in ((0, '"引用", =式'), (1, "=1+1")):
        store.keep(Opinion(NOW + datetime.timedelta(days=day), "down", "答え\n二行目", word))
    assert main(["feedback"]) == 0
    rows = list(csv.reader(io.StringIO(capfdbinary.readouterr().out.decode("utf-8-sig"))))
    assert rows[0] == ["made_at", "verdict", "word", "reply"]
    assert rows[1:] == [
        ["2026-11-27T10:02:03+09:00", "down", '"引用", =式', "答え\n二行目"],
        ["2026-11-28T10:02:03+09:00", "down", "'=1+1", "答え\n二行目"],
    ]
    assert main(["feedback", "--since", "2026-11-28"]) == 0
    assert capfdbinary.readouterr().out.count(b"2026-11-2") == 1


def test_command_refuses_a_day_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["feedback", "--since", "yesterday"])
    assert "2026-11-01" in capsys.readouterr().err


def test_database_without_the_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="python -m bot migrate"):
        Feedback(f"sqlite:///{tmp_path / 'empty.db'}").keep(Opinion(NOW, "up", "x"))


def test_feedback_over_rest(assistant: Assistant) -> None:
    assert post(assistant, "feedback", opinion()) == (204, "")
    assert post(assistant, "feedback", opinion(word="助かりました"), {**JSON, "Origin": assistant.address}) == (204, "")
    assert post(assistant, "feedback", opinion(), {"Content-Type": "application/json; charset=utf-8"}) == (204, "")


@pytest.mark.parametrize(
    ("body", "status", "names"),
    [
        (b"", 400, "Body"), (b"\xff", 400, "Body"), (b"[" * 5000, 400, "Body"), ([1], 400, "Body"), (None, 400, "Body"),
        (opinion(verdict="meh"), 400, "verdict"), (opinion(verdict=None), 400, "verdict"), (opinion(text=""), 400, "text"),
        (opinion(text=5), 400, "text"), (opinion(text="x" * 4001), 400, "text"), (opinion(word="x" * 1001), 400, "word"),
        (opinion(conversation="abc"), 400, "conversation"), (opinion(conversation="../" * 10), 400, "conversation"), (opinion(conversation="a" * 20 + "\n"), 400, "conversation"),
        ({"conversation": "a" * 20}, 400, "text"), (opinion(name="山田"), 400, "conversation, text, verdict, word"),
        (opinion(text="x" * 9000), 413, "8192"),
    ],
)
def test_feedback_that_is_not_as_it_should_be(body: Any, status: int, names: str, assistant: Assistant) -> None:
    got, error = post(assistant, "feedback", body)
    assert got == status
    assert names in error and "expecting" in error


@pytest.mark.parametrize("path", ["feedback", "forget"])
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({**JSON, "Origin": "https://evil.example"}, 403), ({**JSON, "Origin": "null"}, 403), ({**JSON, "Origin": "http://127.0.0.1:1"}, 403),
        ({"Content-Type": "text/plain"}, 415), ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_other_sites_are_refused(path: str, headers: dict[str, str], status: int, assistant: Assistant) -> None:
    body = opinion() if path == "feedback" else {"conversation": conversation()}
    got, error = post(assistant, path, body, headers)
    assert got == status and "expecting" in error


def test_a_forgotten_conversation_knows_its_quote_no_more(assistant: Assistant) -> None:
    kept, forgotten = conversation(), conversation()
    for sender in (kept, forgotten):
        assert assistant.say("類型9、人口10,866人でいくら", sender).payloads[0]["premium"] == 1057262
    assert post(assistant, "forget", {"conversation": forgotten}) == (204, "")
    assert assistant.say("じゃあ類型10だと？", kept).payloads[0]["population"] == 10866
    assert all(payload["type"] != "quote" for payload in assistant.say("じゃあ類型10だと？", forgotten).payloads)
    assert assistant.say("類型10、人口5,000人でいくら", forgotten).payloads[0]["type"] == "quote"


def test_unknown_conversations_are_forgotten_too(assistant: Assistant) -> None:
    assert post(assistant, "forget", {"conversation": conversation()}) == (204, "")
    assert post(assistant, "forget", {"conversation": secrets.token_urlsafe(16)}) == (204, "")


@pytest.mark.parametrize("id", ["a", "default", "a" * 19, "あ" * 20, "a b" * 10, "%" * 30, "a" * 201, 5, None, ["a" * 20]])
def test_ids_that_could_be_guessed_are_refused(id: Any, assistant: Assistant) -> None:
    status, error = post(assistant, "forget", {"conversation": id})
    assert status == 400 and error.startswith("conversation: expecting")


def events(store: TrackerStore, id: str) -> int:
    tracker = asyncio.run(store.retrieve_full_tracker(id))
    return len(tracker.events) if tracker else 0


@pytest.mark.parametrize("kind", ["sql", "memory", "fallen back"])
def test_every_store_that_is_in_use_forgets(kind: str, tmp_path: Path) -> None:
    domain = Domain.empty()
    first = InMemoryTrackerStore(domain) if kind == "memory" else SQLTrackerStore(domain, db=str(tmp_path / "conversations.db"))
    store = FailSafeTrackerStore(first)
    written = store.fallback_tracker_store if kind == "fallen back" else first
    for id in ("one", "other"):
        asyncio.run(written.save(DialogueStateTracker.from_events(id, [UserUttered(f"secret of {id}")])))
    asyncio.run(forget(SimpleNamespace(tracker_store=store, lock_store=InMemoryLockStore()), "one"))  # type: ignore[arg-type]
    assert events(written, "one") == 0 and events(written, "other") > 0
    if kind == "sql":
        assert b"secret of one" not in (tmp_path / "conversations.db").read_bytes()


def test_a_store_that_cannot_forget_is_named() -> None:
    agent = SimpleNamespace(tracker_store=TrackerStore(Domain.empty()), lock_store=InMemoryLockStore())
    with pytest.raises(StoreError, match="expecting SQL or memory, got TrackerStore"):
        asyncio.run(forget(agent, "one"))  # type: ignore[arg-type]


def test_old_conversations_are_deleted_at_the_start(tmp_path: Path) -> None:
    file = tmp_path / "conversations.db"
    assert delete_old_conversations(file, 30) == 0, "there is no file yet"
    store, day = SQLTrackerStore(Domain.empty(), db=str(file)), 24 * 60 * 60
    for id, ages in (("old", [40, 31]), ("gone on with", [40, 29]), ("new", [1])):
        said = [UserUttered(f"{id} {age}", timestamp=100 * day - age * day) for age in ages]
        asyncio.run(store.save(DialogueStateTracker.from_events(id, said)))
    deleted = delete_old_conversations(file, 30, now=100 * day)
    assert deleted > 0 and events(store, "old") == 0
    assert events(store, "gone on with") > 0 and events(store, "new") > 0


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "conversations.db"
    file.write_bytes(b"no database " * 100)
    with pytest.raises(RetentionError, match="expecting a SQLite database"):
        delete_old_conversations(file, 30)
    sqlite3.connect(tmp_path / "empty.db").close()
    assert delete_old_conversations(tmp_path / "empty.db", 30) == 0


def test_chat_page_is_told_its_settings(assistant: Assistant) -> None:
    with urllib.request.urlopen(f"{assistant.address}/chat/config.json", timeout=30) as reply:
        assert json.load(reply) == {"brochure": None, "limit": 2000}
        assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
