"""The chat page for everybody: axe-core's rules in each state, keyboard only, high contrast, large text. Against canned replies."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.web.steps import ask, choose, last

pytest_plugins = ["tests.web.browser"]

LOOKS = {"light": {}, "dark": {"color_scheme": "dark"}, "narrow": {"viewport": {"width": 320, "height": 600}}, "English": {"locale": "en-GB"}}
STATES = ["greeting", "身代金", "見積", "比較", "予算", "番号", "事故", "メモ", "連絡先", "型", "空", "menu", "confirm", "word"]


def enter(page, state):
    """Brings the page into a state: a message that was answered, or something open."""
    if state == "menu":
        page.locator("#menu summary").click()
    elif state == "confirm":
        ask(page, "身代金")
        choose(page, "forget")
    elif state == "word":
        ask(page, "身代金")
        last(page).locator(".thumb").first.click()
    elif state != "greeting":
        ask(page, state)


@pytest.mark.parametrize("state, look", [*product(STATES, ["light", "dark"]), *product(["greeting", "比較", "menu", "word"], ["narrow", "English"])])
def test_axe_finds_nothing(open_page, state, look):
    page = open_page(**LOOKS[look])
    enter(page, state)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


def test_main_job_by_keyboard_alone(page, server):
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("番号")
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("1,057,262円")
    expect(page.locator("#message")).to_be_focused()
    reached = []
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"))
    assert reached[:3] == ["役に立たなかった", "役に立った", "コピー"]
    assert "概算（PDF）" in reached and "見積番号をコピー" in reached
    page.locator("#message").focus()
    page.keyboard.type("型")
    page.keyboard.press("Enter")
    expect(last(page).get_by_role("button", name="はい")).to_be_visible()
    while page.evaluate("document.activeElement.textContent") != "はい":
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#message")).to_be_focused()
    assert server.received[-1]["message"] == "/choice_1"


def test_everything_to_press_is_large_enough(open_page):
    page = open_page(viewport={"width": 320, "height": 600})
    for text in ("番号", "比較", "連絡先"):
        ask(page, text)
    page.locator("#menu summary").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, a, input[type=checkbox], textarea")]
             .filter((node) => node.checkVisibility({visibilityProperty: true}) && !node.matches(".skip"))
             .filter((node) => { const box = (node.closest("label") ?? node).getBoundingClientRect(); return box.width < 24 || box.height < 24; })
             .map((node) => node.outerHTML)"""
    )
    assert small == []


def test_focus_is_never_under_the_message_box(page):
    ask(page, "番号")
    for _ in range(14):
        page.keyboard.press("Shift+Tab")
        hidden = page.evaluate(
            """() => { const focus = document.activeElement, box = document.getElementById("composer");
                 return !box.contains(focus) && !document.querySelector(".skip").contains(focus)
                   && focus.getBoundingClientRect().top >= box.getBoundingClientRect().top; }"""
        )
        assert not hidden, page.evaluate("document.activeElement.outerHTML")


def test_high_contrast_keeps_the_bars_and_the_pressed_thumb(open_page):
    page = open_page(forced_colors="active")
    ask(page, "比較")
    colours = last(page).locator(".bar").first.evaluate("bar => [...bar.children].map(part => getComputedStyle(part).backgroundColor)")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert len({*colours, ground}) == 3
    last(page).get_by_role("button", name="役に立った", exact=True).click()
    expect(last(page).locator(".thumb[aria-pressed=true]")).to_have_css("border-top-width", "3px")


@pytest.mark.parametrize("text", ["見積", "比較", "予算", "番号", "事故", "メモ"])
def test_nothing_runs_out_at_320_pixels_and_with_text_twice_as_large(open_page, text):
    page = open_page(viewport={"width": 320, "height": 600})
    ask(page, text)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 640, "height": 600})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
