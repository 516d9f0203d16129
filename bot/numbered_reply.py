"""A kept quote as a reply: the quote as always, then its number, and its papers for whoever wants them."""
from __future__ import annotations

from bot.language import Language
from bot.ledger import Entry
from bot.paper.documents import documents_payload
from bot.paper.wording import Wording
from bot.quote_reply import comparison_reply, quote_reply
from bot.reply import Reply


def numbered_reply(entry: Entry, language: Language, *, again: bool = False) -> Reply:
    """The quote or the comparison with its number. again: it is an earlier one, so its day is said first."""
    if entry.comparing:
        reply = comparison_reply(entry.comparison, language, approximate=entry.approximate)
    else:
        reply = quote_reply(entry.quotes[0], language, rider_mentioned=entry.rider_mentioned, approximate=entry.approximate)
    phrases = entry.knowledge.phrases
    known = {"reference": entry.reference, "day": Wording(entry, language).date}
    head = [phrases["ledger.again"].get(language).format(**known)] if again else []
    text = "\n\n".join([*head, reply.text, phrases["ledger.number"].get(language).format(**known)])
    return Reply(text, {**reply.payload, "reference": entry.reference, "documents": documents_payload(entry, language)})


def papers_reply(entry: Entry, language: Language) -> Reply:
    """The papers of a kept quote alone, each with its path."""
    phrases = entry.knowledge.phrases
    documents = documents_payload(entry, language)
    lines = [phrases["document.line"].get(language).format(**document) for document in documents]
    lead = phrases["document.lead"].get(language).format(reference=entry.reference)
    note = phrases["document.note"].get(language)
    return Reply(
        "\n\n".join([lead, "\n".join(lines), note]),
        {"type": "papers", "reference": entry.reference, "documents": documents, "language": language},
    )
