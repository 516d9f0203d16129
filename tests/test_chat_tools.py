"""What one does with a reply and with the conversation: papers, copy, save, print, rate, forget, voice. Against canned replies."""

import pytest
from playwright.sync_api import expect

from tests.web.replies import MEMO
from tests.web.steps import ask, choose, last

pytest_plugins = ["tests.web.browser"]

VOICES = """
  window.said = [];
  const voices = %s;
  Object.defineProperty(window, "speechSynthesis", {value: Object.assign(new EventTarget(), {
    getVoices: () => voices, cancel() {}, speak: (piece) => window.said.push([piece.text, piece.lang])})});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
HEARING = """
  window.SpeechRecognition = class {
    start() { window.hearing = this; }
    stop() { this.onend(); }
    hear(text) { this.onresult({resultIndex: 0, results: [Object.assign([{transcript: text}], {isFinal: true})]}); }
  };
"""


def test_chart_shows_parts_and_is_silent_beside_its_table(page):
    ask(page, "比較")
    chart = last(page).locator(".chart")
    expect(chart).to_have_attribute("aria-hidden", "true")
    widths = chart.locator(".bar").first.evaluate("bar => [...bar.children].map(part => part.getBoundingClientRect().width)")
    assert widths[1] / (widths[0] + widths[1]) == pytest.approx(45637 / 1057262, abs=0.01)
    expect(last(page).locator(".comparison tbody tr")).to_have_count(2)


def test_budget_is_a_line_in_the_chart_and_words_in_the_table(page):
    ask(page, "予算")
    expect(last(page).locator(".bar > .bar-budget")).to_have_count(2)
    expect(last(page).locator(".legend")).to_contain_text("予算 1,020,000円")
    expect(last(page).locator("tbody tr").first).to_have_text("81,011,625円残り 8,375円1,057,262円37,262円超過")


def test_long_lists_that_the_table_shows_are_folded_and_steps_unfold(page):
    ask(page, "予算")
    expect(last(page).locator(".prose details li")).to_have_count(4)
    expect(last(page).locator(".prose details li").first).to_be_hidden()
    ask(page, "比較")
    last(page).get_by_text("ひとつ上の類型にすると").click()
    expect(last(page).get_by_text("類型9→類型10：+83,668円身体賠償 2億円→3億円")).to_be_visible()


def test_papers_are_links_of_this_server_and_their_lines_are_left_out(page):
    ask(page, "書類")
    expect(last(page)).not_to_contain_text("/papers/")
    expect(last(page).locator(".prose p")).to_have_text(["書類です。", "またどうぞ。"])
    ask(page, "番号")
    expect(last(page).locator(".documents a")).to_have_text(["概算（PDF）", "加入依頼書の下書き（PDF）"])


def test_paper_is_saved_and_an_expired_link_says_so_in_the_chat(page):
    ask(page, "番号")
    with page.expect_download() as download:
        last(page).get_by_role("link", name="概算（PDF）").click()
    assert download.value.suggested_filename == "estimate-5Y7Y-4TD3.pdf"
    last(page).get_by_role("link", name="加入依頼書の下書き").click()
    expect(last(page).locator(".papers [role=status]")).to_contain_text("期限が切れました")
    expect(page.locator(".user")).to_have_count(1)


@pytest.mark.parametrize("clipboard", [True, False], ids=["with the clipboard", "over plain http, without it"])
def test_reply_number_and_memo_are_copied(open_page, clipboard):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    if not clipboard:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }")
    for message, button, copied in (("番号", "見積番号をコピー", "5Y7Y-4TD3"), ("メモ", "メモをコピー", MEMO), ("身代金", "コピー", "対象外です。\n- 身代金\n- 脅迫金")):
        ask(page, message)
        last(page).get_by_role("button", name=button, exact=True).click()
        expect(page.locator("#aloud")).to_have_text("コピーしました")
        assert page.evaluate("navigator.clipboard.readText()") == copied
        expect(last(page).get_by_text("コピーしました")).to_be_focused()


def test_conversation_is_saved_as_text(page):
    ask(page, "身代金")
    with page.expect_download() as download:
        choose(page, "save")
    assert download.value.suggested_filename.endswith(".txt")
    text = download.value.path().read_text(encoding="utf-8")
    assert "[あなた]" in text and "身代金" in text and "- 脅迫金" in text


def test_print_shows_the_log_alone_and_unfolds_it(page):
    ask(page, "番号")
    page.emulate_media(media="print")
    for hidden in (".banner", "#greeting", "#composer", ".reply-tools", ".papers button"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(last(page).locator(".amount")).to_be_visible()
    assert last(page).locator(".documents a").first.evaluate("link => getComputedStyle(link).textDecorationLine") == "none"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(last(page).locator(".sources li").first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(last(page).locator(".sources li").first).to_be_hidden()


def test_nothing_said_yet_is_said_where_there_is_nothing_to_save(page):
    choose(page, "save")
    expect(page.locator("#status")).to_have_text("まだ会話がありません。")


def test_rating_with_a_word_by_keyboard_goes_once_and_is_thanked_once(page, server):
    ask(page, "身代金")
    last(page).get_by_role("button", name="役に立った", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.type("助かりました")
    page.keyboard.press("Enter")
    expect(last(page).locator(".rating")).to_have_text("ありがとうございました。")
    expect(last(page).locator(".rating")).to_be_focused()
    expect(page.locator("#aloud")).to_have_text("ありがとうございました。")
    sender = server.received[0]["sender"]
    assert server.told == [("/chat/feedback", {"conversation": sender, "text": "対象外です。\n- 身代金\n- 脅迫金", "verdict": "up", "word": "助かりました"})]
    page.reload()
    expect(last(page).locator(".rating")).to_have_text("ありがとうございました。")


def test_rating_without_a_word_goes_when_one_goes_on(page, server):
    ask(page, "身代金")
    last(page).get_by_role("button", name="役に立たなかった").click()
    assert server.told == []
    page.locator("#message").focus()
    expect(last(page).locator(".rating")).to_have_text("ありがとうございました。")
    assert [(path, body["verdict"], "word" in body) for path, body in server.told] == [("/chat/feedback", "down", False)]
    expect(page.locator("#message")).to_be_focused()


def test_rating_of_an_assessment_does_not_pass_on_what_was_told(page, server):
    ask(page, "事故")
    last(page).get_by_role("button", name="役に立った", exact=True).click()
    page.locator("#message").focus()
    expect(last(page).locator(".rating")).to_have_text("ありがとうございました。")
    assert [body["text"] for _, body in server.told] == ["incident_assessment: conditional"]


def test_rating_is_not_part_of_the_announced_log(page):
    ask(page, "身代金")
    expect(last(page).locator(".reply-tools")).to_have_attribute("aria-live", "off")


@pytest.mark.parametrize("status, said", [(404, "評価を受け付けていません"), (503, "もう一度お試しください")])
def test_server_that_takes_no_rating_says_so(page, server, status, said):
    server.tells = status
    ask(page, "身代金")
    last(page).get_by_role("button", name="役に立った", exact=True).click()
    page.keyboard.press("Enter")
    page.locator(".word-form button").or_(page.locator(".rating")).first.press("Enter")
    expect(last(page).locator(".rating")).to_contain_text(said)


def test_forget_asks_once_erases_on_the_server_and_clears_the_tab(page, server):
    ask(page, "身代金")
    sender = server.received[0]["sender"]
    choose(page, "forget")
    expect(page.locator("#confirm")).to_contain_text("サーバーの両方から")
    page.keyboard.press("Escape")
    expect(page.locator(".user")).to_have_count(1)
    assert server.told == []
    choose(page, "forget")
    page.locator("#confirm-yes").click()
    expect(page.locator("#status")).to_have_text("会話を消去しました。")
    expect(page.locator(".user")).to_have_count(0)
    assert server.told == [("/chat/forget", {"conversation": sender})]
    stored = page.evaluate("sessionStorage.getItem('machimamori')")
    assert sender not in stored and "身代金" not in stored
    ask(page, "身代金")
    assert server.received[-1]["sender"] != sender


@pytest.mark.parametrize("status, kept, said", [(404, 0, "管理者にお尋ねください"), (503, 1, "会話は残っています")])
def test_forget_says_truly_what_was_not_erased(page, server, status, kept, said):
    server.tells = status
    ask(page, "身代金")
    choose(page, "forget")
    page.locator("#confirm-yes").click()
    expect(page.locator("#status")).to_contain_text(said)
    expect(page.locator(".user")).to_have_count(kept)


def test_menu_closes_by_escape_and_shows_only_pages_that_are_there(page):
    page.locator("#menu summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="読んで調べる")).to_be_visible()
    expect(page.locator("#menu a", has_text="アクセシビリティ")).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator("#save")).to_be_hidden()
    expect(page.locator("#menu summary")).to_be_focused()


def with_scripts(page, *scripts):
    for script in scripts:
        page.add_init_script(script)
    page.reload()
    page.locator("#menu summary").click()


def test_voice_is_off_until_switched_on_and_reads_only_when_asked(page):
    with_scripts(page, VOICES % '[{lang: "ja-JP", localService: false}, {lang: "ja-JP", localService: true, default: true}]')
    expect(page.locator("#voice")).not_to_be_checked()
    ask(page, "見積")
    expect(page.get_by_role("button", name="読み上げ")).to_have_count(0)
    page.locator("#menu summary").click()
    page.locator("#voice").check()
    ask(page, "身代金")
    assert page.evaluate("window.said") == []
    page.get_by_role("button", name="読み上げ").first.click()
    expect(page.get_by_role("button", name="止める")).to_have_count(1)
    assert page.evaluate("window.said") == [["百五万七千二百六十二円です。", "ja-JP"]]
    page.get_by_role("button", name="止める").click()
    expect(page.get_by_role("button", name="止める")).to_have_count(0)


def test_voice_of_another_firms_computer_is_not_used(page):
    with_scripts(page, VOICES % '[{lang: "ja-JP", localService: false}]')
    page.locator("#voice").check()
    ask(page, "身代金")
    page.get_by_role("button", name="読み上げ").click()
    expect(page.locator("#status")).to_contain_text("読み上げ音声がありません")
    assert page.evaluate("window.said") == []


def test_dictation_fills_the_box_and_never_sends(page, server):
    with_scripts(page, HEARING)
    expect(page.locator("#dictate")).to_be_hidden()
    page.locator("#voice").check()
    page.get_by_role("button", name="音声で入力").click()
    expect(page.get_by_role("button", name="音声入力を止める")).to_be_visible()
    page.evaluate("window.hearing.hear('身代金')")
    expect(page.locator("#message")).to_have_value("身代金")
    assert server.received == []


def test_browser_without_speech_shows_none_of_it(page):
    with_scripts(page, "delete window.speechSynthesis; delete Window.prototype.speechSynthesis; delete window.SpeechRecognition; delete window.webkitSpeechRecognition;")
    expect(page.locator("#voice-choice")).to_be_hidden()
    expect(page.locator("#dictate")).to_be_hidden()
