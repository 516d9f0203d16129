"""Times the assistant on this machine: start, memory, replies. A benchmark, not a test; bounded, on 127.0.0.1 only.

    python -m tests.evaluation.benchmark [conversations] [users]
"""
from __future__ import annotations

import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.assistant import Assistant

PROJECT = Path(__file__).resolve().parents[2]
PORT = "5205"
CONVERSATION = (
    "こんにちは", "サイバー攻撃で身代金を払ったら補償されますか", "加入は必須ですか", "類型9、人口10,866人でサイバー込みだといくら？",
    "じゃあ類型10だと？", "代理店の電話番号は？", "自己負担額は？", "USBメモリを失くしました。住民の名簿が入っていました", "今日の天気は？", "ありがとう",
)


def main(arguments: list[str]) -> None:
    conversations, users = (int(arguments[0]) if arguments else 50), (int(arguments[1]) if len(arguments) > 1 else 8)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        log = (Path(folder) / "log").open("w+")
        server = subprocess.Popen([sys.executable, "-m", "bot.serve"], cwd=PROJECT, env={**os.environ, "PORT": PORT, "VAR_FOLDER": folder}, stdout=log, stderr=log)
        try:
            while "Ready" not in Path(log.name).read_text():
                if server.poll() is not None:
                    sys.exit(Path(log.name).read_text())
                time.sleep(0.05)
            assistant = Assistant(f"http://127.0.0.1:{PORT}")
            assistant.say(CONVERSATION[0], "first")
            print(f"start to first answer      {time.monotonic() - begun:6.1f} s")
            converse(assistant)
            times = sorted(taken for _ in range(conversations) for taken in converse(assistant))
            print(f"replies, one user          {len(times)} messages")
            print(f"  median {statistics.median(times) * 1000:.1f} ms, 95 % {share(times, 0.95):.1f} ms, 99 % {share(times, 0.99):.1f} ms, longest {times[-1] * 1000:.1f} ms")
            for text in CONVERSATION:
                print(f"    {statistics.median(single(assistant, text) for _ in range(5)) * 1000:6.1f} ms  {text}")
            begun = time.monotonic()
            with ThreadPoolExecutor(users) as pool:
                done = sum(len(taken) for taken in pool.map(lambda _: converse(assistant), range(conversations)))
            print(f"throughput, {users} users        {done / (time.monotonic() - begun):6.1f} messages a second")
            print(f"memory of both servers     {memory(server.pid):6.0f} MiB")
        finally:
            server.terminate()
            server.wait(timeout=30)


def converse(assistant: Assistant) -> list[float]:
    """The time each message of a conversation took, in seconds."""
    sender = secrets.token_hex(8)
    return [timed(assistant, text, sender) for text in CONVERSATION]


def single(assistant: Assistant, text: str) -> float:
    return timed(assistant, text, secrets.token_hex(8))


def timed(assistant: Assistant, text: str, sender: str) -> float:
    begun = time.perf_counter()
    reply = assistant.say(text, sender)
    taken = time.perf_counter() - begun
    if not reply.text:
        sys.exit(f"no reply to {text}")
    return taken


def share(times: list[float], part: float) -> float:
    return times[min(len(times) - 1, int(len(times) * part))] * 1000


def memory(pid: int) -> float:
    """Resident memory of a process and its children, MiB."""
    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=True).stdout.split()
    own = subprocess.run(["ps", "-o", "rss=", "-p", ",".join([str(pid), *children])], capture_output=True, text=True, check=True).stdout.split()
    return sum(map(int, own)) / 1024


if __name__ == "__main__":
    main(sys.argv[1:])
