"""The commands, their arguments and options."""
from __future__ import annotations

import argparse
import datetime
from pathlib import Path


def parser() -> argparse.ArgumentParser:
    """Reads the command line; a wrong use ends with exit status 2."""
    root = argparse.ArgumentParser(prog="python -m bot", description="保険料分担金を会話なしで計算します / Contributions without a conversation")
    commands = root.add_subparsers(dest="command", required=True, metavar="command")
    commands.add_parser("validate", help="knowledge/ を点検します / check knowledge/ and list every fault")

    quote = commands.add_parser("quote", help="1町村の分担金 / the contribution of one municipality")
    quote.add_argument("contract_type", metavar="type", help="契約類型 / contract type, such as 9")
    _add_population(quote)
    _add_reply(quote)

    compare = commands.add_parser("compare", help="類型ごとの分担金 / contract types side by side")
    _add_population(compare)
    compare.add_argument("--types", nargs="+", metavar="type", help="比べる類型。なければすべて / the types to compare; all where none is named")
    _add_reply(compare)

    batch = commands.add_parser("batch", help="CSVの全町村の分担金 / every municipality of a CSV file")
    batch.add_argument("table", type=Path, metavar="towns.csv", help="町村名・契約類型・人口・サイバー特約の列がある表 / columns name, type, population, rider")
    batch.add_argument("-o", "--output", type=Path, metavar="amounts.csv", help="結果の保存先。なければ画面 / where to save; standard output without it")
    batch.add_argument("--errors", type=Path, metavar="errors.csv", help="誤りの一覧の保存先 / where to save what is wrong (amounts-errors.csv beside the output)")
    _add_language(batch)
    commands.add_parser("migrate", help="見積の控えのデータベースを最新の形にします / bring the ledger's tables (DATABASE_URL) to the newest form")
    read = commands.add_parser("read", help="質問と答えのページをファイルに書き出します / the pages of answers as files")
    read.add_argument("-o", "--output", type=Path, required=True, metavar="folder", help="書き出すフォルダー。なければ作ります / the folder to write to; made where there is none")
    feedback = commands.add_parser("feedback", help="返答への評価をCSVで表示します / what users thought of replies, as CSV")
    feedback.add_argument("--since", type=_day, metavar="2026-11-01", help="この日からの分（日本時間） / only from this day on (Japan time)")
    return root


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"2026-11-01 のように書いてください / expecting a day such as 2026-11-01, got {text!r}") from None


def _add_population(command: argparse.ArgumentParser) -> None:
    command.add_argument("population", help="住民数 / residents, such as 10866")


def _add_reply(command: argparse.ArgumentParser) -> None:
    rider = command.add_mutually_exclusive_group()
    rider.add_argument("--with-cyber", action="store_true", default=None, help="サイバー特約込み / with the cyber rider")
    rider.add_argument("--without-cyber", action="store_false", dest="with_cyber", default=None, help="サイバー特約なし / without the cyber rider")
    command.add_argument("--json", action="store_true", help="チャットと同じJSON / the payload of the chat as JSON")
    _add_language(command)


def _add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", choices=["ja", "en"], default="ja", help="返答の言語 / language of what is said (default: ja)")
