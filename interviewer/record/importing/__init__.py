"""Transcripts of interviews held elsewhere, read into our own shape."""
