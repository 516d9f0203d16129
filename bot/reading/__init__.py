"""The answers as pages to read: plain HTML made from knowledge/, served by bot/web/reading.py or written as files. Must not import Rasa."""
from __future__ import annotations

from bot.reading.pages import Reading
from bot.reading.places import FILES, PAGES, SERVED, Page, Places

__all__ = ["FILES", "PAGES", "SERVED", "Page", "Places", "Reading"]
