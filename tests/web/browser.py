"""Fixtures: a Chromium, the stub server, and a page that must ask no other server."""

import shutil
import threading
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.web.stub import Stub

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="module")
def server():
    stub = Stub()
    threading.Thread(target=stub.serve_forever, daemon=True).start()
    yield stub
    stub.shutdown()
    stub.server_close()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        path = own if Path(own).exists() else next(filter(None, map(shutil.which, BROWSERS)), None)
        if path is None:
            pytest.skip("no Chromium on this machine: the chat page was not tested (install the package chromium)")
        quiet = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        chromium = playwright.chromium.launch(executable_path=path, args=quiet)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, server):
    """Opens the page; afterwards no other origin was asked and the policy was never broken."""
    server.reset()
    contexts, requests, complaints = [], [], []

    def open_it(address=None, **options):
        context = browser.new_context(**{"locale": "ja-JP", "reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if "Security Policy" in message.text else None)
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(address or server.page)
        return page

    yield open_it
    server.gate.set()
    for context in contexts:
        context.close()
    origin = server.page.removesuffix("chat/")
    assert [url for url in requests if not url.startswith((origin, "data:"))] == []
    assert complaints == []


@pytest.fixture
def page(open_page):
    return open_page()
