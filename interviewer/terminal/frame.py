"""What a person is told before their first interview begins. Pure; costs nothing to import."""

from interviewer.content.persona import Persona


def frame(persona: Persona, minutes: float, timed: bool) -> str:
    """What will happen, in a few sentences, before the interviewer speaks."""
    scope, design = round(minutes * 5 / 45), round(minutes * 30 / 45)
    stretch = [scope, design, round(minutes) - scope - design]
    clock = (
        f"{minutes:g} minutes: about {stretch[0]} to settle what it is about, {stretch[1]} to design, "
        f"{stretch[2]} for what it costs and your own summary. Only your time counts."
        if timed
        else "No clock; /done ends it."
    )
    return (
        f"{persona.name}, {persona.role}, will ask you to design something. {clock} "
        f"Ask questions; there is a brief behind it. Something will change on the way. /help lists what you can do."
    )
