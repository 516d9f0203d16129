"""The papers that go with a kept quote: which there are, what they are called, where they are fetched."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.language import Language
from bot.ledger import Entry
from bot.paper.links import sign

_PDF = "application/pdf"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Document:
    """A paper. `name`: the end of its address; its title is the phrase document.title.<id>."""

    id: str
    name: str
    media_type: str

    def file_name(self, entry: Entry) -> str:
        """What the file is called once downloaded: with the quote number, so that two do not get mixed up."""
        stem, ending = self.name.rsplit(".", 1)
        return f"{stem}-{entry.reference}.{ending}"


_ALL = (
    Document("estimate", "estimate.pdf", _PDF),
    Document("form_draft", "form-draft.pdf", _PDF),
    Document("form_draft_sheet", "form-draft.xlsx", _SPREADSHEET),
)
DOCUMENTS = {document.name: document for document in _ALL}
#: The memo of a consultation; it goes with no quote.
MEMO = Document("memo", "memo.pdf", _PDF)


def documents_payload(entry: Entry, language: Language) -> list[dict[str, Any]]:
    """The papers of an entry for client programs: id, title, media type, path on this server (it stops working after a while)."""
    token = sign(entry.reference, language)
    return [
        {
            "id": document.id,
            "title": entry.knowledge.phrases[f"document.title.{document.id}"].get(language),
            "media_type": document.media_type,
            "path": f"/papers/{token}/{document.name}",
        }
        for document in _ALL
    ]
