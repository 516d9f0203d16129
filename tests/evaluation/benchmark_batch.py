"""Times `python -m bot batch` on this machine: CPU seconds and peak memory. A benchmark, not a test; its files are temporary.

    python -m tests.evaluation.benchmark_batch [rows ...]
"""
from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ROWS = (100_000, 1_000_000)
#: A prime, so that its multiples run through all numbers.
_STRIDE = 7_368_787


def main(arguments: list[str]) -> None:
    for rows in [int(argument) for argument in arguments] or ROWS:
        with tempfile.TemporaryDirectory() as folder:
            table, amounts = Path(folder) / "towns.csv", Path(folder) / "amounts.csv"
            write(table, rows)
            begun = time.monotonic()
            cpu, memory, summary = timed(["batch", str(table), "-o", str(amounts)])
            print(f"{rows:>9,} rows  {table.stat().st_size / 2**20:5.1f} MiB in, {amounts.stat().st_size / 2**20:5.1f} MiB out")
            print(f"  CPU {cpu:5.2f} s (user and system), {time.monotonic() - begun:5.2f} s in all, peak memory {memory:5.1f} MiB")
            print(f"  {summary}")


def write(path: Path, rows: int) -> None:
    """A table of towns in no order, every one with a name of its own; nothing is kept, as a child's peak memory starts from its parent's."""
    chance = random.Random(97)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["町村名", "契約類型", "人口", "サイバー特約"])
        for number in (_STRIDE * index % rows for index in range(rows)):
            writer.writerow([f"第{number}町", chance.randint(1, 10), chance.randint(200, 60_000), chance.choice(["あり", "なし", ""])])


def timed(arguments: list[str]) -> tuple[float, float, str]:
    """CPU seconds and peak memory (MiB) of a run, and what it said last."""
    process = subprocess.Popen([sys.executable, "-m", "bot", *arguments], cwd=PROJECT, stderr=subprocess.PIPE, text=True)
    said = process.stderr.read() if process.stderr else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(said)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said.splitlines()[-1]


if __name__ == "__main__":
    main(sys.argv[1:])
