"""When the desks of section 12 are open (Japan time, weekends, public holidays), and how it is told."""
from __future__ import annotations

import datetime

import pytest

from bot import contacts
from bot.contacts import Closed
from bot.knowledge import Knowledge
from bot.language import Language

JAPAN = datetime.timezone(datetime.timedelta(hours=9))


def moment(text: str) -> datetime.datetime:
    """A moment in Japan, written as 2022-11-01 09:15."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=JAPAN)


@pytest.mark.parametrize(
    ("who", "now", "why", "next_opening"),
    [
        ("underwriter", "2022-11-01 08:59", Closed.BEFORE_HOURS, "2022-11-01 09:00"),
        ("underwriter", "2022-11-01 09:00", None, None),
        ("underwriter", "2022-11-01 12:30", None, None),
        ("underwriter", "2022-11-01 16:59", None, None),
        ("underwriter", "2022-11-01 17:00", Closed.AFTER_HOURS, "2022-11-02 09:00"),
        ("agency", "2022-11-01 09:15", Closed.BEFORE_HOURS, "2022-11-01 09:30"),
        ("agency", "2022-11-01 09:30", None, None),
        ("agency", "2022-11-02 18:00", Closed.AFTER_HOURS, "2022-11-04 09:30"),  # 3 November is 文化の日
        ("agency", "2022-11-03 10:00", Closed.HOLIDAY, "2022-11-04 09:30"),
        ("agency", "2022-11-05 10:00", Closed.WEEKEND, "2022-11-07 09:30"),
        ("agency", "2022-11-06 23:00", Closed.WEEKEND, "2022-11-07 09:30"),
        ("underwriter", "2022-11-04 17:30", Closed.AFTER_HOURS, "2022-11-07 09:00"),
        ("underwriter", "2023-01-02 10:00", Closed.HOLIDAY, "2023-01-03 09:00"),  # New Year's Day fell on Sunday
        ("underwriter", "2023-04-29 10:00", Closed.HOLIDAY, "2023-05-01 09:00"),
        ("underwriter", "2023-05-02 17:00", Closed.AFTER_HOURS, "2023-05-08 09:00"),  # three holidays, then a weekend
        ("underwriter", "2026-09-22 10:00", Closed.HOLIDAY, "2026-09-24 09:00"),  # a day between two holidays is one too
        ("underwriter", "2022-12-30 10:00", None, None),  # the brochure names no year-end days
    ],
)
def test_status(who: str, now: str, why: Closed | None, next_opening: str | None, knowledge: Knowledge) -> None:
    desk = contacts.status(knowledge.contacts[who], moment(now))
    assert (desk.open, desk.why) == (why is None, why)
    assert desk.next_opening == (moment(next_opening) if next_opening else None)


def test_any_time_zone_is_turned_into_japan_time(knowledge: Knowledge) -> None:
    underwriter = knowledge.contacts["underwriter"]
    evening_before = datetime.datetime(2022, 10, 31, 23, 59, tzinfo=datetime.timezone.utc)
    assert contacts.status(underwriter, evening_before).why is Closed.BEFORE_HOURS
    assert contacts.status(underwriter, evening_before + datetime.timedelta(minutes=1)).open


def test_a_moment_without_time_zone_is_refused(knowledge: Knowledge) -> None:
    with pytest.raises(ValueError, match="time zone"):
        contacts.status(knowledge.contacts["agency"], datetime.datetime(2022, 11, 1, 10, 0))


@pytest.mark.parametrize("who", ["underwriter", "agency"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_payload(who: str, language: Language, knowledge: Knowledge) -> None:
    contact = knowledge.contacts[who]
    payload = contacts.contact_payload(contact, moment("2022-11-01 10:00"), language, knowledge)
    assert set(payload) == {"type", "who", "name", "phone", "hours", "open_now", "address", "sources", "language"}
    assert (payload["type"], payload["who"], payload["phone"], payload["open_now"]) == ("contact", who, contact.phone, True)
    assert [source["section"] for source in payload["sources"]] == ["12"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_text_names_every_desk_asked_for(language: Language, knowledge: Knowledge) -> None:
    desks = [knowledge.contacts["underwriter"], knowledge.contacts["agency"]]
    text = contacts.render(desks, moment("2022-11-01 09:15"), language, knowledge)
    for desk in desks:
        wanted = (desk.name.get(language), desk.role.get(language), desk.phone, desk.hours.get(language), desk.address.get(language))
        assert [word for word in wanted if word not in text] == []
    assert "{" not in text


@pytest.mark.parametrize(
    ("now", "ja", "en"),
    [
        ("2022-11-01 10:00", "ただいま受付時間内です（本日は午後5時まで）。", "The desk is open now (today until 5:00 p.m.)."),
        ("2022-11-01 09:10", "次の受付は本日午前9時半からです。", "It opens at 9:30 a.m. today."),
        ("2022-11-01 18:00", "次の受付は明日（水曜日）午前9時半からです。", "It opens next at 9:30 a.m. tomorrow (Wednesday)."),
        ("2022-11-05 10:00", "本日は土曜日のため、受付時間外です。次の受付は11月7日（月曜日）午前9時半からです。", "as today is Saturday. It opens next at 9:30 a.m. on Monday, 7 November."),
        ("2022-11-03 10:00", "次の受付は明日（金曜日）午前9時半からです。", "as today is a public holiday in Japan."),
    ],
)
def test_opening_told(now: str, ja: str, en: str, knowledge: Knowledge) -> None:
    agency = knowledge.contacts["agency"]
    assert ja in contacts.open_line(agency, moment(now), "ja", knowledge)
    assert en in contacts.open_line(agency, moment(now), "en", knowledge)
