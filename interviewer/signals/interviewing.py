"""How an interviewer talks, as patterns: what asks, what asks twice, and what none of them ever says."""

import re

PRAISE = re.compile(
    r"\b(?:great|good|excellent|nice|fantastic|brilliant|perfect|wonderful|solid|strong|thoughtful|smart|sharp|clever|"
    r"interesting|helpful|useful|fair|impressive|better)\s+(?:point|question|answer|job|work|start|thinking|thought|call|choice|idea|"
    r"framing|instinct|catch|observation|approach|enough(?=[.,!;]|$)|stuff|one|structure|insight|distinction)\b"
    r"|^(?:great|excellent|perfect|nice|good|exactly|precisely|brilliant|correct|right on|well done|absolutely|lovely|fair)[.,!]"
    r"|\bthat(?:'s|’s| is) (?:a )?(?:much |really |very |quite )?(?:great|good|better|right|correct|helpful|clear|smart|sensible|sound|honest|fair|reasonable)\b"
    r"|\bi (?:really )?(?:like|love|appreciate) (?:that|how|the way|your)\b|\byou(?:'re|’re| are) (?:right|correct|doing)\b|\bmakes sense\b|\bthank(?:s| you) for (?:that|the|sharing|clarifying|being|your (?:answer|honesty))\b",
    re.IGNORECASE,
)
"""A verdict on what was said."""
COACHING = re.compile(
    r"\byou (?:should|could|might want to|may want to|need to|ought to)\b(?! (?:not )?(?:lose|promise|defend|say no))|\bhave you (?:considered|thought (?:of|about))\b|\b(?:i(?:'d|’d| would)) (?:suggest|recommend|advise|consider)\b"
    r"|\bwhat about (?:using|adding|a|an)\b|\bconsider (?:using|adding|whether|how)\b|\b(?:a |one |as a )hint\b|\b(?:a|the) (?:stronger|better) (?:answer|approach|candidate)\b|\btry (?:to|using|adding|thinking)\b|\blet me help\b|\bwhy not (?:just )?(?:use|add)\b"
    r"|\bwouldn(?:'|’)t it be\b|\bdon(?:'|’)t forget\b|\bremember to\b|\bthe (?:right|correct) answer\b",
    re.IGNORECASE,
)
"""A hint, or advice."""
BACKSTAGE = re.compile(
    r"\b(?:rubric|directive|curve ?ball|bolt[- _]?on|dimension|system prompt|private brief|strong[_ ](?:no[_ ])?hire|no[_ ]hire|failure[_ ]ownership|"
    r"adaptability|grader|grading|candidate-[0-9a-f]|directive-[0-9a-f]|language model|as an ai|json|weak signals?|strong signals?)\b|</?\w+[-\w]*>|[{}]",
    re.IGNORECASE,
)
"""Words of the rubric and of the machinery."""
ASKS = re.compile(
    r"^(?:\w+[,.] )?(?:walk me|take me|tell me|talk me|give me|show me|describe|explain|name (?:me|one|the)|pick|say more|go on)\b",
    re.IGNORECASE,
)
"""A request in place of a question, at the beginning of a sentence."""
SECOND_CLAUSE = re.compile(
    r"[,;:–—]?\s+(?:and|or)(?:,| then)?\s+(?:what|how|why|who|whom|which|when|where|do|does|would|is|are|did|will)\b.*$",
    re.IGNORECASE,
)
"""A second question hung on to a first."""
