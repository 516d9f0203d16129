"""The papers (bot/paper/): what stands on them, that each is one page, the same bytes each time, and that a draft is marked as one."""
from __future__ import annotations

import datetime
import io
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader

from bot import spoken
from bot.knowledge import Knowledge
from bot.language import Language
from bot.ledger.entry import Entry
from bot.paper import line_breaks, page
from bot.paper.estimate import estimate_pdf
from bot.paper.form_draft import form_draft_pdf
from bot.paper.spreadsheet import form_draft_xlsx
from bot.premium import LARGEST_POPULATION, compare, quote

PROJECT = Path(__file__).resolve().parents[1]
#: In Japan it is the next morning: 27 November, Reiwa 8.
MADE_AT = datetime.datetime(2026, 11, 26, 20, 5, 9, tzinfo=datetime.timezone.utc)
LANGUAGES: tuple[Language, Language] = ("ja", "en")
PAPERS = (estimate_pdf, form_draft_pdf)
Paper = Callable[[Entry, Language], bytes]


def single(
    knowledge: Knowledge, contract_type: int = 9, population: int = 10_866, *,
    with_cyber: bool = True, mentioned: bool = True, approximate: bool = False, made_at: datetime.datetime = MADE_AT,
) -> Entry:
    row = quote(contract_type, population, with_cyber=with_cyber, knowledge=knowledge)
    return Entry("7KQ4-M2XD", made_at, (row,), False, mentioned, approximate)


def compared(knowledge: Knowledge, population: int = 10_866, types: tuple[int, ...] | None = None, *, mentioned: bool = True, approximate: bool = False) -> Entry:
    return Entry("7KQ4-M2XD", MADE_AT, compare(population, knowledge, types).rows, True, mentioned, approximate)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def plain(text: str) -> str:
    """Without blanks and line breaks, which a PDF does not keep."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def text_of(pdf: bytes) -> str:
    return plain("".join(sheet.extract_text() for sheet in read(pdf).pages))


def missing(words: list[str], text: str) -> list[str]:
    return [word for word in words if plain(word) not in text]


def sheet_of(xlsx: bytes) -> Worksheet:
    sheet = load_workbook(io.BytesIO(xlsx)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def written(sheet: Worksheet) -> Iterator[str]:
    return (str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_estimate_says_amount_breakdown_edition_sections(language: Language, knowledge: Knowledge) -> None:
    text = text_of(estimate_pdf(single(knowledge), language))
    agency = knowledge.contacts["agency"]
    assert not missing([
        "7KQ4-M2XD", "1,057,262", "1,011,625", "45,637", "1,057,261.8", "1,011,624.6", "45,637.2", "97.3", "93.1", "4.2", "10,866",
        knowledge.edition.label.get(language), agency.name.get(language), agency.phone, agency.address.get(language),
        knowledge.facts["per_occurrence"].text.get(language),
        *(["令和8年11月27日", "105万7,262円", "2億円", "3,000万円", "四捨五入", "正式な書類ではありません", "資料11", "資料12"] if language == "ja" else
          ["27 November, Reiwa 8 (2026)", "one million fifty-seven thousand two hundred sixty-two yen", "200 million yen", "30 million yen",
           "rounded half up", "not an official document", "Section 11", "Section 12"]),
    ], text)
    assert "{" not in text


def test_single_estimate_compares_all_types_and_marks_its_own(knowledge: Knowledge) -> None:
    text = text_of(estimate_pdf(single(knowledge, 3), "ja"))
    assert not missing([f"{row.premium_without_cyber:,}" for row in compare(10_866, knowledge).rows], text)
    assert text.count("▶") == 1 and "▶類型372.1円" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_comparison_shows_its_types(language: Language, knowledge: Knowledge) -> None:
    entry = compared(knowledge, types=(3, 5))
    text = text_of(estimate_pdf(entry, language))
    assert not missing([f"{amount:,}" for row in entry.quotes for amount in (row.premium_with_cyber, row.premium_without_cyber, row.cyber_share)], text)
    assert not missing([spoken.exact(row.rate * row.population) for row in entry.quotes], text)
    assert "1,140,930" not in text


def test_rider_that_is_not_wished_gives_no_cover(knowledge: Knowledge) -> None:
    text = text_of(estimate_pdf(single(knowledge, with_cyber=False), "ja"))
    assert "101万1,625円" in text and not missing(["特約なしでは、サイバー保険の補償は付きません"], text)


def test_rough_population_and_a_period_that_is_over_are_said(knowledge: Knowledge) -> None:
    rough = text_of(estimate_pdf(single(knowledge, approximate=True), "ja"))
    assert not missing(["およそ10,866人", "住民数はおよその数なので"], rough)
    assert "およそ" not in text_of(estimate_pdf(single(knowledge), "ja"))
    within = single(knowledge, made_at=datetime.datetime(2023, 5, 31, 14, 59, tzinfo=datetime.timezone.utc))
    after = single(knowledge, made_at=datetime.datetime(2023, 5, 31, 15, 0, tzinfo=datetime.timezone.utc))
    assert "より後です" not in text_of(estimate_pdf(within, "ja"))
    assert not missing(["作成日 令和5年6月1日", "保険期間の終わり（令和5年5月31日）より後です"], text_of(estimate_pdf(after, "ja")))


def every_entry(knowledge: Knowledge) -> Iterator[Entry]:
    for contract_type in knowledge.contract_types:
        yield single(knowledge, contract_type, LARGEST_POPULATION, mentioned=False, approximate=True)
    yield single(knowledge, 1, 1, mentioned=False, approximate=True)
    yield single(knowledge, with_cyber=False)
    for count in (1, 2, 4, 5, 10):
        yield compared(knowledge, LARGEST_POPULATION - 1, tuple(range(1, count + 1)), mentioned=False, approximate=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_is_one_a4_page_with_its_font_inside(paper: Paper, language: Language, knowledge: Knowledge) -> None:
    wrong = []
    for entry in every_entry(knowledge):
        document = read(paper(entry, language))
        sheet: Any = document.pages[0]
        fonts = [font.get_object() for font in sheet["/Resources"]["/Font"].values()]
        embedded = all("/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts)
        size = sorted(round(float(side) * 25.4 / 72) for side in (sheet.mediabox.width, sheet.mediabox.height))
        if len(document.pages) != 1 or not fonts or not embedded or size != [210, 297]:
            wrong.append((entry.comparing, len(entry.quotes), len(document.pages), embedded, size))
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_document_properties(paper: Paper, language: Language, knowledge: Knowledge) -> None:
    document = read(paper(single(knowledge), language))
    properties = document.metadata
    assert properties is not None and "7KQ4-M2XD" in str(properties.title) and "まちまもり" in str(properties.creator)
    assert properties.creation_date == MADE_AT
    assert document.trailer["/Root"]["/Lang"] == language  # type: ignore[index]


def test_the_same_entry_gives_the_same_bytes(knowledge: Knowledge, tmp_path: Path) -> None:
    """In another process, with another order of sets, another time zone, at another moment."""
    program = """
import datetime, hashlib
from bot.knowledge import load
from bot.ledger.entry import Entry
from bot.paper.estimate import estimate_pdf
from bot.paper.form_draft import form_draft_pdf
from bot.paper.spreadsheet import form_draft_xlsx
from bot.premium import compare
entry = Entry("7KQ4-M2XD", datetime.datetime(2026, 11, 26, 20, 5, 9, tzinfo=datetime.timezone.utc), compare(10866, load()).rows, True, True, False)
print([hashlib.sha256(paper(entry, "ja")).hexdigest() for paper in (estimate_pdf, form_draft_pdf, form_draft_xlsx)])
"""
    printed = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=PROJECT, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True, text=True, check=True
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/New_York"))
    }
    assert len(printed) == 1
    entry = compared(knowledge)
    assert [paper(entry, "en") for paper in (*PAPERS, form_draft_xlsx)] == [paper(entry, "en") for paper in (*PAPERS, form_draft_xlsx)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_draft_lists_the_fields_and_is_marked(language: Language, knowledge: Knowledge) -> None:
    text = text_of(form_draft_pdf(single(knowledge), language))
    mark = "下書き" if language == "ja" else "DRAFT"
    assert text.count(mark) >= 3, "watermark, banner, foot"
    assert not missing([
        "7KQ4-M2XD", "様式第1号", "97.3", "10,866", "1,057,261.8", "1,057,262", "付保する", "都道府県", "町村", "所管課・係", "職名", "氏名",
        knowledge.facts["period_end"].text.get(language), knowledge.edition.label.get(language),
        "これは様式ではなく" if language == "ja" else "This is not the form",
        "手で書き写して" if language == "ja" else "by hand",
    ], text)
    assert "印" not in text and "{" not in text


def test_draft_of_an_undecided_rider_has_both_sides(knowledge: Knowledge) -> None:
    text = text_of(form_draft_pdf(single(knowledge, mentioned=False), "ja"))
    assert not missing(["付保する", "付保しない", "1,057,262円", "1,011,625円"], text)
    assert "付保しない" not in text_of(form_draft_pdf(single(knowledge), "ja"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_spreadsheet_holds_numbers(language: Language, knowledge: Knowledge) -> None:
    sheet = sheet_of(form_draft_xlsx(single(knowledge), language))
    numbers = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row if isinstance(cell.value, (int, float))}
    yen, people = ("円", "人") if language == "ja" else (" yen", " residents")
    assert numbers == {
        9: "#,##0", 97.3: f'#,##0.0"{yen}"', 10_866: f'#,##0"{people}"', 1_057_261.8: f'#,##0.0"{yen}"', 1_057_262: f'#,##0"{yen}"',
    }
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    words = plain("".join(written(sheet)))
    assert not missing(["下書き", "7KQ4-M2XD", knowledge.edition.label.get(language), knowledge.contacts["agency"].phone], words)


def test_spreadsheet_of_a_comparison_has_a_column_a_type(knowledge: Knowledge) -> None:
    entry = compared(knowledge)
    sheet = sheet_of(form_draft_xlsx(entry, "ja"))
    rows = [[cell.value for cell in row][1:] for row in sheet.iter_rows()]
    assert [row.premium for row in entry.quotes] in rows
    assert [row.contract_type for row in entry.quotes] in rows
    assert sheet.page_setup.orientation == "landscape" and sheet.max_column == 11


def test_spreadsheet_prints_on_one_marked_page_and_names_nobody(knowledge: Knowledge) -> None:
    xlsx = form_draft_xlsx(single(knowledge), "ja")
    sheet = sheet_of(xlsx)
    assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4) and sheet.page_setup.orientation == "portrait"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 1
    assert "下書き" in str(sheet.oddHeader.center.text)
    assert not sheet.protection.sheet and sheet.column_dimensions["A"].width > 30
    properties = load_workbook(io.BytesIO(xlsx)).properties
    assert (properties.creator, properties.lastModifiedBy) == ("まちまもり", "まちまもり")
    assert properties.created == properties.modified == MADE_AT.replace(tzinfo=None)


@pytest.mark.parametrize("paper", [*PAPERS, form_draft_xlsx])
def test_a_moment_without_time_zone_is_refused(paper: Paper, knowledge: Knowledge) -> None:
    with pytest.raises(ValueError, match="expecting a moment with a time zone"):
        paper(single(knowledge, made_at=datetime.datetime(2026, 11, 27)), "ja")


def test_a_missing_font_is_named(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    page.font_file.cache_clear()
    monkeypatch.setattr(page, "_PACKAGE", "no_such_package_of_fonts")
    with pytest.raises(page.FontError, match="no_such_package_of_fonts.*make install"):
        estimate_pdf(single(knowledge), "ja")
    page.font_file.cache_clear()


def test_the_packages_of_plots_stay_outside() -> None:
    program = "import sys, bot.paper.page as page; page.font_file(); print([name for name in ('matplotlib', 'matplotlib_fontja', 'tensorflow') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("width", range(4, 30))
def test_no_line_begins_or_ends_with_the_wrong_sign(width: int) -> None:
    text = "この額は、「概算」（四捨五入）です。正式な額は、取扱代理店（電話 03-5512-4750）にご確認ください。Senri Co., Ltd. (株式会社千里)、105万7,262円。"
    broken = line_breaks.lines(text, width, len)
    assert plain("".join(broken)) == plain(text)
    assert not [line for line in broken if line[0] in "、。，）」),." or line[-1] in "（「("]
    assert any("105万7,262円" in line for line in broken)


def test_no_phrase_of_the_papers_is_idle(knowledge: Knowledge) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "bot" / "paper").glob("*.py")).replace("'", '"')
    families = ("paper.column.", "paper.field.", "paper.rider.")
    keys = [key for key in knowledge.phrases if key.startswith("paper.")]
    assert keys and not [key for key in keys if f'"{key}"' not in code and not key.startswith(families)]


def test_rates_stay_exact(knowledge: Knowledge) -> None:
    """A spreadsheet's number is the decimal as printed, not the nearest float's digits."""
    values = {cell.value for row in sheet_of(form_draft_xlsx(single(knowledge, 10, 3), "ja")).iter_rows() for cell in row}
    assert {Decimal(str(value)) for value in values if isinstance(value, (int, float))} == {Decimal(10), Decimal(105), Decimal(3), Decimal(315)}


def test_what_names_the_papers_loads_no_library_that_makes_them() -> None:
    program = "import sys, actions.kept, actions.incident; print([name for name in ('fpdf', 'openpyxl') if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert shown.stdout.strip().splitlines()[-1] == "[]"
