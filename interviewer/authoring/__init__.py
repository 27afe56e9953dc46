"""What an author of scenarios and personas works with: a draft, a file to begin with, and the checks."""
