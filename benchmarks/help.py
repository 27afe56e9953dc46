"""How long `interviewer --help` takes beside a bare click program, run in turn; and that openai is not imported."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from table import show, spread

BARE = """
import click
@click.group()
def cli(): "A program."
@cli.command()
def one(): "A command."
cli()
"""
RUNS = 15


def seconds(command: list[str]) -> float:
    """Wall seconds of one run."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Print the table; exit 1 where the bound is not met."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        ours = [sys.executable, "-m", "interviewer", "--help"]
        other = [sys.executable, str(bare), "--help"]
        seconds(ours), seconds(other)
        pairs = [(seconds(ours), seconds(other)) for _ in range(RUNS)]
    ratios = [a / b for a, b in pairs]
    rows = [
        ("interviewer --help", *spread([a * 1000 for a, _ in pairs])),
        ("bare click --help", *spread([b * 1000 for _, b in pairs])),
        ("ratio", *spread(ratios, "x")),
    ]
    show(f"Help, {RUNS} pairs", ("", "min", "median", "max"), rows)
    loaded = "import sys, interviewer.cli as c\ntry: c.cli.main(['--help'])\nfinally: print('openai' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=False).stdout
    imported = told.strip().endswith("True")
    print(f"  openai imported: {imported}")
    sys.exit(imported or sorted(ratios)[RUNS // 2] > 2)


if __name__ == "__main__":
    main()
