"""An estimate becomes a figure: held against its gate, and insufficient where there is too little to hold.

Nothing passes by having no cases.
"""

from dataclasses import dataclass
from typing import Literal

from interviewer.consistency.cases import Cases
from interviewer.consistency.result import Figure, Outcome
from interviewer.consistency.statistics import Estimate
from interviewer.consistency.suite import Gate, Suite
from interviewer.content.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Asked:
    """What the checks of a run share: the suite with its gates, the cases with their labels, the rubric."""

    suite: Suite
    cases: Cases
    rubric: Rubric

    def figure(
        self,
        id: str,
        name: str,
        estimate: Estimate,
        unit: str,
        *,
        better: Literal["higher", "lower", "nearer zero", "neither"] = "neither",
        note: str = "",
        counts: bool = False,
        one_sided: bool = False,
    ) -> Figure:
        """An estimate at its gate."""
        gate = self.suite.gate(id)
        outcome, why = judged(estimate, gate, unit) if gate else (Outcome.SHOWN, estimate.why)
        return Figure(
            id=id,
            name=name,
            value=_rounded(estimate.value),
            low=_rounded(estimate.low),
            high=_rounded(estimate.high),
            n=estimate.n,
            unit=unit,
            counts=counts,
            one_sided=one_sided,
            gate=gate.told() if gate else "",
            least=gate.n if gate else 0,
            within=gate.within if gate else None,
            outcome=outcome,
            better=better,
            note="; ".join(part for part in (why, note) if part),
        )


def judged(estimate: Estimate, gate: Gate, unit: str) -> tuple[Outcome, str]:
    """What becomes of an estimate at a gate, and why it is insufficient where it is."""
    if estimate.n < gate.n:
        few = f"{estimate.n} {unit}; the gate needs {gate.n}"
        return Outcome.INSUFFICIENT, f"{few}; {estimate.why}" if estimate.why else few
    value, low, high = estimate.value, estimate.low, estimate.high
    if value is None:
        return Outcome.INSUFFICIENT, estimate.why or "undefined"
    needs_interval = gate.least_low is not None or gate.within is not None
    if needs_interval and (low is None or high is None):
        return Outcome.INSUFFICIENT, estimate.why or "it has no interval"
    holds = (
        (gate.least is None or value >= gate.least)
        and (gate.most is None or value <= gate.most)
        and (gate.around is None or abs(value) <= gate.around)
        and (gate.least_low is None or (low is not None and low >= gate.least_low))
        and (gate.within is None or (low is not None and high is not None and max(-low, high) <= gate.within))
    )
    return (Outcome.PASSED if holds else Outcome.FAILED), estimate.why


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
