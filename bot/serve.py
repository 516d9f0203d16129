"""Runs the action server and the Rasa server as one unit: both start, both stop, and the address is printed once both answer.

    python -m bot.serve          the chat page and REST
    python -m bot.serve chat     a conversation in the terminal
"""
from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from ruamel.yaml import YAML

from bot.errors import BotError
from bot.ledger.migrate import migrate
from bot.retention import delete_old_conversations
from bot.settings import PROJECT, Settings, settings
from bot.terminal import talk

_READY_WITHIN_SECONDS = 180
_QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SANIC_HOST": "127.0.0.1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
}


class PortTakenError(BotError):
    """Another program listens where the assistant should."""


def main(arguments: list[str]) -> int:
    """Start everything and wait; the exit status is 0 after Ctrl-C and not 0 where a server stopped by itself."""
    try:
        chosen = settings()
        _check_free("PORT", chosen.port)
        _check_free("ACTION_PORT", chosen.action_port)
    except BotError as error:
        print(error, file=sys.stderr)
        return 2
    # Both signals end the wait below; a shell that starts us in the background would have Ctrl-C ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    chosen.var_folder.mkdir(parents=True, exist_ok=True)
    try:
        migrate(chosen.database_url)
        delete_old_conversations(_conversations(chosen), chosen.keep_days)
    except BotError as error:
        print(error, file=sys.stderr)
        return 2
    return _run(chosen, chat=arguments[:1] == ["chat"])


def _run(chosen: Settings, chat: bool) -> int:
    address = f"http://127.0.0.1:{chosen.port}"
    children = [
        _start(["rasa_sdk", "--quiet", "--actions", "actions", "--port", str(chosen.action_port)]),
        _start(["rasa", "run", "--interface", "127.0.0.1", "--port", str(chosen.port), "--endpoints", str(_endpoints(chosen))]),
    ]
    try:
        print("Starting the assistant / 起動しています …", flush=True)
        if not all(_wait(url, children) for url in (f"http://127.0.0.1:{chosen.action_port}/health", f"{address}/")):
            return 1
        if chat:
            talk(f"{address}/webhooks/rest/webhook")
            return 0
        print(
            f"Ready / 準備ができました\n"
            f"  chat page / チャット画面  {address}/chat/\n"
            f"  REST                      {address}/webhooks/rest/webhook\n"
            f"  Ctrl-C stops both servers / Ctrl-C で終了します",
            flush=True,
        )
        while all(child.poll() is None for child in children):
            time.sleep(0.2)
        print("A server stopped by itself; its messages stand above.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopping / 終了します", flush=True)
        return 0
    finally:
        _stop(children)


def _endpoints(chosen: Settings) -> Path:
    """endpoints.yml with this run's action port and database, written beside the database."""
    yaml = YAML()
    endpoints = yaml.load((PROJECT / "endpoints.yml").read_text(encoding="utf-8"))
    endpoints["action_endpoint"]["url"] = f"http://127.0.0.1:{chosen.action_port}/webhook"
    endpoints["tracker_store"]["db"] = str(_conversations(chosen))
    path = chosen.var_folder / f"endpoints-{chosen.port}.yml"
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(endpoints, file)
    return path


def _conversations(chosen: Settings) -> Path:
    return chosen.var_folder / "conversations.db"


def _check_free(name: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise PortTakenError(
                f"Port {port} is taken: another program (perhaps this assistant) uses it. Stop that one, or choose another: make run {name}={port + 1}\n"
                f"ポート {port} は使用中です。ほかで動いているものを止めるか、make run {name}={port + 1} のように別の番号を指定してください。"
            ) from None


def _start(arguments: list[str]) -> subprocess.Popen[bytes]:
    # A session of its own keeps the terminal's Ctrl-C for us, so that both are stopped in order.
    command = [sys.executable, "-m", "bot.quiet", *arguments]
    return subprocess.Popen(command, cwd=PROJECT, env={**os.environ, **_QUIET}, start_new_session=True)


def _wait(url: str, children: list[subprocess.Popen[bytes]]) -> bool:
    """Whether the address answers before the time is up and while the servers live."""
    end = time.monotonic() + _READY_WITHIN_SECONDS
    while time.monotonic() < end:
        if any(child.poll() is not None for child in children):
            print("A server could not start; its messages stand above.", file=sys.stderr)
            return False
        try:
            with urllib.request.urlopen(url, timeout=2):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.1)
    print(f"No answer from {url} within {_READY_WITHIN_SECONDS} seconds.", file=sys.stderr)
    return False


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
