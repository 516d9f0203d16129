"""The desks of section 12: whether one is open at a moment (Japan time), and how it is told."""
from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import jpholiday

from bot import citations
from bot.knowledge.model import Contact, Knowledge
from bot.language import Language

_DAY = datetime.timedelta(days=1)


class Closed(Enum):
    """Why a desk is closed."""

    BEFORE_HOURS = "before_hours"
    AFTER_HOURS = "after_hours"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class DeskStatus:
    """A desk at one moment, in Japan time. `why` is None while it is open; `next_opening` is None then too."""

    now: datetime.datetime
    why: Closed | None = None
    next_opening: datetime.datetime | None = None

    @property
    def open(self) -> bool:
        return self.why is None


@lru_cache(maxsize=1)
def japan() -> datetime.tzinfo:
    """Japan time; machines without a time zone database get the fixed nine hours that it has been since 1952."""
    try:
        return ZoneInfo("Asia/Tokyo")
    except ZoneInfoNotFoundError:
        return datetime.timezone(datetime.timedelta(hours=9), "JST")


def status(contact: Contact, now: datetime.datetime) -> DeskStatus:
    """Whether a desk is open: on weekdays (平日) within its hours, not on Japanese public holidays.

    The year-end days are not in the brochure, so they count as the weekdays they are.
    Raises ValueError for a moment without time zone.
    """
    if now.tzinfo is None:
        raise ValueError(f"now: expecting a moment with a time zone, such as datetime.now(timezone.utc), got {now!r}")
    moment = now.astimezone(japan())
    why = _why_closed(contact, moment)
    return DeskStatus(moment, why, _next_opening(contact, moment) if why else None)


def contact_payload(contact: Contact, now: datetime.datetime, language: Language, knowledge: Knowledge) -> dict[str, Any]:
    """The `contact` payload of the contract."""
    return {
        "type": "contact",
        "who": contact.id,
        "name": contact.name.get(language),
        "phone": contact.phone,
        "hours": contact.hours.get(language),
        "open_now": status(contact, now).open,
        "address": contact.address.get(language),
        "sources": citations.to_payload((contact.cite,), knowledge),
        "language": language,
    }


def render(contacts: Sequence[Contact], now: datetime.datetime, language: Language, knowledge: Knowledge) -> str:
    """One or more desks as text: role and name, phone, hours, address, open now or when next."""
    desks = ["\n".join(_lines(contact, now, language, knowledge)) for contact in contacts]
    sources = tuple(dict.fromkeys(contact.cite for contact in contacts))
    return "\n\n".join([*desks, citations.render(sources, language, knowledge)])


def open_line(contact: Contact, now: datetime.datetime, language: Language, knowledge: Knowledge) -> str:
    """One sentence: open now, or why not and when it opens next."""
    desk = status(contact, now)
    if desk.why is None or desk.next_opening is None:
        return knowledge.phrases["contact.open"].get(language).format(closes=_clock(contact.closes, language, knowledge))
    return knowledge.phrases[f"contact.closed.{desk.why.value}"].get(language).format(
        weekday=_weekday(desk.now, language, knowledge),
        day=_day(desk.next_opening, desk.now, language, knowledge),
        opens=_clock(contact.opens, language, knowledge),
    )


def _lines(contact: Contact, now: datetime.datetime, language: Language, knowledge: Knowledge) -> list[str]:
    values = {"role": contact.role, "name": contact.name, "hours": contact.hours, "address": contact.address}
    shown = {name: text.get(language) for name, text in values.items()} | {"phone": contact.phone}
    lines = [knowledge.phrases[f"contact.{line}"].get(language).format(**shown) for line in ("name", "phone", "hours", "address")]
    return [*lines, open_line(contact, now, language, knowledge)]


def _why_closed(contact: Contact, moment: datetime.datetime) -> Closed | None:
    day = _closed_day(moment.date())
    if day is not None:
        return day
    if moment.time() < contact.opens:
        return Closed.BEFORE_HOURS
    return Closed.AFTER_HOURS if moment.time() >= contact.closes else None


def _closed_day(date: datetime.date) -> Closed | None:
    if jpholiday.is_holiday(date):
        return Closed.HOLIDAY
    return Closed.WEEKEND if date.isoweekday() >= 6 else None


def _next_opening(contact: Contact, moment: datetime.datetime) -> datetime.datetime:
    date = moment.date() if moment.time() < contact.opens else moment.date() + _DAY
    while _closed_day(date):
        date += _DAY
    return datetime.datetime.combine(date, contact.opens, moment.tzinfo)


def _day(then: datetime.datetime, now: datetime.datetime, language: Language, knowledge: Knowledge) -> str:
    days = (then.date() - now.date()).days
    key = {0: "contact.today", 1: "contact.tomorrow"}.get(days, "contact.date")
    months = knowledge.phrases["contact.months"].get(language).split()
    return knowledge.phrases[key].get(language).format(
        day=then.day, month=months[then.month - 1], weekday=_weekday(then, language, knowledge)
    )


def _weekday(moment: datetime.datetime, language: Language, knowledge: Knowledge) -> str:
    return knowledge.phrases["contact.weekdays"].get(language).split()[moment.weekday()]


def _clock(time: datetime.time, language: Language, knowledge: Knowledge) -> str:
    half = "am" if time.hour < 12 else "pm"
    shape = {0: "hour", 30: "half"}.get(time.minute, "minute")
    return knowledge.phrases[f"contact.clock.{half}.{shape}"].get(language).format(
        hour=time.hour % 12 or 12, minute=f"{time.minute:02}"
    )
