"""Judgement cues found in text by rule, with their spans. Knows no session, no model, no grade."""
