"""Shared fixtures: the knowledge, and the assistant running with its trained model."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.knowledge import Knowledge, load
from tests.assistant import Assistant
from tests.running import PROJECT, running_assistant


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="session")
def assistant() -> Iterator[Assistant]:
    """The assistant as `make run` starts it, reached over REST."""
    if not (PROJECT / "models").is_dir():
        pytest.fail("There is no trained model: run `make train` first, or `make test`, which does.")
    with running_assistant() as running:
        yield running
