"""`interviewer schema`: the JSON Schema of what this program reads and writes, for editors and other programs."""

import json

import click
from pydantic import BaseModel

SHAPES = ("debrief", "transcript", "scenario", "persona", "candidate", "rubric")


@click.command()
@click.argument("shape", type=click.Choice(SHAPES))
def schema(shape: str) -> None:
    """Print the JSON Schema of SHAPE."""
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_shape(shape).model_json_schema()}
    click.echo(json.dumps(described, indent=2, ensure_ascii=False))


def _shape(name: str) -> type[BaseModel]:
    from interviewer.content.candidate import Candidate
    from interviewer.content.persona import Persona
    from interviewer.content.rubric import Rubric
    from interviewer.content.scenario import Scenario
    from interviewer.grading.debrief import Debrief
    from interviewer.record.transcript import Transcript

    shapes: dict[str, type[BaseModel]] = {
        "debrief": Debrief,
        "transcript": Transcript,
        "scenario": Scenario,
        "persona": Persona,
        "candidate": Candidate,
        "rubric": Rubric,
    }
    return shapes[name]
