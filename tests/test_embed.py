"""The chat in another site's page (embed.js): it works in a hostile host, closes by Esc, and only named sites may frame it."""

import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from bot.settings import SettingError, Settings
from tests.web.steps import ask

pytest_plugins = ["tests.web.browser"]

HOSTILE = """<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>町のページ</title><style>
  html {{ font-size: 40px !important; }}
  * {{ all: unset !important; color: red !important; font: 40px serif !important; transform: rotate(9deg) !important; opacity: 0.2 !important;
       padding: 30px !important; width: 50px !important; pointer-events: none !important; }}
  body, main, h1 {{ display: block !important; }}
  machimamori-chat, button, iframe, aside {{ display: none !important; }}
</style><script src="{script}" defer></script></head><body>{body}</body></html>"""
POLITE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A town</title><script src="{script}" defer></script></head>
<body><main><h1>A town</h1>{body}</main></body></html>"""
TAG = "<machimamori-chat></machimamori-chat>"


class Host(ThreadingHTTPServer):
    """Another site: another host name, so another origin, with a strict policy of its own."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), HostHandler)
        self.html = ""
        self.policy = ""

    @property
    def address(self):
        return f"http://localhost:{self.server_port}/"


class HostHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/" else 204)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self.server.policy)
        self.end_headers()
        if self.path == "/":
            self.wfile.write(self.server.html.encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def host():
    other = Host()
    threading.Thread(target=other.serve_forever, daemon=True).start()
    yield other
    other.shutdown()
    other.server_close()


@pytest.fixture
def visit(browser, server, host):
    """Opens a page of the other site with the chat in it; the one thing it may ask for elsewhere is the assistant."""
    server.reset()
    origin = server.page.removesuffix("/chat/")
    contexts, requests = [], []

    def visit_it(html, body=TAG, style="'unsafe-inline'", **options):
        host.html = html.format(script=f"{server.page}static/embed.js", body=body)
        host.policy = f"default-src 'none'; script-src {origin}; frame-src {origin}; style-src {style}; img-src 'self'"
        context = browser.new_context(**{"locale": "ja-JP", "reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("request", lambda request: requests.append(request.url))
        page.goto(host.address)
        return page

    yield visit_it
    for context in contexts:
        context.close()
    assert [url for url in requests if not url.startswith((host.address, origin))] == []


def opened(page, name="サイバー保険の相談"):
    page.get_by_role("button", name=name).click()
    chat = page.frame_locator("machimamori-chat iframe")
    expect(chat.locator("#message")).to_be_focused()
    return chat


def focus(page):
    return page.evaluate("document.activeElement.shadowRoot?.activeElement?.tagName ?? document.activeElement.tagName")


@pytest.mark.parametrize("size", [{"width": 1000, "height": 800}, {"width": 320, "height": 568}], ids=["PC", "phone"])
def test_hostile_styles_change_neither_look_nor_work(visit, server, size):
    page = visit(HOSTILE, viewport=size)
    button = page.get_by_role("button", name="サイバー保険の相談")
    expect(button).to_have_css("color", "rgb(255, 255, 255)")
    expect(button).to_have_css("font-size", "16px")
    chat = opened(page)
    frame = page.locator("machimamori-chat iframe").bounding_box()
    assert frame["x"] >= 0 and frame["y"] >= 0 and frame["width"] >= 300 and frame["height"] >= 400
    assert frame["x"] + frame["width"] <= size["width"] and frame["y"] + frame["height"] <= size["height"]
    chat.locator("#message").fill("見積")
    chat.locator("#message").press("Enter")
    expect(chat.locator(".amount strong")).to_have_text("1,057,262円")
    assert server.received[0]["message"] == "見積"


def test_policy_without_inline_styles_is_enough(visit):
    page = visit(POLITE, style="'none'")
    expect(page.get_by_role("button", name="Ask about cyber insurance")).to_have_css("background-color", "rgb(27, 79, 131)")


def test_nothing_of_the_chat_is_loaded_before_it_is_opened(visit):
    page = visit(HOSTILE)
    expect(page.get_by_role("button", name="サイバー保険の相談")).to_be_visible()
    assert len(page.frames) == 1


def test_escape_closes_from_inside_and_outside_and_the_focus_returns(visit):
    page = visit(HOSTILE)
    opened(page)
    page.keyboard.press("Escape")
    expect(page.locator("machimamori-chat iframe")).to_be_hidden()
    assert focus(page) == "BUTTON"
    page.keyboard.press("Enter")
    expect(page.locator("machimamori-chat iframe")).to_be_visible()
    page.get_by_role("button", name="閉じる").focus()
    page.keyboard.press("Escape")
    expect(page.locator("machimamori-chat iframe")).to_be_hidden()
    assert focus(page) == "BUTTON"


def test_escape_for_the_menu_or_a_question_leaves_the_chat_open(visit):
    chat = opened(visit(HOSTILE))
    chat.locator("#menu summary").press("Enter")
    chat.locator("#menu summary").press("Escape")
    expect(chat.locator("#save")).to_be_hidden()
    chat.locator("#message").fill("見積")
    chat.locator("#message").press("Enter")
    chat.locator("#menu summary").click()
    chat.locator("#forget").click()
    chat.locator("#confirm-no").press("Escape")
    expect(chat.locator("#confirm")).to_be_hidden()
    expect(chat.locator("#message")).to_be_visible()


def test_closing_keeps_the_conversation(visit):
    page = visit(HOSTILE)
    chat = opened(page)
    chat.locator("#message").fill("見積")
    chat.locator("#message").press("Enter")
    expect(chat.locator(".amount")).to_be_visible()
    page.get_by_role("button", name="閉じる").click()
    page.get_by_role("button", name="サイバー保険の相談").click()
    expect(chat.locator(".amount")).to_be_visible()


def test_language_and_label_are_the_hosts_to_choose(visit):
    page = visit(HOSTILE, '<machimamori-chat language="en" label="Insurance help"></machimamori-chat>')
    chat = opened(page, "Insurance help")
    expect(chat.locator("#send")).to_have_text("Send")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_in_the_host_nor_in_the_chat(visit, look):
    page = visit(POLITE, style="'none'", color_scheme=look)
    opened(page, "Ask about cyber insurance")
    for part in page.frames:
        found = Axe().run(part, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()


def test_embed_view_alone_works_as_a_page(open_page, server):
    page = open_page(f"{server.page}embed?language=en")
    expect(page.locator("#send")).to_have_text("Send")
    ask(page, "見積")
    expect(page.locator(".amount")).to_be_visible()


def test_only_named_sites_may_frame_the_embed_view_and_nobody_the_page(assistant):
    policies = {}
    for path in ("/chat/", "/chat/embed"):
        with urllib.request.urlopen(f"{assistant.address}{path}", timeout=10) as response:
            policies[path] = response.headers["Content-Security-Policy"].rpartition("frame-ancestors ")[2]
    assert policies == {"/chat/": "'none'", "/chat/embed": "'self'"}


def test_origins_are_read_and_anything_else_is_refused():
    assert Settings.read({"EMBED_ORIGINS": "https://a.example.jp  http://b.example.jp:8080"}).embed_origins == ("https://a.example.jp", "http://b.example.jp:8080")
    for wrong in ("*", "https://a.example.jp/page", "https://a.example.jp;script-src", "a.example.jp"):
        with pytest.raises(SettingError, match="EMBED_ORIGINS"):
            Settings.read({"EMBED_ORIGINS": wrong})
