"""Shared fixtures: the knowledge, and the assistant running with its trained model on ports of its own."""
from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.knowledge import Knowledge, load
from tests.assistant import Assistant

PROJECT = Path(__file__).resolve().parents[1]
READY_WITHIN_SECONDS = 180


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant as `make run` starts it, reached over REST."""
    if not (PROJECT / "models").is_dir():
        pytest.fail("There is no trained model: run `make train` first, or `make test`, which does.")
    port, action_port = _free_port(), _free_port()
    folder = tmp_path_factory.mktemp("var")
    settings = {"PORT": str(port), "ACTION_PORT": str(action_port), "VAR_FOLDER": str(folder)}
    with (folder / "server.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "bot.serve"], cwd=PROJECT, env={**os.environ, **settings}, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_until_ready(server, folder / "server.log")
            yield Assistant(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_until_ready(server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < end:
        text = log.read_text(encoding="utf-8")
        if "Ready" in text:
            return
        if server.poll() is not None:
            break
        time.sleep(0.2)
    pytest.fail(f"The assistant did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
