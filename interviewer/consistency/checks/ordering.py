"""Does the better one get the better grade? Pairs that differ in one signal, and ladders of damage."""

from collections.abc import Sequence

from interviewer.consistency.gating import Asked
from interviewer.consistency.readings import Reading, Readings
from interviewer.consistency.result import Check, Compared, Figure, Ladder, Rung
from interviewer.consistency.statistics import Estimate, mean_tau, proportion
from interviewer.consistency.trials import Kind
from interviewer.content.vocabulary import Dimension

PAIRS = (
    "P(stronger above weaker) on the pair's own dimension (the score where it is overall), a tie counting half; 95 "
    "% interval after Wilson 1927."
)
LADDERS = (
    "Kendall's tau-b between the score and the number of steps not yet taken (scipy), mean over ladders, 95 % "
    "bootstrap over ladders; and the share of steps at which the damaged dimension falls, and no other falls "
    "further (half where another falls as far), Wilson 1927."
)


def pairs(readings: Readings, asked: Asked) -> Check:
    """Figures `pairs.*`."""
    found = compared(readings, asked)
    figures = [_ordered("all", "stronger above weaker, all pairs", found, asked)]
    figures.append(
        _ordered("disguised", "those whose weaker is longer and smoother", [p for p in found if p.disguised], asked)
    )
    for dimension in dict.fromkeys(pair.dimension for pair in found):
        here = [pair for pair in found if pair.dimension == dimension]
        figures.append(_ordered(dimension, f"stronger above weaker, {dimension.replace('_', ' ')}", here, asked))
    return Check(id="pairs", title="Is the better of two marked better?", statistic=PAIRS, figures=tuple(figures))


def compared(readings: Readings, asked: Asked) -> tuple[Compared, ...]:
    """Every pair whose both sides were graded."""
    found = []
    for id in readings.cases(Kind.PAIR):
        pair = asked.cases.pairs[id]
        sides = [readings.of(Kind.PAIR, id, side) for side in ("weaker", "stronger")]
        if all(sides):
            weaker, stronger = (_on(pair.dimension, side[0]) for side in sides)
            found.append(
                Compared(id=id, dimension=pair.dimension, weaker=weaker, stronger=stronger, disguised=pair.disguised)
            )
    return tuple(found)


def ladders(readings: Readings, asked: Asked) -> Check:
    """Figures `ladders.*`."""
    found = climbed(readings, asked)
    scores = [[(-n, rung.score) for n, rung in enumerate(ladder.rungs) if rung.score is not None] for ladder in found]
    tau = mean_tau(
        [([float(n) for n, _ in each], [score for _, score in each]) for each in scores],
        resamples=asked.suite.resamples,
        seed=asked.suite.seed,
    )
    hits, steps = 0.0, 0
    for ladder in found:
        rungs = [readings.of(Kind.LADDER, ladder.id, f"rung-{n}") for n in range(len(ladder.rungs))]
        for n in range(1, len(rungs)):
            dimension = ladder.rungs[n].dimension
            if dimension and rungs[n - 1] and rungs[n]:
                hits += _hit(dimension, rungs[n - 1][0], rungs[n][0])
                steps += 1
    return Check(
        id="ladders",
        title="Does damage cost, where it was done?",
        statistic=LADDERS,
        figures=(
            asked.figure("ladders.tau", "order of the rungs", tau, "ladders", better="higher"),
            asked.figure(
                "ladders.damaged", "the damaged dimension falls most", proportion(hits, steps), "steps", better="higher"
            ),
        ),
    )


def climbed(readings: Readings, asked: Asked) -> tuple[Ladder, ...]:
    """Every ladder, with what its rungs were given."""
    found = []
    for id in readings.cases(Kind.LADDER):
        damaged: list[Dimension | None] = [None, *(step.dimension for step in asked.cases.ladders[id].steps)]
        rungs = []
        for number, dimension in enumerate(damaged):
            given = readings.of(Kind.LADDER, id, f"rung-{number}")
            first = given[0] if given else None
            mark = first.marks.get(dimension) if first and dimension else None
            rungs.append(Rung(dimension=dimension, score=first.score if first else None, mark=mark))
        found.append(Ladder(id=id, rungs=tuple(rungs)))
    return tuple(found)


def _ordered(id: str, name: str, found: Sequence[Compared], asked: Asked) -> Figure:
    right = sum(_won(pair) for pair in found)
    wrong = [pair.id for pair in found if _won(pair) == 0]
    tied = sum(_won(pair) == 0.5 for pair in found)
    note = f"{tied} tied" + (f", wrong: {', '.join(wrong)}" if wrong else "")
    estimate = proportion(right, len(found)) if found else Estimate(None, None, None, 0, "no pairs")
    return asked.figure(f"pairs.{id}", name, estimate, "pairs", better="higher", note=note if found else "")


def _won(pair: Compared) -> float:
    if pair.weaker is None or pair.stronger is None or pair.weaker == pair.stronger:
        return 0.5
    return float(pair.stronger > pair.weaker)


def _on(dimension: Dimension | str, reading: Reading) -> float | None:
    return reading.marks.get(dimension) if isinstance(dimension, Dimension) else reading.score


def _hit(damaged: Dimension, before: Reading, after: Reading) -> float:
    falls = {d: before.marks[d] - after.marks[d] for d in before.marks if d in after.marks}
    own = falls.pop(damaged, 0.0)
    others = max(falls.values(), default=0.0)
    if own <= 0 or others > own:
        return 0.0
    return 0.5 if others == own else 1.0
