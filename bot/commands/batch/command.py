"""`python -m bot batch`: opens the files, shows the progress, tells what came of it."""
from __future__ import annotations

import argparse
import os
import sqlite3
import sys
from contextlib import ExitStack
from pathlib import Path

from tqdm import tqdm

from bot.commands import refusal
from bot.commands.batch.columns import find_columns, result_headings
from bot.commands.batch.faults import Faults
from bot.commands.batch.output import appearing, standard_output
from bot.commands.batch.row import Rows
from bot.commands.batch.table import open_table
from bot.commands.batch.towns import towns
from bot.commands.batch.work import Tally, Work
from bot.commands.refusal import FileError
from bot.errors import UserInputError
from bot.knowledge.model import Knowledge
from bot.language import Language


def run(arguments: argparse.Namespace, knowledge: Knowledge) -> int:
    """Work a table out; exit status 0 where every row was good, otherwise 1."""
    language: Language = arguments.language
    errors: Path | None = arguments.errors or _beside(arguments.output)
    try:
        _check_apart(arguments.table, arguments.output, errors)
        tally, faults = _work(arguments.table, arguments.output, errors, language, knowledge)
    except BrokenPipeError:
        # Whoever read the output has gone; without this Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except UserInputError as error:
        return _refuse(error, language, knowledge)
    except OSError as error:
        path = error.filename or arguments.output or arguments.table
        return _refuse(FileError("file_system", path=path, reason=error.strerror), language, knowledge)
    except sqlite3.Error as error:
        return _refuse(FileError("file_temporary", reason=error), language, knowledge)
    if not tally.bad and errors is not None and errors == _beside(arguments.output):
        errors.unlink(missing_ok=True)  # of an earlier run; it would speak of rows that are good now
    _tell(tally, faults, errors, language, knowledge)
    return 1 if tally.bad else 0


def _work(path: Path, output: Path | None, errors: Path | None, language: Language, knowledge: Knowledge) -> tuple[Tally, Faults]:
    table = open_table(path)
    columns = find_columns(table.headings, language, knowledge)
    quiet = not sys.stderr.isatty() or (output is None and sys.stdout.isatty())
    with ExitStack() as stack:
        file = stack.enter_context(standard_output() if output is None else appearing(output))
        faults = Faults(errors, columns, language, knowledge, stack)
        seen = stack.enter_context(towns())
        bar = stack.enter_context(tqdm(total=path.stat().st_size, unit="B", unit_scale=True, leave=False, disable=quiet))
        work = Work(
            table, columns, Rows(columns, knowledge), seen, report=faults.add, advance=lambda read: bar.update(read - bar.n)
        )
        tally = work.run(file, result_headings(language, knowledge))
    return tally, faults


def _tell(tally: Tally, faults: Faults, errors: Path | None, language: Language, knowledge: Knowledge) -> None:
    """The first faults and the summary, on standard error."""
    def say(id: str, **values: object) -> None:
        print(knowledge.phrases[id].get(language).format(**values), file=sys.stderr)

    for sentence in faults.told:
        print(sentence, file=sys.stderr)
    if faults.count > len(faults.told):
        say("batch.more_faults", count=f"{faults.count - len(faults.told):,}")
    if faults.count:
        say("batch.errors_not_saved" if errors is None else "batch.errors_saved", path=errors)
    if tally.unsaid:
        say(
            "batch.rider_unsaid", count=f"{tally.unsaid:,}", premium_with=f"{tally.unsaid_with:,}", premium_without=f"{tally.unsaid_without:,}"
        )
    say("batch.summary", good=f"{tally.good:,}", bad=f"{tally.bad:,}", total=f"{tally.total:,}")


def _refuse(error: UserInputError, language: Language, knowledge: Knowledge) -> int:
    print(refusal.reason(error, language, knowledge), file=sys.stderr)
    return 1


def _beside(output: Path | None) -> Path | None:
    """The file for what is wrong: amounts-errors.csv beside amounts.csv, none beside standard output."""
    return output.with_name(f"{output.stem}-errors.csv") if output is not None else None


def _check_apart(table: Path, output: Path | None, errors: Path | None) -> None:
    """Raises FileError where one file would be written over another."""
    places = [path.resolve() for path in (table, output, errors) if path is not None]
    if len(set(places)) < len(places):
        raise FileError("files_not_apart", path=next(path for path in places if places.count(path) > 1))
