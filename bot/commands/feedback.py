"""What users thought of replies, as CSV on standard output."""
from __future__ import annotations

import argparse
import csv
import datetime

from bot.commands.batch.output import standard_output
from bot.contacts import japan
from bot.ledger.feedback import feedback_store

#: A spreadsheet takes a cell that begins so for a formula; what users wrote must stay text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def feedback(arguments: argparse.Namespace) -> None:
    """Print the feedback from a day on (Japan time), oldest first. Raises LedgerError."""
    since: datetime.date | None = arguments.since
    moment = datetime.datetime.combine(since, datetime.time(), japan()) if since else None
    opinions = feedback_store().since(moment)
    with standard_output() as output:
        table = csv.writer(output)
        table.writerow(["made_at", "verdict", "word", "reply"])
        for opinion in opinions:
            made_at = opinion.made_at.astimezone(japan()).isoformat()
            table.writerow([made_at, opinion.verdict, _cell(opinion.word or ""), _cell(opinion.reply)])


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
