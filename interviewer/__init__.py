"""A system design interviewer for product managers."""

__version__ = "0.1.0"
