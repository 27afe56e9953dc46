"""What disturbances put into a transcript: words that say nothing of a design.

No phrase for a candidate holds a number, a negation or a cue of `interviewer.signals`; tests hold it.
"""

from interviewer.consistency.disturbances.places import listed

FILLERS = ("um", "uh", "er", "erm", "you know", "I mean", "well", "let me see", "right", "um, you know", "uh, yeah")
INNER = ("um", "uh", "er", "you know", "I mean", "like", "um, like")
"""Those that stand in the middle of a sentence."""

APOLOGIES = (
    "Sorry, I'm rather nervous today.",
    "Sorry, bear with me a moment.",
    "Excuse me, my mouth has gone dry.",
    "Sorry, I'm talking too fast again.",
    "I'm sorry, my hands are shaking, ignore that.",
    "Apologies, interviews make me sweat.",
    "Sorry, let me get my breath.",
    "Oh dear, I'm stumbling over my words, sorry.",
    "Forgive me, I'm a bag of nerves.",
    "Sorry, I lose my thread when I'm nervous.",
    "Sorry, that came out all tangled.",
    "Gosh, sorry, my heart is racing.",
    "Sorry, I slept badly and it shows.",
    "Pardon me, I need a sip of water.",
)

PADDING = (
    "That is really the heart of how I look at it.",
    "It is a rich area, and a rewarding thing to think through.",
    "Stepping back, I find that the picture becomes clearer the longer I look at it.",
    "All of it hangs together, and I like how the pieces speak to each other.",
    "There is real depth under what looks like a plain question.",
    "I do enjoy a topic like this, where so many threads meet.",
    "What strikes me is how naturally the thoughts follow from each other.",
    "As with so much in product work, it comes down to seeing the whole picture.",
    "And this, in essence, is the shape of my thinking.",
    "And that thought runs like a thread through everything I am saying today.",
    "It pays to be thoughtful here, and to be deliberate.",
    "Clarity is what I am after, and clarity comes from looking closely.",
    "Good product thinking, to my mind, is a blend of head and heart.",
    "Let me put it in a slightly different light, to round out the thought.",
    "These are exactly the conversations that make this line of work so interesting.",
    "You can see how it all comes together when it is laid out side by side.",
    "I want to be intentional about that, and I want to be holistic about it.",
    "In many ways the question carries its own answer, and it rewards a patient reading.",
    "Context is everything, and everything here has its context.",
    "That gives us a lovely vantage point from which to look around.",
    "At the end of the day, it is a matter of bringing the right things together in the right way.",
    "How I see it is very much in the spirit of what we have been discussing.",
)
"""Smooth and empty."""

CHAT = (
    ("Did you find us all right?", "Yes, thanks, very easily."),
    ("Is it still raining out there?", "A little, but I brought an umbrella, thanks."),
    ("Can I get you some water?", "Water would be lovely, thank you."),
    ("How was the journey?", "Very smooth, thanks, I had a seat and a book."),
    ("How are you today?", "Very well, thanks, and I hope you are too."),
    ("Is the sound all right on your side?", "Yes, loud and clear, thanks."),
    ("I hope the sun isn't in your eyes over there.", "It's fine, thanks, what a lovely view."),
    ("Are you warm enough in here?", "Perfectly, thank you, it's cosy."),
    ("Nice picture behind you, by the way.", "Oh, thanks, my sister painted it."),
    ("Has the week been kind to you?", "It has, thank you, and the weather is finally lovely."),
)
"""Before the question: the interviewer's, the candidate's."""
FAREWELLS = (
    "Mind the step on your way out.",
    "I hope it stays dry for your way home.",
    "The lift is just round the corner.",
    "Enjoy the rest of your day.",
    "Have a lovely evening.",
    "Don't forget your umbrella.",
    "My colleague at the desk will take your badge.",
    "Have a good lunch.",
)

NAMES = listed(
    """Aisha Amara Andrzej Beatriz Bogdan Camille Chidi Chloe Connor Deepa Dmitri Elif Emeka Esther Fatima Femi Freya
    Gareth Giulia Hamza Hannah Hiroshi Ingrid Ivan Jamal Javier Jin Joanna Kwame Lakshmi Leila Lucía Magda Malik Mei
    Mehmet Nadia Naomi Ngozi Niamh Nikhil Omar Oksana Pedro Priya Rahul Rebecca Rohan Rosa Samira Sanjay Siobhan Sofia
    Stefan Tariq Thandiwe Tomasz Valentina Wei Yusuf Zainab"""
)
CALLS = ("Okay, {}.", "Right, {}.", "Thank you, {}.", "All right, {}.", "I see, {}.", "Thanks, {}.")

NOTES = (
    "[laughs]",
    "(crosstalk)",
    "[inaudible]",
    "(pause)",
    "[coughs]",
    "[sighs]",
    "(door closes)",
    "[paper rustling]",
    "(chuckles)",
    "[background noise]",
    "[pause]",
    "(clears throat)",
)
