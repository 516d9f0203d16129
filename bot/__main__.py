"""The assistant's knowledge and engines from the command line, without Rasa.

    python -m bot validate
"""
from __future__ import annotations

import argparse
import sys

from bot.errors import BotError
from bot.knowledge import load
from bot.settings import settings


def main(arguments: list[str]) -> int:
    """Run one command; faults go to standard error with exit status 1."""
    parser = argparse.ArgumentParser(prog="python -m bot")
    parser.add_subparsers(dest="command", required=True).add_parser("validate", help="check knowledge/ and list every fault")
    parser.parse_args(arguments)
    try:
        knowledge = load(settings().edition)
    except BotError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"knowledge/{knowledge.edition.id}: {len(knowledge.answers)} answers, {len(knowledge.facts)} facts, no faults.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
