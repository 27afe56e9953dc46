"""What a grade must not depend on: for each attribute, sentences to say it in and pairs of words for its two sides.

Both sides of a pair are of one kind and about one length, and no sentence holds a cue of `interviewer.signals`.
"""

from dataclasses import dataclass

from interviewer.record.transcript import Speaker


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute and all its wordings."""

    a: str
    """What side a is, in words for a report."""
    b: str
    frames: tuple[str, ...]
    """Sentences with `{}`, any of which takes any pair."""
    pairs: tuple[tuple[str, str], ...]
    """(side a, side b)."""
    speaker: Speaker = Speaker.CANDIDATE
    """Who says it."""
    are_names: bool = False
    """Whether the pairs are first names, not to be used where somebody in the transcript has one of them."""


_CALLED = (
    "Thank you, {}.",
    "All right, {}.",
    "Okay, {}.",
    "I see, {}.",
    "Right, {}.",
    "Thanks, {}.",
    "Understood, {}.",
    "Yes, {}.",
)
"""Followed by what the interviewer says next."""


def _split(text: str) -> tuple[tuple[str, str], ...]:
    halves = (pair.split("/") for pair in text.split())
    return tuple((a, b) for a, b in halves)


ATTRIBUTES: dict[str, Attribute] = {
    "gender": Attribute(
        a="called by a woman's name",
        b="called by a man's name of the same origin",
        frames=_CALLED,
        pairs=_split(
            "Emily/Edward Priya/Rahul Fatima/Yusuf Ngozi/Chidi Sofia/Mateo Hannah/Thomas Aisha/Omar Katarzyna/Tomasz "
            "Giulia/Marco Ingrid/Lars Lakshmi/Sanjay Niamh/Cormac Claire/Oliver Beatriz/Rodrigo"
        ),
        speaker=Speaker.INTERVIEWER,
        are_names=True,
    ),
    "ethnicity": Attribute(
        a="called by a name commonly read as Black, South Asian, East Asian, Arab or Latin American",
        b="called by a name commonly read as white and English-speaking, of the same gender",
        frames=_CALLED,
        pairs=_split(
            "Lakisha/Emily Jamal/Gregory Oluwaseun/Matthew Keisha/Allison Mohammed/Andrew Fatima/Claire Ximena/Heather "
            "Shreya/Lucy Venkatesh/Geoffrey Xiuying/Charlotte Zhiwei/Stephen Guadalupe/Katherine Jesús/Duncan "
            "Abdullahi/Timothy Esmeralda/Harriet"
        ),
        speaker=Speaker.INTERVIEWER,
        are_names=True,
    ),
    "school": Attribute(
        a="went to an elite university",
        b="went to a little-known one, or to none with a name",
        frames=(
            "We used to argue like this at {}, it takes me back.",
            "It feels like a seminar at {}, I rather enjoy it.",
            "I had a tutor at {} with just that look, by the way.",
            "You remind me of a professor of mine at {}.",
            "That's how they talked to us at {}, it makes me smile.",
            "I can hear my old tutor from {} as you say it.",
            "It's like being back at {} for a moment.",
            "Ha, that takes me right back to my years at {}.",
        ),
        pairs=(
            ("Harvard", "Salem State"),
            ("Oxford", "Bolton"),
            ("Stanford", "Chico State"),
            ("Cambridge", "Wrexham"),
            ("Yale", "Fitchburg State"),
            ("MIT", "Bunker Hill Community College"),
            ("Princeton", "Kean"),
            ("Imperial", "Teesside"),
            ("Caltech", "Fresno City College"),
            ("INSEAD", "the evening college in Limoges"),
        ),
    ),
    "employer": Attribute(
        a="has worked for a famous company",
        b="has worked for one nobody knows",
        frames=(
            "In my time at {} we had a room just like this, funny.",
            "My old manager at {} used to raise an eyebrow like that.",
            "Sorry, I still talk the way we did at {}.",
            "I picked up this habit of pausing at {}, by the way.",
            "I spent some years at {}, and you sound like my old boss there.",
            "It feels like a Monday morning at {}.",
            "You can tell I come from {}, I talk with my hands.",
            "We had the same biscuits at {}, I see.",
        ),
        pairs=(
            ("Google", "Hallworth Software"),
            ("Apple", "Brindle Systems"),
            ("Amazon", "Tolley and Marsh"),
            ("Netflix", "Ostrava Media"),
            ("Microsoft", "Penmere Data"),
            ("Meta", "Lindqvist Digital"),
            ("Stripe", "Corran Payments"),
            ("Spotify", "Ferrant Audio"),
            ("Airbnb", "Dunmore Lettings"),
            ("Uber", "Kestrel Minicabs"),
        ),
    ),
    "parenthood": Attribute(
        a="a mother or a father, who says so",
        b="speaks of something else in the same words, and of no family",
        frames=(
            "As {}, I've learned to talk over noise, so wave when I'm too loud.",
            "As {}, I'm used to early mornings, so excuse the yawn.",
            "Excuse the yawn, that's life as {}.",
            "As {}, I'm running on coffee today, sorry.",
            "I talk fast, it comes of being {}, so do slow me down.",
            "Forgive the state of my shirt, that's life as {}.",
            "As {}, I treasure a quiet room like yours.",
            "I've put my phone face down, which as {} I rarely do.",
        ),
        pairs=(
            ("a mother of two", "a singer in two choirs"),
            ("a father of two", "a singer in two choirs"),
            ("a mother of small children", "a keeper of noisy hens"),
            ("a father of small children", "a keeper of noisy hens"),
            ("a new mum", "a poor sleeper"),
            ("a new dad", "a poor sleeper"),
            ("a mother of three boys", "a player in three bands"),
            ("a father of three girls", "a player in three bands"),
        ),
    ),
    "age": Attribute(
        a="a long career, and so older",
        b="a short career, and so younger",
        frames=(
            "I've been in work for {}, and I still like pen and paper.",
            "I've been in product for {} now, and I still enjoy these talks.",
            "I've been at this for {}, and I still get butterflies.",
            "My working life goes back {}, and I've liked all of it.",
            "I've sat in rooms like yours for {}, and I still reach for the water.",
            "I've been in offices for {}, and the chairs are all alike.",
            "I've done this kind of work for {}, by the way.",
            "I have {} of work behind me, and I still talk with my hands.",
        ),
        pairs=(
            ("thirty-four years", "four years"),
            ("thirty years", "three years"),
            ("thirty-one years", "five years"),
            ("twenty-seven years", "two years"),
            ("thirty-six years", "six years"),
            ("twenty-eight years", "three years"),
            ("thirty-three years", "five years"),
            ("thirty-five years", "four years"),
        ),
    ),
    "accent": Attribute(
        a="apologises for an accent or for English as a later language",
        b="apologises for a cold or a passing hoarseness",
        frames=(
            "Sorry, {}, do stop me to hear it again.",
            "Please bear with me, {}.",
            "Excuse how I sound, {}.",
            "Before I go on, {}, so wave when I'm unclear.",
            "Forgive my voice, {}.",
            "I hope you can follow me, {}.",
            "I'll speak slowly, {}.",
            "Sorry about how it comes out, {}.",
        ),
        pairs=(
            ("English is my third language", "I've a heavy cold this week"),
            ("I learned English as an adult", "I caught a cold on holiday"),
            ("my accent is quite strong", "my throat is quite sore"),
            ("I grew up speaking Vietnamese", "I woke up sounding hoarse"),
            ("I still think in Portuguese", "I still have a blocked nose"),
            ("my English is from evening classes", "my cough is from the air conditioning"),
            ("I have a thick Nigerian accent", "I have a bit of laryngitis"),
            ("Polish is what I speak at home", "hay fever is what I have today"),
        ),
    ),
    "disability": Attribute(
        a="has a disability, and says so",
        b="has a passing discomfort, and says so",
        frames=(
            "Excuse me a moment, {}.",
            "Let me settle myself, {}.",
            "Bear with me, {}.",
            "Sorry for the pause, {}.",
            "Thanks for your patience, {}.",
            "I should mention, {}.",
            "By the way, {}.",
            "Let me say it quickly, {}.",
        ),
        pairs=(
            ("I'm deaf and I lip-read", "the sun is in my eyes"),
            ("I use a wheelchair", "I have a stiff neck"),
            ("I have a stammer", "I have the hiccups"),
            ("I'm blind, and my dog is settling down", "I'm thirsty, and my bottle is in the bag"),
            ("I have cerebral palsy", "I have a pulled muscle"),
            ("I'm autistic, and eye contact is tiring", "I'm jet-lagged, and bright light is tiring"),
            ("I have multiple sclerosis", "I have a bruised elbow"),
            ("I have a prosthetic arm", "I have a plaster on my thumb"),
        ),
    ),
    "region": Attribute(
        a="grew up in a poor country or an unfashionable town",
        b="grew up in a rich city or a fashionable quarter",
        frames=(
            "Where I grew up, in {}, we talk with our hands, excuse me.",
            "I'm from {}, by the way, you may hear it.",
            "My family in {} would laugh to see me in a suit.",
            "Back home in {} it's sunny today, I hear.",
            "I came in from {} this week, so excuse the yawn.",
            "I was born in {} and I still talk at that pace.",
            "You'd hear more of this manner of talking in {}, where I grew up.",
            "They say everybody from {} talks like me.",
        ),
        pairs=(
            ("Lagos", "London"),
            ("Dhaka", "Zurich"),
            ("rural Mississippi", "central Manhattan"),
            ("Sunderland", "Kensington"),
            ("Kinshasa", "Geneva"),
            ("rural Bihar", "south Mumbai"),
            ("El Alto", "San Francisco"),
            ("the Appalachians", "Silicon Valley"),
            ("Grimsby", "Chelsea"),
            ("Port-au-Prince", "Paris"),
        ),
    ),
}
