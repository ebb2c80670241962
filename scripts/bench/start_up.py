"""How long the command line takes to start, against a bare Python: prints the ratios.

Each command runs in turn, many rounds; the minimum of each is compared, because what a busy
machine adds is never negative.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 15
KIT = str(Path(sys.executable).with_name("glossary-kit"))
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "glossary-kit --help": [KIT, "--help"],
    "glossary-kit lookup": [KIT, "lookup", "artifical inteligence"],
}


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    best = dict.fromkeys(COMMANDS, float("inf"))
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            best[name] = min(best[name], seconds(command))
    bare = best["python -c pass"]
    for name, value in best.items():
        print(f"{name:<22} {value * 1000:7.1f} ms  {value / bare:5.1f}x")


if __name__ == "__main__":
    main()
