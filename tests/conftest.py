"""Shared fixtures: the knowledge, and the assistant running with its trained model."""
from __future__ import annotations

from collections.abc import Iterator

import hypothesis
import pytest

from bot.knowledge import Knowledge, load
from tests.assistant import Assistant
from tests.running import PROJECT, running_assistant

# A property holds or does not, however slow the machine is today: a timing is a benchmark, never a test.
hypothesis.settings.register_profile("machimamori", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("machimamori")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The evaluation takes longest, so it begins first, and the other files go beside it."""
    items.sort(key=lambda item: item.path.name != "test_evaluation.py")


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
