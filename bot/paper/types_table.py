"""The contract types (契約類型) of an estimate side by side, with the rider and without it."""
from __future__ import annotations

from bot import premium, spoken
from bot.paper import table
from bot.paper.page import SOFT, Page
from bot.paper.table import Column
from bot.paper.wording import Wording
from bot.premium import Quote


def draw(page: Page, words: Wording) -> None:
    """The compared contract types and the rider's share; for a single quote all types, small, with its own marked."""
    entry, say = words.entry, words.say
    main = entry.comparing
    rows = entry.quotes if main else premium.compare(entry.population, words.knowledge, with_cyber=entry.with_cyber).rows
    page.heading(say("paper.estimate.compared" if main else "paper.estimate.all_types", population=words.people))
    chosen = [number for number, row in enumerate(rows) if not main and row.contract_type == entry.quotes[0].contract_type]
    widths = {"rate_with": 0.95, "with": 1.4, "rate_without": 0.95, "without": 1.4, "liability": 1.1, "response_costs": 1.1}
    columns = [Column(width, say(f"paper.column.{name}")) for name, width in widths.items()]
    table.draw(
        page,
        [Column(1.05, say("paper.column.contract_type"), "L"), *columns],
        [_row(words, row, chosen=number in chosen, detailed=main) for number, row in enumerate(rows)],
        height=9.4 if main else 5.3, size=9.5 if main else 8, tinted=chosen,
    )
    page.set_y(page.y + 1)
    page.paragraph(say("paper.estimate.small_figures" if main else "paper.estimate.chosen"), size=7.5, colour=SOFT)
    if main:
        _share(page, words, rows[0])


def _share(page: Page, words: Wording, quote: Quote) -> None:
    """The rider's share, which is the same for every contract type."""
    say = words.say
    page.set_y(page.y + 4)
    table.draw(
        page,
        [Column(1.1, "", "L"), Column(0.8, words.term("contribution_rate")), Column(1, say("paper.estimate.exact")), Column(1.4, say("paper.estimate.rounded"))],
        [[say("quote.label.share"), words.yen(quote.cyber_rate), words.exact(quote.cyber_rate), words.yen(quote.cyber_share)]], height=6.2,
    )


def _row(words: Wording, row: Quote, *, chosen: bool, detailed: bool) -> list[str]:
    """One contract type; detailed: with rate x residents below each amount."""
    name = words.say("paper.column.chosen" if chosen else "paper.column.type", contract_type=row.contract_type)
    sides = [(row.rate_with_cyber, row.premium_with_cyber), (row.rate_without_cyber, row.premium_without_cyber)]
    cells = [[words.yen(rate), words.yen(amount) + (f"\n{words.exact(rate)}" if detailed else "")] for rate, amount in sides]
    return [name, *cells[0], *cells[1], *(spoken.yen(limit, words.language) for limit in (row.sum_insured.liability, row.sum_insured.response_costs))]
