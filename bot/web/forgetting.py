"""Erases a conversation from Rasa's tracker store. Rasa 3.6.21 has no call for it, so each kind of store is told in its own way."""
from __future__ import annotations

import sqlalchemy
from rasa.core.agent import Agent
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore, SQLTrackerStore, TrackerStore

from bot.errors import BotError


class StoreError(BotError):
    """The tracker store is of a kind that cannot forget one conversation."""


async def forget(agent: Agent, conversation: str) -> None:
    """Erase every event of a conversation; one that is not known is no fault. Raises StoreError.

    A message under way is waited for, as its turn would be written down again afterwards. The lock itself goes when it is left.
    """
    async with agent.lock_store.lock(conversation):
        for store in _stores(agent.tracker_store):
            _erase(store, conversation)


def _stores(store: TrackerStore) -> list[TrackerStore]:
    """The operator's store, and the one in memory where Rasa has fallen back to it."""
    if not isinstance(store, FailSafeTrackerStore):
        return [store]
    return [store._tracker_store, *([store._fallback_tracker_store] if store._fallback_tracker_store else [])]


def _erase(store: TrackerStore, conversation: str) -> None:
    if isinstance(store, SQLTrackerStore):
        with store.session_scope() as session:
            if session.get_bind().dialect.name == "sqlite":
                session.execute(sqlalchemy.text("PRAGMA secure_delete = ON"))  # the words are overwritten, not only given up
            session.execute(sqlalchemy.delete(store.SQLEvent).where(store.SQLEvent.sender_id == conversation))
            session.commit()
    elif isinstance(store, InMemoryTrackerStore):
        store.store.pop(conversation, None)
    else:
        raise StoreError(
            f"Tracker store: expecting SQL or memory, got {type(store).__name__}. Erase the conversation there, or add its kind to bot/web/forgetting.py."
        )
