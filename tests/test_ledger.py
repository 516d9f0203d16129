"""The ledger of quotes, on SQLite and on PostgreSQL: what it gives back, its numbers, its tables."""
from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pgserver
import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select, update

from bot.knowledge import Knowledge
from bot.ledger import Entry, Ledger, LedgerError, reference
from bot.ledger.migrate import migrate
from bot.ledger.tables import metadata, quote_lines, quotes
from bot.premium import LARGEST_POPULATION, Quote, compare, quote

PROJECT = Path(__file__).resolve().parents[1]
#: In Tokyo, and finer than the second that is kept.
NOW = datetime.datetime(2026, 11, 27, 5, 5, 9, 250_000, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pgserver.PostgresServer]:
    """A PostgreSQL of these tests alone; for root, pgserver runs it as the user `pgserver`, whom it adds."""
    try:
        server = pgserver.get_server(tmp_path_factory.mktemp("postgres"))
    except (subprocess.SubprocessError, OSError, RuntimeError) as error:
        pytest.skip(f"pgserver cannot start a PostgreSQL here: {error!r}")
    yield server
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.db'}"
    server: pgserver.PostgresServer = request.getfixturevalue("postgres")
    name = f"ledger_{reference.new().replace('-', '').lower()}"
    server.psql(f"CREATE DATABASE {name};")
    return str(server.get_uri(name))


@pytest.fixture
def address(empty: str) -> str:
    """The address of a new database with the ledger's tables."""
    migrate(empty)
    return empty


def kept(address: str, *rows: Quote, comparing: bool = False, rider_mentioned: bool = True, approximate: bool = False) -> Entry:
    return Ledger(address).keep(rows, comparing=comparing, rider_mentioned=rider_mentioned, approximate=approximate, now=NOW)


def tables(address: str) -> dict[str, set[str]]:
    """Each table of a database with its columns."""
    inspector = sqlalchemy.inspect(sqlalchemy.create_engine(address, future=True))
    return {table: {column["name"] for column in inspector.get_columns(table)} for table in inspector.get_table_names()}


@pytest.mark.parametrize("with_cyber", [True, False])
@pytest.mark.parametrize(("rider_mentioned", "approximate"), [(True, False), (False, True)])
def test_a_quote_comes_back_equal(address: str, with_cyber: bool, rider_mentioned: bool, approximate: bool, knowledge: Knowledge) -> None:
    row = quote(9, 10_866, with_cyber=with_cyber, knowledge=knowledge)
    entry = kept(address, row, rider_mentioned=rider_mentioned, approximate=approximate)
    again = Ledger(address).find(entry.reference)
    assert again == entry and again is not None
    assert again.quotes == (row,) and (again.with_cyber, again.comparing) == (with_cyber, False)
    assert (again.rider_mentioned, again.approximate) == (rider_mentioned, approximate)
    assert again.made_at == datetime.datetime(2026, 11, 26, 20, 5, 9, tzinfo=datetime.timezone.utc)
    assert again.knowledge.edition.id == knowledge.edition.id


def test_rates_come_back_as_printed(address: str, knowledge: Knowledge) -> None:
    """96.0 and not 96: two decimals can be equal and read differently."""
    again = Ledger(address).find(kept(address, quote(8, 1000, with_cyber=True, knowledge=knowledge)).reference)
    assert again is not None
    assert [str(rate) for rate in (again.quotes[0].rate_with_cyber, again.quotes[0].rate_without_cyber, again.quotes[0].cyber_rate)] == ["96.0", "91.8", "4.2"]


def test_a_comparison_comes_back_equal_and_in_its_order(address: str, knowledge: Knowledge) -> None:
    rows = compare(LARGEST_POPULATION, knowledge, (7, 10, 2), with_cyber=False).rows
    entry = kept(address, *rows, comparing=True)
    again = Ledger(address).find(entry.reference)
    assert again == entry and again is not None
    assert [row.contract_type for row in again.comparison.rows] == [7, 10, 2] and again.comparing


def test_a_kept_amount_is_not_reckoned_anew(address: str, knowledge: Knowledge) -> None:
    """What was given once stays what it was, even if the rates should change."""
    entry = kept(address, quote(9, 10_866, with_cyber=True, knowledge=knowledge))
    with sqlalchemy.create_engine(address, future=True).begin() as connection:
        connection.execute(update(quote_lines).values(premium_with_cyber=1_000_001, rate_with_cyber="92.0"))
    again = Ledger(address).find(entry.reference)
    assert again is not None and (again.quotes[0].premium, str(again.quotes[0].rate)) == (1_000_001, "92.0")


@pytest.mark.parametrize("number", ["7KQ4-2MXD", "", "%", "' OR '1'='1", "7KQ4-2MXD" * 50])
def test_an_unknown_number_gives_none(address: str, number: str, knowledge: Knowledge) -> None:
    kept(address, quote(1, 1, with_cyber=True, knowledge=knowledge))
    assert Ledger(address).find(number) is None


def test_numbers_are_random(address: str, knowledge: Knowledge) -> None:
    """From two ledgers at once: no two alike, none beside another, no sign that could be taken for another."""
    row = quote(1, 1, with_cyber=True, knowledge=knowledge)
    ledgers = (Ledger(address), Ledger(address))
    numbers = [
        ledger.keep([row], comparing=False, rider_mentioned=True, approximate=False, now=NOW).reference for _ in range(500) for ledger in ledgers
    ]
    assert len(set(numbers)) == 1000
    places = sorted(sum(ALPHABET.index(sign) * 30**power for power, sign in enumerate(reversed(number.replace("-", "")))) for number in numbers)
    assert all(upper - lower > 1 for lower, upper in pairwise(places)) and numbers not in (sorted(numbers), sorted(numbers, reverse=True))
    assert set("".join(numbers)) == {*ALPHABET, "-"}, "expecting every sign of the alphabet, and no 0 O 1 I L U"
    halves = [half for number in numbers for half in number.split("-")]
    assert not [half for half in halves if len(half) != 4 or half.isdigit() or half.isalpha()]


def test_a_number_given_before_is_drawn_again(address: str, monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    row = quote(3, 500, with_cyber=True, knowledge=knowledge)
    drawn = iter(["7KQ4-2MXD", "7KQ4-2MXD", "8KQ4-2MXD"])
    monkeypatch.setattr(reference, "new", lambda: next(drawn))
    first, second = kept(address, row), kept(address, quote(5, 700, with_cyber=True, knowledge=knowledge))
    assert (first.reference, second.reference) == ("7KQ4-2MXD", "8KQ4-2MXD")
    assert Ledger(address).find("7KQ4-2MXD") == first, "the first quote was written over"


def test_without_a_free_number_nothing_is_kept(address: str, monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    row = quote(3, 500, with_cyber=True, knowledge=knowledge)
    monkeypatch.setattr(reference, "new", lambda: "7KQ4-2MXD")
    kept(address, row)
    with pytest.raises(LedgerError, match="No free quote number"):
        kept(address, row)
    with sqlalchemy.create_engine(address, future=True).connect() as connection:
        assert [connection.execute(select(func.count()).select_from(table)).scalar() for table in (quotes, quote_lines)] == [1, 1]


def test_migrating_twice_is_harmless(address: str, knowledge: Knowledge) -> None:
    entry = kept(address, quote(9, 10_866, with_cyber=True, knowledge=knowledge))
    before = tables(address)
    migrate(address)
    assert tables(address) == before and Ledger(address).find(entry.reference) == entry


def test_migrated_tables_are_those_of_the_code(address: str) -> None:
    with sqlalchemy.create_engine(address, future=True).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []


def test_lines_belong_to_a_quote(address: str) -> None:
    inspector = sqlalchemy.inspect(sqlalchemy.create_engine(address, future=True))
    assert [(key["constrained_columns"], key["referred_table"]) for key in inspector.get_foreign_keys("quote_lines")] == [(["reference"], "quotes")]


def test_no_column_could_hold_anything_about_a_person(address: str) -> None:
    """What users thought of replies (feedback) is no part of a quote."""
    assert {table: columns for table, columns in tables(address).items() if table != "feedback"} == {
        "alembic_version": {"version_num"},
        "quotes": {"reference", "made_at", "edition", "population", "with_cyber", "rider_mentioned", "approximate", "comparing"},
        "quote_lines": {
            "reference", "place", "contract_type", "rate_with_cyber", "rate_without_cyber", "cyber_rate",
            "premium_with_cyber", "premium_without_cyber", "cyber_share", "liability", "response_costs",
        },
    }


def test_without_tables_the_command_that_makes_them_is_named(empty: str, knowledge: Knowledge) -> None:
    with pytest.raises(LedgerError, match="python -m bot migrate"):
        Ledger(empty).find("7KQ4-2MXD")
    with pytest.raises(LedgerError, match="python -m bot migrate"):
        kept(empty, quote(9, 10_866, with_cyber=True, knowledge=knowledge))


def test_the_command_that_is_named_makes_the_tables(empty: str, tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": empty, "VAR_FOLDER": str(tmp_path / "var")}
    subprocess.run([sys.executable, "-m", "bot", "migrate"], cwd=PROJECT, env=environment, check=True)
    assert Ledger(empty).find("7KQ4-2MXD") is None and {"quotes", "quote_lines"} <= set(tables(empty))


def test_a_database_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'no such folder' / 'ledger.db'}"
    with pytest.raises(LedgerError, match="unable to open database file.*DATABASE_URL"):
        Ledger(address).find("7KQ4-2MXD")
    with pytest.raises(LedgerError, match="unable to open database file.*DATABASE_URL"):
        migrate(address)


@pytest.mark.parametrize(
    "text",
    [
        "7KQ4-2MXD", "7kq4-2mxd", "７ＫＱ４－２ＭＸＤ", "７ｋｑ４ー２ｍｘｄ", "7KQ4–2MXD", "7KQ4 - 2MXD",
        "見積番号 7KQ4-2MXD を見せて", "見積番号7KQ42MXD", "見積番号は「７ｋｑ４２ｍｘｄ」です", "見積番号：7KQ42MXD", "番号 7KQ42MXDの件",
        "quote number 7kq42mxd", "reference: 7KQ42MXD", "No. 7KQ42MXD", "Please show me 7KQ4-2MXD again.",
        "2026-11-27に出した見積7KQ4-2MXD（電話 03-5512-4750）",
    ],
)
def test_a_number_is_read(text: str) -> None:
    assert reference.read(text) == "7KQ4-2MXD"


@pytest.mark.parametrize(
    "text",
    [
        "7KQ42MXD", "2026-1127の件", "2026-11-27", "見積番号 20261127", "2023-2024年度", "03-5512-4750", "電話番号は03-3349-5408です", "No. 03334954",
        "type-1000", "見積番号 type-1000", "quote type1000", "with 9800 people", "a quote with 9800 people", "番号 with9800", "well-done", "covid-2019",
        "7KQ4-2MXDE", "A7KQ4-2MXD", "見積番号 7KQ42MXDE", "7KQ-42MXD", "類型9、10,866人の見積", "",
    ],
)
def test_what_only_looks_like_a_number_is_left(text: str) -> None:
    assert reference.read(text) is None
