"""The estimate (概算) on one page: the amount, how it comes about, what it buys, what it rests on."""
from __future__ import annotations

from bot import spoken
from bot.language import Language
from bot.ledger.entry import Entry
from bot.paper import table, types_table
from bot.paper.page import ACCENT, MARGIN, SOFT, TINT, Page
from bot.paper.table import Column
from bot.paper.wording import Wording
from bot.premium import Quote


def estimate_pdf(entry: Entry, language: Language) -> bytes:
    """The estimate of a quote, or of a comparison, as a PDF of one A4 page.

    Raises FontError, ValueError for an entry whose moment has no time zone.
    """
    words = Wording(entry, language)
    say = words.say
    title = say("paper.estimate.title")
    page = Page(
        f"{title} {entry.reference}", language, entry.made_at, maker=say("paper.maker"),
        foot=(f"{say('paper.maker')}　{title}　{entry.reference}", say("paper.estimate.subject")),
    )
    _top(page, words, title)
    _amount(page, words)
    if not entry.comparing:
        _breakdown(page, words, entry.quotes[0])
        _sum_insured(page, words, entry.quotes[0])
    types_table.draw(page, words)
    page.closing(words.closing())
    return page.finish()


def _top(page: Page, words: Wording, title: str) -> None:
    """Title, number and date, and that it is no official document."""
    say, entry = words.say, words.entry
    page.put(title, MARGIN, page.y, 110, 9, size=19)
    page.put(f"{say('paper.reference')}　{entry.reference}", MARGIN + 90, page.y, page.epw - 90, 4.5, size=9, align="R")
    page.put(f"{say('paper.made')}　{words.date}", MARGIN + 90, page.y + 5, page.epw - 90, 4.5, size=9, align="R")
    page.set_y(page.y + 12)
    page.rule(page.y, ACCENT, 0.5)
    page.set_y(page.y + 2.5)
    for text in (say("paper.estimate.notice") + (" " if words.language == "en" else "") + words.edition, *words.cautions()):
        page.paragraph(text, size=8.5)
    page.set_y(page.y + 2.5)


def _amount(page: Page, words: Wording) -> None:
    """The amount large, then as said on the phone, then what it was worked out from."""
    entry, say = words.entry, words.say
    rows = sorted(entry.quotes, key=lambda row: row.premium)
    figure = words.yen(rows[0].premium)
    if rows[-1].premium != rows[0].premium:
        figure = say("paper.span", lowest=figure, highest=words.yen(rows[-1].premium))
    rider = say("paper.with" if entry.with_cyber else "paper.without")
    rider = rider if words.language == "ja" else rider.lower()
    label = say("paper.estimate.amounts", rider=rider) if len(rows) > 1 else say("paper.estimate.amount", contract_type=rows[0].contract_type, rider=rider)
    sentence = entry.comparison.sentence(words.language, words=True) if entry.comparing else rows[0].sentence(
        words.language, both=not entry.rider_mentioned, words=True
    )
    top, inset = page.y, 6
    height = 23 + page.height_of(sentence, size=8.5, indent=inset)
    page.set_fill_color(*TINT)
    page.rect(MARGIN, top, page.epw, height, style="F")
    page.put(label, MARGIN + inset, top + 3.5, page.epw - 2 * inset, 5, size=9, colour=ACCENT)
    page.put(figure, MARGIN + inset, top + 8.5, page.epw - 2 * inset, 11.5, size=25)
    page.set_y(top + 20)
    page.paragraph(sentence, size=8.5, indent=inset)
    page.set_y(top + height + 3)
    choice = "both" if not entry.rider_mentioned else "with" if entry.with_cyber else "without"
    types = say("compare.types.separator").join(str(row.contract_type) for row in entry.quotes)
    table.draw(
        page,
        [Column(1.2, words.term("contract_type"), "L"), Column(1, words.term("population"), "L"), Column(1, say("paper.rider"), "L")],
        [[types, words.people, say(f"paper.rider.{choice}")]], height=6.5, size=9.5,
    )


def _breakdown(page: Page, words: Wording, quote: Quote) -> None:
    """With and without the rider side by side, and the rider's share."""
    say = words.say
    page.heading(say("paper.estimate.breakdown"))
    sides = [
        (quote.rate_with_cyber, quote.premium_with_cyber),
        (quote.rate_without_cyber, quote.premium_without_cyber),
        (quote.cyber_rate, quote.cyber_share),
    ]
    table.draw(
        page,
        [Column(1.8, "", "L"), Column(1, say("paper.with")), Column(1, say("paper.without")), Column(1, say("quote.label.share"))],
        [
            [words.term("contribution_rate"), *(words.yen(rate) for rate, _ in sides)],
            [words.term("population"), *(words.count for _ in sides)],
            [say("paper.estimate.exact"), *(words.exact(rate) for rate, _ in sides)],
            [say("paper.estimate.rounded"), *(words.yen(amount) for _, amount in sides)],
        ],
        height=5.8, tinted=[3],
    )
    if quote.cyber_share != quote.difference:
        page.set_y(page.y + 1)
        page.paragraph(say("quote.share_note", difference=words.yen(quote.difference)), size=7.5, colour=SOFT)


def _sum_insured(page: Page, words: Wording, quote: Quote) -> None:
    """What the rider pays at most."""
    per_occurrence = words.knowledge.facts["per_occurrence"].text.get(words.language)
    page.heading(words.say("compare.sum_insured", per_occurrence=per_occurrence))
    table.draw(
        page, [Column(1, "", "L"), Column(1), Column(0.3), Column(1, "", "L"), Column(1)],
        [[
            words.term("liability"), spoken.yen(quote.sum_insured.liability, words.language), "",
            words.term("response_costs"), spoken.yen(quote.sum_insured.response_costs, words.language),
        ]],
        height=6.2,
    )
    if words.entry.rider_mentioned and not quote.with_cyber:
        page.set_y(page.y + 1)
        page.paragraph(words.say("paper.estimate.no_cover"), size=7.5, colour=SOFT)
