"""Starts the assistant for the tests and the evaluation, on ports and a folder of its own, and stops it."""
from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.assistant import Assistant

PROJECT = Path(__file__).resolve().parents[1]
_READY_WITHIN_SECONDS = 180


@contextmanager
def running_assistant() -> Iterator[Assistant]:
    """The assistant as `make run` starts it. Raises RuntimeError with its messages where it does not start."""
    port, action_port = _free_port(), _free_port()
    with tempfile.TemporaryDirectory() as folder:
        settings = {"PORT": str(port), "ACTION_PORT": str(action_port), "VAR_FOLDER": folder}
        log = Path(folder) / "server.log"
        with log.open("w", encoding="utf-8") as output:
            server = subprocess.Popen(
                [sys.executable, "-m", "bot.serve"], cwd=PROJECT, env={**os.environ, **settings}, stdout=output, stderr=subprocess.STDOUT
            )
            try:
                _wait_until_ready(server, log)
                yield Assistant(f"http://127.0.0.1:{port}")
                if server.poll() is not None:
                    raise RuntimeError(f"The assistant stopped by itself:\n{log.read_text(encoding='utf-8')[-3000:]}")
            finally:
                server.terminate()
                server.wait(timeout=30)


def _wait_until_ready(server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _READY_WITHIN_SECONDS
    while time.monotonic() < end and server.poll() is None:
        if "Ready" in log.read_text(encoding="utf-8"):
            return
        time.sleep(0.2)
    raise RuntimeError(f"The assistant did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
