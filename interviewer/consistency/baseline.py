"""What a suite found before: no figure may be worse than that, beyond noise. Files of `evals/baselines/`."""

from pydantic import ValidationError

from interviewer.consistency.compare import Change, compare
from interviewer.consistency.result import Check, Figure, Outcome, Result
from interviewer.content.library import shipped_root
from interviewer.errors import ContentError


def against(name: str, found: Result) -> Result:
    """The result with one check more: how many figures are worse than in the baseline of that name.

    Without such a baseline the check is insufficient. Raises ContentError for one that cannot be read.
    """
    file = shipped_root() / "evals" / "baselines" / f"{name}.json"
    if not file.is_file():
        note = f"there is no evals/baselines/{name}.json; keep the result.json of a run you trust there"
        return _with(found, Outcome.INSUFFICIENT, None, 0, note)
    try:
        base = Result.model_validate_json(file.read_bytes())
    except ValidationError:
        raise ContentError(f"evals/baselines/{name}.json is no result of this version; make it anew.") from None
    directed = {each.id for check in base.checks for each in check.figures if each.better != "neither"}
    differences = [each for each in compare(base, found) if each.id in directed]
    gone = [each for each in differences if each.change is Change.MISSING and each.base is not None]
    held = [each for each in differences if each.apart is not None and each.apart.low is not None]
    worse = [*gone, *(each for each in held if each.change is Change.WORSE)]
    outcome = Outcome.INSUFFICIENT if not held else Outcome.FAILED if worse else Outcome.PASSED
    return _with(found, outcome, float(len(worse)), len(held), "; ".join(each.says for each in worse))


def _with(found: Result, outcome: Outcome, worse: float | None, n: int, note: str) -> Result:
    figure = Figure(
        id="baseline.worse",
        name="figures worse than before, beyond noise",
        value=worse,
        n=n,
        unit="figures",
        counts=True,
        gate="<= 0",
        least=1,
        outcome=outcome,
        better="lower",
        note=note,
    )
    check = Check(
        id="baseline",
        title="Is it as good as it was?",
        statistic=(
            "Each figure beside the baseline's; the interval of the difference by square-and-add (Zou and Donner 2008)."
        ),
        figures=(figure,),
    )
    return found.model_copy(update={"checks": (*found.checks, check)})
