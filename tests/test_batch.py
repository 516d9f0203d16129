"""Contributions of a whole table: encodings, separators, headings, bad rows by their lines, files that appear whole or not at all."""
from __future__ import annotations

import csv
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import premium
from bot.__main__ import main
from bot.commands.batch import encoding as encodings
from bot.commands.batch import table as tables
from bot.knowledge import Knowledge

PROJECT = Path(__file__).resolve().parents[1]
HEAD = "町村名,契約類型,人口,サイバー特約\n"
RESULTS = ["保険料分担金率（円）", "保険料分担金（円）", "サイバー特約なしの保険料分担金（円）", "うちサイバー特約の分（円）"]
Captured = pytest.CaptureFixture[str]


@dataclass(frozen=True)
class Outcome:
    status: int
    rows: list[list[str]]
    errors: list[list[str]]
    said: str


class Run:
    """Runs a batch on a text or bytes in a folder of its own."""

    def __init__(self, folder: Path, capsys: Captured) -> None:
        self.folder, self._capsys = folder, capsys
        self.table, self.output, self.errors = folder / "towns.csv", folder / "amounts.csv", folder / "amounts-errors.csv"

    def __call__(self, content: str | bytes, *options: str, encoding: str = "utf-8") -> Outcome:
        self.table.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return self.on(self.table, *options)

    def on(self, table: Path, *options: str) -> Outcome:
        status = main(["batch", str(table), "-o", str(self.output), *options])
        said = self._capsys.readouterr().err
        assert "Traceback" not in said
        assert not list(self.folder.glob(".*")), "a temporary file was left"
        return Outcome(status, read(self.output), read(self.errors), said)


def read(path: Path) -> list[list[str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def run(tmp_path: Path, capsys: Captured) -> Run:
    return Run(tmp_path, capsys)


def test_amounts_are_those_of_the_quote(run: Run, knowledge: Knowledge) -> None:
    towns = [(number, population, rider) for number in range(1, 11) for population in (1, 5, 35, 10_866, 14_000_000) for rider in ("あり", "なし", "")]
    done = run(HEAD + "".join(f"第{index}町,{number},{population},{rider}\n" for index, (number, population, rider) in enumerate(towns)))
    assert (done.status, done.errors) == (0, [])
    assert done.rows[0] == [*HEAD.strip().split(","), *RESULTS]
    for (number, population, rider), row in zip(towns, done.rows[1:], strict=True):
        quote = premium.quote(number, population, with_cyber=rider != "なし", knowledge=knowledge)
        assert row[4:] == [str(quote.rate), str(quote.premium), str(quote.premium_without_cyber), str(quote.cyber_share)], row
    total = sum(int(row[5]) for row in done.rows[1:])
    assert f"計算した行：150、誤りのある行：0、保険料分担金の合計：{total:,}円" in done.said


def test_worked_example_with_the_rider_without_and_unsaid(run: Run) -> None:
    done = run(HEAD + "甲町,9,10866,あり\n乙町,9,10866,なし\n丙町,9,10866,\n")
    assert [row[4:] for row in done.rows[1:]] == [
        ["97.3", "1057262", "1011625", "45637"], ["93.1", "1011625", "1011625", "45637"], ["97.3", "1057262", "1011625", "45637"],
    ]
    assert "空欄の1行" in done.said and "特約込み1,057,262円、特約なし1,011,625円" in done.said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "shift_jis", "utf-16", "utf-16-be"])
def test_encodings(run: Run, encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    done = run(mark + (HEAD + "川北町,類型7,１万２千人,○\n").encode(encoding))
    assert done.rows[1] == ["川北町", "類型7", "１万２千人", "○", "91.4", "1096800", "1046400", "50400"]
    assert run.output.read_bytes().startswith(b"\xef\xbb\xbf")


def test_ascii_and_windows_signs(run: Run) -> None:
    assert run(b"name,type,population\nA,9,10866\n").status == 0
    assert run((HEAD + "髙﨑町,⑨,10866,有\n").encode("cp932")).rows[1][0] == "髙﨑町"


@pytest.mark.parametrize("size", [7, 8, 9, 10, 64])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_characters_across_chunks(encoding: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "_CHUNK", size)
    path, content = tmp_path / "towns.csv", "\n".join("町村名契約類型人口髙﨑ｱ町").encode(encoding)
    path.write_bytes(content)
    assert encodings.find_encoding(path) == encoding
    path.write_bytes(content[:-1])
    with pytest.raises(encodings.FileError) as refused:
        encodings.find_encoding(path)
    assert refused.value.values["position"] == len(content) - (3 if encoding.startswith("utf-8") else 2)


def test_byte_that_fits_no_encoding_is_named(run: Run) -> None:
    head = HEAD.encode() + "川北町,9,10866,あり\n".encode()
    done = run(head + b"ab\xff\x80,9,5,\n")
    assert (done.status, done.rows) == (1, [])
    assert f"3行目の{len(head) + 2}バイト目" in done.said and "CSV UTF-8" in done.said


@pytest.mark.parametrize("content", [HEAD.encode("utf-16-le"), b"PK\x03\x04\x00\x00" * 50, HEAD.encode("utf-16")[:-1], HEAD.encode()[:-2] + b"\xe3"])
def test_no_text_file(run: Run, content: bytes) -> None:
    done = run(content)
    assert (done.status, done.rows) == (1, [])
    assert "CSV UTF-8" in done.said


def test_endless_line(run: Run) -> None:
    assert "改行がなく" in run("a" * (encodings._CHUNK + 1)).said


@pytest.mark.parametrize("sign", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(run: Run, sign: str, end: str) -> None:
    done = run(end.join(sign.join(row) for row in (["備考,1", "人口（人）", "Contract type", "名称"] if sign != "," else ["備考", "人口（人）", "Contract type", "名称"], ["x", "10866", "9", "川北町"])) + end)
    assert done.rows[1] == ["x", "10866", "9", "川北町", "97.3", "1057262", "1011625", "45637"]


def test_other_columns_and_cells_stay_as_they_came(run: Run) -> None:
    done = run('備考,rider,population,type,name\n"=1+1, ""x""",yes,"10,866",7型, +町 \n@,1,５,3,-村\n')
    assert [row[:5] for row in done.rows[1:]] == [['=1+1, "x"', "yes", "10,866", "7型", " +町 "], ["@", "1", "５", "3", "-村"]]


def test_english(run: Run) -> None:
    done = run("name,type,population,rider\nA,9,10866,no\nB,11,5,yes\n", "--language", "en")
    assert done.rows[0][4:] == ["rate", "premium", "premium_without_cyber", "cyber_share"]
    assert 'Line 3, type "11": A contract type is one number from 1 to 10.' in done.said
    assert "Rows worked out: 1, rows with something wrong: 1, total of the contributions: 1,011,625 yen" in done.said


def test_bad_rows_are_told_by_line_and_the_others_done(run: Run) -> None:
    done = run(
        HEAD + '"北\n山村",9,5,あり\n\n東村,11,abc,たぶん\n南村,9,約5000人,なし\n ,9,5,有\n"壊れ"た,9,5,\n少町,9,5\n多町,9,10,866,あり\n,,,\n西村,3,5,1\n'
    )
    assert done.status == 1
    assert [row[0] for row in done.rows[1:]] == ["北\n山村", "西村"]
    assert done.errors[0] == ["行", "列", "値", "理由と直し方"]
    assert [row[:3] for row in done.errors[1:]] == [
        ["5", "契約類型", "11"], ["5", "人口", "abc"], ["5", "サイバー特約", "たぶん"], ["6", "人口", "約5000人"], ["7", "町村名", " "],
        ["8", "行全体", ""], ["9", "行全体", "少町,9,5"], ["10", "行全体", "多町,9,10,866,あり"],
    ]
    assert "5行目 人口「abc」：住民数は数字1つです。10866 や 10,866人 のように書いてください。" in done.said
    assert "計算した行：2、誤りのある行：6" in done.said


def test_unclosed_quotation_mark_names_its_lines(run: Run) -> None:
    done = run(HEAD + '甲町,9,5,\n"乙町,9,5,\n丙町,9,5,\n')
    assert [row[0] for row in done.rows[1:]] == ["甲町"]
    assert done.errors[1][0] == "3-4" and "引用符" in done.errors[1][3]


def test_long_cell_costs_its_own_lines_only(run: Run) -> None:
    done = run(HEAD + '"' + "長" * 140_000 + '\n甲町,9,5,\n')
    assert [row[0] for row in done.rows[1:]] == ["甲町"] and done.errors[1][0] == "2"


def test_first_twenty_are_told_and_all_are_saved(run: Run) -> None:
    done = run(HEAD + "".join(f"{index}町,0,5,\n" for index in range(50)))
    assert done.said.count("行目 ") == 20 and "ほかに30か所" in done.said and str(run.errors) in done.said
    assert len(done.errors) == 51


def test_towns_twice_name_the_first_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_ROWS_IN_CHUNK", 3)
    done = run(HEAD + "ｷﾀ町,9,5,\nb,9,5,\nb,9,5,\nc,9,5,\nｷﾀ町,9,5,\n キタ町,9,5,\nd,0,5,\nd,9,5,\n")
    assert [row[0] for row in done.rows[1:]] == ["ｷﾀ町", "b", "c"]
    assert [(row[0], row[3][:10]) for row in done.errors[1:]] == [
        ("4", "同じ町村が3行目にも"), ("6", "同じ町村が2行目にも"), ("7", "同じ町村が2行目にも"), ("8", "契約類型は1から10"), ("9", "同じ町村が8行目にも"),
    ]


def test_same_name_in_two_prefectures(run: Run) -> None:
    done = run("都道府県,町村名,契約類型,人口\n長野県,川上村,5,4000\n奈良県,川上村,5,1300\n奈良県,川上村,5,1300\n")
    assert len(done.rows) == 3 and done.errors[1][0] == "4"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "は空です"),
        ("\n\n \n", "は空です"),
        (HEAD, "見出しだけ"),
        (HEAD + ",,,\n\n", "見出しだけ"),
        ("町村名,人口\na,5\n", "必要な列が見つかりません：契約類型。読み取った見出し：町村名 / 人口"),
        ("町村名,name,契約類型,人口\na,a,5,5\n", "同じ列が2つになります：町村名 / name"),
        ("町村名,契約類型,人口,備考,備考\na,5,5,,\n", "同じ列が2つになります：備考"),
        ("町村名,契約類型,人口,保険料分担金（円）\na,5,5,1\n", "同じ列が2つになります"),
        ('"町村名,契約類型,人口\na,5,5\n', "見出し（1行目）の引用符"),
    ],
)
def test_table_that_cannot_be_used(run: Run, content: str, words: str) -> None:
    done = run(content)
    assert (done.status, done.rows, done.errors) == (1, [], [])
    assert words in done.said


def test_paths_that_cannot_be_used(run: Run) -> None:
    assert "フォルダーです" in run.on(run.folder).said
    assert "見つかりません" in run.on(run.folder / "none.csv").said
    assert "普通のファイルではありません" in run.on(Path(os.devnull)).said
    good = HEAD + "甲町,9,5,\n"
    assert "保存できません" in run(good, "-o", str(run.folder)).said
    assert "保存できません" in run(good, "-o", os.devnull).said
    assert "読み書きできません" in run(good, "-o", str(run.folder / "none" / "a.csv")).said
    assert "別々の名前に" in run(good, "-o", str(run.table)).said
    assert "別々の名前に" in run(good, "--errors", str(run.table)).said
    assert run.table.read_text(encoding="utf-8") == good


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(run: Run) -> None:
    run.table.write_text(HEAD)
    run.table.chmod(0)
    assert "読み書きできません" in run.on(run.table).said


def test_errors_of_an_earlier_run_go_once_all_is_good(run: Run) -> None:
    assert run(HEAD + "甲町,0,5,\n").errors
    assert run(HEAD + "甲町,9,5,\n").errors == []


def test_errors_go_where_they_are_wanted(run: Run) -> None:
    elsewhere = run.folder / "wrong.csv"
    assert run(HEAD + "甲町,0,5,\n", "--errors", str(elsewhere)).errors == []
    assert read(elsewhere)[1][:3] == ["2", "契約類型", "0"]


def test_interrupted_run_leaves_the_old_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run.output.write_text("old", encoding="utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.commands.batch.work.key", interrupted)
    assert run(HEAD + "甲町,9,5,\n").status == 130
    assert run.output.read_text(encoding="utf-8") == "old"


def test_standard_output_and_exit_status(run: Run) -> None:
    run.table.write_text(HEAD + "甲町,9,10866,なし\n乙町,0,5,\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "bot", "batch", str(run.table)], cwd=PROJECT, capture_output=True)
    assert done.returncode == 1
    rows = list(csv.reader(done.stdout.decode("utf-8-sig").splitlines()))
    assert rows[0][4:] == RESULTS and rows[1][4:] == ["93.1", "1011625", "1011625", "45637"] and len(rows) == 2
    said = done.stderr.decode()
    assert "3行目 契約類型「0」" in said and "--errors" in said
    assert sorted(path.name for path in run.folder.iterdir()) == ["towns.csv"]
