"""Writes a workbook to bytes that depend on nothing but what it holds: no clock, and no name of a person or machine."""
from __future__ import annotations

import datetime
import io
import zipfile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from bot.language import Language


def pack(book: Workbook, made_at: datetime.datetime, *, title: str, maker: str, language: Language) -> bytes:
    """The file with its properties; every part of it is stamped with `made_at`, as the clock would make every copy differ."""
    moment = made_at.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    properties = book.properties
    properties.title, properties.language = title, language
    properties.creator = properties.lastModifiedBy = maker
    properties.created = properties.modified = moment
    written, packed = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(written, "w")).save()  # Workbook.save would set `modified` to now
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(packed, "w") as archive:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, moment.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, parts.read(name))
    return packed.getvalue()
