"""The command line: quotes and comparisons in the words of the chat, refusals, exit status."""
from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot import premium, quote_reply
from bot.__main__ import main
from bot.commands import values
from bot.errors import ContractTypeError, PopulationError
from bot.knowledge import Knowledge
from bot.language import Language

PROJECT = Path(__file__).resolve().parents[1]
Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("option", "rider"), [([], None), (["--with-cyber"], True), (["--without-cyber"], False)])
def test_quote_says_what_the_chat_says(option: list[str], rider: bool | None, language: Language, knowledge: Knowledge, capsys: Captured) -> None:
    quote = premium.quote(9, 10866, with_cyber=rider is not False, knowledge=knowledge)
    expected = quote_reply.quote_reply(quote, language, rider_mentioned=rider is not None)
    assert main(["quote", "9", "10866", *option, "--language", language]) == 0
    assert capsys.readouterr().out == expected.text + "\n"
    assert main(["quote", "類型9", "10,866人", *option, "--language", language, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == expected.payload


def test_quote_speaks_japanese_unless_told(capsys: Captured) -> None:
    assert main(["quote", "9", "10866"]) == 0
    assert "105万7,262円" in capsys.readouterr().out


def test_rough_population_makes_an_estimate_as_in_the_chat(knowledge: Knowledge, capsys: Captured) -> None:
    assert main(["quote", "9", "約1万人"]) == 0
    assert knowledge.phrases["quote.approximate"].ja in capsys.readouterr().out


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("types", [[], ["3", "5", "7"], ["⑩", "type 2"]])
def test_compare_says_what_the_chat_says(types: list[str], language: Language, knowledge: Knowledge, capsys: Captured) -> None:
    numbers = [values.contract_type(text, knowledge) for text in types]
    comparison = premium.compare(10866, knowledge, numbers, with_cyber=False)
    options = [*(["--types", *types] if types else []), "--without-cyber", "--language", language]
    assert main(["compare", "10866", *options]) == 0
    assert capsys.readouterr().out == quote_reply.render_comparison(comparison, language) + "\n"
    assert main(["compare", "10866", *options, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == quote_reply.comparison_reply(comparison, language).payload


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["quote", "11", "5000"], ["契約類型「11」", "1から10まで", "類型9"]),
        (["quote", "9", "たくさん"], ["人口「たくさん」", "数字1つ", "10,866人"]),
        (["quote", "9", "0人"], ["人口「0人」", "1人以上"]),
        (["quote", "9", "-5"], ["人口「-5」", "1人以上"]),
        (["quote", "9", "1.5"], ["人口「1.5」", "整数"]),
        (["quote", "9", "2千万人"], ["14,000,000人以下"]),
        (["quote", "9", "10 866"], ["人口「10 866」"]),
        (["quote", "類型1～3", "5000"], ["契約類型「類型1～3」"]),
        (["compare", "5000", "--types", "3", "99"], ["契約類型「99」"]),
        (["quote", "11", "5000", "--language", "en"], ['type "11"', "from 1 to 10", "Write it like"]),
        (["compare", "1.5", "--language", "en"], ['population "1.5"', "whole number"]),
    ],
)
def test_wrong_value_is_explained(arguments: list[str], words: list[str], capsys: Captured) -> None:
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert [word for word in words if word not in said.err] == []


def test_long_value_is_not_repeated_in_full(capsys: Captured) -> None:
    assert main(["quote", "9", "9" * 5000]) == 1
    assert len(capsys.readouterr().err) < 200


@pytest.mark.parametrize("arguments", [[], ["quote"], ["quote", "9"], ["quote", "9", "5", "--language", "fr"], ["batch"], ["dance"]])
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_validate_still_counts(capsys: Captured) -> None:
    assert main(["validate"]) == 0
    assert "no faults" in capsys.readouterr().out


def test_needs_neither_rasa_nor_a_model() -> None:
    code = "import sys; from bot.__main__ import main; main(['quote', '9', '10866']); sys.exit('rasa' in sys.modules or 'tensorflow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True).returncode == 0


def test_every_refusal_of_the_engine_has_its_sentence(knowledge: Knowledge) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in [PROJECT / "bot" / "premium.py", *(PROJECT / "bot" / "commands").rglob("*.py")])
    keys = set(re.findall(r'Error\(\s*"(\w+)"', code))
    phrases = {id.removeprefix("refused.") for id in knowledge.phrases if id.startswith("refused.")} - {"value"}
    assert keys == phrases


@pytest.mark.parametrize("text", ["9", "９", "⑨", "類型9", "第９類型", "9型", "Type 9", "九", " 9 ", "9.0"])
def test_spellings_of_a_type(text: str, knowledge: Knowledge) -> None:
    assert values.contract_type(text, knowledge) == 9


@pytest.mark.parametrize("text", ["9か10", "9,10", "類型1～3", "IX", "II型", "", "類型", "9 10866", "類型9 10"])
def test_what_is_no_single_type(text: str, knowledge: Knowledge) -> None:
    with pytest.raises(ContractTypeError):
        values.contract_type(text, knowledge)


@pytest.mark.parametrize("text", ["12000", "12,000", "１２，０００人", "1万2千人", "一万二千", "12000名", "人口12000人", "12,000 residents", "1.2万人"])
def test_spellings_of_a_population(text: str) -> None:
    assert values.exact_population(text) == 12_000


@pytest.mark.parametrize("text", ["10 866", "10 866人くらい", "12,000世帯", "10866(R5)", "1000人と500人", "#REF!", "", "約12000人", "12000人くらい", "1.2E+04"])
def test_what_is_no_exact_population(text: str) -> None:
    with pytest.raises(PopulationError):
        values.exact_population(text)


@pytest.mark.parametrize(
    ("texts", "wish"),
    [
        (["あり", "有", "有り", "○", "〇", "◯", "yes", "Y", "1", "１", "込み", "特約込み", "付ける", "加入する", "TRUE", "サイバー特約あり"], True),
        (["なし", "無", "無し", "×", "✕", "no", "N", "0", "抜き", "特約抜き", "付けない", "加入しない", "false", "サイバー特約なし", "不要"], False),
        (["", " ", "　"], None),
    ],
)
def test_spellings_of_the_rider(texts: list[str], wish: bool | None) -> None:
    assert [text for text in texts if values.rider(text) is not wish] == []


@pytest.mark.parametrize("text", ["検討中", "たぶん", "-", "2", "あり・なし", "?"])
def test_what_says_nothing_of_the_rider(text: str) -> None:
    with pytest.raises(values.RiderError):
        values.rider(text)
