"""What is shipped can be played: it reads, proves itself and answers the usual questions."""

import re
import string

import pytest

from interviewer.content.candidate import Candidate, CandidateLines
from interviewer.content.library import Library, shipped_root
from interviewer.content.persona import Persona
from interviewer.content.scenario import Curveball, Fact, Material, Scenario, begins_a_word
from interviewer.content.vocabulary import Aspect, Dimension, Kind, Level, Manner
from interviewer.interview.brief import answers


def ids(*folder: str) -> list[str]:
    return sorted(f.name[:-5] for f in shipped_root().joinpath(*folder).iterdir() if f.name.endswith(".toml"))


SCENARIOS = ids("scenarios")
PERSONAS = ids("personas")
CANDIDATES = ids("personas", "candidates")


@pytest.fixture
def played(library: Library, request: pytest.FixtureRequest) -> Scenario:
    return library.scenarios.get(request.param)


every_scenario = pytest.mark.parametrize("played", SCENARIOS, indirect=True)


def test_there_is_a_situation_of_every_kind_and_level_enough_to_choose(library: Library):
    shipped = library.scenarios.all()
    assert {s.kind for s in shipped} == set(Kind)
    assert len({s.title for s in shipped}) == len(shipped) >= 5
    assert {s.level for s in shipped} <= set(Level)


@pytest.mark.parametrize("id", PERSONAS)
def test_every_persona_reads(library: Library, id: str):
    persona = library.personas.get(id)
    assert isinstance(persona, Persona)
    assert persona.speech.words < persona.speech.max_words


@pytest.mark.parametrize("id", CANDIDATES)
def test_every_candidate_reads(library: Library, id: str):
    assert isinstance(library.candidates.get(id), Candidate)


@pytest.mark.parametrize("id", CANDIDATES)
def test_every_slot_of_a_candidates_line_is_material(library: Library, id: str):
    lines = library.candidates.get(id).lines
    said = [line for field in CandidateLines.model_fields for line in getattr(lines, field)]
    slots = {name for line in said for _, name, _, _ in string.Formatter().parse(line) if name is not None}
    assert slots <= set(Material.model_fields)


@pytest.mark.parametrize("id", PERSONAS)
def test_a_personas_lines_hold_the_slots_they_are_filled_by(library: Library, id: str):
    lines = library.personas.get(id).lines
    assert all("{quote}" in line for line in lines.tie)
    assert all("{technology}" in line for line in lines.technology)
    assert not any("?" in line for line in (*lines.tie, *lines.close, *lines.greeting))
    assert len(set(library.personas.get(id).manners) - {Manner.GO_ON, Manner.SILENCE}) >= 2


@every_scenario
def test_every_scenario_reads_and_asks_one_thing(played: Scenario):
    assert played.question.count("?") <= 1
    for spoken in (*(p.ask for p in played.probes), *(c.wording for c in played.curveballs)):
        assert spoken.count("?") <= 1, spoken
        assert not re.search(r"[*#`_{}]", spoken), spoken


@every_scenario
def test_every_curveball_proves_itself_by_its_own_terms(played: Scenario):
    for curveball in played.curveballs:
        for group in curveball.proof:
            assert any(begins_a_word(term, curveball.wording) for term in group), (curveball.id, group)


@every_scenario
def test_no_question_of_the_scenario_passes_for_one_of_its_changes(played: Scenario):
    spoken = [played.question, *(probe.ask for probe in played.probes)]
    assert [(c.id, line) for c in played.curveballs for line in spoken if c.delivered_by(line)] == []


@every_scenario
def test_no_change_passes_for_another(played: Scenario):
    def mistaken(curveball: Curveball) -> list[str]:
        return [
            other.id for other in played.curveballs if other is not curveball and other.delivered_by(curveball.wording)
        ]

    assert {c.id: mistaken(c) for c in played.curveballs if mistaken(c)} == {}


@every_scenario
def test_what_is_compared_in_lower_case_is_written_so(played: Scenario):
    terms = [t for c in played.curveballs for t in (*c.terms, *(t for group in c.proof for t in group))]
    asks = [ask for fact in played.facts for ask in fact.asks]
    assert [word for word in (*terms, *asks) if word != word.lower()] == []


@every_scenario
def test_every_probe_is_a_question_of_its_own_and_short_enough_to_say(played: Scenario):
    asked = [probe.ask for probe in played.probes]
    assert len(set(asked)) == len(asked)
    assert [ask for ask in asked if len(ask.split()) > 40] == []
    assert {probe.dimension for probe in played.probes} == set(Dimension)


@every_scenario
def test_changes_break_more_than_one_kind_of_commitment(played: Scenario):
    aspects = {aspect for curveball in played.curveballs for aspect in curveball.aspects}
    assert len(aspects) >= 4
    assert aspects <= set(Aspect)


ASKED = [
    ("ad-auction", "Who are the advertisers we'd be selling to?", "advertisers"),
    ("ad-auction", "How are ads sold today?", "how ads are sold now"),
    ("ad-auction", "Do we see much click fraud or fake clicks?", "false taps"),
    ("ad-auction", "What does leadership want from this, fill rate or ROI?", "what leadership wants"),
    (
        "shopping-cart",
        "When do people sign in, before or after they fill the cart?",
        "guests and people who sign in",
    ),
    ("shopping-cart", "Is stock reserved while something sits in a cart?", "stock"),
    ("shopping-cart", "What happens today, what does the current cart do?", "what happens today"),
    ("social-notifications", "What is our churn in the first month?", "who we lose"),
    ("social-notifications", "How many people turn them off?", "switching them off"),
    ("social-notifications", "How late is a notification usually, what's the delay?", "how late they are"),
    ("twitter-timeline", "Where does the revenue come from?", "where the money comes from"),
    ("twitter-timeline", "Which countries are we in, what languages?", "where it runs"),
    ("twitter-timeline", "How many engineers do I have, and is there a deadline?", "team and time"),
    ("webhook-retries", "How many webhooks fail, what's the failure rate?", "how many fail"),
    ("webhook-retries", "Do they mind duplicates, if the same event comes twice?", "repeats"),
    ("webhook-retries", "Have we promised an SLA in any contract?", "what we have promised"),
    ("webhook-retries", "Does the order matter, do they need them in order?", "order of messages"),
]


@pytest.mark.parametrize(("id", "question", "topic"), ASKED)
def test_a_usual_question_finds_its_fact(library: Library, id: str, question: str, topic: str):
    assert [fact.topic for fact in answers(library.scenarios.get(id).facts, [question], most=1)] == [topic]


@every_scenario
def test_every_fact_is_what_its_own_phrases_ask_for(played: Scenario):
    def reached(fact: Fact) -> int:
        return sum(fact in answers(played.facts, [f"So, {ask}?"], most=1) for ask in fact.asks)

    assert [fact.topic for fact in played.facts if reached(fact) * 2 < len(fact.asks)] == []
