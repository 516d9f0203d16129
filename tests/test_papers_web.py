"""Papers and quote numbers as a user meets them over REST: links that work, links that do not, a quote shown again, the memo."""
from __future__ import annotations

import io
import re
import secrets
import unicodedata
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from itsdangerous import TimestampSigner
from openpyxl import load_workbook
from pypdf import PdfReader

from bot.knowledge import Knowledge
from bot.paper import links
from bot.settings import settings
from tests import running
from tests.assistant import Assistant, Reply

PDF, SPREADSHEET = "application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAPERS = {
    "estimate": ("estimate", "pdf", PDF, b"%PDF"),
    "form_draft": ("form-draft", "pdf", PDF, b"%PDF"),
    "form_draft_sheet": ("form-draft", "xlsx", SPREADSHEET, b"PK\x03\x04"),
}
DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Fetched:
    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


def fetch(assistant: Assistant, path: str) -> Fetched:
    try:
        with urllib.request.urlopen(f"{assistant.address}{path}", timeout=30) as response:
            return Fetched(response.status, response.headers, response.read())
    except urllib.error.HTTPError as error:
        return Fetched(error.code, error.headers, error.read())


def payload(reply: Reply, kind: str) -> Mapping[str, Any]:
    found = [payload for payload in reply.payloads if payload["type"] == kind]
    assert len(found) == 1, f"expecting one {kind}, got {reply.payloads}"
    return found[0]


def asked(assistant: Assistant, text: str, kind: str = "quote", sender: str | None = None) -> Mapping[str, Any]:
    """The payload of that kind in the reply to a message; in a new conversation where none is named."""
    return payload(assistant.say(text, sender or secrets.token_hex(8)), kind)


def words(pdf: bytes) -> str:
    """A PDF's text without blanks and line breaks, which it does not keep."""
    return plain("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages))


def plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def without_links(payload: Mapping[str, Any]) -> dict[str, Any]:
    """A payload but for the paths, which are made anew each time."""
    documents = [{key: value for key, value in document.items() if key != "path"} for document in payload["documents"]]
    return {**payload, "documents": documents}


def refused(fetched: Fetched, status: int, why: str, knowledge: Knowledge) -> bool:
    """Whether a fetch was refused with that status and reason, in both languages, as text that no cache keeps."""
    phrase = knowledge.phrases[f"document.refused.{why}"]
    as_text = fetched.headers["Content-Type"].startswith("text/plain") and fetched.headers["Cache-Control"] == "no-store"
    return (fetched.status, fetched.text.splitlines()) == (status, [phrase.ja, phrase.en]) and as_text


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("類型9、人口10,866人、サイバー込みだといくら？", "quote", "概算（PDF）"),
        ("How much for type 3, 8,200 residents, with the cyber rider?", "quote", "Estimate (PDF)"),
        ("5,000人の町です。全部の類型を比べたい", "comparison", "概算（PDF）"),
    ],
)
def test_every_paper_of_a_quote_downloads(text: str, kind: str, title: str, assistant: Assistant) -> None:
    told = asked(assistant, text, kind)
    assert {document["id"]: document["media_type"] for document in told["documents"]} == {id: paper[2] for id, paper in PAPERS.items()}
    assert told["documents"][0]["title"] == title
    for document in told["documents"]:
        stem, ending, media_type, beginning = PAPERS[document["id"]]
        got = fetch(assistant, document["path"])
        assert (got.status, got.headers["Content-Type"]) == (200, media_type)
        assert got.headers["Content-Disposition"] == f'attachment; filename="{stem}-{told["reference"]}.{ending}"'
        assert got.content.startswith(beginning)
        assert (got.headers["Cache-Control"], got.headers["X-Content-Type-Options"]) == ("no-store", "nosniff")


def test_the_paper_is_that_of_the_quote(assistant: Assistant) -> None:
    first, second = (asked(assistant, f"類型9、人口{people}人、サイバー込みだといくら？") for people in ("10,866", "5,000"))
    paths = {document["id"]: document["path"] for document in first["documents"]}
    text = words(fetch(assistant, paths["estimate"]).content)
    assert first["reference"] in text and "1,057,262" in text and second["reference"] not in text
    sheet: Any = load_workbook(io.BytesIO(fetch(assistant, paths["form_draft_sheet"]).content)).active
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert 1_057_262 in values and any(first["reference"] in str(value) for value in values)


def test_the_paper_speaks_the_language_of_the_quote(assistant: Assistant) -> None:
    told = asked(assistant, "How much for type 3, 8,200 residents, with the cyber rider?")
    assert "591,220yen" in words(fetch(assistant, told["documents"][0]["path"]).content)


def test_papers_are_given_on_request_with_links_that_work(assistant: Assistant) -> None:
    sender = secrets.token_hex(8)
    told = asked(assistant, "類型7、4,900人、特約込みでいくらですか", sender=sender)
    reply = assistant.say("PDFにして", sender)
    given = payload(reply, "papers")
    assert given["reference"] == told["reference"]
    assert [fetch(assistant, document["path"]).status for document in given["documents"]] == [200, 200, 200]
    assert all(document["path"] in reply.text and document["title"] in reply.text for document in given["documents"])


@pytest.mark.parametrize("place", ["payload", "moment", "signature"])
def test_an_altered_link_leads_nowhere(place: str, assistant: Assistant, knowledge: Knowledge) -> None:
    path = asked(assistant, "類型9、人口10,866人、サイバー込みだといくら？")["documents"][0]["path"]
    token = path.split("/")[2]
    parts = token.rsplit(".", 2)
    index = ("payload", "moment", "signature").index(place)
    parts[index] = parts[index][:2] + ("A" if parts[index][2] != "A" else "B") + parts[index][3:]
    assert refused(fetch(assistant, path.replace(token, ".".join(parts))), 404, "unknown", knowledge)


@pytest.mark.parametrize("token", ["x", "7KQ4-2MXD", "WyI3S1E0LTJNWEQiLCJqYSJd", "%2e%2e", "%00", "見積"])
def test_a_link_that_was_never_given_leads_nowhere(token: str, assistant: Assistant, knowledge: Knowledge) -> None:
    assert refused(fetch(assistant, f"/papers/{urllib.request.quote(token, safe='%')}/estimate.pdf"), 404, "unknown", knowledge)


@pytest.mark.parametrize("name", ["memo.pdf", "estimate.docx", "estimate", "form-draft.csv", "ESTIMATE.PDF"])
def test_a_link_with_another_name_leads_nowhere(name: str, assistant: Assistant, knowledge: Knowledge) -> None:
    path = asked(assistant, "類型9、人口10,866人、サイバー込みだといくら？")["documents"][0]["path"]
    assert refused(fetch(assistant, path.replace("estimate.pdf", name)), 404, "unknown", knowledge)


def test_a_quote_is_shown_again_unchanged_in_another_conversation(assistant: Assistant) -> None:
    sender = secrets.token_hex(8)
    first = assistant.say("類型9で人口10866人だといくら", sender)
    told = payload(first, "quote")
    assistant.say("じゃあ類型10、特約なしだと？", sender)
    reply = assistant.say(f"見積番号{told['reference']}をもう一度見せて", secrets.token_hex(8))
    again = payload(reply, "quote")
    assert without_links(again) == without_links(told)
    assert reply.text.endswith(first.text) and reply.text.startswith(f"見積番号{told['reference']}は、")
    assert fetch(assistant, again["documents"][0]["path"]).status == 200


def test_a_comparison_is_shown_again_unchanged(assistant: Assistant) -> None:
    first = assistant.say("類型3と類型7を人口およそ6,200人で、特約なしで比べてください", secrets.token_hex(8))
    told = payload(first, "comparison")
    reply = assistant.say(f"見積番号{told['reference']}をもう一度見せて", secrets.token_hex(8))
    assert without_links(payload(reply, "comparison")) == without_links(told) and reply.text.endswith(first.text)


def test_a_quote_is_shown_again_in_the_language_of_who_asks(assistant: Assistant) -> None:
    told = asked(assistant, "類型9、人口10,866人、サイバー込みだといくら？")
    again = asked(assistant, f"Show me quote {told['reference']} again please")
    assert (again["premium"], again["language"]) == (1_057_262, "en")
    assert again["documents"][0]["title"] == "Estimate (PDF)"


def test_a_follow_up_goes_on_from_the_quote_that_was_shown(assistant: Assistant) -> None:
    told = asked(assistant, "類型9、人口10,866人、サイバー込みだといくら？")
    sender = secrets.token_hex(8)
    assistant.say("類型1で人口500人だといくら", sender)
    assistant.say(f"見積番号{told['reference']}をもう一度見せて", sender)
    changed = asked(assistant, "じゃあ類型10だと？", sender=sender)
    assert (changed["contract_type"], changed["population"], changed["premium"]) == (10, 10_866, 1_140_930)
    assert changed["reference"] != told["reference"]


def test_a_number_that_was_never_given_is_said_to_be_unknown(assistant: Assistant) -> None:
    reply = assistant.say("見積番号 Z9Z9-Z9Z9 を見せて", secrets.token_hex(8))
    assert "Z9Z9-Z9Z9" in reply.text and "見当たりません" in reply.text and not any("reference" in payload for payload in reply.payloads)


@pytest.mark.parametrize("before", ["", "類型2、3,000人、特約なしだといくら"])
def test_any_number_is_understood_whatever_its_letters(before: str, assistant: Assistant) -> None:
    """By itself, as the reply invites, and with words; none of these was ever given, so each must be said to be unknown."""
    wrong = []
    for text, number in (
        ("8AV3-3RWT", "8AV3-3RWT"), ("C5BH-WD86", "C5BH-WD86"), ("BVX9-9MBA", "BVX9-9MBA"), ("96GA-852C", "96GA-852C"), ("jyb5-vaf9", "JYB5-VAF9"),
        ("見積番号 PC7X-G7E2 の見積をお願いします", "PC7X-G7E2"), ("見積番号 8ckd-2pwe の見積をお願いします", "8CKD-2PWE"),
        ("見積番号5EJ8-7DTFを見せて", "5EJ8-7DTF"), ("見積番号KV3Y-G2A5をもう一度見せて", "KV3Y-G2A5"),
    ):
        sender = secrets.token_hex(8)
        if before:
            assistant.say(before, sender)
        reply = assistant.say(text, sender)
        if number not in reply.text or "見当たりません" not in reply.text:
            wrong.append((text, reply.text[:60]))
    assert not wrong


@dataclass(frozen=True)
class Restarted:
    """An assistant that was stopped and started again, what it had said before, and its folder."""

    before: Reply
    assistant: Assistant
    folder: Path


@pytest.fixture(scope="module")
def restarted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Restarted]:
    folder = tmp_path_factory.mktemp("var")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "tempfile", SimpleNamespace(TemporaryDirectory=lambda: nullcontext(str(folder))))
        with running.running_assistant() as first:
            before = first.say("類型9で人口およそ10866人だといくら", secrets.token_hex(8))
        with running.running_assistant() as second:
            yield Restarted(before, second, folder)


def test_a_quote_is_shown_again_unchanged_after_a_restart(restarted: Restarted) -> None:
    told = payload(restarted.before, "quote")
    reply = restarted.assistant.say(f"見積番号{told['reference']}をもう一度見せて", secrets.token_hex(8))
    assert without_links(payload(reply, "quote")) == without_links(told) and reply.text.endswith(restarted.before.text)


def test_a_link_outlives_a_restart(restarted: Restarted) -> None:
    got = fetch(restarted.assistant, payload(restarted.before, "quote")["documents"][0]["path"])
    assert got.status == 200 and got.content.startswith(b"%PDF")


def test_nobody_but_the_operator_can_read_the_key(restarted: Restarted) -> None:
    assert (restarted.folder / "secret.key").stat().st_mode & 0o777 == 0o600


def test_an_expired_link_is_gone(restarted: Restarted, monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    number = payload(restarted.before, "quote")["reference"]
    aged(monkeypatch, restarted.folder, DAY + 60)
    assert refused(fetch(restarted.assistant, f"/papers/{links.sign(number, 'ja')}/estimate.pdf"), 410, "expired", knowledge)
    aged(monkeypatch, restarted.folder, DAY - 60)
    assert fetch(restarted.assistant, f"/papers/{links.sign(number, 'ja')}/estimate.pdf").status == 200


def test_a_link_to_a_quote_that_is_not_kept_leads_nowhere(restarted: Restarted, monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    aged(monkeypatch, restarted.folder, 0)
    assert refused(fetch(restarted.assistant, f"/papers/{links.sign('Z9Z9-Z9Z9', 'ja')}/estimate.pdf"), 404, "unknown", knowledge)


def aged(monkeypatch: pytest.MonkeyPatch, folder: Path, seconds: int) -> None:
    """From here on links are signed with the key of that folder, as so many seconds ago."""
    monkeypatch.setattr(links, "settings", lambda: replace(settings(), var_folder=folder, secret_key=None, link_hours=24))
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda signer: moment(signer) - seconds)
    links._signer.cache_clear()


moment = TimestampSigner.get_timestamp


@pytest.fixture(autouse=True)
def own_signer() -> Iterator[None]:
    """No test signs with a key that another one has set."""
    links._signer.cache_clear()
    yield
    links._signer.cache_clear()


@pytest.mark.parametrize("hours", [1, 24, 72])
def test_a_link_works_as_long_as_the_setting_says(hours: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(links, "settings", lambda: replace(settings(), var_folder=tmp_path, secret_key=None, link_hours=hours))
    token = links.sign("7KQ4-2MXD", "ja")
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda signer: moment(signer) + hours * 3600 - 5)
    assert links.opened(token) == ("7KQ4-2MXD", "ja")
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda signer: moment(signer) + hours * 3600 + 5)
    with pytest.raises(links.LinkError, match=f"the last {hours} hours") as error:
        links.opened(token)
    assert error.value.expired


def test_a_link_of_another_key_is_not_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tokens = []
    for key in ("one", "another"):
        monkeypatch.setattr(links, "settings", lambda key=key: replace(settings(), var_folder=tmp_path, secret_key=key))
        links._signer.cache_clear()
        tokens.append(links.sign("7KQ4-2MXD", "ja"))
    assert links.opened(tokens[1]) == ("7KQ4-2MXD", "ja") and not list(tmp_path.iterdir()), "a key that is set is not written down"
    with pytest.raises(links.LinkError) as error:
        links.opened(tokens[0])
    assert not error.value.expired


STORIES = {
    "ja": ("税務課の山田花子が、住民の名簿が入ったUSBメモリを電車に置き忘れてなくしました", "相談メモを作ってください", ["税務課", "山田", "花子", "電車", "置き忘れ"]),
    "en": ("Our colleague Hanako Yamada lost a USB stick with the residents' list on the train", "Please write a memo of this for the phone",
           ["Hanako", "Yamada", "colleague", "USB", "train"]),
}


@pytest.mark.parametrize("language", STORIES)
def test_the_memo_of_an_incident_holds_the_verdict_and_nobody_s_name(language: str, assistant: Assistant, knowledge: Knowledge) -> None:
    story, wish, private = STORIES[language]
    sender = secrets.token_hex(8)
    assessed = asked(assistant, story, "incident_assessment", sender)
    memo = asked(assistant, wish, "memo", sender)
    verdict = knowledge.phrases[f"verdict.{assessed['verdict']}"].get("en" if language == "en" else "ja")
    desks = [contact.phone for contact in knowledge.contacts.values()]
    (document,) = memo["documents"]
    got = fetch(assistant, document["path"])
    assert (got.status, got.headers["Content-Type"], document["media_type"]) == (200, PDF, PDF)
    assert got.content.startswith(b"%PDF") and got.headers["Content-Disposition"] == 'attachment; filename="memo.pdf"'
    for text in (plain(memo["memo"]), words(got.content)):
        assert all(plain(part) in text for part in (verdict, *desks)), text
        assert not [word for word in private if word in text], text


def test_the_memo_holds_the_quote_and_what_is_still_open(assistant: Assistant) -> None:
    sender = secrets.token_hex(8)
    told = asked(assistant, "類型9、10,866人、特約込みでいくら", sender=sender)
    assistant.say("佐藤係長のパソコンがウイルスに感染して、サーバーの復旧に業者を呼びました", sender)
    assistant.say("分かりません", sender)
    memo = asked(assistant, "電話用のメモにして", "memo", sender)
    assert "105万7,262円" in memo["memo"] and "【まだ分からないこと】" in memo["memo"] and "佐藤" not in memo["memo"]
    assert told["premium"] == 1_057_262 and "1057262" not in memo["documents"][0]["path"]


def test_without_an_incident_there_is_no_memo(assistant: Assistant) -> None:
    reply = assistant.say("相談メモを作ってください", secrets.token_hex(8))
    assert not [payload for payload in reply.payloads if payload["type"] == "memo"] and "まだ事故のお話を伺っていません" in reply.text


@pytest.mark.parametrize("name", ["estimate.pdf", "form-draft.xlsx"])
def test_the_link_of_a_memo_gives_no_paper_of_a_quote(name: str, assistant: Assistant, knowledge: Knowledge) -> None:
    sender = secrets.token_hex(8)
    assistant.say(STORIES["ja"][0], sender)
    path = asked(assistant, STORIES["ja"][1], "memo", sender)["documents"][0]["path"]
    assert refused(fetch(assistant, path.replace("memo.pdf", name)), 404, "unknown", knowledge)
