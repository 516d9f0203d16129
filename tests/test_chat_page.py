"""The chat page in a real Chromium, against a small server with canned replies.

No Rasa here: what counts is what the page sends, what it shows and what it keeps. The server sends the page with its
strict Content-Security-Policy, so a style or script that the policy forbids shows up as an error on the console.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.web.steps import ask, choose, last

pytest_plugins = ["tests.web.browser"]


def test_greeting_says_what_it_can_do_and_offers_starters(page):
    expect(page.locator("#greeting li")).to_have_count(4)
    expect(page.locator("#greeting button")).to_have_count(4)
    expect(page.locator("h1")).to_have_text("まちまもり")


def test_message_is_sent_with_a_long_random_id_and_answered(page, server):
    ask(page, "身代金")
    assert server.received == [{"sender": server.received[0]["sender"], "message": "身代金"}]
    assert re.fullmatch(r"[0-9a-f]{32,}", server.received[0]["sender"])
    expect(last(page).locator(".prose li")).to_have_text(["身代金", "脅迫金"])
    expect(page.locator("#message")).to_have_value("")


def test_two_tabs_have_two_ids(open_page, server):
    ask(open_page(), "身代金")
    ask(open_page(), "身代金")
    assert len({body["sender"] for body in server.received}) == 2


def test_sources_unfold_by_keyboard(page):
    ask(page, "身代金")
    source = last(page).locator(".sources li")
    expect(source).to_be_hidden()
    last(page).locator("summary").focus()
    page.keyboard.press("Enter")
    expect(source).to_have_text("8 サイバー保険の補償内容（※1）")


def test_quote_card_shows_amount_and_breakdown(page):
    ask(page, "見積")
    card = last(page).locator(".card-quote")
    expect(card.locator(".amount strong")).to_have_text("1,057,262円")
    expect(card.locator("tr")).to_have_text(
        ["サイバー保険なし1,011,625円", "サイバー保険の分+45,637円", "計算97.3円 × 10,866人", "保険金額（賠償責任）2億円", "保険金額（対応費用）3,000万円"]
    )


def test_comparison_card_has_a_row_for_each_type(page):
    ask(page, "比較")
    expect(last(page).locator("tbody tr")).to_have_text(["91,011,625円1,057,262円", "101,011,625円1,057,262円"])


def test_assessment_card_names_verdict_covers_and_facts_but_repeats_nothing(page):
    ask(page, "事故")
    card = last(page).locator(".card-incident_assessment")
    expect(card.locator(".verdict strong")).to_have_text("条件を満たせば補償の対象となる可能性があります")
    expect(card.locator(".covers li")).to_have_text(["情報漏えい対応費用△条件しだい漏えいが客観的に明らかになること", "賠償責任？判断できない"])
    expect(card).to_contain_text("身代金・脅迫金")
    card.locator("summary").first.click()
    expect(card.locator("details li").first).to_have_text("外部からの攻撃 「ファイルが暗号化された」")
    expect(card).not_to_contain_text("some_internal_id")


def test_telephone_is_a_link_in_the_contact_card_only(page):
    ask(page, "連絡先")
    expect(last(page).locator("a")).to_have_count(1)
    expect(last(page).locator(".card-contact a")).to_have_attribute("href", "tel:0355124750")
    expect(last(page).locator(".badge")).to_contain_text("受付時間外です")


def test_button_sends_its_payload_shows_its_title_and_vanishes(page, server):
    ask(page, "型")
    last(page).get_by_role("button", name="はい").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#send")).to_have_attribute("aria-disabled", "false")
    assert server.received[-1]["message"] == "/choice_1"
    expect(page.locator(".user").last).to_contain_text("はい")
    expect(page.get_by_role("button", name="いいえ")).to_have_count(0)
    expect(page.locator("#message")).to_be_focused()


def test_suggestions_of_a_fallback_are_buttons(page, server):
    ask(page, "不明")
    last(page).get_by_role("button", name="補償の内容").click()
    expect(last(page)).to_contain_text("承りました")
    assert server.received[-1]["message"] == "補償の内容"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "攻撃"])
def test_markup_stays_text(page, text):
    ask(page, text)
    assert page.locator("#log script, #log img").count() == 0
    expect(page.locator("#log")).to_contain_text("<script>alert(")


def test_enter_in_a_japanese_conversion_does_not_send(page, server):
    page.locator("#message").focus()
    devtools = page.context.new_cdp_session(page)
    page.locator("#message").evaluate("box => box.addEventListener('keydown', (key) => { window.composing = key.isComposing; })")
    devtools.send("Input.imeSetComposition", {"text": "みのしろきん", "selectionStart": 6, "selectionEnd": 6})
    # Without `text`, as from an input method: the key itself enters nothing.
    devtools.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13})
    devtools.send("Input.insertText", {"text": "身代金"})
    assert page.evaluate("window.composing") is True
    # Safari ends the conversion first, then reports the key: only code 229 tells.
    devtools.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229})
    assert page.evaluate("window.composing") is False
    page.wait_for_timeout(200)
    assert server.received == []
    expect(page.locator("#message")).to_have_value("身代金")
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("対象外です")


def test_shift_enter_breaks_the_line_and_the_break_is_kept(page, server):
    page.locator("#message").focus()
    page.keyboard.type("a")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("b")
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("承りました")
    assert server.received[0]["message"] == "a\nb"


def test_while_waiting_nothing_more_is_sent_and_the_draft_stays(page, server):
    server.gate.clear()
    page.fill("#message", "身代金")
    page.press("#message", "Enter")
    expect(page.locator("#status")).to_contain_text("準備しています")
    page.fill("#message", "次の質問")
    page.press("#message", "Enter")
    page.locator("#send").click(force=True)
    server.gate.set()
    expect(page.locator("#status")).to_be_empty()
    expect(page.locator("#message")).to_have_value("次の質問")
    assert len(server.received) == 1


def test_limit_is_shown_before_it_is_hit_and_too_much_is_not_sent(page, server):
    expect(page.locator("#count")).to_be_empty()
    page.fill("#message", "あ" * 1900)
    expect(page.locator("#count")).to_have_text("あと100字")
    page.fill("#message", "あ" * 2001)
    page.press("#message", "Enter")
    expect(page.locator("#count")).to_have_text("1字多すぎます")
    assert server.received == []
    assert len(page.input_value("#message")) == 2001


def test_reload_keeps_conversation_id_and_draft_but_a_new_tab_starts_afresh(page, server):
    ask(page, "見積")
    page.fill("#message", "書きかけ")
    page.reload()
    expect(page.locator(".user")).to_contain_text("見積")
    expect(page.locator(".amount strong")).to_have_text("1,057,262円")
    expect(page.locator("#message")).to_have_value("書きかけ")
    ask(page, "身代金")
    assert len({body["sender"] for body in server.received}) == 1
    other = page.context.new_page()
    other.goto(server.page)
    expect(other.locator("#greeting button")).to_have_count(4)
    expect(other.locator(".user")).to_have_count(0)
    assert other.evaluate("localStorage.length") == 0


def test_limit_is_the_operators(page, server):
    page.route("**/chat/config.json", lambda route: route.fulfill(json={"limit": 50, "brochure": "/brochure.pdf"}))
    page.reload()
    page.fill("#message", "あ" * 51)
    expect(page.locator("#count")).to_have_text("1字多すぎます")
    page.fill("#message", "身代金")
    page.press("#message", "Enter")
    last(page).locator("summary").click()
    expect(last(page).locator(".sources a")).to_have_attribute("href", "/brochure.pdf")


def test_start_over_asks_first_then_forgets_and_takes_a_new_id(page, server):
    ask(page, "身代金")
    choose(page, "start-over")
    page.locator("#confirm-no").click()
    expect(page.locator(".user")).to_have_count(1)
    choose(page, "start-over")
    page.locator("#confirm-yes").click()
    expect(page.locator(".user")).to_have_count(0)
    ask(page, "身代金")
    assert len({body["sender"] for body in server.received}) == 2


def test_server_away_for_a_moment_is_asked_again(page, server):
    server.away = 1
    page.fill("#message", "身代金")
    page.press("#message", "Enter")
    expect(page.locator("#status")).to_contain_text("つながりません")
    expect(last(page)).to_contain_text("対象外です")
    assert len(server.received) == 1


def test_server_away_for_long_ends_with_a_clear_word_and_nothing_is_lost(page, server):
    page.clock.install()
    server.away = 4
    page.fill("#message", "身代金")
    page.press("#message", "Enter")
    for turn, wait in enumerate((2000, 4000, 9000), start=1):
        expect(page.locator("#status")).to_contain_text(f"{turn}/3回目")
        page.clock.run_for(wait)
    expect(page.locator(".notice")).to_contain_text("つながりませんでした")
    expect(page.locator(".user")).to_contain_text("身代金")
    page.get_by_role("button", name="もう一度送る").click()
    expect(last(page)).to_contain_text("対象外です")
    expect(page.locator(".user")).to_have_count(1)
    assert len(server.received) == 1


def test_empty_reply_is_an_error_and_is_not_repeated_by_itself(page, server):
    ask(page, "空")
    expect(page.locator(".notice")).to_contain_text("回答を受け取れませんでした")
    assert len(server.received) == 1


def test_language_switch_changes_the_pages_own_words_only(page):
    ask(page, "見積")
    page.locator("#language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#send")).to_have_text("Send")
    expect(page.locator("#log article.bot")).to_have_attribute("lang", "ja")
    page.reload()
    expect(page.locator("#send")).to_have_text("Send")


def test_english_browser_gets_english(open_page):
    page = open_page(locale="en-GB")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#greeting button").first).to_have_text("What does it cover?")


def test_each_reply_is_one_addition_to_the_live_region(page):
    log = page.locator("#log")
    expect(log).to_have_attribute("aria-live", "polite")
    log.evaluate(
        """log => { window.added = 0; new MutationObserver((records) => {
             window.added += records.reduce((sum, record) => sum + record.addedNodes.length, 0);
           }).observe(log, {childList: true, subtree: true}); }"""
    )
    ask(page, "事故")
    assert page.evaluate("window.added") == 2  # the question and the whole reply


def test_nothing_runs_out_of_a_page_320_wide(open_page):
    page = open_page(viewport={"width": 320, "height": 600})
    for text in ("見積", "比較", "事故", "連絡先", "型", "空", "x" * 300):
        ask(page, text)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, text
