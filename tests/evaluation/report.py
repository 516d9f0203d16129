"""The evaluation as text for the terminal and as a page that a content editor can read."""
from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

from tests.evaluation.scoring import Result, confusions, rates

_HIDDEN = "held out"
_OUTCOMES = ("right", "asked", "partly", "declined", "wrong")


def table(results: Sequence[Result]) -> list[tuple[str, str, int, dict[str, float]]]:
    """A row per category and language: how many, and the share of each outcome in percent."""
    return [
        (category, language, counts.total(), {outcome: 100 * counts[outcome] / counts.total() for outcome in _OUTCOMES})
        for (category, language), counts in sorted(rates(results).items())
    ]


def as_text(title: str, results: Sequence[Result]) -> str:
    """For the terminal."""
    lines = [title, f"{'category':14}{'language':10}{'cases':>6}" + "".join(f"{outcome:>10}" for outcome in _OUTCOMES)]
    for category, language, count, shares in table(results):
        lines.append(f"{category:14}{language:10}{count:6}" + "".join(f"{shares[outcome]:9.1f}%" for outcome in _OUTCOMES))
    for (wanted, got), count in confusions(results).most_common(10):
        lines.append(f"  {count} x {wanted} taken for {got}")
    return "\n".join(lines)


def as_page(results: Mapping[str, Sequence[Result]], conversations: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    """For a browser: rates, then every message and conversation that was not answered right, with what was wanted and what came.

    The failures of held-out parts are left out: who has read them can no longer be surprised by them.
    """
    body = "".join(_section(title, part) for title, part in results.items())
    body += "".join(_talks(title, part) for title, part in conversations.items())
    return (
        "<!doctype html><html lang='ja'><meta charset='utf-8'><title>まちまもり evaluation</title>"
        "<style>body{font:15px/1.6 sans-serif;margin:2rem;max-width:70rem}table{border-collapse:collapse;margin:1rem 0}"
        "td,th{border:1px solid #999;padding:.2rem .6rem;vertical-align:top;text-align:left}pre{white-space:pre-wrap;margin:0}</style>"
        f"<h1>まちまもり evaluation</h1>{body}</html>"
    )


def _section(title: str, results: Sequence[Result]) -> str:
    rows = "".join(
        _row(category, language, str(count), *(f"{shares[outcome]:.1f} %" for outcome in _OUTCOMES))
        for category, language, count, shares in table(results)
    )
    failures = "".join(
        _row(result.outcome, result.case.text, " + ".join("/".join(part) for part in result.case.expect), ", ".join(result.got), result.reply)
        for result in results if result.outcome != "right"
    )
    table_of_rates = f"<h2>Messages, {html.escape(title)}</h2><table>{_row('category', 'language', 'cases', *_OUTCOMES)}{rows}</table>"
    if title == _HIDDEN:
        return table_of_rates
    return (
        f"{table_of_rates}<details><summary>not answered right</summary><table>{_row('outcome', 'message', 'wanted', 'got', 'reply')}{failures}</table></details>"
    )


def _talks(title: str, conversations: Mapping[str, Sequence[str]]) -> str:
    wrong = {name: faults for name, faults in conversations.items() if faults}
    head = f"<h2>Conversations, {html.escape(title)}</h2><p>{len(conversations) - len(wrong)} of {len(conversations)} right to the last turn</p>"
    rows = "".join(_row(name, "\n".join(faults)) for name, faults in wrong.items())
    return head if title == _HIDDEN else f"{head}<table>{_row('conversation', 'not as expected')}{rows}</table>"


def _row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td><pre>{html.escape(cell)}</pre></td>' for cell in cells)}</tr>"
