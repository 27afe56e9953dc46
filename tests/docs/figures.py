"""The table of figures in README.md, made from the runs that are kept in `evals/baselines/`."""

from interviewer.consistency.result import Result
from interviewer.report import figures
from tests.conftest import ROOT

SHOWN = (
    "retest.alpha",
    "retest.sd",
    "retest.flips_away",
    "retest.flips_near",
    "retest.flips_unreported",
    "labels.kappa.all",
    "labels.between",
    "labels.shift",
    "labels.marked",
    "pairs.all",
    "pairs.disguised",
    "ladders.tau",
    "ladders.damaged",
    "injections.found",
    "evidence.verified",
    "evidence.dropped",
    "coverage.graded",
)
"""The figures that are told."""


def table(run: str) -> str:
    """A run's figures as Markdown."""
    found = Result.model_validate_json((ROOT / "evals" / "baselines" / f"{run}.json").read_bytes())
    lines = [
        f"| suite {found.suite}, model {found.model}, rubric {found.rubric_version} | | 95 % interval | of | gate |",
        "| --- | --- | --- | --- | --- |",
    ]
    for check in found.checks:
        for each in (figure for figure in check.figures if figure.id in SHOWN):
            told = (
                f"{check.id}: {each.name}",
                figures.value(each),
                figures.interval(each),
                f"{each.n:,} {each.unit}",
                each.gate,
            )
            lines.append(f"| {' | '.join(told)} |")
    return "\n".join(lines) + "\n"
