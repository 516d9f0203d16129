"""The pages to read: every answer is there, safe, linked and found; the files say what the server says."""
from __future__ import annotations

import dataclasses
import re
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from bot import answers
from bot.__main__ import main
from bot.knowledge import Knowledge, load
from bot.language import Text
from bot.reading import FILES, PAGES, SERVED, Page, Places, Reading
from bot.reading.export import export
from bot.reading.places import LANGUAGES
from bot.settings import SettingError, Settings
from tests.assistant import Assistant

pytest_plugins = ["tests.web.browser"]

STATIC = Path(__file__).resolve().parents[1] / "bot" / "web" / "static"
JA, EN = Page("answers", "ja"), Page("answers", "en")
EMPTY = {"meta", "link", "img", "input", "br"}
QUERIES = ["", "身代金", "GDPR", "たこ焼き"]


class Seen(HTMLParser):
    """What a page holds: its tags with their attributes, and its text with that of each identified heading."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text, self.headings = "", dict[str, str]()
        self._heading: str | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self._heading = dict(attrs).get("id") or ""
            self.headings[self._heading] = ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes what is not open"
        if re.fullmatch(r"h[1-6]", tag):
            self._heading = None

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._heading is not None:
            self.headings[self._heading] += data

    def all(self, name: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(name)) is not None]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading(load(), SERVED)


def everything(reading: Reading) -> Iterator[tuple[Page, str, str]]:
    for page in PAGES:
        for query in QUERIES if page.kind == "answers" else [""]:
            yield page, query, reading.page(page, query)


@pytest.mark.parametrize("page", [JA, EN], ids=["ja", "en"])
def test_every_answer_is_on_the_page_once(page: Page, reading: Reading, knowledge: Knowledge) -> None:
    seen = Seen(reading.page(page))
    ids = Counter(seen.all("id"))
    assert {id for id, count in ids.items() if count > 1} == set()
    text = squeezed(seen.text)
    wrong = []
    for answer in knowledge.answers.values():
        parts = [answer.short, *([answer.detail] if answer.detail else [])]
        said = squeezed("".join(re.sub("^- ", "", answers.fill(part, page.language, knowledge), flags=re.M) for part in parts))
        if seen.headings.get(answer.id) != answer.question.get(page.language) or text.count(said) != 1:
            wrong.append(answer.id)
    assert wrong == []


def test_silent_points_stand_in_a_part_of_their_own(reading: Reading, knowledge: Knowledge) -> None:
    order = [id for id in Seen(reading.page(JA)).headings if id in knowledge.answers]
    silent = [knowledge.answers[id].silent for id in order]
    assert silent == sorted(silent) and any(silent)
    assert reading.page(JA).count(knowledge.phrases["reading.silent"].ja) == 1


@pytest.mark.parametrize("page", [JA, EN], ids=["ja", "en"])
def test_rates_and_desks_are_there(page: Page, reading: Reading, knowledge: Knowledge) -> None:
    text = Seen(reading.page(page)).text
    rates = [answers.show("rate", rate, page.language) for row in knowledge.contract_types.values() for rate in (row.rate, row.rate_with_cyber)]
    assert [rate for rate in rates if rate not in text] == []
    assert all(contact.phone in text and contact.name.get(page.language) in text for contact in knowledge.contacts.values())


def test_everything_is_escaped(knowledge: Knowledge) -> None:
    evil = '<script>alert("1")</script>&\'<img src=x onerror=alert(2)>'
    first = next(iter(knowledge.answers.values()))
    poisoned = dataclasses.replace(first, question=Text(evil, evil), short=Text(evil, evil), topic=Text(evil, evil))
    reading = Reading(dataclasses.replace(knowledge, answers={**knowledge.answers, first.id: poisoned}), SERVED, f'/b.pdf"{evil}')
    for page in (JA, EN):
        for query in ("", evil, '"><script>'):
            seen = Seen(reading.page(page, query))
            assert all(tag != "script" and "onerror" not in attributes for tag, attributes in seen.tags)


@pytest.mark.parametrize(
    ("page", "query", "same"),
    [
        (JA, "ＧＤＰＲ", "gdpr"), (JA, "ﾗﾝｻﾑｳｪｱ", "ランサムウェア"), (JA, "漏洩", "漏えい"), (JA, "１０，８６６", "10,866"), (JA, "身代金　対象外", "対象外 身代金"),
        (EN, "RANSOMS", "ransoms"), (EN, "ＧＤＰＲ　ｆｉｎｅ", "gdpr fine"),
    ],
)
def test_search_finds_other_spellings(page: Page, query: str, same: str, reading: Reading, knowledge: Knowledge) -> None:
    found = [[id for id in Seen(reading.page(page, text)).headings if id in knowledge.answers] for text in (query, same)]
    assert found[0] and found[0] == found[1]
    assert len(found[0]) < len(knowledge.answers)


def test_search_wants_all_words_and_counts(reading: Reading, knowledge: Knowledge) -> None:
    seen = Seen(reading.page(JA, "身代金 GDPR"))
    for id in set(seen.headings) & set(knowledge.answers):
        assert "身代金" in str(knowledge.answers[id]) and "GDPR" in str(knowledge.answers[id])
    found = len(set(Seen(reading.page(JA, "身代金")).headings) & set(knowledge.answers))
    heading = knowledge.phrases["reading.results"].ja.format(query="身代金", count=found)
    assert heading in reading.page(JA, " 身代金 ") and f"<title>{heading}" in reading.page(JA, "身代金")


@pytest.mark.parametrize("page", [JA, EN], ids=["ja", "en"])
@pytest.mark.parametrize("query", ["たこ焼き", "<>", "あ" * 5000, "\ud800", "\x00"])
def test_nothing_found_is_said_with_the_desks(page: Page, query: str, reading: Reading, knowledge: Knowledge) -> None:
    text = Seen(reading.page(page, query)).text
    if query.isprintable():
        assert knowledge.phrases["reading.results.none"].get(page.language) in text
    assert all(contact.phone in text for contact in knowledge.contacts.values())


def test_links_resolve(reading: Reading) -> None:
    ids = {SERVED.pages[page]: set(Seen(reading.page(page)).all("id")) for page in PAGES}
    broken = []
    for page, query, html in everything(reading):
        seen = Seen(html)
        for href in seen.all("href"):
            place, _, fragment = href.partition("#")
            known = set(seen.all("id")) if not place else ids.get(place)
            if href in (SERVED.style, SERVED.icon, SERVED.chat) or href.startswith("tel:"):
                continue
            if known is None or (fragment and fragment not in known):
                broken.append((SERVED.pages[page], query, href))
    assert broken == []
    assert (STATIC / Path(SERVED.style).name).is_file() and (STATIC / Path(SERVED.icon).name).is_file()


def test_no_page_needs_script_or_another_site(reading: Reading) -> None:
    for page, query, html in everything(reading):
        for tag, attributes in Seen(html).tags:
            assert tag not in ("script", "style", "iframe"), (page, query)
            assert not [name for name in attributes if name == "style" or name.startswith("on")], (page, query)
        assert "://" not in html, (page, query)


def test_structure_of_every_page(reading: Reading) -> None:
    titles = set()
    for page, query, html in everything(reading):
        seen = Seen(html)
        assert seen.open == [], "a tag is not closed"
        names = [tag for tag, _ in seen.tags]
        levels = [int(name[1]) for name in names if re.fullmatch(r"h[1-6]", name)]
        assert levels.count(1) == 1 and levels[0] == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), f"{page} {query}: a level of headings is left out"
        assert names.count("main") == names.count("header") == names.count("footer") == 1
        assert dict(seen.tags)["html"]["lang"] == page.language
        assert seen.tags[names.index("a")][1] == {"class": "skip", "href": "#page-main"}
        titles.update(re.findall("<title>(.*)</title>", html))
        labelled = [value for name in ("aria-labelledby", "aria-describedby") for value in seen.all(name)]
        assert set(labelled) <= set(seen.all("id"))
    assert len(titles) == len(list(everything(reading)))


def test_japanese_on_english_pages_is_marked(reading: Reading) -> None:
    for page in PAGES:
        if page.language == "en":
            rest = re.sub(r'<(span|a) [^>]*lang="ja"[^>]*>.*?</\1>|<[^>]*>', "", reading.page(page).split("<body>")[1])
            assert re.findall(r"[\u3040-\u30ff\u3400-\u9fff]+", rest) == []


def test_files_say_what_the_server_says(tmp_path: Path, knowledge: Knowledge) -> None:
    files = export(tmp_path / "new" / "folder", knowledge)
    assert all(file.is_file() for file in files)
    served = Reading(knowledge, SERVED)
    for page in PAGES:
        html = (tmp_path / "new" / "folder" / FILES.pages[page]).read_text(encoding="utf-8")
        assert "<form" not in html and SERVED.chat not in html
        assert body(html, FILES) == body(served.page(page), SERVED)
        targets = {href.split("#")[0] for href in Seen(html).all("href") if not href.startswith("tel:")} - {""}
        assert all((tmp_path / "new" / "folder" / target).is_file() for target in targets)


def body(html: str, places: Places) -> str:
    """The page's main part without the search, its links by page."""
    main_part = re.sub(r"<form.*?</form>", "", html[html.index("<main"):], flags=re.S)
    for page, address in places.pages.items():
        main_part = re.sub(rf'href="{re.escape(address)}(?=["#])', f'href="{page.kind} {page.language}', main_part)
    return squeezed(main_part)


def test_command_writes_the_files_or_says_why_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "-o", str(tmp_path / "pages")]) == 0
    assert str(tmp_path / "pages" / "index.html") in capsys.readouterr().out
    (tmp_path / "taken").write_text("")
    assert main(["read", "-o", str(tmp_path / "taken")]) == 1
    assert "expecting a folder" in capsys.readouterr().err


def test_citations_lead_to_the_brochure_where_it_is_set(knowledge: Knowledge) -> None:
    html = Reading(knowledge, SERVED, "/brochure.pdf").page(JA)
    assert html.count('<a href="/brochure.pdf">【出典】') == len(knowledge.answers) + 2  # the rates and the desks cite too
    assert "brochure.pdf" not in Reading(knowledge, SERVED).page(JA)


@pytest.mark.parametrize("value", ["javascript:alert(1)", "//example.jp/x", "brochure.pdf", "data:text/html,x", "https://", "/a b"])
def test_brochure_address_must_be_one(value: str) -> None:
    with pytest.raises(SettingError, match="BROCHURE_URL: expecting"):
        Settings.read({"BROCHURE_URL": value})


def test_colours_are_those_of_the_chat_page() -> None:
    schemes = [re.findall(r":root \{(.*?)\}", (STATIC / name).read_text(encoding="utf-8"), re.S)[:2] for name in ("reading.css", "chat.css")]
    for own, chat in zip(*schemes, strict=True):
        colours = [dict(re.findall(r"--([\w-]+): (#\w+);", block)) for block in (own, chat)]
        assert colours[0] and colours[0].items() <= colours[1].items(), "bring :root of reading.css to that of chat.css"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_browser_finds_the_pages_accessible(scheme: Any, browser: Any, tmp_path: Path, knowledge: Knowledge) -> None:
    export(tmp_path, knowledge, "/brochure.pdf")
    searching = Reading(knowledge, dataclasses.replace(FILES, chat="chat.html"))
    for language in LANGUAGES:
        for number, query in enumerate(("身代金" if language == "ja" else "ransom", "たこ焼き")):
            (tmp_path / f"found-{language}-{number}.html").write_text(searching.page(Page("answers", language), query), encoding="utf-8")
    context = browser.new_context(color_scheme=scheme, java_script_enabled=True, viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    try:
        for file in sorted(tmp_path.glob("*.html")):
            page = context.new_page()
            page.goto(file.as_uri())
            found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
            assert found.violations_count == 0, f"{file.name}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, f"{file.name} runs out of a page 320 wide"
            page.close()
    finally:
        context.close()


def test_server_sends_the_pages_under_a_strict_policy(assistant: Assistant, knowledge: Knowledge) -> None:
    for address in SERVED.pages.values():
        with urllib.request.urlopen(urllib.parse.urljoin(f"{assistant.address}/read/", address), timeout=30) as reply:
            assert reply.headers["Content-Type"] == "text/html; charset=utf-8"
            assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
            assert "form-action 'self'" in reply.headers["Content-Security-Policy"]
            assert reply.read().decode().startswith("<!doctype html>")
    query = urllib.parse.urlencode({"q": "ＧＤＰＲ 罰金"})
    with urllib.request.urlopen(f"{assistant.address}/read/?{query}", timeout=30) as reply:
        assert 'id="exclusion_gdpr_fine"' in reply.read().decode()
    with urllib.request.urlopen(f"{assistant.address}/read", timeout=30) as reply:
        assert reply.url == f"{assistant.address}/read/"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{assistant.address}/read/nothing", timeout=30)
    with urllib.request.urlopen(f"{assistant.address}/chat/static/reading.css", timeout=30) as reply:
        assert reply.headers["Content-Type"].startswith("text/css")
