"""The chat page on the running assistant: from a question to the papers, a rating, and forgetting."""

import pytest
from playwright.sync_api import expect

from tests.web.steps import ask, choose, last

pytest_plugins = ["tests.web.browser"]


@pytest.fixture
def page(browser, assistant):
    context = browser.new_context(locale="ja-JP", reduced_motion="reduce")
    page = context.new_page()
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{assistant.address}/chat/")
    yield page
    context.close()
    assert [url for url in requests if not url.startswith((assistant.address, "blob:"))] == []


def test_quote_gives_two_pdfs_and_a_spreadsheet(page):
    ask(page, "類型9、人口10,866人でいくら")
    expect(last(page).locator(".amount strong")).to_have_text("1,057,262円")
    begins = []
    for link in last(page).locator(".documents a").all():
        with page.expect_download() as download:
            link.click()
        begins.append(download.value.path().read_bytes()[:2])
    assert begins == [b"%P", b"%P", b"PK"]


def test_comparison_has_a_bar_and_a_row_for_every_type(page):
    ask(page, "類型を比較して。人口は10,866人です")
    expect(last(page).locator(".bar-name")).to_have_count(10)
    expect(last(page).locator(".comparison tbody tr")).to_have_count(10)


def test_rating_and_forgetting_reach_the_server(page):
    ask(page, "類型9、人口10,866人でいくら")
    with page.expect_response("**/chat/feedback") as told:
        last(page).get_by_role("button", name="役に立った", exact=True).click()
        page.keyboard.press("Tab")
        page.locator("#message").focus()
    assert told.value.status == 204
    choose(page, "forget")
    with page.expect_response("**/chat/forget") as told:
        page.locator("#confirm-yes").click()
    assert told.value.status == 204
    expect(page.locator("#status")).to_have_text("会話を消去しました。")
    expect(page.locator(".user")).to_have_count(0)
