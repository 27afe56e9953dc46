"""A scenario that would not work in an interview is refused when it is read."""

import pytest
from pydantic import ValidationError

from interviewer.content.scenario import Curveball, Fact, Scenario, begins_a_word
from interviewer.content.vocabulary import Dimension


def changed(value, **more):
    """The same value with other fields, checked anew."""
    return type(value).model_validate(value.model_dump() | more)


@pytest.fixture
def curveball(scenario: Scenario) -> Curveball:
    return changed(
        scenario.curveballs[0],
        id="late-audit",
        terms=("delete", "expire", "thirty days"),
        wording="Oh, one thing from this morning. Hospitals now sign with us. What happens to that?",
        proof=(("hospital", "clinic"), ("sign",)),
    )


@pytest.mark.parametrize(
    ("term", "text", "begins"),
    [
        ("churn", "What is our churning like?", True),
        ("churn", "CHURN?", True),
        ("dau", "the gdau", False),
        ("age", "our pages", False),
        ("b.b", "bxb", False),
        ("how many", "so how many are there", True),
        ("'s", "it's", False),
    ],
)
def test_a_term_counts_from_the_beginning_of_a_word(term, text, begins):
    assert begins_a_word(term, text) is begins


def test_a_curveball_is_delivered_by_one_term_of_every_group(curveball):
    assert curveball.delivered_by("A clinic is about to sign, so what now?")
    assert not curveball.delivered_by("A clinic is about to leave, so what now?")
    assert not curveball.delivered_by("They want to sign.")


def test_a_curveball_in_other_words_is_delivered_by_half_its_telling_ones(curveball):
    long = changed(
        curveball,
        wording="Legal called: hospitals demand complete records of every deleted appointment for seven winters. And?",
        proof=(("hospital",), ("record",), ("seven winters",)),
    )
    assert long.delivered_by("Legal says the hospitals demand records, and deleted appointments count.")
    assert not long.delivered_by("Legal says there is a demand.")


def test_a_curveball_attacks_what_holds_its_terms(curveball):
    assert curveball.attacked("We DELETE it when it expires.") == 2
    assert curveball.attacked("We keep it undeleted for ever.") == 0


def test_a_wording_that_does_not_prove_itself_is_refused(curveball):
    with pytest.raises(ValidationError, match="its own wording does not hold one term of every group"):
        changed(curveball, proof=(("hospital",), ("regulator",)))


def test_a_long_wording_does_not_stand_in_for_its_proof(scenario: Scenario):
    for curveball in scenario.curveballs:
        with pytest.raises(ValidationError, match="its own wording does not hold"):
            changed(curveball, proof=(*curveball.proof, ("xylophone",)))


@pytest.mark.parametrize("field", ["terms", "proof", "aspects", "phases"])
def test_a_curveball_without_what_it_is_found_by_is_refused(curveball, field):
    with pytest.raises(ValidationError, match=field):
        changed(curveball, **{field: ()})


@pytest.mark.parametrize("dimension", Dimension)
def test_a_dimension_with_one_probe_only_is_refused(scenario: Scenario, dimension):
    own = [p for p in scenario.probes if p.dimension is dimension]
    rest = [p for p in scenario.probes if p.dimension is not dimension]
    filler = [p for p in rest if p.dimension is rest[0].dimension]
    with pytest.raises(ValidationError, match=rf"needs two or more with dimension = '{dimension}'"):
        changed(scenario, probes=[p.model_dump() for p in (*rest, *filler, *filler, own[0])])


def test_two_curveballs_of_one_id_are_refused(scenario: Scenario):
    first = scenario.curveballs[0]
    with pytest.raises(ValidationError, match=f"`curveballs` has '{first.id}' more than once"):
        changed(scenario, curveballs=[c.model_dump() for c in (*scenario.curveballs, first)])


def test_two_facts_of_one_topic_are_refused(scenario: Scenario):
    first = scenario.facts[0]
    with pytest.raises(ValidationError, match=f"`facts` has '{first.topic}' more than once"):
        changed(scenario, facts=[f.model_dump() for f in (*scenario.facts, first)])


@pytest.mark.parametrize(("field", "fewest"), [("facts", 8), ("curveballs", 4), ("probes", 16)])
def test_too_little_material_is_refused(scenario: Scenario, field, fewest):
    few = [value.model_dump() for value in getattr(scenario, field)[: fewest - 1]]
    with pytest.raises(ValidationError, match=f"at least {fewest} items"):
        changed(scenario, **{field: few})


def test_a_fact_that_could_hardly_be_asked_for_is_refused():
    with pytest.raises(ValidationError, match="at least 3 items"):
        Fact(topic="money", asks=("revenue", "who pays"), answer="Ads.")


def test_a_spoken_line_is_one_line():
    with pytest.raises(ValidationError, match="answer"):
        Fact(topic="money", asks=("a", "b", "c"), answer="Ads.\nAnd more.")


def test_a_curveball_is_found_by_its_id(scenario: Scenario):
    for curveball in scenario.curveballs:
        assert scenario.curveball(curveball.id) is curveball
    with pytest.raises(KeyError, match="nobody"):
        scenario.curveball("nobody")
