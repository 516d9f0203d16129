"""The pages of answers as files in a folder."""
from __future__ import annotations

import argparse

from bot.knowledge.model import Knowledge
from bot.reading.export import export
from bot.settings import settings


def read(arguments: argparse.Namespace, knowledge: Knowledge) -> None:
    """Write the pages and print each file's path. Raises ExportError."""
    for file in export(arguments.output, knowledge, settings().brochure_url):
        print(file)
