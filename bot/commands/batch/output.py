"""Where the results go: a file that appears whole at the end, or standard output. UTF-8 with the mark (BOM) that Excel needs."""
from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bot.commands.refusal import FileError


@contextmanager
def appearing(path: Path) -> Iterator[TextIO]:
    """A file written under a temporary name in the same folder and renamed at the end; an error leaves nothing behind.

    Raises FileError where something other than a file stands there, OSError.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise FileError("output_no_file", path=path)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _opened(part, path) as file:
            yield file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _opened(part: Path, path: Path) -> TextIO:
    try:
        return part.open("x", encoding="utf-8-sig", newline="")
    except OSError as error:
        raise FileError("file_system", path=path, reason=error.strerror) from error


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output; a terminal gets no mark."""
    encoding = "utf-8" if sys.stdout.isatty() else "utf-8-sig"
    with open(sys.stdout.fileno(), "w", encoding=encoding, newline="", closefd=False) as file:
        yield file
