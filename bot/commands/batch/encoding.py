"""Which encoding a text file is in: UTF-8, UTF-16 with its mark (BOM), or Shift_JIS as Windows writes it (cp932)."""
from __future__ import annotations

import codecs
from pathlib import Path

from bot.commands.refusal import FileError

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
#: In order of preference: Japanese text in one of them is hardly ever valid in the other, plain ASCII is in both.
_UNMARKED = ("utf-8", "cp932")
_CHUNK = 1 << 20


def find_encoding(path: Path) -> str:
    """The encoding that every byte of the file fits, found in one pass over it in chunks.

    Raises FileError: the first byte that fits none, a file without lines, an empty one. Raises OSError.
    """
    with path.open("rb") as file:
        chunk = file.read(_CHUNK)
        if not chunk.strip():
            raise FileError("file_empty", path=path)
        marked = [encoding for mark, encoding in _MARKS.items() if chunk.startswith(mark)]
        candidates = [_Candidate(encoding) for encoding in marked or _UNMARKED]
        offset, lines = 0, 0
        while chunk:
            if len(chunk) == _CHUNK and b"\n" not in chunk and b"\r" not in chunk:
                raise FileError("file_without_lines", path=path, position=offset)
            following = file.read(_CHUNK)
            failures = [candidate.feed(chunk, final=not following) for candidate in candidates]
            if None not in failures:
                position = max(offset + failure for failure in failures if failure is not None)
                line = lines + chunk.count(b"\n", 0, max(0, position - offset)) + 1
                raise FileError("file_encoding", path=path, position=position, line=line)
            candidates = [candidate for candidate, failure in zip(candidates, failures, strict=True) if failure is None]
            offset, lines, chunk = offset + len(chunk), lines + chunk.count(b"\n"), following
    return candidates[0].encoding


class _Candidate:
    """An encoding that has fitted so far."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        # The decoder of utf-8-sig counts the place of an error from behind the mark.
        self._decoder = codecs.getincrementaldecoder(encoding.removesuffix("-sig"))()

    def feed(self, chunk: bytes, *, final: bool) -> int | None:
        """Where in the chunk the first byte that does not fit stands (before it where a character began earlier), or None."""
        nothing = chunk.find(b"\0") if self.encoding != "utf-16" else -1
        if nothing >= 0:
            return nothing
        pending = len(self._decoder.getstate()[0])
        try:
            self._decoder.decode(chunk, final)
        except UnicodeDecodeError as error:
            return error.start - pending
        return None
